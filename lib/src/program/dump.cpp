#include <bit>

#include "text/number.hpp"
#include "triage/program.hpp"

namespace triage {

namespace {

std::string literal_text(const Program& program, std::size_t i, bool is_true) {
    const Literal& literal = program.literals()[i];
    std::string text = is_true ? "" : "not ";
    text += program.vocabulary()[literal.fact].id;
    if (literal.comparator)
        text += " " + std::string(to_string(*literal.comparator)) + " " + number_text(literal.number);
    return text;
}

std::string clause_text(const Program& program, const Clause& clause) {
    std::string text =
        clause.at_least == clause.width ? "all of (" : "at least " + std::to_string(clause.at_least) + " of (";
    std::string separator;
    for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
        const Mask& mask = program.masks()[i];
        for (std::uint64_t rest = mask.need_true | mask.need_false; rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
            const bool is_true = ((mask.need_true >> bit) & 1U) != 0;
            text += separator + literal_text(program, std::size_t{mask.word} * 64 + bit, is_true);
            separator = ", ";
        }
    }
    return text + ")\n";
}

std::string test_text(const Program& program, const std::string& head, const Test& test) {
    std::string text = head + "\n";
    for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
        text += (i == test.first_clause ? "    " : " or ") + clause_text(program, program.clauses()[i]);
    }
    return text;
}

}  // namespace

std::string Program::dump() const {
    std::string text;
    for (std::size_t i = 0; i < rule_tests_.size(); ++i) {
        const Rule& rule = rules_->rules[i];
        const std::string level =
            std::string(to_string(rule.level.outcome)) + ", " + std::string(to_string(rule.level.urgency));
        text += test_text(*this, "rule " + rule.id + ": " + level, rule_tests_[i]);
    }
    for (std::size_t i = 0; i < exclusion_tests_.size(); ++i) {
        text += test_text(*this, "exclusion " + rules_->exclusions[i].id, exclusion_tests_[i]);
    }
    return text;
}

}  // namespace triage
