// One reader a command: options and operands in, the command's own struct out. What would have no effect is refused
// here and not forgotten, since a person who typed it relies on it.
#include "options/read_options.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace triage::cli {

namespace {

// Upper ends that catch slips of the pen: a day has 24 * 60 minutes, and an hour is long for one question to the
// solver.
constexpr unsigned most_threads = 256;
constexpr unsigned most_minutes = 24 * 60;
constexpr unsigned most_budget_seconds = 3600;

// The words before the options, all of them: a person who forgot the quotes means "chest pain", and "pain" is less.
std::string sign_of(const Arguments& arguments) {
    std::string name;
    for (std::size_t i = 0; i < arguments.leading_operands; ++i) name += (i == 0 ? "" : " ") + arguments.operands[i];
    return name;
}

std::string as_symptom(const std::string& sign) { return "`--symptoms \"" + sign + "\"`"; }

// The part of the library's hint that says what to do, for words that mean an emergency; otherwise empty. A person who
// has one is told before the command line is right.
std::string what_to_do(const std::string& sign, const Vocabulary& vocabulary) {
    const std::string hint = vocabulary.hint(sign, Saying::present);
    const std::size_t at = hint.find(" if the answer to ");
    return at == std::string::npos ? "" : hint.substr(at);
}

// Complains about each word from this one on.
void refuse_words_from(Arguments& arguments, std::size_t first) {
    for (std::size_t i = first; i < arguments.operands.size(); ++i) {
        arguments.complain("unexpected word `" + arguments.operands[i] + "`", "put a name of several words in quotes");
    }
}

// What stands in front of all options may be a sign that somebody has.
void refuse_signs(Arguments& arguments, const Vocabulary& vocabulary) {
    if (arguments.leading_operands > 0) {
        const std::string sign = sign_of(arguments);
        arguments.complain(
            "unexpected " + std::string(arguments.leading_operands == 1 ? "word" : "words") + " before the options",
            "did you mean " + as_symptom(sign) + "?" + what_to_do(sign, vocabulary));
    }
    refuse_words_from(arguments, arguments.leading_operands);
}

// A command of several words has the first one misspelt, or they are a sign; nobody knows which.
std::string command_or_sign(const Arguments& arguments, const Arguments::Strings& commands,
                            const Vocabulary& vocabulary) {
    const std::string command = did_you_mean(arguments.operands.front(), commands);
    const std::string sign = sign_of(arguments);
    const std::string to_do = what_to_do(sign, vocabulary);
    if (command.empty()) return "did you mean " + as_symptom(sign) + "?" + to_do;
    if (arguments.leading_operands == 1) return command;
    return command.substr(0, command.size() - 1) + ", or " + as_symptom(sign) + "?" + to_do;
}

// Without a command there are options only.
void refuse_words(Arguments& arguments, const Vocabulary& vocabulary) {
    const Arguments::Strings commands(command_names.begin() + 1, command_names.end());
    const auto behind = arguments.operands.cbegin() + static_cast<std::ptrdiff_t>(arguments.leading_operands);
    const auto misplaced = std::find_first_of(behind, arguments.operands.cend(), commands.begin(), commands.end());
    if (misplaced != arguments.operands.cend()) {
        return arguments.complain("unexpected word `" + *misplaced + "`",
                                  "a command stands first: `triage " + *misplaced + "`");
    }
    if (arguments.leading_operands > 0) {
        arguments.complain("unknown command `" + arguments.operands.front() + "`",
                           command_or_sign(arguments, commands, vocabulary));
    }
    refuse_words_from(arguments, arguments.leading_operands);
}

// Names stay as they were typed: whether they mean a fact is for the library to say, with its own hints.
ProfileOptions read_profile(Arguments& arguments, const Vocabulary& vocabulary) {
    ProfileOptions person;
    person.symptoms = arguments.all("symptoms");
    person.conditions = arguments.all("conditions");
    person.denies = arguments.all("denies");
    person.unsure = arguments.all("unsure");
    person.equipment = arguments.all("equipment");
    person.no_others = arguments.has("no-others");
    person.profile = arguments.one("profile").value_or("");
    for (const FactId id : vocabulary.fact_ids()) {
        if (!has_option(vocabulary[id])) continue;
        if (const auto text = arguments.one(option_name(vocabulary[id]))) person.quantities.emplace_back(id, *text);
    }
    return person;
}

Detail read_detail(const Arguments& arguments) { return arguments.has("explain") ? Detail::full : Detail::usual; }

Breadth read_breadth(const Arguments& arguments) { return arguments.has("all") ? Breadth::all : Breadth::now; }

// The page for a doctor has one length, and is about a decision.
void refuse_beside_doctor(Arguments& arguments, Format format) {
    if (!is_for_doctor(format)) return;
    for (const auto& [option, hint] : {std::pair{"explain", "the page names the rules and sources already"},
                                       std::pair{"all", "the page has no stretches"},
                                       std::pair{"next", "the page is about a decision, not about a question"}}) {
        if (!arguments.has(option)) continue;
        arguments.complain(
            "`--" + std::string(option) + "` cannot stand beside `--format " + std::string(name_of(format)) + "`",
            hint);
    }
}

DecideCommand read_decide(Arguments& arguments, Format format, const Vocabulary& vocabulary) {
    refuse_beside_doctor(arguments, format);
    DecideCommand command{read_profile(arguments, vocabulary), read_detail(arguments), read_breadth(arguments)};
    refuse_words(arguments, vocabulary);
    return command;
}

// Options about a person, without those of quantities: `list` refuses these, and knows no others, since no pack is
// loaded before a table is printed.
const std::vector<std::string> profile_option_names{"symptoms",  "conditions", "denies", "unsure",
                                                    "no-others", "equipment",  "profile"};

// What an older profile answers, and what of today's options contradicts it, nobody could tell apart.
void refuse_person(Arguments& arguments, const Vocabulary& vocabulary) {
    std::vector<std::string> names = profile_option_names;
    for (const Fact& fact : vocabulary.facts()) {
        if (has_option(fact)) names.push_back(option_name(fact));
    }
    arguments.refuse_beside("since", names, "say what is new when you are asked");
}

void read_days(Arguments& arguments, const Vocabulary& vocabulary, AskCommand& command) {
    command.answers = arguments.one("answers").value_or("");
    command.since = arguments.one("since").value_or("");
    command.save = arguments.one("save").value_or("");
    if (command.save == "-") {
        arguments.complain("`--save -` would mix with the decision on standard output", "name a file");
    }
    if (!command.answers.empty() && !command.next) {
        arguments.complain("`--answers` is for programs that ask themselves", "add `--next`");
    }
    if (!command.since.empty()) refuse_person(arguments, vocabulary);
    const auto today = arguments.one("today");
    if (!today) return;
    command.today = read_day(*today);
    if (!command.today) arguments.complain("`--today` cannot be `" + *today + "`", "write it as 2026-11-20");
    if (command.since.empty() && command.save.empty()) {
        arguments.complain("`--today` is for `--since` and `--save`", "leave it out");
    }
}

AskCommand read_ask(Arguments& arguments, Format format, const Vocabulary& vocabulary) {
    refuse_beside_doctor(arguments, format);
    AskCommand command;
    command.person = read_profile(arguments, vocabulary);
    command.stretches = arguments.all("for");
    command.detail = read_detail(arguments);
    command.breadth = read_breadth(arguments);
    command.plain = arguments.has("plain");
    command.next = arguments.has("next");
    arguments.refuse_beside("next", {"plain", "explain", "all", "save"}, "it prints questions, and asks none");
    read_days(arguments, vocabulary, command);
    refuse_signs(arguments, vocabulary);
    return command;
}

PlanCommand read_plan(Arguments& arguments, const Vocabulary& vocabulary) {
    PlanCommand command{read_profile(arguments, vocabulary), {}};
    if (const auto minutes = arguments.number("minutes", 1, most_minutes)) {
        command.minutes = static_cast<unsigned>(*minutes);
    }
    refuse_signs(arguments, vocabulary);
    return command;
}

// After a complaint the value does not matter: no command is run with one.
GenerateCommand read_generate(Arguments& arguments) {
    const std::string what = arguments.operands.empty() ? "" : arguments.operands.front();
    const auto found = std::find(generated_names.begin(), generated_names.end(), what);
    if (found == generated_names.end()) {
        arguments.complain(what.empty() ? "`triage generate` needs a word" : "cannot generate `" + what + "`",
                           "one of `man` `bash` `zsh` `fish`");
        return {};
    }
    refuse_words_from(arguments, 1);
    return {static_cast<Generated>(found - generated_names.begin())};
}

// Nothing where there is no such schema, which was told.
std::optional<SchemaOf> read_schema(Arguments& arguments) {
    const std::string what = arguments.operands.size() > 1 ? arguments.operands[1] : "";
    const auto found = std::find(schema_names.begin(), schema_names.end(), what);
    if (found == schema_names.end()) {
        arguments.complain(what.empty() ? "`triage list schema` needs a word" : "there is no schema of `" + what + "`",
                           "one of `pack` `profile` `next` `decision` `answers`");
        return std::nullopt;
    }
    refuse_words_from(arguments, 2);
    return static_cast<SchemaOf>(found - schema_names.begin());
}

// A sheet for clinicians shows all rules, or all exclusions, and nothing else has one.
void refuse_sheet(Arguments& arguments, Format format, const ListCommand& list) {
    if (format != Format::markdown && format != Format::html) return;
    const auto* const listed = std::get_if<ListedTable>(&list.what);
    const bool has_sheet = listed != nullptr && (listed->table == Table::rules || listed->table == Table::exclusions);
    const std::string option = "`--format " + std::string(name_of(format)) + "`";
    if (!has_sheet) {
        arguments.complain(option + " is for `triage list rules` and `triage list exclusions`",
                           listed == nullptr ? "leave it out" : "here one of `text` `json` `names`");
    } else if (!listed->name.empty()) {
        arguments.complain(option + " prints all " + arguments.operands.front() + ", not one",
                           "leave `" + listed->name + "` out, or choose one of `text` `json` `names`");
    }
}

// Nothing where there is no such table, which was told; then nothing is said of the format.
std::optional<ListedTable> read_table(Arguments& arguments) {
    const std::string& table = arguments.operands.front();
    const auto found = std::find(table_names.begin(), table_names.end(), table);
    if (found == table_names.end()) {
        arguments.complain("there is no list of `" + table + "`",
                           did_you_mean(table, {table_names.begin(), table_names.end()}));
        return std::nullopt;
    }
    ListedTable listed{static_cast<Table>(found - table_names.begin()), {}};
    if (arguments.operands.size() > 1) {
        listed.name = arguments.operands[1];
        // `triage list rules "$RULE"` with nothing in RULE would print the whole table.
        if (listed.name.empty()) arguments.complain("the name is empty", "leave it out");
    }
    refuse_words_from(arguments, 2);
    return listed;
}

ListCommand read_graph(Arguments& arguments, const Vocabulary& vocabulary) {
    ListCommand graph{DrawnGraph{read_profile(arguments, vocabulary)}};
    refuse_words_from(arguments, 1);
    return graph;
}

// `list` without `graph`: a table, one entry of it, or a schema.
ListCommand read_list(Arguments& arguments, Format format) {
    ListCommand list;
    if (arguments.operands.empty()) {
        arguments.complain("`triage list` needs a table",
                           "one of `facts` `rules` `stretches` `exclusions` `sources`, `graph` or `schema`");
        return list;
    }
    for (const std::string& name : profile_option_names) {
        if (arguments.has(name)) arguments.complain("`--" + name + "` is for `triage list graph`", "leave it out");
    }
    if (arguments.operands.front() == "schema") {
        const auto schema = read_schema(arguments);
        if (!schema) return list;
        list.what = *schema;
    } else {
        auto table = read_table(arguments);
        if (!table) return list;
        list.what = *std::move(table);
    }
    refuse_sheet(arguments, format, list);
    return list;
}

// Each of these pairs would leave one of the two without effect.
void refuse_combinations(Arguments& arguments, const BatchCommand& command) {
    arguments.refuse_beside("full", {"fields"}, "a whole decision has all its fields");
    arguments.refuse_beside("explain-line",
                            {"output", "resume", "report", "threads", "full", "fields", "only", "strict", "summary"},
                            "one line is printed as the single check would, with `--format text` or `json`");
    if (command.resume && command.output.empty()) {
        arguments.complain("`--resume` needs `--output`", "name the file that the interrupted run was writing");
    }
    if (command.report == "-" && command.output.empty()) {
        arguments.complain("`--report -` would mix with the answers on standard output",
                           "write the answers to a file with `--output`, or name a file for the report");
    }
}

BatchCommand read_batch(Arguments& arguments) {
    BatchCommand command;
    command.files = arguments.operands;
    command.output = arguments.one("output").value_or("");
    if (command.output == "-") command.output.clear();
    command.resume = arguments.has("resume");
    command.threads = static_cast<unsigned>(arguments.number("threads", 1, most_threads).value_or(0));
    command.full = arguments.has("full");
    arguments.choose_all("fields", batch_field_names, command.fields);
    arguments.choose_all("only", batch_answer_names, command.only);
    command.strict = arguments.has("strict");
    arguments.choose("summary", summary_names, command.summary);
    command.report = arguments.one("report").value_or("");
    command.explain_line = arguments.number("explain-line", 1);
    refuse_combinations(arguments, command);
    return command;
}

// `check` and `test` take packs as operands, too.
std::vector<std::string> read_packs(const Arguments& arguments) {
    std::vector<std::string> packs = arguments.all("pack");
    packs.insert(packs.end(), arguments.operands.begin(), arguments.operands.end());
    return packs;
}

// In seconds, for one question.
unsigned read_budget(Arguments& arguments) {
    return static_cast<unsigned>(arguments.number("budget", 1, most_budget_seconds).value_or(default_budget_seconds));
}

CheckCommand read_check(Arguments& arguments) {
    CheckCommand command;
    command.packs = read_packs(arguments);
    command.prove = arguments.has("prove");
    command.release = arguments.has("release");
    if (arguments.has("budget") && !command.prove) {
        arguments.complain("`--budget` is for the solver", "add `--prove`");
    }
    command.budget_seconds = read_budget(arguments);
    return command;
}

// `--threshold` stays as typed: its figures are read by the command, which knows the names that they have.
TestCommand read_test(Arguments& arguments) {
    TestCommand command;
    command.packs = read_packs(arguments);
    command.suggest = arguments.has("suggest");
    command.thresholds = arguments.all("threshold");
    command.junit = arguments.one("junit").value_or("");
    if (command.junit == "-") {
        arguments.complain("`--junit -` would mix with the report on standard output", "name a file");
    }
    command.budget_seconds = read_budget(arguments);
    return command;
}

DiffCommand read_diff(Arguments& arguments) {
    DiffCommand command;
    command.allow_looser = arguments.has("allow-looser");
    command.budget_seconds = read_budget(arguments);
    if (arguments.operands.size() != 2) {
        arguments.complain("`triage diff` compares two packs", "`triage diff OLD NEW`");
        return command;
    }
    command.old_pack = arguments.operands[0];
    command.new_pack = arguments.operands[1];
    return command;
}

}  // namespace

bool takes_profile(Use use) {
    return use.command == Command::decide || use.command == Command::ask || use.command == Command::plan ||
           use.is_graph;
}

// INVARIANT: returns the alternative that stands at the place of `use.command`.
AnyCommand read_command(Arguments& arguments, Use use, const CommonOptions& common, const Vocabulary& vocabulary) {
    switch (use.command) {
        case Command::ask: return read_ask(arguments, common.format, vocabulary);
        case Command::plan: return read_plan(arguments, vocabulary);
        case Command::batch: return read_batch(arguments);
        case Command::list:
            return use.is_graph ? read_graph(arguments, vocabulary) : read_list(arguments, common.format);
        case Command::check: return read_check(arguments);
        case Command::test: return read_test(arguments);
        case Command::diff: return read_diff(arguments);
        case Command::generate: return read_generate(arguments);
        case Command::decide: break;
    }
    return read_decide(arguments, common.format, vocabulary);
}

}  // namespace triage::cli
