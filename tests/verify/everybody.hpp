// Every profile of a small pack, tried one by one: what a proof about all profiles must come to.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <triage/verify.hpp>

#include "support/oracle.hpp"

class Everybody {
public:
    /// `others`: rules and exclusions over the same facts, whose thresholds count as well.
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

    /// The rule is the only reason for its level, on one axis, for somebody; rules that it covers do not count.
    bool matters(triage::RuleId rule) const {
        return !is_always_covered(rule, [&](triage::RuleId other) { return other != rule && !leans_on(other, rule); });
    }

    /// Whenever the rule is certain, those that it names demand as much, without those that it covers in turn.
    bool is_covered_as_it_says(triage::RuleId rule) const {
        const std::vector<triage::RuleId>& named = program_.rules()[rule].covered_by;
        return is_always_covered(rule, [&](triage::RuleId other) {
            return std::count(named.begin(), named.end(), other) > 0 && !leans_on(other, rule);
        });
    }

    bool is_ever_allowed(triage::StretchId stretch) const {
        return std::any_of(decisions_.begin(), decisions_.end(),
                           [&](const triage::Decision& decision) { return decision.allowed.contains(stretch); });
    }

    bool is_ever_offered(triage::StretchId stretch) const {
        return std::any_of(decisions_.begin(), decisions_.end(),
                           [&](const triage::Decision& decision) { return is_offered(decision, stretch); });
    }

    /// The precaution is certain for somebody to whom a stretch of it is offered, and no other one says the same of it.
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

    /// It is certain for somebody who proceeds, and a stretch of it is removed by nothing else.
    bool ever_removes(triage::ExclusionId exclusion) const {
        return std::any_of(decisions_.begin(), decisions_.end(), [&](const triage::Decision& decision) {
            if (decision.verdict != triage::Verdict::proceed || !decision.excluding.contains(exclusion)) return false;
            const auto& removed = program_.rules()[exclusion].stretches;
            return std::any_of(removed.begin(), removed.end(), [&](triage::StretchId stretch) {
                return !removed_by_others(stretch, exclusion, decision);
            });
        });
    }

    /// A worse answer to this fact, and nothing else, lowers a level or adds a stretch.
    bool helps_when_worse(triage::FactId fact) const {
        return any_pair(fact, [&](const auto& better, const auto& worse, const auto& a, const auto& b) {
            return is_worse(fact, better, worse) && is_lower(a, b);
        });
    }

    bool changes_something(triage::FactId fact) const {
        return any_pair(fact, [&](const auto&, const auto&, const auto& a, const auto& b) { return is_lower(a, b); });
    }

    /// For somebody every full answer comes to more on this axis than the floor says.
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
    void add(triage::FactId fact) {
        std::vector<triage::Profile> grown = profiles_;  // unknown
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

    /// Is the first rule covered by the second, or by one that is, and so on?
    bool leans_on(triage::RuleId first, triage::RuleId second, std::size_t steps = 0) const {
        if (steps > program_.rules().rules.size()) return false;
        const std::vector<triage::RuleId>& named = program_.rules()[first].covered_by;
        return std::any_of(named.begin(), named.end(),
                           [&](triage::RuleId each) { return each == second || leans_on(each, second, steps + 1); });
    }

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

    /// Does the decision have a precaution for the stretch that has the id of this one, or says what this one says?
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

    /// Some precaution that the first decision has for a stretch is not given any more, though the stretch is modified.
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

    bool is_lower(const triage::Decision& first, const triage::Decision& second) const {
        bool adds = false;
        const auto look = [&](triage::StretchId stretch) { adds |= !is_offered(first, stretch); };
        second.allowed.for_each(look);
        second.modified.for_each(look);
        return adds || drops_a_precaution(first, second) || !covered_by(first.floor, second.floor) ||
               !covered_by(first.ceiling, second.ceiling);
    }

    /// For a stretch that the second decision offers; the last one is lost where it is offered as it is.
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

    /// As `Direction::looser` is meant: a verdict, an urgency, an open question, a stretch or a precaution.
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

    bool is_worse(triage::FactId fact, const triage::Profile& better, const triage::Profile& worse) const {
        const auto& quantity = program_.vocabulary()[fact].quantity;
        const bool from_absent = better.presence(fact) == triage::Presence::absent;
        const bool to_present = worse.presence(fact) == triage::Presence::present;
        if (!quantity || from_absent) return from_absent && to_present;
        if (!to_present || better.presence(fact) != triage::Presence::present) return false;
        return quantity->worse == triage::Worse::lower ? *worse.value(fact) < *better.value(fact)
                                                       : *better.value(fact) < *worse.value(fact);
    }

    /// Any two people who are the same but for known answers to one fact.
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
