// A rule base compiled to bit masks, and the one loop that decides.
//
// Meaning. A profile leaves some facts unknown; a *completion* fills them in. A rule is **certain** if its
// condition holds in every completion, **ruled out** if in none, **possible** otherwise. The decision's floor
// joins the levels of the certain rules, its ceiling those of the certain and the possible ones. Floor equals
// ceiling: *settled*. The verdict is `stop` or `see_a_doctor` when the floor's outcome says so, `proceed` only
// when settled, otherwise `ask`. A stretch is allowed only under `proceed`, and only if every exclusion that
// removes it is ruled out. docs/semantics.md has worked examples.
//
// Form. Every finding and every distinct comparison is a *literal*. A condition becomes clauses, each
// "at least k of these literals, some needed true, some needed false": certain as soon as k are satisfied,
// ruled out as soon as fewer than k are left uncontradicted. A nested condition becomes the clauses of all its
// prime implicants, which makes both answers exact (Blake 1937), thresholds on one number included.
//
//     triage::Result<triage::Program> program = triage::Program::compile(std::move(*rules));
//     triage::Decision decision = program->evaluate(profile);
//
// Threads: a program never changes once compiled; share it without locks. Copies share their rule base.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "triage/decision.hpp"
#include "triage/export.hpp"
#include "triage/issue.hpp"
#include "triage/profile.hpp"
#include "triage/rule_base.hpp"

namespace triage {

struct CompileOptions {
    /// A nested condition that needs more clauses than this is an issue (`condition_too_large`).
    std::size_t max_clauses = 1024;
};

/// Something a profile makes true, false or leaves unknown.
struct Literal {
    FactId fact{};
    std::optional<Comparator> comparator;  ///< empty for a finding
    double number = 0;

    friend bool operator==(const Literal&, const Literal&) = default;
};

/// The literals of one clause that lie in one 64-bit word.
struct Mask {
    std::uint32_t word = 0;
    std::uint64_t need_true = 0;
    std::uint64_t need_false = 0;
};

/// At least `at_least` of the literals in `masks[first_mask .. +mask_count]`; `width` literals in all.
struct Clause {
    std::uint32_t first_mask = 0;
    std::uint32_t mask_count = 0;
    std::uint32_t at_least = 0;
    std::uint32_t width = 0;
    /// Another clause, of a rule that demands no less, needs a part of this one's literals: nothing is ever asked
    /// for the sake of this one.
    bool is_shadowed = false;
};

/// A condition: any of the clauses `first_clause .. +clause_count`.
struct Test {
    std::uint32_t first_clause = 0;
    std::uint32_t clause_count = 0;
};

class EvaluationIndex;

class Program {
public:
    /// Failure: `always_true`, `never_true`, `condition_too_large`, each at its rule or exclusion.
    TRIAGE_EXPORT static Result<Program> compile(RuleBase rules, CompileOptions options = {});

    /// Total: decides every profile of this vocabulary. Allocates only to size the decision.
    TRIAGE_EXPORT Decision evaluate(const Profile& profile) const;
    /// The same into a decision that is used again: allocates nothing from the second call on.
    TRIAGE_EXPORT void evaluate(const Profile& profile, Decision& decision) const;

    // The steps of `evaluate`, for those who need less than all; each needs the one before.
    /// Floor, ceiling, settled, verdict and the certain rules.
    TRIAGE_EXPORT void judge(const Profile& profile, Decision& decision) const;
    /// Of `judge` the floor and the certain rules only, and a verdict that is `ask` where the floor says neither `stop`
    /// nor `see-a-doctor`; it is no step of `evaluate`. For a profile of which little is known it costs a fifth.
    TRIAGE_EXPORT void judge_floor(const Profile& profile, Decision& decision) const;
    /// The possible rules and the missing facts.
    TRIAGE_EXPORT void find_missing(Decision& decision) const;
    /// The allowed stretches and the exclusions.
    TRIAGE_EXPORT void allow_stretches(const Profile& profile, Decision& decision) const;

    /// Adds to `facts` what keeps a possible rule from being certain or ruled out, as far as it could raise the
    /// decision; nothing for a rule that could not. `facts` has room for the vocabulary. REQUIRES: `find_missing`.
    TRIAGE_EXPORT void add_missing(RuleId rule, const Decision& decision, IdSet<FactId>& facts) const;

    const RuleBase& rules() const { return *rules_; }
    const Vocabulary& vocabulary() const { return rules_->vocabulary; }

    // The compiled form, for explaining, verifying and looking at.
    const std::vector<Literal>& literals() const { return literals_; }
    const std::vector<Mask>& masks() const { return masks_; }
    const std::vector<Clause>& clauses() const { return clauses_; }
    const std::vector<Test>& rule_tests() const { return rule_tests_; }
    const std::vector<Test>& exclusion_tests() const { return exclusion_tests_; }

    /// A listing of the compiled program, one clause a line.
    TRIAGE_EXPORT std::string dump() const;

private:
    friend class Compiler;
    enum class State : std::uint8_t { ruled_out, possible, certain };

    void judge_other_rules(Decision& decision) const;
    static State judge_short_clauses(const std::vector<Mask>& clauses, const Decision& decision, State best);
    State judge(const std::vector<Mask>& short_clauses, const std::vector<Clause>& clauses, State best,
                const Decision& decision) const;
    State judge(const Test& test, const Decision& decision) const;
    State judge(const Clause& clause, const Decision& decision) const;
    State judge_counted(const Clause& clause, const Decision& decision) const;

    std::shared_ptr<const RuleBase> rules_;
    std::vector<Literal> literals_;  ///< one per fact first (never read for quantities), then the comparisons
    std::vector<Mask> masks_;
    std::vector<Clause> clauses_;
    std::vector<Test> rule_tests_;
    std::vector<Test> exclusion_tests_;
    std::shared_ptr<const EvaluationIndex> index_;
};

/// All embedded packs, loaded and compiled.
TRIAGE_EXPORT Program default_program();

}  // namespace triage
