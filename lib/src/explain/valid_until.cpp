// The line of waiting, from now on: the first step on it that is decided differently is the end of what holds now. Two
// decisions are the same where a person would be told the same.
#include "explain/valid_until.hpp"

#include "explain/alternatives.hpp"

namespace triage {

namespace {

bool are_same(const Decision& a, const Decision& b) {
    return a.floor == b.floor && a.ceiling == b.ceiling && a.settled == b.settled && a.certain == b.certain &&
           a.allowed == b.allowed && a.modified == b.modified && a.excluding == b.excluding &&
           a.maybe_excluding == b.maybe_excluding && a.missing == b.missing;
}

bool has_clock(const Vocabulary& vocabulary, const Profile& profile) {
    bool found = false;
    profile.present().for_each([&](FactId fact) {
        found = found || (vocabulary[fact].changed_by == ChangedBy::time && vocabulary[fact].quantity);
    });
    return found;
}

}  // namespace

std::optional<ChangeByTime> valid_until(const Program& program, const Profile& profile, const Decision& decision) {
    if (!has_clock(program.vocabulary(), profile)) return std::nullopt;
    const auto time = waiting(program, ComparedNumbers(program), profile);
    if (!time) return std::nullopt;
    Evaluator evaluator(program);
    Profile later = profile;
    for (const Alternative& step : time->steps) {
        apply(step.values, later);
        if (!are_same(evaluator.evaluate(later), decision)) {
            return ChangeByTime{step.interval->low, !step.interval->with_low};
        }
    }
    return std::nullopt;
}

}  // namespace triage
