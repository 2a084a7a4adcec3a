// For zsh 5.3 and later: specifications for `_arguments`, which knows quotes, `--name=value` and what was given before.

#include <algorithm>

#include "generate/completion.hpp"
#include "options/read_options.hpp"
#include "system/join.hpp"
#include "version.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view zsh_script = R"sh(#compdef triage
# Completions of triage @VERSION@ for zsh, made by `triage generate zsh`.

# Puts the ids in a table of the packs that stand on the line into `names`.
_triage_names() {
  local -a packs
  integer i
  for ((i = 2; i <= $#typed; i++)); do
    case $typed[i] in
      --pack) ((i == $#typed)) || packs+=(--pack ${${(Q)typed[i + 1]}/#\~\//$HOME/}) ;;
      --pack=*) packs+=(--pack ${${(Q)typed[i]#--pack=}/#\~\//$HOME/}) ;;
    esac
  done
  names=(${(f)"$(command $program list $1 --format names $packs 2>/dev/null </dev/null)"})
}

# The last of a comma-separated list of `names`, in which blanks, - and _ are the same.
_triage_several() {
  local -a chosen
  if compset -P '*,'; then
    chosen=(${(s:,:)${IPREFIX#--*=}})
    chosen=(${${${(L)chosen//[ -]/_}##_#}%%_#})
    chosen+=(${chosen//_/-})
  fi
  compset -P '[[:space:]\\]##'
  compset -P '(no|not|without)[[:space:]\\]##'
  compadd "$@" -S '' -M 'm:{[:upper:] -}={[:lower:]__}' -F chosen -a names
}

_triage_facts() {
  local -a names
  _triage_names facts
  _triage_several "$@"
}

@LISTS@_triage_packs() {
  _alternative 'packs:embedded pack:(@PACKS@)' 'files:file or folder:_files'
}

# `graph` has options of its own, and stands right behind `list`.
_triage_tables() {
  local -a names=(@TABLES@ schema)
  (($#typed > 2)) || names+=(graph)
  compadd "$@" -a names
}

_triage_entries() {
  local -a names
  case $line[1] in
    (schema) names=(@SCHEMAS@) ;;
    (@TABLE_PATTERN@) _triage_names $line[1] ;;
  esac
  compadd "$@" -a names
}

_triage_commands() {
  local -a commands=(
@COMMANDS@  )
  _describe -t commands command commands
}

_triage() {
  local use=decide program=${${(Q)words[1]}/#\~\//$HOME/}
  local -a typed=("${(@)words[1,CURRENT - 1]}") line options
  local -A opt_args
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _triage_commands
    return
  fi
  if ((CURRENT > 2)) && [[ $words[2] == (@COMMAND_PATTERN@) ]]; then
    use=$words[2]
    shift words
    ((CURRENT--))
  fi
  if ((CURRENT > 2)) && [[ "$use $words[2]" == 'list graph' ]]; then
    use=graph
    shift words
    ((CURRENT--))
  fi
@OPTIONS@  case $use in
    (batch) options+=('*:FILE:_files') ;;
    (check|test) options+=('*:pack:_triage_packs') ;;
    (diff) options+=('1:OLD:_triage_packs' '2:NEW:_triage_packs') ;;
    (list) options+=('1:table:_triage_tables' '2:name:_triage_entries') ;;
    (generate) options+=('1:what:(@GENERATED@)') ;;
  esac
  # Behind -- there are words only. _arguments would take it for one of them.
  integer end=$words[(i)--]
  if ((end < CURRENT)); then
    [[ $use != (decide|ask|plan|graph) && $words[CURRENT] != -* ]] || return 1
    words[end]=()
    ((CURRENT--))
  fi
  _arguments : $options
}

_triage "$@"
)sh";

std::string zsh_word(const std::string& text) { return "'" + replaced(text, "'", "'\\''") + "'"; }

/// What has a meaning of its own inside the brackets.
std::string explanation(std::string text) {
    for (const std::string_view sign : {"\\", "[", "]", ":"}) {
        text = replaced(std::move(text), sign, "\\" + std::string(sign));
    }
    return "[" + text + "]";
}

std::string list_function(const OptionRow& row) { return "_triage_list_" + replaced(row.name, "-", "_"); }

std::string action(const OptionRow& row) {
    switch (row.kind) {
        case ValueKind::file: return "_files";
        case ValueKind::pack: return "_triage_packs";
        case ValueKind::facts: return "_triage_facts";
        case ValueKind::one_of: return "(" + joined(row.choices, " ") + ")";
        case ValueKind::several_of: return list_function(row);
        case ValueKind::none:
        case ValueKind::text: break;
    }
    return " ";  // a value, and nothing is known of it
}

Strings specifications(const OptionRow& row) {
    const bool has_value = row.kind != ValueKind::none;
    const std::string value = has_value ? ":" + row.value_name + ":" + action(row) : "";
    const std::string rest = explanation(row.description) + value;
    const std::string name = "--" + row.name + (has_value ? "=" : "");
    if (row.is_repeatable) return {zsh_word("*" + name + rest)};
    if (row.letter == 0) return {zsh_word(name + rest)};
    const std::string letter = std::string("-") + row.letter;
    const std::string either = "(" + letter + " --" + row.name + ")";
    return {zsh_word(either + letter + rest), zsh_word(either + name + rest)};
}

std::string lists(const std::vector<SharedRow>& rows) {
    std::string text;
    for (const auto& [row, uses] : rows) {
        if (row.kind != ValueKind::several_of) continue;
        text += list_function(row) + "() {\n  local -a names=(" + joined(row.choices, " ") +
                ")\n  _triage_several \"$@\"\n}\n\n";
    }
    return text;
}

/// Options of the same uses stand together.
std::string options(const std::vector<SharedRow>& rows, std::size_t number_of_uses) {
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Strings& uses = rows[i].uses;
        const bool is_first = i == 0 || rows[i - 1].uses != uses;
        const bool is_last = i + 1 == rows.size() || rows[i + 1].uses != uses;
        const bool is_for_all = uses.size() == number_of_uses;
        if (is_first)
            text += is_for_all ? "  options+=(\n" : "  [[ $use != (" + joined(uses, "|") + ") ]] || options+=(\n";
        for (const std::string& specification : specifications(rows[i].option)) text += "    " + specification + "\n";
        if (is_last) text += "  )\n";
    }
    return text;
}

std::string commands(const std::vector<Use>& uses) {
    std::string text;
    for (const Use& use : uses) {
        if (use.command == Command::decide || use.name == "graph") continue;
        text += "    " + zsh_word(use.name + ":" + std::string(use.about)) + "\n";
    }
    return text;
}

}  // namespace

std::string zsh_completion(const std::vector<Use>& uses) {
    const std::vector<SharedRow> rows = shared_rows(uses);
    const Strings names(command_names.begin() + 1, command_names.end());
    return filled(zsh_script, {{"@VERSION@", TRIAGE_VERSION},
                               {"@LISTS@", lists(rows)},
                               {"@PACKS@", joined(embedded_packs(), " ")},
                               {"@TABLES@", joined(table_names, " ")},
                               {"@TABLE_PATTERN@", joined(table_names, "|")},
                               {"@SCHEMAS@", joined(schema_names, " ")},
                               {"@COMMANDS@", commands(uses)},
                               {"@COMMAND_PATTERN@", joined(names, "|")},
                               {"@GENERATED@", joined(generated_names, " ")},
                               {"@OPTIONS@", options(rows, uses.size())}});
}

}  // namespace triage::cli
