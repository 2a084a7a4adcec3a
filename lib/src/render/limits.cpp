// Counts what of the catalogue is left out or changed, and gathers the answers that did it. An exercise is counted
// under one kind only: a certain answer outweighs an open one, since answering the question would not bring the
// exercise back.
#include "render/limits.hpp"

#include <algorithm>

#include "render/wording.hpp"

namespace triage {

namespace {

// A longer list would not be read; how many more there are is said behind it.
constexpr std::size_t most_named = 4;

/// Adds facts that are not there yet: one answer may concern many exercises.
void add_facts(Limited& limited, const std::vector<FactValue>& facts) {
    for (const FactValue& value : facts) {
        const bool is_new = std::none_of(limited.facts.begin(), limited.facts.end(),
                                         [&](const FactValue& old) { return old.fact == value.fact; });
        if (is_new) limited.facts.push_back(value);
    }
}

/// Counts a stretch that is only allowed differently: under what was said if any precaution is certain, else under what
/// is open.
void add_changed(Limits& limits, const AllowedStretch& allowed) {
    const bool is_said = std::any_of(allowed.precautions.begin(), allowed.precautions.end(),
                                     [](const Precaution& precaution) { return !precaution.is_possible; });
    Limited& limited = is_said ? limits.changed : limits.changed_open;
    ++limited.exercises;
    for (const Precaution& precaution : allowed.precautions) {
        if (precaution.is_possible != is_said) add_facts(limited, precaution.facts);
    }
}

/// Counts a stretch that is left out. Equipment and sessions are no answers about the person, so they are not
/// counted.
void add_left_out(Limits& limits, const ExcludedStretch& excluded) {
    if (!excluded.exclusion) return;
    const bool is_said = excluded.obstacle == Obstacle::exclusion;
    if (!is_said && excluded.is_kept_otherwise) return;  // no answer would bring it back
    Limited& limited = is_said ? limits.left_out : limits.left_out_open;
    ++limited.exercises;
    add_facts(limited, excluded.facts);
}

/// The first few facts as they were asked, and how many more there are. An open one has no "yes" behind it.
std::string first_facts_text(const RuleBase& rules, const std::vector<FactValue>& facts, std::size_t most) {
    std::string text;
    const std::size_t named = std::min(facts.size(), most);
    for (std::size_t i = 0; i < named; ++i) {
        const bool is_open = facts[i].presence == Presence::unknown;
        text +=
            (i == 0 ? "" : "; ") + (is_open ? asked_text(rules.vocabulary[facts[i].fact]) : fact_text(rules, facts[i]));
    }
    if (named < facts.size()) text += "; and " + std::to_string(facts.size() - named) + " more";
    return text;
}

/// "3 of 44 exercises are left out"
std::string count_text(const Limited& limited, std::size_t all, const std::string& are) {
    return std::to_string(limited.exercises) + " of " + counted(all, "exercise", "exercises") +
           (limited.exercises == 1 ? " is " : " are ") + are;
}

bool have_same_facts(const Limited& a, const Limited& b) {
    return std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(),
                      [](const FactValue& one, const FactValue& other) { return one.fact == other.fact; });
}

// What is said to be there comes before what is denied, in each list and so in both together.
void sort_present_first(std::vector<FactValue>& facts) {
    std::stable_partition(facts.begin(), facts.end(),
                          [](const FactValue& value) { return value.presence == Presence::present; });
}

/// What is left out and what is changed for one kind of reason, in one sentence where both have the same facts.
class LimitSentences {
public:
    LimitSentences(const RuleBase& rules, std::size_t all, LimitWords words)
        : rules_(rules), all_(all), words_(words) {}

    void add(const Limited& left_out, const Limited& changed, const std::string& because) {
        const bool has_both = left_out.exercises > 0 && changed.exercises > 0;
        if (has_both && (words_ == LimitWords::few || have_same_facts(left_out, changed))) {
            Limited both = left_out;
            add_facts(both, changed.facts);
            sort_present_first(both.facts);
            say(count_text(left_out, all_, "left out") + ", and " + std::to_string(changed.exercises) +
                    (changed.exercises == 1 ? " is" : " are") + " for you only with care",
                because, both);
            return;
        }
        if (left_out.exercises > 0) say(count_text(left_out, all_, "left out"), because, left_out);
        if (changed.exercises > 0) say(count_text(changed, all_, "for you only with care"), because, changed);
    }
    std::vector<std::string> take() { return std::move(texts_); }

private:
    void say(const std::string& what, const std::string& because, const Limited& limited) {
        const std::string facts = first_facts_text(rules_, limited.facts, words_ == LimitWords::few ? 1 : most_named);
        texts_.push_back(what + because + facts + (facts.ends_with('?') ? "" : "."));
    }

    const RuleBase& rules_;
    std::size_t all_;
    LimitWords words_;
    std::vector<std::string> texts_;
};

}  // namespace

Limits limits_of(const RuleBase& rules, const Explanation& why) {
    Limits limits;
    limits.all = rules.stretches.size();
    for (const ExcludedStretch& excluded : why.excluded) add_left_out(limits, excluded);
    for (const AllowedStretch& allowed : why.modified) add_changed(limits, allowed);
    for (Limited* limited : {&limits.left_out, &limits.changed}) sort_present_first(limited->facts);
    const std::vector<const AllowedStretch*> all = offered(why);
    // Packs without exercises leave nobody without any.
    limits.has_exercise = std::none_of(rules.stretches.begin(), rules.stretches.end(), is_exercise) ||
                          std::any_of(all.begin(), all.end(), [&](const AllowedStretch* allowed) {
                              return is_exercise(rules[allowed->stretch]);
                          });
    return limits;
}

std::vector<std::string> limit_texts(const RuleBase& rules, const Limits& limits, LimitWords words) {
    LimitSentences sentences(rules, limits.all, words);
    sentences.add(limits.left_out, limits.changed, ", because you said: ");
    sentences.add(limits.left_out_open, limits.changed_open, " until you answer about: ");
    return sentences.take();
}

bool says_present(const Limited& limited) {
    return std::any_of(limited.facts.begin(), limited.facts.end(),
                       [](const FactValue& value) { return value.presence == Presence::present; });
}

Help what_would_help(const RuleBase& rules, const Explanation& why) {
    const auto is_kept_by = [&](Obstacle obstacle) {
        return std::any_of(why.excluded.begin(), why.excluded.end(), [&](const ExcludedStretch& excluded) {
            return excluded.obstacle == obstacle && !excluded.is_kept_otherwise && is_exercise(rules[excluded.stretch]);
        });
    };
    if (is_kept_by(Obstacle::possible_exclusion)) return Help::answers;
    return is_kept_by(Obstacle::equipment) ? Help::equipment : Help::nothing;
}

std::string instead_of_exercises(Help help) {
    switch (help) {
        case Help::answers:
            return "Do not choose exercises yourself. Answer what is open: it decides whether one suits you.";
        case Help::equipment: return "What is left needs equipment that you do not have at hand: see below.";
        case Help::nothing: break;
    }
    return "Do not choose exercises yourself. Ask a doctor or a physiotherapist which ones suit you.";
}

}  // namespace triage
