# Completions of triage for fish 3.0 and later: the program itself knows what can stand at the end of the line.

function __triage_complete
    set -l line (commandline -opc)
    set -l typed (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $line[1])
    set -l answer (command $program complete fish -- $line[2..-1] "$typed" 2>/dev/null </dev/null)
    printf '%s\n' $answer[4..-1]
    if string match -q '*files*' -- "$answer[1]"
        for path in (complete -C "'' "(string escape -n -- "$answer[3]"))
            echo $answer[2]$path
        end
    end
end

complete -c triage -f -a '(__triage_complete)'
