// The nearest of the known names is found for a misspelt one, as a textbook distance finds it, and none where none is
// near: a wrong hint is worse than no hint.

#include "model/nearest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <triage/triage.hpp>

#include "support/random_rules.hpp"

namespace {

const std::vector<std::string> names{"chest_pain", "chest_pressure", "night_pain", "herniated_disc", "pain"};

std::size_t below(std::mt19937_64& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

// A random word of few different letters, so that many of them agree.
std::string random_word(std::mt19937_64& random, std::size_t longest) {
    std::string word;
    const std::size_t size = below(random, longest + 1);
    for (std::size_t i = 0; i < size; ++i) word += "abp0\xC3\xA9"[below(random, i % 7 == 0 ? 6 : 3)];
    return word;
}

// The distance by the book: a whole table, no limit, no tricks.
std::size_t plain_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            table[i][j] = std::min(
                {table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[a.size()][b.size()];
}

}  // namespace

TEST_CASE("typing slips are counted as in the textbook, up to a limit") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        const std::string a = random_word(random, 8);
        const std::string b = random_word(random, 8);
        const std::size_t limit = below(random, 5);
        CAPTURE(a);
        CAPTURE(b);
        CAPTURE(limit);
        REQUIRE(triage::typing_slips(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
    }
    CHECK(triage::typing_slips(std::string(1000, 'a'), std::string(1000, 'a'), 2) == 3);  // nobody types that
}

TEST_CASE("a swap of neighbours is one slip") {
    CHECK(triage::typing_slips("chest", "chets", 2) == 1);
    CHECK(triage::typing_slips("chest", "hcest", 2) == 1);
    CHECK(triage::typing_slips("ca", "abc", 3) == 3);  // two letters that were swapped are not changed again
}

TEST_CASE("a typing slip finds its name") {
    CHECK(triage::did_you_mean("chest_pian", names) == "did you mean `chest_pain`?");
    CHECK(triage::did_you_mean("Chest-Presure", names) == "did you mean `chest_pressure`?");
    CHECK(triage::did_you_mean("hernated disc", names) == "did you mean `herniated_disc`?");
}

TEST_CASE("a short name allows one slip, a long one two, none of them more") {
    CHECK(triage::did_you_mean("pian", names) == "did you mean `pain`?");
    CHECK(triage::did_you_mean("pinn", names).empty());
    CHECK(triage::did_you_mean("hernited dsc", names) == "did you mean `herniated_disc`?");
    CHECK(triage::did_you_mean("hernted dsc", names).empty());
}

TEST_CASE("a name itself is nearest to itself") {
    for (const std::string& name : names) CHECK(triage::did_you_mean(name, names) == "did you mean `" + name + "`?");
}

TEST_CASE("words that stand whole inside a name find it, and what a name shares with other words does not") {
    CHECK(triage::did_you_mean("hold", std::vector<std::string>{"hold_s"}) == "did you mean `hold_s`?");
    CHECK(triage::did_you_mean("pain at night", names).empty());
    CHECK(triage::did_you_mean("chest pain getting better", names).empty());
}

TEST_CASE("of equally near names the first one is meant") {
    CHECK(triage::did_you_mean("cat", std::vector<std::string>{"bat", "hat"}) == "did you mean `bat`?");
}

TEST_CASE("nothing near means no hint") {
    CHECK(triage::did_you_mean("xylophone", names).empty());
    CHECK(triage::did_you_mean("xylophone", {}).empty());
    CHECK(triage::did_you_mean("", names).empty());
    CHECK(triage::did_you_mean("x", std::vector<std::string>{"y"}).empty());
    CHECK(triage::did_you_mean(std::string(1'000'000, 'a'), names).empty());
}

TEST_CASE("an offered name and its suggestion may differ") {
    triage::Nearest nearest("agnina");
    nearest.offer("angina", "chest_pain");
    CHECK(nearest.answer() == "chest_pain");
    CHECK(nearest.hint() == "did you mean `chest_pain`?");
}
