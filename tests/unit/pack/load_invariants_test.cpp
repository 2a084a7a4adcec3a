// Invariants of a pack: whom they hold for, and what they demand of the decision. Loading only reads them; a proof
// judges them later, so a mistake that got through here would be proved instead of what was meant.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;

TEST_CASE("an invariant is a condition and the least level or the exact one") {
    const triage::RuleBase rules = loaded(
        "invariants:\n  i: {given: ache, then: outcome = stop and urgency >= urgent}\n"
        "  j: {given: ache, then: urgency = emergency}\n  k: {given: ache, then: outcome >= see-a-doctor}\n");
    using triage::Outcome;
    using triage::Urgency;
    CHECK(rules.invariants[0].id == "i");
    CHECK(rules.invariants[0].given_text == "ache");
    CHECK(rules.invariants[0].given->kind == triage::Condition::Kind::finding);
    CHECK(rules.invariants[0].then_text == "outcome = stop and urgency >= urgent");
    CHECK(rules.invariants[0].least == triage::Level{Outcome::stop, Urgency::urgent});
    CHECK(rules.invariants[0].exact_outcome == Outcome::stop);
    CHECK_FALSE(rules.invariants[0].exact_urgency);
    CHECK(rules.invariants[1].least == triage::Level{Outcome::proceed, Urgency::emergency});
    CHECK(rules.invariants[1].exact_urgency == Urgency::emergency);
    CHECK_FALSE(rules.invariants[2].exact_outcome);
    CHECK(rules.invariants[2].least.outcome == Outcome::see_a_doctor);
}

TEST_CASE("an invariant without a condition or with something else than a level is refused") {
    CHECK(issues_in("invariants:\n  i: {}\n") ==
          "2:3 missing_field: invariant `i` says nothing of whom it holds for (name `given`, `unknown` or both)\n"
          "2:3 no_effect: invariant `i` states nothing (name `then`, `forbids` or both)\n");
    CHECK(issues_in("invariants:\n  i: {given: ache, then: []}\n") == "2:26 wrong_type: then is a list, not a text\n");
    for (const std::string then :
         {"stop", "outcome = stop and", "outcome = stop or urgency = none", "outcome > stop", "urgency = stop",
          "outcome = urgent", "outcome = stop and urgency", "level = stop", "outcome = stop and urgency = soon"}) {
        CAPTURE(then);
        CHECK(issues_in("invariants:\n  i: {given: ache, then: " + then + "}\n") ==
              "2:26 condition_syntax: `" + then +
                  "` is not a level (write for example `outcome = stop and urgency >= urgent`, or "
                  "`verdict != proceed`)\n");
    }
}
