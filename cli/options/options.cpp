// From what is typed to `Arguments`, and the options as `--help` lists them. The only file that knows
// Boost.ProgramOptions: it gets its descriptions from the rows of the option table, and splits each option from its
// value; what a value means is for read_options.cpp.
#include "options/options.hpp"

#include <algorithm>
#include <sstream>

#include <boost/program_options.hpp>

#include "options/option_table.hpp"
#include "options/read_options.hpp"
#include "options/typed.hpp"

namespace po = boost::program_options;

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

// No abbreviation: Boost guesses by default, and a guessed option is a wrong answer waiting to happen.
constexpr int style = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                      po::command_line_style::long_allow_next | po::command_line_style::allow_short |
                      po::command_line_style::allow_dash_for_short | po::command_line_style::short_allow_next |
                      po::command_line_style::allow_sticky;

po::options_description described(std::string_view heading, const OptionRows& rows, unsigned width = 80) {
    po::options_description all(std::string(heading), width, width / 2);
    for (const OptionRow& row : rows) {
        const std::string names = row.name + (row.letter == 0 ? "" : std::string{',', row.letter});
        if (row.takes_value()) {
            all.add_options()(names.c_str(), po::value<Strings>()->value_name(row.value_name), row.description.c_str());
        } else {
            all.add_options()(names.c_str(), row.description.c_str());
        }
    }
    return all;
}

po::options_description described_common(Use use, unsigned width = 80) {
    return described("Common options", common_options(use), width);
}

// The options that a command has beside the common ones. `list` describes those about the person for every table,
// though only the graph uses them: elsewhere they are refused with that reason, and not as unknown.
po::options_description described_own(Command command, const Vocabulary& vocabulary, unsigned width = 80) {
    const po::options_description own = described(heading_of(command), own_options(command), width);
    if (command != Command::list && !takes_profile({command, false})) return own;
    po::options_description all = described("About the person", person_options(vocabulary), width);
    return own.options().empty() ? all : all.add(own);
}

po::options_description described_all(Use use, const Vocabulary& vocabulary) {
    po::options_description all = described_own(use.command, vocabulary);
    return all.add(described_common(use));
}

Strings option_names(const po::options_description& known) {
    Strings names;
    for (const auto& option : known.options()) names.push_back("--" + option->long_name());
    return names;
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
            arguments.operands.insert(arguments.operands.end(), option.value.begin(), option.value.end());
        }
    }
}

// Editors and web pages turn two hyphens into one dash, and nobody sees the difference on a terminal.
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
    arguments.leading_operands = arguments.operands.size();
    for (std::size_t i = 1; i < groups.size(); ++i) take_group(known, groups[i], arguments);
    return arguments;
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
        if (alone.operands.empty() && alone.take_issues().empty()) take_group(known, group, all);
    }
    return all;
}

// A first argument that is no command is an option of `decide`, or a slip that read_options.cpp tells.
Command read_command_name(const Strings& arguments) {
    if (arguments.empty()) return Command::decide;
    const auto command = std::find(command_names.begin() + 1, command_names.end(), arguments.front());
    return command == command_names.end() ? Command::decide : static_cast<Command>(command - command_names.begin());
}

// Whether it is the graph decides which options there are, so the operands are read once before, by common options
// only.
Use read_use(const Strings& typed) {
    const Command command = read_command_name(typed);
    if (command != Command::list) return {command, false};
    const Strings operands = arguments_of(described_common({command, false}), typed).operands;
    return {command, operands.size() > 1 && operands[1] == "graph"};
}

}  // namespace

CommonLine read_common_options(const Strings& typed) {
    const Use use = read_use(typed);
    Arguments arguments = arguments_of(described_common(use), typed);
    return {use, read_common(arguments, use), arguments.has("help"), arguments.has("version")};
}

ReadOptions read_options(const Strings& typed, const Vocabulary& vocabulary) {
    const Use use = read_use(typed);
    const Strings rest(typed.begin() + (use.command == Command::decide ? 0 : 1), typed.end());
    const po::options_description known = described_all(use, vocabulary);
    const auto read = [&](Arguments& arguments) {
        CommonOptions common = read_common(arguments, use);
        return ReadOptions{common, read_command(arguments, use, common, vocabulary), {}};
    };
    Arguments arguments = arguments_of(known, rest);
    ReadOptions all = read(arguments);
    Issues issues = arguments.take_issues();
    if (issues.empty()) return all;
    // Somebody may have an emergency: what is clear is read again without what is wrong.
    Arguments clear_arguments = clear_arguments_of(known, rest);
    ReadOptions clear = read(clear_arguments);
    clear.issues = std::move(issues);
    return clear;
}

namespace {

// Boost leaves a blank where it wraps.
std::string without_trailing_blanks(std::string text) {
    for (std::size_t at = text.find(" \n"); at != std::string::npos; at = text.find(" \n", at > 0 ? at - 1 : 0)) {
        text.erase(at, 1);
    }
    return text;
}

}  // namespace

std::string help_text(Command command, const Vocabulary& vocabulary, std::size_t width) {
    const auto columns = static_cast<unsigned>(std::clamp<std::size_t>(width, 40, 100));
    std::ostringstream text;
    text << usage_text(command);
    if (command != Command::generate) text << "\n" << described_own(command, vocabulary, columns);
    text << "\n" << described_common({command, false}, columns);
    return without_trailing_blanks(text.str());
}

}  // namespace triage::cli
