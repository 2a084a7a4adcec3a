// Names of two facts that one slip of a finger turns into each other are warned of, since the slip would say another
// fact. The fast search is held against a naive one over all pairs.

#include "authoring/check/names.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "model/nearest.hpp"

using triage::one_letter_apart;
using triage::OwnedName;

namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

bool are_near(const std::string& a, const std::string& b) { return !one_letter_apart({{a, 0}, {b, 1}}).empty(); }

}  // namespace

TEST_CASE("names that differ by one letter are paired, whichever way they do") {
    CHECK(are_near("back sprain", "back strain"));
    CHECK(are_near("night pain", "nights pain"));
    CHECK(are_near("sharp pain", "shapr pain"));
    CHECK(are_near("aching", "taching"));
    CHECK(are_near("schmerz", "schmärz"));
    CHECK_FALSE(are_near("sharp pain", "sharp pains now"));
    CHECK_FALSE(are_near("left arm", "leg arms"));
    CHECK_FALSE(are_near("abcdef", "bcdefg"));
}

TEST_CASE("names of one fact are never paired, nor a name with itself") {
    CHECK(one_letter_apart({{"weak arm", 7}, {"weak arms", 7}}).empty());
    CHECK(one_letter_apart({{"weak arm", 7}, {"weak arm", 8}}).empty());
}

TEST_CASE("digits tell names apart, short names are not compared") {
    CHECK_FALSE(are_near("stage 1", "stage 2"));
    CHECK_FALSE(are_near("stage 1", "stage 12"));
    CHECK(are_near("stage 12", "stabe 12"));
    CHECK_FALSE(are_near("右腕のしびれ", "左腕のしびれ"));
    CHECK_FALSE(are_near("fall", "fell"));
    CHECK_FALSE(are_near("fall", "falls"));
    CHECK(are_near("falls", "fells"));
}

TEST_CASE("a pair is told once, in the order of the names") {
    const Pairs pairs = one_letter_apart({{"lower back", 0}, {"chest", 1}, {"lowre back", 2}, {"lover back", 3}});
    CHECK(pairs == Pairs{{0, 2}, {0, 3}});
}

TEST_CASE("of random names exactly those are paired that are one edit apart") {
    std::mt19937 random(20261121);
    std::vector<OwnedName> names;
    for (std::size_t i = 0; i < 400; ++i) {
        std::string name;
        const std::size_t size = 5 + random() % 3;
        while (name.size() < size) name += static_cast<char>('a' + random() % 3);
        names.push_back({name, i});
    }
    Pairs expected;
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = i + 1; j < names.size(); ++j) {
            if (triage::typing_slips(names[i].name, names[j].name, 1) == 1) expected.emplace_back(i, j);
        }
    }
    REQUIRE(expected.size() > 100);
    CHECK(one_letter_apart(names) == expected);
}
