# What the tests of single units link: they call the inside of the library, which a shared one does not show. Where the
# libraries are shared, the same objects come as archives that only the tests see, and nothing is compiled twice.
if(BUILD_SHARED_LIBS)
    add_library(triage_inside STATIC EXCLUDE_FROM_ALL
        $<TARGET_OBJECTS:triage> $<TARGET_OBJECTS:triage_reader> $<TARGET_OBJECTS:triage_per_profile>
        $<TARGET_OBJECTS:triage_authoring>)
    set_target_properties(triage_inside PROPERTIES LINKER_LANGUAGE CXX)
    target_compile_features(triage_inside INTERFACE cxx_std_20)
    target_include_directories(triage_inside INTERFACE "${PROJECT_SOURCE_DIR}/lib/include")
    find_package(yaml-cpp REQUIRED)
    find_package(simdjson REQUIRED)
    find_package(Threads REQUIRED)
    target_link_libraries(triage_inside INTERFACE
        $<TARGET_NAME_IF_EXISTS:yaml-cpp> $<TARGET_NAME_IF_EXISTS:yaml-cpp::yaml-cpp> simdjson::simdjson Threads::Threads)
    if(TRIAGE_BUILD_VERIFY)
        add_library(triage_verify_inside STATIC EXCLUDE_FROM_ALL $<TARGET_OBJECTS:triage_verify>)
        set_target_properties(triage_verify_inside PROPERTIES LINKER_LANGUAGE CXX)
        target_link_libraries(triage_verify_inside INTERFACE triage_inside "${Z3_LIBRARY}")
    endif()
else()
    add_library(triage_inside ALIAS triage_authoring)  # which brings triage along
    if(TRIAGE_BUILD_VERIFY)
        add_library(triage_verify_inside ALIAS triage_verify)
    endif()
endif()
