#!/bin/sh
# Writes debian/libtriage0.symbols anew from a built library, with names as C++ spells them:
#
#     symbols.sh LIBRARY VERSION        LIBRARY is libtriage.so.0; VERSION that which exports a new name first
#
# Names that are there already keep their version. Read the difference before you commit it: a name that is gone breaks
# programs, and then TRIAGE_ABI has to be raised.
set -eu
library=$(realpath "$1")
version=$2
cd "$(dirname "$0")/../.."
symbols=debian/libtriage0.symbols
[ -f "$symbols" ] || : >"$symbols"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

nm --dynamic --defined-only --format=posix "$library" | sed -E 's/ .*//; s/@@?.*//' | c++filt | LC_ALL=C sort -u >"$folder/names"
{
    echo "libtriage.so.0 libtriage0 #MINVER#"
    while IFS= read -r name; do
        old=$(grep -F " (c++)\"$name@Base\" " "$symbols" | sed 's/.*" //')
        echo " (c++)\"$name@Base\" ${old:-$version}"
    done <"$folder/names"
} >"$folder/symbols"
cp "$folder/symbols" "$symbols"
