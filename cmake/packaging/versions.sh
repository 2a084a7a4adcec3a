#!/bin/sh
# Do all files that name the version and its day name the same? Says which does not, and exits 1 then:
#
#     versions.sh [SOURCE]
#
# While CHANGELOG.md says "Unreleased", debian/changelog says UNRELEASED, and the day is that of the last change to either.
set -u
cd "${1:-$(dirname "$0")/../..}" || exit 1
status=0
same() {
    [ "$2" = "$3" ] && return
    echo "versions.sh: $1: \"$2\" and \"$3\"" >&2
    status=1
}
first() { sed -nE "s/$1/\\1/p" "$2" | head -n 1; }

version=$(first '^project\(triage VERSION ([0-9.]+) .*' CMakeLists.txt)
day=$(first '^set\(TRIAGE_DATE ([0-9-]+)\)$' cli/CMakeLists.txt)
heading=$(first '^## (\[.*)' CHANGELOG.md)
released=${heading#*] - }
debian_day=$(date -u -d "$(first '^ -- .*>  (.*)' debian/changelog)" +%F)
distribution=$(first '^triage \([^)]*\) ([^;]*);.*' debian/changelog)

case $version in '' | *[!0-9.]*) echo "versions.sh: CMakeLists.txt names no version" >&2; exit 1 ;; esac
same "heading of CHANGELOG.md and version of CMakeLists.txt" "$heading" "[$version] - $released"
same "version of debian/changelog and of CMakeLists.txt" "$(first '^triage \(([^)]*)\).*' debian/changelog)" "$version"
same "day of debian/changelog and TRIAGE_DATE of cli/CMakeLists.txt" "$debian_day" "$day"
if [ "$released" = Unreleased ]; then
    same "CHANGELOG.md says Unreleased, distribution of debian/changelog" UNRELEASED "$distribution"
else
    same "day of CHANGELOG.md and TRIAGE_DATE of cli/CMakeLists.txt" "$released" "$day"
    same "CHANGELOG.md has a day, distribution of debian/changelog" unstable "$distribution"
fi
exit $status
