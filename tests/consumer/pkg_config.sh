#!/bin/sh
# Compiles a program against an installed copy with what pkg-config says, and runs it:
#
#     pkg_config.sh PREFIX PROGRAM.cpp COMMAND…     runs COMMAND… with the compiled program as its last argument
set -eu
prefix=$1
# shellcheck disable=SC2034  # eval uses it
program=$2
shift 2

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name triage.pc)")
LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH")
export PKG_CONFIG_PATH LD_LIBRARY_PATH

binary=$prefix/tour-by-pkg-config
# shellcheck disable=SC2086  # flags are words, and pkg-config quotes the blanks inside of them
eval "\"\${CXX:-c++}\" ${CXXFLAGS:-} -std=c++20 \"\$program\" -o \"\$binary\" $(pkg-config --cflags --libs triage)"
"$@" "$binary"
