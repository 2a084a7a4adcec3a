#!/usr/bin/env bash
# Prints one Markdown table: what it takes to check, prove, test and compare the shipped pack and one that is TIMES as
# large:
#
#     tests/bench/packs.sh [--times N] [--runs N] [--build FOLDER]
#
# Medians of N runs (default 5), from start to end. TIMES is 42 if left out: about 1,000 rules.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

times=42
runs=5
build=

parse_options() {
    while [[ $# -gt 0 ]]; do
        case $1 in
            --times) need_value "$@" && times=$2 && shift 2 ;;
            --runs) need_value "$@" && runs=$2 && shift 2 ;;
            --build) need_value "$@" && build=$2 && shift 2 ;;
            *) fail 64 "unknown option: $1" ;;
        esac
    done
    [[ $times$runs =~ ^[1-9][0-9]*$ ]] || fail 64 "--times and --runs are whole numbers above 0"
}

# row NAME COMMAND…: a finding (exit 1) is an answer, everything else above 0 is not.
row() {
    local name=$1 run status
    shift
    : >"$work/seconds"
    for ((run = 0; run < runs; ++run)); do
        status=0
        "$build/tests/bench/timed" "$work/figures" "$@" >"$work/answer" || status=$?
        [[ $status -le 1 ]] || fail 70 "$* exited with $status"
        cut -d ' ' -f 1,3 "$work/figures" >>"$work/seconds"
    done
    sort -n "$work/seconds" | awk -v name="$name" '{ wall[NR] = $1; if ($2 > memory) memory = $2 }
        END { printf "| %s | %.3f | %.0f |\n", name, wall[int((NR + 1) / 2)], memory / 1024 }'
}

main() {
    parse_options "$@"
    prepare_build
    make_work_folder
    local triage=$build/cli/triage shipped=$bench_root/rules/upper-back
    local both=("$shipped" "$bench_root/rules/spine-red-flags")
    cp -r "$shipped" "$work/looser"
    sed -i 's/when: pain > 4$/when: pain > 6/' "$work/looser/rules.yaml"
    "$build/tests/bench/generate_pack" "$times" >"$work/larger.yaml"
    local larger=(--pack upper-back --pack "$work/larger.yaml")
    local rules
    rules=$("$triage" list rules --format json "${larger[@]}" | grep -o '"rule":' | wc -l)
    echo "| command | seconds | MiB |"
    echo "|---|---:|---:|"
    row "\`check\`, both packs" "$triage" check "${both[@]}"
    row "\`check --prove\`" "$triage" check --prove "${both[@]}"
    row "\`test\`" "$triage" test "${both[@]}"
    row "\`diff\` of upper-back, one limit changed" "$triage" diff "$shipped" "$work/looser"
    row "\`check\`, $rules rules" "$triage" check "${larger[@]}"
    row "\`check --prove\`, $rules rules" "$triage" check --prove "${larger[@]}"
}

main "$@"
