# Start-up file of a zsh whose Tab key writes what is offered to $CAPTURE: candidate, tabulator, description.
PS1=
setopt no_auto_menu no_auto_list no_list_beep
fpath=(${COMPLETION:h} $fpath)
autoload -Uz compinit
compinit -u -D

compadd() {
  # With these it adds nothing, but answers a question of its caller.
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return
  fi
  local -a hits shown
  local at=$@[(I)-d]
  ((at == 0)) || shown=("${(@P)@[at + 1]}")
  builtin compadd -A hits -D shown "$@"
  integer i
  for ((i = 1; i <= $#hits; i++)); do
    print -r -- "$IPREFIX$hits[i]"$'\t'"$shown[i]"
  done >>$CAPTURE
  builtin compadd "$@"
}

capture() {
  zle complete-word
  print . >>$CAPTURE
}
zle -N capture
bindkey '^I' capture
print . >>$CAPTURE
