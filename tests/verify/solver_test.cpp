// Z3 behind its few verbs: formulas are folded, examples have the values that were asked for, numbers are exact, and
// "no answer in time" is never taken for "no". Everything that is proved is asked through these.

#include "verify/solver.hpp"

#include <doctest/doctest.h>

#include "patient.hpp"

using triage::Comparator;
using triage::Formula;
using triage::SearchEnd;
using triage::Solver;

namespace {

// The budget is not what is tested here: none of these questions takes long, and a slow machine may take its time.
Solver new_solver() { return Solver(patient.budget); }

}  // namespace

TEST_CASE("statements are folded where they say nothing new") {
    Solver solver = new_solver();
    const Formula a = solver.proposition();
    CHECK(solver.all_of({}) == Formula::always);
    CHECK(solver.any_of({}) == Formula::never);
    CHECK(solver.all_of({a, Formula::always}) == a);
    CHECK(solver.all_of({a, Formula::never}) == Formula::never);
    CHECK(solver.any_of({a, Formula::always}) == Formula::always);
    CHECK(solver.at_least(0, {a}) == Formula::always);
    CHECK(solver.at_least(2, {a, Formula::always}) == a);
    CHECK(solver.at_least(3, {a, Formula::always}) == Formula::never);
    CHECK(solver.negation(Formula::always) == Formula::never);
}

TEST_CASE("an example has the values that were asked for, and questions leave nothing behind") {
    Solver solver = new_solver();
    const Formula a = solver.proposition();
    const Formula b = solver.proposition();
    REQUIRE(solver.ask({a, solver.negation(b)}) == SearchEnd::found);
    CHECK(solver.value(a));
    CHECK_FALSE(solver.value(b));
    CHECK(solver.ask({a, solver.negation(a)}) == SearchEnd::none_exists);
    CHECK(solver.ask({b}) == SearchEnd::found);
    solver.assume(solver.negation(b));
    CHECK(solver.ask({b}) == SearchEnd::none_exists);
}

TEST_CASE("numbers are exact, and whole where they must be") {
    Solver solver = new_solver();
    const auto number = solver.number(Solver::Domain::any);
    const Formula above = solver.compare(number, Comparator::greater, 0.1);
    const Formula below = solver.compare(number, Comparator::less, 0.1);
    CHECK(solver.ask({above, below}) == SearchEnd::none_exists);
    // 0.1 + 0.2 is another double than 0.3, and there is room between the two.
    REQUIRE(solver.ask({solver.compare(number, Comparator::greater, 0.3),
                        solver.compare(number, Comparator::less, 0.1 + 0.2)}) == SearchEnd::found);
    const auto whole = solver.number(Solver::Domain::whole);
    CHECK(solver.ask({solver.compare(whole, Comparator::greater, 3), solver.compare(whole, Comparator::less, 4)}) ==
          SearchEnd::none_exists);
    REQUIRE(solver.ask({solver.compare(whole, Comparator::greater, 3), solver.compare(whole, Comparator::less, 5)}) ==
            SearchEnd::found);
    CHECK(solver.value(whole) == 4);
}

TEST_CASE("the guilty are some that cannot all be true, and none too many") {
    Solver solver = new_solver();
    const Formula a = solver.proposition();
    const Formula b = solver.proposition();
    const Formula c = solver.proposition();
    std::vector<std::size_t> guilty;
    REQUIRE(solver.ask({solver.any_of({solver.negation(a), solver.negation(c)})}, {a, b, c}, guilty) ==
            SearchEnd::none_exists);
    CHECK(guilty == std::vector<std::size_t>{0, 2});
    CHECK(solver.ask({b}, {a, c}, guilty) == SearchEnd::found);
}

TEST_CASE("what cannot be answered in time is undecided, never a no") {
    // Z3 forgets a time that is over before it has begun to search, which happens with 1 ms on a loaded machine.
    Solver solver(std::chrono::seconds(1));
    // Forty pigeons in thirty-nine holes: easy to say, and nobody lives long enough to see it refuted like this.
    // However late the end of the time is noticed, there is no answer yet.
    std::vector<triage::Formulas> holes(39);
    triage::Formulas all;
    for (int pigeon = 0; pigeon < 40; ++pigeon) {
        triage::Formulas places;
        for (auto& hole : holes) {
            places.push_back(solver.proposition());
            hole.push_back(places.back());
        }
        all.push_back(solver.any_of(places));
    }
    for (const auto& hole : holes) {
        for (std::size_t i = 0; i < hole.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) all.push_back(solver.negation(solver.all_of({hole[i], hole[j]})));
        }
    }
    CHECK(solver.ask(all) == SearchEnd::gave_up);
}
