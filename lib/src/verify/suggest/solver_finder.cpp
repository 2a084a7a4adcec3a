// The solver as a finder of people: from what is wanted of a person to a profile, or to the proof that nobody is like
// it.
//
// Almost everything is asked of somebody about whom everything is known. That is enough, since any profile that shows
// something with unknown facts in it still shows it once they are filled in; it is quick, since a condition then is
// true or false; and it gives examples that end with "nothing else". Only what must be left open is asked of anybody.

#include <algorithm>
#include <set>

#include "profile/relations.hpp"
#include "triage/verify.hpp"
#include "verify/calm_person.hpp"
#include "verify/judgement.hpp"
#include "verify/matching.hpp"
#include "verify/witness.hpp"

namespace triage {

namespace {

using Confirms = std::function<bool(const Profile&)>;

/// A rule base and its decision about a person.
struct Judged {
    const RuleBase& rules;
    const Judgement& judgement;
};

/// Some level, certain rule or stretch of the first differs from the second's, or is not there. Entries meet by their
/// id.
Formulas differences(Solver& solver, const Judged& first, const Judged& second) {
    Formulas any;
    const auto add = [&](const auto& ours, const auto& theirs, auto formula_of) {
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const auto* other = find_entry(theirs, ours[i].id);
            const Formula here = formula_of(first.judgement, i);
            const Formula there = other == nullptr
                                      ? Formula::never
                                      : formula_of(second.judgement, static_cast<std::size_t>(other - theirs.data()));
            if (here != there) any.push_back(solver.differs(here, there));
        }
    };
    add(first.rules.rules, second.rules.rules,
        [](const Judgement& judgement, std::size_t i) { return judgement.truths().rules[i].certain; });
    add(first.rules.stretches, second.rules.stretches,
        [](const Judgement& judgement, std::size_t i) { return judgement.allows(static_cast<StretchId>(i)); });
    add(first.rules.stretches, second.rules.stretches,
        [](const Judgement& judgement, std::size_t i) { return judgement.offers(static_cast<StretchId>(i)); });
    return any;
}

Formula some_difference(Solver& solver, const Judged& first, const Judged& second) {
    Formulas any = differences(solver, first, second);
    const Formulas more = differences(solver, second, first);
    any.insert(any.end(), more.begin(), more.end());
    for (const Level step : level_steps) {
        any.push_back(solver.differs(first.judgement.floor_reaches(step), second.judgement.floor_reaches(step)));
        any.push_back(solver.differs(first.judgement.ceiling_reaches(step), second.judgement.ceiling_reaches(step)));
    }
    return solver.any_of(any);
}

bool is_alike(const Condition& a, const Condition& b) {
    return a.kind == b.kind && a.fact == b.fact && a.comparator == b.comparator && a.number == b.number &&
           a.count == b.count &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                      [](const Condition& x, const Condition& y) { return is_alike(x, y); });
}
bool is_alike(const Rule& a, const Rule& b) { return a.level == b.level && is_alike(a.when, b.when); }
bool is_alike(const Exclusion& a, const Exclusion& b) {
    return a.modify.has_value() == b.modify.has_value() && is_alike(a.when, b.when);
}

class SolverFinder : public PersonFinder {
public:
    SolverFinder(const Program& program, const SolverOptions& options)
        : rules_(program.rules()),
          solver_(options.budget),
          limits_(limits_of(rules_)),
          anybody_(symbolic_person(solver_, rules_.vocabulary)),
          calm_(calm_person(program, limits_)) {
        for (const FactId fact : rules_.vocabulary.fact_ids()) prepare(fact);
        forget_unused_numbers();
        known_ = completed(solver_, anybody_);
    }

    FoundPerson find(const WantedPerson& wanted) override {
        const bool is_known = wanted.open.empty();
        const SymbolicPerson& person = is_known ? known_ : anybody_;
        std::optional<Formulas> all = formulas_of(wanted, person);
        if (!all) return {};
        if (wanted.verdict) {
            const Judgement* judgement = is_known ? judged(of_known_, known_) : judged(of_anybody_, anybody_);
            if (judgement == nullptr) return {};
            all->push_back(judgement->verdict_is(*wanted.verdict));
        }
        std::set<FactId> facts = facts_to_vary();
        for (const auto* conditions : {&wanted.hold, &wanted.fail, &wanted.open}) {
            for (const Condition& condition : *conditions) add_facts(condition, facts);
        }
        FoundPerson found = search(std::move(*all), std::move(facts), person, limits_, wanted.shows);
        if (!found.profile && found.end == SearchEnd::found) found.end = SearchEnd::gave_up;
        return found;
    }

    FoundPerson find_difference(const Program& other, const Confirms& shows) override {
        FoundPerson found = find_difference(other, judged(of_known_, known_), known_, shows);
        if (found.profile || found.end == SearchEnd::gave_up) return found;
        const bool is_there = found.end == SearchEnd::found;
        // Who has not said everything may be decided otherwise though nobody who has is.
        found = find_difference(other, judged(of_anybody_, anybody_), anybody_, shows);
        if (is_there) found.end = SearchEnd::found;
        return found;
    }

private:
    void prepare(FactId fact) {
        const SymbolicFact& symbol = anybody_[index(fact)];
        const auto compared = limits_.find(fact);
        const bool is_compared = compared != limits_.end();
        if (symbol.number) {
            leave_no_gaps(solver_, *symbol.number, *rules_.vocabulary[fact].quantity,
                          is_compared ? compared->second : std::vector<double>{});
        }
    }

    // A number that no condition looks at need not be told: nobody waits for it, and unknown sessions count as none.
    void forget_unused_numbers() {
        std::set<FactId> used;
        for (const Rule& rule : rules_.rules) add_facts(rule.when, used);
        for (const Exclusion& exclusion : rules_.exclusions) add_facts(exclusion.when, used);
        for (const FactId fact : calm_.present().to_vector()) {
            if (!used.contains(fact)) forget(calm_, fact);
        }
    }

    const Judgement* judged(std::optional<Judgement>& judgement, const SymbolicPerson& person) {
        if (!judgement) {
            auto truths = written_truths(solver_, rules_, person);
            if (truths) judgement.emplace(solver_, rules_, person, std::move(*truths));
        }
        return judgement ? &*judgement : nullptr;
    }

    /// Stretches hang on the sessions done, whatever conditions say.
    std::set<FactId> facts_to_vary() const {
        return rules_.progression ? std::set<FactId>{rules_.progression->sessions} : std::set<FactId>{};
    }

    static void add_facts(const Condition& condition, std::set<FactId>& facts) {
        for (const FactId fact : facts_of(condition)) facts.insert(fact);
    }

    /// Adds the facts of entries that are not in both as they are.
    template <class Entry>
    void add_changed(const std::vector<Entry>& ours, const std::vector<Entry>& theirs, std::set<FactId>& facts) const {
        for (const Entry& entry : ours) {
            const Entry* other = find_entry(theirs, entry.id);
            if (other != nullptr && is_alike(entry, *other)) continue;
            add_facts(entry.when, facts);
            if (other != nullptr) add_facts(other->when, facts);
        }
    }

    /// Nothing where a condition is too large to be judged.
    std::optional<Formulas> formulas_of(const WantedPerson& wanted, const SymbolicPerson& person) {
        Formulas all;
        const auto add = [&](const std::vector<Condition>& conditions, auto formula_of) {
            return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
                const auto truth = truth_of(solver_, rules_.vocabulary, condition, person);
                if (truth) all.push_back(formula_of(*truth));
                return truth.has_value();
            });
        };
        const bool are_judged = add(wanted.hold, [](const Truth& truth) { return truth.certain; }) &&
                                add(wanted.fail, [](const Truth& truth) { return truth.ruled_out; }) &&
                                add(wanted.open, [&](const Truth& truth) {
                                    return solver_.negation(solver_.any_of({truth.certain, truth.ruled_out}));
                                });
        return are_judged ? std::optional(std::move(all)) : std::nullopt;
    }

    FoundPerson find_difference(const Program& other, const Judgement* own, const SymbolicPerson& person,
                                const Confirms& shows) {
        auto truths = written_truths(solver_, other.rules(), person);
        if (own == nullptr || !truths) return {};
        const Judgement others(solver_, other.rules(), person, std::move(*truths));
        Limits limits = limits_;
        for (const auto& [fact, numbers] : limits_of(other.rules())) {
            std::vector<double>& all = limits[fact];
            all.insert(all.end(), numbers.begin(), numbers.end());
            std::sort(all.begin(), all.end());
            all.erase(std::unique(all.begin(), all.end()), all.end());
        }
        std::set<FactId> facts = facts_to_vary();
        add_changed(rules_.rules, other.rules().rules, facts);
        add_changed(rules_.exclusions, other.rules().exclusions, facts);
        return search({some_difference(solver_, {rules_, *own}, {other.rules(), others})}, facts, person, limits,
                      shows);
    }

    // First among people who are calm but for the facts that the question is about: a small question, quickly answered,
    // and its answers are short cases. Only where that finds nobody is everybody looked at, which `none_exists` needs.
    FoundPerson search(Formulas wanted, std::set<FactId> facts, const SymbolicPerson& person, const Limits& limits,
                       const Confirms& shows) {
        const Confirms is_shown = [&](const Profile& profile) {
            return fits_all(profile, rules_.vocabulary) && shows(profile);
        };
        add_related(facts);
        wanted.push_back(fits_all(solver_, rules_.vocabulary, person));  // nobody else is ever decided
        const auto to_person = [&] { return shown_person(person, facts, limits, is_shown); };
        Formulas nearby = wanted;
        Formulas unusual;
        for (const FactId fact : rules_.vocabulary.fact_ids()) {
            const Formula calm = is_calm(fact, person[index(fact)]);
            if (facts.contains(fact)) {
                unusual.push_back(solver_.negation(calm));
            } else {
                nearby.push_back(calm);
            }
        }
        const FoundPerson found = with_fewest(std::move(nearby), unusual, to_person);
        return found.profile ? found : with_fewest(wanted, {}, to_person);
    }

    // Each round asks for somebody with fewer unusual facts than the one before, until there is nobody.
    FoundPerson with_fewest(Formulas wanted, const Formulas& unusual,
                            const std::function<std::optional<Profile>()>& to_person) {
        FoundPerson found;
        std::size_t fewest = 0;
        found.end = solver_.ask(wanted);
        for (SearchEnd end = found.end; end == SearchEnd::found; end = solver_.ask(wanted)) {
            std::optional<Profile> person = to_person();
            if (!person) break;
            const std::size_t count = unlike_calm(*person, calm_, rules_.vocabulary).size();
            // Numbers that had to be brought together can make more facts unusual than the solver knows of.
            if (found.profile && count >= fewest) break;
            found.profile = std::move(person);
            fewest = count;
            if (count < 2 || unusual.empty()) break;
            wanted.push_back(solver_.negation(solver_.at_least(count, unusual)));
        }
        return found;
    }

    /// The solver's example, as calm as it can be; nothing where it shows nothing. Its numbers may not come together
    /// where those of the calm person do.
    std::optional<Profile> shown_person(const SymbolicPerson& person, const std::set<FactId>& facts,
                                        const Limits& limits, const Confirms& is_shown) {
        const Profile example = example_of(solver_, person, rules_.vocabulary, limits);
        for (const Profile& profile :
             {calm_but_for({facts.begin(), facts.end()}, example, calm_, rules_.vocabulary), example}) {
            if (is_shown(profile)) return calmest(profile, calm_, rules_.vocabulary, limits, is_shown);
        }
        return std::nullopt;
    }

    /// Adds the quantities whose numbers have to fit to those of a fact among them.
    void add_related(std::set<FactId>& facts) const {
        const std::set<FactId> first = facts;
        for (const Relation& relation : rules_.vocabulary.relations()) {
            const std::vector<FactId> related = quantities_of(relation);
            if (std::any_of(related.begin(), related.end(), [&](FactId fact) { return first.contains(fact); }))
                facts.insert(related.begin(), related.end());
        }
    }

    Formula is_calm(FactId fact, const SymbolicFact& symbol) {
        switch (calm_.presence(fact)) {
            case Presence::absent: return symbol.absent;
            case Presence::present:
                return solver_.all_of(
                    {symbol.present, solver_.compare(*symbol.number, Comparator::equal, *calm_.value(fact))});
            case Presence::unknown: break;
        }
        return Formula::always;  // nothing looks at its number
    }

    const RuleBase& rules_;
    Solver solver_;
    Limits limits_;
    SymbolicPerson anybody_;
    SymbolicPerson known_;  ///< about whom everything is known
    Profile calm_;
    std::optional<Judgement> of_anybody_;
    std::optional<Judgement> of_known_;
};

}  // namespace

std::unique_ptr<PersonFinder> solver_finder(const Program& program, const SolverOptions& options) {
    return std::make_unique<SolverFinder>(program, options);
}

}  // namespace triage
