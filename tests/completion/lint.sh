#!/bin/sh
# Has mandoc nothing to say of the manual page?
#
#     lint.sh TRIAGE
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" generate man >"$folder/triage.1"
mandoc -T lint -W warning "$folder/triage.1"
