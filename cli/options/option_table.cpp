// The rows of the option table. Descriptions are as short as they are because `--help` prints them in half a line.
//
// Each kind of row has a function (`flag`, `file`, `one_of`, …), so that a row says only what is its own, and no row of
// a kind lacks what the completer needs for it.
#include "options/option_table.hpp"

#include <algorithm>
#include <array>

#include <triage/authoring/cases.hpp>

#include "options/read_options.hpp"
#include "system/join.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

// One for each command, in the order of `Command`; they stand in the completions of shells.
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

template <class Names>
Strings strings(const Names& names) {
    return {names.begin(), names.end()};
}

// "none" filters by equipment without having any.
Strings equipment_names(const Vocabulary& vocabulary) {
    Strings names{"none"};
    for (const Equipment& piece : vocabulary.equipment()) names.push_back(piece.id);
    return names;
}

// With the equals sign, since a figure without a number says nothing.
Strings threshold_names() {
    Strings names = strings(figure_names);
    for (std::string& name : names) name += '=';
    return names;
}

Strings format_names_of(Use use) {
    Strings names;
    for (const Format format : formats_of(use)) names.emplace_back(name_of(format));
    return names;
}

/// An option without a value.
OptionRow flag(std::string name, std::string description, char letter = 0) {
    return {.name = std::move(name), .letter = letter, .description = std::move(description)};
}

// Numbers and other text that nobody can complete.
OptionRow free_value(std::string name, std::string value_name, std::string description) {
    return {.name = std::move(name), .value_name = std::move(value_name), .description = std::move(description)};
}

/// A path, which the shell completes by itself.
OptionRow file(std::string name, std::string value_name, std::string description, char letter = 0) {
    return {.name = std::move(name),
            .letter = letter,
            .value_name = std::move(value_name),
            .description = std::move(description),
            .kind = ValueKind::file};
}

/// A list of names of facts, which the completer takes from the packs.
OptionRow facts(std::string name, std::string description) {
    return {.name = std::move(name),
            .value_name = "LIST",
            .description = std::move(description),
            .kind = ValueKind::facts,
            .is_repeatable = true};
}

/// One word of a fixed set.
OptionRow one_of(std::string name, std::string value_name, std::string description, Strings choices) {
    return {.name = std::move(name),
            .value_name = std::move(value_name),
            .description = std::move(description),
            .kind = ValueKind::one_of,
            .choices = std::move(choices)};
}

/// A comma-separated list of words of a fixed set.
OptionRow several_of(std::string name, std::string description, Strings choices) {
    return {.name = std::move(name),
            .value_name = "LIST",
            .description = std::move(description),
            .kind = ValueKind::several_of,
            .is_repeatable = true,
            .choices = std::move(choices)};
}

/// The option of a quantity: its question is the description.
OptionRow quantity(const Fact& fact) {
    const std::string& unit = fact.quantity->unit;
    return free_value(
        option_name(fact), "N",
        fact.question + (unit.empty() ? "" : " A plain number is in " + unit + "; 30h, 2d and 3w work too."));
}

OptionRow explain_flag() {
    return flag("explain", "why not the other rules, what would bring a stretch back, what would change it");
}

OptionRow all_flag() { return flag("all", "every stretch that is allowed, what is left out and why, more questions"); }

// Three commands ask the solver, and each means the same by it.
OptionRow budget() { return free_value("budget", "SECONDS", "for one question to the solver (5)"); }

OptionRows batch_options() {
    return {
        file("output", "FILE", "write here; the file appears only once it is whole", 'o'),
        flag("resume", "go on with the output that an interrupted run has left"),
        free_value("threads", "N", "how many to use, from 1 to 256; all cores if left out"),
        flag("full", "whole decisions instead of short lines"),
        several_of("fields",
                   "what a short line has, comma-separated, of " + joined(batch_field_names, ", ") + " (repeatable)",
                   strings(batch_field_names)),
        several_of("only",
                   "which answers to write, comma-separated, of " + joined(batch_answer_names, ", ") + " (repeatable)",
                   strings(batch_answer_names)),
        flag("strict", "stop after the first rejected profile"),
        one_of("summary", "text|json|none", "what to print on standard error at the end", strings(summary_names)),
        file("report", "FILE", "write the summary there as an HTML page with charts"),
        free_value("explain-line", "N", "nothing but the whole decision of one line"),
    };
}

OptionRows check_options() {
    return {flag("prove", "prove the pack's properties over all profiles, or show a person who breaks them"),
            flag("release", "an overdue review, or a range without a plausible end, is an error"), budget()};
}

OptionRows test_options() {
    return {flag("suggest", "write out the missing cases, ready to paste"),
            several_of("threshold", "fail below this many percent: 90, or mcdc=100,mutation=95 (repeatable)",
                       threshold_names()),
            file("junit", "FILE", "write the results there as JUnit XML"), budget()};
}

// The names that are taken before a quantity gets an option: a pack may call one `format`, and then it can only be said
// in a profile. `decide` has no option that `ask` lacks. Made once, since each quantity is held against it.
const Strings& fixed_names() {
    static const Strings all = [] {
        Strings names;
        for (const OptionRows& rows : {person_options({}), own_options(Command::ask), own_options(Command::plan),
                                       common_options({Command::decide, false})}) {
            for (const OptionRow& row : rows) names.push_back(row.name);
        }
        return names;
    }();
    return all;
}

}  // namespace

bool has_option(const Fact& quantity) {
    const Strings& taken = fixed_names();
    return quantity.quantity && std::find(taken.begin(), taken.end(), option_name(quantity)) == taken.end();
}

std::string option_name(const Fact& quantity) {
    std::string name = quantity.id;
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

OptionRows person_options(const Vocabulary& vocabulary) {
    OptionRows rows{
        facts("symptoms", "what is there, comma-separated; \"no NAME\" denies (repeatable)"),
        facts("conditions", "the same, for diagnoses"),
        facts("denies", "what was asked and is not there"),
        facts("unsure", "what was asked, but nobody knows"),
        flag("no-others", "everything not mentioned was asked and is not there"),
    };
    for (const Fact& fact : vocabulary.facts()) {
        if (fact.quantity && has_option(fact)) rows.push_back(quantity(fact));
    }
    rows.push_back(
        several_of("equipment", "what is at hand; stretches that need more are left out", equipment_names(vocabulary)));
    rows.push_back(file("profile", "FILE|-", "a JSON profile to start from"));
    return rows;
}

OptionRows own_options(Command command) {
    switch (command) {
        case Command::decide: return {all_flag(), explain_flag()};
        case Command::ask:
            return {{.name = "for",
                     .value_name = "LIST",
                     .description = "stretches to ask about, comma-separated; those of today if left out (repeatable)",
                     .kind = ValueKind::stretches,
                     .is_repeatable = true},
                    flag("plain", "one question a line, answered by a number or a word"),
                    flag("next", "print the next questions and end; nothing is read"),
                    file("answers", "FILE|-", "with --next: a program's answers to the screen that is next, as JSON"),
                    file("since", "FILE|-", "a profile of some days ago: ask only what may have changed"),
                    file("save", "FILE", "write the profile there at the end, with its date, for --since"),
                    free_value("today", "DATE", "the day of --since and --save (that of this machine)"),
                    all_flag(),
                    explain_flag()};
        case Command::plan: return {free_value("minutes", "N", "one session of at most this long, warm-up included")};
        case Command::batch: return batch_options();
        case Command::check: return check_options();
        case Command::test: return test_options();
        case Command::diff:
            return {flag("allow-looser", "exit 0 even where the new pack is more permissive"), budget()};
        case Command::list:
        case Command::generate: break;
    }
    return {};
}

std::string_view heading_of(Command command) {
    switch (command) {
        case Command::decide: return "Answer options";
        case Command::ask: return "Ask options";
        case Command::plan: return "Plan options";
        case Command::batch: return "Batch options";
        case Command::check: return "Check options";
        case Command::test: return "Test options";
        case Command::diff: return "Diff options";
        case Command::list:
        case Command::generate: break;
    }
    return "";
}

OptionRows common_options(Use use) {
    const Strings formats = format_names_of(use);
    return {
        {.name = "pack",
         .value_name = "NAME|PATH",
         .description = "rules to use: an embedded pack, a YAML file or a folder (repeatable)",
         .kind = ValueKind::pack,
         .is_repeatable = true},
        one_of("format", "FORMAT", "how to print results: " + joined(formats, ", "), formats),
        free_value("emergency-number", "N", "the number to call where you are, such as 112"),
        one_of("color", "auto|always|never", "colour the text", strings(color_names)),
        one_of("log-level", "LEVEL", "trace, debug, info, warning, error or off; to standard error",
               strings(level_names)),
        flag("help", "print this help", 'h'),
        flag("version", "print the version", 'V'),
    };
}

OptionRows options_of(Use use, const Vocabulary& vocabulary) {
    OptionRows all;
    for (const OptionRows& rows : {takes_profile(use) ? person_options(vocabulary) : OptionRows{},
                                   own_options(use.command), common_options(use)}) {
        all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
}

std::string_view summary_of(Use use) {
    return use.is_graph ? graph_summary : summaries[static_cast<std::size_t>(use.command)];
}

}  // namespace triage::cli
