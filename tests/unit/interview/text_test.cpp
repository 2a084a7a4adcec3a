// The sentences that the screens of an interview are made of. A person decides by them what to answer, so unit, range
// and reason must be there.

#include <doctest/doctest.h>

#include <limits>

#include <triage/triage.hpp>

#include "support/small_pack.hpp"

namespace {

using triage::Level;
using triage::NextLine;
using triage::Outcome;
using triage::Quantity;
using triage::Urgency;

triage::Program small_program() { return std::move(*triage::Program::compile(small_pack::loaded("")).value); }

std::string why(Level level, std::vector<triage::RuleId> rules) {
    return triage::why_text(small_program(), NextLine{triage::FactId{}, {triage::FactId{}}, level, std::move(rules)});
}

constexpr double no_end = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("what a question could come to is said in one plain sentence") {
    CHECK(why({Outcome::stop, Urgency::emergency}, {triage::RuleId{}}) == "A yes could mean an emergency.");
    CHECK(why({Outcome::stop, Urgency::self_care}, {}) == "A yes could mean: wait before you stretch.");
    CHECK(why({Outcome::stop, Urgency::urgent}, {}) == "A yes could mean: see a doctor, today or tomorrow.");
    CHECK(why({Outcome::see_a_doctor, Urgency::routine}, {triage::RuleId{}, triage::RuleId{}}) ==
          "A yes could mean: see a doctor.");
}

TEST_CASE("what to type for a number has its unit, its range and another unit") {
    const auto wanted = [](const std::string& unit, double min, double max, bool whole = false) {
        Quantity quantity;
        quantity.unit = unit;
        quantity.min = min;
        quantity.max = max;
        quantity.whole = whole;
        return triage::number_wanted(quantity);
    };
    CHECK(wanted("", 0, 10) == "a number from 0 to 10");
    CHECK(wanted("", 0, no_end, true) == "a whole number");
    CHECK(wanted("h", 0, no_end) == "a number of hours, or 2d for two days, 3w for three weeks");
    CHECK(wanted("d", 1, no_end) == "a number of days from 1 on, or 2w for two weeks");
    CHECK(wanted("w", 0, 52) == "a number of weeks from 0 to 52, or 10d for ten days");
    CHECK(wanted("min", 0, no_end) == "a number of minutes, or 2h for two hours");
}

TEST_CASE("a line is explained by its help, and without one by the full questions of what it stands for") {
    const std::string gateways =
        "gateways: {both: {line: ache or cough, stands_for: {ache: [ache], cough: [cough]}},"
        " helped: {line: cough, stands_for: {cough: [cough]}, help: Any cough counts.}}\n"
        "screens: {one: {name: One, ask: Any of these, lines: [both]}}\n";
    const triage::Program program = std::move(*triage::Program::compile(small_pack::loaded(gateways)).value);
    const triage::Vocabulary& words = program.vocabulary();
    const auto help = [&](const triage::Line& line) { return triage::help_text(words, {line, {}, {}, {}}); };
    CHECK(help(*words.find_gateway("both")) == "does it ache do you cough");
    CHECK(help(*words.find_gateway("helped")) == "Any cough counts.");
    CHECK(help(triage::FactId{}) == "does it ache");
}

TEST_CASE("a paragraph hangs under the end of its head") {
    CHECK(triage::paragraph(1, "- ", "one two three four five", 20) == " - one two three\n   four five\n");
}

TEST_CASE("a screen names its group, each question with its reason, and how many may follow") {
    const triage::Program program = small_program();
    triage::NextScreen screen;
    screen.lines.push_back(
        {triage::FactId{}, {triage::FactId{}}, {Outcome::stop, Urgency::routine}, {triage::RuleId{}}});
    screen.could_follow = 1;
    CHECK(triage::to_text(program, screen) ==
          "  ? does it ache [ache]\n"
          "    A yes could mean: see a doctor.\n"
          "At most 1 more question could follow.\n");
}
