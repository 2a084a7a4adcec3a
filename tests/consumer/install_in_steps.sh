#!/bin/sh
# A fresh build with shared libraries, installed before anything is built, with the library alone, and with the program,
# which brings the components, into a prefix with blanks, below a DESTDIR with blanks:
#
#     install_in_steps.sh CMAKE GENERATOR CHECKOUT BUILD TOUR.cpp GOLDEN COMMAND…
#
# What the libraries show is compared with GOLDEN (TRIAGE_UPDATE_GOLDEN=1 writes it). TOUR.cpp is compiled with what
# pkg-config says, first where the library stands alone, and COMMAND… runs with it as its last argument.
set -eu
cmake=$1 generator=$2 checkout=$3 build=$4 tour=$5 golden=$6
shift 6
here=$(dirname "$0")
said=$build/said.txt
prefix="$build/a prefix"

fail() {
    echo "install_in_steps.sh: $1" >&2
    cat "$said" >&2
    exit 1
}
says() { tr '\n' ' ' <"$said" | tr -s ' ' | grep -qF -- "$1" || fail "nothing says \`$1\`"; }
is_there() { [ -s "$(find "$1" -path "*/$2")" ] || fail "\`$2\` is missing below $1"; }
is_absent() { [ -z "$(find "$1" -path "*/$2")" ] || fail "\`$2\` is there, below $1"; }

rm -rf "$build"
"$cmake" -S "$checkout" -B "$build" -G "$generator" "-DCMAKE_INSTALL_PREFIX=$prefix" -DBUILD_SHARED_LIBS=ON \
    -DTRIAGE_BUILD_TESTS=OFF -DTRIAGE_BUILD_BENCH=OFF -DCMAKE_BUILD_TYPE=None "-DCMAKE_CXX_COMPILER=${CXX:-c++}"

if "$cmake" --install "$build" >"$said" 2>&1; then fail "an empty build was installed"; fi
says "the library is not built yet"

"$cmake" --build "$build" --target triage
"$cmake" --install "$build" >"$said" 2>&1 || fail "the library alone is not installed"
says "the program is left out"
is_there "$prefix" triage-config.cmake
says "triage::authoring is left out"
is_absent "$prefix" bin/triage
is_absent "$prefix" "triage-*-targets*"
is_absent "$prefix" "libtriage_*"
"$here/pkg_config.sh" "$prefix" "$tour" "$@"

"$cmake" --build "$build" --target triage_cli
DESTDIR="$build/a stage" "$cmake" --install "$build" >"$said" 2>&1 || fail "the program is not installed"
root="$build/a stage$prefix"
for file in bin/triage man1/triage.1 completions/triage site-functions/_triage vendor_completions.d/triage.fish; do
    is_there "$root" "$file"
done
status=0
"$root/bin/triage" --symptoms "chest pain" >"$said" 2>&1 || status=$?
[ "$status" = 30 ] || fail "the installed program exits $status"
if [ -n "$(find "$root" -name triage-verify)" ]; then
    "$root/bin/triage" check --prove upper-back >"$said" 2>&1 || fail "the installed program proves nothing"
fi

"$here/pkg_config.sh" "$root" "$tour" "$@"

for library in libtriage.so libtriage_authoring.so libtriage_verify.so; do
    file=$(find "$root" -name "$library")
    [ -z "$file" ] || { echo "$library" && nm -D --defined-only -C "$file" | sed 's/^[0-9a-f]* //' | sort -u; }
done >"$build/symbols.txt"
if [ "${TRIAGE_UPDATE_GOLDEN-}" = 1 ]; then cp "$build/symbols.txt" "$golden"; fi
diff -u "$golden" "$build/symbols.txt" || fail "the libraries show something else"
