// The verdict in capitals is the first thing that a person reads. `proceed` depends on what is left of the catalogue,
// and has a function of its own.
#include "render/headline.hpp"

#include <algorithm>

#include "render/level_words.hpp"
#include "render/wording.hpp"

namespace triage {

namespace {

// Stretches that are left out or changed are named first: nobody is told that nothing speaks against stretching where
// something does.
Headline proceed_headline(const RuleBase& rules, const Explanation& why, LimitWords limit_words) {
    const Limits limits = limits_of(rules, why);
    const LevelWords words = level_words(why.floor);
    if (!limits.has_exercise) {
        const Help help = what_would_help(rules, why);
        const std::string but = help == Help::answers ? "" : ", but no exercise is left for you";
        Headline head{words.verdict + but, limit_texts(rules, limits, limit_words), Style::yellow};
        head.meaning.push_back(instead_of_exercises(help));
        return head;
    }
    if (!limits.any()) return {words.verdict, {words.meaning}, Style::green};
    const auto share = [&](const Limited& limited) {
        return std::to_string(limited.exercises) + " of " + counted(limits.all, "exercise", "exercises");
    };
    Headline head{words.verdict, limit_texts(rules, limits, limit_words), Style::green};
    if (says_present(limits.left_out)) {
        head.verdict += ", without " + share(limits.left_out);
    } else if (says_present(limits.changed)) {
        head.verdict += ", but " + share(limits.changed) + " only with care";
    }
    return head;
}

// Whoever does not know about an emergency is told so before anything else.
Headline ask_headline(const RuleBase& rules, const Explanation& why) {
    Headline head{"NOT DECIDED YET", {}, Style::yellow};
    const bool may_be_emergency = std::any_of(why.unsure.begin(), why.unsure.end(), [&](const Unsure& unsure) {
        return rules[unsure.rule].level.urgency == Urgency::emergency;
    });
    if (may_be_emergency) {
        head.style = Style::red;
        head.meaning.emplace_back("Until you know about what is below, act as in an emergency.");
    }
    head.meaning.emplace_back(is_all_unsure(why) ? "Do not stretch before you are sure about the questions below."
                                                 : "Do not stretch before the open questions are answered.");
    return head;
}

}  // namespace

bool is_all_unsure(const Explanation& why) {
    return std::all_of(why.ask.begin(), why.ask.end(), [](const Question& question) { return question.is_unsure; });
}

Headline headline(const RuleBase& rules, const Explanation& why, LimitWords limit_words) {
    const LevelWords words = level_words(why.floor);
    switch (why.verdict) {
        case Verdict::stop: return {words.verdict, {words.meaning}, Style::red};
        case Verdict::see_a_doctor: return {words.verdict, {words.meaning}, Style::yellow};
        case Verdict::ask: return ask_headline(rules, why);
        case Verdict::proceed: break;
    }
    return proceed_headline(rules, why, limit_words);
}

}  // namespace triage
