#!/bin/sh
# Gives the version its day, in the three files that name it; the last change before the tag:
#
#     set_day.sh YYYY-MM-DD [SOURCE]
set -eu
day=$1
cd "${2:-$(dirname "$0")/../..}"
if [ "$(date -u -d "$day" +%F 2>/dev/null)" != "$day" ]; then
    echo "set_day.sh: $day is no day; write it as YYYY-MM-DD" >&2
    exit 64
fi
stamp=$(LC_ALL=C date -u -d "$day" '+%a, %d %b %Y %H:%M:%S +0000')
sed -i -E "0,/^## \[/ s/^(## \[[^]]*\] - ).*/\1$day/" CHANGELOG.md
sed -i -E "s/^set\(TRIAGE_DATE .*\)$/set(TRIAGE_DATE $day)/" cli/CMakeLists.txt
sed -i -E "0,/^ -- / s/^( -- .*>  ).*/\1$stamp/; 1 s/\) [^;]*;/) unstable;/" debian/changelog
cmake/packaging/versions.sh .
