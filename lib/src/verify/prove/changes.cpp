// Proves about each fact that a worse answer never helps, and that its question, if it is asked, can change something.
//
// Both questions are about two people who differ in that fact alone, so they are asked of its neighbourhood first
// (verify/neighbourhood.hpp). A "no" there is a "no" for the whole rule base; only a "yes" needs the whole, and an
// example that the evaluator confirms spares even that.

#include <algorithm>

#include "pack/entries.hpp"
#include "profile/relations.hpp"
#include "program/clauses.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// True for the number of sessions done: stretches of later sessions are offered by it, whether or not any condition
/// reads it.
bool counts_sessions(const RuleBase& rules, FactId fact) {
    return rules.progression && rules.progression->sessions == fact;
}

/// Two people who differ in one fact, the second no better off. `better` and `worse` stand in place of the fact in the
/// run's person; everything else about the two is the same and as open as ever.
struct Pair {
    std::string change;  ///< "from absent to present"
    SymbolicFact better;
    SymbolicFact worse;
    Formula possible = Formula::always;  ///< the numbers of both fit together, and are in this order
};

/// The proofs about one fact. INVARIANT: where `nearby_is_enough` is true, the neighbourhood may be asked for a "no".
class FactProof {
public:
    FactProof(ProofRun& run, FactId fact)
        : run_(run),
          solver_(run.solver()),
          id_(fact),
          fact_(run.rules().vocabulary[fact]),
          near_(run.rules(), run.mentions(), fact) {}

    /// A worse answer lowers no level, adds no stretch and drops no precaution, for either pair. Proves, fails or
    /// leaves undecided, once for each pair.
    void prove_monotone() {
        for (const Pair& pair : pairs()) {
            if (nearby_is_enough() && is_lower_nearby(pair.better, pair.worse, pair) == SearchEnd::none_exists) {
                run_.proved();
                continue;
            }
            const Judgement better = run_.with_fact(id_, pair.better);
            const Judgement worse = run_.with_fact(id_, pair.worse);
            if (run_.refute({pair.possible, is_lower(better, worse, run_.rules())},
                            "whether `" + fact_.id + "` " + pair.change + " ever helps", place())) {
                report(pair);
            }
        }
    }

    /// Warns of a fact that is marked `protective` without need: the mark exempts it from `prove_monotone`, and so
    /// would hide a mistake that is made later.
    void look_at_mark() {
        for (const Pair& pair : pairs()) {
            if (is_lower_for_somebody(pair.better, pair.worse, pair) != SearchEnd::none_exists) return;
        }
        run_.note(proof_error("mark_not_needed",
                              "`" + fact_.id + "` is marked `protective`, and never makes a decision more permissive",
                              "take the mark away, so that the fact is held to that", place()),
                  {});
    }

    /// Some answer to the fact changes a level or a stretch for somebody. The calm person is tried first, by the
    /// evaluator.
    void prove_question_matters() {
        if (matters_to(run_.calm())) return run_.proved();
        SearchEnd answer = SearchEnd::none_exists;
        for (const Pair& pair : pairs()) {
            const SearchEnd now = can_change_something(pair);
            if (now == SearchEnd::found) return run_.proved();
            if (now == SearchEnd::gave_up) answer = now;
        }
        if (answer == SearchEnd::gave_up) {
            return run_.undecided("whether the answer to `" + fact_.id + "` can change anything", place());
        }
        report_idle();
    }

private:
    /// The steps towards worse: absent to present for a finding; for a quantity a larger number, or a smaller one where
    /// that is the worse side, and also absent to any number where it may be absent.
    std::vector<Pair> pairs() {
        const SymbolicFact& own = run_.written().person()[index(id_)];
        const SymbolicFact absent = with_presence(solver_, own, Presence::absent);
        const SymbolicFact present = with_presence(solver_, own, Presence::present);
        if (!fact_.quantity) return {{"from absent to present", absent, present}};
        std::vector<Pair> pairs;
        // Only people who can exist count, on both sides.
        const Formula fits = run_.fits_with(id_, present);
        if (fact_.quantity->absence == Absence::allowed)
            pairs.push_back({"from absent to a number", absent, present, fits});
        const SymbolicFact another = second_number();
        const Formula grows =
            solver_.all_of({fits, run_.fits_with(id_, another), solver_.less(*own.number, *another.number)});
        if (fact_.quantity->worse == Worse::lower) {
            pairs.push_back({"to a lower number", another, present, grows});
        } else {
            pairs.push_back({"to a higher number", present, another, grows});
        }
        return pairs;
    }

    /// A second number in the fact's range, made once, as each costs the solver statements for good.
    SymbolicFact second_number() {
        if (!second_) {
            second_ = with_presence(solver_, symbolic_fact(solver_, fact_), Presence::present);
            leave_no_gaps(solver_, *second_->number, *fact_.quantity, run_.limits_of_fact(id_));
        }
        return *second_;
    }

    /// True when every rule keeps people from proceeding and the fact does not count sessions, which the proof in
    /// verify/neighbourhood.hpp needs.
    bool nearby_is_enough() const {
        const RuleBase& rules = run_.rules();
        return !counts_sessions(rules, id_) &&
               std::none_of(rules.rules.begin(), rules.rules.end(),
                            [](const Rule& rule) { return rule.level.outcome == Outcome::proceed; });
    }

    /// Is the second decision lower for somebody, by the neighbourhood alone?
    SearchEnd is_lower_nearby(const SymbolicFact& first, const SymbolicFact& second, const Pair& pair) {
        const Vocabulary& vocabulary = run_.rules().vocabulary;
        const Judgement a = near_.judge(solver_, vocabulary, run_.written(), first);
        const Judgement b = near_.judge(solver_, vocabulary, run_.written(), second);
        return run_.ask({pair.possible, is_lower(a, b, near_.part())});
    }

    /// Is the second decision lower for somebody, by the whole rule base? A "yes" of the neighbourhood is tried with
    /// the evaluator: its example, with everything else denied, is most often one for the whole. Then no large question
    /// is asked.
    SearchEnd is_lower_for_somebody(const SymbolicFact& first, const SymbolicFact& second, const Pair& pair) {
        const SearchEnd nearby = nearby_is_enough() ? is_lower_nearby(first, second, pair) : SearchEnd::gave_up;
        if (nearby == SearchEnd::none_exists) return SearchEnd::none_exists;
        if (nearby == SearchEnd::found) {
            const Profile example =
                example_of(solver_, run_.written().person(), run_.rules().vocabulary, run_.limits());
            const Profile base = run_.calm_but_for(near_.facts(), example);
            const Profile one = with_side(base, first);
            const Profile other = with_side(base, second);
            if (fits_both(one, other) && is_lower(run_.program().evaluate(one), run_.program().evaluate(other)))
                return SearchEnd::found;
        }
        const Judgement one = run_.with_fact(id_, first);
        const Judgement other = run_.with_fact(id_, second);
        return run_.ask({pair.possible, is_lower(one, other, run_.rules())});
    }

    /// Is either decision of a pair lower than the other for somebody? A fact that only ever helps matters, too.
    SearchEnd can_change_something(const Pair& pair) {
        const SearchEnd one_way = is_lower_for_somebody(pair.better, pair.worse, pair);
        if (one_way == SearchEnd::found) return SearchEnd::found;
        const SearchEnd other_way = is_lower_for_somebody(pair.worse, pair.better, pair);
        return other_way == SearchEnd::none_exists ? one_way : other_way;
    }

    /// True if some two answers to the fact get this person different decisions, by the evaluator. Answers that break a
    /// relation are passed over.
    bool matters_to(Profile profile) const {
        profile.set(id_, Presence::absent);
        const auto values = fact_.quantity ? sample_values(*fact_.quantity, run_.limits_of_fact(id_))
                                           : std::vector<std::optional<double>>{std::nullopt, 1};
        std::optional<Decision> first;
        for (const auto& value : values) {
            if (value && fact_.quantity) {
                profile.set_value(id_, *value);
            } else {
                profile.set(id_, value ? Presence::present : Presence::absent);
            }
            if (!fits_all(profile, run_.rules().vocabulary)) continue;
            Decision decision = run_.program().evaluate(profile);
            if (first && (is_lower(*first, decision) || is_lower(decision, *first))) return true;
            if (!first) first = std::move(decision);
        }
        return false;
    }

    /// The second decision is lower than the first in some step of floor or ceiling, or more permissive about
    /// stretches.
    Formula is_lower(const Judgement& first, const Judgement& second, const RuleBase& rules) {
        Formulas any;
        for (const Level step : level_steps) {
            any.push_back(solver_.all_of({first.floor_reaches(step), solver_.negation(second.floor_reaches(step))}));
            any.push_back(
                solver_.all_of({first.ceiling_reaches(step), solver_.negation(second.ceiling_reaches(step))}));
        }
        any.push_back(is_freer(solver_, rules, first, second));
        return solver_.any_of(any);
    }

    Position place() const { return place_of(run_.rules(), "facts", fact_.id); }

    /// The evaluator's answer to the same question.
    bool is_lower(const Decision& first, const Decision& second) const {
        return !covered_by(first.floor, second.floor) || !covered_by(first.ceiling, second.ceiling) ||
               is_freer(run_.rules(), first, second);
    }

    bool fits_both(const Profile& one, const Profile& other) const {
        return fits_all(one, run_.rules().vocabulary) && fits_all(other, run_.rules().vocabulary);
    }

    /// `base` with the fact as one side of the solver's example has it. REQUIRES: the last answer was `found`.
    Profile with_side(const Profile& base, const SymbolicFact& side) {
        Profile profile = base;
        forget(profile, id_);
        if (side.applies == Formula::never) {
            profile.set(id_, Presence::absent);
        } else if (fact_.quantity) {
            const std::vector<double>& limits = run_.limits_of_fact(id_);
            profile.set_value(id_, plain_number(place_of(solver_, *side.number, limits), *fact_.quantity, limits));
        } else {
            profile.set(id_, Presence::present);
        }
        return profile;
    }

    /// The profile with the fact as `side` has it.
    Profile put(Profile profile, const Profile& side) const {
        if (const auto number = side.value(id_); number && fact_.quantity) {
            profile.set_value(id_, *number);
        } else {
            profile.set(id_, side.presence(id_));
        }
        return profile;
    }

    /// Moves the other numbers of the person until either number of the fact can be theirs. One side may undo what the
    /// other needed, so the first is tried once more; the caller checks both.
    void fit_to(Profile& rest, const Profile& better, const Profile& worse) const {
        for (const Profile* side : {&worse, &better, &worse}) {
            Profile whole = put(rest, *side);
            if (make_fit(whole, run_.rules().vocabulary, run_.limits(), id_)) rest = whole;
            forget(rest, id_);
        }
    }

    void report(const Pair& pair) {
        Profile base = example_of(solver_, run_.written().person(), run_.rules().vocabulary, run_.limits());
        forget(base, id_);
        // The sides are read now: the questions below overwrite the solver's example.
        const Profile better = with_side(base, pair.better);
        const Profile worse = with_side(base, pair.worse);
        const auto shows = [&](const Profile& rest) {
            const Profile before = put(rest, better);
            const Profile after = put(rest, worse);
            return fits_both(before, after) &&
                   is_lower(run_.program().evaluate(before), run_.program().evaluate(after));
        };
        fit_to(base, better, worse);
        const std::string what = "`" + fact_.id + "` " + pair.change + " helps";
        if (!fits_both(put(base, better), put(base, worse)))
            return run_.undecided("for whom " + what + ", with numbers that fit together", place());
        if (!shows(base)) return run_.defect(what, worse);
        const Profile rest = smallest(base, run_.rules().vocabulary, shows);
        run_.failed(proof_error("worse_helps", "a worse answer makes the decision more permissive: " + what,
                                fact_.quantity ? "mend the rules, or state another `worse`"
                                               : "mend the rules, or mark the fact `protective: true`",
                                place()),
                    {run_.witness_of(put(rest, better), "before"), run_.witness_of(put(rest, worse), "after")});
    }

    /// No answer changes a level or a stretch. That is a failure if the fact is asked for all the same; otherwise it
    /// only adds reasons, which is worth a warning unless a covered rule keeps it for that.
    void report_idle() {
        const std::string name = "the answer to `" + fact_.id + "`";
        if (!can_be_asked()) {
            run_.proved();
            if (is_kept_for_its_reason()) return;
            return run_.note(proof_error("changes_reasons_only",
                                         name + " changes which reasons are given, and never a level or a stretch; "
                                                "nobody is asked for it",
                                         "it may be left out of the conditions", place()),
                             {});
        }
        std::vector<Witness> witnesses;
        const Profile nobody(run_.rules().vocabulary);
        if (run_.program().evaluate(nobody).missing.contains(id_)) witnesses.push_back(run_.witness_of(nobody));
        run_.failed(proof_error("idle_question", name + " never changes a decision, and yet it is asked for",
                                "leave the fact out of the conditions", place()),
                    std::move(witnesses));
    }

    /// True when a rule with `covered_by` reads the fact: it stays for what it says, and not for what it decides.
    bool is_kept_for_its_reason() const {
        const std::vector<RuleId>& rules = run_.mentions().rules_of(id_);
        return std::any_of(rules.begin(), rules.end(),
                           [&](RuleId rule) { return !run_.rules()[rule].covered_by.empty(); });
    }

    /// True when some clause that reads the fact is not shadowed: nothing is ever asked for the sake of a shadowed one.
    /// Clauses of exclusions do not count: an interview asks what they read only where the answer changes what is
    /// offered, unless its search for that gives up (interview/relevance.hpp).
    bool can_be_asked() const {
        const Program& program = run_.program();
        const auto asks = [&](const Clause& clause) { return !clause.is_shadowed && has_literal(clause); };
        for (const RuleId rule : program.rules().rule_ids()) {
            const std::span<const Clause> clauses = program.clauses(program.condition(rule));
            if (std::any_of(clauses.begin(), clauses.end(), asks)) return true;
        }
        return false;
    }

    /// True if the clause reads the fact, as a finding or in a comparison.
    bool has_literal(const Clause& clause) const {
        const Program& program = run_.program();
        bool has = false;
        for (const Mask& mask : program.masks(clause)) {
            for_each_literal(mask.word, mask.literals(),
                             [&](std::size_t literal) { has |= program.literals()[literal].fact == id_; });
        }
        return has;
    }

    ProofRun& run_;
    Solver& solver_;
    FactId id_;
    const Fact& fact_;
    Neighbourhood near_;
    std::optional<SymbolicFact> second_;
};

/// The facts that `monotone` speaks of: those of which one direction is stated to be the worse one.
bool has_worse_side(const Fact& fact) {
    if (fact.is_protective) return false;
    return !fact.quantity || fact.quantity->worse == Worse::higher || fact.quantity->worse == Worse::lower;
}

}  // namespace

void prove_one_fact_changes(ProofRun& run) {
    const Vocabulary& vocabulary = run.rules().vocabulary;
    run.open("monotone",
             "no worse answer lowers a level, adds a stretch or drops a precaution, protective facts aside");
    for (const FactId fact : vocabulary.fact_ids()) {
        if (!run.mentions().is_used(fact) && !counts_sessions(run.rules(), fact)) continue;
        if (has_worse_side(vocabulary[fact])) FactProof(run, fact).prove_monotone();
        if (vocabulary[fact].is_protective) FactProof(run, fact).look_at_mark();
    }
    run.open("questions_matter", "every question that is asked can change a level or a stretch");
    for (const FactId fact : vocabulary.fact_ids()) {
        if (run.mentions().is_used(fact)) FactProof(run, fact).prove_question_matters();
    }
}

}  // namespace triage
