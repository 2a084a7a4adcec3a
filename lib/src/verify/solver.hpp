// Questions to Z3: statements about yes-or-no facts and numbers, and an example that makes them all true.
//
// Only solver.cpp knows Z3. Constants are folded while statements are built, so that what a pack decides by itself
// costs the solver nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "triage/rule_base.hpp"
#include "triage/search_end.hpp"

namespace triage {

/// A statement. Belongs to the solver that made it.
enum class Formula : std::uint32_t { never, always };
using Formulas = std::vector<Formula>;

/// A number that the solver may choose.
enum class NumberId : std::uint32_t {};

class Solver {
public:
    explicit Solver(std::chrono::milliseconds budget);
    ~Solver();
    Solver(Solver&&) noexcept;
    Solver& operator=(Solver&&) noexcept;

    /// A fresh yes-or-no.
    Formula proposition();
    enum class Domain : std::uint8_t { any, whole };
    NumberId number(Domain domain);

    Formula compare(NumberId left, Comparator comparator, double right);
    Formula less(NumberId left, NumberId right);
    /// A number of the solver's, or a known one, some times over.
    struct Part {
        std::optional<NumberId> chosen;
        double known = 0;
        std::uint64_t factor = 1;
    };
    /// The one sum is below the other, or at most as large.
    Formula sum_is_below(const std::vector<Part>& low, const std::vector<Part>& high, bool may_be_equal);
    Formula negation(Formula part);
    Formula all_of(const Formulas& parts);
    Formula any_of(const Formulas& parts);
    Formula at_least(std::size_t count, const Formulas& parts);
    Formula implies(Formula condition, Formula consequence) { return any_of({negation(condition), consequence}); }
    Formula differs(Formula a, Formula b) { return any_of({all_of({a, negation(b)}), all_of({negation(a), b})}); }

    /// True from now on.
    void assume(Formula fact);
    /// Looks for an example in which all of these are true. Its values are at hand until the next question. An end of
    /// the time is `gave_up`, and so is whatever else keeps the solver from an answer.
    SearchEnd ask(const Formulas& wanted);
    /// The suspects must be true as well; after `none_exists`, `guilty` has positions of some that cannot all be true
    /// together with `wanted`, none of which can be left out.
    SearchEnd ask(const Formulas& wanted, const Formulas& suspects, std::vector<std::size_t>& guilty);

    /// In the example. REQUIRES: the last question ended with `found`.
    bool value(Formula formula);
    double value(NumberId number);

private:
    class Z3;
    std::unique_ptr<Z3> z3_;
};

}  // namespace triage
