// Words for what else could be: what would change the answer, why other rules do not hold, what brings a stretch back.
// All of it is for a person who reads it once, so numbers are rounded to what one acts on, and nobody is told to answer
// otherwise: where only healing or a clinician can change an answer, the text says what would have to be so.
#include "render/changes_text.hpp"

#include <algorithm>
#include <cmath>

#include "model/names.hpp"
#include "render/wording.hpp"
#include "text/groups.hpp"
#include "text/number.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

// --- waiting ---------------------------------------------------------------------------------------------------

constexpr double day_hours = 24;
constexpr double most_hours = 48;         // beyond, days are easier to read
constexpr double most_exact_hours = 336;  // beyond two weeks, hours say nothing
constexpr double rounding_noise = 1e-6;

/// "36 hours", "3 days and 5 hours".
std::string counted_hours(double whole_hours) {
    if (whole_hours <= most_hours) return counted(static_cast<std::size_t>(whole_hours), "hour", "hours");
    const double days = std::floor(whole_hours / day_hours);
    const auto hours = static_cast<std::size_t>(whole_hours - days * day_hours);
    const std::string text = counted(static_cast<std::size_t>(days), "day", "days");
    return hours == 0 ? text : text + " and " + counted(hours, "hour", "hours");
}

// Rounded up, so that whoever comes back then is not too early. Rounding noise does not make an hour more.
double hours_to_wait(double hours) {
    const double unit = hours > most_exact_hours ? day_hours : 1;
    return std::ceil(hours / unit - rounding_noise) * unit;
}

/// How long to wait, and until when; `until` is empty where it cannot be said in whole hours.
struct WaitingWords {
    std::string least;
    std::string until;
};

WaitingWords waiting_words(const Waiting& waiting) {
    const double hours = std::max(hours_to_wait(waiting.hours), 1.0);
    if (!waiting.until) return {counted_hours(hours), ""};
    const double until = std::floor(*waiting.until + rounding_noise);
    if (until <= hours) return {"about " + counted_hours(hours), ""};
    return {counted_hours(hours), counted_hours(until)};
}

/// The sentence for a change that only time brings.
std::string waiting_alone(const Waiting& waiting) {
    const WaitingWords words = waiting_words(waiting);
    return "In " + words.least + (words.until.empty() ? "" : ", but not later than in " + words.until) +
           ", if nothing else changes.";
}

/// A waiting time as one of several things that have to be so, to stand behind "All of this together".
std::string waiting_among_others(const Waiting& waiting) {
    const WaitingWords words = waiting_words(waiting);
    return words.least + " have passed" + (words.until.empty() ? "" : ", but not more than " + words.until);
}

// --- changes of facts ------------------------------------------------------------------------------------------

/// "2 or more and below 5"
std::string numbers_text(const Fact& fact, const std::vector<Literal>& numbers, std::string_view scale) {
    std::vector<std::string> parts;
    parts.reserve(numbers.size());
    for (const Literal& number : numbers) parts.push_back(comparison_text(fact, number, scale));
    return joined(parts, " and ");
}

/// A change of a quantity, to go on behind "When". A plain number that has a scale is shown with its end, since "4"
/// alone says little.
std::string number_change_text(const Fact& fact, const FactChange& change) {
    if (change.to == Presence::absent) return "this no longer applies: " + spoken(fact.id);
    if (change.numbers.empty()) return "you know the answer to: " + fact.question;
    // A plain number from nothing to a highest one is a scale.
    const bool is_scale = fact.quantity->unit.empty() && fact.quantity->min == 0 && std::isfinite(fact.quantity->max);
    const std::string scale = is_scale ? " out of " + number_text(fact.quantity->max) : "";
    return (is_scale ? "your " : "") + spoken(fact.id) + " is " + numbers_text(fact, change.numbers, scale);
}

// A change of any fact, to go on behind "When". Nobody is told to answer otherwise where nothing but a clinician can
// change the answer.
std::string change_text(const RuleBase& rules, const FactChange& change) {
    const Fact& fact = rules.vocabulary[change.from.fact];
    if (fact.quantity) return number_change_text(fact, change);
    const bool yes = change.to == Presence::present;
    if (change.from.presence != Presence::unknown && fact.changed_by == ChangedBy::nothing) {
        return std::string(yes ? "this holds: " : "this no longer holds: ") + spoken(fact.id);
    }
    return std::string("you can answer ") + (yes ? "yes" : "no") + " to: " + fact.question;
}

std::vector<std::string> change_texts(const RuleBase& rules, const std::vector<FactChange>& changes) {
    std::vector<std::string> texts;
    texts.reserve(changes.size());
    for (const FactChange& change : changes) texts.push_back(change_text(rules, change));
    return texts;
}

/// The sentence that stands in place of changes. REQUIRES: not `Prospect::changes`, which has a list instead.
std::string_view prospect_text(Prospect prospect) {
    switch (prospect) {
        case Prospect::nothing_needed: return "Nothing has to change: you may stretch.";
        case Prospect::answer_first: return "Answer the open questions first.";
        case Prospect::see_a_doctor: return "Nothing you can wait for: see a doctor first.";
        case Prospect::get_help_now: return "Nothing to wait for: get help now.";
        case Prospect::changes:
        case Prospect::not_searched: break;
    }
    return "Not worked out: too much could change at once.";
}

// A question ends with its own mark.
std::string sentence(const std::string& text) { return text.back() == '?' ? text : text + "."; }

// --- requirements ----------------------------------------------------------------------------------------------

/// Says which value of the profile speaks against a requirement: "you said no fever", "20 h is not 24 h or more".
std::string contradiction_text(const RuleBase& rules, const Requirement& requirement) {
    const Fact& fact = rules.vocabulary[requirement.literal.fact];
    const std::string name = spoken(fact.id);
    if (!fact.quantity) return "you said " + std::string(requirement.needed ? "no " : "") + name;
    if (!requirement.read.number) return name + " does not apply";
    return amount_text(fact, *requirement.read.number) + (requirement.needed ? " is not " : " is ") +
           comparison_text(fact, requirement.literal);
}

/// All of it in one line. The words "you said" stand once where several denials follow one another.
std::string contradictions_text(const RuleBase& rules, const std::vector<Requirement>& because) {
    std::string text;
    std::string before;
    for (const Requirement& requirement : because) {
        std::string part = contradiction_text(rules, requirement);
        constexpr std::string_view said = "you said no ";
        const bool goes_on = part.starts_with(said) && before.starts_with(said);
        before = part;
        if (goes_on) part.erase(0, said.size() - 3);
        text += (text.empty() ? "" : goes_on ? ", " : "; ") + part;
    }
    return text;
}

/// The facts that nobody has said anything about, each once: a fact may be asked for with several bounds.
std::string open_text(const RuleBase& rules, const std::vector<Requirement>& because) {
    std::vector<std::string> names;
    for (const Requirement& requirement : because) {
        const std::string name = spoken(rules.vocabulary[requirement.literal.fact].id);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return "open: " + joined(names, ", ");
}

// --- sections --------------------------------------------------------------------------------------------------

/// True for a rule that asks for one finding to be there, so that its name says what it asks for.
bool asks_for_one_thing(const Program& program, RuleId rule) {
    const std::span<const Clause> clauses = program.clauses(program.condition(rule));
    if (clauses.size() != 1 || clauses.front().width != 1) return false;
    return program.masks(clauses.front()).front().need_true != 0;
}

/// The rules that do not hold, sorted by what is worth saying about them: a rule that asks for one thing was simply
/// denied, and its name says all; the others need their reasons.
class WhyNot {
public:
    WhyNot(const Program& program, const Explanation& why) : program_(program), rules_(program.rules()) {
        for (const NotFired& each : why.not_fired) add(each);
    }

    void write(Page& page) const {
        write_group(page, "You said no:", denied_);
        write_group(page, denied_.empty() ? "" : "By your other answers:", ruled_out_);
        write_group(page, "Still open:", open_);
    }

private:
    void add(const NotFired& each) {
        const std::string& name = rules_[each.rule].name;
        const bool is_plain = asks_for_one_thing(program_, each.rule) && !each.because.front().read.number;
        if (each.is_possible) {
            open_.push_back(is_plain ? name : name + ": " + open_text(rules_, each.because));
        } else if (is_plain) {
            denied_.push_back(name);
        } else {
            ruled_out_.push_back(name + ": " + contradictions_text(rules_, each.because));
        }
    }

    static void write_group(Page& page, std::string_view title, const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        if (!title.empty()) page.paragraph(2, "", title);
        for (const std::string& line : lines) page.paragraph(2, "- ", line);
    }

    const Program& program_;
    const RuleBase& rules_;
    std::vector<std::string> denied_;
    std::vector<std::string> ruled_out_;
    std::vector<std::string> open_;
};

/// Tells what to do until a question is answered: as if it were answered so, and the advice that follows.
using Advice = std::pair<std::string, std::string>;

/// Questions that come to the same advice stand together.
Groups<Advice, FactId> unsure_by_advice(const RuleBase& rules, const Explanation& why,
                                        const std::string& emergency_number) {
    Groups<Advice, FactId> all;
    for (const Unsure& unsure : why.unsure) {
        all.add({as_if_text(rules, unsure.as_if), advice_text(rules[unsure.rule].advice, emergency_number)},
                unsure.fact);
    }
    return all;
}

}  // namespace

void write_what_would_change(Page& page, const RuleBase& rules, const SmallestChange& change) {
    page.blank();
    page.heading("What would change this");
    if (change.prospect != Prospect::changes) return page.paragraph(2, "", prospect_text(change.prospect));
    std::vector<std::string> parts = change_texts(rules, change.changes);
    if (parts.empty()) return page.paragraph(2, "", waiting_alone(*change.waiting));
    if (parts.size() == 1 && !change.waiting) return page.paragraph(2, "", sentence("When " + parts.front()));
    if (change.waiting) parts.insert(parts.begin(), waiting_among_others(*change.waiting));
    page.paragraph(2, "", "All of this together, if nothing else changes:");
    for (const std::string& part : parts) page.paragraph(2, "- ", part);
}

void write_question(Page& page, const Fact& fact, Ids ids) {
    page.paragraph(2, "? ", fact.question + (ids == Ids::shown ? " [" + fact.id + "]" : ""));
}

// The gravest advice comes first, and who follows it does all that the others ask for at once.
void write_unsure(Page& page, const RuleBase& rules, const Explanation& why, const RenderOptions& options, Told told) {
    constexpr std::size_t most_shown = 3;  // more would push the advice below the end of a screen
    const Groups<Advice, FactId> all = unsure_by_advice(rules, why, options.emergency_number);
    if (all.empty()) return;
    page.blank();
    page.heading("You were not sure about");
    const Ids ids = why.detail == Detail::full ? Ids::shown : Ids::left_out;
    std::size_t left = why.unsure.size();
    for (const auto& [advice, facts] : all) {
        const std::size_t shown = told == Told::all ? facts.size() : std::min(facts.size(), most_shown);
        for (std::size_t i = 0; i < shown; ++i) write_question(page, rules.vocabulary[facts[i]], ids);
        left -= shown;
        page.paragraph(4, "", advice.first);
        page.paragraph(4, "", advice.second, told == Told::all ? Style::plain : Style::bold);
        if (told == Told::gravest) break;
    }
    if (left > 0) page.paragraph(2, "", "And about " + std::to_string(left) + " more, none of them more urgent.");
}

void write_why_not(Page& page, const Program& program, const Explanation& why) {
    if (why.not_fired.empty()) return;
    page.blank();
    page.heading("Why not the other rules");
    WhyNot(program, why).write(page);
}

std::string bring_back_text(const RuleBase& rules, const ExcludedStretch& excluded) {
    if (!excluded.bring_back) return {};
    const BringBack& back = *excluded.bring_back;
    if (back.end == SearchEnd::none_exists) return "No change of these answers brings it back.";
    if (back.end == SearchEnd::gave_up) return "What would bring it back was not worked out.";
    std::vector<std::string> parts;
    for (const auto& any_of : back.equipment) parts.push_back("you have " + equipment_text(rules, any_of));
    if (back.from_session) parts.push_back("it is session " + number_text(*back.from_session) + " or later");
    for (std::string& text : change_texts(rules, back.changes)) parts.push_back(std::move(text));
    if (parts.size() == 1 && back.changes.empty()) return {};
    return sentence("Comes back when " + joined(parts, ", and "));
}

}  // namespace triage
