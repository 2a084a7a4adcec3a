// What one fact may change: a worse answer never helps, and every question can change something.

#include <algorithm>

#include "pack/entries.hpp"
#include "profile/relations.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// Two people who differ in one fact, the second no better off.
struct Pair {
    std::string change;  ///< "from absent to present"
    SymbolicFact better;
    SymbolicFact worse;
    Formula possible = Formula::always;
};

class FactProof {
public:
    FactProof(ProofRun& run, FactId fact)
        : run_(run),
          solver_(run.solver()),
          id_(fact),
          fact_(run.rules().vocabulary[fact]),
          near_(run.rules(), run.mentions(), fact) {}

    /// Proves, fails or leaves undecided.
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

    /// A mark that nothing needs would hide a mistake made later.
    void look_at_mark() {
        for (const Pair& pair : pairs()) {
            if (is_lower_for_somebody(pair.better, pair.worse, pair) != SearchEnd::none_exists) return;
        }
        run_.note(proof_error("mark_not_needed",
                              "`" + fact_.id + "` is marked `protective`, and never makes a decision more permissive",
                              "take the mark away, so that the fact is held to that", place()),
                  {});
    }

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
    std::vector<Pair> pairs() {
        const SymbolicFact& own = run_.written().person()[index(id_)];
        const SymbolicFact absent = with_presence(solver_, own, Presence::absent);
        const SymbolicFact present = with_presence(solver_, own, Presence::present);
        if (!fact_.quantity) return {{"from absent to present", absent, present}};
        std::vector<Pair> pairs;
        // Both are people whose numbers fit together.
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

    SymbolicFact second_number() {
        if (!second_) {
            second_ = with_presence(solver_, symbolic_fact(solver_, fact_), Presence::present);
            leave_no_gaps(solver_, *second_->number, *fact_.quantity, run_.limits_of_fact(id_));
        }
        return *second_;
    }

    // Then what has to do with the fact is enough to look at (verify/neighbourhood.hpp).
    bool nearby_is_enough() const {
        const std::vector<Rule>& rules = run_.rules().rules;
        return std::none_of(rules.begin(), rules.end(),
                            [](const Rule& rule) { return rule.level.outcome == Outcome::proceed; });
    }

    SearchEnd is_lower_nearby(const SymbolicFact& first, const SymbolicFact& second, const Pair& pair) {
        const Vocabulary& vocabulary = run_.rules().vocabulary;
        const Judgement a = near_.judge(solver_, vocabulary, run_.written(), first);
        const Judgement b = near_.judge(solver_, vocabulary, run_.written(), second);
        return run_.ask({pair.possible, is_lower(a, b, near_.part())});
    }

    /// Is the second decision lower for somebody? An example from nearby, with everything else denied, is most often
    /// one for the whole rule base.
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

    SearchEnd can_change_something(const Pair& pair) {
        const SearchEnd one_way = is_lower_for_somebody(pair.better, pair.worse, pair);
        if (one_way == SearchEnd::found) return SearchEnd::found;
        const SearchEnd other_way = is_lower_for_somebody(pair.worse, pair.better, pair);
        return other_way == SearchEnd::none_exists ? one_way : other_way;
    }

    // The evaluator's own word about somebody.
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

    /// The second decision is lower somewhere, or offers more.
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

    bool is_lower(const Decision& first, const Decision& second) const {
        return !covered_by(first.floor, second.floor) || !covered_by(first.ceiling, second.ceiling) ||
               is_freer(run_.rules(), first, second);
    }

    bool fits_both(const Profile& one, const Profile& other) const {
        return fits_all(one, run_.rules().vocabulary) && fits_all(other, run_.rules().vocabulary);
    }

    /// One side of the solver's example.
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

    Profile put(Profile profile, const Profile& side) const {
        if (const auto number = side.value(id_); number && fact_.quantity) {
            profile.set_value(id_, *number);
        } else {
            profile.set(id_, side.presence(id_));
        }
        return profile;
    }

    /// Changes the rest of the person, so that either number can be theirs.
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
        // The sides are read while the example is at hand.
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

    // A rule that says itself that it never decides alone stays for what it says.
    bool is_kept_for_its_reason() const {
        const std::vector<std::size_t>& rules = run_.mentions().rules_of(id_);
        return std::any_of(rules.begin(), rules.end(),
                           [&](std::size_t rule) { return !run_.rules().rules[rule].covered_by.empty(); });
    }

    // Nothing is asked for the sake of a shadowed clause.
    bool can_be_asked() const {
        const Program& program = run_.program();
        const auto asks = [&](const Clause& clause) { return !clause.is_shadowed && has_literal(clause); };
        for (const Test& test : program.rule_tests()) {
            const auto first = program.clauses().begin() + test.first_clause;
            if (std::any_of(first, first + test.clause_count, asks)) return true;
        }
        return false;
    }

    bool has_literal(const Clause& clause) const {
        const Program& program = run_.program();
        for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
            const Mask& mask = program.masks()[i];
            for (std::size_t bit = 0; bit < 64; ++bit) {
                const bool has = ((mask.need_true | mask.need_false) >> bit & 1) != 0;
                if (has && program.literals()[std::size_t{mask.word} * 64 + bit].fact == id_) return true;
            }
        }
        return false;
    }

    ProofRun& run_;
    Solver& solver_;
    FactId id_;
    const Fact& fact_;
    Neighbourhood near_;
    std::optional<SymbolicFact> second_;
};

bool has_worse_side(const Fact& fact) {
    if (fact.is_protective) return false;
    return !fact.quantity || fact.quantity->worse == Worse::higher || fact.quantity->worse == Worse::lower;
}

}  // namespace

void prove_one_fact_changes(ProofRun& run) {
    const std::vector<Fact>& facts = run.rules().vocabulary.facts();
    std::vector<FactId> used;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (run.mentions().is_used(static_cast<FactId>(i))) used.push_back(static_cast<FactId>(i));
    }
    run.open("monotone",
             "no worse answer lowers a level, adds a stretch or drops a precaution, protective facts aside");
    for (const FactId fact : used) {
        if (has_worse_side(run.rules().vocabulary[fact])) FactProof(run, fact).prove_monotone();
        if (run.rules().vocabulary[fact].is_protective) FactProof(run, fact).look_at_mark();
    }
    run.open("questions_matter", "every question that is asked can change a level or a stretch");
    for (const FactId fact : used) FactProof(run, fact).prove_question_matters();
}

}  // namespace triage
