#include "options.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include <boost/program_options.hpp>

namespace po = boost::program_options;

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

constexpr std::array<std::string_view, 4> command_names{"", "batch", "list", "check"};
constexpr std::array<std::string_view, 2> format_names{"text", "json"};
constexpr std::array<std::string_view, 3> color_names{"auto", "always", "never"};
constexpr std::array<std::string_view, 3> summary_names{"text", "json", "none"};
constexpr std::array<std::string_view, 6> level_names{"trace", "debug", "info", "warning", "error", "off"};
constexpr std::array<std::string_view, 5> table_names{"facts", "rules", "stretches", "exclusions", "sources"};

// No abbreviation: Boost guesses by default, and a guessed option is a wrong answer waiting to happen.
constexpr int style = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                      po::command_line_style::long_allow_next | po::command_line_style::allow_short |
                      po::command_line_style::allow_dash_for_short | po::command_line_style::short_allow_next |
                      po::command_line_style::allow_sticky;

Issue usage(std::string message, std::string hint = "") {
    return {"usage", std::move(message), std::move(hint), {}, Severity::error};
}

po::options_description common_options(unsigned width = 80) {
    po::options_description all("Common options", width, width / 2);
    auto add = all.add_options();
    add("pack", po::value<Strings>()->value_name("NAME|PATH"),
        "rules to use: an embedded pack, a YAML file or a folder (repeatable)");
    add("format", po::value<Strings>()->value_name("text|json"), "how to print results");
    add("emergency-number", po::value<Strings>()->value_name("N"), "the number to call where you are, such as 112");
    add("color", po::value<Strings>()->value_name("auto|always|never"), "colour the text");
    add("log-level", po::value<Strings>()->value_name("LEVEL"),
        "trace, debug, info, warning, error or off; to standard error");
    add("help,h", "print this help");
    add("version,V", "print the version");
    return all;
}

// A pack may name a quantity like an option of this program; then only a JSON profile can give its number.
bool is_taken(const std::string& option) {
    static constexpr std::array<std::string_view, 6> of_decide{"symptoms",  "conditions", "denies",
                                                               "no-others", "equipment",  "profile"};
    return std::find(of_decide.begin(), of_decide.end(), option) != of_decide.end() ||
           common_options().find_nothrow(option, false) != nullptr;
}

std::string quantity_help(const Fact& fact) {
    return fact.question + (fact.quantity->unit.empty()
                                ? ""
                                : " A plain number is in " + fact.quantity->unit + "; 30h, 2d and 3w work too.");
}

po::options_description decide_options(const Vocabulary& vocabulary, unsigned width = 80) {
    po::options_description all("About the person", width, width / 2);
    auto add = all.add_options();
    add("symptoms", po::value<Strings>()->value_name("LIST"),
        "what is there, comma-separated; \"no NAME\" denies (repeatable)");
    add("conditions", po::value<Strings>()->value_name("LIST"), "the same, for diagnoses");
    add("denies", po::value<Strings>()->value_name("LIST"), "what was asked and is not there");
    add("no-others", "everything not mentioned was asked and is not there");
    for (const Fact& fact : vocabulary.facts()) {
        if (!fact.quantity || is_taken(option_name(fact))) continue;
        add(option_name(fact).c_str(), po::value<Strings>()->value_name("N"), quantity_help(fact).c_str());
    }
    add("equipment", po::value<Strings>()->value_name("LIST"),
        "what is at hand; stretches that need more are left out");
    add("profile", po::value<Strings>()->value_name("FILE|-"), "a JSON profile to start from");
    return all;
}

po::options_description batch_options(unsigned width = 80) {
    po::options_description all("Batch options", width, width / 2);
    auto add = all.add_options();
    add("output,o", po::value<Strings>()->value_name("FILE"), "write here; the file appears only once it is whole");
    add("full", "whole decisions instead of short lines");
    add("summary", po::value<Strings>()->value_name("text|json|none"), "what to print on standard error at the end");
    return all;
}

po::options_description options_of(Command command, const Vocabulary& vocabulary) {
    po::options_description all;
    if (command == Command::decide) all.add(decide_options(vocabulary));
    if (command == Command::batch) all.add(batch_options());
    return all.add(common_options());
}

Strings option_names(const po::options_description& known) {
    Strings names;
    for (const auto& option : known.options()) names.push_back("--" + option->long_name());
    return names;
}

// A negative number is a value, and so is `-`, which means standard input.
bool is_option(std::string_view argument) {
    return argument.size() > 1 && argument[0] == '-' && argument[1] != '.' && (argument[1] < '0' || argument[1] > '9');
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

// What stands on the command line, asked for by name. Boost reads one group at a time: so every complaint is
// collected, and the name of an option is never taken for the value of the one before it.
class Reader {
public:
    Reader(const po::options_description& known, const Strings& arguments) {
        const std::vector<Strings> groups = groups_of(arguments);
        read(known, groups.front());
        leading_words = words.size();
        for (std::size_t i = 1; i < groups.size(); ++i) read(known, groups[i]);
    }

    Strings words;                  ///< what belongs to no option
    std::size_t leading_words = 0;  ///< how many of them stand before the first option

    Strings all(const std::string& name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? Strings{} : found->second;
    }

    bool has(const std::string& name) const { return values_.count(name) > 0; }

    std::optional<std::string> one(const std::string& name) {
        const Strings values = all(name);
        if (values.size() > 1) complain("`--" + name + "` is given twice", "give it once");
        if (values.empty()) return std::nullopt;
        // As from `--profile "$FILE"` with nothing in FILE: to go on without it could lower the answer.
        if (values.front().empty()) complain("`--" + name + "` needs a value");
        return values.front();
    }

    template <class Enum, class Names>
    void choose(const std::string& name, const Names& names, Enum& value) {
        const auto text = one(name);
        if (!text) return;
        if (const auto found = std::find(names.begin(), names.end(), *text); found != names.end()) {
            value = static_cast<Enum>(found - names.begin());
        } else {
            complain("`--" + name + "` cannot be `" + *text + "`", one_of(names));
        }
    }

    void complain(std::string message, std::string hint = "") {
        issues_.push_back(usage(std::move(message), std::move(hint)));
    }
    Issues take_issues() { return std::move(issues_); }

private:
    void read(const po::options_description& known, const Strings& group) {
        try {
            take(known, po::command_line_parser(group).options(known).style(style).allow_unregistered().run().options);
        } catch (const po::invalid_command_line_syntax& error) {
            const std::string name = group.front().substr(0, group.front().find('='));
            const bool is_flag = error.kind() == po::invalid_command_line_syntax::extra_parameter;
            complain("`" + name + (is_flag ? "` takes no value" : "` needs a value"));
        }
    }

    // Words after an unknown option are its values, so nothing is said about them.
    void take(const po::options_description& known, const std::vector<po::option>& group) {
        for (const po::option& option : group) {
            if (option.unregistered) {
                const std::string& typed = option.original_tokens.front();
                return complain("unknown option `" + typed + "`", nearest_option(typed, option_names(known)));
            }
            Strings& values = option.position_key == -1 ? values_[option.string_key] : words;
            values.insert(values.end(), option.value.begin(), option.value.end());
        }
    }

    // An abbreviation is far from its option by letters, and still it is clear what was meant.
    static std::string nearest_option(const std::string& typed, const Strings& known) {
        for (const std::string& name : known) {
            if (typed.size() > 3 && name.starts_with(typed)) return "write `" + name + "`, no option is abbreviated";
        }
        return did_you_mean(typed, known);
    }

    template <class Names>
    static std::string one_of(const Names& names) {
        std::string text = "one of";
        for (const std::string_view name : names) text += " `" + std::string(name) + "`";
        return text;
    }

    std::map<std::string, Strings> values_;
    Issues issues_;
};

void read_common(Reader& reader, Options& options) {
    options.packs = reader.all("pack");
    options.help = reader.has("help");
    options.version = reader.has("version");
    reader.choose("format", format_names, options.format);
    reader.choose("color", color_names, options.color);
    options.emergency_number = reader.one("emergency-number").value_or("");
    std::size_t level = 3;
    reader.choose("log-level", level_names, level);
    options.log_level = level_names[level];
}

// Without a command there are options only.
void refuse_words(Reader& reader, const Vocabulary& vocabulary) {
    const Strings commands(command_names.begin() + 1, command_names.end());
    for (std::size_t i = 0; i < reader.words.size(); ++i) {
        const std::string& word = reader.words[i];
        if (std::find(commands.begin(), commands.end(), word) != commands.end()) {
            reader.complain("unexpected word `" + word + "`", "a command stands first: `triage " + word + "`");
        } else if (i >= reader.leading_words) {
            reader.complain("unexpected word `" + word + "`", "put a name of several words in quotes");
        } else {
            const bool is_fact = vocabulary.find(word).has_value();
            reader.complain("unknown command `" + word + "`",
                            is_fact ? "write `--symptoms \"" + word + "\"`" : did_you_mean(word, commands));
        }
    }
}

void read_decide(Reader& reader, Options& options, const Vocabulary& vocabulary) {
    options.symptoms = reader.all("symptoms");
    options.conditions = reader.all("conditions");
    options.denies = reader.all("denies");
    options.equipment = reader.all("equipment");
    options.no_others = reader.has("no-others");
    options.profile = reader.one("profile").value_or("");
    for (std::size_t i = 0; i < vocabulary.facts().size(); ++i) {
        const Fact& fact = vocabulary.facts()[i];
        if (!fact.quantity || is_taken(option_name(fact))) continue;
        if (const auto text = reader.one(option_name(fact)))
            options.quantities.emplace_back(static_cast<FactId>(i), *text);
    }
    refuse_words(reader, vocabulary);
}

void read_list(Reader& reader, Options& options) {
    if (reader.words.empty()) {
        return reader.complain("`triage list` needs a table",
                               "one of `facts` `rules` `stretches` `exclusions` `sources`");
    }
    const auto found = std::find(table_names.begin(), table_names.end(), reader.words.front());
    if (found == table_names.end()) {
        return reader.complain("there is no list of `" + reader.words.front() + "`",
                               did_you_mean(reader.words.front(), {table_names.begin(), table_names.end()}));
    }
    options.table = static_cast<Table>(found - table_names.begin());
    if (reader.words.size() > 1) options.name = reader.words[1];
    for (std::size_t i = 2; i < reader.words.size(); ++i) {
        reader.complain("unexpected word `" + reader.words[i] + "`", "put a name of several words in quotes");
    }
}

}  // namespace

std::string option_name(const Fact& quantity) {
    std::string name = quantity.id;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

namespace {

Command read_command(const Strings& arguments) {
    if (arguments.empty()) return Command::decide;
    const auto command = std::find(command_names.begin() + 1, command_names.end(), arguments.front());
    return command == command_names.end() ? Command::decide : static_cast<Command>(command - command_names.begin());
}

}  // namespace

Options read_common_options(const Strings& arguments) {
    Options options;
    options.command = read_command(arguments);
    Reader reader(common_options(), arguments);
    read_common(reader, options);
    return options;
}

Result<Options> read_options(const Strings& arguments, const Vocabulary& vocabulary) {
    Options options;
    options.command = read_command(arguments);
    const Strings rest(arguments.begin() + (options.command == Command::decide ? 0 : 1), arguments.end());
    const po::options_description known = options_of(options.command, vocabulary);
    Reader reader(known, rest);
    read_common(reader, options);
    switch (options.command) {
        case Command::decide: read_decide(reader, options, vocabulary); break;
        case Command::batch:
            options.files = reader.words;
            options.output = reader.one("output").value_or("");
            options.full = reader.has("full");
            reader.choose("summary", summary_names, options.summary);
            break;
        case Command::list: read_list(reader, options); break;
        case Command::check: options.packs.insert(options.packs.end(), reader.words.begin(), reader.words.end()); break;
    }
    Issues issues = reader.take_issues();
    if (!issues.empty()) return issues;
    return options;
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
    if (command == Command::decide) text << "\n" << decide_options(vocabulary, columns);
    if (command == Command::batch) text << "\n" << batch_options(columns);
    text << "\n" << common_options(columns);
    return without_trailing_blanks(text.str());
}

}  // namespace triage::cli
