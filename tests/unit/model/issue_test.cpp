// An issue as people read it: its place, the line with a caret under the right character, the hint. Inputs stand in it,
// so it is checked that none of them reaches the terminal as a command or begins a line.

#include <doctest/doctest.h>

#include <triage/issue.hpp>

using triage::Issue;
using triage::Position;
using triage::Severity;

namespace {

Issue at(Position where) { return {"bad_thing", "it is bad", "", std::move(where), Severity::error}; }

/// Column of the caret, in characters, counted from 1; and the character above it.
std::pair<std::size_t, char> caret_of(const std::string& text) {
    const std::size_t excerpt = text.find('\n') + 1;
    const std::size_t carets = text.find('\n', excerpt) + 1;
    const std::size_t caret = text.find('^', carets) - carets;
    return {caret, text[excerpt + caret]};
}

}  // namespace

TEST_CASE("an issue names file, line, column, severity, message and code") {
    CHECK(to_text(at({"rules.yaml", 3, 7, "", ""})) == "rules.yaml:3:7: error: it is bad [bad_thing]\n");
}

TEST_CASE("a place is named as far as it is known") {
    CHECK(to_text(at({})) == "error: it is bad [bad_thing]\n");
    CHECK(to_text(at({"", 3, 0, "", ""})) == "line 3: error: it is bad [bad_thing]\n");
    CHECK(to_text(at({"", 3, 7, "", ""})) == "line 3:7: error: it is bad [bad_thing]\n");
    CHECK(to_text(at({"f", 0, 0, "", ""})) == "f: error: it is bad [bad_thing]\n");
    CHECK(to_text(at({"", 0, 0, "/pain", ""})) == "/pain: error: it is bad [bad_thing]\n");
    CHECK(to_text(at({"f", 2, 1, "/pain", ""})) == "f:2:1: /pain: error: it is bad [bad_thing]\n");
}

TEST_CASE("a warning says that it is one") {
    Issue issue = at({});
    issue.severity = Severity::warning;
    CHECK(to_text(issue) == "warning: it is bad [bad_thing]\n");
}

TEST_CASE("the line is shown with a caret under the column, then the hint") {
    Issue issue = at({"f", 1, 3, "", "ab cd"});
    issue.hint = "mend it";
    CHECK(to_text(issue) == "f:1:3: error: it is bad [bad_thing]\n    ab cd\n      ^\n  hint: mend it\n");
}

TEST_CASE("a line without a column is not shown, since there is nothing to point at") {
    CHECK(to_text(at({"f", 1, 0, "", "ab cd"})) == "f:1: error: it is bad [bad_thing]\n");
}

TEST_CASE("the caret stands under the character, not under its bytes") {
    CHECK(to_text(at({"f", 1, 5, "", "é: x"})) == "f:1:5: error: it is bad [bad_thing]\n    é: x\n       ^\n");
}

TEST_CASE("a tab before the column is shown as one blank, so that the caret lines up") {
    CHECK(to_text(at({"f", 1, 3, "", "\tax"})) == "f:1:3: error: it is bad [bad_thing]\n     ax\n      ^\n");
}

TEST_CASE("the caret may stand one behind the line's end, and further when the line is not what it was") {
    CHECK(to_text(at({"f", 1, 3, "", "ab"})) == "f:1:3: error: it is bad [bad_thing]\n    ab\n      ^\n");
    const std::string far = to_text(at({"f", 1, 500, "", "ab"}));
    CHECK(far.find('^') != std::string::npos);
}

TEST_CASE("a long line is cut around the column with the caret under the right character") {
    std::string line(300, '.');
    for (const std::size_t column : {1UL, 60UL, 61UL, 150UL, 300UL}) {
        CAPTURE(column);
        line[column - 1] = '#';
        const std::string text = to_text(at({"f", 1, static_cast<std::uint32_t>(column), "", line}));
        const auto [caret, above] = caret_of(text);
        CHECK(above == '#');
        CHECK(caret >= 4);
        CHECK(text.size() < 260);
        line[column - 1] = '.';
    }
}

TEST_CASE("a long line is never cut inside a character") {
    std::string line;
    for (int i = 0; i < 100; ++i) line += "€";
    for (std::uint32_t column = 1; column <= 300; ++column) {
        const std::string text = to_text(at({"f", 1, column, "", line}));
        const std::size_t begin = text.find("\n    ") + 5;
        const std::string shown = text.substr(begin, text.find('\n', begin) - begin);
        REQUIRE(shown.size() % 3 == 0);
        REQUIRE(shown.starts_with("€"));
    }
}

TEST_CASE("a control character from an input never reaches the terminal") {
    Issue issue = at({"f", 1, 2, "", "a\x1B[31m\tb"});
    issue.message = "unknown symptom `\x1B]0;x\x07`";
    CHECK(to_text(issue) == "f:1:2: error: unknown symptom `�]0;x�` [bad_thing]\n    a�[31m b\n     ^\n");
    CHECK(to_text(at({"\x7F", 0, 0, "", ""})) == "�: error: it is bad [bad_thing]\n");
}

TEST_CASE("a line feed in a message, a hint, a file or a place begins no line") {
    Issue issue = at({"a\nPROCEED", 1, 0, "/b\nPROCEED", ""});
    issue.message = "unknown `x\nPROCEED`";
    issue.hint = "did you mean\u2028PROCEED\u0085PROCEED?";
    CHECK(to_text(issue) ==
          "a�PROCEED:1: /b�PROCEED: error: unknown `x�PROCEED` [bad_thing]\n  hint: did you mean�PROCEED�PROCEED?\n");
}

TEST_CASE("several issues follow each other") {
    CHECK(triage::to_text(triage::Issues{at({"a", 1, 0, "", ""}), at({"b", 2, 0, "", ""})}) ==
          "a:1: error: it is bad [bad_thing]\nb:2: error: it is bad [bad_thing]\n");
    CHECK(triage::to_text(triage::Issues{}).empty());
}

TEST_CASE("only an error counts as one") {
    Issue warning = at({});
    warning.severity = Severity::warning;
    CHECK_FALSE(triage::has_errors({}));
    CHECK_FALSE(triage::has_errors({warning}));
    CHECK(triage::has_errors({warning, at({})}));
}

TEST_CASE("a result has a value beside warnings, and none beside errors") {
    Issue warning = at({});
    warning.severity = Severity::warning;
    triage::Result<int> good(3, {warning});
    CHECK(good);
    CHECK(*good == 3);
    CHECK(good.issues.size() == 1);
    const triage::Result<int> bad(triage::Issues{at({})});
    CHECK_FALSE(bad);
    CHECK(bad.issues.size() == 1);
}
