#compdef triage
# Completions of triage for zsh 5.3 and later: the program itself knows what can stand at the end of the line.

local program=${${(Q)words[1]}/#\~\//$HOME/}
local -a answer names more
answer=("${(@f)$(command $program complete zsh -- "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null </dev/null)}")
names=("${(@)answer[4,-1]}")
compset -p ${#answer[2]}
# In the names of a list upper case and blanks do not matter.
[[ $answer[1] != *list* ]] || more=(-S '' -M 'm:{[:upper:] -}={[:lower:]__}')
if (($#names)); then
  _describe -t values value names "$more[@]"
fi
[[ $answer[1] != *files* ]] || _files
