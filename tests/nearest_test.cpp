#include "nearest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "random_rules.hpp"
#include "shipped_packs.hpp"

namespace {

const std::vector<std::string> names{"chest_pain", "chest_pressure", "night_pain", "herniated_disc", "pain"};

std::size_t below(std::mt19937_64& random, std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

// Few different letters, so that many of them agree.
std::string random_word(std::mt19937_64& random, std::size_t longest) {
    std::string word;
    const std::size_t size = below(random, longest + 1);
    for (std::size_t i = 0; i < size; ++i) word += "abp0\xC3\xA9"[below(random, i % 7 == 0 ? 6 : 3)];
    return word;
}

std::size_t edit_distance(std::string_view a, std::string_view b) { return triage::EditDistance(a).to(b); }

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

std::vector<std::string> plain_words(const std::string& text) {
    static const std::vector<std::string> fillers{"a",  "an", "and", "at",   "have", "i",  "in",   "is",  "my",
                                                  "of", "on", "or",  "some", "the",  "to", "very", "with"};
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string word; std::getline(stream, word, ' ');) {
        if (!word.empty() && std::find(fillers.begin(), fillers.end(), word) == fillers.end()) words.push_back(word);
    }
    return words;
}

double plain_shared_words(const std::string& a, const std::string& b) {
    const auto left = plain_words(a);
    const auto right = plain_words(b);
    if (left.empty() || right.empty()) return 0;
    const auto both = static_cast<double>(std::count_if(left.begin(), left.end(), [&](const std::string& word) {
        return std::find(right.begin(), right.end(), word) != right.end();
    }));
    return both / (static_cast<double>(left.size() + right.size()) - both);
}

/// What `Nearest` and `NameIndex` mean, with nothing prepared and nothing left out: the judge of both.
class PlainNearest {
public:
    explicit PlainNearest(const std::string& wanted)
        : wanted_(triage::normalize_name(wanted.substr(0, 256))),
          allowed_edits_(std::max<std::size_t>(1, wanted_.size() / 3)),
          edits_(allowed_edits_ + 1) {}

    void offer(const std::string& name, const std::string& answer) {
        const std::string known = triage::normalize_name(name);
        const std::size_t edits = distance_to(known);
        if (edits < edits_) {
            edits_ = edits;
            by_letters_ = answer;
        }
        const double shared = plain_shared_words(wanted_, known);
        if (shared >= 0.5 && shared > words_shared_) {
            words_shared_ = shared;
            by_words_ = answer;
        }
    }

    const std::string& answer() const { return edits_ <= allowed_edits_ ? by_letters_ : by_words_; }

private:
    // A distance is at least the difference of the sizes; without that this test would take half a minute.
    std::size_t distance_to(const std::string& known) const {
        const std::size_t difference = std::max(known.size(), wanted_.size()) - std::min(known.size(), wanted_.size());
        const bool is_hopeless = wanted_.size() > 64 || difference > allowed_edits_;
        return is_hopeless ? allowed_edits_ + 1 : plain_distance(wanted_, known);
    }

    std::string wanted_;
    std::size_t allowed_edits_;
    std::size_t edits_;
    double words_shared_ = 0;
    std::string by_letters_;
    std::string by_words_;
};

std::string plain_nearest(const triage::Vocabulary& vocabulary, const std::string& wanted) {
    PlainNearest nearest(wanted);
    for (const triage::Fact& fact : vocabulary.facts()) {
        nearest.offer(fact.id, fact.id);
        for (const std::string& alias : fact.aliases) nearest.offer(alias, fact.id);
        for (const std::string& part : fact.includes) nearest.offer(part, fact.id);
    }
    return nearest.answer();
}

std::vector<std::string> all_names(const triage::Vocabulary& vocabulary) {
    std::vector<std::string> all;
    for (const triage::Fact& fact : vocabulary.facts()) {
        all.push_back(fact.id);
        all.insert(all.end(), fact.aliases.begin(), fact.aliases.end());
        all.insert(all.end(), fact.includes.begin(), fact.includes.end());
    }
    return all;
}

// One slip of the fingers, or a word more.
void slip(std::string& text, std::mt19937_64& random) {
    static const std::vector<std::string> more{"the ", "very ", "pain ", "and ", "sore ", "_", "'", "’"};
    const std::size_t at = below(random, text.size() + 1);
    const char letter = static_cast<char>('a' + below(random, 26));
    switch (below(random, 6)) {
        case 0: text.insert(at, 1, letter); break;
        case 1: text.insert(at, more[below(random, more.size())]); break;
        case 2: text.erase(at, 1); break;
        case 3: text = text.substr(at) + " " + text.substr(0, at); break;
        case 4:
            if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
            break;
        default:
            if (at < text.size()) text[at] = letter;
    }
}

std::string misspelt(const std::vector<std::string>& known, std::mt19937_64& random) {
    std::string text = known[below(random, known.size())];
    if (below(random, 8) == 0) text += " " + known[below(random, known.size())];
    for (std::size_t slips = below(random, 8); slips > 0; --slips) slip(text, random);
    return text;
}

// Names of one to nine short words from a small stock, so that there are ties; some are longer than 64 letters.
std::vector<std::string> random_names(std::mt19937_64& random) {
    std::vector<std::string> stock{"the", "in", "pain"};
    for (int i = 0; i < 8; ++i) stock.push_back(random_word(random, 12));
    std::vector<std::string> made(1 + below(random, 60));
    for (std::string& name : made) {
        for (std::size_t words = 1 + below(random, 9); words > 0; --words) {
            name += stock[below(random, stock.size())] + (words > 1 ? " " : "");
        }
    }
    return made;
}

}  // namespace

TEST_CASE("the edit distance is that of the textbook") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        const std::size_t longest = round % 10 == 0 ? 64 : 8;
        const std::string a = random_word(random, longest);
        const std::string b = random_word(random, longest);
        CAPTURE(a);
        CAPTURE(b);
        REQUIRE(edit_distance(a, b) == plain_distance(a, b));
        REQUIRE(edit_distance(b, a) == plain_distance(a, b));
    }
    const std::string full(64, 'a');
    CHECK(edit_distance(full, full) == 0);
    CHECK(edit_distance(full, full + "b") == 1);
    CHECK(edit_distance(full, std::string(1000, 'b')) == 1000);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
}

TEST_CASE("a swap of neighbours is one slip") {
    CHECK(edit_distance("chest", "chets") == 1);
    CHECK(edit_distance("chest", "hcest") == 1);
    CHECK(edit_distance("ca", "abc") == 3);  // what was swapped is not changed again
}

TEST_CASE("of the shipped names the one a plain search finds is found") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    const triage::Program& program = shipped_packs::all_packs_program();
    const triage::Vocabulary& vocabulary = program.vocabulary();
    const std::vector<std::string> known = all_names(vocabulary);
    int found = 0;
    for (int round = 0; round < random_rules::rounds(2000); ++round) {
        const std::string wanted = misspelt(known, random);
        CAPTURE(wanted);
        const std::string nearest = plain_nearest(vocabulary, wanted);
        REQUIRE(vocabulary.nearest(wanted) == nearest);
        found += nearest.empty() ? 0 : 1;
    }
    CHECK(found > 100);
    CHECK(found < random_rules::rounds(2000) - 20);
}

TEST_CASE("of any names the one a plain search finds is found") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < random_rules::rounds(100); ++round) {
        const std::vector<std::string> known = random_names(random);
        triage::NameIndex index;
        for (std::uint32_t i = 0; i < known.size(); ++i) index.add(known[i], i);
        for (int question = 0; question < 30; ++question) {
            const std::string wanted = misspelt(known, random);
            CAPTURE(wanted);
            PlainNearest plain(wanted);
            for (std::size_t i = 0; i < known.size(); ++i) plain.offer(known[i], std::to_string(i));
            const auto nearest = index.nearest(wanted);
            REQUIRE((nearest ? std::to_string(*nearest) : "") == plain.answer());
        }
    }
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

TEST_CASE("the longest name that is compared by letters allows the most slips") {
    const std::string wanted(64, 'a');
    const std::vector<std::string> near{wanted + std::string(21, 'b')};
    CHECK(triage::did_you_mean(wanted, near) == "did you mean `" + near.front() + "`?");
    CHECK(triage::did_you_mean(wanted, std::vector<std::string>{near.front() + "b"}).empty());
    CHECK(triage::did_you_mean(wanted + "a", near).empty());
}

TEST_CASE("what stands behind the first 256 bytes is not looked at") {
    const std::string last = std::string(246, ' ') + "night pain";
    CHECK(triage::did_you_mean(last + " and a lot of other things", names) == "did you mean `night_pain`?");
    CHECK(triage::did_you_mean(std::string(256, ' ') + "night pain", names).empty());
}

TEST_CASE("an offered name and its suggestion may differ") {
    triage::Nearest nearest("angina pectoris");
    nearest.offer("angina", "chest_pain");
    CHECK(nearest.answer() == "chest_pain");
    CHECK(nearest.hint() == "did you mean `chest_pain`?");
}
