// Every profile of a small pack, tried one by one: what a proof about all profiles must come to.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <triage/verify.hpp>

#include "oracle.hpp"

class Everybody {
public:
    /// `others`: rules over the same facts, whose thresholds count as well.
    explicit Everybody(const triage::Program& program, const std::vector<triage::Rule>& others = {})
        : program_(program), rules_(program.rules()) {
        rules_.rules.insert(rules_.rules.end(), others.begin(), others.end());
        facts_ = oracle::Oracle(rules_).facts();
        profiles_.emplace_back(program.vocabulary());
        for (const triage::FactId fact : facts_) add(fact);
        for (const triage::Profile& profile : profiles_) decisions_.push_back(program.evaluate(profile));
    }

    const std::set<triage::FactId>& used_facts() const { return facts_; }

    /// The rule is the only reason for its level, on one axis, for somebody.
    bool matters(triage::RuleId rule) const {
        const triage::Level level = program_.rules()[rule].level;
        return std::any_of(decisions_.begin(), decisions_.end(), [&](const triage::Decision& decision) {
            if (!decision.certain.contains(rule)) return false;
            triage::Level others;
            decision.certain.for_each([&](triage::RuleId id) {
                if (id != rule) others = join(others, program_.rules()[id].level);
            });
            return !covered_by(level, others);
        });
    }

    bool is_ever_allowed(triage::StretchId stretch) const {
        return std::any_of(decisions_.begin(), decisions_.end(),
                           [&](const triage::Decision& decision) { return decision.allowed.contains(stretch); });
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
            looser |= is_looser(decisions_[i], after);
            stricter |= is_looser(after, decisions_[i]);
        }
        if (looser && stricter) return triage::Direction::both;
        return looser ? triage::Direction::looser : (stricter ? triage::Direction::stricter : triage::Direction::none);
    }

    bool decides_alike(const triage::Program& other) const {
        for (std::size_t i = 0; i < profiles_.size(); ++i) {
            const triage::Decision after = other.evaluate(profiles_[i]);
            const triage::Decision& before = decisions_[i];
            if (!(before.floor == after.floor && before.ceiling == after.ceiling && before.certain == after.certain &&
                  before.allowed == after.allowed))
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

    bool removed_by_others(triage::StretchId stretch, triage::ExclusionId own, const triage::Decision& decision) const {
        for (std::size_t i = 0; i < program_.rules().exclusions.size(); ++i) {
            const auto id = static_cast<triage::ExclusionId>(i);
            const auto& removed = program_.rules().exclusions[i].stretches;
            const bool applies = decision.excluding.contains(id) || decision.maybe_excluding.contains(id);
            if (id != own && applies && std::count(removed.begin(), removed.end(), stretch) > 0) return true;
        }
        return false;
    }

    static bool is_lower(const triage::Decision& first, const triage::Decision& second) {
        bool adds = false;
        second.allowed.for_each([&](triage::StretchId stretch) { adds |= !first.allowed.contains(stretch); });
        return adds || !covered_by(first.floor, second.floor) || !covered_by(first.ceiling, second.ceiling);
    }

    /// As `Direction::looser` is meant: a verdict, an urgency, an open question or a stretch.
    static bool is_looser(const triage::Decision& before, const triage::Decision& after) {
        if (after.verdict < before.verdict || after.floor.urgency < before.floor.urgency) return true;
        if (before.floor == after.floor && !covered_by(before.ceiling, after.ceiling)) return true;
        if (before.verdict != triage::Verdict::proceed || after.verdict != triage::Verdict::proceed) return false;
        bool adds = false;
        after.allowed.for_each([&](triage::StretchId stretch) { adds |= !before.allowed.contains(stretch); });
        return adds;
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
