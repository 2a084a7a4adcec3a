# Reads lines, and prints what is offered at the end of each: candidate, tabulator, description.
source $COMPLETION
echo .
while read line
    complete -C "$line"
    echo .
end
