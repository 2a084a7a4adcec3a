// Both sides of every threshold, for somebody in whom it matters: a table for a clinician, who can say whether "4 is
// still fine, 5 is not" is what was meant. A comparison that decides nothing is told instead.
//
// Nothing here fails a pack. The rows are decided by the evaluator; the solver only finds the rest of the person.

#include <algorithm>
#include <cmath>

#include "pack/condition_text.hpp"
#include "profile/relations.hpp"
#include "text/doubles.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// The comparisons of a condition, each once, in the order in which they stand.
std::vector<Condition> comparisons_of(const Condition& condition) {
    std::vector<Condition> found;
    for_each_leaf(condition, [&](const Condition& leaf) {
        const auto same = [&](const Condition& other) {
            return other.fact == leaf.fact && other.comparator == leaf.comparator && other.number == leaf.number;
        };
        if (leaf.kind == Condition::Kind::comparison && std::none_of(found.begin(), found.end(), same))
            found.push_back(leaf);
    });
    return found;
}

/// Just below, at and just above a number; empty where the quantity's range has no such number.
std::array<std::optional<double>, 3> sides(const Quantity& quantity, double number) {
    // One step is 1 for whole numbers and otherwise a hundredth, rounded to hundredths, since 4.35 + 0.01 is not 4.36.
    // A step that is lost in a large number is replaced by the neighbouring double.
    const auto moved = [&](double steps) {
        const double side = quantity.whole ? number + steps : std::round(number * 100 + steps) / 100;
        const double next = steps < 0 ? next_below(number) : next_above(number);
        if (!std::isfinite(side)) return next;
        return steps < 0 ? std::min(side, next) : std::max(side, next);
    };
    std::array<std::optional<double>, 3> all{moved(-1), number, moved(1)};
    for (auto& side : all) {
        const bool is_in_range = std::isfinite(*side) && *side >= quantity.min && *side <= quantity.max;
        if (!is_in_range || (quantity.whole && *side != std::floor(*side))) side.reset();
    }
    return all;
}

/// Lists the comparisons of one rule or exclusion. INVARIANT: `owner_`, `when_` and `where_` belong to the entry, which
/// outlives this.
class BoundaryFinder {
public:
    /// `kind`: "rule" or "exclusion".
    template <class Entry>
    BoundaryFinder(ProofRun& run, const std::string& kind, const Entry& entry)
        : run_(run),
          solver_(run.solver()),
          name_(kind + " `" + entry.id + "`"),
          owner_(entry.id),
          when_(entry.when),
          where_(entry.where) {}

    void list() {
        for (const Condition& comparison : comparisons_of(when_)) list(comparison);
    }

private:
    /// One comparison. Everything about the person is known, so that the condition is true or false on each side: a
    /// difference between sides is then due to the number alone. The rest of the person is calm, but for what makes the
    /// comparison matter to the condition.
    void list(const Condition& comparison) {
        const FactId fact = comparison.fact;
        SymbolicPerson person = completed(solver_, run_.written().person());
        const Quantity& quantity = *run_.rules().vocabulary[fact].quantity;
        const auto numbers = sides(quantity, comparison.number);
        std::vector<std::optional<double>> values;
        for (const auto& number : numbers) {
            if (number) values.push_back(number);
        }
        const auto sides_differ = some_differ(fact, values, person);
        // Having the number at all may be what counts, as in `hours_since_injury >= 0 h`: that is no idle comparison,
        // though all its numbers are on one side.
        if (quantity.absence == Absence::allowed) values.push_back(std::nullopt);
        const auto any_differ = some_differ(fact, values, person);
        if (!sides_differ || !any_differ) return run_.undecided(question(comparison), where_);
        switch (run_.ask({*any_differ})) {
            case SearchEnd::found: break;
            case SearchEnd::gave_up: return run_.undecided(question(comparison), where_);
            case SearchEnd::none_exists: return note_idle(comparison);
        }
        run_.proved();
        Formulas is_a_side;
        for (const auto& number : numbers) {
            if (number) is_a_side.push_back(solver_.compare(*person[index(fact)].number, Comparator::equal, *number));
        }
        // The row shows people who can exist with one of the three numbers at least; where none can, there is no row.
        const Formula fits = fits_all(solver_, run_.rules().vocabulary, person);
        // The condition's own facts stay as the solver has them; all others become calm again.
        if (run_.ask({*sides_differ, solver_.any_of(is_a_side), fits}) != SearchEnd::found) return;
        const Profile example = example_of(solver_, person, run_.rules().vocabulary, run_.limits());
        Profile rest = run_.calm_but_for(facts_of(when_), example);
        for (const auto& number : numbers) {
            if (number) rest = fitting(rest, fact, *number);
        }
        forget(rest, fact);
        run_.add(row(comparison, rest, numbers));
    }

    /// The person with this number, changed in other numbers that the condition does not look at, so that all fit
    /// together.
    Profile fitting(Profile profile, FactId fact, double number) const {
        profile.set_value(fact, number);
        const std::vector<FactId> kept = facts_of(when_);
        make_fit(profile, run_.rules().vocabulary, [&](FactId other, double /*value*/) {
            return std::find(kept.begin(), kept.end(), other) == kept.end();
        });
        return profile;
    }

    std::string text_of(const Condition& comparison) const {
        return "`" + condition_text(comparison, run_.rules().vocabulary) + "`";
    }

    /// The question that was left undecided, for the report.
    std::string question(const Condition& comparison) const {
        return "whether " + text_of(comparison) + " of " + name_ + " decides anything";
    }

    void note_idle(const Condition& comparison) {
        run_.proved();
        run_.note(proof_error("idle_comparison",
                              text_of(comparison) + " of " + name_ + " decides nothing: " + name_ +
                                  " is the same on both sides of it",
                              "leave it out, or say what was meant", where_),
                  {});
    }

    /// The condition comes out differently for some two of these values. Nothing where it is too large to be judged.
    std::optional<Formula> some_differ(FactId fact, const std::vector<std::optional<double>>& values,
                                       const SymbolicPerson& person) {
        Formulas differ;
        std::optional<Formula> first;
        for (const auto& value : values) {
            const auto truth = truth_of(solver_, run_.rules().vocabulary, filled_in(when_, fact, value), person);
            if (!truth) return std::nullopt;
            if (first) differ.push_back(solver_.differs(*first, truth->certain));
            if (!first) first = truth->certain;
        }
        return solver_.any_of(differ);
    }

    /// The decisions on the sides that the range and the relations allow.
    Boundary row(const Condition& comparison, const Profile& rest,
                 const std::array<std::optional<double>, 3>& numbers) const {
        Boundary boundary{owner_, condition_text(comparison, run_.rules().vocabulary), comparison.fact, rest, {}};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!numbers[i]) continue;
            Profile profile = rest;
            profile.set_value(comparison.fact, *numbers[i]);
            if (!fits_all(profile, run_.rules().vocabulary)) continue;
            const Decision decision = run_.program().evaluate(profile);
            boundary.sides[i] = Boundary::Side{*numbers[i], decision.verdict, decision.floor.urgency};
        }
        return boundary;
    }

    ProofRun& run_;
    Solver& solver_;
    std::string name_;
    const std::string& owner_;
    const Condition& when_;
    const Position& where_;
};

}  // namespace

void list_boundaries(ProofRun& run) {
    run.open("thresholds", "every comparison is told that decides nothing; both sides of the others are below");
    for (const Rule& rule : run.rules().rules) BoundaryFinder(run, "rule", rule).list();
    for (const Exclusion& exclusion : run.rules().exclusions) BoundaryFinder(run, "exclusion", exclusion).list();
}

}  // namespace triage
