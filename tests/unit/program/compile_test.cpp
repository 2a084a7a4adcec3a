// Listings of compiled programs as goldens, so that a change of the compiler is read before it is committed; and
// conditions that do not compile, each reported at its rule.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "support/golden.hpp"
#include "support/pack_under_test.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"

namespace {

using small_pack::rule;

/// The program of rules about the facts of pack_under_test.hpp.
triage::Result<triage::Program> compile(const std::string& rules, triage::CompileOptions options = {}) {
    return triage::Program::compile(small_pack::loaded(pack_under_test::head() + "rules:\n" + rules), options);
}

std::string code_of(const std::string& when) {
    const auto program = compile(rule("r", when));
    return program ? "" : std::string(program.issues.front().code);
}

}  // namespace

TEST_CASE("flat conditions become one clause, nested ones their prime implicants") {
    const auto program =
        compile(rule("one_fact", "a") + rule("denied", "not a") + rule("any_of", "any of (a, b, not c)") +
                rule("all_of", "a and b and pain > 4") + rule("two_of_three", "at least 2 of (a, b, c)") +
                rule("nested", "a and (b or c)") + rule("not_all", "not (a and b)") +
                rule("by_cases", "(a and b) or (not a and c)") + rule("exactly", "pain = 4") +
                rule("exactly_hours", "hours = 3 h") + rule("below", "pain < 4") + rule("hours_below", "hours < 2 d") +
                rule("not_recent", "not hours <= 72 h") + rule("between", "pain > 2 and pain <= 7") +
                rule("implied", "(a and pain > 4) or pain >= 4"));
    REQUIRE(program);
    check_golden("compile_small.txt", program->dump());
}

TEST_CASE("the listing of the shipped pack") {
    check_golden("compile_upper_back.txt", shipped_packs::upper_back_program().dump());
}

TEST_CASE("a condition that always or never holds does not compile") {
    CHECK(code_of("a or not a") == "always_true");
    CHECK(code_of("pain >= 0") == "always_true");
    CHECK(code_of("pain > 4 or pain <= 4") == "always_true");
    CHECK(code_of("hours > 4 h or hours <= 4 h") == "");  // false for whoever has no injury
    CHECK(code_of("a and not a") == "never_true");
    CHECK(code_of("pain > 10") == "never_true");
    CHECK(code_of("pain > 7 and pain < 3") == "never_true");
    CHECK(code_of("not hours <= 5 h and not hours > 3 h and hours >= 0 h") == "never_true");
}

TEST_CASE("what does not compile is reported at its rule, all of it") {
    const auto program = compile(rule("good", "a") + rule("bad", "a or not a") + rule("worse", "b and not b"));
    REQUIRE_FALSE(program);
    REQUIRE(program.issues.size() == 2);
    CHECK(program.issues[0].message == "rule `bad` holds for everybody");
    CHECK(program.issues[0].where.line == 18);
    CHECK(program.issues[1].message == "rule `worse` can never hold");
}

TEST_CASE("a condition over its budget of clauses is an issue") {
    triage::CompileOptions tight;
    tight.max_clauses = 2;
    const auto program = compile(rule("r", "a and (b or c or pain > 4)"), tight);
    REQUIRE_FALSE(program);
    CHECK(program.issues.front().code == "condition_too_large");
    CHECK(compile(rule("r", "a and (b or c)"), tight));
}
