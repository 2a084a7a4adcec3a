// Conditions about a person whom the solver may choose: which values are tried, which facts are contested, and that a
// program compiled from other rules is told from what is written. A proof about the wrong program would prove nothing.

#include "verify/symbolic.hpp"

#include <doctest/doctest.h>

#include "patient.hpp"
#include "support/compiled.hpp"
#include "support/random_rules.hpp"
#include "verify/judgement.hpp"

using namespace triage;

TEST_CASE("samples lie in every part of a range, its ends and the limits among them") {
    const Quantity bounded{"", 0, 10, Absence::impossible, false, Worse::unstated};
    CHECK(sample_values(bounded, {4, 12}) == std::vector<std::optional<double>>{0, 4, 10, 2, 7});
    const Quantity open{"h", 0, std::numeric_limits<double>::infinity(), Absence::allowed, false, Worse::unstated};
    CHECK(sample_values(open, {72}) == std::vector<std::optional<double>>{0, 72, 36, 73, std::nullopt});
}

TEST_CASE("a fact is contested when a condition wants it more than one way") {
    random_rules::Generator random(1);
    const RuleBase rules = random.rules({});
    const auto finding = [](int fact) {
        Condition condition;
        condition.kind = Condition::Kind::finding;
        condition.fact = static_cast<FactId>(fact);
        return condition;
    };
    const auto negation = [](Condition part) {
        Condition condition;
        condition.kind = Condition::Kind::negation;
        condition.parts.push_back(std::move(part));
        return condition;
    };
    CHECK(contested_facts(rules.vocabulary, at_least(1, {finding(0), finding(0), negation(finding(1))})).empty());
    CHECK(contested_facts(rules.vocabulary, at_least(1, {finding(0), negation(finding(0))})) ==
          std::vector<FactId>{FactId{0}});
}

TEST_CASE("a program that was compiled from other rules is told from what is written") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    int told = 0;
    for (int i = 0; i < 20; ++i) {
        const RuleBase rules = random.rules({});
        RuleBase others = rules;
        others.rules.front().when = random.rules({}).rules.front().when;
        const Program program = compiled(rules);
        const Program other = compiled(others);
        Solver solver(patient.budget);
        const SymbolicPerson person = symbolic_person(solver, rules.vocabulary);
        const Truth written = written_truths(solver, rules, person)->rules.front();
        const auto differs_from = [&](const Program& compiled_program) {
            const Truth truth = compiled_truths(solver, compiled_program, person).rules.front();
            return solver.ask({solver.any_of(
                {solver.differs(written.certain, truth.certain), solver.differs(written.ruled_out, truth.ruled_out)})});
        };
        CHECK(differs_from(program) == SearchEnd::none_exists);
        told += differs_from(other) == SearchEnd::found ? 1 : 0;
    }
    CHECK(told > 15);
}
