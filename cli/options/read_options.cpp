#include "options/read_options.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace triage::cli {

namespace {

constexpr std::array<std::string_view, 8> format_names{"text",  "json", "markdown", "html",
                                                       "names", "dot",  "mermaid",  "svg"};
constexpr unsigned most_threads = 256;
constexpr unsigned most_minutes = 24 * 60;
constexpr unsigned most_budget_seconds = 3600;

void choose_format(Arguments& arguments, Options& options) {
    const std::vector<Format> formats = formats_of(options.command, options.graph);
    std::vector<std::string_view> names;
    names.reserve(formats.size());
    for (const Format format : formats) names.push_back(name_of(format));
    std::size_t chosen = 0;
    arguments.choose("format", names, chosen);
    options.format = formats[chosen];
}

}  // namespace

std::vector<Format> formats_of(Command command, bool is_graph) {
    if (is_graph) return {Format::dot, Format::mermaid, Format::svg};
    if (command == Command::diff) return {Format::text, Format::json, Format::markdown};
    if (command == Command::list) {
        return {Format::text, Format::json, Format::names, Format::markdown, Format::html};
    }
    return {Format::text, Format::json};
}

bool is_format(std::string_view name) {
    return std::find(format_names.begin(), format_names.end(), name) != format_names.end();
}

std::string_view name_of(Format format) { return format_names[static_cast<std::size_t>(format)]; }

void read_common(Arguments& arguments, Options& options) {
    options.packs = arguments.all("pack");
    options.help = arguments.has("help");
    options.version = arguments.has("version");
    choose_format(arguments, options);
    arguments.choose("color", color_names, options.color);
    options.emergency_number = arguments.one("emergency-number").value_or("");
    // It stands in the first lines of an answer, and in JSON.
    if (printable(options.emergency_number) != options.emergency_number) {
        arguments.complain("`--emergency-number` cannot be `" + printable(options.emergency_number) + "`",
                           "digits, blanks and words on one line, without control characters");
        options.emergency_number.clear();  // what is certain is still said, with the local number
    }
    std::size_t level = 3;
    arguments.choose("log-level", level_names, level);
    options.log_level = level_names[level];
}

namespace {

// The words before the options, all of them: of "chest pain", "pain" is less.
std::string sign_of(const Arguments& arguments) {
    std::string name;
    for (std::size_t i = 0; i < arguments.leading_words; ++i) name += (i == 0 ? "" : " ") + arguments.words[i];
    return name;
}

std::string as_symptom(const std::string& sign) { return "`--symptoms \"" + sign + "\"`"; }

// Whoever has an emergency is told before the command line is right.
std::string what_to_do(const std::string& sign, const Vocabulary& vocabulary) {
    const std::string hint = vocabulary.hint(sign, Saying::present);
    const std::size_t at = hint.find(" if the answer to ");
    return at == std::string::npos ? "" : hint.substr(at);
}

void refuse_words_from(Arguments& arguments, std::size_t first) {
    for (std::size_t i = first; i < arguments.words.size(); ++i) {
        arguments.complain("unexpected word `" + arguments.words[i] + "`", "put a name of several words in quotes");
    }
}

// What stands in front of all options may be a sign that somebody has.
void refuse_signs(Arguments& arguments, const Vocabulary& vocabulary) {
    if (arguments.leading_words > 0) {
        const std::string sign = sign_of(arguments);
        arguments.complain(
            "unexpected " + std::string(arguments.leading_words == 1 ? "word" : "words") + " before the options",
            "did you mean " + as_symptom(sign) + "?" + what_to_do(sign, vocabulary));
    }
    refuse_words_from(arguments, arguments.leading_words);
}

// A command of several words has the first one misspelt, or they are a sign; nobody knows which.
std::string command_or_sign(const Arguments& arguments, const Arguments::Strings& commands,
                            const Vocabulary& vocabulary) {
    const std::string command = did_you_mean(arguments.words.front(), commands);
    const std::string sign = sign_of(arguments);
    const std::string to_do = what_to_do(sign, vocabulary);
    if (command.empty()) return "did you mean " + as_symptom(sign) + "?" + to_do;
    if (arguments.leading_words == 1) return command;
    return command.substr(0, command.size() - 1) + ", or " + as_symptom(sign) + "?" + to_do;
}

// Without a command there are options only.
void refuse_words(Arguments& arguments, const Vocabulary& vocabulary) {
    const Arguments::Strings commands(command_names.begin() + 1, command_names.end());
    const auto behind = arguments.words.cbegin() + static_cast<std::ptrdiff_t>(arguments.leading_words);
    const auto misplaced = std::find_first_of(behind, arguments.words.cend(), commands.begin(), commands.end());
    if (misplaced != arguments.words.cend()) {
        return arguments.complain("unexpected word `" + *misplaced + "`",
                                  "a command stands first: `triage " + *misplaced + "`");
    }
    if (arguments.leading_words > 0) {
        arguments.complain("unknown command `" + arguments.words.front() + "`",
                           command_or_sign(arguments, commands, vocabulary));
    }
    refuse_words_from(arguments, arguments.leading_words);
}

void read_profile(Arguments& arguments, Options& options, const Vocabulary& vocabulary) {
    options.symptoms = arguments.all("symptoms");
    options.conditions = arguments.all("conditions");
    options.denies = arguments.all("denies");
    options.unsure = arguments.all("unsure");
    options.equipment = arguments.all("equipment");
    options.no_others = arguments.has("no-others");
    options.profile = arguments.one("profile").value_or("");
    for (std::size_t i = 0; i < vocabulary.facts().size(); ++i) {
        const Fact& fact = vocabulary.facts()[i];
        if (!has_option(fact)) continue;
        if (const auto text = arguments.one(option_name(fact)))
            options.quantities.emplace_back(static_cast<FactId>(i), *text);
    }
}

void read_decide(Arguments& arguments, Options& options, const Vocabulary& vocabulary) {
    read_profile(arguments, options, vocabulary);
    options.explain = arguments.has("explain");
    refuse_words(arguments, vocabulary);
}

void read_ask(Arguments& arguments, Options& options, const Vocabulary& vocabulary) {
    read_profile(arguments, options, vocabulary);
    options.explain = arguments.has("explain");
    options.plain = arguments.has("plain");
    options.next = arguments.has("next");
    arguments.refuse_beside("next", {"plain", "explain"}, "it prints questions, and asks none");
    refuse_signs(arguments, vocabulary);
}

void read_plan(Arguments& arguments, Options& options, const Vocabulary& vocabulary) {
    read_profile(arguments, options, vocabulary);
    if (const auto minutes = arguments.number("minutes", 1, most_minutes)) {
        options.minutes = static_cast<unsigned>(*minutes);
    }
    refuse_signs(arguments, vocabulary);
}

void read_generate(Arguments& arguments, Options& options) {
    const std::string what = arguments.words.empty() ? "" : arguments.words.front();
    const auto found = std::find(generated_names.begin(), generated_names.end(), what);
    if (found == generated_names.end()) {
        return arguments.complain(what.empty() ? "`triage generate` needs a word" : "cannot generate `" + what + "`",
                                  "one of `man` `bash` `zsh` `fish`");
    }
    options.generated = static_cast<Generated>(found - generated_names.begin());
    refuse_words_from(arguments, 1);
}

void read_schema(Arguments& arguments, Options& options) {
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : "";
    const auto found = std::find(schema_names.begin(), schema_names.end(), what);
    if (found == schema_names.end()) {
        return arguments.complain(
            what.empty() ? "`triage list schema` needs a word" : "there is no schema of `" + what + "`",
            "write `triage list schema pack` or `triage list schema profile`");
    }
    options.schema = static_cast<SchemaOf>(found - schema_names.begin());
    refuse_words_from(arguments, 2);
}

const std::vector<std::string> profile_option_names{"symptoms",  "conditions", "denies", "unsure",
                                                    "no-others", "equipment",  "profile"};

// A review sheet is of all rules, or of all exclusions.
void refuse_sheet(Arguments& arguments, const Options& options) {
    if (options.format != Format::markdown && options.format != Format::html) return;
    const bool has_sheet = !options.schema && (options.table == Table::rules || options.table == Table::exclusions);
    const std::string format = "`--format " + std::string(name_of(options.format)) + "`";
    if (!has_sheet) {
        arguments.complain(format + " is for `triage list rules` and `triage list exclusions`",
                           options.schema ? "leave it out" : "here one of `text` `json` `names`");
    } else if (!options.name.empty()) {
        arguments.complain(format + " prints all " + arguments.words.front() + ", not one",
                           "leave `" + options.name + "` out, or choose one of `text` `json` `names`");
    }
}

void read_list(Arguments& arguments, Options& options, const Vocabulary& vocabulary) {
    if (arguments.words.empty()) {
        return arguments.complain("`triage list` needs a table",
                                  "one of `facts` `rules` `stretches` `exclusions` `sources`, `graph` or `schema`");
    }
    if (options.graph) {
        read_profile(arguments, options, vocabulary);
        return refuse_words_from(arguments, 1);
    }
    for (const std::string& name : profile_option_names) {
        if (arguments.has(name)) arguments.complain("`--" + name + "` is for `triage list graph`", "leave it out");
    }
    if (arguments.words.front() == "schema") {
        read_schema(arguments, options);
        return refuse_sheet(arguments, options);
    }
    const auto found = std::find(table_names.begin(), table_names.end(), arguments.words.front());
    if (found == table_names.end()) {
        return arguments.complain("there is no list of `" + arguments.words.front() + "`",
                                  did_you_mean(arguments.words.front(), {table_names.begin(), table_names.end()}));
    }
    options.table = static_cast<Table>(found - table_names.begin());
    if (arguments.words.size() > 1) options.name = arguments.words[1];
    // As from `triage list rules "$RULE"` with nothing in RULE.
    if (arguments.words.size() > 1 && options.name.empty()) arguments.complain("the name is empty", "leave it out");
    refuse_words_from(arguments, 2);
    refuse_sheet(arguments, options);
}

// What would do nothing is refused, not forgotten.
void refuse_combinations(Arguments& arguments, const Options& options) {
    arguments.refuse_beside("full", {"fields"}, "a whole decision has all its fields");
    arguments.refuse_beside("explain-line",
                            {"output", "resume", "report", "threads", "full", "fields", "only", "strict", "summary"},
                            "one line is printed as the single check would, with `--format text` or `json`");
    if (options.resume && options.output.empty()) {
        arguments.complain("`--resume` needs `--output`", "name the file that the interrupted run was writing");
    }
    if (options.report == "-" && options.output.empty()) {
        arguments.complain("`--report -` would mix with the answers on standard output",
                           "write the answers to a file with `--output`, or name a file for the report");
    }
}

void read_batch(Arguments& arguments, Options& options) {
    options.files = arguments.words;
    options.output = arguments.one("output").value_or("");
    if (options.output == "-") options.output.clear();
    options.resume = arguments.has("resume");
    options.threads = static_cast<unsigned>(arguments.number("threads", 1, most_threads).value_or(0));
    options.full = arguments.has("full");
    arguments.choose_all("fields", batch_field_names, options.fields);
    arguments.choose_all("only", batch_answer_names, options.only);
    options.strict = arguments.has("strict");
    arguments.choose("summary", summary_names, options.summary);
    options.report = arguments.one("report").value_or("");
    options.explain_line = arguments.number("explain-line", 1);
    refuse_combinations(arguments, options);
}

void read_packs(Arguments& arguments, Options& options) {
    options.packs.insert(options.packs.end(), arguments.words.begin(), arguments.words.end());
}

void read_budget(Arguments& arguments, Options& options) {
    options.budget_seconds =
        static_cast<unsigned>(arguments.number("budget", 1, most_budget_seconds).value_or(options.budget_seconds));
}

void read_check(Arguments& arguments, Options& options) {
    read_packs(arguments, options);
    options.prove = arguments.has("prove");
    options.release = arguments.has("release");
    if (arguments.has("budget") && !options.prove) {
        arguments.complain("`--budget` is for the solver", "add `--prove`");
    }
    read_budget(arguments, options);
}

void read_test(Arguments& arguments, Options& options) {
    read_packs(arguments, options);
    options.suggest = arguments.has("suggest");
    options.thresholds = arguments.all("threshold");
    options.junit = arguments.one("junit").value_or("");
    if (options.junit == "-") {
        arguments.complain("`--junit -` would mix with the report on standard output", "name a file");
    }
    read_budget(arguments, options);
}

void read_diff(Arguments& arguments, Options& options) {
    options.allow_looser = arguments.has("allow-looser");
    read_budget(arguments, options);
    if (arguments.words.size() != 2) {
        return arguments.complain("`triage diff` compares two packs", "`triage diff OLD NEW`");
    }
    options.old_pack = arguments.words[0];
    options.new_pack = arguments.words[1];
}

}  // namespace

void read_command_options(Arguments& arguments, Options& options, const Vocabulary& vocabulary) {
    read_common(arguments, options);
    switch (options.command) {
        case Command::decide: return read_decide(arguments, options, vocabulary);
        case Command::batch: return read_batch(arguments, options);
        case Command::ask: return read_ask(arguments, options, vocabulary);
        case Command::plan: return read_plan(arguments, options, vocabulary);
        case Command::generate: return read_generate(arguments, options);
        case Command::list: return read_list(arguments, options, vocabulary);
        case Command::check: return read_check(arguments, options);
        case Command::test: return read_test(arguments, options);
        case Command::diff: return read_diff(arguments, options);
    }
}

}  // namespace triage::cli
