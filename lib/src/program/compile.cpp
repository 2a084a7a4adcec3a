// Conditions to clauses. Most conditions are flat ("any of these", "all of those", one comparison) and become one
// clause as they stand; the rest go through their prime implicants (implicants.hpp), which makes them exact over
// unknown facts.
//
// A condition that holds for everybody, or for nobody, is an error of its author. One that needs too many clauses is
// refused, so that no pack can make loading or deciding slow.

#include <algorithm>
#include <bit>
#include <map>
#include <optional>

#include "program/implicants.hpp"
#include "program/index.hpp"
#include "program/thresholds.hpp"
#include "triage/program.hpp"

namespace triage {

/// Fills the lists of one program, condition by condition. INVARIANT: the clauses of a condition, and the masks of a
/// clause, stand side by side, so that two numbers name them.
class Compiler {
public:
    Compiler(const RuleBase& rules, CompileOptions options, Program& program)
        : rules_(rules), options_(options), program_(program) {
        for (const FactId fact : rules.vocabulary.fact_ids()) program_.literals_.push_back({fact, std::nullopt, 0});
    }

    void compile() {
        for (const Rule& rule : rules_.rules) {
            program_.rule_conditions_.push_back(compile_condition(rule.when, "rule `" + rule.id + "`", rule.where));
        }
        find_shadowed();
        for (const Exclusion& exclusion : rules_.exclusions) {
            program_.exclusion_conditions_.push_back(
                compile_condition(exclusion.when, "exclusion `" + exclusion.id + "`", exclusion.where));
        }
    }

    Issues take_issues() { return std::move(issues_); }

private:
    /// A literal of the program that must be true, or must be false.
    struct Signed {
        std::size_t literal = 0;
        bool is_true = true;
    };

    CompiledCondition compile_condition(const Condition& condition, const std::string& owner, const Position& where) {
        const auto first = static_cast<std::uint32_t>(program_.clauses_.size());
        variables_.clear();
        if (!compile_flat(condition)) compile_nested(condition, owner, where);
        return {first, static_cast<std::uint32_t>(program_.clauses_.size()) - first};
    }

    // --- literals ------------------------------------------------------------------------------------------

    /// The number of a literal, which is added when it is new: equal comparisons of all rules share one.
    std::size_t literal_of(const Literal& literal) {
        if (!literal.comparator) return index(literal.fact);
        std::vector<Literal>& all = program_.literals_;
        const auto number = static_cast<std::size_t>(std::find(all.begin(), all.end(), literal) - all.begin());
        if (number == all.size()) all.push_back(literal);
        return number;
    }

    /// A comparison as literals that must all hold. Where a number always exists, `<` is the opposite of `>=`
    /// and shares its literal; where it may be absent, both are false at once and need literals of their own.
    std::vector<Signed> comparison(const Condition& leaf) {
        const auto literal = [&](Comparator comparator) { return literal_of({leaf.fact, comparator, leaf.number}); };
        const bool may_be_absent = rules_.vocabulary[leaf.fact].quantity->absence == Absence::allowed;
        switch (leaf.comparator) {
            case Comparator::greater:
            case Comparator::greater_equal: return {{literal(leaf.comparator), true}};
            case Comparator::less:
                if (may_be_absent) return {{literal(Comparator::less), true}};
                return {{literal(Comparator::greater_equal), false}};
            case Comparator::less_equal:
                if (may_be_absent) return {{literal(Comparator::less_equal), true}};
                return {{literal(Comparator::greater), false}};
            case Comparator::equal: break;
        }
        if (may_be_absent) return {{literal(Comparator::greater_equal), true}, {literal(Comparator::less_equal), true}};
        return {{literal(Comparator::greater_equal), true}, {literal(Comparator::greater), false}};
    }

    /// The one literal that a condition is, if it is one.
    std::optional<Signed> as_literal(const Condition& condition) {
        switch (condition.kind) {
            case Condition::Kind::finding: return Signed{index(condition.fact), true};
            case Condition::Kind::comparison: {
                const std::vector<Signed> literals = comparison(condition);
                if (literals.size() == 1) return literals.front();
                return std::nullopt;
            }
            case Condition::Kind::negation: {
                std::optional<Signed> part = as_literal(condition.parts.front());
                if (part) part->is_true = !part->is_true;
                return part;
            }
            case Condition::Kind::at_least: break;
        }
        return std::nullopt;
    }

    // --- flat conditions -----------------------------------------------------------------------------------

    /// False, adding nothing, when the condition is not flat.
    bool compile_flat(const Condition& condition) {
        if (condition.kind != Condition::Kind::at_least) {
            const auto literal = as_literal(condition);
            return literal && add_flat({*literal}, 1);
        }
        std::vector<Signed> literals;
        for (const Condition& part : condition.parts) {
            const auto literal = as_literal(part);
            if (!literal) return false;
            literals.push_back(*literal);
        }
        return add_flat(literals, condition.count);
    }

    // Counting literals is exact only if they are independent: each is of another fact, and none is decided by its
    // range.
    bool add_flat(const std::vector<Signed>& literals, std::size_t count) {
        std::vector<FactId> facts;
        for (const Signed& literal : literals) {
            const Literal& what = program_.literals_[literal.literal];
            if (std::find(facts.begin(), facts.end(), what.fact) != facts.end()) return false;
            facts.push_back(what.fact);
            if (what.comparator && !Thresholds({what}, rules_.vocabulary).impossible().empty()) return false;
        }
        add_clause(literals, count);
        return true;
    }

    // --- nested conditions ---------------------------------------------------------------------------------

    // A sum of products, completed by its prime implicants, product by product a clause.
    void compile_nested(const Condition& condition, const std::string& owner, const Position& where) {
        const std::optional<Sum> written = sum_of(condition, true);
        std::optional<Sum> primes;
        const Thresholds thresholds(variable_literals(), rules_.vocabulary);
        if (written) {
            // A combination that no person can have may count as true: it joins products that differ only there.
            Sum sum = *written;
            const Sum impossible = thresholds.impossible();
            sum.insert(sum.end(), impossible.begin(), impossible.end());
            primes = prime_implicants(std::move(sum), options_.max_clauses);
        }
        if (!primes) {
            return fail("condition_too_large",
                        owner + " needs more than " + std::to_string(options_.max_clauses) +
                            " clauses, or more than 64 different facts and comparisons",
                        "split it into several rules", where);
        }
        std::erase_if(*primes, [&](const Term& term) { return !thresholds.is_possible(term); });
        const bool always = std::find(primes->begin(), primes->end(), Term{}) != primes->end();
        if (always) return fail("always_true", owner + " holds for everybody", "", where);
        if (primes->empty()) return fail("never_true", owner + " can never hold", "", where);
        add_sum(*primes);
    }

    void fail(std::string_view code, std::string message, std::string hint, const Position& where) {
        issues_.push_back({code, std::move(message), std::move(hint), where, Severity::error});
    }

    std::vector<Literal> variable_literals() const {
        std::vector<Literal> literals;
        for (const std::size_t variable : variables_) literals.push_back(program_.literals_[variable]);
        return literals;
    }

    /// The bit that stands for a literal inside this condition; nothing when there are more than 64.
    std::optional<std::uint64_t> variable(std::size_t literal) {
        const auto found = std::find(variables_.begin(), variables_.end(), literal);
        const auto number = static_cast<std::size_t>(found - variables_.begin());
        if (number == 64) return std::nullopt;
        if (found == variables_.end()) variables_.push_back(literal);
        return std::uint64_t{1} << number;
    }

    /// The condition, or its opposite, as a sum of products.
    std::optional<Sum> sum_of(const Condition& condition, bool wanted) {
        switch (condition.kind) {
            case Condition::Kind::finding: return sum_of_literals({{index(condition.fact), true}}, wanted);
            case Condition::Kind::comparison: return sum_of_literals(comparison(condition), wanted);
            case Condition::Kind::negation: return sum_of(condition.parts.front(), !wanted);
            case Condition::Kind::at_least: break;
        }
        std::vector<Sum> parts;
        for (const Condition& part : condition.parts) {
            std::optional<Sum> sum = sum_of(part, wanted);
            if (!sum) return std::nullopt;
            parts.push_back(std::move(*sum));
        }
        // Fewer than k of n hold exactly when at least n - k + 1 fail.
        const std::size_t count = wanted ? condition.count : condition.parts.size() - condition.count + 1;
        return at_least(parts, count, options_.max_clauses);
    }

    std::optional<Sum> sum_of_literals(const std::vector<Signed>& literals, bool wanted) {
        Sum sum;
        Term all;
        for (const Signed& literal : literals) {
            const auto bit = variable(literal.literal);
            if (!bit) return std::nullopt;
            const Term one = literal.is_true == wanted ? Term{*bit, 0} : Term{0, *bit};
            sum.push_back(one);
            all.need_true |= one.need_true;
            all.need_false |= one.need_false;
        }
        return wanted ? Sum{all} : sum;
    }

    // --- clauses -------------------------------------------------------------------------------------------

    // Products of one literal become one clause together, every other product its own.
    void add_sum(const Sum& primes) {
        std::vector<Signed> singles;
        for (const Term& term : primes) {
            const std::vector<Signed> literals = literals_of(term);
            if (literals.size() == 1) {
                singles.push_back(literals.front());
            } else {
                add_clause(literals, literals.size());
            }
        }
        if (!singles.empty()) add_clause(singles, 1);
    }

    /// A product's variables as literals of the program.
    std::vector<Signed> literals_of(const Term& term) const {
        std::vector<Signed> literals;
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            if ((term.need_true & bit) != 0) literals.push_back({variables_[i], true});
            if ((term.need_false & bit) != 0) literals.push_back({variables_[i], false});
        }
        return literals;
    }

    void add_clause(const std::vector<Signed>& literals, std::size_t count) {
        std::map<std::uint32_t, Mask> masks;
        for (const Signed& literal : literals) {
            const auto word = static_cast<std::uint32_t>(literal.literal / 64);
            Mask& mask = masks[word];
            mask.word = word;
            (literal.is_true ? mask.need_true : mask.need_false) |= std::uint64_t{1} << (literal.literal % 64);
        }
        Clause clause;
        clause.first_mask = static_cast<std::uint32_t>(program_.masks_.size());
        clause.mask_count = static_cast<std::uint32_t>(masks.size());
        clause.at_least = static_cast<std::uint32_t>(count);
        clause.width = static_cast<std::uint32_t>(literals.size());
        program_.clauses_.push_back(clause);
        for (const auto& [word, mask] : masks) program_.masks_.push_back(mask);
    }

    // --- shadows -------------------------------------------------------------------------------------------
    //
    // A clause is shadowed when another one, of a rule that demands no less, needs a proper part of its literals. Until
    // the shorter clause is decided its literals are asked for its own sake; once it is certain, the longer one can
    // raise nothing, and once it is ruled out, so is the longer one.

    void find_shadowed() {
        for (const RuleId rule : rules_.rule_ids()) {
            const CompiledCondition& condition = program_.condition(rule);
            for (std::uint32_t i = 0; i < condition.clause_count; ++i) {
                Clause& clause = program_.clauses_[condition.first_clause + i];
                clause.is_shadowed = is_shadowed(clause, rules_[rule].level);
            }
        }
    }

    // Comparing with itself is harmless: no clause needs a proper part of its own literals.
    bool is_shadowed(const Clause& clause, Level level) const {
        if (!clause.needs_all() || clause.width == 1) return false;
        for (const RuleId rule : rules_.rule_ids()) {
            if (!covered_by(level, rules_[rule].level)) continue;
            for (const Clause& other : program_.clauses(program_.condition(rule))) {
                if (needs_a_part(other, clause)) return true;
            }
        }
        return false;
    }

    bool needs_a_part(const Clause& less, const Clause& more) const {
        if (less.at_least != 1 && (!less.needs_all() || less.width >= more.width)) return false;
        const std::uint32_t shared = shared_literals(less, more);
        return shared > 0 && (less.at_least == 1 || shared == less.width);
    }

    /// How many literals both need with the same sign.
    std::uint32_t shared_literals(const Clause& a, const Clause& b) const {
        int count = 0;
        for (const Mask& left : program_.masks(a)) {
            for (const Mask& right : program_.masks(b)) {
                const std::uint64_t both_true = left.need_true & right.need_true;
                const std::uint64_t both_false = left.need_false & right.need_false;
                // Counting bits is slow where it is a function call, and most pairs share nothing.
                if (left.word != right.word || (both_true | both_false) == 0) continue;
                count += std::popcount(both_true) + std::popcount(both_false);
            }
        }
        return static_cast<std::uint32_t>(count);
    }

    const RuleBase& rules_;
    CompileOptions options_;
    Program& program_;
    std::vector<std::size_t> variables_;  ///< the literals of the condition at hand, by variable number
    Issues issues_;
};

Result<Program> Program::compile(RuleBase rules, CompileOptions options) {
    Program program;
    const auto shared = std::make_shared<const RuleBase>(std::move(rules));
    Compiler compiler(*shared, options, program);
    compiler.compile();
    Issues issues = compiler.take_issues();
    if (has_errors(issues)) return issues;
    program.rules_ = shared;
    program.index_ = std::make_shared<const EvaluationIndex>(program);
    return program;
}

Program default_program() {
    Result<RuleBase> rules = load_packs({});
    assert(rules && "the build embeds only packs that load");
    Result<Program> program = Program::compile(std::move(*rules));
    assert(program && "the build embeds only packs that compile");
    return std::move(*program);
}

}  // namespace triage
