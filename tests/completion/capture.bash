# Start-up file of a bash whose Tab key writes what would be offered to $CAPTURE instead of showing it.
PS1=
source "$COMPLETION"
capture() {
    _triage "$@"
    printf '%s\n' "${COMPREPLY[@]}" . >"$CAPTURE"
    COMPREPLY=()
}
complete -F capture triage
echo . >"$CAPTURE"
