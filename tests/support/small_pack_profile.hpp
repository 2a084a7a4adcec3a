// Profiles of the small pack (small_pack.hpp), built name by name, for tests of what a person can say. They go through
// the builder that every reader of profiles uses, so a test shows what all readers have in common.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"

namespace small_pack_profile {

/// The facts: ache (alias sore; left ache is a part), cough, pain 0 to 10, hours_since_fall (alias fall; may be
/// absent), and sessions_done (whole).
inline const triage::Vocabulary& vocabulary() {
    static const triage::RuleBase rules = small_pack::loaded("");
    return rules.vocabulary;
}

inline triage::FactId fact(const char* name) { return *vocabulary().find(name); }

inline triage::ProfileBuilder builder() { return triage::ProfileBuilder(vocabulary()); }

/// The issues of what was said, one a line; empty where there are none.
inline std::string issues_of(triage::ProfileBuilder& person) { return brief(person.build().issues); }

/// The profile of what was said. Fails the test where it has an issue.
inline triage::Profile built(triage::ProfileBuilder& person) {
    auto profile = person.build();
    REQUIRE_MESSAGE(profile, brief(profile.issues));
    return *profile;
}

}  // namespace small_pack_profile
