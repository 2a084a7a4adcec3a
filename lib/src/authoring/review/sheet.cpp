// Rule base to sheet: every row is written out in full, with its questions and sources, since a reviewer on paper
// cannot look anything up. Levels are in the words that people get to read, with the terms of the pack behind them.

#include "authoring/review/sheet.hpp"

#include <cctype>

#include "model/names.hpp"
#include "render/dose_text.hpp"
#include "render/level_words.hpp"
#include "render/wording.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

// --- what both tables have -------------------------------------------------------------------------------------

/// In the order in which the condition names the facts, so that both can be read side by side.
std::vector<SheetQuestion> questions_of(const RuleBase& rules, const Condition& when) {
    std::vector<SheetQuestion> questions;
    for (const FactId id : facts_in_order(when)) {
        const Fact& fact = rules.vocabulary[id];
        questions.push_back({spoken(fact.id), sheet_line(fact.question)});
    }
    return questions;
}

std::vector<SheetSource> sources_of(const RuleBase& rules, const std::vector<Citation>& citations) {
    std::vector<SheetSource> sources;
    sources.reserve(citations.size());
    for (const Citation& citation : citations) sources.push_back(sheet_source(rules, citation));
    return sources;
}

/// Names with semicolons between them, since a name may have commas.
template <class Ids, class Name>
std::string named(const Ids& ids, Name name) {
    std::string text;
    for (const auto id : ids) text.append(text.empty() ? "" : "; ").append(sheet_line(name(id)));
    return text;
}

/// The columns that rules and exclusions have in common.
template <class Entry>
SheetRow row_of(const RuleBase& rules, const Entry& entry) {
    SheetRow row;
    row.id = entry.id;
    row.logic = logic_words(entry.when, rules.vocabulary);
    row.questions = questions_of(rules, entry.when);
    row.sources = sources_of(rules, entry.sources);
    return row;
}

// --- rules -----------------------------------------------------------------------------------------------------

std::string level_text(Level level) {
    return "outcome " + std::string(to_string(level.outcome)) + ", urgency " + std::string(to_string(level.urgency));
}

/// A rule with what the person is told. A `proceed` rule, which only adds an urgency, is marked as one that sees a
/// doctor.
SheetRow row_of_rule(const RuleBase& rules, const Rule& rule, const std::string& emergency_number) {
    SheetRow row = row_of(rules, rule);
    const LevelWords words = level_words(rule.level);
    row.title = sheet_line(rule.name);
    row.mark = rule.level.outcome == Outcome::stop ? SheetMark::stop : SheetMark::doctor;
    row.effects.push_back({words.verdict, words.meaning + " (" + level_text(rule.level) + ")"});
    if (!rule.says.empty()) row.effects.push_back({"The person reads", sheet_line(rule.says)});
    row.effects.push_back({"Advice", sheet_line(advice_text(rule.advice, emergency_number))});
    if (!rule.covered_by.empty()) {
        const std::string names = named(rule.covered_by, [&](RuleId id) { return rules[id].name; });
        row.reasons.push_back({"Never decides alone", "Wherever it holds, this demands as much: " + names + "."});
    }
    if (!rule.because.empty()) {
        const bool is_ours = rule.basis == Basis::inference;
        row.reasons.push_back({is_ours ? "Our reading" : "Because", sheet_line(rule.because)});
    }
    return row;
}

// --- exclusions ------------------------------------------------------------------------------------------------

/// How a precaution changes the stretches that it keeps.
void add_modification(SheetRow& row, const Modification& modify) {
    row.effects.push_back({"How", sheet_line(modify.how)});
    const std::string dose = dose_limit_text(modify);
    if (!dose.empty()) row.effects.push_back({"Dose", dose});
}

/// An exclusion with the stretches that it takes away or changes. `because` is what the person gets to read, so it
/// stands among the effects and not among the reasons.
SheetRow row_of_exclusion(const RuleBase& rules, const Exclusion& exclusion) {
    SheetRow row = row_of(rules, exclusion);
    const auto name = [&](StretchId id) { return rules[id].name; };
    // Its id in words, with a capital letter.
    row.title = spoken(exclusion.id);  // it has no name
    row.title.front() = static_cast<char>(std::toupper(row.title.front()));
    row.mark = exclusion.modify ? SheetMark::kept : SheetMark::removed;
    row.effects.push_back({exclusion.modify ? "PRECAUTION, done differently" : "CONTRAINDICATED, taken away",
                           named(exclusion.stretches, name)});
    if (exclusion.modify) add_modification(row, *exclusion.modify);
    if (!exclusion.instead.empty()) row.effects.push_back({"Offered instead", named(exclusion.instead, name)});
    row.effects.push_back({"The person reads", sheet_line(exclusion.because)});
    if (exclusion.basis == Basis::inference) {
        row.reasons.push_back({"Our reading", "The source does not say it in this way."});
    }
    return row;
}

// --- the head --------------------------------------------------------------------------------------------------

/// The instructions: the same steps for both kinds of rows, but for `questions`, which says what to ask of each row.
std::vector<std::string> how_to(const std::string& row, const std::string& questions) {
    return {
        "Each row is one " + row +
            ". A name in italics stands for the answer yes to its question, “no” before it for the answer no. A "
            "question that nobody answered never makes the answer milder.",
        questions,
        "“Our reading” marks what the source does not say in this way. “Recalled” sources were written down from "
        "memory. Look at these first.",
        "Tick one box in each row. Where you do not agree, write down why and what should stand there. Then name and "
        "date.",
        "Your review is of these packs only, with these versions and checksums. After a change the rows concerned "
        "need a new one.",
    };
}

/// All that differs between a sheet of rules and one of exclusions, apart from the rows.
ReviewSheet head_of(SheetOf what) {
    if (what == SheetOf::rules) {
        return {"Review sheet: rules",
                "Rule",
                "What the person is told",
                "This pack has no rules.",
                how_to("rule",
                       "Rules only raise the answer. Of several that apply, the strictest counts. Ask of each: does "
                       "the question find these people, is the condition right, is the level right, is the advice "
                       "safe and clear, does the source support it?"),
                {}};
    }
    return {"Review sheet: exclusions",
            "Exclusion",
            "What it changes",
            "This pack has no exclusions.",
            how_to("exclusion",
                   "Exclusions take stretches away, or change how they are done, for people who may stretch. They "
                   "never make the answer milder. Ask of each: does the question find these people, are these the "
                   "right stretches, is “taken away” or “done differently” right, does the source support it?"),
            {}};
}

/// The head of a pack. Lines that would have no text are left out.
SheetPack pack_of(const Pack& pack) {
    SheetPack sheet{
        sheet_line(pack.name + " " + pack.version), sheet_line(pack.about), sheet_line(pack.sha256), {}, {}};
    const auto add = [&](const char* label, const std::string& text) {
        if (!text.empty()) sheet.review.push_back({label, sheet_line(text)});
    };
    add("Reviewed by", pack.reviewed_by);
    add("Reviewed on", pack.reviewed_on);
    add("Next review", pack.reviewed_next);
    return sheet;
}

}  // namespace

ReviewSheet make_review_sheet(const RuleBase& rules, SheetOf what, const std::string& emergency_number) {
    ReviewSheet sheet = head_of(what);
    for (const Pack& pack : rules.packs) sheet.packs.push_back(pack_of(pack));
    // Rows stand with their pack, in its order: a reviewer signs for one pack.
    if (what == SheetOf::rules) {
        for (const Rule& rule : rules.rules) {
            sheet.packs[index(rule.pack)].rows.push_back(row_of_rule(rules, rule, emergency_number));
        }
    } else {
        for (const Exclusion& exclusion : rules.exclusions) {
            sheet.packs[index(exclusion.pack)].rows.push_back(row_of_exclusion(rules, exclusion));
        }
    }
    return sheet;
}

std::string review_sheet(const RuleBase& rules, SheetOf what, SheetFormat format, const std::string& emergency_number) {
    const ReviewSheet sheet = make_review_sheet(rules, what, emergency_number);
    return format == SheetFormat::html ? to_html(sheet) : to_markdown(sheet);
}

}  // namespace triage
