// What a command line asks for: what every command takes, and one struct a command for what only that one takes.
//
// Each command function gets its own struct and so cannot look at an option that its command does not have. Reading is
// in two steps, since every quantity of the packs is an option of its own: the common options first, then, with the
// packs loaded, everything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <triage/authoring/listing.hpp>
#include <triage/authoring/schema.hpp>
#include <triage/triage.hpp>

#include "system/terminal.hpp"

namespace triage::cli {

enum class Command : unsigned char { decide, ask, plan, batch, list, check, test, diff, generate };
enum class Format : unsigned char { text, json, markdown, html, names, dot, mermaid, svg, doctor, doctor_html };
/// What `generate` prints.
enum class Generated : unsigned char { man, bash, zsh, fish };
enum class SummaryFormat : unsigned char { text, json, none };

/// A way to call triage: a command, or `list graph`, whose options and formats are not those of the other lists.
struct Use {
    Command command = Command::decide;
    bool is_graph = false;
};

/// Whether a format is the page for a doctor, which only the decision on one person has.
constexpr bool is_for_doctor(Format format) { return format == Format::doctor || format == Format::doctor_html; }

/// Whether this way takes profile options.
bool takes_profile(Use use);

/// What every command takes.
struct CommonOptions {
    Format format = Format::text;
    ColorChoice color = ColorChoice::automatic;
    std::vector<std::string> packs;  ///< empty: the default
    std::string emergency_number;
    std::string log_level = "warning";
};

/// One person, as described by `decide`, `ask`, `plan` and `list graph`.
struct ProfileOptions {
    std::vector<std::string> symptoms;  ///< each a comma-separated list, as typed
    std::vector<std::string> conditions;
    std::vector<std::string> denies;
    std::vector<std::string> unsure;
    std::vector<std::string> equipment;
    bool no_others = false;
    std::string profile;  ///< a file, `-`, or empty
    std::vector<std::pair<FactId, std::string>> quantities;
};

struct DecideCommand {
    ProfileOptions person;
    Detail detail = Detail::usual;
    Breadth breadth = Breadth::now;
};

struct AskCommand {
    ProfileOptions person;
    std::vector<std::string> stretches;  ///< to ask about, each a comma-separated list; empty: those of today
    Detail detail = Detail::usual;
    Breadth breadth = Breadth::now;
    bool plain = false;
    bool next = false;
    std::string answers;       ///< a file, `-`, or empty
    std::string since;         ///< a file, `-`, or empty
    std::string save;          ///< a file, or empty
    std::optional<Day> today;  ///< empty: the machine's
};

struct PlanCommand {
    ProfileOptions person;
    std::optional<unsigned> minutes;
};

struct BatchCommand {
    std::vector<std::string> files;
    std::string output;              ///< empty: standard output
    std::vector<BatchField> fields;  ///< empty: all
    std::vector<BatchAnswer> only;   ///< empty: all
    std::string report;              ///< empty: none
    std::optional<std::uint64_t> explain_line;
    unsigned threads = 0;  ///< 0: all cores
    bool resume = false;
    bool full = false;
    bool strict = false;
    SummaryFormat summary = SummaryFormat::text;
};

/// A table of the packs, or with a name one entry of it.
struct ListedTable {
    Table table = Table::rules;
    std::string name;
};

/// The picture of the packs, and in it the path of the person, where one is described.
struct DrawnGraph {
    ProfileOptions person;
};

struct ListCommand {
    std::variant<ListedTable, DrawnGraph, SchemaOf> what;
};

constexpr unsigned default_budget_seconds = 5;

struct CheckCommand {
    std::vector<std::string> packs;  ///< of `--pack`, then of the operands
    bool prove = false;
    bool release = false;
    unsigned budget_seconds = default_budget_seconds;  ///< for one question to the solver
};

struct TestCommand {
    std::vector<std::string> packs;  ///< of `--pack`, then of the operands
    bool suggest = false;
    std::vector<std::string> thresholds;  ///< each a comma-separated list, as typed
    std::string junit;                    ///< empty: none
    unsigned budget_seconds = default_budget_seconds;
};

struct DiffCommand {
    std::string old_pack;
    std::string new_pack;
    bool allow_looser = false;
    unsigned budget_seconds = default_budget_seconds;
};

struct GenerateCommand {
    Generated what = Generated::man;
};

/// INVARIANT: the alternatives stand in the order of `Command`.
using AnyCommand = std::variant<DecideCommand, AskCommand, PlanCommand, BatchCommand, ListCommand, CheckCommand,
                                TestCommand, DiffCommand, GenerateCommand>;

/// What can be read before the packs are loaded.
struct CommonLine {
    Use use;
    CommonOptions common;
    bool help = false;
    bool version = false;
};

/// The common options alone; what else stands there, and what is wrong, is left to `read_options`. The packs must be
/// known before the rest of the commands that take a profile can be read, since every quantity is an option of its own.
CommonLine read_common_options(const std::vector<std::string>& arguments);

/// What stands on a command line, and what is wrong with it.
struct ReadOptions {
    CommonOptions common;  ///< where there are issues, what is clear all the same
    AnyCommand command;
    Issues issues;
};

/// Reads everything; `vocabulary` matters to commands that take a profile. Failure: every unknown option, bad value and
/// stray word, with the nearest known name.
ReadOptions read_options(const std::vector<std::string>& arguments, const Vocabulary& vocabulary);

/// What `--help` prints for a command: the prose (usage.cpp), then the options.
std::string_view usage_text(Command command);
std::string help_text(Command command, const Vocabulary& vocabulary, std::size_t width);

/// "hours_since_injury" is asked for as "hours-since-injury".
std::string option_name(const Fact& quantity);

/// False where a pack names a quantity like an option of this program; then only a JSON profile can give its number.
bool has_option(const Fact& quantity);

}  // namespace triage::cli
