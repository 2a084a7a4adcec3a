#!/usr/bin/env bash
# Builds everything that is released a second time, in another folder, at another time, as somebody with other habits,
# and compares it with what lies in RESULTS, byte for byte: what `./bootstrap.sh reproduce` calls, after `package`.
#
#     reproduce.sh [RESULTS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
results=$(realpath -m "${1:-$here/../../build/packages}")

say() { printf 'reproduce: %s\n' "$*" >&2; }

if [[ ! -f $results/SHA256SUMS ]]; then
    say "there is nothing to compare with in $results; ./bootstrap.sh package makes it"
    exit 1
fi
again=$(mktemp -d "${TMPDIR:-/var/tmp}/triage-again.XXXXXX")
trap 'rm -rf "$again"' EXIT
trap 'exit 130' INT TERM

say "building a second time in $again"
(
    # No cache of a compiler: it would give back what was compiled in the other folder.
    unset CMAKE_CXX_COMPILER_LAUNCHER CCACHE_DIR
    umask 027
    export TZ=Pacific/Kiritimati LANG=C HOME=$again USER=somebody CCACHE_DISABLE=1
    "$here/build.sh" "$again/results" "$again/work"
)
if diff "$results/SHA256SUMS" "$again/results/SHA256SUMS" >&2; then
    say "the same bytes: $(wc -l <"$results/SHA256SUMS") files"
else
    kept=$results/../packages-again
    rm -rf "$kept"
    cp -R "$again/results" "$kept"
    say "the builds differ; compare $results with $kept (Debian: diffoscope)"
    exit 1
fi
