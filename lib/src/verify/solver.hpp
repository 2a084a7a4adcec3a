// Questions to the solver Z3: statements about yes-or-no facts and numbers go in, "can all of these be true?" comes
// out, with an example where they can.
//
// Only solver.cpp includes Z3, so that no other source waits for its headers and the library without proofs does not
// link it (docs/decisions/0021). Statements that are decided while they are built (a list with `never` in it, the
// negation of `always`) are folded to constants, so that whatever a pack decides by itself costs the solver nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "triage/rule_base.hpp"
#include "triage/search_end.hpp"

namespace triage {

/// A statement: an index into the table of the solver that made it, which alone can read it. The first two entries of
/// every table are the constants.
enum class Formula : std::uint32_t { never, always };
using Formulas = std::vector<Formula>;

/// A number that the solver may choose: an index like `Formula`. It stays open until a statement limits it.
enum class NumberId : std::uint32_t {};

/// One instance of Z3, with every statement that it has been given. It answers "can all of these be true?" with
/// `SearchEnd`: `gave_up` means that it had no answer in its time, which no caller may take for `none_exists`, a proof.
/// Not synchronized: one thread at a time.
class Solver {
public:
    /// `budget` is for each question alone, not for all of them together.
    explicit Solver(std::chrono::milliseconds budget);
    ~Solver();
    Solver(Solver&&) noexcept;
    Solver& operator=(Solver&&) noexcept;

    /// A fresh statement about which nothing is known: the solver may take it for true or for false.
    Formula proposition();
    /// `whole`: the solver chooses among the integers; `any`: among the reals.
    enum class Domain : std::uint8_t { any, whole };
    NumberId number(Domain domain);

    /// `left comparator right`, for a limit as the evaluator compares with it: the exact value of the double. REQUIRES:
    /// not NaN. An infinite limit gives a constant, since every number is finite.
    Formula compare(NumberId left, Comparator comparator, double right);
    Formula less(NumberId left, NumberId right);
    /// One term of a sum: a number that the solver chooses, or else a known one, times `factor`.
    struct Part {
        std::optional<NumberId> chosen;
        double known = 0;
        std::uint64_t factor = 1;
    };
    /// `low < high`, or `low <= high` where they may be equal. Known numbers count as the decimals that they are
    /// written as, not as the doubles nearest to them: that is how the readers of profiles compare sums
    /// (docs/decisions/0034).
    Formula sum_is_below(const std::vector<Part>& low, const std::vector<Part>& high, bool may_be_equal);
    /// The connectives fold constants and give a single part back as it is. An empty `all_of` is `always`, an empty
    /// `any_of` is `never`.
    Formula negation(Formula part);
    Formula all_of(const Formulas& parts);
    Formula any_of(const Formulas& parts);
    /// At least `count` of the parts are true; a part that is listed twice counts twice.
    Formula at_least(std::size_t count, const Formulas& parts);
    Formula implies(Formula condition, Formula consequence) { return any_of({negation(condition), consequence}); }
    Formula differs(Formula a, Formula b) { return any_of({all_of({a, negation(b)}), all_of({negation(a), b})}); }

    /// Makes the statement a premise of every later question, for good. REQUIRES: it can be true together with all
    /// earlier premises. Otherwise every later answer would be no, which reads as "proved".
    void assume(Formula fact);
    /// Can all of these be true? After `found` the values of an example are at hand until the next question.
    SearchEnd ask(const Formulas& wanted);
    /// Asks whether the suspects, too, can be true together with `wanted`. After `none_exists`, `guilty` has the
    /// positions of some suspects that already contradict `wanted`; leaving any of them out would make the rest
    /// possible, or undecided. Costs one more question for each suspect in the solver's first reason.
    SearchEnd ask(const Formulas& wanted, const Formulas& suspects, std::vector<std::size_t>& guilty);

    /// The value in the example. REQUIRES: the last answer was `found`. A statement that the example leaves open is
    /// given some value.
    bool value(Formula formula);
    /// The nearest double to the example's number, which need not be one itself; to tell on which side of a limit the
    /// number is, ask for the value of a comparison instead. REQUIRES: the last answer was `found`.
    double value(NumberId number);

private:
    class Z3;
    std::unique_ptr<Z3> z3_;
};

}  // namespace triage
