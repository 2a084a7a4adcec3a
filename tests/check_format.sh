#!/bin/sh
# Would clang-format change a file? Exit 77 (skipped) without release 14, for which .clang-format is written: others
# break lines elsewhere.
set -eu
cd "$(dirname "$0")/.."
for formatter in clang-format-14 clang-format; do
    if "$formatter" --version 2>/dev/null | grep -q 'version 14\.'; then
        find lib cli tests examples -name '*.[ch]pp' -exec "$formatter" --dry-run --Werror {} +
        exit
    fi
done
echo "no clang-format 14 here"
exit 77
