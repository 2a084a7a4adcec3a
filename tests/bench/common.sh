# What the scripts of this folder share: where things are, and how to build them. To be sourced.
# shellcheck shell=bash

bench_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

fail() {
    say "$2"
    exit "$1"
}

# Is there a value behind the option?
need_value() { [[ $# -ge 2 && -n $2 ]] || fail 64 "$1 needs a value"; }

bench_targets=(triage_cli generate_profiles generate_pack handwritten limits timed)

# Builds a release with the benchmarks, unless a build folder was given.
prepare_build() {
    [[ -z $build ]] || return 0
    build=$bench_root/build/release
    say "building in $build"
    (cd "$bench_root" && cmake --preset release -DTRIAGE_BUILD_TESTS=ON -DTRIAGE_BUILD_BENCH=ON &&
        cmake --build --preset release --target "${bench_targets[@]}") >&2 || fail 70 "the build failed"
}

# A folder for large files, in memory where that has room, so that no disk is measured. Removed at the end.
make_work_folder() {
    local parent=${TMPDIR:-/tmp}
    [[ -d /dev/shm && $(df --output=avail -k /dev/shm | tail -n 1) -gt $((8 * 1024 * 1024)) ]] && parent=/dev/shm
    work=$(mktemp -d "$parent/triage-bench.XXXXXX")
    trap 'rm -rf "$work"' EXIT
}
