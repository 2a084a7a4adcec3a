// For bash 4.2 and later; needs no other package.
//
// bash cuts the line at `=` and `:`, too, unless told otherwise, and replaces only the last piece. So the script puts
// the words together first, and takes off in the end what bash has already got.

#include <algorithm>
#include <utility>

#include "generate/completion.hpp"
#include "options/read_options.hpp"
#include "system/join.hpp"
#include "version.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view bash_script =
    R"sh(# Completions of triage @VERSION@ for bash, made by `triage generate bash`.

_triage_options() {
    case $use in
@OPTIONS@    esac
}

# What stands in `option`, by its long name.
_triage_long() {
    case $option in
@LETTERS@    esac
}

_triage_offer() {
    local name
    for name in $(compgen -W "$1" -- "$typed"); do
        COMPREPLY+=("$before$name")
    done
}

# The last name of a comma-separated list; what stands before it is kept. In names blanks, - and _ are the same.
_triage_offer_several() {
    local name plain chosen kept part
    [[ $typed =~ ^(.*,)?[[:space:]\\]*((no|not|without)[[:space:]\\]+)? ]]
    kept=${BASH_REMATCH[0]}
    chosen=${kept,,}
    chosen=,${chosen//, /,}
    chosen=${chosen//[ -]/_}
    part=${typed:${#kept}}
    part=${part//\\/}
    part=${part//[ -]/_}
    for name in $1; do
        plain=${name//-/_}
        [[ $plain != "${part,,}"* || $chosen == *,"$plain",* ]] || COMPREPLY+=("$before$kept$name")
    done
    compopt -o nospace 2>/dev/null
}

_triage_offer_files() {
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        COMPREPLY+=("$before$file")
    done < <(compgen -f -- "${typed//\\/}")
}

_triage_offer_packs() {
    _triage_offer '@PACKS@'
    _triage_offer_files
}

# The ids in a table of the packs that stand on the line.
_triage_names() {
    command "$program" list "$1" --format names ${packs[@]+"${packs[@]}"} 2>/dev/null </dev/null
}

_triage_offer_value() {
    case "$use $option" in
@VALUES@    esac
}

_triage_offer_word() {
    case $use:${#words[@]} in
        batch:*) _triage_offer_files ;;
        check:* | test:* | diff:[01]) _triage_offer_packs ;;
        generate:0) _triage_offer '@GENERATED@' ;;
        list:0)
            _triage_offer '@TABLES@ schema'
            [[ $last -ne 2 ]] || _triage_offer graph
            ;;
        list:1)
            case ${words[0]} in
                schema) _triage_offer '@SCHEMAS@' ;;
                @TABLE_PATTERN@) _triage_offer "$(_triage_names "${words[0]}")" ;;
            esac
            ;;
        list:* | diff:* | generate:*) ;;
        # Nothing but options can stand there.
        *) [[ -n $only_words ]] || _triage_offer_option ;;
    esac
}

_triage_offer_option() {
    local name
    for name in $options; do
        [[ " $given " == *" $name "* ]] || _triage_offer "$name"
    done
}

# Puts the words of the line into `line`, the last of which is being typed; `cut` is what bash keeps of that.
_triage_read_line() {
    local i piece is_joined
    line=() cut=
    for ((i = 0; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        last=$((${#line[@]} - 1))
        if ((last > 0)) && [[ -n $is_joined || $piece == +([=:]) ]]; then
            cut=${line[last]}
            line[last]+=$piece
        else
            line+=("$piece")
            cut=
        fi
        is_joined=
        [[ $piece != +([=:]) ]] || is_joined=yes
    done
    last=$((${#line[@]} - 1))
    [[ -z $is_joined ]] || cut=${line[last]}
}

_triage_read_value() {
    local value=$1
    value=${value#[\"\']}
    value=${value%[\"\']}
    [[ $option != --pack ]] || packs+=(--pack "${value/#\~\//$HOME/}")
    option=
}

# What stands before the word that is being typed: `words`, `given` options, and the `option` that waits for its value.
_triage_read_words() {
    local i word
    for ((i = $1; i < last; i++)); do
        word=${line[i]}
        if [[ -n $only_words ]]; then
            words+=("$word")
        elif [[ $word == -- ]]; then
            only_words=yes option=
        elif [[ $word == -[!0-9.]* ]]; then
            option=${word%%=*}
            _triage_long
            [[ $repeatable == *" $option "* ]] || given+=" $option"
            if [[ $word == *=* ]]; then
                _triage_read_value "${word#*=}"
            elif [[ $valued != *" $option "* ]]; then
                option=
            fi
        elif [[ -n $option ]]; then
            _triage_read_value "$word"
        else
            words+=("$word")
        fi
    done
}

_triage() {
    local valued=' @VALUED@ ' repeatable=' @REPEATABLE@ '
    local program=${1/#\~\//$HOME/} use=decide options= option= given= only_words= before= typed= last= cut=
    local -a line=() words=() packs=()
    local IFS=$' \t\n' first=1
    COMPREPLY=()
    _triage_read_line
    if ((last > 1)); then
        case ${line[1]} in
            @COMMAND_PATTERN@) use=${line[1]} first=2 ;;
        esac
        [[ $last -lt 3 || "$use ${line[2]}" != 'list graph' ]] || use=graph first=3
    fi
    _triage_options
    _triage_read_words "$first"
    typed=${line[last]}
    if [[ -z $only_words && -z $option && $typed == --*=* ]]; then
        option=${typed%%=*}
        before=$option=
        typed=${typed#*=}
    fi
    typed=${typed#[\"\']}
    if [[ -n $option ]]; then
        _triage_offer_value
    elif [[ -z $only_words && $typed == -* ]]; then
        _triage_offer_option
    elif ((last == 1)); then
        _triage_offer '@COMMANDS@'
    else
        _triage_offer_word
    fi
    COMPREPLY=(${COMPREPLY[@]+"${COMPREPLY[@]#"$cut"}"})
}

complete -F _triage triage
)sh";

std::string cases_of_uses(const std::vector<Use>& uses) {
    std::string text;
    for (const Use& use : uses) {
        Strings names;
        for (const OptionRow& row : use.options) names.push_back("--" + row.name);
        text += "        " + use.name + ") options='" + joined(names, " ") + "' ;;\n";
    }
    return text;
}

std::string cases_of_letters(const std::vector<SharedRow>& rows) {
    std::string text;
    for (const auto& [row, uses] : rows) {
        if (row.letter == 0) continue;
        text += std::string("        -") + row.letter + ") option=--" + row.name + " ;;\n";
    }
    return text;
}

std::string offer(const OptionRow& row) {
    switch (row.kind) {
        case ValueKind::file: return "_triage_offer_files";
        case ValueKind::pack: return "_triage_offer_packs";
        case ValueKind::facts: return "_triage_offer_several \"$(_triage_names facts)\"";
        case ValueKind::one_of: return "_triage_offer '" + joined(row.choices, " ") + "'";
        case ValueKind::several_of: return "_triage_offer_several '" + joined(row.choices, " ") + "'";
        case ValueKind::none:
        case ValueKind::text: break;
    }
    return {};
}

/// Where this row is meant: everywhere, if no other has its name.
Strings patterns(const SharedRow& shared, const std::vector<SharedRow>& rows) {
    const auto namesakes = std::count_if(
        rows.begin(), rows.end(), [&](const SharedRow& other) { return other.option.name == shared.option.name; });
    if (namesakes == 1) return {"*' --" + shared.option.name + "'"};
    Strings all;
    for (const std::string& use : shared.uses) all.push_back("'" + use + " --" + shared.option.name + "'");
    return all;
}

std::string cases_of_values(const std::vector<SharedRow>& rows) {
    std::vector<std::pair<std::string, Strings>> cases;
    for (const SharedRow& shared : rows) {
        const std::string what = offer(shared.option);
        if (what.empty()) continue;
        const auto found =
            std::find_if(cases.begin(), cases.end(), [&](const auto& known) { return known.first == what; });
        Strings& all = found == cases.end() ? cases.emplace_back(what, Strings{}).second : found->second;
        for (const std::string& pattern : patterns(shared, rows)) all.push_back(pattern);
    }
    std::string text;
    for (const auto& [what, all] : cases) text += "        " + joined(all, " | ") + ") " + what + " ;;\n";
    return text;
}

template <class Predicate>
std::string names_where(const std::vector<SharedRow>& rows, Predicate is_meant) {
    Strings names;
    for (const auto& [row, uses] : rows) {
        const std::string name = "--" + row.name;
        if (is_meant(row) && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return joined(names, " ");
}

}  // namespace

std::string bash_completion(const std::vector<Use>& uses) {
    const std::vector<SharedRow> rows = shared_rows(uses);
    const Strings commands(command_names.begin() + 1, command_names.end());
    return filled(bash_script,
                  {{"@VERSION@", TRIAGE_VERSION},
                   {"@OPTIONS@", cases_of_uses(uses)},
                   {"@LETTERS@", cases_of_letters(rows)},
                   {"@VALUES@", cases_of_values(rows)},
                   {"@VALUED@", names_where(rows, [](const auto& row) { return !row.value_name.empty(); })},
                   {"@REPEATABLE@", names_where(rows, [](const auto& row) { return row.is_repeatable; })},
                   {"@PACKS@", joined(embedded_packs(), " ")},
                   {"@COMMANDS@", joined(commands, " ")},
                   {"@COMMAND_PATTERN@", joined(commands, " | ")},
                   {"@GENERATED@", joined(generated_names, " ")},
                   {"@TABLES@", joined(table_names, " ")},
                   {"@TABLE_PATTERN@", joined(table_names, " | ")},
                   {"@SCHEMAS@", joined(schema_names, " ")}});
}

}  // namespace triage::cli
