// Somebody's answers as sets of facts and an array of numbers. Setting and clearing is all there is: what may be
// said at all, the builder knows (builder.cpp).
#include "triage/profile.hpp"

#include <algorithm>

namespace triage {

Profile::Profile(const Vocabulary& vocabulary)
    : present_(vocabulary.facts().size()),
      absent_(vocabulary.facts().size()),
      unsure_(vocabulary.facts().size()),
      by_gateway_(vocabulary.facts().size()),
      values_(vocabulary.facts().size(), 0) {
    for (IdSet<GatewayId>& answered : gateways_) answered.resize(vocabulary.gateways().size());
}

// Numbers stay as they were: they mean something only while their quantity is present.
void Profile::clear() {
    present_.clear();
    absent_.clear();
    unsure_.clear();
    by_gateway_.clear();
    for (IdSet<GatewayId>& answered : gateways_) answered.clear();
    denied_with_others_.clear();
    id.reset();
    context.reset();
    equipment.reset();
    answered_on.reset();
    kept_from.reset();
    was_there.clear();
}

// INVARIANT: a fact is in at most one of the three sets, in `by_gateway_` only while it is absent or unsure, and in
// `denied_with_others_` only while it is absent.
void Profile::set(FactId finding, Presence presence) {
    present_.erase(finding);
    absent_.erase(finding);
    unsure_.erase(finding);
    by_gateway_.erase(finding);
    if (denied_with_others_.contains(finding)) denied_with_others_.erase(finding);
    if (presence == Presence::present) present_.insert(finding);
    if (presence == Presence::absent) absent_.insert(finding);
}

// Called for nearly every fact of a profile with `no_others`, so it does not go through `set`.
void Profile::deny_with_others(FactId fact) {
    if (denied_with_others_.words().empty()) denied_with_others_.resize(values_.size());
    present_.erase(fact);
    unsure_.erase(fact);
    by_gateway_.erase(fact);
    absent_.insert(fact);
    denied_with_others_.insert(fact);
}

void Profile::set_unsure(FactId fact) {
    set(fact, Presence::unknown);
    unsure_.insert(fact);
}

void Profile::set_value(FactId quantity, double number) {
    set(quantity, Presence::present);
    values_[index(quantity)] = number + 0.0;  // makes 0 of -0
}

std::optional<LineAnswer> Profile::answer_to(GatewayId gateway) const {
    for (const LineAnswer answer : {LineAnswer::no, LineAnswer::yes, LineAnswer::unsure}) {
        if (gateways(answer).contains(gateway)) return answer;
    }
    return std::nullopt;
}

// What was asked by itself stays, and so does what another line denied: an answer takes back only what this line said
// before. Denials that all stand behind a "yes" are no answers any more once the line is answered again with anything
// but "no", since nobody knows which of them is wrong.
void Profile::set_gateway(GatewayId gateway_id, const Gateway& gateway, LineAnswer answer) {
    const std::vector<StandsFor>& facts = gateway.stands_for;
    const std::optional<LineAnswer> before = answer_to(gateway_id);
    const bool is_empty = (answer == LineAnswer::yes || before == LineAnswer::yes) && denies_all_of(gateway);
    for (IdSet<GatewayId>& answered : gateways_) answered.erase(gateway_id);
    gateways_[static_cast<std::size_t>(answer)].insert(gateway_id);
    for (const StandsFor& each : facts) {
        const bool is_taken_back = before && by_gateway_.contains(each.fact);
        if (is_taken_back || (is_empty && answer != LineAnswer::no)) set(each.fact, Presence::unknown);
    }
    switch (answer) {
        case LineAnswer::no: return deny(facts);
        case LineAnswer::unsure: return leave_unsure(facts);
        case LineAnswer::yes: break;
    }
    const bool is_the_fact = facts.size() == 1 && !gateway.is_wider && !facts.front().beyond;
    if (is_the_fact && !was_asked_unsure(facts.front().fact)) set(facts.front().fact, Presence::present);
}

// A fact that another line left unsure is denied: this line names it, too.
void Profile::deny(const std::vector<StandsFor>& facts) {
    for (const StandsFor& each : facts) {
        if (presence(each.fact) != Presence::unknown || was_asked_unsure(each.fact)) continue;
        unsure_.erase(each.fact);
        absent_.insert(each.fact);
        by_gateway_.insert(each.fact);
    }
}

void Profile::leave_unsure(const std::vector<StandsFor>& facts) {
    for (const StandsFor& each : facts) {
        if (presence(each.fact) != Presence::unknown || unsure_.contains(each.fact)) continue;
        unsure_.insert(each.fact);
        by_gateway_.insert(each.fact);
    }
}

}  // namespace triage
