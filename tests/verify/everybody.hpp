// Every profile of a small pack, tried one by one: the answer that a proof about all profiles must come to. Each
// question of `prove` and `compare` is asked here once more, by enumeration instead of by the solver.
//
// Assumes:
// - Few facts are read by rules and exclusions. Profiles are the product of their values, with "unknown" as one value
//   more.
// - The oracle's values stand for all numbers: between two limits no condition changes.
// - The evaluator is right. Decisions are its own; oracle_test.cpp is where it is judged.
// - Numbers have no relations, nobody filters equipment, and facts that no condition reads are unknown.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <triage/verify.hpp>

#include "support/oracle.hpp"

/// All profiles of a program with their decisions. The program must outlive it.
class Everybody {
public:
    /// `others`: rules and exclusions of another pack over the same facts. Their limits part the numbers as well, which
    /// a comparison of the two packs needs.
    explicit Everybody(const triage::Program& program, const triage::RuleBase& others = {})
        : program_(program), rules_(program.rules()) {
        rules_.rules.insert(rules_.rules.end(), others.rules.begin(), others.rules.end());
        rules_.exclusions.insert(rules_.exclusions.end(), others.exclusions.begin(), others.exclusions.end());
        facts_ = oracle::Oracle(rules_).facts();
        profiles_.emplace_back(program.vocabulary());
        for (const triage::FactId fact : facts_) add(fact);
        for (const triage::Profile& profile : profiles_) decisions_.push_back(program.evaluate(profile));
    }

    const std::set<triage::FactId>& used_facts() const { return facts_; }

    /// True where for somebody the rule is the only reason for its level, on one axis. Rules that it covers do not
    /// count.
    bool matters(triage::RuleId rule) const {
        return !is_always_covered(rule, [&](triage::RuleId other) { return other != rule && !leans_on(other, rule); });
    }

    /// True where, whenever the rule is certain, the rules that it names in `covered_by` demand as much without it.
    /// Named rules that lean on it in turn do not count.
    bool is_covered_as_it_says(triage::RuleId rule) const {
        const std::vector<triage::RuleId>& named = program_.rules()[rule].covered_by;
        return is_always_covered(rule, [&](triage::RuleId other) {
            return std::count(named.begin(), named.end(), other) > 0 && !leans_on(other, rule);
        });
    }

    /// True where somebody is offered the stretch as it is.
    bool is_ever_allowed(triage::StretchId stretch) const {
        return std::any_of(decisions_.begin(), decisions_.end(),
                           [&](const triage::Decision& decision) { return decision.allowed.contains(stretch); });
    }

    /// True where somebody is offered the stretch, as it is or modified.
    bool is_ever_offered(triage::StretchId stretch) const {
        return std::any_of(decisions_.begin(), decisions_.end(),
                           [&](const triage::Decision& decision) { return is_offered(decision, stretch); });
    }

    /// True where the precaution is certain for somebody to whom one of its stretches is offered, and no other
    /// precaution says the same of that stretch.
    bool ever_modifies(triage::ExclusionId precaution) const {
        const triage::Exclusion& own = program_.rules()[precaution];
        return std::any_of(decisions_.begin(), decisions_.end(), [&](const triage::Decision& decision) {
            return decision.excluding.contains(precaution) &&
                   std::any_of(own.stretches.begin(), own.stretches.end(), [&](triage::StretchId stretch) {
                       return decision.modified.contains(stretch) &&
                              !is_said(program_.rules(), decision, own, stretch,
                                       [&](triage::ExclusionId other) { return other != precaution; });
                   });
        });
    }

    /// True where the exclusion is certain for somebody who proceeds, and removes a stretch that nothing else removes.
    bool ever_removes(triage::ExclusionId exclusion) const {
        return std::any_of(decisions_.begin(), decisions_.end(), [&](const triage::Decision& decision) {
            if (decision.verdict != triage::Verdict::proceed || !decision.excluding.contains(exclusion)) return false;
            const auto& removed = program_.rules()[exclusion].stretches;
            return std::any_of(removed.begin(), removed.end(), [&](triage::StretchId stretch) {
                return !removed_by_others(stretch, exclusion, decision);
            });
        });
    }

    /// True where a worse answer to this fact, and nothing else, lowers a level, adds a stretch or drops a precaution
    /// for somebody.
    bool helps_when_worse(triage::FactId fact) const {
        return any_pair(fact, [&](const auto& better, const auto& worse, const auto& a, const auto& b) {
            return is_worse(fact, better, worse) && is_lower(a, b);
        });
    }

    /// True where for somebody one answer to this fact, compared with another one, lowers a level, adds a stretch or
    /// drops a precaution.
    bool changes_something(triage::FactId fact) const {
        return any_pair(fact, [&](const auto&, const auto&, const auto& a, const auto& b) { return is_lower(a, b); });
    }

    /// True where, for somebody, every completion reaches this level on its axis and the floor does not: the evaluator
    /// would then know less than follows.
    bool has_gap(triage::Level step) const {
        const oracle::Oracle judge(rules_);
        for (std::size_t i = 0; i < profiles_.size(); ++i) {
            if (covered_by(step, decisions_[i].floor)) continue;
            const auto people = judge.completions(profiles_[i]);
            if (std::all_of(people.begin(), people.end(),
                            [&](const oracle::Person& person) { return covered_by(step, judge.level_of(person)); }))
                return true;
        }
        return false;
    }

    /// Compares the decisions of both programs on all profiles: looser for somebody, stricter for somebody, both, or
    /// neither.
    triage::Direction direction_to(const triage::Program& other) const {
        bool looser = false;
        bool stricter = false;
        for (std::size_t i = 0; i < profiles_.size(); ++i) {
            const triage::Decision after = other.evaluate(profiles_[i]);
            looser |= is_looser(program_.rules(), decisions_[i], other.rules(), after);
            stricter |= is_looser(other.rules(), after, program_.rules(), decisions_[i]);
        }
        if (looser && stricter) return triage::Direction::both;
        return looser ? triage::Direction::looser : (stricter ? triage::Direction::stricter : triage::Direction::none);
    }

    /// True where both programs decide alike for everybody: levels, certain rules and both kinds of offer.
    bool decides_alike(const triage::Program& other) const {
        for (std::size_t i = 0; i < profiles_.size(); ++i) {
            const triage::Decision after = other.evaluate(profiles_[i]);
            const triage::Decision& before = decisions_[i];
            if (!(before.floor == after.floor && before.ceiling == after.ceiling && before.certain == after.certain &&
                  before.allowed == after.allowed && before.modified == after.modified))
                return false;
        }
        return true;
    }

private:
    // Multiplies the profiles by the values of this fact, "unknown" included.
    void add(triage::FactId fact) {
        std::vector<triage::Profile> grown = profiles_;  // the profiles in which it stays unknown
        for (const triage::Profile& profile : profiles_) {
            for (const auto& value : oracle::values_of(rules_, fact)) {
                grown.push_back(profile);
                set(grown.back(), fact, value);
            }
        }
        profiles_ = std::move(grown);
    }

    void set(triage::Profile& profile, triage::FactId fact, const std::optional<double>& value) const {
        const bool is_quantity = program_.vocabulary()[fact].quantity.has_value();
        if (is_quantity && value) return profile.set_value(fact, *value);
        profile.set(fact, value && *value == 1 ? triage::Presence::present : triage::Presence::absent);
    }

    /// True where the first rule names the second in `covered_by`, or one that leans on the second. A circle of names
    /// ends after as many steps as there are rules.
    bool leans_on(triage::RuleId first, triage::RuleId second, std::size_t steps = 0) const {
        if (steps > program_.rules().rules.size()) return false;
        const std::vector<triage::RuleId>& named = program_.rules()[first].covered_by;
        return std::any_of(named.begin(), named.end(),
                           [&](triage::RuleId each) { return each == second || leans_on(each, second, steps + 1); });
    }

    /// True where, whenever the rule is certain, the certain rules that count reach its level.
    template <class Counts>
    bool is_always_covered(triage::RuleId rule, Counts counts) const {
        return std::all_of(decisions_.begin(), decisions_.end(), [&](const triage::Decision& decision) {
            if (!decision.certain.contains(rule)) return true;
            triage::Level others;
            decision.certain.for_each([&](triage::RuleId id) {
                if (counts(id)) others = join(others, program_.rules()[id].level);
            });
            return covered_by(program_.rules()[rule].level, others);
        });
    }

    static bool is_offered(const triage::Decision& decision, triage::StretchId stretch) {
        return decision.allowed.contains(stretch) || decision.modified.contains(stretch);
    }

    /// True where the decision has a precaution for the stretch with the id of this one, or with the same text and
    /// limits.
    template <class Counts>
    static bool is_said(const triage::RuleBase& rules, const triage::Decision& decision,
                        const triage::Exclusion& precaution, triage::StretchId stretch, Counts counts) {
        const triage::Modification& said = *precaution.modify;
        for (std::size_t i = 0; i < rules.exclusions.size(); ++i) {
            const auto id = static_cast<triage::ExclusionId>(i);
            const triage::Exclusion& other = rules.exclusions[i];
            const bool applies = decision.excluding.contains(id) || decision.maybe_excluding.contains(id);
            if (!other.modify || !applies || !counts(id)) continue;
            if (std::count(other.stretches.begin(), other.stretches.end(), stretch) == 0) continue;
            const bool is_alike = other.modify->how == said.how && other.modify->at_most == said.at_most &&
                                  other.modify->stays_at_first_session == said.stays_at_first_session;
            if (is_alike || other.id == precaution.id) return true;
        }
        return false;
    }

    /// True where both decisions modify a stretch, and the second one lacks a precaution of the first.
    static bool loses_a_precaution(const triage::RuleBase& first_rules, const triage::Decision& first,
                                   const triage::RuleBase& second_rules, const triage::Decision& second) {
        for (std::size_t i = 0; i < first_rules.exclusions.size(); ++i) {
            const auto id = static_cast<triage::ExclusionId>(i);
            const triage::Exclusion& own = first_rules.exclusions[i];
            const bool applies = first.excluding.contains(id) || first.maybe_excluding.contains(id);
            if (!own.modify || !applies) continue;
            for (const triage::StretchId stretch : own.stretches) {
                if (!first.modified.contains(stretch) || !second.modified.contains(stretch)) continue;
                if (!is_said(second_rules, second, own, stretch, [](triage::ExclusionId) { return true; })) return true;
            }
        }
        return false;
    }

    /// True where an exclusion other than `own`, certain or possible, removes the stretch.
    bool removed_by_others(triage::StretchId stretch, triage::ExclusionId own, const triage::Decision& decision) const {
        for (std::size_t i = 0; i < program_.rules().exclusions.size(); ++i) {
            const auto id = static_cast<triage::ExclusionId>(i);
            if (program_.rules().exclusions[i].modify) continue;
            const auto& removed = program_.rules().exclusions[i].stretches;
            const bool applies = decision.excluding.contains(id) || decision.maybe_excluding.contains(id);
            if (id != own && applies && std::count(removed.begin(), removed.end(), stretch) > 0) return true;
        }
        return false;
    }

    /// True where the second decision is more permissive than the first: a lower floor or ceiling, a stretch more, or a
    /// precaution less.
    bool is_lower(const triage::Decision& first, const triage::Decision& second) const {
        bool adds = false;
        const auto look = [&](triage::StretchId stretch) { adds |= !is_offered(first, stretch); };
        second.allowed.for_each(look);
        second.modified.for_each(look);
        return adds || drops_a_precaution(first, second) || !covered_by(first.floor, second.floor) ||
               !covered_by(first.ceiling, second.ceiling);
    }

    /// True where a precaution of the first decision does not apply in the second, though a stretch of it is offered
    /// there, modified or as it is.
    bool drops_a_precaution(const triage::Decision& first, const triage::Decision& second) const {
        for (std::size_t i = 0; i < program_.rules().exclusions.size(); ++i) {
            const auto id = static_cast<triage::ExclusionId>(i);
            const triage::Exclusion& own = program_.rules().exclusions[i];
            const bool before = first.excluding.contains(id) || first.maybe_excluding.contains(id);
            const bool after = second.excluding.contains(id) || second.maybe_excluding.contains(id);
            if (!own.modify || !before || after) continue;
            if (std::any_of(own.stretches.begin(), own.stretches.end(),
                            [&](triage::StretchId stretch) { return is_offered(second, stretch); }))
                return true;
        }
        return false;
    }

    /// The definition of `Direction::looser`: the second decision has a lower verdict or urgency, a question or a
    /// precaution less, or a stretch more.
    static bool is_looser(const triage::RuleBase& old_rules, const triage::Decision& before,
                          const triage::RuleBase& new_rules, const triage::Decision& after) {
        if (after.verdict < before.verdict || after.floor.urgency < before.floor.urgency) return true;
        if (before.floor == after.floor && !covered_by(before.ceiling, after.ceiling)) return true;
        if (before.verdict != triage::Verdict::proceed || after.verdict != triage::Verdict::proceed) return false;
        bool adds = false;
        after.allowed.for_each([&](triage::StretchId stretch) { adds |= !before.allowed.contains(stretch); });
        after.modified.for_each([&](triage::StretchId stretch) { adds |= !is_offered(before, stretch); });
        return adds || loses_a_precaution(old_rules, before, new_rules, after);
    }

    /// True where the second profile's answer to this fact is worse: present instead of absent, or a number on the
    /// worse side.
    bool is_worse(triage::FactId fact, const triage::Profile& better, const triage::Profile& worse) const {
        const auto& quantity = program_.vocabulary()[fact].quantity;
        const bool from_absent = better.presence(fact) == triage::Presence::absent;
        const bool to_present = worse.presence(fact) == triage::Presence::present;
        if (!quantity || from_absent) return from_absent && to_present;
        if (!to_present || better.presence(fact) != triage::Presence::present) return false;
        return quantity->worse == triage::Worse::lower ? *worse.value(fact) < *better.value(fact)
                                                       : *better.value(fact) < *worse.value(fact);
    }

    /// True where `shows` is true of two profiles, and their decisions, that differ only in known answers to this fact.
    template <class Shows>
    bool any_pair(triage::FactId fact, Shows shows) const {
        for (const triage::Profile& profile : profiles_) {
            if (profile.presence(fact) != triage::Presence::unknown) continue;
            const auto values = oracle::values_of(rules_, fact);
            for (const auto& first : values) {
                for (const auto& second : values) {
                    triage::Profile a = profile;
                    triage::Profile b = profile;
                    set(a, fact, first);
                    set(b, fact, second);
                    if (shows(a, b, program_.evaluate(a), program_.evaluate(b))) return true;
                }
            }
        }
        return false;
    }

    const triage::Program& program_;
    triage::RuleBase rules_;
    std::set<triage::FactId> facts_;
    std::vector<triage::Profile> profiles_;
    std::vector<triage::Decision> decisions_;
};
