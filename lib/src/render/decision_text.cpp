// The decision for a person, most important first: the verdict, what to do, why, which new sign would mean what, what
// is still open, and the stretches. Whoever stops reading after three lines knows what to do, and a verdict that
// permits says first what it leaves out.
//
// A short text fits on a screen: what does not is left out in a fixed order, never what was said against stretching.
// What argues about the advice (sources, how far each was checked, whose reading it is) is for whoever asks for it with
// `Detail::full`, and not for somebody who is told to call for help.

#include <algorithm>
#include <array>

#include "render/changes_text.hpp"
#include "render/dose_text.hpp"
#include "render/footer.hpp"
#include "render/gateway_reasons.hpp"
#include "render/headline.hpp"
#include "render/safety_net.hpp"
#include "render/today_text.hpp"
#include "render/wording.hpp"
#include "text/groups.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// Nobody reads more; the JSON has all of them, and an interview asks them one screen after the other.
constexpr std::size_t most_questions = 30;
constexpr std::size_t most_questions_now = 3;
/// A screen has 80 columns and 24 lines. What is left out depends on these, and not on the terminal, so that a narrow
/// one shows the same.
constexpr std::size_t screen_columns = 80;
constexpr std::size_t screen_lines = 24;

/// What a short text gives up to fit on a screen.
struct Squeeze {
    bool no_last_blank = false;
    bool few_answers = false;
    bool no_blanks = false;
    bool no_steps = false;
};

/// In the order in which they are tried: blank lines before steps, and steps before anything that warns.
constexpr std::array all_squeezes{Squeeze{},
                                  Squeeze{true, false, false, false},
                                  Squeeze{true, true, false, false},
                                  Squeeze{true, true, true, false},
                                  Squeeze{true, true, false, true},
                                  Squeeze{true, true, true, true}};

/// What is shown, and how much of it.
struct Shown {
    const Plan* today = nullptr;  ///< null: none was made, and the allowed stretches are listed
    Squeeze squeeze;
};

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

std::string without_blank_lines(std::string text) {
    for (std::size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n", at)) text.erase(at, 1);
    return text;
}

/// Writes one decision, from its headline to the footer. Used once: the page is taken out at the end.
class Answer {
public:
    Answer(const Program& program, const Explanation& why, const RenderOptions& options, Shown shown)
        : program_(program),
          rules_(program.rules()),
          why_(why),
          options_(options),
          shown_(shown),
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
        write_net();
        write_end();
        return page_.take();
    }

    std::string write() {
        write_head();
        if (why_.verdict == Verdict::proceed) {
            write_proceed();
        } else {
            write_other();
        }
        write_end();
        const bool is_tight = shown_.squeeze.no_blanks && !is_all();
        return is_tight ? without_blank_lines(page_.take()) : page_.take();
    }

private:
    // Names and sources for clinicians, ids, and why not.
    bool is_full() const { return why_.detail == Detail::full; }
    bool is_all() const { return is_full() || options_.breadth == Breadth::all; }

    void write_head() {
        const bool is_few = shown_.squeeze.few_answers && !is_all();
        const Headline head = headline(rules_, why_, is_few ? LimitWords::few : LimitWords::usual);
        page_.paragraph(0, "", head.verdict, head.style);
        for (const std::string& text : head.meaning) page_.paragraph(0, "", text);
    }

    // A rule may ask for care and let people stretch: then that comes first, as under any verdict.
    void write_proceed() {
        write_what_to_do();
        write_reasons();
        if (shown_.today != nullptr) {
            const bool tells_steps = !shown_.squeeze.no_steps || is_all();
            write_today(page_, rules_, *shown_.today, tells_steps ? Steps::told : Steps::left_out, options_);
        }
        if (!is_all()) {
            if (shown_.today == nullptr) write_stretches();
            write_net();
            const std::string notes = brief_notes(rules_);
            if (!notes.empty()) page_.paragraph(0, "", notes);
            return;
        }
        write_net();
        if (is_full()) write_what_would_change(page_, rules_, *why_.smallest_change);
        write_why_not(page_, program_, why_);
        write_notices();
        write_stretches();
        write_left_out();
    }

    void write_other() {
        write_what_to_do();
        write_that_more_is_open();
        if (can_wait()) write_what_would_change(page_, rules_, *why_.smallest_change);
        write_reasons();
        write_unsure(page_, rules_, why_, options_, is_all() ? Told::all : Told::gravest);
        write_questions();
        write_net();
        if (is_full() && !can_wait()) write_what_would_change(page_, rules_, *why_.smallest_change);
        write_why_not(page_, program_, why_);
    }

    void write_net() { write_safety_net(page_, rules_, why_.verdict, why_.floor, options_.emergency_number); }

    // One line; with names of packs and of who reviewed them for whoever wants all of it.
    void write_end() {
        if (is_full()) return write_footer(page_, rules_);
        if (!shown_.squeeze.no_last_blank || is_all()) page_.blank();
        write_brief_footer(page_, rules_, leaves_out() ? options_.how_to_see_all : "");
    }

    // Whether a longer text would say more: under `proceed` always, else where more is open than was said.
    bool leaves_out() const {
        if (is_all()) return false;
        return why_.verdict == Verdict::proceed || why_.ask.size() > most_questions_now || why_.unsure.size() > 1;
    }

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
        std::vector<std::string> said = gateway_advice(rules_, why_, options_);
        if (why_.reasons.empty() && said.empty()) return;
        section("What to do");
        for (const Reason& reason : why_.reasons) {
            if (is_emergency() && !(is_emergency(reason) && said.empty())) continue;
            const std::string text = advice(reason);
            if (std::find(said.begin(), said.end(), text) == said.end()) said.push_back(text);
        }
        for (const std::string& text : said) {
            page_.paragraph(2, said.size() > 1 ? "- " : "", text, is_emergency() ? Style::bold : Style::plain);
        }
        // The safety net of an emergency: there is nothing graver that another sign could mean.
        if (is_emergency()) page_.paragraph(2, "", "If it gets worse, or something new comes up: call again.");
    }

    std::string maybe_emergency() const {
        const bool could_rise = !is_emergency() && why_.ceiling.urgency == Urgency::emergency;
        return could_rise ? "This could still be an emergency. " : "";
    }

    // Certain reasons stand above, so a reader could stop there, although a question may make it more urgent.
    void write_that_more_is_open() {
        if ((why_.reasons.empty() && !is_raised_by_line()) || why_.settled) return;
        page_.paragraph(2, "", maybe_emergency() + "Answer the open questions below too.", Style::bold);
    }

    bool is_raised_by_line() const {
        return std::any_of(why_.gateways.begin(), why_.gateways.end(), [](const auto& each) { return each.raises; });
    }

    void write_reasons() {
        if (why_.reasons.empty() && !is_raised_by_line()) return;
        section("Why");
        write_gateway_reasons(page_, rules_, why_);
        for (const Reason& reason : why_.reasons) {
            const Rule& rule = rules_[reason.rule];
            page_.paragraph(2, "- ", is_full() ? rule.name + " (" + level_text(rule.level) + ")" : words_of(rule));
            const std::string said = facts_text(rules_, reason.because);
            page_.paragraph(4, "", "You said: " + said + (said.ends_with('?') ? "" : "."));
            if (is_emergency() && !is_emergency(reason)) page_.paragraph(4, "", advice(reason));
            if (is_full()) write_grounds(rule);
        }
    }

    // Whose reading it is and how far it was checked: it argues about the advice, and is there for whoever asks.
    void write_grounds(const Rule& rule) {
        if (rule.basis == Basis::inference) {
            page_.paragraph(4, "", "Our reading of the source: " + rule.because, Style::dim);
        }
        for (const Citation& citation : rule.sources) {
            page_.paragraph(4, "", "Source: " + citation_text(rules_, citation), Style::dim);
        }
    }

    // "stop, urgent": outcome and urgency of a rule, in the words of the packs.
    static std::string level_text(Level level) {
        std::string urgency(to_string(level.urgency));
        if (level.outcome == Outcome::proceed) return urgency;
        return (level.outcome == Outcome::stop ? "stop, " : "see a doctor, ") + urgency;
    }

    // The questions, most urgent first, under what they could come to. How to answer them stands first: it is what to
    // do next.
    void write_questions() {
        if (is_all_unsure(why_)) return;
        section("Not answered yet");
        if (!options_.how_to_answer.empty()) page_.paragraph(2, "", options_.how_to_answer);
        std::string group;
        std::size_t written = 0;
        const std::size_t most = is_all() ? most_questions : most_questions_now;
        for (const Question& question : why_.ask) {
            if (question.is_unsure || ++written > most) continue;
            const std::string could_be = could_be_text(question.could_be);
            if (could_be != group) page_.paragraph(2, "", could_be + ":");
            group = could_be;
            write_question(page_, rules_.vocabulary[question.fact], is_full() ? Ids::shown : Ids::left_out);
        }
        if (written > most) {
            page_.paragraph(2, "", "And " + std::to_string(written - most) + " more, none of them more urgent.");
        }
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
            groups.add(with_sentence(with_sentence(obstacles_text(rules_, excluded), back),
                                     instead_text(rules_, excluded.instead)),
                       rules_[excluded.stretch].name);
        }
        for (const auto& [why, names] : groups) page_.paragraph(2, "- ", joined(names, "; ") + ": " + why);
    }

    const Program& program_;
    const RuleBase& rules_;
    const Explanation& why_;
    const RenderOptions& options_;
    const Shown shown_;
    Page page_;
};

}  // namespace

std::string to_text(const Program& program, const Explanation& explanation, const RenderOptions& options) {
    return Answer(program, explanation, options, {}).write();
}

// Tried as a screen would show it; the last try is taken in any case.
std::string to_text(const Program& program, const Explanation& explanation, const Plan& today,
                    const RenderOptions& options) {
    RenderOptions screen = options;
    screen.width = screen_columns;
    screen.color = Color::never;
    Shown shown{&today, {}};
    for (const Squeeze& squeeze : all_squeezes) {
        shown.squeeze = squeeze;
        const std::string text = Answer(program, explanation, screen, shown).write();
        if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) <= screen_lines) break;
    }
    return Answer(program, explanation, options, shown).write();
}

std::string at_least_text(const Program& program, const ProfileResult& rejected, const RenderOptions& options) {
    const std::optional<Decision> decision = at_least(program, rejected);
    if (!decision) return "";
    const Explanation why = explain(program, *rejected.understood, *decision, Detail::brief);
    return Answer(program, why, options, {}).write_at_least();
}

std::string to_text(const Program& program, const ProfileResult& rejected, const RenderOptions& options) {
    const std::string certain = at_least_text(program, rejected, options);
    return to_text(rejected.issues) + (certain.empty() ? "" : "\n" + certain);
}

}  // namespace triage
