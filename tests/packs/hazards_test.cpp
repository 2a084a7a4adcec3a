// docs/hazards.md says which test holds each control: every test named there exists, and every hazard has one or a
// reason why it has none. A log that names tests nobody has is worse than no log.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/shipped_packs.hpp"

namespace {

namespace fs = std::filesystem;

using Names = std::set<std::string>;

const std::string source_folder = TRIAGE_SOURCE_DIR;

std::string text_of(const fs::path& file) {
    std::ifstream stream(file);
    REQUIRE_MESSAGE(stream, file.string());
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The cells of a row of a Markdown table, without the blanks around them.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    std::istringstream rest(row.substr(1));
    for (std::string cell; std::getline(rest, cell, '|');) {
        const std::size_t from = cell.find_first_not_of(' ');
        cells.push_back(from == std::string::npos ? "" : cell.substr(from, cell.find_last_not_of(' ') + 1 - from));
    }
    return cells;
}

const std::vector<std::string> columns{"no",         "hazard",  "cause", "harm",         "severity",
                                       "likelihood", "control", "test",  "residual risk"};

using Row = std::vector<std::string>;

const std::string& hazard_of(const Row& row) { return row[1]; }
const std::string& test_of(const Row& row) { return row[7]; }

/// The rows of all tables that have the columns of a hazard log.
std::vector<Row> rows_of(const std::string& page) {
    std::vector<Row> rows;
    bool is_log = false;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('|')) {
            is_log = false;
            continue;
        }
        Row row = cells_of(line);
        if (row == columns) {
            is_log = true;
        } else if (is_log && !row.front().starts_with('-')) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

const std::vector<Row>& log() {
    static const std::vector<Row> rows = rows_of(text_of(source_folder + "/docs/hazards.md"));
    return rows;
}

/// The parts of a text that stand in backticks.
std::vector<std::string> quoted_in(const std::string& text) {
    static const std::regex quoted("`([^`]*)`");
    std::vector<std::string> all;
    for (std::sregex_iterator i(text.begin(), text.end(), quoted), end; i != end; ++i) all.push_back((*i)[1]);
    return all;
}

/// The test cases of the sources in a folder and those below it, as ctest lists them. A name may be several string
/// literals.
void add_test_cases(const fs::path& folder, const std::string& prefix, Names& names) {
    static const std::regex test_case("\nTEST_CASE\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)");
    static const std::regex between("\"\\s*\"");
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.path().string().ends_with("_test.cpp")) continue;
        const std::string text = text_of(entry.path());
        for (std::sregex_iterator i(text.begin(), text.end(), test_case), end; i != end; ++i) {
            const std::string name = std::regex_replace((*i)[1].str(), between, "");
            names.insert(prefix + name.substr(1, name.rfind('"') - 1));
        }
    }
}

/// Everything that the log may name.
const Names& known_tests() {
    static const Names known = [] {
        Names names;
        add_test_cases(source_folder + "/tests/unit", "unit:", names);
        add_test_cases(source_folder + "/tests/packs", "unit:", names);
        add_test_cases(source_folder + "/tests/cli", "cli:", names);
        add_test_cases(source_folder + "/tests/verify", "verify:", names);
        const triage::RuleBase& rules = shipped_packs::all_packs_program().rules();
        for (const triage::Invariant& invariant : rules.invariants) names.insert("invariant:" + invariant.id);
        for (const triage::Case& example : rules.cases) names.insert("case:" + example.name);
        return names;
    }();
    return known;
}

/// A reason is a sentence, not a word.
bool is_reasoned_none(const std::string& test) {
    return test.starts_with("none: ") && std::ranges::count(test, ' ') >= 5;
}

/// The fault in the tests that a row names; empty where there is none.
std::string fault_of(const Row& row) {
    const std::vector<std::string> named = quoted_in(test_of(row));
    if (named.empty() && !is_reasoned_none(test_of(row))) {
        return "hazard `" + hazard_of(row) + "` names no test, and no reason why there is none";
    }
    for (const std::string& name : named) {
        if (known_tests().contains(name)) continue;
        return "hazard `" + hazard_of(row) + "` names `" + name +
               "`, and there is no such test: was it renamed? Name what holds the control now";
    }
    return "";
}

}  // namespace

TEST_CASE("every test that the hazard log names exists, and no hazard is without one or a reason") {
    REQUIRE_FALSE(log().empty());
    for (const Row& row : log()) {
        CAPTURE(row.front());
        REQUIRE_MESSAGE(row.size() == columns.size(), "a row has ", row.size(), " cells: ", row.front());
        const std::string fault = fault_of(row);
        CHECK_MESSAGE(fault.empty(), fault);
    }
}

TEST_CASE("the hazard log has the hazards that every such log has, and fills every cell") {
    Names hazards;
    for (const Row& row : log()) {
        hazards.insert(hazard_of(row));
        for (const std::string& cell : row) CHECK_MESSAGE(!cell.empty(), "an empty cell in hazard ", row.front());
    }
    CHECK(hazards.size() == log().size());
    const Names expected{"missed emergency",
                         "wrong reassurance",
                         "over-triage and alarm fatigue",
                         "unknown answer treated as no",
                         "unit mistake",
                         "wrong rule pack or version",
                         "integrator hides the message",
                         "translation error",
                         "stale citation",
                         "exercise offered against a filter"};
    for (const std::string& hazard : expected) {
        CHECK_MESSAGE(hazards.contains(hazard), "the log has no hazard `", hazard, "`");
    }
}

TEST_CASE("severity and likelihood of a hazard are of the words that the log explains") {
    const Names severities{"critical", "serious", "minor"};
    const Names likelihoods{"likely", "possible", "rare"};
    for (const Row& row : log()) {
        CHECK_MESSAGE(severities.contains(row[4]), hazard_of(row), ": ", row[4]);
        CHECK_MESSAGE(likelihoods.contains(row[5]), hazard_of(row), ": ", row[5]);
    }
}

TEST_CASE("a hazard whose test was renamed or left out is found") {
    const std::string head =
        "| no | hazard | cause | harm | severity | likelihood | control | test | residual risk |\n"
        "|---|---|---|---|---|---|---|---|---|\n| 1 | h | c | h | minor | rare | c | ";
    const auto fault_with = [&](const std::string& test) {
        const std::vector<Row> rows = rows_of(head + test + " | r |\n\n| 2 | another table |\n");
        REQUIRE(rows.size() == 1);
        return fault_of(rows.front());
    };
    CHECK(fault_with("`unit:nobody under 16 proceeds, whatever else is said`") == "");
    CHECK(fault_with("`invariant:nobody_under_16_proceeds`") == "");
    CHECK(fault_with("none: nothing that a program can test at all") == "");
    CHECK(fault_with("`unit:no such test`").find("`unit:no such test`, and there is no such test") !=
          std::string::npos);
    CHECK(fault_with("`cli:nobody under 16 proceeds, whatever else is said`") != "");
    CHECK(fault_with("none") != "");
    CHECK(fault_with("") != "");
}
