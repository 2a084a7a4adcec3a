// Proves that an unknown fact never makes a decision more permissive than any answer to it would, and tells of
// decisions that ask although every answer comes to the same.
//
// The floor and ceiling are those of the compiled clauses, for a person about whom some facts are unknown; they are
// held against the same person with everything known, judged by the conditions as written. "Every way of answering"
// needs no quantifier that way: a counterexample is one person, who has both what is said and what is true.

#include <algorithm>

#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// The decision as written on the same person with everything known.
Judgement complete_decision(ProofRun& run) {
    SymbolicPerson person = completed(run.solver(), run.written().person());
    Truths truths = *written_truths(run.solver(), run.rules(), person);
    // Only the number of sessions stays open: it is taken as none while it is unknown, and a higher one adds stretches.
    // That is meant so, and no failure of this proof.
    if (run.rules().progression) {
        const std::size_t sessions = index(run.rules().progression->sessions);
        person[sessions] = run.written().person()[sessions];
    }
    return {run.solver(), run.rules(), std::move(person), std::move(truths)};
}

/// Refutes each way in which an answer could be stricter than silence. A yes is a contradiction between the compiled
/// rules and their meaning, so it is a defect of the library, shown with both people as they are.
class FailSafeProof {
public:
    FailSafeProof(ProofRun& run, const Judgement& complete)
        : run_(run), solver_(run.solver()), partial_(run.compiled()), complete_(complete) {}

    void prove() {
        for (const Level step : level_steps) {
            const std::string name = "`" + step_text(step) + "`";
            refute(solver_.all_of({partial_.floor_reaches(step), solver_.negation(complete_.floor_reaches(step))}),
                   "the floor " + name + " is lost when a question is answered");
            refute(solver_.all_of({complete_.floor_reaches(step), solver_.negation(partial_.ceiling_reaches(step))}),
                   "an answer reaches " + name + ", and the ceiling did not");
        }
        refute(lost([](const Judgement& judge, StretchId stretch) { return judge.allows(stretch); }),
               "a stretch is allowed as it is that an answer takes away or modifies");
        refute(lost([](const Judgement& judge, StretchId stretch) { return judge.offers(stretch); }),
               "a stretch is offered that an answer takes away");
        refute(unnamed_precaution(), "a stretch is offered without a precaution that an answer brings");
    }

private:
    /// Some stretch that the partial person has (allowed, or offered) and the complete one has not.
    template <class Has>
    Formula lost(Has has) {
        Formulas lost;
        for (const StretchId stretch : run_.rules().stretch_ids()) {
            lost.push_back(solver_.all_of({has(partial_, stretch), solver_.negation(has(complete_, stretch))}));
        }
        return solver_.any_of(lost);
    }

    /// A precaution that certainly or possibly holds with all answers given, for a stretch that was offered without
    /// naming it.
    Formula unnamed_precaution() {
        Formulas any;
        for (const ExclusionId exclusion : run_.rules().exclusion_ids()) {
            if (!run_.rules()[exclusion].modify) continue;
            any.push_back(solver_.all_of({complete_.applies(exclusion), solver_.negation(partial_.applies(exclusion)),
                                          partial_.offers_any(run_.rules()[exclusion].stretches)}));
        }
        return solver_.any_of(any);
    }

    /// Both people come from one example of the solver, so they are read before anything else is asked.
    void refute(Formula wanted, const std::string& what) {
        if (!run_.refute({wanted}, "whether ever " + what, {})) return;
        const Witness partial =
            run_.witness_of(example_of(solver_, partial_.person(), run_.rules().vocabulary, run_.limits()), "partial");
        const Witness complete = run_.witness_of(
            example_of(solver_, complete_.person(), run_.rules().vocabulary, run_.limits()), "complete");
        run_.failed(proof_error("not_fail_safe", what, std::string(defect_hint), {}), {partial, complete});
    }

    ProofRun& run_;
    Solver& solver_;
    const Judgement& partial_;
    const Judgement& complete_;
};

/// A gap that is not decided after this many people is reported as undecided. Each round costs two questions, and every
/// later one has a statement more to heed.
constexpr std::size_t max_rounds = 5000;

/// Looks for people whose floor is lower than what every answer comes to, for one step.
///
/// The floor joins what is certain rule by rule. Where rules cover for each other ("a" and "not a", say) none is
/// certain while `a` is unknown, and the decision asks although every answer comes to as much. That errs towards
/// asking, so it is told and not failed.
///
/// Only rules that want some fact both ways can cover for each other like that: once these facts are filled in, the
/// worst answer is the worst for every rule at once. So those rules are joined into one condition, "any of them", which
/// is certain exactly for the people in the gap and those with a high floor.
///
/// If that condition is too large, the gap is searched in rounds: the solver names somebody whose floor is too low; it
/// then names answers of theirs that stay low as well, if there are any. Of these answers those are kept that keep
/// every rule from holding, and whoever could still give them is left out of the next round. Somebody without such
/// answers is in the gap. Each round leaves out at least one person, and usually a great many.
class FloorGap {
public:
    FloorGap(ProofRun& run, const Judgement& complete, Level step)
        : run_(run),
          solver_(run.solver()),
          complete_(complete),
          step_(step),
          what_("whether the floor `" + step_text(step) + "` is exact") {}

    /// True when there is a gap, which is then reported. Otherwise the report has one more proved or undecided.
    bool look() {
        const std::vector<Condition> contesting = contesting_rules();
        if (contesting.empty()) {
            run_.proved();
            return false;
        }
        const auto together =
            truth_of(solver_, run_.rules().vocabulary, at_least(1, contesting), run_.written().person());
        if (!together) return look_in_rounds();
        if (!run_.refute({solver_.negation(run_.written().floor_reaches(step_)), together->certain}, what_, {}))
            return false;
        report(example_of(solver_, run_.written().person(), run_.rules().vocabulary, run_.limits()));
        return true;
    }

private:
    /// See the class. INVARIANT: nobody whom `wanted` leaves out is in the gap: all of them can still give answers with
    /// which the floor stays low.
    bool look_in_rounds() {
        Formulas wanted{solver_.negation(run_.written().floor_reaches(step_))};
        for (std::size_t round = 0; round < max_rounds; ++round) {
            if (!run_.refute(wanted, what_, {})) return false;
            const Profile person = example_of(solver_, run_.written().person(), run_.rules().vocabulary, run_.limits());
            switch (has_low_completion(person)) {
                case SearchEnd::none_exists: report(person); return true;
                case SearchEnd::gave_up: run_.undecided(what_, {}); return false;
                case SearchEnd::found: wanted.push_back(not_like(low_answers()));
            }
        }
        run_.undecided(what_, {});
        return false;
    }

    /// The conditions of rules that reach the step and mention a fact which these rules, taken together, want both
    /// ways. Empty where no two rules reach it: one rule alone is judged exactly.
    std::vector<Condition> contesting_rules() const {
        std::vector<Condition> conditions;
        for (const Rule& rule : run_.rules().rules) {
            if (covered_by(step_, rule.level)) conditions.push_back(rule.when);
        }
        if (conditions.size() < 2) return {};
        const auto contested = contested_facts(run_.rules().vocabulary, at_least(1, conditions));
        std::erase_if(conditions, [&](const Condition& when) {
            return std::none_of(contested.begin(), contested.end(), [&](FactId fact) { return mentions(when, fact); });
        });
        return conditions;
    }

    /// The fact is as the profile has it, as far as conditions can tell. REQUIRES: the profile says something about it.
    Formula says(FactId fact, const Profile& profile) {
        const SymbolicFact& symbol = run_.written().person()[index(fact)];
        const auto& quantity = run_.rules().vocabulary[fact].quantity;
        if (profile.presence(fact) == Presence::absent) return solver_.negation(symbol.applies);
        if (!quantity) return symbol.applies;
        const auto limits = run_.limits().find(fact);
        if (limits == run_.limits().end()) return symbol.applies;
        return solver_.all_of(
            {symbol.applies, is_beside(solver_, *symbol.number, *profile.value(fact), limits->second)});
    }

    /// Can the person answer everything else so that the floor stays below the step?
    SearchEnd has_low_completion(const Profile& person) {
        Formulas wanted{solver_.negation(complete_.floor_reaches(step_))};
        const auto add = [&](FactId fact) { wanted.push_back(says(fact, person)); };
        person.present().for_each(add);
        person.absent().for_each(add);
        return run_.ask(wanted);
    }

    /// Reduces the solver's completion to the answers that matter: forgets fact after fact as long as no rule can reach
    /// the step. Fewer answers leave out more people at once. REQUIRES: the last question was `has_low_completion`, and
    /// yes.
    Profile low_answers() const {
        Profile answers = example_of(solver_, complete_.person(), run_.rules().vocabulary, run_.limits());
        const auto stays_low = [&](const Profile& profile) {
            return !covered_by(step_, run_.program().evaluate(profile).ceiling);
        };
        std::vector<FactId> known = answers.present().to_vector();
        const std::vector<FactId> absent = answers.absent().to_vector();
        known.insert(known.end(), absent.begin(), absent.end());
        for (const FactId fact : known) {
            Profile fewer = answers;
            forget(fewer, fact);
            if (stays_low(fewer)) answers = std::move(fewer);
        }
        return answers;
    }

    /// The person can no longer give these answers: some fact is known, and known to be another way.
    Formula not_like(const Profile& answers) {
        Formulas differ;
        const auto add = [&](FactId fact) {
            differ.push_back(
                solver_.all_of({run_.written().person()[index(fact)].known, solver_.negation(says(fact, answers))}));
        };
        answers.present().for_each(add);
        answers.absent().for_each(add);
        return solver_.any_of(differ);
    }

    /// A warning with the smallest person in the gap. Whether a profile is in it takes a question to the solver each
    /// time.
    void report(const Profile& person) {
        const auto shows = [&](const Profile& profile) {
            return !covered_by(step_, run_.program().evaluate(profile).floor) &&
                   has_low_completion(profile) == SearchEnd::none_exists;
        };
        const std::string what = "every answer comes to `" + step_text(step_) + "`, and the floor does not";
        if (!shows(person)) return run_.defect(what, person);
        run_.proved();
        const Witness witness = run_.witness_of(smallest(person, run_.rules().vocabulary, shows));
        run_.note(proof_error("floor_not_exact",
                              covering_rules(witness.decision) + " cover for each other: " + what + " say so",
                              "the decision asks where it could answer; one rule in place of several says it", {}),
                  {witness});
    }

    /// The rules that may hold for this person and reach the step: those that cover for each other.
    std::string covering_rules(const Decision& decision) const {
        std::string text;
        decision.possible.for_each([&](RuleId id) {
            const Rule& rule = run_.rules()[id];
            if (covered_by(step_, rule.level)) text += (text.empty() ? "`" : ", `") + rule.id + "`";
        });
        return "rules " + text;
    }

    ProofRun& run_;
    Solver& solver_;
    const Judgement& complete_;
    Level step_;
    std::string what_;
};

}  // namespace

void prove_fail_safe(ProofRun& run) {
    const Judgement complete = complete_decision(run);
    run.open("fail_safe", "what is unknown never makes a decision more permissive than an answer would");
    FailSafeProof(run, complete).prove();
    run.open("floor_exact", "where a floor is lower than what every answer comes to, that is told");
    // Steps are looked at from the highest on each axis, and the lower ones no more once a gap is told: theirs would
    // mostly be of the same people.
    bool has_gap = false;
    for (auto step = level_steps.rbegin(); step != level_steps.rend(); ++step) {
        if (step->outcome == Outcome::stop) has_gap = false;  // here the axis of outcomes begins
        if (!has_gap) has_gap = FloorGap(run, complete, *step).look();
    }
}

}  // namespace triage
