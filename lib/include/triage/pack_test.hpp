// Do the cases of a pack hold, and what could be changed in its rules without one of them noticing?
//
// Used before a pack is released: by `triage test`, and by the tests of those who write packs of their own.
//
//     triage::Result<triage::RuleBase> rules = triage::load_packs({"./my-pack"}, triage::Cases::load);
//     triage::Result<triage::Program> program = triage::Program::compile(std::move(*rules));
//     std::unique_ptr<triage::PersonFinder> finder = triage::solver_finder(*program);  // verify.hpp
//     triage::PackTest test = triage::test_pack(*program, {.suggest = true, .finder = finder.get()});
//     std::cout << triage::to_text(*program, test);
//     if (!test.passes()) return 1;
//
// Only cases that come out as expected count: the others show nothing about the rules. Without any of these no mutant
// is tried. docs/cli.md says what each figure means.
//
// Threads: a pure function; the finder is asked from the thread that called it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/export.hpp"
#include "triage/person_finder.hpp"
#include "triage/program.hpp"
#include "triage/render.hpp"

namespace triage {

enum class Figure : std::uint8_t { rules, states, thresholds, mcdc, mutation };

inline constexpr std::array<std::string_view, 5> figure_names{"rules", "states", "thresholds", "mcdc", "mutation"};

/// How much of what should be shown is shown.
struct Share {
    std::size_t covered = 0;
    std::size_t total = 0;

    /// Of nothing, all is covered.
    double percent() const {
        return total == 0 ? 100 : 100 * static_cast<double>(covered) / static_cast<double>(total);
    }
};

/// Where a case and the decision differ.
struct CaseFault {
    std::string_view field;  ///< `verdict`, `urgency`, `rules`, `settled`, `allows`, `modifies` or `refuses`
    std::string expected;
    std::string actual;  ///< of the last three: those of the expected stretches that are
};

/// Compares all that the case pins: verdict, the floor's urgency, exactly the certain rules, and where they are given
/// `settled`, `allows` and `refuses`. REQUIRES: `decision` is on the case's profile.
TRIAGE_EXPORT std::vector<CaseFault> faults_of(const Case& example, const Decision& decision, const RuleBase& rules);

struct FailedCase {
    std::size_t number = 0;  ///< in the rule base's cases
    std::vector<CaseFault> faults;
};

/// Whether a case can be found for what is missing.
enum class Remedy : std::uint8_t {
    not_sought,
    suggested,   ///< there is one; see `Gap::suggestion`
    impossible,  ///< there is a proof that nobody shows it: what the gap names decides nothing here
    not_found,   ///< the budget of the finder was spent; there may be one
};

/// Something that no case shows.
struct Gap {
    Figure figure = Figure::rules;
    std::string what;  ///< a sentence without a full stop
    Position where;
    Remedy remedy = Remedy::not_sought;
    std::size_t suggestion = 0;  ///< in `PackTest::suggestions`, where one is suggested
};

/// Does a change that no case notices change a decision?
enum class Effect : std::uint8_t { changes_decisions, unproved };

/// A change that no case notices.
struct Survivor {
    Position where;    ///< the line that could change
    std::string from;  ///< what it says: `when: pain > 4`; of an entry that could be dropped: rule `pain_above_4`
    std::string to;    ///< what it could say; empty where the whole entry could be dropped
    Effect effect = Effect::unproved;
    Remedy remedy = Remedy::not_sought;
    std::size_t suggestion = 0;
};

/// A case that closes at least one gap. Whether it expects the right thing is for a person to judge: it expects what
/// the pack decides today.
struct Suggestion {
    Case example;
    Profile profile;
    std::vector<std::string> closes;  ///< the gaps and mutants that it was made for, as sentences
    std::string yaml;                 ///< an item of `cases`, several lines, each indented by two blanks at least
};

struct PackTest {
    std::size_t case_count = 0;
    std::vector<FailedCase> failed;      ///< in the order of the cases
    std::array<Share, 5> figures{};      ///< by `Figure`
    std::size_t rejected_mutants = 0;    ///< counted as noticed: they do not compile
    std::size_t equivalent_mutants = 0;  ///< proved to change nothing for anybody; left out of the figure
    bool tried_mutants = false;
    std::vector<Gap> gaps;
    std::vector<Survivor> survivors;  ///< in the order of the pack
    std::vector<Suggestion> suggestions;

    const Share& operator[](Figure figure) const { return figures[static_cast<std::size_t>(figure)]; }
    /// There is a case, and every case came out as expected. The figures do not matter here.
    bool passes() const { return case_count > 0 && failed.empty(); }
};

struct TestOptions {
    bool suggest = false;  ///< look for the missing cases; without a finder nothing is sought
    /// Asked about mutants that no case notices, and for the people of missing cases; `solver_finder` of verify.hpp
    /// makes one of the same program. Null: such mutants stay `Effect::unproved`.
    PersonFinder* finder = nullptr;
};

/// REQUIRES: a program of a rule base that was loaded with its cases.
TRIAGE_EXPORT PackTest test_pack(const Program& program, const TestOptions& options = {});

/// Percent that a figure must reach, by `Figure`; empty where it need not.
using Minimums = std::array<std::optional<double>, 5>;

/// The figures that do not reach theirs.
TRIAGE_EXPORT std::vector<Figure> below(const PackTest& test, const Minimums& minimums);

/// Failing cases, the figures, then what is missing. Suggested cases come last, ready to paste.
TRIAGE_EXPORT std::string to_text(const Program& program, const PackTest& test, const Minimums& minimums = {},
                                  const RenderOptions& options = {});
/// One line of JSON without a newline; docs/cli.md has its form.
TRIAGE_EXPORT std::string to_json(const Program& program, const PackTest& test, const Minimums& minimums = {});
/// JUnit XML: a suite `cases` with a test for each case, and a suite for each figure that has a minimum.
TRIAGE_EXPORT std::string to_junit(const Program& program, const PackTest& test, const Minimums& minimums = {});

}  // namespace triage
