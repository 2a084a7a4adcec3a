#include "options/option_table.hpp"

#include <algorithm>
#include <array>

#include <triage/authoring/cases.hpp>

#include "options/read_options.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

// By `Command`.
constexpr std::array<std::string_view, command_names.size()> summaries{
    "decide one profile",
    "ask what can still change the decision",
    "what to do today",
    "decide every profile of a stream",
    "show what the packs hold",
    "is the pack well formed, sourced, safe?",
    "run the cases of a pack",
    "who is decided differently?",
    "print the manual page or completions",
};
constexpr std::string_view graph_summary = "draw how facts lead to rules and outcomes";

struct Known {
    std::string_view name;
    ValueKind kind;
    bool is_repeatable;
};

// What is not here takes text that nobody can complete: numbers, mostly. That the right ones are repeatable is held by
// a test against the parser.
constexpr std::array<Known, 17> known_options{{
    {"symptoms", ValueKind::facts, true},
    {"conditions", ValueKind::facts, true},
    {"denies", ValueKind::facts, true},
    {"unsure", ValueKind::facts, true},
    {"equipment", ValueKind::several_of, true},
    {"profile", ValueKind::file, false},
    {"output", ValueKind::file, false},
    {"report", ValueKind::file, false},
    {"junit", ValueKind::file, false},
    {"fields", ValueKind::several_of, true},
    {"only", ValueKind::several_of, true},
    {"threshold", ValueKind::several_of, true},
    {"summary", ValueKind::one_of, false},
    {"pack", ValueKind::pack, true},
    {"format", ValueKind::one_of, false},
    {"color", ValueKind::one_of, false},
    {"log-level", ValueKind::one_of, false},
}};

template <class Names>
Strings strings(const Names& names) {
    return {names.begin(), names.end()};
}

Strings equipment_names(const Vocabulary& vocabulary) {
    Strings names{"none"};
    for (const Equipment& piece : vocabulary.equipment()) names.push_back(piece.id);
    return names;
}

Strings thresholds() {
    Strings names = strings(figure_names);
    for (std::string& name : names) name += '=';
    return names;
}

Strings formats(const Use& use) {
    Strings names;
    for (const Format format : formats_of(use.command, use.name == "graph")) names.emplace_back(name_of(format));
    return names;
}

Strings choices_of(const OptionRow& row, const Use& use, const Vocabulary& vocabulary) {
    if (row.name == "equipment") return equipment_names(vocabulary);
    if (row.name == "fields") return strings(batch_field_names);
    if (row.name == "only") return strings(batch_answer_names);
    if (row.name == "threshold") return thresholds();
    if (row.name == "summary") return strings(summary_names);
    if (row.name == "format") return formats(use);
    if (row.name == "color") return strings(color_names);
    if (row.name == "log-level") return strings(level_names);
    return {};
}

void complete(OptionRow& row, const Use& use, const Vocabulary& vocabulary) {
    if (row.value_name.empty()) return;
    const auto* const known = std::find_if(known_options.begin(), known_options.end(),
                                           [&](const Known& option) { return option.name == row.name; });
    row.kind = known == known_options.end() ? ValueKind::text : known->kind;
    row.is_repeatable = known != known_options.end() && known->is_repeatable;
    row.choices = choices_of(row, use, vocabulary);
}

Use use_of(Command command, bool is_graph, const Vocabulary& vocabulary) {
    const auto at = static_cast<std::size_t>(command);
    Use use{std::string(command_names[at]), command, summaries[at], option_rows(command, is_graph, vocabulary)};
    if (command == Command::decide) use.name = "decide";
    if (is_graph) {
        use.name = "graph";
        use.about = graph_summary;
    }
    // The parser knows them for all of `list`, only to say that they are for the graph.
    if (command == Command::list && !is_graph) {
        std::erase_if(use.options, [](const OptionRow& row) { return row.group == OptionGroup::person; });
    }
    for (OptionRow& row : use.options) complete(row, use, vocabulary);
    return use;
}

bool is_same(const OptionRow& left, const OptionRow& right) {
    return left.name == right.name && left.description == right.description && left.choices == right.choices;
}

}  // namespace

std::vector<Use> uses_of(const Vocabulary& vocabulary) {
    std::vector<Use> uses;
    for (std::size_t i = 0; i < command_names.size(); ++i) {
        const auto command = static_cast<Command>(i);
        uses.push_back(use_of(command, false, vocabulary));
        if (command == Command::list) uses.push_back(use_of(command, true, vocabulary));
    }
    return uses;
}

std::vector<SharedRow> shared_rows(const std::vector<Use>& uses) {
    std::vector<SharedRow> rows;
    for (const Use& use : uses) {
        for (const OptionRow& option : use.options) {
            const auto found = std::find_if(rows.begin(), rows.end(),
                                            [&](const SharedRow& row) { return is_same(row.option, option); });
            SharedRow& row = found == rows.end() ? rows.emplace_back(SharedRow{option, {}}) : *found;
            row.uses.push_back(use.name);
        }
    }
    return rows;
}

}  // namespace triage::cli
