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

TEST_CASE("what a question could come to is said with the rules that wait for it") {
    CHECK(why({Outcome::stop, Urgency::emergency}, {triage::RuleId{}}) == "This could be an emergency (Ache).");
    CHECK(why({Outcome::stop, Urgency::self_care}, {}) == "It could mean: wait before you stretch.");
    CHECK(why({Outcome::stop, Urgency::urgent}, {}) == "It could mean: see a doctor, today or tomorrow.");
    CHECK(why({Outcome::see_a_doctor, Urgency::routine}, {triage::RuleId{}, triage::RuleId{}}) ==
          "It could mean: see a doctor (Ache; Ache).");
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
    CHECK(wanted("h", 0, no_end) == "a number of hours (2d is two days)");
    CHECK(wanted("d", 1, no_end) == "a number of days from 1 on (2w is two weeks)");
    CHECK(wanted("w", 0, 52) == "a number of weeks from 0 to 52 (10d is ten days)");
    CHECK(wanted("min", 0, no_end) == "a number of minutes (2h is two hours)");
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
          "    It could mean: see a doctor (Ache).\n"
          "At most 1 more question could follow.\n");
}
