// Do the cases of a pack hold, and what could be changed in its rules without one of them noticing?
//
// Used before a pack is released: by `triage test`, and by the tests of those who write packs of their own.
//
//     triage::Result<triage::RuleBase> rules = triage::load_packs({"./my-pack"}, triage::Cases::load);
//     triage::Result<triage::Program> program = triage::Program::compile(std::move(*rules));
//     std::unique_ptr<triage::PersonFinder> finder = triage::solver_finder(*program);  // verify.hpp
//     triage::CaseReport report = triage::run_cases(*program, {.suggest = true, .finder = finder.get()});
//     std::cout << triage::to_text(*program, report);
//     if (!report.passes()) return 1;
//
// Only cases that come out as expected count: the others show nothing about the rules. Without any of these no mutant
// is tried. Five figures say how much the cases show, four of coverage and one of mutation testing: a pack can demand a
// minimum of each, and `below` tells which are missed.
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

/// What is measured, over the rules and exclusions of all packs.
enum class Figure : std::uint8_t {
    /// Rules that are certain in some case.
    rules,
    /// States of conditions: certain, ruled out and possible; of exclusions only under `proceed`, which they need.
    states,
    /// Sides of thresholds: a known number below, at and above each number that is compared, as far as the range goes.
    thresholds,
    /// Modified condition/decision coverage, masking form (Chilenski, DOT/FAA/AR-01/18, 2001): each fact and comparison
    /// of each condition is seen to decide it, once true and once false.
    mcdc,
    /// Mutants that a case notices: small changes of one rule or exclusion, tried against the cases.
    mutation,
};

/// As options and JSON name them, by `Figure`.
inline constexpr std::array<std::string_view, 5> figure_names{"rules", "states", "thresholds", "mcdc", "mutation"};

/// How much of what should be shown is shown. INVARIANT: `covered <= total`.
struct Share {
    std::size_t covered = 0;
    std::size_t total = 0;

    /// From 0 to 100. Of nothing, all is covered.
    double percent() const {
        return total == 0 ? 100 : 100 * static_cast<double>(covered) / static_cast<double>(total);
    }
};

/// One field in which a case and the decision differ. Lists are ids, comma-separated.
struct CaseFault {
    /// `verdict`, `urgency`, `rules`, `settled`, `allows`, `modifies` or `refuses`.
    std::string_view field;
    std::string expected;
    /// Of the last three: those of the expected stretches that are.
    std::string actual;
};

/// Compares all that the case pins: verdict, the floor's urgency, exactly the certain rules, and where they are given
/// `settled`, `allows`, `modifies` and `refuses`. Returns the fields that differ, in that order; none: the case holds.
/// REQUIRES: `decision` is on the case's profile, and of a program of `rules`.
TRIAGE_EXPORT std::vector<CaseFault> faults_of(const Case& example, const Decision& decision, const RuleBase& rules);

/// A case that does not hold. It is judged by the packs up to its own: packs that join later may decide more strictly.
struct FailedCase {
    /// Its position in `RuleBase::cases`.
    std::size_t number = 0;
    /// At least one.
    std::vector<CaseFault> faults;
};

/// Whether a case can be found for what is missing.
enum class Remedy : std::uint8_t {
    not_sought,
    suggested,   ///< there is one; see `Gap::suggestion`
    impossible,  ///< there is a proof that nobody shows it: what the gap names decides nothing here
    not_found,   ///< the budget of the finder was spent; there may be one
};

/// Something that no case shows, and that one of the four figures of coverage counts.
struct Gap {
    Figure figure = Figure::rules;
    /// A sentence without a full stop.
    std::string what;
    Position where;
    Remedy remedy = Remedy::not_sought;
    std::size_t suggestion = 0;  ///< in `CaseReport::suggestions`, where one is suggested
};

/// Does a change that no case notices change a decision? Those that are proved to change none for anybody are no
/// survivors; `CaseReport::equivalent_mutants` counts them.
enum class Effect : std::uint8_t { changes_decisions, unproved };

/// A change of a rule or an exclusion that no case notices: a mutant that survives. Each is a slip that somebody could
/// make in the pack, such as `>` for `>=`, and that nothing would tell.
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

/// What running the cases has shown. The functions below that write it want the program that it is of.
struct CaseReport {
    std::size_t case_count = 0;
    /// In the order of the cases.
    std::vector<FailedCase> failed;
    /// By `Figure`.
    std::array<Share, 5> figures{};
    /// Counted as noticed: they do not compile.
    std::size_t rejected_mutants = 0;
    /// Proved to change nothing for anybody; left out of the figure.
    std::size_t equivalent_mutants = 0;
    /// False where no case holds: then all mutants count as unnoticed.
    bool tried_mutants = false;
    std::vector<Gap> gaps;
    /// In the order of the pack.
    std::vector<Survivor> survivors;
    /// Slips in lines and screens (gateway.hpp) that `check` or a case notices: a word taken off a line, a fact added
    /// to it or taken off, another number, a line dropped. No figure: a pack demands nothing of it.
    Share lines;
    /// Those that nothing notices, in the order of the pack; `remedy` is `not_sought`.
    std::vector<Survivor> line_survivors;
    std::vector<Suggestion> suggestions;

    /// The share of one figure.
    const Share& operator[](Figure figure) const { return figures[static_cast<std::size_t>(figure)]; }
    /// There is a case, and every case came out as expected. The figures do not matter here: `below` judges them by
    /// what a pack demands of itself.
    bool passes() const { return case_count > 0 && failed.empty(); }
};

/// What `run_cases` does beside running them.
struct CaseOptions {
    /// Look for the missing cases; without a finder nothing is sought.
    bool suggest = false;
    /// Asked about mutants that no case notices, and for the people of missing cases; `solver_finder` of verify.hpp
    /// makes one of the same program. Null: such mutants stay `Effect::unproved`. It outlives the call.
    PersonFinder* finder = nullptr;
};

/// Runs every case, measures what those that hold show, and tries each mutant of each rule and exclusion against them.
/// Total, and the same arguments give the same report. The program stays as it is.
///
/// Time: each mutant is compiled and tried against the cases until one notices it; for each that survives, and with
/// `suggest` for each gap, the finder looks for an example, with a budget of its own.
/// REQUIRES: a program of a rule base that was loaded with its cases; without any, the report does not pass.
TRIAGE_EXPORT CaseReport run_cases(const Program& program, const CaseOptions& options = {});

/// Percent that a figure must reach, from 0 to 100, by `Figure`; empty where it need not reach any. `{}` demands
/// nothing.
using Minimums = std::array<std::optional<double>, 5>;

/// The figures that do not reach theirs, in the order of `Figure`. Compared exactly: 999 of 1000 is below 99.95.
TRIAGE_EXPORT std::vector<Figure> below(const CaseReport& report, const Minimums& minimums);

/// For people: failing cases, the figures, then what is missing, wrapped at `options.width`. Suggested cases come last
/// and are not wrapped, ready to paste. `minimums` only mark the figures that are below.
TRIAGE_EXPORT std::string to_text(const Program& program, const CaseReport& report, const Minimums& minimums = {},
                                  const RenderOptions& options = {});
/// For programs: one line of JSON without a newline; docs/cli.md has its form. `passed` in it means that the report
/// passes and no figure is below its minimum.
TRIAGE_EXPORT std::string to_json(const Program& program, const CaseReport& report, const Minimums& minimums = {});
/// JUnit XML, the whole text of a file, as servers of continuous integration read it: a suite `cases` with a test for
/// each case, and a suite for each figure that has a minimum.
TRIAGE_EXPORT std::string to_junit(const Program& program, const CaseReport& report, const Minimums& minimums = {});

}  // namespace triage
