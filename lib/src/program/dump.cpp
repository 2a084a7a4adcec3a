// A program as a listing, one clause a line. Goldens hold the compiler to it: a change of what is compiled shows as a
// difference that a person can read.
#include "program/clauses.hpp"
#include "text/number.hpp"
#include "triage/program.hpp"

namespace triage {

namespace {

/// "pain > 4", or "not fever" where the clause needs the literal false.
std::string literal_text(const Program& program, std::size_t i, bool is_true) {
    const Literal& literal = program.literals()[i];
    std::string text = is_true ? "" : "not ";
    text += program.vocabulary()[literal.fact].id;
    if (literal.comparator)
        text += " " + std::string(to_string(*literal.comparator)) + " " + number_text(literal.number);
    return text;
}

/// One line: how many of its literals the clause asks for, and which, in the order of the literals.
std::string clause_text(const Program& program, const Clause& clause) {
    std::string text =
        clause.at_least == clause.width ? "all of (" : "at least " + std::to_string(clause.at_least) + " of (";
    std::string separator;
    for (const Mask& mask : program.masks(clause)) {
        for_each_need(mask, [&](std::size_t literal, bool is_true) {
            text += separator + literal_text(program, literal, is_true);
            separator = ", ";
        });
    }
    return text + ")\n";
}

/// A line for each clause, since any of them makes the condition hold: the second and later ones begin with "or".
std::string condition_text(const Program& program, const CompiledCondition& condition) {
    std::string text;
    for (const Clause& clause : program.clauses(condition)) {
        text += (text.empty() ? "    " : " or ") + clause_text(program, clause);
    }
    return text;
}

}  // namespace

std::string Program::dump() const {
    std::string text;
    for (const RuleId id : rules_->rule_ids()) {
        const Rule& rule = (*rules_)[id];
        text.append("rule ").append(rule.id).append(": ").append(to_string(rule.level.outcome));
        text.append(", ").append(to_string(rule.level.urgency)).append("\n");
        text += condition_text(*this, condition(id));
    }
    for (const ExclusionId id : rules_->exclusion_ids()) {
        text += "exclusion " + (*rules_)[id].id + "\n" + condition_text(*this, condition(id));
    }
    return text;
}

}  // namespace triage
