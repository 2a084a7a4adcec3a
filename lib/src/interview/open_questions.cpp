// Open questions come from what waits, not from the list of facts: each carries the rules or exclusions that wait for
// it, which is the reason that the person is shown.
#include "interview/open_questions.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "explain/waiting_rules.hpp"

namespace triage {

namespace {

// What the answer could lead to at most, and the rules that could: the most urgent first, then in the order of the
// packs.
NextQuestion question_about_level(const RuleBase& rules, Level floor, WaitingRules waiting) {
    NextQuestion question{waiting.fact, floor, std::move(waiting.rules), {}};
    for (const RuleId rule : question.rules) question.could_become = join(question.could_become, rules[rule].level);
    std::sort(question.rules.begin(), question.rules.end(), [&](RuleId a, RuleId b) {
        return std::pair(by_urgency(rules[b].level), a) < std::pair(by_urgency(rules[a].level), b);
    });
    return question;
}

// Rules may wait for what the person is unsure of. That is not asked again, so no question comes of it, unless only a
// line was asked that names several facts.
std::vector<NextQuestion> questions_about_level(const Judge& judge) {
    std::vector<NextQuestion> questions;
    for (WaitingRules& waiting : waiting_rules(judge.evaluator())) {
        if (judge.profile().was_asked_unsure(waiting.fact)) continue;
        questions.push_back(question_about_level(judge.program().rules(), judge.decision().floor, std::move(waiting)));
    }
    return questions;
}

// Looks at every exclusion: a decision names those that could apply only once the level is settled.
IdSet<FactId> facts_open_after_level(const Judge& judge) {
    IdSet<FactId> facts(judge.program().vocabulary().facts().size());
    if (judge.decision().verdict != Verdict::ask) return facts;
    for (const ExclusionId exclusion : judge.program().rules().exclusion_ids()) {
        if (judge.could_exclude(exclusion)) facts.add(judge.facts_open_in(exclusion));
    }
    for (const FactId fact : judge.profile().unsure().to_vector()) {
        if (judge.profile().was_asked_unsure(fact)) facts.erase(fact);
    }
    return facts;
}

// By fact, since several exclusions may wait for one answer; the map has facts in the order of the packs.
std::vector<NextQuestion> questions_about_stretches(const Judge& judge) {
    const Decision& decision = judge.decision();
    std::map<FactId, std::vector<ExclusionId>> waiting;
    decision.maybe_excluding.for_each([&](ExclusionId exclusion) {
        if (!judge.could_exclude(exclusion)) return;
        judge.facts_open_in(exclusion).for_each([&](FactId fact) {
            if (!judge.profile().was_asked_unsure(fact)) waiting[fact].push_back(exclusion);
        });
    });
    std::vector<NextQuestion> questions;
    for (auto& [fact, exclusions] : waiting) questions.push_back({fact, decision.floor, {}, std::move(exclusions)});
    return questions;
}

}  // namespace

OpenQuestions open_questions(const Judge& judge) {
    if (judge.is_about_stretches()) {
        return {questions_about_stretches(judge), IdSet<FactId>(judge.program().vocabulary().facts().size())};
    }
    if (judge.decision().settled) return {};
    return {questions_about_level(judge), facts_open_after_level(judge)};
}

}  // namespace triage
