# Makes a text file of the sources a constant of the program: shells, styles and schemas stand in files of their own,
# where editors and linters know what they are.
#
#     triage_embed_text(TARGET NAME FILE)
#
# gives TARGET the header "embedded/NAME.hpp", which declares `inline constexpr std::string_view triage::embedded::NAME`.
# Made when the build is configured, so that a build for another machine needs no program for it.
function(triage_embed_text target name file)
    get_filename_component(file "${file}" ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" text)
    if(text MATCHES "[)]embedded\"")
        message(FATAL_ERROR "${file}: `)embedded\"` would end the string that it becomes")
    endif()
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/texts")
    file(CONFIGURE OUTPUT "${folder}/embedded/${name}.hpp" @ONLY CONTENT
"// Made from a file of the sources by cmake/embed_text.cmake.
#pragma once

#include <string_view>

namespace triage::embedded {
inline constexpr std::string_view @name@ = R\"embedded(@text@)embedded\";
}
")
    target_include_directories(${target} PRIVATE "$<BUILD_INTERFACE:${folder}>")
endfunction()
