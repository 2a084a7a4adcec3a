#!/bin/sh
# Does a batch answer every line of a file that is not blank, in order, good or bad?
#
#     answers_every_line.sh TRIAGE PROFILES.ndjson
set -u
triage=$1
profiles=$2

answers=$("$triage" batch --summary none "$profiles")
status=$?
asked=$(awk 'NF { print NR }' "$profiles")
answered=$(printf '%s\n' "$answers" | sed -n 's/^{"line": *\([0-9]*\),.*}$/\1/p')
verdicts=$(printf '%s\n' "$answers" | sed -n 's/.*"verdict": *"\([a-z-]*\)".*/\1/p' | sort -u | tr '\n' ' ')

fail() {
    printf '%s\n%s\n' "$1" "$answers" >&2
    exit 1
}
[ "$status" -eq 65 ] || fail "exit $status, not 65"
[ "$answered" = "$asked" ] || fail "not every line was answered"
[ "$verdicts" = "ask proceed see-a-doctor stop " ] || fail "not every verdict is there: $verdicts"
