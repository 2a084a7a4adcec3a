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
  test-slow  build a release and run those: projects that compile the library once more
  check      sanitizers, clang-tidy and line coverage (minutes)
  bench      build and run the benchmarks
  package    make what is released: Debian packages, a static program, an archive of it (build/packages/)
  test-package  install each of them in a bare Debian system and ask it one question; needs root
  reproduce  make them a second time elsewhere; exits 1 if a byte differs
  packages   print the Debian packages that the verbs above need

On Debian and its relatives missing packages are installed with apt-get (and sudo, unless you are root). Elsewhere, or
with TRIAGE_NO_INSTALL=1, nothing is installed.
USAGE
}

run_packages=(g++ cmake ninja-build libyaml-cpp-dev libboost-program-options-dev libspdlog-dev
    libsimdjson-dev zlib1g-dev libzstd-dev)
solver_package=libz3-dev
test_packages=("${run_packages[@]}" "$solver_package" doctest-dev clang-format fish git graphviz mandoc
    pkg-config python3-jsonschema python3-yaml zsh)
check_packages=("${test_packages[@]}" clang-tidy gcovr)
bench_packages=("${test_packages[@]}" libbenchmark-dev)
package_packages=("${run_packages[@]}" "$solver_package" build-essential debhelper dpkg-dev lintian pkg-config python3
    xz-utils)
test_package_packages=(debootstrap xz-utils)

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
log=$root/build/bootstrap.log

name=bootstrap
# shellcheck source-path=SCRIPTDIR source=cmake/steps.sh
. "$root/cmake/steps.sh"

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

# Asks for a password where there is somebody to ask, once, and in front of the step that needs it.
may_be_admin() {
    [[ $EUID -eq 0 ]] && return
    command -v sudo >/dev/null || return
    if [[ -t 0 && -t 2 ]]; then sudo -v; else sudo -n true 2>/dev/null; fi
}

apt() { as_admin apt-get -o DPkg::Lock::Timeout=300 -o APT::Status-Fd=1 "$@"; }

# The package lists of a fresh machine are empty, and those of an old one name files that are gone: then, and only
# then, they are fetched.
install() {
    local options=(install -y -q --no-install-recommends)
    apt "${options[@]}" "$@" || (apt update -q && apt "${options[@]}" "$@")
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
    if ! may_be_admin; then
        say "packages are missing, and only an administrator can install them. Please have this run, and start again:"
        say "    apt-get install ${missing[*]}"
        exit 1
    fi
    say "needed: ${missing[*]}"
    step "installing ${#missing[@]} packages and what they need" install "${missing[@]}"
}

# build PRESET [CMAKE OPTION…]; `targets` limits what is built.
targets=()
build() {
    local preset=$1
    shift
    step "configuring ($preset)" in_root cmake --preset "$preset" "$@"
    step "compiling ($preset)" in_root cmake --build --preset "$preset" ${targets[@]+--target "${targets[@]}"}
}

# Whether a command line of triage ends in the program with the solver.
wants_solver() {
    local word
    for word in "$@"; do
        case $word in --prove | --prove=* | test | diff) return 0 ;; esac
    done
    return 1
}

# A first answer needs no solver and no tests. An earlier verb has chosen for good: a run takes nothing away.
run_triage() {
    local choice=()
    if wants_solver "$@"; then
        run_packages+=("$solver_package")
        choice=(-DTRIAGE_BUILD_VERIFY=ON)
    fi
    need "${run_packages[@]}"
    [[ -f $root/build/release/CMakeCache.txt ]] ||
        choice=(-DTRIAGE_BUILD_TESTS=OFF -DTRIAGE_BUILD_VERIFY=OFF ${choice[@]+"${choice[@]}"})
    targets=(triage_cli)  # and, where it is chosen, triage-verify, on which it depends
    build release ${choice[@]+"${choice[@]}"}
    exec "$root/build/release/cli/triage" "$@"
}

# run_tests CTEST OPTION…: which of them.
run_tests() {
    need "${test_packages[@]}"
    build release -DTRIAGE_BUILD_TESTS=ON -DTRIAGE_BUILD_VERIFY=ON
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

make_packages() {
    need "${package_packages[@]}"
    exec "$root/cmake/packaging/$1"
}

# Without root the script says so, and nothing has to be installed for that.
try_packages() {
    [[ $EUID -ne 0 ]] || need "${test_package_packages[@]}"
    exec "$root/cmake/packaging/test.sh"
}

prepare_log() {
    mkdir -p "$root/build" 2>/dev/null && : 2>/dev/null >"$log" && return
    printf 'bootstrap: %s cannot be written. Build somewhere else:\n' "$root/build" >&2
    printf '    cmake -S "%s" -B FOLDER -G Ninja -DTRIAGE_BUILD_TESTS=OFF -DTRIAGE_BUILD_VERIFY=OFF\n' "$root" >&2
    printf '    cmake --build FOLDER\n' >&2
    exit 1
}

main() {
    local verb=${1:-help}
    [[ $# -eq 0 ]] || shift
    prepare_log
    case $verb in
        run) run_triage "$@" ;;
        test) run_tests --label-exclude '^slow$' ;;
        test-slow) run_tests --label-regex '^slow$' ;;
        check) run_checks ;;
        bench) run_benchmarks ;;
        package) make_packages build.sh ;;
        test-package) try_packages ;;
        reproduce) make_packages reproduce.sh ;;
        packages)
            printf '%s\n' "${check_packages[@]}" "${bench_packages[@]}" "${package_packages[@]}" \
                "${test_package_packages[@]}" | sort -u
            ;;
        help | -h | --help) usage ;;
        *)
            say "unknown verb \`$verb\`"
            usage >&2
            exit 64
            ;;
    esac
}

main "$@"
