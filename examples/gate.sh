#!/bin/sh
# A desk-break reminder behind the gate: the exit code decides what happens next.
#
#     gate.sh --symptoms "stiff neck" --pain 2 --age 40 --no-others
#
# Only a settled `proceed` exits 0, so `triage … && start_stretching` is safe too. TRIAGE names the program when
# it is not on the PATH.

answer=$("${TRIAGE:-triage}" --color never "$@")
status=$?

case $status in
    0)  echo "Time for your break: stretch." ;;
    10) echo "Not yet: some questions are open." ;;
    20) echo "No stretching today: see a doctor." ;;
    30) echo "Stop." ;;
    *)  echo "The gate did not answer (exit $status), so there is no stretching." ;;
esac
printf '%s\n' "$answer"
exit "$status"
