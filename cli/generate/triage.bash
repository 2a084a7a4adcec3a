# Completions of triage for bash 4.2 and later: the program itself knows what can stand at the end of the line.

_triage() {
    local program=${1/#\~\//$HOME/}
    local -a answer=()
    COMPREPLY=()
    mapfile -t answer < <(command "$program" complete bash -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null </dev/null)
    ((${#answer[@]} >= 3)) || return 0
    ((${#answer[@]} == 3)) || COMPREPLY=("${answer[@]:3}")
    if [[ ${answer[0]} == *list* ]]; then
        compopt -o nospace 2>/dev/null
    elif [[ ${answer[0]} == *files* ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -P "${answer[1]}" -f -- "${answer[2]}")
    fi
}

complete -F _triage triage
