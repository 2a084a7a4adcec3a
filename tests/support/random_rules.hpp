// Random rule bases and profiles, the same for the same seed.
//
// Facts are `f0`, `f1`, … (findings) and `q0`, `q1`, … (quantities from 0 to 10, every other of which may be absent),
// rules `r0`, …, exclusions `x0`, …, and six stretches `s0` to `s5`. Numbers in conditions are whole, so that limits
// meet each other often and the oracle finds numbers between them. Each condition compiles by itself: one that always
// or never holds is drawn again. Rules may still repeat, contain or contradict each other, which is what tests are
// after.
//
// Every number comes from one engine, in the order of the calls: one draw more changes everything that is drawn behind
// it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <set>
#include <string>

#include <triage/triage.hpp>

#include "support/oracle.hpp"

namespace random_rules {

/// TRIAGE_SEED from the environment, or a fixed one. Tests print it when they fail.
inline std::uint64_t seed() {
    const char* text = std::getenv("TRIAGE_SEED");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 20261121;
}

/// How many times a random test repeats, multiplied by TRIAGE_EFFORT for a long run.
inline int rounds(int normal) {
    const char* text = std::getenv("TRIAGE_EFFORT");
    return text != nullptr ? normal * std::max(1, std::atoi(text)) : normal;
}

/// Says whether conditions may contain `not`.
enum class Negation { allowed, never };

/// The size of a rule base: small enough for everybody to be tried, large enough for rules to meet.
struct Shape {
    int findings = 6;
    int quantities = 2;
    int rules = 6;
    int exclusions = 2;
    int depth = 3;
    Negation negation = Negation::allowed;
    bool mere_urgency = true;  ///< there may be rules of the outcome `proceed`, which only raise the urgency
    double precautions = 0.5;  ///< the share of exclusions that only modify
};

class Generator {
public:
    explicit Generator(std::uint64_t seed) : random_(seed) {}

    /// A whole number from 0 to `limit` - 1.
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    /// True for this share of the draws.
    bool chance(double share) { return std::uniform_real_distribution<double>(0, 1)(random_) < share; }

    /// A rule base of this shape that compiles.
    triage::RuleBase rules(const Shape& shape) {
        triage::RuleBase base;
        base.packs.push_back({"random", "1", "", "", "2026-01-01", "2027-01-01", ""});
        for (const char* id : {"g0", "g1"}) base.vocabulary.add(triage::FactGroup{id, id, "any of these?", {}});
        for (int i = 0; i < shape.findings; ++i) add_fact(base, "f" + std::to_string(i), std::nullopt);
        for (int i = 0; i < shape.quantities; ++i) add_fact(base, "q" + std::to_string(i), quantity(i));
        for (int i = 0; i < 6; ++i) {
            triage::Stretch stretch;
            stretch.id = stretch.name = "s" + std::to_string(i);
            base.stretches.push_back(stretch);
        }
        for (int i = 0; i < shape.rules; ++i) {
            triage::Rule rule;
            rule.id = rule.name = "r" + std::to_string(i);
            const int outcome = shape.mere_urgency ? below(3) : 1 + below(2);
            rule.level = {static_cast<triage::Outcome>(outcome), static_cast<triage::Urgency>(1 + below(4))};
            rule.when = compiling_condition(base, shape);
            base.rules.push_back(rule);
        }
        for (int i = 0; i < shape.exclusions; ++i) {
            triage::Exclusion exclusion;
            exclusion.id = "x" + std::to_string(i);
            exclusion.when = compiling_condition(base, shape);
            exclusion.stretches = {any_stretch(), any_stretch()};
            if (chance(shape.precautions)) exclusion.modify = modification();
            if (chance(0.3)) exclusion.instead = {any_stretch(), any_stretch()};
            base.exclusions.push_back(exclusion);
        }
        return base;
    }

    /// Each fact is unknown with this probability, and at most `most_unknown` of `facts` are.
    triage::Profile profile(const triage::RuleBase& base, const std::set<triage::FactId>& facts, double unknown,
                            int most_unknown) {
        triage::Profile profile(base.vocabulary);
        int left = most_unknown;
        std::vector<triage::FactId> order(facts.begin(), facts.end());
        std::shuffle(order.begin(), order.end(), random_);
        for (const triage::FactId fact : order) {
            if (left > 0 && chance(unknown)) {
                --left;
            } else {
                set(base, profile, fact);
            }
        }
        return profile;
    }

    /// Gives the fact any known value.
    void set(const triage::RuleBase& base, triage::Profile& profile, triage::FactId fact) {
        const auto& quantity = base.vocabulary[fact].quantity;
        if (!quantity) return profile.set(fact, chance(0.4) ? triage::Presence::present : triage::Presence::absent);
        const auto values = oracle::values_of(base, fact);
        const auto& value = values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
        if (value) {
            profile.set_value(fact, *value);
        } else {
            profile.set(fact, triage::Presence::absent);
        }
    }

    /// A condition nested at most this deep. Every group is an "at least k of n", of which `and` and `or` are two.
    triage::Condition condition(const triage::RuleBase& base, const Shape& shape, int depth) {
        triage::Condition condition;
        if (depth == 0 || chance(0.25)) return leaf(base);
        if (shape.negation == Negation::allowed && chance(0.2)) {
            condition.kind = triage::Condition::Kind::negation;
            condition.parts.push_back(this->condition(base, shape, depth - 1));
            return condition;
        }
        const int parts = 2 + below(3);
        for (int i = 0; i < parts; ++i) condition.parts.push_back(this->condition(base, shape, depth - 1));
        condition.count = static_cast<std::size_t>(1 + below(parts));
        return condition;
    }

    std::mt19937_64& engine() { return random_; }

private:
    static void add_fact(triage::RuleBase& base, const std::string& id, std::optional<triage::Quantity> quantity) {
        triage::Fact fact;
        fact.id = id;
        fact.question = id + "?";
        fact.quantity = std::move(quantity);
        const std::size_t number = base.vocabulary.facts().size();
        if (number % 4 < base.vocabulary.groups().size()) fact.group = static_cast<triage::GroupId>(number % 4);
        std::string taken;
        base.vocabulary.add(fact, taken);
    }

    // A quantity from 0 to 10. Every other may be absent, and is worse when it is lower.
    static triage::Quantity quantity(int number) {
        triage::Quantity quantity;
        quantity.max = 10;
        quantity.absence = number % 2 == 0 ? triage::Absence::allowed : triage::Absence::impossible;
        quantity.worse = number % 2 == 0 ? triage::Worse::lower : triage::Worse::higher;
        return quantity;
    }

    triage::StretchId any_stretch() { return static_cast<triage::StretchId>(below(6)); }

    // Takes its text from two, so that precautions often say the same.
    triage::Modification modification() {
        triage::Modification modification;
        modification.how = chance(0.5) ? "slowly" : "lying down";
        modification.stays_at_first_session = chance(0.3);
        if (chance(0.5)) modification.at_most = triage::Dose{limit(15), limit(5), limit(3), limit(60), {}};
        return modification;
    }

    std::optional<triage::Range> limit(int most) {
        if (chance(0.5)) return std::nullopt;
        const double high = 1 + below(most);
        return triage::Range{high, high};
    }

    triage::Condition leaf(const triage::RuleBase& base) {
        triage::Condition leaf;
        leaf.fact = static_cast<triage::FactId>(below(static_cast<int>(base.vocabulary.facts().size())));
        leaf.kind = triage::Condition::Kind::finding;
        if (base.vocabulary[leaf.fact].quantity) {
            leaf.kind = triage::Condition::Kind::comparison;
            leaf.comparator = static_cast<triage::Comparator>(below(5));
            leaf.number = below(11);
        }
        return leaf;
    }

    // A condition that neither always nor never holds, as the compiler finds it.
    triage::Condition compiling_condition(const triage::RuleBase& base, const Shape& shape) {
        while (true) {
            triage::RuleBase alone;
            alone.vocabulary = base.vocabulary;
            alone.rules.emplace_back();
            alone.rules.front().when = condition(base, shape, shape.depth);
            const triage::Condition drawn = alone.rules.front().when;
            if (triage::Program::compile(std::move(alone))) return drawn;
        }
    }

    std::mt19937_64 random_;
};

}  // namespace random_rules
