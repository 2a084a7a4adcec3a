#!/usr/bin/env bash
# What a rejected line of a batch costs with one triage, as a multiple of what it costs with another: one row for each
# kind of fault. Both run in turns on one thread; processor time, medians of the pairs.
#
#     tests/bench/rejected.sh OLD_TRIAGE NEW_TRIAGE [LINES [PAIRS]]
set -euo pipefail

old=${1:?OLD_TRIAGE}
new=${2:?NEW_TRIAGE}
lines=${3:-40000}
pairs=${4:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

signs='"symptoms":["chest pain","stiff neck"],"denies":["night pain","arm numbness"]'
declare -A faults=(
    [unknown_name]='{"id":"p-%d","symptoms":["chest pain","stif nekk"],"pain":3}'
    [many_unknown_names]='{"id":"p-%d","symptoms":["chest pain","stif nekk","dizzyness","back akes","tight sholders"],"pain":3}'
    [unknown_key]='{"id":"p-%d",'$signs',"mood":3}'
    [contradiction]='{"id":"p-%d",'$signs',"conditions":["night pain"],"pain":3}'
    [out_of_range]='{"id":"p-%d",'$signs',"pain":11}'
    [wrong_type]='{"id":"p-%d",'$signs',"pain":"3"}'
    [repeated_key]='{"id":"p-%d",'$signs',"pain":3,"pain":4}'
    [narrow_denial]='{"id":"p-%d","symptoms":["stiff neck"],"denies":["left arm numbness"],"pain":3}'
    [cut_off]='{"id":"p-%d",'$signs',"pain":3'
    [comma_missing]='{"id":"p-%d",'$signs' "pain":3}'
    [broken_at_once]='{id:"p-%d",'$signs',"pain":3}'
    [text_behind]='{"id":"p-%d",'$signs',"pain":3}}'
)

processor_seconds() {
    local TIMEFORMAT='%U %S'
    { time "$1" batch --threads 1 --summary none "$2" >"$work/out" 2>"$work/err" || [[ $? -eq 65 ]]; } 2>&1 |
        awk '{ print $1 + $2 }'
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

printf '| fault | old, µs a line | new, µs a line | new / old |\n|---|---:|---:|---:|\n'
for fault in $(printf '%s\n' "${!faults[@]}" | sort); do
    seq "$lines" | awk -v form="${faults[$fault]}" '{ printf form "\n", $1 }' >"$work/in.ndjson"
    : >"$work/pairs"
    for ((i = 0; i < pairs; ++i)); do
        printf '%s %s\n' "$(processor_seconds "$old" "$work/in.ndjson")" "$(processor_seconds "$new" "$work/in.ndjson")"
    done >"$work/pairs"
    awk '{ print $1 }' "$work/pairs" | median >"$work/old"
    awk '{ print $2 }' "$work/pairs" | median >"$work/new"
    awk '{ print $2 / $1 }' "$work/pairs" | median >"$work/ratio"
    awk -v fault="$fault" -v lines="$lines" -v old="$(cat "$work/old")" -v new="$(cat "$work/new")" \
        -v ratio="$(cat "$work/ratio")" \
        'BEGIN { printf "| %s | %.2f | %.2f | %.2f |\n", fault, old * 1e6 / lines, new * 1e6 / lines, ratio }'
done
