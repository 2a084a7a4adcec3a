#!/usr/bin/env bash
# Do the tests pass on a slow machine? See usage() below.
set -euo pipefail

usage() {
    cat <<'USAGE'
Usage: tests/under_load.sh [OPTIONS] [-- CTEST OPTION…]

Runs the tests beside a load that takes every core, and says which failed in which run. Exits 0 if none did, 1 if any.

  --runs N        so many times (3)
  --load N        busy loops a core (2); 0: no load
  --one-core      the tests on one core, with the load that lies on it
  --jobs N        tests at once (as many as there are cores; 1 with --one-core)
  --build FOLDER  a build folder with tests (build/release)

What stands behind `--` goes to ctest, as `-R ask` for some of the tests. The label `slow` is left out.
USAGE
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
runs=3
load=2
jobs=
build=$root/build/release
loops=()
tests=

fail() {
    printf 'under_load.sh: %s\n' "$2" >&2
    exit "$1"
}

parse_options() {
    while [[ $# -gt 0 && $1 != -- ]]; do
        case $1 in
            --one-core) taskset -cp 0 $$ >/dev/null && shift ;;  # and what it starts
            --runs | --load | --jobs | --build)
                [[ $# -ge 2 ]] || fail 64 "$1 needs a value"
                printf -v "${1#--}" %s "$2"
                shift 2
                ;;
            -h | --help) usage && exit 0 ;;
            *) usage >&2 && exit 64 ;;
        esac
    done
    [[ $runs =~ ^[1-9][0-9]*$ && $load =~ ^[0-9]+$ && $jobs =~ ^([1-9][0-9]*)?$ ]] || fail 64 "not a number"
    [[ -f $build/CTestTestfile.cmake ]] || fail 66 "no tests in $build: run ./bootstrap.sh test once, or name another folder"
    [[ $# -eq 0 ]] || shift
    ctest_options=("$@")
}

# Each ends by itself as soon as this script is gone, however that came about.
busy_loop() {
    while kill -0 $$ 2>/dev/null; do
        for _ in {1..100000}; do :; done
    done
}

start_load() {
    while [[ ${#loops[@]} -lt $((load * $(nproc))) ]]; do
        busy_loop &
        loops+=($!)
    done
}

# run_once NUMBER: the names of the tests that failed go to $failed.
run_once() {
    local report=$work/$1.xml status=0
    # A group of its own, which is ended as a whole. What a shell starts in the background would ignore Ctrl-C, which is
    # the business of some tests.
    setsid env --default-signal ctest --test-dir "$build" --label-exclude '^slow$' --output-on-failure --no-tests=error \
        --output-junit "$report" -j "${jobs:-$(nproc)}" "${ctest_options[@]}" >"$work/$1.log" 2>&1 </dev/null &
    tests=$!
    wait "$tests" || status=$?
    tests=
    printf 'run %s of %s, %s s: %s\n' "$1" "$runs" "$SECONDS" "$(grep 'tests passed' "$work/$1.log" || tail -n 1 "$work/$1.log")"
    [[ $status -ne 0 ]] || return 0
    grep -oP '<testcase name="\K[^"]*(?=".* status="fail")' "$report" >>"$failed" || echo "(ctest exited with $status)" >>"$failed"
    cat "$work/$1.log" >>"$log"
}

end_all() {
    [[ -z $tests ]] || kill -TERM -- "-$tests" 2>/dev/null || true
    [[ ${#loops[@]} -eq 0 ]] || kill "${loops[@]}" 2>/dev/null || true
    rm -rf "$work"
}

main() {
    parse_options "$@"
    work=$(mktemp -d)
    trap end_all EXIT
    trap 'exit 130' INT TERM HUP
    failed=$work/failed
    log=$build/under_load.log
    : >"$failed"
    : >"$log"
    start_load
    local run
    for ((run = 1; run <= runs; ++run)); do run_once "$run"; done
    [[ -s $failed ]] || exit 0
    printf '\nfailed (times, test); what they said is in %s:\n' "$log"
    sort "$failed" | uniq -c
    exit 1
}

main "$@"
