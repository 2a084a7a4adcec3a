// The section `exclusions`: what removes stretches, and precautions, which only modify them. A name or movement that
// does not exist is refused, since an exclusion that removes nothing would let somebody stretch.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using small_pack::source;

namespace {

std::string exclusion(const std::string& fields) { return "exclusions:\n  x: {" + fields + "}\n"; }

}  // namespace

TEST_CASE("an exclusion removes the stretches it names and those of its movements, each once") {
    const std::string stretches =
        "stretches:\n"
        "  one: {name: n, kind: stretch, movements: [bend], dose: {sets: 1}, first_session: same, steps: [s], " +
        source +
        "}\n"
        "  two: {name: n, kind: stretch, movements: [bend, twist], dose: {sets: 1}, first_session: same, steps: [s], " +
        source +
        "}\n"
        "  three: {name: n, kind: stretch, dose: {sets: 1}, first_session: same, steps: [s], " +
        source + "}\n";
    const auto removed = [&](const std::string& what) {
        std::vector<std::size_t> numbers;
        const triage::RuleBase rules =
            loaded(stretches + exclusion("when: cough, because: b, " + what + ", " + source));
        for (const triage::StretchId id : rules.exclusions[0].stretches) numbers.push_back(triage::index(id));
        return numbers;
    };
    CHECK(removed("stretches: [three]") == std::vector<std::size_t>{2});
    CHECK(removed("movements: [bend]") == std::vector<std::size_t>{0, 1});
    CHECK(removed("stretches: [three, one], movements: [bend, twist]") == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("an exclusion is as it was written") {
    const triage::RuleBase rules =
        loaded(exclusion("when: not cough, stretches: [reach], because: it shakes, basis: inference, " + source));
    const triage::Exclusion& read = rules.exclusions[0];
    CHECK(read.id == "x");
    CHECK(read.when_text == "not cough");
    CHECK(read.because == "it shakes");
    CHECK(read.basis == triage::Basis::inference);
    CHECK(read.where.line == 2);
}

TEST_CASE("a precaution says how, and may limit the dose") {
    const auto read = [](const std::string& modify) {
        return exclusion("when: cough, stretches: [reach], because: b, modify: " + modify + ", " + source);
    };
    const auto limits = [&](const std::string& dose) {
        return *loaded(read("{how: slowly" + dose + "}")).exclusions[0].modify;
    };
    CHECK(limits("").how == "slowly");
    CHECK_FALSE(limits("").stays_at_first_session);
    CHECK_FALSE(limits("").at_most);
    CHECK(limits(", dose: first_session").stays_at_first_session);
    CHECK(limits(", dose: {hold_s: 10}").at_most->hold_s == triage::Range{10, 10});
    CHECK_FALSE(loaded(exclusion("when: cough, stretches: [reach], because: b, " + source)).exclusions[0].modify);
    CHECK(issues_in(read("{dose: first_session}")) == "2:60 missing_field: `modify` has no `how`\n");
    CHECK(issues_in(read("slowly")) == "2:60 wrong_type: `modify` is `slowly`, not a mapping\n");
    CHECK(issues_in(read("{how: slowly, speed: low}")) == "2:74 unknown_key: unknown key `speed` in `modify`\n");
    CHECK(issues_in(read("{how: slowly, dose: {hold: 10}}")).find("unknown_key") != std::string::npos);
    CHECK(issues_in(read("{how: slowly, dose: {hold_s: -1}}")).find("wrong_type") != std::string::npos);
    CHECK(issues_in(read("{how: slowly, dose: second_session}")).find("wrong_type") != std::string::npos);
}

TEST_CASE("an exclusion of either kind may name alternatives") {
    const auto read = [](const std::string& more) {
        return exclusion("when: cough, stretches: [reach], because: b, " + more + source);
    };
    CHECK(loaded(read("")).exclusions[0].instead.empty());
    CHECK(loaded(read("instead: [reach], ")).exclusions[0].instead == std::vector{triage::StretchId{0}});
    CHECK(loaded(read("modify: {how: slowly}, instead: [reach], ")).exclusions[0].instead.size() == 1);
    CHECK(issues_in(read("instead: [raech], ")) ==
          "2:62 unknown_name: unknown stretch `raech` (did you mean `reach`?)\n");
    CHECK(issues_in(read("instead: reach, ")) == "2:61 wrong_type: instead is `reach`, not a list\n");
}

TEST_CASE("an exclusion removes something and says why") {
    CHECK(issues_in(exclusion("when: cough, " + source)) ==
          "2:3 no_effect: exclusion `x` removes no stretch (name `stretches` or `movements`)\n"
          "2:3 missing_field: exclusion `x` has no `because` (it is shown to the person)\n");
    CHECK(issues_in(exclusion("when: cough, movements: [twist], because: b, " + source)) ==
          "2:3 no_effect: exclusion `x` removes no stretch (name `stretches` or `movements`)\n");
    CHECK(issues_in(exclusion("when: cough, stretches: [reach, raech], movements: [bned], because: b, " + source)) ==
          "2:39 unknown_name: unknown stretch `raech` (did you mean `reach`?)\n"
          "2:59 unknown_name: unknown movement `bned` (did you mean `bend`?)\n");
    CHECK(issues_in(exclusion("when: cough, stretches: [[reach], reach], because: b, " + source)) ==
          "2:32 wrong_type: stretch is a list, not a text\n");
}
