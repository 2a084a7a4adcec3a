#!/usr/bin/env bash
# From a fresh clone to a running program. See usage() below.
#
# Standard output carries only what was asked for: the answer of triage, or the reports of the tests. Progress goes to
# standard error, and what the package manager and the compiler say goes to build/bootstrap.log, which is shown when a
# step fails.
set -euo pipefail

usage() {
    cat <<'USAGE'
Usage: ./bootstrap.sh VERB [ARGUMENT…]

  run ARG…   build a release and run `triage ARG…`; exits as triage does
  test       build a release and run every test but those that take minutes
  test-slow  build a release and run those: a project that compiles the library once more
  check      sanitizers, clang-tidy and line coverage (minutes)
  bench      build and run the benchmarks
  packages   print the Debian packages that the verbs above need

On Debian and its relatives missing packages are installed with apt-get (and sudo, unless you are root). Elsewhere, or
with TRIAGE_NO_INSTALL=1, nothing is installed.
USAGE
}

run_packages=(g++ cmake ninja-build pkg-config libyaml-cpp-dev libboost-program-options-dev libspdlog-dev
    libsimdjson-dev libmd-dev zlib1g-dev libzstd-dev libz3-dev)
test_packages=("${run_packages[@]}" doctest-dev clang-format fish git mandoc python3-jsonschema python3-yaml zsh)
check_packages=("${test_packages[@]}" clang-tidy gcovr)
bench_packages=("${test_packages[@]}" libbenchmark-dev)

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
log=$root/build/bootstrap.log

say() { printf 'bootstrap: %s\n' "$*" >&2; }

# Runs a step with its talk in the log.
quietly() {
    "$@" </dev/null >>"$log" 2>&1 && return
    local status=$?
    say "failed (exit $status): $*"
    tail -n 60 "$log" >&2
    say "the whole log: $log"
    exit 1
}

in_root() { (cd "$root" && "$@"); }

missing_packages() {
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
    done
}

as_admin() {
    if [[ $EUID -eq 0 ]]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

apt_install() {
    as_admin apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "$@"
}

# The package lists of a fresh machine are empty, and those of an old one name files that are gone: then, and only
# then, they are fetched.
update_and_install() {
    apt_install "$@" && return
    as_admin apt-get -o DPkg::Lock::Timeout=300 update -q && apt_install "$@"
}

need() {
    [[ ${TRIAGE_NO_INSTALL:-0} != 1 ]] || return 0
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "cannot install packages on this system. Please install what Debian calls"
        say "    $*"
        say "and start again with TRIAGE_NO_INSTALL=1."
        exit 1
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        say "packages are missing, and installing them takes root or sudo:"
        say "    apt-get install ${missing[*]}"
        exit 1
    fi
    say "installing ${missing[*]}"
    quietly update_and_install "${missing[@]}"
}

# build PRESET [CMAKE OPTION…]; `targets` limits what is built.
targets=()
build() {
    local preset=$1
    shift
    say "building ($preset)"
    quietly in_root cmake --preset "$preset" "$@"
    quietly in_root cmake --build --preset "$preset" ${targets[@]+--target "${targets[@]}"}
}

run_triage() {
    need "${run_packages[@]}"
    # An earlier `test` has chosen to build the tests; a run neither needs them nor takes them away.
    local choice=()
    [[ -f $root/build/release/CMakeCache.txt ]] || choice=(-DTRIAGE_BUILD_TESTS=OFF)
    targets=(triage_cli)  # and triage-verify, on which it depends
    build release ${choice[@]+"${choice[@]}"}
    exec "$root/build/release/cli/triage" "$@"
}

# run_tests CTEST OPTION…: which of them.
run_tests() {
    need "${test_packages[@]}"
    build release -DTRIAGE_BUILD_TESTS=ON
    in_root ctest --preset release -j "$(nproc)" "$@"
}

run_checks() {
    need "${check_packages[@]}"
    local preset
    for preset in asan tsan coverage; do
        build "$preset"
        in_root ctest --preset "$preset" -j "$(nproc)"
    done
    say "line coverage of lib/ and cli/"
    in_root gcovr --root . --filter lib/ --filter cli/ --fail-under-line 95 build/coverage
    tidy
    say "all checks passed"
}

tidy() {
    say "clang-tidy over lib/, cli/ and examples/"
    local report=$root/build/clang-tidy.log
    in_root run-clang-tidy -quiet -p build/coverage "^$root/(lib|cli|examples)/" >"$report" 2>&1 && return
    sed 's/\x1b\[[0-9;]*m//g' "$report" | grep -E '(error|warning): ' | sort -u || tail -n 20 "$report"
    say "the whole report: $report"
    exit 1
}

run_benchmarks() {
    need "${bench_packages[@]}"
    build release -DTRIAGE_BUILD_TESTS=ON -DTRIAGE_BUILD_BENCH=ON
    local benchmark
    for benchmark in "$root"/build/release/tests/bench/*_bench; do
        "$benchmark"
    done
}

main() {
    local verb=${1:-help}
    [[ $# -eq 0 ]] || shift
    mkdir -p "$root/build"
    : >"$log"
    case $verb in
        run) run_triage "$@" ;;
        test) run_tests --label-exclude '^slow$' ;;
        test-slow) run_tests --label-regex '^slow$' ;;
        check) run_checks ;;
        bench) run_benchmarks ;;
        packages) printf '%s\n' "${check_packages[@]}" "${bench_packages[@]}" | sort -u ;;
        help | -h | --help) usage ;;
        *)
            usage >&2
            exit 64
            ;;
    esac
}

main "$@"
