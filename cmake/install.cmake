# What other projects get: headers, the library, the program, a CMake package and a pkg-config file.
include(CMakePackageConfigHelpers)

# A static library does not carry what it links to, so its users have to find that, and whoever asks pkg-config for it
# need not know which kind it is; a shared one does.
get_target_property(triage_type triage TYPE)
if(triage_type STREQUAL "SHARED_LIBRARY")
    set(TRIAGE_IS_SHARED ON)
    set(TRIAGE_PC_REQUIRES "")
    set(TRIAGE_PC_THREADS "")
    set(TRIAGE_PC_DEFINITIONS "-DTRIAGE_SHARED")
else()
    set(TRIAGE_IS_SHARED OFF)
    set(TRIAGE_PC_REQUIRES "yaml-cpp simdjson")
    set(TRIAGE_PC_THREADS "${CMAKE_THREAD_LIBS_INIT}")
    set(TRIAGE_PC_DEFINITIONS "")
endif()

# Beside a shared one, only `pkg-config --static` needs it; named as libraries, since who does not ask need not have them.
set(TRIAGE_PC_PRIVATE "")
if(TRIAGE_BOTH_LIBRARIES)
    set(TRIAGE_PC_PRIVATE "-lyaml-cpp -lsimdjson ${TRIAGE_PC_THREADS}")
    set(TRIAGE_IS_SHARED ON)
    set(TRIAGE_PC_REQUIRES "")
    set(TRIAGE_PC_THREADS "")
    set(TRIAGE_PC_DEFINITIONS "-DTRIAGE_SHARED")
endif()

set(triage_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/triage")
set(triage_pc_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
set(triage_licence_dir "${CMAKE_INSTALL_DATAROOTDIR}/doc/triage")

# The way from the pkg-config file up to the prefix, so that the installed tree can be moved.
file(RELATIVE_PATH TRIAGE_PC_PREFIX "/${triage_pc_dir}" "/")
string(REGEX REPLACE "/$" "" TRIAGE_PC_PREFIX "${TRIAGE_PC_PREFIX}")

# What was not built is left out, and said; without the library there is nothing to install.
function(triage_install_says target severity text)
    install(CODE "if(NOT EXISTS \"$<TARGET_FILE:${target}>\")
  message(${severity} \"${text}: build it with `cmake --build \\\"${PROJECT_BINARY_DIR}\\\" --target ${target}`\")
endif()")
endfunction()
triage_install_says(triage FATAL_ERROR "the library is not built yet, so there is nothing to install")

if(TRIAGE_BOTH_LIBRARIES)
    install(TARGETS triage EXPORT triage-static-targets)
    triage_install_says(triage_shared FATAL_ERROR "the shared library is not built yet")
    install(TARGETS triage_shared EXPORT triage-targets)
    install(EXPORT triage-static-targets NAMESPACE triage:: DESTINATION "${triage_package_dir}")
else()
    install(TARGETS triage EXPORT triage-targets)
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/lib/include/triage" TYPE INCLUDE FILES_MATCHING PATTERN "*.hpp")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${triage_licence_dir}" OPTIONAL)
install(EXPORT triage-targets NAMESPACE triage:: DESTINATION "${triage_package_dir}")

# A component may be left unbuilt. Then its package file must not be there, not even one of an earlier installation: it
# would break `find_package`.
function(triage_install_component name)
    triage_install_says(triage_${name} STATUS "triage::${name} is left out, not being built")
    install(TARGETS triage_${name} EXPORT triage-${name}-targets OPTIONAL)
    install(EXPORT triage-${name}-targets NAMESPACE triage:: DESTINATION "${triage_package_dir}")
    install(CODE "if(NOT EXISTS \"$<TARGET_FILE:triage_${name}>\")
  set(folder \"${triage_package_dir}\")
  cmake_path(ABSOLUTE_PATH folder BASE_DIRECTORY \"\${CMAKE_INSTALL_PREFIX}\")
  file(GLOB left_over \"\$ENV{DESTDIR}\${folder}/triage-${name}-targets*.cmake\")
  if(left_over)
    file(REMOVE \${left_over})
  endif()
  list(FILTER CMAKE_INSTALL_MANIFEST_FILES EXCLUDE REGEX \"/triage-${name}-targets[^/]*$\")
endif()")
endfunction()
if(TRIAGE_BUILD_AUTHORING)
    triage_install_component(authoring)
endif()
if(TRIAGE_BUILD_VERIFY)
    triage_install_component(verify)
    install(FILES "${CMAKE_CURRENT_LIST_DIR}/FindZ3.cmake" DESTINATION "${triage_package_dir}")
endif()
if(TRIAGE_BUILD_CLI)
    file(RELATIVE_PATH triage_bin_to_lib "/${CMAKE_INSTALL_BINDIR}" "/${CMAKE_INSTALL_LIBDIR}")
    set_target_properties(triage_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${triage_bin_to_lib}")
    triage_install_says(triage_cli STATUS "the program is left out, not being built")
    install(TARGETS triage_cli OPTIONAL)
    if(TRIAGE_GENERATES)
        set(triage_generated_dir "${PROJECT_BINARY_DIR}/cli/generated")
        install(FILES "${triage_generated_dir}/triage.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" OPTIONAL)
        install(FILES "${triage_generated_dir}/triage"
            DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions" OPTIONAL)
        install(FILES "${triage_generated_dir}/_triage" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/zsh/site-functions" OPTIONAL)
        install(FILES "${triage_generated_dir}/triage.fish"
            DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/fish/vendor_completions.d" OPTIONAL)
    endif()
    # Nobody calls it but `triage`.
    if(TRIAGE_BUILD_VERIFY)
        set(triage_companion_dir "${CMAKE_INSTALL_LIBEXECDIR}/triage")
        file(RELATIVE_PATH triage_companion_to_lib "/${triage_companion_dir}" "/${CMAKE_INSTALL_LIBDIR}")
        set_target_properties(triage_verify_cli PROPERTIES INSTALL_RPATH "$ORIGIN/${triage_companion_to_lib}")
        triage_install_says(triage_verify_cli STATUS "`check --prove` and `diff` are left out, not being built")
        install(TARGETS triage_verify_cli DESTINATION "${triage_companion_dir}" OPTIONAL)
    endif()
endif()

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/triage-config.cmake.in"
    "${PROJECT_BINARY_DIR}/triage-config.cmake" INSTALL_DESTINATION "${triage_package_dir}")
# Before 1.0 a minor version may break its users.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/triage-config-version.cmake" COMPATIBILITY SameMinorVersion)
configure_file("${CMAKE_CURRENT_LIST_DIR}/triage.pc.in" "${PROJECT_BINARY_DIR}/triage.pc" @ONLY)

install(FILES "${PROJECT_BINARY_DIR}/triage-config.cmake" "${PROJECT_BINARY_DIR}/triage-config-version.cmake"
    DESTINATION "${triage_package_dir}")
install(FILES "${PROJECT_BINARY_DIR}/triage.pc" DESTINATION "${triage_pc_dir}")
