// Counts what of the catalogue is left out or changed, and gathers the answers that did it. An exercise is counted
// under one kind only: a certain answer outweighs an open one, since answering the question would not bring the
// exercise back.
#include "render/limits.hpp"

#include <algorithm>

#include "render/wording.hpp"

namespace triage {

namespace {

// A longer list would not be read; how many more there are is said behind it.
constexpr std::size_t most_facts_named = 4;

/// Adds facts that are not there yet: one answer may concern many exercises.
void add(Limited& limited, const std::vector<FactValue>& facts) {
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
        if (precaution.is_possible != is_said) add(limited, precaution.facts);
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
    add(limited, excluded.facts);
}

/// The first few facts by name, and how many more there are.
std::string facts_text(const RuleBase& rules, const std::vector<FactValue>& facts) {
    std::string text;
    const std::size_t named = std::min(facts.size(), most_facts_named);
    for (std::size_t i = 0; i < named; ++i) text += (i == 0 ? "" : "; ") + fact_text(rules, facts[i]);
    if (named < facts.size()) text += "; and " + std::to_string(facts.size() - named) + " more";
    return text;
}

/// "3 of 44 exercises are left out, because you said: …"
std::string limit_text(const RuleBase& rules, const Limited& limited, std::size_t all, const std::string& are,
                       const std::string& because) {
    return std::to_string(limited.exercises) + " of " + counted(all, "exercise", "exercises") +
           (limited.exercises == 1 ? " is " : " are ") + are + because + facts_text(rules, limited.facts) + ".";
}

}  // namespace

Limits limits_of(const RuleBase& rules, const Explanation& why) {
    Limits limits;
    limits.all = rules.stretches.size();
    for (const ExcludedStretch& excluded : why.excluded) add_left_out(limits, excluded);
    for (const AllowedStretch& allowed : why.modified) add_changed(limits, allowed);
    for (Limited* limited : {&limits.left_out, &limits.changed}) {
        std::stable_partition(limited->facts.begin(), limited->facts.end(),
                              [](const FactValue& value) { return value.presence == Presence::present; });
    }
    const std::vector<const AllowedStretch*> all = offered(why);
    // Packs without exercises leave nobody without any.
    limits.has_exercise = std::none_of(rules.stretches.begin(), rules.stretches.end(), is_exercise) ||
                          std::any_of(all.begin(), all.end(), [&](const AllowedStretch* allowed) {
                              return is_exercise(rules[allowed->stretch]);
                          });
    return limits;
}

std::vector<std::string> limit_texts(const RuleBase& rules, const Limits& limits) {
    std::vector<std::string> texts;
    const auto say = [&](const Limited& limited, const std::string& are, const std::string& because) {
        if (limited.exercises > 0) texts.push_back(limit_text(rules, limited, limits.all, are, because));
    };
    say(limits.left_out, "left out", ", because you said: ");
    say(limits.changed, "for you only with care", ", because you said: ");
    say(limits.left_out_open, "left out", " until you answer about: ");
    say(limits.changed_open, "for you only with care", " until you answer about: ");
    return texts;
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
