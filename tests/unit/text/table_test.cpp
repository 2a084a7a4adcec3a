// Tables and lists fit the page at every width and lose no word: who reads them has nothing else.

#include "text/table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "support/texts.hpp"
#include "text/wrap.hpp"
#include "triage/authoring/listing.hpp"

using triage::Color;
using triage::TextTable;

namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
    std::sort(words.begin(), words.end());
    return words;
}

const triage::RuleBase& rules() {
    static const triage::RuleBase loaded = std::move(*triage::load_packs({"upper-back"}));
    return loaded;
}

std::string listed(triage::Table table, std::size_t width) {
    triage::RenderOptions options;
    options.width = width;
    return *triage::list_text(rules(), table, "", options);
}

constexpr std::array<triage::Table, 5> tables{triage::Table::facts, triage::Table::rules, triage::Table::stretches,
                                              triage::Table::exclusions, triage::Table::sources};

}  // namespace

TEST_CASE("columns are as wide as their widest cell where there is room") {
    TextTable table({"id", "text"});
    table.row({{"a"}, {"one two"}});
    table.row({{"long_id"}, {"é"}});
    CHECK(*table.fit(80, Color::never) == "id       text\na        one two\nlong_id  é\n");
}

TEST_CASE("the widest column wraps, and the lines that go on are indented") {
    TextTable table({"id", "first", "second"});
    table.row({{"a"}, {"one two three"}, {"x"}});
    table.row({{"b"}, {""}, {"y y"}});
    CHECK(*table.fit(21, Color::never) ==
          "id  first      second\n"
          "a   one two    x\n"
          "    three\n"
          "b              y y\n");
}

TEST_CASE("words too long for the page are not cut: there is no table") {
    TextTable table({"id", "text"});
    table.row({{"a_long_id"}, {"incomprehensibilities"}});
    CHECK(table.fit(32, Color::never));
    CHECK_FALSE(table.fit(31, Color::never));
}

TEST_CASE("colour changes no column") {
    TextTable table({"id", "text"});
    table.row({{"a", triage::Style::red}, {"one"}});
    CHECK(*table.fit(80, Color::always) == "\x1b[1mid\x1b[0m  \x1b[1mtext\x1b[0m\n\x1b[1;31ma\x1b[0m   one\n");
}

TEST_CASE("wrapping keeps every word, and cuts only one that is longer than a line") {
    CHECK(triage::wrapped(" a  b\nc ", 3) == std::vector<std::string>{"a b", "c"});
    CHECK(triage::wrapped("", 3).empty());
    CHECK(triage::wrapped("äöüäöüä b", 3) == std::vector<std::string>{"äöü", "äöü", "ä b"});
    CHECK(triage::longest_word("one three two") == 5);
}

TEST_CASE("a list fits its page and loses no word of any entry") {
    for (const triage::Table table : tables) {
        const std::vector<std::string> words = words_of(listed(table, 1000));
        for (const std::size_t width : {60U, 66U, 73U, 80U, 100U}) {
            const std::string text = listed(table, width);
            for (const std::string& line : lines_of(text)) {
                CHECK(triage::columns(line) <= width);
                CHECK_FALSE(line.ends_with(' '));
            }
            const bool is_table = lines_of(text).front().find("  ") != std::string::npos;
            if (is_table) CHECK(words_of(text) == words);
        }
        for (const std::string& line : lines_of(listed(table, 40))) CHECK(triage::columns(line) <= 40);
    }
}

TEST_CASE("an entry begins its line with its id, in a table and in a plain list") {
    for (const std::size_t width : {40U, 60U, 80U, 100U}) {
        std::vector<std::string> heads;
        for (const std::string& line : lines_of(listed(triage::Table::rules, width))) {
            if (!line.starts_with(' ')) heads.push_back(line.substr(0, line.find(' ')));
        }
        const bool has_header = heads.front() == "rule";
        CHECK(has_header == (width >= 80));
        if (has_header) heads.erase(heads.begin());
        std::vector<std::string> ids;
        for (const triage::Rule& rule : rules().rules) ids.push_back(rule.id);
        CHECK(heads == ids);
    }
}

TEST_CASE("a condition is whole at every width") {
    for (const std::size_t width : {40U, 80U, 100U}) {
        const std::vector<std::string> words = words_of(listed(triage::Table::rules, width));
        for (const triage::Rule& rule : rules().rules) {
            for (std::string word : words_of(rule.when_text)) {
                CHECK_MESSAGE(std::find(words.begin(), words.end(), word) != words.end(), rule.id, " ", word);
            }
        }
    }
}
