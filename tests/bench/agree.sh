#!/usr/bin/env bash
# Do `triage batch` and the program written by hand give the same bytes? For benign profiles, others, and both mixed.
#
#     tests/bench/agree.sh [--count N] [--build FOLDER] [--triage FILE]
#
# Exits 0 if they do, 1 if they do not.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

count=100000
build=
triage=

parse_options() {
    while [[ $# -gt 0 ]]; do
        case $1 in
            --count) need_value "$@" && count=$2 && shift 2 ;;
            --build) need_value "$@" && build=$2 && shift 2 ;;
            --triage) need_value "$@" && triage=$2 && shift 2 ;;
            *) fail 64 "unknown option: $1" ;;
        esac
    done
    [[ $count =~ ^[1-9][0-9]*$ ]] || fail 64 "not a number: $count"
}

# compare PERMILLE_BENIGN FIELDS [stretches]
compare() {
    local fields=$2
    shift 2
    "$triage" batch --pack upper-back --summary none --fields "$fields" "$work/profiles" >"$work/triage" || fail 1 "triage exited with $?"
    "$build/tests/bench/handwritten" "$work/profiles" "$@" >"$work/handwritten"
    cmp "$work/triage" "$work/handwritten" >&2
}

main() {
    parse_options "$@"
    prepare_build
    triage=${triage:-$build/cli/triage}
    make_work_folder
    local benign fields=line,id,verdict,urgency,settled
    for benign in 1000 700 0; do
        "$build/tests/bench/generate_profiles" "$count" "$((benign + 17))" "$benign" >"$work/profiles"
        compare "$benign" "$fields" || fail 1 "$benign in 1000 benign: the decisions differ"
        compare "$benign" "$fields,stretches" stretches || fail 1 "$benign in 1000 benign: the stretches differ"
    done
    say "$((3 * count)) profiles: the same bytes"
}

main "$@"
