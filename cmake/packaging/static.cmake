# `triage_static`: the program as one file that needs no other, not even in an empty folder. It is linked from the objects
# of the program and of the libraries with archives only. Debian has no archive of simdjson: its single source, in the
# version of the installed header, is compiled here (simdjson_source.sh fetches it).
set(TRIAGE_SIMDJSON_SOURCE "" CACHE FILEPATH "simdjson.cpp of the installed version; with it there is a target triage_static")
if(NOT TRIAGE_SIMDJSON_SOURCE)
    return()
endif()
get_target_property(triage_type triage TYPE)
if(NOT triage_type STREQUAL "STATIC_LIBRARY")
    message(FATAL_ERROR "triage_static wants the library itself static: leave BUILD_SHARED_LIBS off")
endif()
if(NOT EXISTS "${TRIAGE_SIMDJSON_SOURCE}")
    message(FATAL_ERROR "TRIAGE_SIMDJSON_SOURCE names no file: ${TRIAGE_SIMDJSON_SOURCE}")
endif()

set(archives)
foreach(name IN ITEMS boost_program_options yaml-cpp z zstd)
    find_library(TRIAGE_ARCHIVE_${name} "lib${name}.a" REQUIRED)
    mark_as_advanced(TRIAGE_ARCHIVE_${name})
    list(APPEND archives "${TRIAGE_ARCHIVE_${name}}")
endforeach()

add_library(triage_simdjson OBJECT "${TRIAGE_SIMDJSON_SOURCE}")
target_compile_features(triage_simdjson PRIVATE cxx_std_17)
set_target_properties(triage_simdjson PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_compile_options(triage_simdjson PRIVATE -w)  # somebody else's

# Not by target_link_libraries(triage::triage), which would bring the shared libraries along.
add_executable(triage_static $<TARGET_OBJECTS:triage_cli> $<TARGET_OBJECTS:triage_commands> $<TARGET_OBJECTS:triage_simdjson>)
set_target_properties(triage_static PROPERTIES
    OUTPUT_NAME triage
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/static"
    LINKER_LANGUAGE CXX
    LINK_DEPENDS "$<TARGET_FILE:triage_authoring>;$<TARGET_FILE:triage>"
    EXCLUDE_FROM_ALL ON)
add_dependencies(triage_static triage_cli)  # which also writes the manual page and the completions for the archive
# The map says what was linked, for the bill of materials.
target_link_options(triage_static PRIVATE
    -static-pie -s LINKER:--gc-sections LINKER:-z,pack-relative-relocs "LINKER:-Map=${PROJECT_BINARY_DIR}/static/triage.map")
target_link_libraries(triage_static PRIVATE "$<TARGET_FILE:triage_authoring>" "$<TARGET_FILE:triage>" ${archives})
