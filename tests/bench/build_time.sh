#!/usr/bin/env bash
# Prints the processor time that a newcomer's first two commands take, in a fresh clone of this checkout's last commit:
# compiling for a first answer, compiling the rest for the tests, and the tests alone. The packages are there already,
# and ccache is not used. Takes minutes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CCACHE_DISABLE=1 TRIAGE_NO_INSTALL=1
TIMEFORMAT='%U %S'

# measured WHAT STATUS COMMAND…: the command has to end with that status.
measured() {
    local what=$1 expected=$2 status=0
    shift 2
    { time { "$@" >"$folder/out" 2>"$folder/err" || status=$?; }; } 2>"$folder/time"
    if [[ $status -ne $expected ]]; then
        tail -n 20 "$folder/out" "$folder/err" >&2
        exit 1
    fi
    awk -v what="$what" '{ printf "| %s | %.0f s |\n", what, $1 + $2 }' "$folder/time"
}

git clone --quiet "$root" "$folder/clone"
cd "$folder/clone"
echo '| what | processor time |'
echo '|---|---:|'
measured '`./bootstrap.sh run …`, first time' 30 ./bootstrap.sh run --symptoms "chest pain, left arm numbness"
cmake --preset release -DTRIAGE_BUILD_TESTS=ON -DTRIAGE_BUILD_VERIFY=ON >"$folder/out"
measured 'then what the tests need, compiled' 0 cmake --build --preset release
measured 'the tests alone' 0 ctest --preset release -j "$(nproc)" --label-exclude '^slow$'
measured 'those labelled `slow`' 0 ctest --preset release -j "$(nproc)" --label-regex '^slow$'
