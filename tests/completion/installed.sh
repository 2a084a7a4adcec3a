#!/bin/sh
# Is each file what the program generates now?
#
#     installed.sh TRIAGE WHAT=FILE…
set -eu
triage=$1
shift
for pair in "$@"; do
    "$triage" generate "${pair%%=*}" | cmp - "${pair#*=}"
done
