#!/usr/bin/env bash
# Installs each package of build/packages/ in a bare Debian system and asks it one question: what
# `./bootstrap.sh test-package` calls, after `package`.
#
#     test.sh [RESULTS [WORK]]       exits 77 where it may not make such a system
#
# The bare system is what debootstrap makes: fetched once, kept as WORK/bare.tar, and unpacked for each test. It comes from
# the mirror that this machine's apt uses.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
results=$(realpath -m "${1:-$root/build/packages}")
work=$(realpath -m "${2:-$root/build/packaging}")
log=$work/test.log
bare=$work/bare.tar
failed=0

name=test-package
# shellcheck source-path=SCRIPTDIR source=../steps.sh
. "$root/cmake/steps.sh"

# Every test has a folder of its own, which becomes the root; what is mounted in it goes before it does.
chroots=$(mktemp -d "${TMPDIR:-/var/tmp}/triage-chroot.XXXXXX")
leave() {
    local place
    stop_watching
    for place in "$chroots"/*/proc; do
        ! mountpoint -q "$place" || umount "$place"
    done
    rm -rf --one-file-system "$chroots"
}
trap leave EXIT

# The mirror, the release and the key that this machine installs from.
find_mirror() {
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    # shellcheck disable=SC2016  # apt's own variables
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk -v suite="$suite" '$2 == suite && $3 == "main" { print $1; exit }')
}

# On a machine whose lists were thrown away, apt names no mirror before it has fetched them.
need_mirror() {
    find_mirror
    [[ -n $mirror ]] || {
        apt-get -q update >>"$log" 2>&1 || true
        find_mirror
    }
    [[ -n $mirror ]] || {
        say "apt knows no mirror of $suite; look at what apt-get update says and start again"
        exit 1
    }
}

# With apt as it is here: sources, keys, proxies, and the lists that were fetched.
make_bare() {
    local place=$chroots/bare
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$place" "$mirror"
    rm -f "$place/etc/apt/sources.list"
    cp -a /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/trusted.gpg.d /etc/apt/keyrings /etc/apt/auth.conf.d \
        "$place/etc/apt/" 2>/dev/null || true
    cp -a /usr/share/keyrings/. "$place/usr/share/keyrings/"
    apt-config dump Acquire | grep -i '::proxy' >"$place/etc/apt/apt.conf.d/90proxy" || true
    echo force-unsafe-io >"$place/etc/dpkg/dpkg.cfg.d/fast"
    chroot "$place" apt-get -q update
    tar -C "$place" -cf "$bare.new" .
    mv "$bare.new" "$bare"
    rm -rf --one-file-system "$place"
}

# fresh NAME: a bare system with the results in /packages; prints its root.
fresh() {
    local place=$chroots/$1
    mkdir -p "$place"
    tar -C "$place" -xpf "$bare"
    mkdir "$place/packages"
    cp "$results"/*.deb "$place/packages/"
    mount -t proc proc "$place/proc" || echo "without /proc, triage does not find triage-verify" >&2
    echo "$place"
}

inside() {
    local place=$1
    shift
    chroot "$place" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root "$@"
}

# apt_in ROOT PACKAGE…: what a user would type, and what was fetched is kept for the next run.
apt_in() {
    local place=$1 status=0
    shift
    mkdir -p "$work/archives"
    cp "$work/archives"/*.deb "$place/var/cache/apt/archives/" 2>/dev/null || true
    local install=(apt-get -q -o APT::Keep-Downloaded-Packages=true install -y --no-install-recommends "$@")
    # The lists may be of another day, and name what the mirror no longer has.
    inside "$place" "${install[@]}" || { inside "$place" apt-get -q update && inside "$place" "${install[@]}"; } || status=$?
    cp -n "$place"/var/cache/apt/archives/*.deb "$work/archives/" 2>/dev/null || true
    return "$status"
}

# Where the package of that name is in a bare system.
package_file() {
    local found
    found=$(compgen -G "$results/$1_*.deb")
    echo "/packages/${found##*/}"
}

asks_the_program() {
    local place
    place=$(fresh program)
    apt_in "$place" "$(package_file triage)"
    cp "$root/debian/tests/answers" "$place/packages/"
    inside "$place" /packages/answers triage
    inside "$place" test -s /usr/share/man/man1/triage.1.gz
    inside "$place" sh -c 'triage check --prove; [ $? -eq 69 ]'
    apt_in "$place" "$(package_file triage-verify)"
    cp "$root/debian/tests/proves" "$place/packages/"
    inside "$place" /packages/proves
    inside "$place" apt-get -q purge -y triage triage-verify
    inside "$place" sh -c '! command -v triage'
}

builds_a_consumer() {
    local place
    place=$(fresh consumer)
    apt_in "$place" "$(package_file libtriage0)" "$(package_file libtriage-dev)" cmake g++ libsimdjson-dev libyaml-cpp-dev \
        libz3-dev make pkg-config
    mkdir "$place/source"
    (cd "$root" && cp -R --parents debian/tests examples/gate_screen.cpp tests/consumer/project "$place/source")
    inside "$place" /source/debian/tests/consumer
}

# Nothing is there but the file.
asks_the_static_program() {
    local place=$chroots/empty
    mkdir "$place"
    cp "$results"/triage-*-linux-"$(uname -m)" "$place/triage"
    [[ $(find "$place" | wc -l) -eq 2 ]]
    "$root/debian/tests/answers" chroot "$place" /triage
}

asks_the_archive() {
    local place
    place=$(fresh archive)
    tar -C "$place/opt" -xJf "$(echo "$results"/triage-*-linux-*.tar.xz)"
    cp "$root/debian/tests/answers" "$place/packages/"
    inside "$place" sh -c '/packages/answers "$(echo /opt/triage-*/bin/triage)"'
}

try() {
    local begun=$SECONDS what=${1//_/ }
    logged "$what" "$1"
    if [[ $logged_status -eq 0 ]]; then
        say "passed: $what ($((SECONDS - begun)) s)"
    else
        said | tail -n 30 >&2
        say "FAILED: $what ($((SECONDS - begun)) s); the whole log: $log"
        failed=$((failed + 1))
    fi
}

main() {
    if [[ $EUID -ne 0 ]]; then
        say "skipped: installing packages in a bare system takes root; try: sudo ./bootstrap.sh test-package"
        exit 77
    fi
    # Root of a container may be forbidden what makes a system out of a folder.
    mkdir -p "$chroots/trial/proc"
    mount -t proc proc "$chroots/trial/proc" 2>/dev/null || {
        say "skipped: this machine may not mount /proc in a bare system, as in a container with few rights"
        exit 77
    }
    umount "$chroots/trial/proc"
    (cd "$results" 2>/dev/null && sha256sum --quiet --check SHA256SUMS) || {
        say "there is nothing whole in $results; ./bootstrap.sh package makes it"
        exit 1
    }
    mkdir -p "$work"
    : >"$log"
    if [[ ! -f $bare ]]; then
        need_mirror
        step "fetching a bare system, $suite from $mirror" make_bare
    fi
    try asks_the_program
    try builds_a_consumer
    try asks_the_static_program
    try asks_the_archive
    [[ $failed -eq 0 ]] || exit 1
    say "all passed"
}

main
