// Random lines over random packs (random_rules.hpp), and somebody who answers them: truthfully, unsure, or with a slip.
//
// Gateways are `w0`, `w1`, …, screens `page0`, …. They share facts, name quantities and single facts, are wider than
// their facts, stand on no screen, or on one that waits for what was opened. A quantity is on a gateway only where no
// comparison holds beyond its largest limit, as `check` demands.
//
// They come from an engine of their own, so that what random_rules.hpp draws for a seed stays as it was.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <triage/triage.hpp>

#include "support/random_rules.hpp"

namespace random_gateways {

using triage::FactId;
using triage::Gateway;
using triage::LineAnswer;
using triage::Profile;

/// The largest number with which the rules compare the quantity; nothing where a comparison holds beyond it.
inline std::optional<double> beyond(const triage::RuleBase& rules, FactId quantity) {
    std::optional<double> largest = 0;
    const auto look = [&](const triage::Condition& condition, const auto& again) -> void {
        const bool is_it = condition.kind == triage::Condition::Kind::comparison && condition.fact == quantity;
        const bool is_upwards = condition.comparator == triage::Comparator::greater ||
                                condition.comparator == triage::Comparator::greater_equal;
        if (is_it && is_upwards) largest.reset();
        if (is_it && largest) largest = std::max(*largest, condition.number);
        for (const triage::Condition& part : condition.parts) again(part, again);
    };
    for (const triage::Rule& rule : rules.rules) look(rule.when, look);
    for (const triage::Exclusion& exclusion : rules.exclusions) look(exclusion.when, look);
    return largest;
}

/// The facts that a line may stand for.
inline std::vector<triage::StandsFor> deniable(const triage::RuleBase& rules) {
    std::vector<triage::StandsFor> all;
    for (const FactId fact : rules.vocabulary.fact_ids()) {
        const triage::Fact& known = rules.vocabulary[fact];
        if (!known.quantity) {
            all.push_back({fact, {known.id}, std::nullopt});
        } else if (const auto most = beyond(rules, fact); most && known.may_be_absent()) {
            all.push_back({fact, {known.id}, most});
        }
    }
    return all;
}

/// Adds up to four gateways and three screens.
inline void add(triage::RuleBase& rules, random_rules::Generator& random) {
    std::vector<triage::StandsFor> facts = deniable(rules);
    std::vector<triage::Line> lines;
    const int gateways = 1 + random.below(4);
    for (int i = 0; i < gateways; ++i) {
        std::shuffle(facts.begin(), facts.end(), random.engine());
        Gateway gateway;
        gateway.id = "w" + std::to_string(i);
        gateway.line = "line " + gateway.id;
        gateway.digest = "digest" + std::to_string(i);
        gateway.is_wider = random.chance(0.25);
        const auto most = static_cast<int>(std::min<std::size_t>(3, facts.size()));
        const int count = 1 + random.below(most);
        gateway.stands_for.assign(facts.begin(), facts.begin() + count);
        const auto id = rules.vocabulary.add(gateway);
        if (id && random.chance(0.9)) lines.emplace_back(*id);
    }
    for (const FactId fact : rules.vocabulary.fact_ids()) {
        if (random.chance(0.3)) lines.emplace_back(fact);
    }
    std::shuffle(lines.begin(), lines.end(), random.engine());
    const int screens = 1 + random.below(3);
    for (int i = 0; i < screens; ++i) {
        triage::Screen screen;
        screen.id = screen.name = "page" + std::to_string(i);
        screen.question = "any of these?";
        screen.comes_after_opened = random.chance(0.5);
        const std::size_t share = i + 1 == screens ? lines.size() : static_cast<std::size_t>(random.below(4));
        const std::size_t count = std::min(share, lines.size());
        screen.lines.assign(lines.end() - static_cast<std::ptrdiff_t>(count), lines.end());
        lines.resize(lines.size() - count);
        rules.vocabulary.add(std::move(screen));
    }
}

/// Whether what the gateway asks of this fact is so for the person: a number beyond is none of it.
inline bool has(const triage::RuleBase& rules, const Profile& person, const triage::StandsFor& each) {
    if (!person.present().contains(each.fact)) return false;
    return !each.beyond || !triage::is_beyond(*person.value(each.fact), each, *rules.vocabulary[each.fact].quantity);
}

/// The person's honest answer to a line.
inline LineAnswer honest(const triage::RuleBase& rules, const Profile& person, const Gateway& gateway) {
    const auto& facts = gateway.stands_for;
    if (std::any_of(facts.begin(), facts.end(), [&](const auto& each) { return has(rules, person, each); }))
        return LineAnswer::yes;
    const bool is_unsure =
        std::any_of(facts.begin(), facts.end(), [&](const auto& each) { return person.is_unsure(each.fact); });
    return is_unsure ? LineAnswer::unsure : LineAnswer::no;
}

/// Gives the person's own answer to one fact.
inline void answer_fact(Profile& profile, const Profile& person, FactId fact, const triage::RuleBase& rules) {
    if (person.is_unsure(fact)) return profile.set_unsure(fact);
    if (rules.vocabulary[fact].quantity && person.present().contains(fact)) {
        return profile.set_value(fact, *person.value(fact));
    }
    profile.set(fact, person.presence(fact));
}

/// Everything that is said of both alike; not the numbers of quantities that are not known.
inline bool is_same(const Profile& a, const Profile& b, const triage::Vocabulary& vocabulary) {
    bool same = a.present() == b.present() && a.absent() == b.absent() && a.unsure() == b.unsure() &&
                a.by_gateway() == b.by_gateway();
    for (const LineAnswer answer : {LineAnswer::no, LineAnswer::yes, LineAnswer::unsure}) {
        same &= a.gateways(answer) == b.gateways(answer);
    }
    for (const FactId fact : vocabulary.fact_ids()) {
        if (same && vocabulary[fact].quantity) same = a.value(fact) == b.value(fact);
    }
    return same;
}

/// True where everything that the gateway stands for is denied.
inline bool is_left_empty_by(const Profile& profile, const Gateway& gateway) {
    const auto& facts = gateway.stands_for;
    return !gateway.is_wider && std::all_of(facts.begin(), facts.end(),
                                            [&](const auto& each) { return profile.absent().contains(each.fact); });
}

/// True where all that a "yes" stands for is denied: such a profile waits for an answer, and no reader takes it.
inline bool is_left_empty(const Profile& profile, const triage::Vocabulary& vocabulary) {
    bool found = false;
    profile.gateways(LineAnswer::yes).for_each([&](triage::GatewayId id) {
        found |= is_left_empty_by(profile, vocabulary[id]);
    });
    return found;
}

}  // namespace random_gateways
