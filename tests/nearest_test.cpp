#include "nearest.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "random_rules.hpp"

namespace {

using triage::edit_distance;

const std::vector<std::string> names{"chest_pain", "chest_pressure", "night_pain", "herniated_disc", "pain"};

std::string random_word(std::mt19937_64& random) {
    std::string word;
    const auto size = std::uniform_int_distribution<int>(0, 8)(random);
    for (int i = 0; i < size; ++i) word += static_cast<char>('a' + std::uniform_int_distribution<int>(0, 2)(random));
    return word;
}

// By the book: a whole table, no limit, no tricks.
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

TEST_CASE("the edit distance is that of the textbook up to the limit and one more beyond it") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        const std::string a = random_word(random);
        const std::string b = random_word(random);
        const std::size_t limit = std::uniform_int_distribution<std::size_t>(0, 9)(random);
        CAPTURE(a);
        CAPTURE(b);
        CAPTURE(limit);
        REQUIRE(edit_distance(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
        REQUIRE(edit_distance(a, b, limit) == edit_distance(b, a, limit));
    }
}

TEST_CASE("a swap of neighbours is one slip") {
    CHECK(edit_distance("chest", "chets", 3) == 1);
    CHECK(edit_distance("chest", "hcest", 3) == 1);
}

TEST_CASE("a typing slip finds its name") {
    CHECK(triage::did_you_mean("chest_pian", names) == "did you mean `chest_pain`?");
    CHECK(triage::did_you_mean("Chest-Presure", names) == "did you mean `chest_pressure`?");
    CHECK(triage::did_you_mean("hernated disc", names) == "did you mean `herniated_disc`?");
}

TEST_CASE("a name itself is nearest to itself") {
    for (const std::string& name : names) CHECK(triage::did_you_mean(name, names) == "did you mean `" + name + "`?");
}

TEST_CASE("shared words find a name that is worded differently, whatever the fillers") {
    CHECK(triage::did_you_mean("pain at night", names) == "did you mean `night_pain`?");
    CHECK(triage::did_you_mean("i have some pain in the chest", names) == "did you mean `chest_pain`?");
}

TEST_CASE("of equally near names the first one is meant") {
    CHECK(triage::did_you_mean("cat", std::vector<std::string>{"bat", "hat"}) == "did you mean `bat`?");
}

TEST_CASE("nothing near means no hint") {
    CHECK(triage::did_you_mean("xylophone", names).empty());
    CHECK(triage::did_you_mean("xylophone", {}).empty());
    CHECK(triage::did_you_mean("", std::vector<std::string>{"chest_pain"}).empty());
    CHECK(triage::did_you_mean("with the", names).empty());
}

TEST_CASE("a very long text is compared by words only, and not at all beyond its beginning") {
    const std::string slip = "chest_pian" + std::string(70, ' ');
    CHECK(triage::did_you_mean(slip, names) == "did you mean `chest_pain`?");  // trailing spaces do not count
    const std::string filled = "pain with some of the and some of the and some of the and at night is the worst";
    CHECK(triage::did_you_mean(filled, names) == "did you mean `night_pain`?");
    CHECK(triage::did_you_mean(std::string(300, 'a') + " night pain", names).empty());
    CHECK(triage::did_you_mean(std::string(1'000'000, 'a'), names).empty());
}

TEST_CASE("an offered name and its suggestion may differ") {
    triage::Nearest nearest("angina pectoris");
    nearest.offer("angina", "chest_pain");
    CHECK(nearest.answer() == "chest_pain");
    CHECK(nearest.hint() == "did you mean `chest_pain`?");
}
