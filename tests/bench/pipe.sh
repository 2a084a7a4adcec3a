#!/usr/bin/env bash
# Sends BYTES of profiles through a pipe into `triage batch`, and says how fast that went and how much memory it took:
#
#     tests/bench/pipe.sh BYTES [--threads N] [--build FOLDER] [--triage FILE]
#
# A hand-made run, for example with 10G. The generator shares the machine, and is not the slower of the two.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

bytes=
threads=1
build=
triage=

parse_options() {
    while [[ $# -gt 0 ]]; do
        case $1 in
            --threads) need_value "$@" && threads=$2 && shift 2 ;;
            --build) need_value "$@" && build=$2 && shift 2 ;;
            --triage) need_value "$@" && triage=$2 && shift 2 ;;
            [0-9]*) bytes=$1 && shift ;;
            *) fail 64 "unknown option: $1" ;;
        esac
    done
    bytes=$(numfmt --from=auto "$bytes" 2>/dev/null) || fail 64 "how many bytes? For example 10G"
    [[ $threads =~ ^[1-9][0-9]*$ ]] || fail 64 "not a number of threads: $threads"
}

# How many profiles make so many bytes.
profile_count() {
    local sample=100000 size
    size=$("$build/tests/bench/generate_profiles" $sample | wc -c)
    echo $((bytes * sample / size + 1))
}

main() {
    parse_options "$@"
    prepare_build
    triage=${triage:-$build/cli/triage}
    make_work_folder
    local count wall processor memory status=0
    count=$(profile_count)
    say "$count profiles"
    "$build/tests/bench/generate_profiles" "$count" |
        "$build/tests/bench/timed" "$work/figures" "$triage" batch --pack upper-back \
            --threads "$threads" --summary json - >/dev/null || status=$?
    read -r wall processor memory _ <"$work/figures"
    awk -v count="$count" -v bytes="$bytes" -v wall="$wall" -v processor="$processor" -v memory="$memory" 'BEGIN {
        printf "%d profiles, %.1f GB in %.1f s: %.0f thousand profiles a second, %.2f GB/s; ", count, bytes / 1e9, wall,
               count / wall / 1000, bytes / wall / 1e9
        printf "%.1f s of processor time, peak memory %.1f MiB\n", processor, memory / 1024 }'
    return "$status"
}

main "$@"
