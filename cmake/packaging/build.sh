#!/usr/bin/env bash
# Makes everything that is released, below build/packages/: what `./bootstrap.sh package` calls.
#
#     build.sh [RESULTS [WORK]]
#
# The Debian packages and their source, the program as one static file, an archive of it with manual page and
# completions, a bill of materials (SPDX) and SHA256SUMS. The code is compiled once: all of them come from the build tree
# of the Debian packages. Nothing in the result depends on the folder, the time or the user (reproduce.sh).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
results=$(realpath -m "${1:-$root/build/packages}")
work=$(realpath -m "${2:-$root/build/packaging}")
log=$work/build.log
steps=6
count=0

name=package
# shellcheck source-path=SCRIPTDIR source=../steps.sh
. "$here/../steps.sh"

# next_step WHAT COMMAND…
next_step() {
    count=$((count + 1))
    step "[$count/$steps] $1" "${@:2}"
}

# What git knows, or without git everything but what was built: into a folder of its own, with one time for all.
copy_source() {
    rm -rf "$work/cpack" "$source_copy"
    rm -f "$work"/*.deb "$work"/*.dsc "$work"/*.tar.xz "$work"/*.changes "$work"/*.buildinfo
    mkdir -p "$source_copy"
    (cd "$root" && list_files | while IFS= read -r -d '' file; do [[ ! -e $file ]] || printf '%s\0' "$file"; done |
        tar --null --no-recursion -T - -cf -) | tar -C "$source_copy" --no-same-owner -xf -
    chmod -R u=rwX,go=rX "$source_copy"
    find "$source_copy" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

list_files() {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1 && [[ $(git rev-parse --show-prefix) == '' ]]; then
        git ls-files -z
    else
        find . -mindepth 1 \( -path ./build -o -path './build-*' -o -path ./.git -o -path './obj-*' \) -prune -o -type f -print0
    fi
}

fetch_simdjson() { "$here/simdjson_source.sh" "$work/simdjson" >"$work/simdjson.path"; }

make_debian_packages() {
    (cd "$source_copy" && dpkg-buildpackage --build=full --unsigned-source --unsigned-changes)
}

# In the build tree that dpkg-buildpackage left: only simdjson is compiled, and one program linked.
make_static_program() {
    local tree
    tree=$(echo "$source_copy"/obj-*)
    mkdir -p "$tree/simdjson"
    cp "$(<"$work/simdjson.path")" "$tree/simdjson/simdjson.cpp"
    cmake -S "$source_copy" -B "$tree" -DTRIAGE_SIMDJSON_SOURCE="$tree/simdjson/simdjson.cpp"
    cmake --build "$tree" --target triage_static
    (cd "$tree" && cpack -B "$work/cpack")
    cp "$tree/static/triage" "$work/$static_name"
}

# Neither make nor dpkg's flags can name a folder with a blank in it.
avoid_blanks() {
    [[ $work == *[[:space:]]* ]] || return 0
    work=$(mktemp -d "${TMPDIR:-/var/tmp}/triage-package.XXXXXX")
    log=$work/build.log
    say "$root has a blank in its name, so the work is done in $work"
}

main() {
    umask 022  # the modes of folders in the archive
    { command -v dpkg-buildpackage && command -v lintian; } >/dev/null || {
        say "this takes the tools of Debian; there, ./bootstrap.sh package installs them (debhelper, lintian and more)"
        exit 1
    }
    avoid_blanks
    mkdir -p "$work" "$results"
    : >"$log"
    local version static_name
    version=$(dpkg-parsechangelog -l "$root/debian/changelog" -S Version)
    SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l "$root/debian/changelog" -S Timestamp)
    export SOURCE_DATE_EPOCH TZ=UTC LC_ALL=C.UTF-8
    # No debug information: it doubles the time of the compiler, and a release does not carry it.
    DEB_BUILD_OPTIONS="parallel=$(nproc) noautodbgsym"
    DEB_CXXFLAGS_APPEND=-g0
    export DEB_BUILD_OPTIONS DEB_CXXFLAGS_APPEND
    source_copy=$work/triage-$version
    static_name=triage-$version-linux-$(uname -m)

    next_step "copying the source to $source_copy" copy_source
    next_step "compiling, and making the Debian packages" make_debian_packages
    next_step "looking at them with lintian" \
        lintian --fail-on error --allow-root --tag-display-limit 0 "$work"/triage_"$version"_*.changes
    grep '^W: ' "$log" >&2 || true
    next_step "fetching the source of simdjson" fetch_simdjson
    next_step "linking the static program" make_static_program
    next_step "writing the bill of materials and the digests" collect
    say "done: $results"
}

# What is fetched over a slow line stays small: docs/releasing.md has the sizes.
at_most() {
    local size
    size=$(stat -c %s "$2")
    [[ $size -le $1 ]] || {
        echo "${2##*/} has $size bytes, and may have $1"
        return 1
    }
}

collect() {
    rm -rf "${results:?}"/*
    cp "$work"/*.deb "$work"/triage_"$version".dsc "$work"/triage_"$version".tar.xz "$work/$static_name" "$results"
    cp "$work"/cpack/*.tar.xz "$results"
    local bill=$results/triage-$version.spdx.json
    "$here/sbom.py" "$results" "$(echo "$source_copy"/obj-*)" >"$work/triage.spdx.json"
    cp "$work/triage.spdx.json" "$bill"
    "$here/sbom_check.py" "$bill" "$results"
    (cd "$results" && sha256sum -- * >SHA256SUMS)
    at_most 8000000 "$results/$static_name"
    at_most 2000000 "$results/triage_${version}"_*.deb
}

main
