#!/usr/bin/env bash
# What `#include <triage/triage.hpp>` costs a source file that has nothing else, in processor time, beside a file that
# includes only the standard headers of ours:
#
#     include_time.sh [PAIRS]          11 unless told; CXX and CXXFLAGS (-O2 -std=c++20) from the environment
#
# The two are compiled in turns. Prints the median of each, and the median of the ratios of the pairs.
set -euo pipefail
pairs=${1:-11}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo '#include <triage/triage.hpp>' >"$folder/ours.cpp"
# The components have headers of their own, which triage.hpp does not include.
find "$root/lib/include/triage" -name '*.hpp' ! -name verify.hpp ! -path '*/authoring/*' -exec sed -n 's/^#include <\(.*\)>$/#include <\1>/p' {} + |
    sort -u >"$folder/standard.cpp"

processor_time() {
    local TIMEFORMAT='%U %S' times
    # shellcheck disable=SC2086  # flags are words
    times=$({ time "${CXX:-g++}" ${CXXFLAGS:--O2 -std=c++20} "-I$root/lib/include" -c "$folder/$1.cpp" -o /dev/null; } 2>&1)
    awk '{ print $1 + $2 }' <<<"$times"
}
median() { sort -g | awk '{ values[NR] = $1 } END { print values[int((NR + 1) / 2)] }'; }

for ((pair = 0; pair < pairs; ++pair)); do
    echo "$(processor_time ours) $(processor_time standard)"
done >"$folder/times"
printf 'triage/triage.hpp     %s s\n' "$(cut -d' ' -f1 "$folder/times" | median)"
printf 'its standard headers  %s s\n' "$(cut -d' ' -f2 "$folder/times" | median)"
printf 'ratio                 %.2f\n' "$(awk '{ print $1 / $2 }' "$folder/times" | median)"
