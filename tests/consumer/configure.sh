#!/bin/sh
# Configures a project anew, and builds one target of it where that is asked for:
#
#     configure.sh CMAKE -S FOLDER -B BUILD [OPTION...] [--build TARGET FILE EXPECTED]
#
# Exits as cmake does, and 1 where the file is not what was expected. Everything is printed on standard output.
set -eu
cmake=$1
build=$5
shift
rm -rf "$build"
exec 2>&1
for word in "$@"; do
    shift
    if [ "$word" = --build ]; then
        target=$1 file=$2 expected=$3
        break
    fi
    set -- "$@" "$word"
done
[ -z "${file-}" ] || shift 3
"$cmake" "$@"
[ -n "${file-}" ] || exit 0
"$cmake" --build "$build" --target "$target"
cmp "$build/$file" "$expected"
[ ! -e "$build/triage/lib/triage_embed" ]
