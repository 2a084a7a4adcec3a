// Somebody described with the few facts of the small pack (small_pack.hpp), name by name, for tests of what a person
// can say.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "support/small_pack.hpp"

namespace person {

/// The facts: ache (alias sore; left ache is a part), cough, pain 0 to 10, hours_since_fall (alias fall; may be
/// absent), and sessions_done (whole).
inline const triage::Vocabulary& vocabulary() {
    static const triage::RuleBase rules = reading::loaded("");
    return rules.vocabulary;
}

inline triage::FactId fact(const char* name) { return *vocabulary().find(name); }

inline triage::ProfileBuilder builder() { return triage::ProfileBuilder(vocabulary()); }

/// The issues of what was said, one a line; empty where there are none.
inline std::string issues_of(triage::ProfileBuilder& person) { return reading::brief(person.build().issues); }

/// The profile of what was said. Fails the test where it has an issue.
inline triage::Profile built(triage::ProfileBuilder& person) {
    auto profile = person.build();
    REQUIRE_MESSAGE(profile, reading::brief(profile.issues));
    return *profile;
}

}  // namespace person
