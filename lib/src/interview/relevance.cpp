// The search goes over people, not over rules: whatever the rules say, an answer matters if two people who differ in it
// alone get different decisions, and the evaluator is the only judge of that.
//
// Two steps. Nearly always somebody without any complaint still needs the answer, which a single decision shows. If
// not, people are tried who answer the missing facts in every way; that is exponential, so it ends after a number of
// decisions, and the question is then asked, to be safe.
#include "interview/relevance.hpp"

#include <algorithm>
#include <utility>

namespace triage {

namespace {

/// A search that has taken this many decisions ends without an answer, so that no pack makes a question wait for long.
constexpr std::size_t max_decisions = 4096;

/// What an answer must change to be worth a question. In the stage of the level: floor and ceiling.
struct Effect {
    Level floor;
    Level ceiling;
    IdSet<StretchId> allowed;
    IdSet<StretchId> modified;
    IdSet<ExclusionId> precautions;  ///< that say how to do the modified ones

    bool operator==(const Effect&) const = default;
};

bool tells_of(const Exclusion& exclusion, const IdSet<StretchId>& modified) {
    return exclusion.modify && std::any_of(exclusion.stretches.begin(), exclusion.stretches.end(),
                                           [&](StretchId stretch) { return modified.contains(stretch); });
}

Effect effect_of(const Judge& judge) {
    const Decision& decision = judge.decision();
    Effect effect{decision.floor, decision.ceiling, {}, {}, {}};
    if (!judge.is_about_stretches()) return effect;
    effect.allowed = decision.allowed;
    effect.allowed.keep(judge.wanted());
    effect.modified = decision.modified;
    effect.modified.keep(judge.wanted());
    effect.precautions = decision.excluding;
    effect.precautions.add(decision.maybe_excluding);
    for (const ExclusionId id : effect.precautions.to_vector()) {
        if (!tells_of(judge.program().rules()[id], effect.modified)) effect.precautions.erase(id);
    }
    return effect;
}

}  // namespace

Relevance::Relevance(Judge& judge, const std::vector<NextQuestion>& open) : judge_(judge), harmless_(judge.profile()) {
    for (const NextQuestion& question : open) fill_harmless(harmless_, question.fact);
    judge_.profile().unsure().for_each([&](FactId fact) { fill_harmless(harmless_, fact); });
}

// A number that always applies gets the answer that demands least, given what was filled in before it.
void Relevance::fill_harmless(Profile& person, FactId fact) {
    if (judge_.program().vocabulary()[fact].may_be_absent()) return person.set(fact, Presence::absent);
    std::optional<Level> least;
    std::vector<FactValue> harmless;
    for (const Alternative& answer : judge_.answers_to(fact)) {
        triage::apply(answer.values, person);
        judge_.judge(person);
        const Level floor = judge_.decision().floor;
        if (least && by_urgency(floor) >= by_urgency(*least)) continue;
        least = floor;
        harmless = answer.values;
    }
    triage::apply(harmless, person);
}

bool Relevance::can_matter(FactId fact) {
    Search search{fact};
    if (matters_to_harmless(search)) return true;
    Profile person = judge_.profile();
    return matters_to_some(person, search, 0);
}

bool Relevance::matters_to_harmless(Search& search) {
    Profile person = harmless_;
    person.set(search.fact, Presence::unknown);
    judge_.decide(person);
    if (!judge_.missing().contains(search.fact)) return false;
    // With everything else filled in, a fact that holds floor and ceiling apart changes one of them. About stretches a
    // fact is missing while an exclusion waits for it, and that exclusion may change nothing.
    return !judge_.is_about_stretches() || changes_decision(person, search);
}

// Answers the missing facts in every way, each combination once: `first_other` keeps to one order. Only while the fact
// itself is missing: what is known only ever takes facts from the missing ones, so that nobody is lost where it is not.
bool Relevance::matters_to_some(Profile& person, Search& search, std::size_t first_other) {
    if (++search.decisions > max_decisions) return true;
    judge_.decide(person);
    if (!judge_.missing().contains(search.fact)) return false;
    const std::vector<FactId> missing = judge_.missing().to_vector();
    if (changes_decision(person, search)) return true;
    return std::any_of(missing.begin(), missing.end(), [&](FactId other) {
        return other != search.fact && index(other) >= first_other && matters_after(other, person, search);
    });
}

bool Relevance::matters_after(FactId other, Profile& person, Search& search) {
    return try_answers(judge_.answers_to(other), other, person,
                       [&] { return matters_to_some(person, search, index(other) + 1); });
}

// REQUIRES: the judge has just decided about this person.
bool Relevance::changes_decision(Profile& person, Search& search) {
    const Effect before = effect_of(judge_);
    const std::vector<Alternative> answers = judge_.answers_to(search.fact);
    search.decisions += answers.size();
    return try_answers(answers, search.fact, person, [&] {
        judge_.judge(person);
        return effect_of(judge_) != before;
    });
}

}  // namespace triage
