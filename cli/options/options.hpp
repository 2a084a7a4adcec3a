// The command line as data. options.cpp is the only file that knows Boost.ProgramOptions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <triage/authoring/listing.hpp>
#include <triage/authoring/schema.hpp>
#include <triage/triage.hpp>

#include "system/terminal.hpp"

namespace triage::cli {

enum class Command : unsigned char { decide, ask, plan, batch, list, check, test, diff, generate };
enum class Format : unsigned char { text, json, markdown, html, names, dot, mermaid, svg };
/// What `generate` prints.
enum class Generated : unsigned char { man, bash, zsh, fish };
enum class SummaryFormat : unsigned char { text, json, none };

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): by command, and there is one of it
struct Options {
    Command command = Command::decide;
    bool help = false;
    bool version = false;

    // common
    Format format = Format::text;
    ColorChoice color = ColorChoice::automatic;
    std::vector<std::string> packs;  ///< empty: the default
    std::string emergency_number;
    std::string log_level = "warning";

    // decide, ask, plan, and list graph
    std::vector<std::string> symptoms;  ///< each a comma-separated list, as typed
    std::vector<std::string> conditions;
    std::vector<std::string> denies;
    std::vector<std::string> unsure;
    std::vector<std::string> equipment;
    bool no_others = false;
    std::string profile;  ///< a file, `-`, or empty
    std::vector<std::pair<FactId, std::string>> quantities;
    bool explain = false;  ///< decide, ask

    // ask
    bool plain = false;
    bool next = false;

    // plan
    std::optional<unsigned> minutes;

    // batch
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

    // list
    Table table = Table::rules;
    std::string name;
    std::optional<SchemaOf> schema;  ///< instead of a table
    bool graph = false;              ///< instead of a table

    // check
    bool prove = false;
    bool release = false;
    unsigned budget_seconds = 5;  ///< for one question to the solver; diff, too

    // test
    bool suggest = false;
    std::vector<std::string> thresholds;  ///< each a comma-separated list, as typed
    std::string junit;                    ///< empty: none

    // generate
    Generated generated = Generated::man;

    // diff
    std::string old_pack;
    std::string new_pack;
    bool allow_looser = false;
};

/// The common options alone; what else stands there, and what is wrong, is left to `read_options`. The packs must be
/// known before the rest of the commands that take a profile can be read, since every quantity is an option of its own.
Options read_common_options(const std::vector<std::string>& arguments);

/// Whether this command line takes profile options.
bool takes_profile(const Options& options);

/// What stands on a command line, and what is wrong with it.
struct ReadOptions {
    Options options;  ///< where there are issues, what is clear all the same
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

/// Not where it is named like an option of this program.
bool has_option(const Fact& quantity);

}  // namespace triage::cli
