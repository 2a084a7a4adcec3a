// Two packs beside each other: one person in the solver, read by both. Out comes a list of changes; a change that the
// solver found has a person, as small as can be, whom the evaluator has decided on both sides.
//
// Each kind of change is a question of its own ("is there somebody for whom `ask` becomes `proceed`?"), so the answer
// is complete: a kind that is neither listed nor undecided happens to nobody. One question for any difference at all is
// cheaper and is asked where only that matters (`PersonFinder::find_difference`).

#include <algorithm>
#include <cmath>

#include "program/offer.hpp"
#include "text/number.hpp"
#include "verify/compare/stretches.hpp"
#include "verify/compare/vocabularies.hpp"
#include "verify/issues.hpp"
#include "verify/matching.hpp"

namespace triage {

namespace {

/// "`ask` becomes `proceed`".
std::string becomes(std::string_view from, std::string_view to) {
    return in_backticks(from) + " becomes " + in_backticks(to);
}

std::string level_text(Level level) {
    return std::string(to_string(level.outcome)) + ", " + std::string(to_string(level.urgency));
}

/// The direction of two changes together: `none` gives way, and stricter with looser is both.
Direction join(Direction a, Direction b) {
    if (a == b || b == Direction::none) return a;
    return a == Direction::none ? b : Direction::both;
}

/// One call of `compare`. The parts of `run` append to `difference_` in the order of the report.
class Comparison {
public:
    Comparison(const Program& old_program, const Program& new_program, const SolverOptions& options)
        : pair_(old_program, new_program, options), old_rules_(old_program.rules()), new_rules_(new_program.rules()) {}

    Difference run() {
        // First what needs no solver. It is kept even where the solver then finds a condition too large.
        compare_facts();
        compare_relations();
        compare_doses();
        for (Change& change : compare_words(old_rules_, new_rules_)) {
            difference_.direction = join(difference_.direction, change.direction);
            difference_.changes.push_back(std::move(change));
        }
        if (const auto too_large = pair_.begin()) {
            undecided("what " + too_large->name + " is for a person about whom much is unknown");
            return std::move(difference_);
        }
        // Four verdicts and five urgencies become another one (12, 20), six steps of the ceiling in two directions
        // (12), three offers of a stretch become another one (6), a precaution is lost or new (2), a rule holds for
        // fewer or more (2).
        pair_.expect(12 + 20 + 12 + 6 * old_rules_.stretches.size() + 2 * old_rules_.exclusions.size() +
                     2 * old_rules_.rules.size());
        compare_verdicts();
        compare_urgencies();
        compare_ceilings();
        for (ChangeQuestion& one : questions_about_stretches(pair_))
            look(one.kind, one.what, one.direction, one.wanted, one.shows);
        compare_rules();
        return std::move(difference_);
    }

private:
    void compare_verdicts() {
        constexpr std::array<Verdict, 4> all{Verdict::proceed, Verdict::ask, Verdict::see_a_doctor, Verdict::stop};
        // Verdicts are numbered from the most permissive, so a lower one is looser.
        for (const Verdict from : all) {
            for (const Verdict to : all) {
                if (from == to) continue;
                look("verdict", becomes(to_string(from), to_string(to)), direction_of(to < from),
                     {pair_.before().verdict_is(from), pair_.after().verdict_is(to)},
                     [=](const Decision& a, const Decision& b) { return a.verdict == from && b.verdict == to; });
            }
        }
    }

    void compare_urgencies() {
        for (int from = 0; from <= static_cast<int>(Urgency::emergency); ++from) {
            for (int to = 0; to <= static_cast<int>(Urgency::emergency); ++to) {
                if (from != to) compare_urgency(static_cast<Urgency>(from), static_cast<Urgency>(to));
            }
        }
    }

    /// The urgency alone, whatever the verdict: `stop` today and `stop` next week are two answers.
    void compare_urgency(Urgency from, Urgency to) {
        look("urgency", becomes(to_string(from), to_string(to)), direction_of(to < from),
             {pair_.before().urgency_is(from), pair_.after().urgency_is(to)},
             [=](const Decision& a, const Decision& b) { return a.floor.urgency == from && b.floor.urgency == to; });
    }

    /// Questions that are gone or new although the answer is the same: a danger that is not asked for any more is
    /// looser.
    void compare_ceilings() {
        Solver& solver = pair_.solver();
        Formulas same;
        for (const Level step : level_steps) {
            same.push_back(
                solver.negation(solver.differs(pair_.before().floor_reaches(step), pair_.after().floor_reaches(step))));
        }
        // People who proceed on one side only were told of with the verdict.
        same.push_back(solver.negation(
            solver.differs(pair_.before().verdict_is(Verdict::proceed), pair_.after().verdict_is(Verdict::proceed))));
        const Formula same_floor = solver.all_of(same);
        for (const Level step : level_steps) {
            for (const bool is_looser : {true, false}) {
                const Judgement& asks = is_looser ? pair_.before() : pair_.after();
                const Judgement& not_any_more = is_looser ? pair_.after() : pair_.before();
                look("question",
                     (is_looser ? "no question is left that could reach " : "a question could reach ") +
                         in_backticks(step_text(step)),
                     direction_of(is_looser),
                     {same_floor, asks.ceiling_reaches(step), solver.negation(not_any_more.ceiling_reaches(step))},
                     [=](const Decision& a, const Decision& b) {
                         return a.floor == b.floor && a.verdict == b.verdict &&
                                covered_by(step, a.ceiling) == is_looser && covered_by(step, b.ceiling) != is_looser;
                     });
            }
        }
    }

    /// Rules meet by their id, those that only the new pack has at the end.
    void compare_rules() {
        for (const Rule& rule : old_rules_.rules) compare_rule(rule.id);
        for (const Rule& rule : new_rules_.rules) {
            if (find_entry(old_rules_.rules, rule.id) == nullptr) compare_rule(rule.id);
        }
    }

    /// Tells if a rule demands another level, holds for fewer or holds for more; without a direction, since no decision
    /// need differ. A rule that a side does not have never holds there.
    void compare_rule(const std::string& name) {
        const auto old_id = find_id<RuleId>(old_rules_.rules, name);
        const auto new_id = find_id<RuleId>(new_rules_.rules, name);
        Solver& solver = pair_.solver();
        const Formula before = old_id ? pair_.before().truths().rules[index(*old_id)].certain : Formula::never;
        const Formula after = new_id ? pair_.after().truths().rules[index(*new_id)].certain : Formula::never;
        const auto fires = [=](const Decision& a, const Decision& b, bool old_fires, bool new_fires) {
            return (old_id && a.certain.contains(*old_id)) == old_fires &&
                   (new_id && b.certain.contains(*new_id)) == new_fires;
        };
        const std::string rule = "rule " + in_backticks(name);
        if (old_id && new_id && !(old_rules_[*old_id].level == new_rules_[*new_id].level)) {
            look("rule",
                 rule + ": " + becomes(level_text(old_rules_[*old_id].level), level_text(new_rules_[*new_id].level)),
                 Direction::none, {before, after},
                 [=](const Decision& a, const Decision& b) { return fires(a, b, true, true); });
        }
        look("rule", rule + (new_id ? " holds for fewer" : " is gone"), Direction::none,
             {before, solver.negation(after)},
             [=](const Decision& a, const Decision& b) { return fires(a, b, true, false); });
        look("rule", rule + (old_id ? " holds for more" : " is new"), Direction::none, {after, solver.negation(before)},
             [=](const Decision& a, const Decision& b) { return fires(a, b, false, true); });
    }

    /// Facts that only one side knows, and ranges that differ: a profile that only one side can read cannot be
    /// compared, and this says which those are.
    void compare_facts() {
        const Vocabulary& old_words = old_rules_.vocabulary;
        const Vocabulary& new_words = new_rules_.vocabulary;
        for (const Fact& fact : old_words.facts()) {
            const auto other = counterpart(fact, new_words);
            if (!other) {
                tell("fact " + in_backticks(fact.id) + " is not known any more, or means something else");
            } else if (fact.quantity) {
                compare_ranges(fact, new_words[*other]);
            }
        }
        for (const Fact& fact : new_words.facts()) {
            if (!counterpart(fact, old_words))
                tell("fact " + in_backticks(fact.id) + " is new, or means something else");
        }
    }

    /// Doses that differ. More of a stretch is not more permissive in itself, but whoever reviews the change should see
    /// it.
    void compare_doses() {
        for (const Stretch& stretch : old_rules_.stretches) {
            const Stretch* other = find_entry(new_rules_.stretches, stretch.id);
            if (other == nullptr || (stretch.dose == other->dose && stretch.first_session == other->first_session))
                continue;
            difference_.changes.push_back(
                {"dose", "the dose of " + in_backticks(stretch.id) + " is another", Direction::none, {}});
        }
        for (const Exclusion& exclusion : old_rules_.exclusions) {
            const Exclusion* other = find_entry(new_rules_.exclusions, exclusion.id);
            const bool are_both = exclusion.modify && other != nullptr && other->modify;
            if (!are_both || has_same_dose(*exclusion.modify, *other->modify)) continue;
            difference_.changes.push_back({"dose",
                                           "the dose under precaution " + in_backticks(exclusion.id) + " is another",
                                           Direction::none,
                                           {}});
        }
    }

    /// Ranges are compared as the texts that are shown, so that every difference has one.
    void compare_ranges(const Fact& old_fact, const Fact& new_fact) {
        const auto range = [](const Quantity& quantity) {
            return number_text(quantity.min) + " to " +
                   (std::isinf(quantity.max) ? "any number" : number_text(quantity.max)) +
                   (quantity.whole ? ", whole" : "") + (quantity.absence == Absence::allowed ? ", or absent" : "");
        };
        const std::string before = range(*old_fact.quantity);
        const std::string after = range(*new_fact.quantity);
        if (before != after) tell("the range of " + in_backticks(old_fact.id) + ": " + becomes(before, after));
    }

    /// Relations that are gone, new or different: numbers that break one are rejected by that side and read by the
    /// other.
    void compare_relations() {
        const auto& before = old_rules_.vocabulary.relations();
        const auto& after = new_rules_.vocabulary.relations();
        for (const Relation& relation : before) {
            const Relation* other = find_entry(after, relation.id);
            if (other == nullptr) {
                tell("relation " + in_backticks(relation.id) + " is gone: " + in_backticks(relation.holds));
            } else if (relation.holds != other->holds) {
                tell("relation " + in_backticks(relation.id) + ": " + becomes(relation.holds, other->holds));
            }
        }
        for (const Relation& relation : after) {
            if (find_entry(before, relation.id) == nullptr)
                tell("relation " + in_backticks(relation.id) + " is new: " + in_backticks(relation.holds));
        }
    }

    /// A change of the vocabulary, which has no witness.
    void tell(std::string what) { difference_.changes.push_back({"fact", std::move(what), Direction::none, {}}); }

    /// Asks for one kind of change, and adds it with its smallest person. A change that the evaluator does not confirm
    /// is a defect, and one whose numbers were not made to fit is undecided; neither is listed as a change.
    void look(std::string_view kind, const std::string& what, Direction direction, const Formulas& wanted,
              const ChangeQuestion::Shows& shows) {
        const SearchEnd answer = pair_.ask(wanted);
        if (answer == SearchEnd::none_exists) return;
        if (answer == SearchEnd::gave_up) return undecided("whether " + what);
        const auto shows_reading = [&](const Reading& reading) {
            return shows(pair_.old_program().evaluate(reading.old_profile),
                         pair_.new_program().evaluate(reading.new_profile));
        };
        Reading reading = pair_.example();
        if (!pair_.fits_both(reading)) return undecided("for whom " + what + ", with numbers that fit together");
        if (!shows_reading(reading)) return defect(what, reading);
        reading = pair_.smallest(std::move(reading), shows_reading);
        difference_.direction = join(difference_.direction, direction);
        difference_.changes.push_back({kind, what, direction, witnesses(reading)});
    }

    /// The person as each side reads and decides them.
    std::vector<Witness> witnesses(const Reading& reading) const {
        return {{"old", reading.old_profile, pair_.old_program().evaluate(reading.old_profile)},
                {"new", reading.new_profile, pair_.new_program().evaluate(reading.new_profile)}};
    }

    void undecided(const std::string& what) { difference_.undecided.push_back(undecided_issue(what, {})); }

    /// Reported among the undecided, where `has_defects` finds it by its code.
    void defect(const std::string& what, const Reading& reading) {
        difference_.undecided.push_back(
            proof_error("witness_does_not_replay",
                        "the solver says that " + what + ", and the evaluator does not confirm it for " +
                            to_json(reading.new_profile, new_rules_.vocabulary),
                        "this is a defect of triage, not of the packs; please report it with both", {}));
    }

    Pairing pair_;
    const RuleBase& old_rules_;
    const RuleBase& new_rules_;
    Difference difference_;
};

}  // namespace

bool Difference::has_defects() const {
    return std::any_of(undecided.begin(), undecided.end(),
                       [](const Issue& issue) { return issue.code == "witness_does_not_replay"; });
}

Difference compare(const Program& old_program, const Program& new_program, const SolverOptions& options) {
    return Comparison(old_program, new_program, options).run();
}

std::string_view to_string(Direction direction) {
    static constexpr std::array<std::string_view, 4> names{"none", "stricter", "looser", "both"};
    return names[static_cast<std::size_t>(direction)];
}

}  // namespace triage
