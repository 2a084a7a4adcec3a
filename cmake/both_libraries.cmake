# libtriage.so beside libtriage.a, from the same objects: for distributions, whose programs hold the library while others
# share it. Programs of this build link `triage`, the static one; `find_package(triage)` finds the shared one, and the
# static one for those who ask for a component or for `static`. The components are static only: docs/decisions/0045.
option(TRIAGE_BOTH_LIBRARIES "Build libtriage.so too, from the objects of libtriage.a" OFF)
if(NOT TRIAGE_BOTH_LIBRARIES)
    return()
endif()
get_target_property(triage_type triage TYPE)
if(NOT triage_type STREQUAL "STATIC_LIBRARY")
    message(FATAL_ERROR "TRIAGE_BOTH_LIBRARIES wants the library itself static: leave BUILD_SHARED_LIBS off")
endif()

# A library has to be made of a source of its own, though this one has all in the other.
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/both_libraries.cpp" CONTENT "// The rest is in libtriage.a.\n")
add_library(triage_shared SHARED "${CMAKE_CURRENT_BINARY_DIR}/both_libraries.cpp")
triage_library(triage_shared triage)
set_target_properties(triage_shared PROPERTIES OUTPUT_NAME triage)
target_include_directories(triage_shared INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
# What users may call is marked in the objects, though they go into the archive too; exports.map keeps the rest inside.
foreach(part IN ITEMS triage_reader triage_per_profile triage)
    target_compile_definitions(${part} PRIVATE TRIAGE_SHARED TRIAGE_COMPONENTS_ARE_STATIC)
endforeach()
target_link_libraries(triage_shared PRIVATE $<LINK_LIBRARY:WHOLE_ARCHIVE,triage>)
