// Both sides of every threshold, for somebody in whom it matters.

#include <algorithm>
#include <cmath>

#include "condition_text.hpp"
#include "proof_run.hpp"
#include "quote.hpp"
#include "thresholds.hpp"

namespace triage {

namespace {

void collect_comparisons(const Condition& condition, std::vector<Condition>& found) {
    const auto same = [&](const Condition& other) {
        return other.fact == condition.fact && other.comparator == condition.comparator &&
               other.number == condition.number;
    };
    if (condition.kind == Condition::Kind::comparison && std::none_of(found.begin(), found.end(), same))
        found.push_back(condition);
    for (const Condition& part : condition.parts) collect_comparisons(part, found);
}

/// Just below, at, just above; those outside of the range are left out.
std::array<std::optional<double>, 3> sides(const Quantity& quantity, double number) {
    // A whole step, or a hundredth without the dust of adding it.
    const auto moved = [&](double steps) {
        return quantity.whole ? number + steps : std::round(number * 100 + steps) / 100;
    };
    std::array<std::optional<double>, 3> all{moved(-1), number, moved(1)};
    for (auto& side : all) {
        if (*side < quantity.min || *side > quantity.max || (quantity.whole && *side != std::floor(*side)))
            side.reset();
    }
    return all;
}

class BoundaryFinder {
public:
    BoundaryFinder(ProofRun& run, const std::string& owner, const Condition& when)
        : run_(run), solver_(run.solver()), owner_(owner), when_(when) {}

    void list() {
        std::vector<Condition> comparisons;
        collect_comparisons(when_, comparisons);
        for (const Condition& comparison : comparisons) list(comparison);
    }

private:
    // The rest of the person: everything denied, but what makes the comparison matter to the condition.
    void list(const Condition& comparison) {
        const FactId fact = comparison.fact;
        SymbolicPerson person = completed(solver_, run_.written().person());
        const auto numbers = sides(*run_.rules().vocabulary[fact].quantity, comparison.number);
        Formulas differ;
        std::optional<Formula> first;
        for (const auto& number : numbers) {
            if (!number) continue;
            const auto truth = truth_of(solver_, run_.rules().vocabulary, fixed(when_, fact, *number), person);
            if (!truth) return;
            if (first) differ.push_back(solver_.differs(*first, truth->certain));
            if (!first) first = truth->certain;
        }
        if (run_.ask({solver_.any_of(differ)}) != Answer::yes) return;
        // Only what the condition itself looks at stays as the solver has it.
        const Profile example = example_of(solver_, person, run_.rules().vocabulary, run_.limits());
        Profile rest = run_.calm_but_for(facts_of(when_), example);
        forget(rest, fact);
        run_.add(row(comparison, rest, numbers));
    }

    static Condition fixed(Condition condition, FactId fact, double number) {
        if (condition.kind == Condition::Kind::comparison && condition.fact == fact)
            return at_least(holds(condition.comparator, number, condition.number) ? 0 : 1, {});
        for (Condition& part : condition.parts) part = fixed(std::move(part), fact, number);
        return condition;
    }

    Boundary row(const Condition& comparison, const Profile& rest,
                 const std::array<std::optional<double>, 3>& numbers) const {
        Boundary boundary{owner_, condition_text(comparison, run_.rules().vocabulary), comparison.fact, rest, {}};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!numbers[i]) continue;
            Profile profile = rest;
            profile.set_value(comparison.fact, *numbers[i]);
            const Decision decision = run_.program().evaluate(profile);
            boundary.sides[i] = Boundary::Side{*numbers[i], decision.verdict, decision.floor.urgency};
        }
        return boundary;
    }

    ProofRun& run_;
    Solver& solver_;
    const std::string& owner_;
    const Condition& when_;
};

}  // namespace

void list_boundaries(ProofRun& run) {
    for (const Rule& rule : run.rules().rules) BoundaryFinder(run, rule.id, rule.when).list();
    for (const Exclusion& exclusion : run.rules().exclusions) BoundaryFinder(run, exclusion.id, exclusion.when).list();
}

}  // namespace triage
