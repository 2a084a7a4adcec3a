// Levels are read off the clauses once: a fact alone makes a rule certain if one of its clauses needs no more than it.
// Somebody with other signs may come to more: that is what the rules say, and the join keeps it.
#include "program/gateways.hpp"

#include <algorithm>
#include <optional>

#include "program/clauses.hpp"

namespace triage {

namespace {

/// The milder of two levels, each axis by itself.
Level meet(Level a, Level b) { return {std::min(a.outcome, b.outcome), std::min(a.urgency, b.urgency)}; }

/// Calls `visit(finding)` for each finding that satisfies the clause alone. Its literal has the number of the fact.
template <class Visit>
void for_each_enough(const Program& program, const Clause& clause, Visit visit) {
    if (clause.at_least != 1) return;
    for (const Mask& mask : program.masks(clause)) {
        for_each_literal(mask.word, mask.need_true, [&](std::size_t literal) {
            if (!program.literals()[literal].comparator) visit(program.literals()[literal].fact);
        });
    }
}

/// Where each fact leads with nothing else known, by fact: one pass over all clauses, since this is done at every
/// start.
std::vector<Level> levels_alone(const Program& program) {
    std::vector<Level> levels(program.vocabulary().facts().size());
    for (const RuleId rule : program.rules().rule_ids()) {
        for (const Clause& clause : program.clauses(program.condition(rule))) {
            for_each_enough(program, clause, [&](FactId finding) {
                levels[index(finding)] = join(levels[index(finding)], program.rules()[rule].level);
            });
        }
    }
    return levels;
}

/// The numbers of the literals about a fact.
std::vector<std::size_t> literals_about(const Program& program, FactId fact) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < program.literals().size(); ++i) {
        if (program.literals()[i].fact == fact) all.push_back(i);
    }
    return all;
}

}  // namespace

bool follows_from(const Program& program, RuleId rule, FactId fact) {
    bool follows = false;
    for (const Clause& clause : program.clauses(program.condition(rule))) {
        for_each_enough(program, clause, [&](FactId finding) { follows |= finding == fact; });
    }
    return follows;
}

Level level_of_rules(const Program& program, const Decision& decision) {
    Level level;
    decision.certain.for_each([&](RuleId rule) { level = join(level, program.rules()[rule].level); });
    return level;
}

bool raises(const Program& program, GatewayId gateway, const Profile& profile, const Decision& decision) {
    return !covered_by(program.level_of(gateway, profile), level_of_rules(program, decision));
}

GatewayLevels::GatewayLevels(const Program& program) {
    const std::vector<Level> alone = levels_alone(program);
    for (const Gateway& gateway : program.vocabulary().gateways()) {
        Line line{{}, gateway.is_wider};
        for (const StandsFor& each : gateway.stands_for) {
            line.facts.push_back({each.fact, alone[index(each.fact)], literals_about(program, each.fact)});
        }
        lines_.push_back(std::move(line));
    }
}

bool GatewayLevels::is_left_empty(const Line& line, const Profile& profile) const {
    return !line.is_wider && std::all_of(line.facts.begin(), line.facts.end(),
                                         [&](const Stands& stands) { return profile.absent().contains(stands.fact); });
}

// Of a "yes" that is left empty nobody knows which denial is wrong, so none of them counts.
Level GatewayLevels::level(GatewayId gateway, const Profile& profile) const {
    const Line& line = lines_[index(gateway)];
    if (line.is_wider) return {};
    const bool counts_denied = is_left_empty(line, profile);
    std::optional<Level> least;
    for (const Stands& stands : line.facts) {
        if (!counts_denied && profile.absent().contains(stands.fact)) continue;
        least = least ? meet(*least, stands.alone) : stands.alone;
    }
    return least.value_or(Level{});
}

void GatewayLevels::open_left_empty(const Profile& profile, LiteralStates& states) const {
    profile.gateways(LineAnswer::yes).for_each([&](GatewayId gateway) {
        const Line& line = lines_[index(gateway)];
        if (!is_left_empty(line, profile)) return;
        for (const Stands& stands : line.facts) {
            for (const std::size_t literal : stands.literals) {
                states.is_false[literal / 64] &= ~(std::uint64_t{1} << (literal % 64));
            }
        }
    });
}

void GatewayLevels::raise(const Profile& profile, Decision& decision) const {
    profile.gateways(LineAnswer::yes).for_each([&](GatewayId gateway) {
        const Level least = level(gateway, profile);
        decision.floor = join(decision.floor, least);
        decision.ceiling = join(decision.ceiling, least);
    });
}

}  // namespace triage
