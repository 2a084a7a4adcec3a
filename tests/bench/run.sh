#!/usr/bin/env bash
# Prints one Markdown table: how many profiles a second `triage batch` decides, beside the limits of the machine, a
# program written by hand for the one shipped pack (handwritten.cpp), larger packs, and with --peers other engines.
#
# All contenders read from a file and write to a file. They run in turns, so that a machine that slows down slows down
# all of them, and the table has medians. Whoever answers the same profiles must write the same bytes.
set -euo pipefail

usage() {
    cat <<'USAGE'
Usage: tests/bench/run.sh [OPTIONS]

  --count N       profiles (default 1000000)
  --runs N        runs of each contender (default 5)
  --seed N        of the profiles (default 1)
  --peers         also json-logic-engine, zen-engine, DuckDB and plain JavaScript (needs node and npm)
  --processor     processor time instead of time from start to end: for one thread on a machine that others use too
  --build FOLDER  a build folder to use as it is; without it build/release is built
  --triage FILE   another triage to measure
USAGE
}

# shellcheck source-path=SCRIPTDIR source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

count=1000000
runs=5
seed=1
with_peers=no
clock=1
build=
triage=

parse_options() {
    while [[ $# -gt 0 ]]; do
        case $1 in
            --count) need_value "$@" && count=$2 && shift 2 ;;
            --runs) need_value "$@" && runs=$2 && shift 2 ;;
            --seed) need_value "$@" && seed=$2 && shift 2 ;;
            --build) need_value "$@" && build=$2 && shift 2 ;;
            --triage) need_value "$@" && triage=$2 && shift 2 ;;
            --peers) with_peers=yes && shift ;;
            --processor) clock=2 && shift ;;
            -h | --help) usage && exit 0 ;;
            *) usage >&2 && exit 64 ;;
        esac
    done
    [[ $count =~ ^[1-9][0-9]*$ && $runs =~ ^[1-9][0-9]*$ && $seed =~ ^[0-9]+$ ]] || fail 64 "not a number"
}

decisions=line,id,verdict,urgency,settled
larger_packs=(2 5 10)

# ---- input -------------------------------------------------------------------------------------------------------

generate() { "$bin/generate_profiles" "$@"; }

# A larger pack writes longer lists of stretches, so it gets fewer profiles.
larger_count() { echo $((count / 4 + 1)); }

make_input() {
    say "writing profiles to $work"
    generate "$count" "$seed" >"$work/profiles.ndjson"
    generate "$count" "$seed" 700 10 >"$work/faulty-1.ndjson"
    generate "$count" "$seed" 700 500 >"$work/faulty-50.ndjson"
    sed 's/^{/{"age": 40, /' "$work/profiles.ndjson" >"$work/aged.ndjson"
    gzip -c "$work/profiles.ndjson" >"$work/profiles.ndjson.gz"
    ! command -v zstd >/dev/null || zstd -q "$work/profiles.ndjson" -o "$work/profiles.ndjson.zst"
    local times
    for times in "${larger_packs[@]}"; do
        "$bin/generate_pack" "$times" "x$times" >"$work/x$times.yaml"
        generate "$(larger_count)" "$seed" --pack upper-back --pack "$work/x$times.yaml" >"$work/x$times.ndjson"
    done
}

# ---- contenders --------------------------------------------------------------------------------------------------

labels=()
declare -A commands=() profile_counts=() judges=()

# contender LABEL PROFILES JUDGE: JUDGE is `same` if it answers the profiles that `handwritten` does, `peer` if it is
# slow besides, and `-` if nothing is compared.
contender() {
    labels+=("$1")
    profile_counts[$1]=$2
    judges[$1]=$3
}

# does LABEL decisions|stretches COMMAND [ARGUMENT…]
does() {
    local label=$1 mode=$2
    shift 2
    commands[$label,$mode]=$(printf '%q ' "$@")
}

# batch LABEL ARGUMENT…: triage in both modes, with the pack that the program written by hand knows.
batch() {
    local label=$1
    shift
    batch_with "$label" --pack upper-back "$@"
}

# batch_with LABEL ARGUMENT…: the same with the packs that are named.
batch_with() {
    local label=$1
    shift
    does "$label" decisions "$triage" batch --summary none --fields "$decisions" "$@"
    does "$label" stretches "$triage" batch --summary none --fields "$decisions,stretches" "$@"
}

add_limits() {
    local profiles=$work/profiles.ndjson
    contender "limit: copied" "$count" -
    does "limit: copied" decisions "$bin/limits" copy "$profiles"
    contender "limit: newlines found" "$count" -
    does "limit: newlines found" decisions "$bin/limits" lines "$profiles"
    contender "limit: On Demand, documents skipped" "$count" -
    does "limit: On Demand, documents skipped" decisions "$bin/limits" skip "$profiles"
    contender "limit: simdjson DOM, result unread" "$count" -
    does "limit: simdjson DOM, result unread" decisions "$bin/limits" dom "$profiles"
    contender "limit: On Demand, every value read" "$count" -
    does "limit: On Demand, every value read" decisions "$bin/limits" ondemand "$profiles"
    contender handwritten "$count" same
    does handwritten decisions "$bin/handwritten" "$profiles"
    does handwritten stretches "$bin/handwritten" "$profiles" stretches
}

# With two threads one can decompress while the other decides.
compressed() {
    local threads
    for threads in 1 2; do
        contender "triage, .$1, threads: $threads" "$count" same
        batch "triage, .$1, threads: $threads" --threads "$threads" "$work/profiles.ndjson.$1"
    done
}

add_triage() {
    contender "triage, threads: 1" "$count" same
    batch "triage, threads: 1" --threads 1 "$work/profiles.ndjson"
    contender "triage, threads: 2" "$count" same
    batch "triage, threads: 2" --threads 2 "$work/profiles.ndjson"
    add_both_packs
    contender "gzip -dc alone" "$count" -
    does "gzip -dc alone" decisions gzip -dc "$work/profiles.ndjson.gz"
    compressed gz
    if [[ -f $work/profiles.ndjson.zst ]]; then
        contender "zstd -dc alone" "$count" -
        does "zstd -dc alone" decisions zstd -dc "$work/profiles.ndjson.zst"
        compressed zst
    fi
    local share
    for share in 1 50; do
        contender "triage, $share % faulty" "$count" -
        batch "triage, $share % faulty" --threads 1 "$work/faulty-$share.ndjson"
    done
}

# The same people, and those whose age is known as well, without which nobody proceeds.
add_both_packs() {
    local both=(--threads 1 --pack upper-back --pack spine-red-flags)
    contender "triage, both packs" "$count" -
    batch_with "triage, both packs" "${both[@]}" "$work/profiles.ndjson"
    contender "triage, both packs, with the age" "$count" -
    batch_with "triage, both packs, with the age" "${both[@]}" "$work/aged.ndjson"
}

add_larger_packs() {
    local times
    for times in "${larger_packs[@]}"; do
        contender "triage, pack x $times" "$(larger_count)" -
        batch "triage, pack x $times" --threads 1 --pack "$work/x$times.yaml" "$work/x$times.ndjson"
        does "triage, pack x $times" loading "$triage" batch --summary none --pack upper-back \
            --pack "$work/x$times.yaml" /dev/null
    done
}

# Packages go into the build folder, never into the source tree.
install_peers() {
    peers=$build/bench-peers
    command -v npm >/dev/null || fail 66 "--peers needs node and npm"
    mkdir -p "$peers"
    cp "$bench_root"/tests/bench/peers/{package.json,*.mjs} "$peers"
    say "installing the peers in $peers"
    (cd "$peers" && npm install --no-package-lock --no-audit --no-fund --silent) >&2 || fail 74 "npm failed"
    "$triage" list facts --pack upper-back --format json >"$work/facts.json"
    "$triage" list stretches --pack upper-back --format json >"$work/stretches.json"
}

peer() {
    local label=$1 script=$peers/$2
    local arguments=("$work/profiles.ndjson" "$work/facts.json" "$work/stretches.json")
    contender "$label" "$count" peer
    does "$label" decisions node "$script" "${arguments[@]}"
    does "$label" stretches node "$script" "${arguments[@]}" stretches
}

add_peers() {
    install_peers
    peer "DuckDB, one thread" duckdb.mjs
    peer "JavaScript by hand" plain.mjs
    peer "json-logic-engine, compiled" json_logic.mjs
    peer "GoRules zen-engine" zen.mjs
}

# ---- measuring ---------------------------------------------------------------------------------------------------

# Runs a contender once and keeps what `timed` says in a file of all its runs.
run_once() {
    local label=$1 mode=$2 words status=0
    eval "words=(${commands[$label,$mode]})"
    rm -f "$work/answers"
    "$bin/timed" "$work/figures" "${words[@]}" >"$work/answers" || status=$?
    [[ $status -eq 0 || ($status -eq 65 && $label == *faulty*) ]] || fail 70 "$label ($mode) exited with $status"
    cat "$work/figures" >>"$work/$mode of $label"
    [[ $label != handwritten || -f $work/expected.$mode ]] || cp "$work/answers" "$work/expected.$mode"
    [[ ${judges[$label]} == - ]] || cmp "$work/expected.$mode" "$work/answers" >&2 ||
        fail 1 "$label ($mode) does not answer as handwritten does"
}

# The peers take far longer than they vary: three runs are enough for them.
measure() {
    local run label mode
    for ((run = 1; run <= runs; ++run)); do
        say "run $run of $runs"
        for label in "${labels[@]}"; do
            [[ ${judges[$label]} != peer || $run -le 3 ]] || continue
            for mode in loading decisions stretches; do
                [[ -z ${commands[$label,$mode]-} ]] || run_once "$label" "$mode"
            done
        done
    done
}

# ---- the table ---------------------------------------------------------------------------------------------------

median() { sort -n | awk '{ value[NR] = $1 } END { print (value[int((NR + 1) / 2)] + value[int(NR / 2) + 1]) / 2 }'; }

# Median of the seconds that a contender took, by the clock that was chosen; nothing if that was not measured.
seconds() {
    local file="$work/$2 of $1"
    [[ ! -f $file ]] || cut -d ' ' -f "$clock" "$file" | median
}

# Thousand profiles a second. Loading a larger pack is not counted: it does not grow with the input.
rate() {
    local all loading
    all=$(seconds "$1" "$2")
    loading=$(seconds "$1" loading)
    [[ -n $all ]] || return 0
    awk -v all="$all" -v loading="${loading:-0}" -v count="${profile_counts[$1]}" \
        'BEGIN { if (all > loading) print count / (all - loading) / 1000 }'
}

peak_memory() { cut -d ' ' -f 3 "$work"/*" of $1" | sort -n | tail -n 1 | awk '{ printf "%.0f", $1 / 1024 }'; }

# " rate | ratio |" of one mode.
cells() {
    local own ceiling
    own=$(rate "$1" "$2")
    ceiling=$(rate handwritten "$2")
    [[ -n $own ]] || { printf ' | |' && return; }
    awk -v own="$own" -v ratio="$(awk "BEGIN { print $own / $ceiling }")" \
        'BEGIN { printf " %.*f | %.*f |", own < 100 ? 1 : 0, own, ratio < 0.1 ? 3 : 2, ratio }'
}

print_head() {
    local compiler model
    compiler=$(sed -n 's/^CMAKE_CXX_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt")
    model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
    printf -- '- machine: %s, %s processors; %s\n' "$model" "$(nproc)" \
        "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)"
    printf -- '- compiler: %s; simdjson %s\n' "$("$compiler" --version | head -n 1)" \
        "$(pkg-config --modversion simdjson 2>/dev/null || echo '?')"
    printf -- '- %s; %s\n' "$("$triage" --version | head -n 1)" \
        "$(git -C "$bench_root" describe --always --dirty 2>/dev/null || echo 'no git')"
    printf -- '- %s profiles (%s bytes), seed %s; larger packs: %s; median of %s runs; files in %s\n' "$count" \
        "$(stat -c %s "$work/profiles.ndjson")" "$seed" "$(larger_count)" "$runs" "$(dirname "$work")"
}

print_table() {
    local label
    print_head
    printf '\nThousand profiles a second%s:\n\n' "$([[ $clock == 1 ]] || echo ' of processor time')"
    printf '| contender | decisions | to handwritten | with stretches | to handwritten | peak memory, MiB |\n'
    printf '|---|---:|---:|---:|---:|---:|\n'
    for label in "${labels[@]}"; do
        printf '| %s |%s%s %s |\n' "$label" "$(cells "$label" decisions)" "$(cells "$label" stretches)" \
            "$(peak_memory "$label")"
    done
    printf '\nThe rates of larger packs leave out loading them:'
    for label in "${larger_packs[@]}"; do
        printf ' x %s: %.0f ms;' "$label" "$(seconds "triage, pack x $label" loading | awk '{ print $1 * 1000 }')"
    done
    printf ' medians.\n'
}

main() {
    parse_options "$@"
    prepare_build
    bin=$build/tests/bench
    triage=${triage:-$build/cli/triage}
    make_work_folder
    make_input
    add_limits
    add_triage
    add_larger_packs
    [[ $with_peers == no ]] || add_peers
    measure
    print_table
}

main "$@"
