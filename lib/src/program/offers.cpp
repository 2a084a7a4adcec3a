// Exclusions judged and stretches chosen: see offers.hpp for what is saved and how.
#include "program/offers.hpp"

#include "program/single_rules.hpp"

namespace triage {

Offers::Offers(const Program& program) : single_(program.literals().size()) {
    index_exclusions(program);
    index_stretches(program.rules());
}

// Every exclusion has its effect at the place of its id; where its condition stands depends on whether one literal is
// enough for it.
void Offers::index_exclusions(const Program& program) {
    for (const ExclusionId exclusion : program.rules().exclusion_ids()) {
        const Exclusion& entry = program.rules()[exclusion];
        Effect& effect =
            effects_.emplace_back(Effect{IdSet<StretchId>(program.rules().stretches.size()), entry.modify.has_value()});
        for (const StretchId stretch : entry.stretches) effect.stretches.insert(stretch);

        const CompiledCondition& condition = program.condition(exclusion);
        const std::span<const Clause> clauses = program.clauses(condition);
        if (is_single(program, condition)) {
            for (const Mask& mask : program.masks(clauses.front())) single_.add(mask, exclusion);
        } else {
            compound_.push_back({exclusion, clauses_.size(), clauses.size()});
            for (const Clause& clause : clauses) clauses_.add(clause, program.masks(clause));
        }
    }
}

// Stretches that need the same pieces, or begin in the same session, share one set. A need that offers a choice of
// pieces is met by any; a stretch with several needs is in several sets.
void Offers::index_stretches(const RuleBase& rules) {
    const IdSet<StretchId> none(rules.stretches.size());
    all_ = none;
    if (rules.progression) sessions_ = rules.progression->sessions;
    for (const StretchId id : rules.stretch_ids()) {
        const Stretch& stretch = rules[id];
        all_.insert(id);
        for (const std::vector<EquipmentId>& need : stretch.needs) {
            IdSet<EquipmentId> any_of(rules.vocabulary.equipment().size());
            for (const EquipmentId piece : need) any_of.insert(piece);
            const auto is_same = [&](const Need& each) { return each.any_of == any_of; };
            find_or_add(needs_, is_same, {any_of, none}).stretches.insert(id);
        }
        const auto is_same = [&](const Late& each) { return each.from_session == stretch.from_session; };
        find_or_add(late_, is_same, {stretch.from_session, none}).stretches.insert(id);
    }
}

// A single exclusion with a literal satisfied and another unknown is in both lists at first, and certain in the end.
void Offers::judge_exclusions(const LiteralStates& states, Decision& decision) const {
    single_.insert(decision.excluding, satisfied_literals(states));
    single_.insert(decision.maybe_excluding, unknown_literals(states));
    decision.maybe_excluding.remove(decision.excluding);
    for (const Compound& each : compound_) {
        const std::span<const Clause> clauses = clauses_.range(each.first_clause, each.clause_count);
        const Certainty certainty = clauses_.certainty_of(clauses, states);
        if (certainty == Certainty::certain) decision.excluding.insert(each.exclusion);
        if (certainty == Certainty::possible) decision.maybe_excluding.insert(each.exclusion);
    }
}

// An exclusion that is only possible removes or changes as a certain one does: what is unknown never allows more.
void Offers::offer_stretches(const Profile& profile, Decision& decision) const {
    add_suitable(profile, decision.allowed);
    for (const IdSet<ExclusionId>* applying : {&decision.excluding, &decision.maybe_excluding}) {
        applying->for_each([&](ExclusionId exclusion) {
            const Effect& effect = effects_[index(exclusion)];
            if (effect.is_precaution) {
                decision.modified.add(effect.stretches);
            } else {
                decision.allowed.remove(effect.stretches);
            }
        });
    }
    decision.modified.keep(decision.allowed);
    decision.allowed.remove(decision.modified);
}

// Nobody who says nothing of equipment is refused a stretch for it; nobody who says nothing of sessions has done one.
void Offers::add_suitable(const Profile& profile, IdSet<StretchId>& stretches) const {
    stretches.add(all_);
    const double session = (sessions_ ? profile.value(*sessions_).value_or(0) : 0) + 1;
    for (const Late& late : late_) {
        if (session < late.from_session) stretches.remove(late.stretches);
    }
    if (!profile.equipment) return;
    for (const Need& need : needs_) {
        if (!need.any_of.meets(*profile.equipment)) stretches.remove(need.stretches);
    }
}

}  // namespace triage
