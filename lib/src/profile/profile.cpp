// Somebody's answers as three sets of facts and an array of numbers. Setting and clearing is all there is: what may be
// said at all, the builder knows (builder.cpp).
#include "triage/profile.hpp"

namespace triage {

Profile::Profile(const Vocabulary& vocabulary)
    : present_(vocabulary.facts().size()),
      absent_(vocabulary.facts().size()),
      unsure_(vocabulary.facts().size()),
      values_(vocabulary.facts().size(), 0) {}

// Numbers stay as they were: they mean something only while their quantity is present.
void Profile::clear() {
    present_.clear();
    absent_.clear();
    unsure_.clear();
    id.reset();
    context.reset();
    equipment.reset();
}

// INVARIANT: a fact is in at most one of the three sets.
void Profile::set(FactId finding, Presence presence) {
    present_.erase(finding);
    absent_.erase(finding);
    unsure_.erase(finding);
    if (presence == Presence::present) present_.insert(finding);
    if (presence == Presence::absent) absent_.insert(finding);
}

void Profile::set_unsure(FactId fact) {
    set(fact, Presence::unknown);
    unsure_.insert(fact);
}

void Profile::set_value(FactId quantity, double number) {
    set(quantity, Presence::present);
    values_[index(quantity)] = number + 0.0;  // makes 0 of -0
}

}  // namespace triage
