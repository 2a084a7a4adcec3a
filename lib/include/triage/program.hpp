// A rule base compiled to bit masks, and who decides with it.
//
// Meaning. A profile leaves some facts unknown; a *completion* fills them in. A rule is **certain** if its
// condition holds in every completion, **ruled out** if in none, **possible** otherwise. The decision's floor
// joins the levels of the certain rules, its ceiling those of the certain and the possible ones. Floor equals
// ceiling: *settled*. The verdict is `stop` or `see_a_doctor` when the floor's outcome says so, `proceed` only
// when settled, otherwise `ask`. A line that was answered with yes (gateway.hpp) is joined to both behind the rules. A
// stretch is allowed only under `proceed`, and only if every exclusion that removes it is ruled out. docs/semantics.md
// has worked examples.
//
// Form. Every finding and every distinct comparison is a *literal*. A condition becomes clauses (compiled.hpp), each
// "at least k of these literals, some needed true, some needed false": certain as soon as k are satisfied,
// ruled out as soon as fewer than k are left uncontradicted. A nested condition becomes the clauses of all its
// prime implicants, which makes both answers exact (Blake 1937), thresholds on one number included.
//
//     triage::Result<triage::Program> program = triage::Program::compile(std::move(*rules));
//     triage::Decision decision = program->evaluate(profile);
//
// Who decides about many people keeps an `Evaluator`, which allocates nothing for one more person:
//
//     triage::Evaluator evaluator(*program);
//     for (const triage::Profile& person : people) count(evaluator.evaluate(person).verdict);
//
// Threads: a program never changes once compiled; share it without locks. Copies share their rule base. An evaluator
// belongs to one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "triage/compiled.hpp"
#include "triage/decision.hpp"
#include "triage/export.hpp"
#include "triage/issue.hpp"
#include "triage/profile.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// The limits of a compilation.
struct CompileOptions {
    /// A nested condition that needs more clauses than this is an issue (`condition_too_large`). The clauses of a
    /// condition can grow exponentially with its length; those of a condition that people can follow stay far below.
    std::size_t max_clauses = 1024;
};

/// The arrangement of a program for judging fast; private to the library.
class EvaluationIndex;

/// A rule base that was compiled, and the decisions that follow from it. It never changes. A copy shares the rule base
/// and the index, and copies the clauses.
/// INVARIANT: there is a condition for each rule and each exclusion, and every clause and mask belongs to one.
class Program {
public:
    /// Compiles a rule base, which the program keeps. Failure: `always_true`, `never_true` or `condition_too_large`,
    /// each at its rule or exclusion; all of them, not the first. Warnings there are none.
    TRIAGE_EXPORT static Result<Program> compile(RuleBase rules, CompileOptions options = {});

    /// Decides about one person. Total: there is a decision for every profile of this program's vocabulary, and equal
    /// profiles have equal decisions. Makes an `Evaluator` for it, which allocates; keep one for many people. REQUIRES:
    /// the profile was made with that vocabulary, which nothing detects.
    TRIAGE_EXPORT Decision evaluate(const Profile& profile) const;

    /// What a "yes" to this gateway demands of this person, whatever else is true: the level of the mildest of its
    /// facts alone, those that are denied left out. Nothing for a gateway that is wider than its facts. Every decision
    /// about somebody who said yes has it joined to its floor already. REQUIRES: the profile answers it with yes.
    TRIAGE_EXPORT Level level_of(GatewayId gateway, const Profile& profile) const;

    /// The rule base and its vocabulary, to turn ids into names and texts. They live as long as any copy of the
    /// program.
    const RuleBase& rules() const { return *rules_; }
    const Vocabulary& vocabulary() const { return rules_->vocabulary; }

    // The compiled form (compiled.hpp), for explaining, verifying and looking at.

    /// One literal for each fact, in the order of the facts, then the comparisons. A quantity's own is never read.
    const std::vector<Literal>& literals() const { return literals_; }
    /// The condition of a rule or an exclusion. REQUIRES: an id of this program's rule base.
    const CompiledCondition& condition(RuleId rule) const { return rule_conditions_[index(rule)]; }
    const CompiledCondition& condition(ExclusionId exclusion) const { return exclusion_conditions_[index(exclusion)]; }
    /// The clauses of a condition, any of which makes it hold, and the masks of a clause. The spans live as long as
    /// this program, and not as its copies: the clauses are copied. REQUIRES: `condition` and `clause` are this
    /// program's.
    std::span<const Clause> clauses(const CompiledCondition& condition) const {
        return std::span(clauses_).subspan(condition.first_clause, condition.clause_count);
    }
    std::span<const Mask> masks(const Clause& clause) const {
        return std::span(masks_).subspan(clause.first_mask, clause.mask_count);
    }

    /// A listing of the compiled form, one clause a line; for people and for goldens, not for programs.
    TRIAGE_EXPORT std::string dump() const;

private:
    friend class Compiler;
    friend class Evaluator;

    std::shared_ptr<const RuleBase> rules_;
    std::vector<Literal> literals_;
    std::vector<Mask> masks_;
    std::vector<Clause> clauses_;
    /// By rule, and by exclusion.
    std::vector<CompiledCondition> rule_conditions_;
    std::vector<CompiledCondition> exclusion_conditions_;
    std::shared_ptr<const EvaluationIndex> index_;
};

/// Decides about one person after the other in memory of its own, which it takes when it is made. `Program::evaluate`
/// is one of these used once. Its steps are public for those who need less than all: a check that only gates needs
/// `judge`, an interview that looks for questions `judge` and `find_missing`.
class Evaluator {
public:
    /// Takes all memory that it will ever need. REQUIRES: the program outlives it.
    TRIAGE_EXPORT explicit Evaluator(const Program& program);
    TRIAGE_EXPORT ~Evaluator();
    /// The other one may only be destroyed after that.
    TRIAGE_EXPORT Evaluator(Evaluator&& other) noexcept;
    Evaluator& operator=(Evaluator&&) = delete;

    /// The whole decision: `judge`, `find_missing`, `allow_stretches`. Allocates nothing. What these functions return
    /// is overwritten by the next one.
    TRIAGE_EXPORT const Decision& evaluate(const Profile& profile);

    /// The first step: floor, ceiling, `settled`, verdict and the certain rules. Whatever else a decision has is empty,
    /// or incomplete.
    TRIAGE_EXPORT const Decision& judge(const Profile& profile);
    /// In place of `judge`, for a profile that was rejected: the floor and the certain rules only, and a verdict that
    /// is `ask` where the floor says neither `stop` nor `see-a-doctor`. For a profile of which little is known it costs
    /// a fifth. No other step may follow.
    TRIAGE_EXPORT const Decision& judge_floor(const Profile& profile);
    /// The second step: the possible rules and the missing facts. REQUIRES: `judge`.
    TRIAGE_EXPORT const Decision& find_missing();
    /// The third step: the exclusions and the stretches; nothing under any verdict but `proceed`. It does not need
    /// `find_missing`. REQUIRES: `judge` of this profile.
    TRIAGE_EXPORT const Decision& allow_stretches(const Profile& profile);

    /// Adds to `facts` what keeps a possible rule from being certain or ruled out, as far as it could raise the
    /// decision; nothing for a rule that could not. REQUIRES: `find_missing`; `facts` has room for the vocabulary.
    TRIAGE_EXPORT void add_missing(RuleId rule, IdSet<FactId>& facts) const;

    const Program& program() const { return *program_; }
    /// The decision as far as the steps have come; the next step overwrites it.
    const Decision& decision() const { return decision_; }
    /// The last profile as the state of every literal; the next `judge` overwrites it.
    TRIAGE_EXPORT const LiteralStates& literals() const;

private:
    friend class Program;
    struct Work;

    void start(const Profile& profile);

    const Program* program_;
    /// Made once with room for every id, so that no step allocates.
    Decision decision_;
    std::unique_ptr<Work> work_;
};

/// All embedded packs, loaded and compiled: the command line decides with these where no pack is named. Each call loads
/// and compiles them anew; keep the program. It cannot fail: the build embeds only packs that load and compile.
TRIAGE_EXPORT Program default_program();

}  // namespace triage
