// The decision for a person, most important first: the verdict, what to do, why, what is still open, and only then
// stretches. Whoever stops reading after three lines knows what to do, and a verdict that permits says first what it
// leaves out.

#include <algorithm>

#include "render/changes_text.hpp"
#include "render/dose_text.hpp"
#include "render/footer.hpp"
#include "render/level_words.hpp"
#include "render/limits.hpp"
#include "render/wording.hpp"
#include "text/groups.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// Nobody reads more; the JSON has all of them, and an interview asks them one screen after the other.
constexpr std::size_t most_questions = 30;

/// The verdict in capitals, the sentences under it, and their colour.
struct Headline {
    std::string verdict;
    std::vector<std::string> meaning;
    Style style;
};

/// True when every open question was asked and nobody could answer it: asking again would not help.
bool is_all_unsure(const Explanation& why) {
    return std::all_of(why.ask.begin(), why.ask.end(), [](const Question& question) { return question.is_unsure; });
}

// Stretches that are left out or changed are named first: nobody is told that nothing speaks against stretching where
// something does.
Headline proceed_headline(const RuleBase& rules, const Explanation& why) {
    const Limits limits = limits_of(rules, why);
    const LevelWords words = level_words(why.floor);
    if (!limits.has_exercise) {
        const Help help = what_would_help(rules, why);
        const std::string but = help == Help::answers ? "" : ", but no exercise is left for you";
        Headline head{words.verdict + but, limit_texts(rules, limits), Style::yellow};
        head.meaning.push_back(instead_of_exercises(help));
        return head;
    }
    if (!limits.any()) return {words.verdict, {words.meaning}, Style::green};
    const auto share = [&](const Limited& limited) {
        return std::to_string(limited.exercises) + " of " + counted(limits.all, "exercise", "exercises");
    };
    Headline head{words.verdict, limit_texts(rules, limits), Style::green};
    if (says_present(limits.left_out)) {
        head.verdict += ", without " + share(limits.left_out);
    } else if (says_present(limits.changed)) {
        head.verdict += ", but " + share(limits.changed) + " only with care";
    }
    return head;
}

/// The headline of any verdict. `proceed` has its own function, since it depends on what is left of the catalogue.
Headline headline(const RuleBase& rules, const Explanation& why) {
    const LevelWords words = level_words(why.floor);
    switch (why.verdict) {
        case Verdict::stop: return {words.verdict, {words.meaning}, Style::red};
        case Verdict::see_a_doctor: return {words.verdict, {words.meaning}, Style::yellow};
        case Verdict::ask:
            return {"NOT DECIDED YET",
                    {is_all_unsure(why) ? "Do not stretch before you are sure about the questions below."
                                        : "Do not stretch before the questions below are answered."},
                    Style::yellow};
        case Verdict::proceed: break;
    }
    return proceed_headline(rules, why);
}

/// Says how grave the answer to an open question could be; it heads a group of questions.
std::string could_be_text(Level level) {
    if (level.urgency == Urgency::emergency) return "Could be an emergency";
    if (level.outcome == Outcome::stop) {
        return level.urgency == Urgency::self_care ? "Could mean: wait before you stretch"
                                                   : "Could mean: do not stretch";
    }
    return level.urgency == Urgency::urgent ? "Could mean: see a doctor, today or tomorrow"
                                            : "Could mean: see a doctor";
}

/// A text with one more sentence behind it. A full stop is set between them where the text has none.
std::string with_sentence(const std::string& text, const std::string& sentence) {
    if (sentence.empty()) return text;
    return text + (text.ends_with('.') || text.ends_with(".)") ? " " : ". ") + sentence;
}

/// Writes one decision, from its headline to the footer. Used once: the page is taken out at the end.
class Answer {
public:
    Answer(const Program& program, const Explanation& why, const RenderOptions& options)
        : program_(program),
          rules_(program.rules()),
          why_(why),
          options_(options),
          page_(options.width, options.color) {}

    /// The text for a profile that was rejected. It asks no questions, since the profile must be mended first.
    std::string write_at_least() {
        const Headline head = headline(rules_, why_);
        page_.paragraph(0, "", "What was understood is enough: " + head.verdict, head.style);
        for (const std::string& text : head.meaning) page_.paragraph(0, "", text);
        write_what_to_do();
        if (!why_.settled) {
            page_.paragraph(2, "", maybe_emergency() + "Put right what was not understood, and ask again.",
                            Style::bold);
        }
        write_reasons();
        write_footer(page_, rules_);
        return page_.take();
    }

    std::string write() {
        const Headline head = headline(rules_, why_);
        page_.paragraph(0, "", head.verdict, head.style);
        for (const std::string& text : head.meaning) page_.paragraph(0, "", text);
        write_what_to_do();
        write_that_more_is_open();
        if (can_wait()) write_what_would_change(page_, rules_, *why_.smallest_change);
        write_reasons();
        write_unsure(page_, rules_, why_, options_);
        write_questions();
        if (why_.detail == Detail::full && !can_wait()) write_what_would_change(page_, rules_, *why_.smallest_change);
        write_why_not(page_, program_, why_);
        if (why_.verdict == Verdict::proceed) {
            write_notices();
            write_stretches();
            write_left_out();
        }
        write_footer(page_, rules_);
        return page_.take();
    }

private:
    void section(std::string_view title) {
        page_.blank();
        page_.heading(title);
    }

    // True where a change that can be waited for leads to a better answer: then it stands near the top.
    bool can_wait() const { return why_.smallest_change && why_.smallest_change->prospect == Prospect::changes; }
    bool is_emergency() const { return why_.floor.urgency == Urgency::emergency; }
    bool is_emergency(const Reason& reason) const { return rules_[reason.rule].level.urgency == Urgency::emergency; }
    std::string advice(const Reason& reason) const {
        return advice_text(rules_[reason.rule].advice, options_.emergency_number);
    }

    // In an emergency there is one thing to do; what else is advised stands with its reason.
    void write_what_to_do() {
        if (why_.reasons.empty()) return;
        section("What to do");
        std::vector<std::string> said;
        for (const Reason& reason : why_.reasons) {
            if (is_emergency() && !(is_emergency(reason) && said.empty())) continue;
            const std::string text = advice(reason);
            if (std::find(said.begin(), said.end(), text) == said.end()) said.push_back(text);
        }
        for (const std::string& text : said) {
            page_.paragraph(2, said.size() > 1 ? "- " : "", text, is_emergency() ? Style::bold : Style::plain);
        }
    }

    std::string maybe_emergency() const {
        const bool could_rise = !is_emergency() && why_.ceiling.urgency == Urgency::emergency;
        return could_rise ? "This could still be an emergency. " : "";
    }

    // Certain reasons stand above, so a reader could stop there, although a question may make it more urgent.
    void write_that_more_is_open() {
        if (why_.reasons.empty() || why_.settled) return;
        page_.paragraph(2, "", maybe_emergency() + "Answer the open questions below too.", Style::bold);
    }

    void write_reasons() {
        if (why_.reasons.empty()) return;
        section("Why");
        for (const Reason& reason : why_.reasons) {
            const Rule& rule = rules_[reason.rule];
            page_.paragraph(2, "- ", rule.name + " (" + level_text(rule.level) + ")");
            page_.paragraph(4, "", "You said: " + facts_text(reason.because) + ".");
            if (is_emergency() && !is_emergency(reason)) page_.paragraph(4, "", advice(reason));
            if (rule.basis == Basis::inference) {
                page_.paragraph(4, "", "Our reading of the source: " + rule.because, Style::dim);
            }
            for (const Citation& citation : rule.sources) write_citation(citation);
        }
    }

    void write_citation(const Citation& citation) {
        page_.paragraph(4, "", "Source: " + citation_text(rules_, citation), Style::dim);
    }

    // "stop, urgent": outcome and urgency of a rule, in the words of the packs.
    static std::string level_text(Level level) {
        std::string urgency(to_string(level.urgency));
        if (level.outcome == Outcome::proceed) return urgency;
        return (level.outcome == Outcome::stop ? "stop, " : "see a doctor, ") + urgency;
    }

    // The facts that make a rule hold, as the person said them.
    std::string facts_text(const std::vector<FactValue>& facts) const {
        std::string text;
        for (const FactValue& value : facts) text += (text.empty() ? "" : "; ") + fact_text(rules_, value);
        return text;
    }

    // The questions, most urgent first, under what they could come to.
    void write_questions() {
        if (is_all_unsure(why_)) return;
        section("Not answered yet");
        std::string group;
        std::size_t written = 0;
        for (const Question& question : why_.ask) {
            if (question.is_unsure || ++written > most_questions) continue;
            const std::string could_be = could_be_text(question.could_be);
            if (could_be != group) page_.paragraph(2, "", could_be + ":");
            group = could_be;
            const Fact& fact = rules_.vocabulary[question.fact];
            page_.paragraph(2, "? ", fact.question + " [" + fact.id + "]");
        }
        if (written > most_questions) {
            page_.paragraph(2, "",
                            "And " + std::to_string(written - most_questions) + " more, none of them more urgent.");
        }
        if (!options_.how_to_answer.empty()) page_.paragraph(2, "", options_.how_to_answer, Style::dim);
    }

    // Dangers that nobody looks for come before the notices: they concern who should ask a doctor before starting.
    void write_notices() {
        const std::vector<std::string> not_covered = not_covered_texts(rules_);
        if (rules_.notices.empty() && not_covered.empty()) return;
        section("Before you start");
        for (const std::string& text : not_covered) page_.paragraph(2, "- ", text);
        for (const Notice& notice : rules_.notices) page_.paragraph(2, "- ", notice.text);
    }

    void write_stretches() {
        const std::size_t count = why_.stretches.size() + why_.modified.size();
        section("Your stretches for this session (" + std::to_string(count) + " of " +
                std::to_string(rules_.stretches.size()) + ")");
        if (count == 0) page_.paragraph(2, "", "None is left: see below why.");
        for (const AllowedStretch& allowed : why_.stretches) write_stretch(allowed);
        write_modified();
        if (!options_.how_to_see_steps.empty()) page_.paragraph(2, "", options_.how_to_see_steps, Style::dim);
    }

    void write_stretch(const AllowedStretch& allowed) {
        page_.paragraph(2, "- ", rules_[allowed.stretch].name + ": " + dose_text(allowed.dose));
    }

    // Stretches that want the same care stand together.
    void write_modified() {
        Groups<std::string, const AllowedStretch*> groups;
        for (const AllowedStretch& allowed : why_.modified) {
            groups.add(with_sentence(precautions_text(rules_, allowed), instead_text(rules_, allowed.instead)),
                       &allowed);
        }
        for (const auto& [how, stretches] : groups) {
            page_.blank();
            page_.paragraph(2, "", "Only like this: " + how);
            for (const AllowedStretch* allowed : stretches) write_stretch(*allowed);
        }
    }

    // Stretches that are left out for the same reason stand together.
    void write_left_out() {
        if (why_.excluded.empty()) return;
        section("Not now");
        Groups<std::string, std::string> groups;
        for (const ExcludedStretch& excluded : why_.excluded) {
            const std::string back = bring_back_text(rules_, excluded);
            groups.add(with_sentence(with_sentence(obstacle_text(rules_, excluded), back),
                                     instead_text(rules_, excluded.instead)),
                       rules_[excluded.stretch].name);
        }
        for (const auto& [why, names] : groups) page_.paragraph(2, "- ", joined(names, "; ") + ": " + why);
    }

    const Program& program_;
    const RuleBase& rules_;
    const Explanation& why_;
    const RenderOptions& options_;
    Page page_;
};

}  // namespace

std::string to_text(const Program& program, const Explanation& explanation, const RenderOptions& options) {
    return Answer(program, explanation, options).write();
}

std::string at_least_text(const Program& program, const ProfileResult& rejected, const RenderOptions& options) {
    const std::optional<Decision> decision = at_least(program, rejected);
    if (!decision) return "";
    const Explanation why = explain(program, *rejected.understood, *decision, Detail::brief);
    return Answer(program, why, options).write_at_least();
}

std::string to_text(const Program& program, const ProfileResult& rejected, const RenderOptions& options) {
    const std::string certain = at_least_text(program, rejected, options);
    return to_text(rejected.issues) + (certain.empty() ? "" : "\n" + certain);
}

}  // namespace triage
