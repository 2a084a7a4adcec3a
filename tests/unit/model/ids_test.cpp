// A set of ids keeps what is put in, across the border between two words of its bits.

#include <doctest/doctest.h>

#include <triage/ids.hpp>

TEST_CASE("a set of ids holds what was put in, across words") {
    triage::IdSet<triage::FactId> set(130);
    CHECK(set.empty());
    for (const unsigned id : {0U, 63U, 64U, 129U}) set.insert(triage::FactId{id});
    CHECK(set.size() == 4);
    CHECK(set.to_vector() ==
          std::vector{triage::FactId{0}, triage::FactId{63}, triage::FactId{64}, triage::FactId{129}});
    set.erase(triage::FactId{64});
    CHECK_FALSE(set.contains(triage::FactId{64}));
    CHECK(set.contains(triage::FactId{129}));
    CHECK_FALSE(set.contains(triage::FactId{1000}));
    set.clear();
    CHECK(set.empty());
    CHECK(set == triage::IdSet<triage::FactId>(130));
}
