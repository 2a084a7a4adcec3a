#include "options/options.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <boost/program_options.hpp>

#include "options/option_table.hpp"
#include "options/read_options.hpp"

namespace po = boost::program_options;

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

// No abbreviation: Boost guesses by default, and a guessed option is a wrong answer waiting to happen.
constexpr int style = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                      po::command_line_style::long_allow_next | po::command_line_style::allow_short |
                      po::command_line_style::allow_dash_for_short | po::command_line_style::short_allow_next |
                      po::command_line_style::allow_sticky;

template <class Names>
std::string listed(const Names& names) {
    std::string text;
    for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

std::string format_help(Command command, bool is_graph) {
    std::vector<std::string_view> names;
    for (const Format format : formats_of(command, is_graph)) names.push_back(name_of(format));
    return "how to print results: " + listed(names);
}

po::options_description common_options(Command command, bool is_graph, unsigned width = 80) {
    po::options_description all("Common options", width, width / 2);
    auto add = all.add_options();
    add("pack", po::value<Strings>()->value_name("NAME|PATH"),
        "rules to use: an embedded pack, a YAML file or a folder (repeatable)");
    add("format", po::value<Strings>()->value_name("FORMAT"), format_help(command, is_graph).c_str());
    add("emergency-number", po::value<Strings>()->value_name("N"), "the number to call where you are, such as 112");
    add("color", po::value<Strings>()->value_name("auto|always|never"), "colour the text");
    add("log-level", po::value<Strings>()->value_name("LEVEL"),
        "trace, debug, info, warning, error or off; to standard error");
    add("help,h", "print this help");
    add("version,V", "print the version");
    return all;
}

std::string quantity_help(const Fact& fact) {
    return fact.question + (fact.quantity->unit.empty()
                                ? ""
                                : " A plain number is in " + fact.quantity->unit + "; 30h, 2d and 3w work too.");
}

po::options_description profile_options(const Vocabulary& vocabulary, unsigned width = 80) {
    po::options_description all("About the person", width, width / 2);
    auto add = all.add_options();
    add("symptoms", po::value<Strings>()->value_name("LIST"),
        "what is there, comma-separated; \"no NAME\" denies (repeatable)");
    add("conditions", po::value<Strings>()->value_name("LIST"), "the same, for diagnoses");
    add("denies", po::value<Strings>()->value_name("LIST"), "what was asked and is not there");
    add("unsure", po::value<Strings>()->value_name("LIST"), "what was asked, but nobody knows");
    add("no-others", "everything not mentioned was asked and is not there");
    for (const Fact& fact : vocabulary.facts()) {
        if (!has_option(fact)) continue;
        add(option_name(fact).c_str(), po::value<Strings>()->value_name("N"), quantity_help(fact).c_str());
    }
    add("equipment", po::value<Strings>()->value_name("LIST"),
        "what is at hand; stretches that need more are left out");
    add("profile", po::value<Strings>()->value_name("FILE|-"), "a JSON profile to start from");
    return all;
}

std::string fields_help() {
    return "what a short line has, comma-separated, of " + listed(batch_field_names) + " (repeatable)";
}

std::string only_help() {
    return "which answers to write, comma-separated, of " + listed(batch_answer_names) + " (repeatable)";
}

po::options_description batch_options(unsigned width = 80) {
    po::options_description all("Batch options", width, width / 2);
    auto add = all.add_options();
    add("output,o", po::value<Strings>()->value_name("FILE"), "write here; the file appears only once it is whole");
    add("resume", "go on with the output that an interrupted run has left");
    add("threads", po::value<Strings>()->value_name("N"), "how many to use, from 1 to 256; all cores if left out");
    add("full", "whole decisions instead of short lines");
    add("fields", po::value<Strings>()->value_name("LIST"), fields_help().c_str());
    add("only", po::value<Strings>()->value_name("LIST"), only_help().c_str());
    add("strict", "stop after the first rejected profile");
    add("summary", po::value<Strings>()->value_name("text|json|none"), "what to print on standard error at the end");
    add("report", po::value<Strings>()->value_name("FILE"), "write the summary there as an HTML page with charts");
    add("explain-line", po::value<Strings>()->value_name("N"), "nothing but the whole decision of one line");
    return all;
}

void add_budget(po::options_description& options) {
    options.add_options()("budget", po::value<Strings>()->value_name("SECONDS"), "for one question to the solver (5)");
}

po::options_description check_options(unsigned width = 80) {
    po::options_description all("Check options", width, width / 2);
    auto add = all.add_options();
    add("prove", "prove the pack's properties over all profiles, or show a person who breaks them");
    add("release", "an overdue review, or a range without a plausible end, is an error");
    add_budget(all);
    return all;
}

po::options_description test_options(unsigned width = 80) {
    po::options_description all("Test options", width, width / 2);
    auto add = all.add_options();
    add("suggest", "write out the missing cases, ready to paste");
    add("threshold", po::value<Strings>()->value_name("LIST"),
        "fail below this many percent: 90, or mcdc=100,mutation=95 (repeatable)");
    add("junit", po::value<Strings>()->value_name("FILE"), "write the results there as JUnit XML");
    add_budget(all);
    return all;
}

po::options_description diff_options(unsigned width = 80) {
    po::options_description all("Diff options", width, width / 2);
    auto add = all.add_options();
    add("allow-looser", "exit 0 even where the new pack is more permissive");
    add_budget(all);
    return all;
}

void add_explain(po::options_description& options) {
    options.add_options()("explain", "why not the other rules, what would bring a stretch back, what would change it");
}

po::options_description decide_options(unsigned width = 80) {
    po::options_description all("Answer options", width, width / 2);
    add_explain(all);
    return all;
}

po::options_description ask_options(unsigned width = 80) {
    po::options_description all("Ask options", width, width / 2);
    auto add = all.add_options();
    add("plain", "one question a line, answered by a number or a word");
    add("next", "print the next questions and end; nothing is read");
    add_explain(all);
    return all;
}

po::options_description plan_options(unsigned width = 80) {
    po::options_description all("Plan options", width, width / 2);
    all.add_options()("minutes", po::value<Strings>()->value_name("N"),
                      "one session of at most this long, warm-up included");
    return all;
}

// What the commands that take a profile have without its quantities, each name once: `ask` has all that a decision has.
// Made once, since each quantity is held against it.
const po::options_description& fixed_options() {
    static const po::options_description all = [] {
        po::options_description options = profile_options({});
        options.add(ask_options()).add(plan_options());
        return options.add(common_options(Command::decide, false));
    }();
    return all;
}

/// What a command has beside the common options.
po::options_description own_options(Command command, const Vocabulary& vocabulary, unsigned width = 80) {
    switch (command) {
        case Command::decide: return profile_options(vocabulary, width).add(decide_options(width));
        case Command::ask: return profile_options(vocabulary, width).add(ask_options(width));
        case Command::plan: return profile_options(vocabulary, width).add(plan_options(width));
        case Command::batch: return batch_options(width);
        case Command::check: return check_options(width);
        case Command::test: return test_options(width);
        case Command::diff: return diff_options(width);
        case Command::list: return profile_options(vocabulary, width);
        case Command::generate: break;
    }
    return {};
}

po::options_description options_of(Command command, bool is_graph, const Vocabulary& vocabulary) {
    po::options_description all = own_options(command, vocabulary);
    return all.add(common_options(command, is_graph));
}

Strings option_names(const po::options_description& known) {
    Strings names;
    for (const auto& option : known.options()) names.push_back("--" + option->long_name());
    return names;
}

/// What stands behind the hyphens with which an argument begins, and the dashes that an editor made of some.
std::string_view without_dashes(std::string_view argument) {
    constexpr std::array<std::string_view, 8> dashes{"-", "‐", "‑", "‒", "–", "—", "―", "−"};
    while (true) {
        const auto begins = [&](std::string_view dash) { return argument.starts_with(dash); };
        const auto found = std::find_if(dashes.begin(), dashes.end(), begins);
        if (found == dashes.end()) return argument;
        argument.remove_prefix(found->size());
    }
}

/// `–symptoms`, as pasted from a page that made one dash of two hyphens.
bool has_dash(std::string_view argument) {
    const std::string_view rest = without_dashes(argument);
    return argument.substr(0, argument.size() - rest.size()).find_first_not_of('-') != std::string_view::npos;
}

// A negative number is a value, and so is `-`, which means standard input.
bool is_option(std::string_view argument) {
    const std::string_view rest = without_dashes(argument);
    const bool is_value = rest.empty() || rest[0] == '.' || (rest[0] >= '0' && rest[0] <= '9');
    return rest.size() < argument.size() && (argument.starts_with("--") || !is_value);
}

// Each option with what follows it, and before them what stands in front of all options.
std::vector<Strings> groups_of(const Strings& arguments) {
    std::vector<Strings> groups(1);
    for (const std::string& argument : arguments) {
        const bool only_words = !groups.back().empty() && groups.back().front() == "--";
        if (!only_words && is_option(argument)) groups.emplace_back();
        groups.back().push_back(argument);
    }
    return groups;
}

// What other programs have as an option of its own is a value here.
std::string habit(const std::string& typed) {
    if (is_format(without_dashes(typed))) return "--format " + std::string(without_dashes(typed));
    if (typed == "--no-color" || typed == "--no-colour") return "--color never";
    if (typed == "--verbose" || typed == "--debug") return "--log-level debug";
    return typed == "--quiet" || typed == "--silent" ? "--log-level off" : "";
}

// An abbreviation is far from its option by letters, and still it is clear what was meant.
std::string nearest_option(const std::string& typed, const Strings& known) {
    const std::string meant = habit(typed);
    const bool is_there = std::find(known.begin(), known.end(), meant.substr(0, meant.find(' '))) != known.end();
    if (is_there) return "did you mean `" + meant + "`?";
    for (const std::string& name : known) {
        if (typed.size() > 3 && name.starts_with(typed)) return "write `" + name + "`, no option is abbreviated";
    }
    return did_you_mean(typed, known);
}

// Words after an unknown option are its values, so nothing is said about them.
void take(const po::options_description& known, const std::vector<po::option>& group, Arguments& arguments) {
    for (const po::option& option : group) {
        if (option.unregistered) {
            const std::string& typed = option.original_tokens.front();
            return arguments.complain("unknown option `" + typed + "`", nearest_option(typed, option_names(known)));
        }
        if (option.position_key == -1) {
            arguments.add(option.string_key, option.value);
        } else {
            arguments.words.insert(arguments.words.end(), option.value.begin(), option.value.end());
        }
    }
}

void complain_of_dash(const po::options_description& known, const std::string& typed, Arguments& arguments) {
    const std::string name = "--" + std::string(without_dashes(typed.substr(0, typed.find('='))));
    const Strings names = option_names(known);
    const bool is_known = std::find(names.begin(), names.end(), name) != names.end();
    arguments.complain("`" + typed + "` begins with a dash where an option has two hyphens",
                       is_known ? "write `" + name + "`" : nearest_option(name, names));
}

void take_group(const po::options_description& known, const Strings& group, Arguments& arguments) {
    if (!group.empty() && is_option(group.front()) && has_dash(group.front())) {
        return complain_of_dash(known, group.front(), arguments);
    }
    try {
        take(known, po::command_line_parser(group).options(known).style(style).allow_unregistered().run().options,
             arguments);
    } catch (const po::invalid_command_line_syntax& error) {
        const std::string name = group.front().substr(0, group.front().find('='));
        const bool is_flag = error.kind() == po::invalid_command_line_syntax::extra_parameter;
        arguments.complain("`" + name + (is_flag ? "` takes no value" : "` needs a value"));
    }
}

// Boost reads one group at a time: so every complaint is collected, and the name of an option is never taken for the
// value of the one before it.
Arguments arguments_of(const po::options_description& known, const Strings& typed) {
    Arguments arguments;
    const std::vector<Strings> groups = groups_of(typed);
    take_group(known, groups.front(), arguments);
    arguments.leading_words = arguments.words.size();
    for (std::size_t i = 1; i < groups.size(); ++i) take_group(known, groups[i], arguments);
    return arguments;
}

// `--symptoms stiff neck`, typed without quotes, as it would be with them.
Strings as_if_quoted(const Strings& group) {
    const bool has_value = group.front().find('=') != std::string::npos;
    Strings joined{group.front()};
    for (std::size_t i = 1; i < group.size(); ++i) {
        if (i == 1 && !has_value) {
            joined.push_back(group[i]);
        } else {
            joined.back() += " " + group[i];
        }
    }
    return joined;
}

// What is clear although something is wrong: options that are known and have the value they need. Of several words none
// is taken alone, so `--symptoms stiff neck` says nothing of a symptom `stiff`.
Arguments clear_arguments_of(const po::options_description& known, const Strings& typed) {
    Arguments all;
    const std::vector<Strings> groups = groups_of(typed);
    for (std::size_t i = 1; i < groups.size(); ++i) {
        Arguments alone;
        const Strings group = as_if_quoted(groups[i]);
        take_group(known, group, alone);
        if (alone.words.empty() && alone.take_issues().empty()) take_group(known, group, all);
    }
    return all;
}

Command read_command(const Strings& arguments) {
    if (arguments.empty()) return Command::decide;
    const auto command = std::find(command_names.begin() + 1, command_names.end(), arguments.front());
    return command == command_names.end() ? Command::decide : static_cast<Command>(command - command_names.begin());
}

// Its formats and options are not those of the tables.
bool names_graph(Command command, const Strings& typed) {
    if (command != Command::list) return false;
    const Strings words = arguments_of(common_options(command, false), typed).words;
    return words.size() > 1 && words[1] == "graph";
}

}  // namespace

// A pack may name a quantity like an option of this program; then only a JSON profile can give its number.
bool has_option(const Fact& quantity) {
    return quantity.quantity && fixed_options().find_nothrow(option_name(quantity), false) == nullptr;
}

std::string option_name(const Fact& quantity) {
    std::string name = quantity.id;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

Options read_common_options(const Strings& typed) {
    Options options;
    options.command = read_command(typed);
    options.graph = names_graph(options.command, typed);
    Arguments arguments = arguments_of(common_options(options.command, options.graph), typed);
    read_common(arguments, options);
    return options;
}

ReadOptions read_options(const Strings& typed, const Vocabulary& vocabulary) {
    Options options;
    options.command = read_command(typed);
    options.graph = names_graph(options.command, typed);
    const Strings rest(typed.begin() + (options.command == Command::decide ? 0 : 1), typed.end());
    const po::options_description known = options_of(options.command, options.graph, vocabulary);
    Arguments arguments = arguments_of(known, rest);
    read_command_options(arguments, options, vocabulary);
    Issues issues = arguments.take_issues();
    if (issues.empty()) return {std::move(options), {}};
    Options clear;
    clear.command = options.command;
    clear.graph = options.graph;
    Arguments clear_arguments = clear_arguments_of(known, rest);
    read_command_options(clear_arguments, clear, vocabulary);
    return {std::move(clear), std::move(issues)};
}

namespace {

// Boost leaves a blank where it wraps.
std::string without_trailing_blanks(std::string text) {
    for (std::size_t at = text.find(" \n"); at != std::string::npos; at = text.find(" \n", at > 0 ? at - 1 : 0)) {
        text.erase(at, 1);
    }
    return text;
}

// The short name too, where there is one.
OptionRow row_of(const po::option_description& option) {
    OptionRow row{.name = option.long_name(), .description = option.description()};
    const std::string shown = option.canonical_display_name(po::command_line_style::allow_dash_for_short);
    if (shown.size() == 2 && shown.front() == '-') row.letter = shown.back();
    if (option.semantic()->max_tokens() > 0) row.value_name = option.semantic()->name();
    return row;
}

}  // namespace

std::vector<OptionRow> option_rows(Command command, bool is_graph, const Vocabulary& vocabulary) {
    const po::options_description person = profile_options(vocabulary);
    const po::options_description common = common_options(command, is_graph);
    const po::options_description known = options_of(command, is_graph, vocabulary);
    std::vector<OptionRow> rows;
    for (const auto& option : known.options()) {
        OptionRow& row = rows.emplace_back(row_of(*option));
        if (person.find_nothrow(row.name, false) != nullptr) row.group = OptionGroup::person;
        if (common.find_nothrow(row.name, false) != nullptr) row.group = OptionGroup::common;
    }
    return rows;
}

std::string help_text(Command command, const Vocabulary& vocabulary, std::size_t width) {
    const auto columns = static_cast<unsigned>(std::clamp<std::size_t>(width, 40, 100));
    std::ostringstream text;
    text << usage_text(command);
    if (command != Command::generate) text << "\n" << own_options(command, vocabulary, columns);
    text << "\n" << common_options(command, false, columns);
    return without_trailing_blanks(text.str());
}

}  // namespace triage::cli
