// For fish 3.0 and later. fish cuts the line into words and knows quotes and `--name=value`; conditions say which
// option belongs to which use.

#include <algorithm>

#include "generate/completion.hpp"
#include "options/read_options.hpp"
#include "system/join.hpp"
#include "version.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view fish_script =
    R"sh(# Completions of triage @VERSION@ for fish, made by `triage generate fish`.

function __triage_use
    set -l line (commandline -opc)
    if test "$line[2..3]" = 'list graph'
        echo graph
    else if contains -- "$line[2]" @COMMANDS@
        echo $line[2]
    else
        echo decide
    end
end

# Is this one of these uses, and can an option stand here?
function __triage_in
    contains -- (__triage_use) $argv; and not contains -- -- (commandline -opc)
end

# Is this option, by all its names, not given yet? One at the end waits for its value.
function __triage_new -a kind
    set -l line (commandline -opc)
    if test "$kind" = value; and contains -- "$line[-1]" $argv
        set -e line[-1]
    end
    for word in $line
        if contains -- (string replace -r '=.*' '' -- $word) $argv[2..-1]
            return 1
        end
    end
end

# The words after the command that are neither options nor their values.
function __triage_words
    set -l line (commandline -opc)
    set -l option
    set -l only_words
    for word in $line[3..-1]
        if test -n "$only_words"
            echo $word
        else if test "$word" = --
            set only_words yes
        else if string match -q -r -- '^-[^0-9.]' $word
            set option
            if contains -- $word @VALUED@
                set option $word
            end
        else if test -n "$option"
            set option
        else
            echo $word
        end
    end
end

# Is this that command, and with so many words before the one that is typed?
function __triage_at -a command words
    test (__triage_use) = $command; or return
    test -z "$words"; or test (count (__triage_words)) -eq $words
end

# The ids in a table of the packs that stand on the line.
function __triage_names -a table
    set -l line (commandline -opc)
    set -l packs
    for i in (seq 2 (count $line))
        if test "$line[$i]" = --pack; and test $i -lt (count $line)
            set -a packs --pack (string replace -r '^~/' "$HOME/" -- $line[(math $i + 1)])
        else if string match -q -- '--pack=*' $line[$i]
            set -a packs --pack (string replace -r '^--pack=' '' -- $line[$i] | string replace -r '^~/' "$HOME/")
        end
    end
    set -l program (string replace -r '^~/' "$HOME/" -- $line[1])
    command $program list $table --format names $packs 2>/dev/null </dev/null
end

# The ids in the table that the line names.
function __triage_entries
    set -l table (__triage_words)
    if contains -- "$table[1]" @TABLES@
        __triage_names $table[1]
    else if test "$table[1]" = schema
        string split ' ' -- '@SCHEMAS@'
    end
end

# The last of a comma-separated list; what stands before it is kept.
function __triage_several
    set -l typed (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '^[\'"]' '' |
        string replace -r -a '\\\\(.)' '$1')
    set -l kept (string match -r '^(?:.*,)?\s*(?:(?:no|not|without)\s+)?' -- "$typed")
    set -l chosen (string split , -- "$kept" | string trim | string lower | string replace -r -a '[ -]' _)
    for name in $argv
        contains -- (string replace -a - _ -- $name) $chosen; or echo "$kept$name"
    end
end

complete -c triage -f

@COMMAND_LINES@
complete -c triage -n '__triage_at batch' -F
complete -c triage -n '__triage_at check' -F -a '@PACKS@' -d 'embedded pack'
complete -c triage -n '__triage_at test' -F -a '@PACKS@' -d 'embedded pack'
complete -c triage -n '__triage_at diff 0; or __triage_at diff 1' -F -a '@PACKS@' -d 'embedded pack'
complete -c triage -n '__triage_at generate 0' -a '@GENERATED@'
complete -c triage -n '__triage_at list 0' -a '@TABLES@ schema'
complete -c triage -n 'test (count (commandline -opc)) -eq 2; and __triage_at list 0' -a graph -d '@GRAPH@'
complete -c triage -n '__triage_at list 1' -a '(__triage_entries)'

@OPTIONS@)sh";

std::string fish_word(std::string text) {
    text = replaced(std::move(text), "\\", "\\\\");
    return "'" + replaced(std::move(text), "'", "\\'") + "'";
}

std::string value_of(const OptionRow& row) {
    switch (row.kind) {
        case ValueKind::none: return "";
        case ValueKind::text: return " -x";
        case ValueKind::file: return " -r -F";
        case ValueKind::pack: return " -r -F -a " + fish_word(joined(embedded_packs(), " "));
        case ValueKind::facts: return " -x -a '(__triage_several (__triage_names facts))'";
        case ValueKind::one_of: return " -x -a " + fish_word(joined(row.choices, " "));
        case ValueKind::several_of: return " -x -a " + fish_word("(__triage_several " + joined(row.choices, " ") + ")");
    }
    return "";
}

std::string condition(const SharedRow& shared) {
    const OptionRow& row = shared.option;
    std::string text = "__triage_in " + joined(shared.uses, " ");
    if (row.is_repeatable) return text;
    text += row.kind == ValueKind::none ? "; and __triage_new flag --" : "; and __triage_new value --";
    return text + row.name + (row.letter == 0 ? "" : std::string(" -") + row.letter);
}

std::string options(const std::vector<SharedRow>& rows) {
    std::string text;
    for (const SharedRow& shared : rows) {
        const OptionRow& row = shared.option;
        text += "complete -c triage -n " + fish_word(condition(shared)) +
                (row.letter == 0 ? "" : std::string(" -s ") + row.letter) + " -l " + row.name + value_of(row) + " -d " +
                fish_word(row.description) + "\n";
    }
    return text;
}

std::string command_lines(const std::vector<Use>& uses) {
    std::string text;
    for (const Use& use : uses) {
        if (use.command == Command::decide || use.name == "graph") continue;
        text += "complete -c triage -n 'test (count (commandline -opc)) -eq 1' -a " + use.name + " -d " +
                fish_word(std::string(use.about)) + "\n";
    }
    return text;
}

Strings valued(const std::vector<SharedRow>& rows) {
    Strings names;
    for (const auto& [row, uses] : rows) {
        if (row.kind == ValueKind::none) continue;
        if (row.letter != 0) names.push_back(std::string("-") + row.letter);
        names.push_back("--" + row.name);
    }
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string_view about_graph(const std::vector<Use>& uses) {
    return std::find_if(uses.begin(), uses.end(), [](const Use& use) { return use.name == "graph"; })->about;
}

}  // namespace

std::string fish_completion(const std::vector<Use>& uses) {
    const std::vector<SharedRow> rows = shared_rows(uses);
    const Strings names(command_names.begin() + 1, command_names.end());
    return filled(fish_script, {{"@VERSION@", TRIAGE_VERSION},
                                {"@COMMANDS@", joined(names, " ")},
                                {"@COMMAND_LINES@", command_lines(uses)},
                                {"@PACKS@", joined(embedded_packs(), " ")},
                                {"@GENERATED@", joined(generated_names, " ")},
                                {"@TABLES@", joined(table_names, " ")},
                                {"@SCHEMAS@", joined(schema_names, " ")},
                                {"@GRAPH@", about_graph(uses)},
                                {"@VALUED@", joined(valued(rows), " ")},
                                {"@OPTIONS@", options(rows)}});
}

}  // namespace triage::cli
