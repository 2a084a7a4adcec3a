#!/bin/sh
# Does versions.sh find a file that names another version or day? versions_test.sh SOURCE, on copies of its files.
set -u
source=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# Files as they are, given a day first if there is one.
copy() {
    rm -rf "$folder/copy"
    mkdir "$folder/copy"
    (cd "$source" && cp --parents CMakeLists.txt CHANGELOG.md cli/CMakeLists.txt debian/changelog \
        cmake/packaging/versions.sh "$folder/copy")
    [ -z "$1" ] || "$source/cmake/packaging/set_day.sh" "$1" "$folder/copy" || fail "set_day.sh $1"
}
fail() { echo "$1" >&2; failed=1; }
agrees() { "$source/cmake/packaging/versions.sh" "$folder/copy" 2>"$folder/said"; }

# refused TEXT SED FILE: the text is said once the file was damaged.
refused() {
    copy 2031-02-03
    sed -i -E "$2" "$folder/copy/$3"
    ! agrees || fail "accepted: $2 in $3"
    grep -qF "$1" "$folder/said" || fail "does not say \"$1\": $(cat "$folder/said")"
}

copy '' && { agrees || fail "as it is: $(cat "$folder/said")"; }
copy 2031-02-03 && { agrees || fail "with a day: $(cat "$folder/said")"; }
grep -q '^## \[.*\] - 2031-02-03$' "$folder/copy/CHANGELOG.md" || fail "set_day.sh leaves CHANGELOG.md"
! "$source/cmake/packaging/set_day.sh" 2031-02-30 "$folder/copy" 2>/dev/null || fail "set_day.sh takes 2031-02-30"

refused "heading of CHANGELOG.md" 's/VERSION [0-9.]+/VERSION 9.9.9/' CMakeLists.txt
refused "names no version" 's/VERSION [0-9.]+//' CMakeLists.txt
refused "heading of CHANGELOG.md" 's/^## \[[0-9.]+/## [9.9.9/' CHANGELOG.md
refused "day of CHANGELOG.md" 's/2031-02-03/2031-02-04/' CHANGELOG.md
refused "says Unreleased" 's/2031-02-03/Unreleased/' CHANGELOG.md
refused "TRIAGE_DATE" 's/2031-02-03/2031-02-04/' cli/CMakeLists.txt
refused "version of debian/changelog" '1 s/\([0-9.]+\)/(9.9.9)/' debian/changelog
refused "distribution of debian/changelog" '1 s/unstable/UNRELEASED/' debian/changelog
refused "day of debian/changelog" 's/03 Feb/04 Feb/' debian/changelog
exit $failed
