// Somebody described with the few facts of the pack under test, name by name.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "support/small_pack.hpp"

namespace person {

/// ache (sore; left ache is a part), cough, pain 0..10, hours_since_fall (fall; may be absent), sessions_done (whole).
inline const triage::Vocabulary& vocabulary() {
    static const triage::RuleBase rules = reading::loaded("");
    return rules.vocabulary;
}

inline triage::FactId fact(const char* name) { return *vocabulary().find(name); }

inline triage::ProfileBuilder builder() { return triage::ProfileBuilder(vocabulary()); }

inline std::string issues_of(triage::ProfileBuilder& person) { return reading::brief(person.build().issues); }

inline triage::Profile built(triage::ProfileBuilder& person) {
    auto profile = person.build();
    REQUIRE_MESSAGE(profile, reading::brief(profile.issues));
    return *profile;
}

}  // namespace person
