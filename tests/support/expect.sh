#!/bin/sh
# Runs a program and looks at how it ends and what it says:
#
#     expect.sh EXIT [says TEXT | hides TEXT | reads TEXT | prints FILE]… -- PROGRAM ARGUMENT…
#
# `says` and `hides` look at both outputs, `reads` is its standard input. `prints` compares standard output with a
# file; with TRIAGE_UPDATE_GOLDEN=1 in the environment the file is written instead.
set -u
exit_code=$1
shift

input='' says='' hides='' golden=''
while [ "$1" != -- ]; do
    case $1 in
        says) says=$2 ;;
        hides) hides=$2 ;;
        reads) input=$2 ;;
        prints) golden=$2 ;;
        *) echo "expect.sh: unknown word: $1" >&2; exit 2 ;;
    esac
    shift 2
done
shift

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '%s' "$input" | "$@" >"$folder/out" 2>"$folder/err"
status=$?

fail() {
    printf '%s\n' "$1" >&2
    cat "$folder/out" "$folder/err" >&2
    exit 1
}
said() { grep -qF -e "$1" "$folder/out" "$folder/err"; }

[ "$status" -eq "$exit_code" ] || fail "exit $status, not $exit_code"
[ -z "$says" ] || said "$says" || fail "does not say: $says"
[ -z "$hides" ] || ! said "$hides" || fail "says: $hides"
[ -n "$golden" ] || exit 0
if [ "${TRIAGE_UPDATE_GOLDEN:-}" = 1 ]; then
    cp "$folder/out" "$golden"
else
    diff -u "$golden" "$folder/out" || fail "the output differs from $golden"
fi
