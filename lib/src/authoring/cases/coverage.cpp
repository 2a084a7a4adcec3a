// Collects what the cases should show, in the order of the pack, and asks of one case at a time what it shows.
//
// The certain and possible rules are read from the decision. For MC/DC the condition is judged here, as written and
// part by part: the question is what one place in it decides, which the compiled clauses no longer know.

#include "authoring/cases/coverage.hpp"

#include <cmath>
#include <set>
#include <utility>

#include "model/condition_facts.hpp"
#include "pack/condition_text.hpp"
#include "program/thresholds.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

using Kind = Condition::Kind;

// --- three-valued conditions -----------------------------------------------------------------------------------

/// The three values of a condition judged part by part.
enum class Truth : std::uint8_t { no, unknown, yes };

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

/// A finding or comparison for a person. A quantity that does not apply makes every comparison false.
Truth truth_of_leaf(const Condition& leaf, const Profile& profile) {
    const Presence presence = profile.presence(leaf.fact);
    if (presence != Presence::present) return presence == Presence::unknown ? Truth::unknown : Truth::no;
    return truth_of(leaf.kind == Kind::finding || holds(leaf.comparator, *profile.value(leaf.fact), leaf.number));
}

/// The condition for a person, with one leaf taken for `value`, whatever the person says. The leaf is meant by its
/// place, not by its text: the same comparison elsewhere keeps the person's value.
Truth truth_of(const Condition& condition, const Profile& profile, const Condition& leaf, bool value) {
    if (&condition == &leaf) return truth_of(value);
    if (condition.kind == Kind::finding || condition.kind == Kind::comparison) return truth_of_leaf(condition, profile);
    std::size_t yes = 0;
    std::size_t no = 0;
    for (const Condition& part : condition.parts) {
        const Truth truth = truth_of(part, profile, leaf, value);
        yes += truth == Truth::yes ? 1 : 0;
        no += truth == Truth::no ? 1 : 0;
    }
    // A list holds once `count` parts do, and fails once too few are left that could. A negation is a list of one,
    // turned round.
    const bool is_negation = condition.kind == Kind::negation;
    const std::size_t count = is_negation ? 1 : condition.count;
    if (yes >= count) return truth_of(!is_negation);
    return condition.parts.size() - no < count ? truth_of(is_negation) : Truth::unknown;
}

// --- what is to be shown ---------------------------------------------------------------------------------------

/// Collects the obligations of a rule base. INVARIANT: each pair of fact and number in `thresholds_` has been added.
class Collector {
public:
    explicit Collector(const RuleBase& rules) : rules_(rules) {}

    /// All obligations, rules before exclusions.
    std::vector<Obligation> collect() {
        for (std::size_t i = 0; i < rules_.rules.size(); ++i) add_owner(Owner::rule, i);
        for (std::size_t i = 0; i < rules_.exclusions.size(); ++i) {
            // Nobody proceeds whom a covered exclusion concerns, so no case could show anything of it.
            if (rules_.exclusions[i].covered_by.empty()) add_owner(Owner::exclusion, i);
        }
        return std::move(obligations_);
    }

private:
    /// Appends an obligation; the caller sets what its figure needs.
    Obligation& add(Figure figure, Owner owner, std::size_t number) {
        Obligation& obligation = obligations_.emplace_back();
        obligation.figure = figure;
        obligation.owner = owner;
        obligation.number = number;
        return obligation;
    }

    void add_owner(Owner owner, std::size_t number) {
        if (owner == Owner::rule) add(Figure::rules, owner, number);
        for (const State state : {State::certain, State::ruled_out, State::possible}) {
            add(Figure::states, owner, number).state = state;
        }
        for_each_leaf(condition_of(rules_, owner, number),
                      [&](const Condition& leaf) { add_leaf(leaf, owner, number); });
    }

    /// Two obligations for each place: it must be seen to decide while it is true, and while it is false.
    void add_leaf(const Condition& leaf, Owner owner, std::size_t number) {
        if (leaf.kind == Kind::comparison) add_threshold(leaf, owner, number);
        for (const bool value : {true, false}) {
            Obligation& obligation = add(Figure::mcdc, owner, number);
            obligation.leaf = &leaf;
            obligation.value = value;
        }
    }

    /// Three sides for each number that a fact is compared with, wherever it is compared for the first time.
    void add_threshold(const Condition& leaf, Owner owner, std::size_t number) {
        if (!thresholds_.emplace(leaf.fact, leaf.number).second) return;
        for (const Side side : {Side::below, Side::at, Side::above}) {
            Obligation obligation;
            obligation.figure = Figure::thresholds;
            obligation.owner = owner;
            obligation.number = number;
            obligation.fact = leaf.fact;
            obligation.threshold = leaf.number;
            obligation.side = side;
            if (can_be_met(obligation)) obligations_.push_back(obligation);
        }
    }

    /// True if the range has a number on that side.
    bool can_be_met(const Obligation& obligation) const {
        const Quantity& quantity = *rules_.vocabulary[obligation.fact].quantity;
        const double threshold = obligation.threshold;
        switch (obligation.side) {
            case Side::below: return (quantity.whole ? std::ceil(quantity.min) : quantity.min) < threshold;
            case Side::above: return (quantity.whole ? std::floor(quantity.max) : quantity.max) > threshold;
            case Side::at: break;
        }
        const bool is_in_range = threshold >= quantity.min && threshold <= quantity.max;
        return is_in_range && (!quantity.whole || threshold == std::floor(threshold));
    }

    const RuleBase& rules_;
    std::vector<Obligation> obligations_;
    std::set<std::pair<FactId, double>> thresholds_;
};

// --- what a decision shows -------------------------------------------------------------------------------------

/// The state of a rule or exclusion by the two sets that a decision has.
template <class Id>
State state_in(const IdSet<Id>& certain, const IdSet<Id>& possible, std::size_t number) {
    const auto id = static_cast<Id>(number);
    if (certain.contains(id)) return State::certain;
    return possible.contains(id) ? State::possible : State::ruled_out;
}

/// A decision says nothing about exclusions unless the verdict is `proceed`.
bool is_looked_at(const Obligation& obligation, const Decision& decision) {
    return obligation.owner == Owner::rule || decision.verdict == Verdict::proceed;
}

bool is_state_met(const Obligation& obligation, const Decision& decision) {
    const State state = obligation.owner == Owner::rule
                            ? state_in(decision.certain, decision.possible, obligation.number)
                            : state_in(decision.excluding, decision.maybe_excluding, obligation.number);
    return state == obligation.state;
}

/// Masking MC/DC: the leaf has the wanted value, and the condition comes out the other way if this leaf alone is taken
/// for its opposite. Both results have to be known.
bool is_decided_by_leaf(const Obligation& obligation, const RuleBase& rules, const Profile& profile) {
    const Condition& leaf = *obligation.leaf;
    if (truth_of_leaf(leaf, profile) != truth_of(obligation.value)) return false;
    const Condition& whole = condition_of(rules, obligation.owner, obligation.number);
    const Truth as_it_is = truth_of(whole, profile, leaf, obligation.value);
    const Truth flipped = truth_of(whole, profile, leaf, !obligation.value);
    return as_it_is != Truth::unknown && flipped != Truth::unknown && as_it_is != flipped;
}

std::string_view state_text(State state) {
    switch (state) {
        case State::certain: return "certain";
        case State::ruled_out: return "ruled out";
        case State::possible: break;
    }
    return "left open";
}

std::string_view side_text(Side side) {
    switch (side) {
        case Side::below: return "below ";
        case Side::above: return "above ";
        case Side::at: break;
    }
    return "at exactly ";
}

}  // namespace

std::vector<Obligation> obligations_of(const RuleBase& rules) { return Collector(rules).collect(); }

bool is_met(const Obligation& obligation, const RuleBase& rules, const Profile& profile, const Decision& decision) {
    switch (obligation.figure) {
        case Figure::rules:
        case Figure::states: return is_looked_at(obligation, decision) && is_state_met(obligation, decision);
        // Any known number will do, whatever the rule makes of it.
        case Figure::thresholds: {
            const auto number = profile.value(obligation.fact);
            const Condition side = side_condition(obligation);
            return number && holds(side.comparator, *number, side.number);
        }
        case Figure::mcdc: return is_looked_at(obligation, decision) && is_decided_by_leaf(obligation, rules, profile);
        case Figure::mutation: break;
    }
    return false;
}

std::string gap_text(const Obligation& obligation, const RuleBase& rules) {
    std::string owner = owner_text(rules, obligation.owner, obligation.number);
    const Fact& fact = rules.vocabulary[obligation.fact];
    switch (obligation.figure) {
        case Figure::rules: return owner + " is certain in no case";
        case Figure::states:
            return owner + " is " + std::string(state_text(obligation.state)) + " in no case" +
                   (obligation.owner == Owner::exclusion ? " that proceeds" : "");
        case Figure::thresholds:
            return "no case has `" + fact.id + "` " + std::string(side_text(obligation.side)) +
                   number_text(obligation.threshold) + (fact.quantity->unit.empty() ? "" : " " + fact.quantity->unit);
        case Figure::mcdc:
            return "in no case" + std::string(obligation.owner == Owner::exclusion ? " that proceeds" : "") +
                   " does `" + condition_text(*obligation.leaf, rules.vocabulary) + "`, being " +
                   (obligation.value ? "true" : "false") + ", decide " + owner;
        case Figure::mutation: break;
    }
    return owner;
}

Condition side_condition(const Obligation& obligation) {
    Condition comparison;
    comparison.kind = Kind::comparison;
    comparison.fact = obligation.fact;
    comparison.number = obligation.threshold;
    comparison.comparator = obligation.side == Side::below   ? Comparator::less
                            : obligation.side == Side::above ? Comparator::greater
                                                             : Comparator::equal;
    return comparison;
}

}  // namespace triage
