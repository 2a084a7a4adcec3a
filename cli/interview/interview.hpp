// The questions of one person, screen after screen. `Interview` is the state: answers come in, and out comes what to
// ask now, what to warn of, and the profile. What shows a screen and reads the answer is a `Questioner`; there are two,
// key_questions.hpp and plain_questions.hpp. Which question comes next is the library's matter (triage/interview.hpp);
// here is only what belongs to a screen: skipping, going back, and numbers that are asked for in a second step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

/// The four answers to a question. `later` is skipping: the question comes again, once.
enum class Said : unsigned char { no, yes, not_sure, later };

/// The answer to one line.
struct SaidOfLine {
    Line line;
    Said said = Said::later;
    /// The number of a quantity. With `yes` and no number, a quantity only applies, and its number is asked next.
    std::optional<double> number = std::nullopt;
};

/// The outcome of showing a screen.
struct Reply {
    enum class Kind : unsigned char { answered, back, end_of_input, interrupted };
    Kind kind = Kind::answered;
    /// Answers to some or all questions of the screen. With `end_of_input`, what was marked before the input ended.
    std::vector<SaidOfLine> answers;
};

/// The state between two screens, and the way back to each earlier one. INVARIANT: `screen_` and `act_now_` are those
/// of `now_`. `program` must outlive it.
class Interview {
public:
    Interview(const Program& program, Profile profile);

    const Program& program() const { return program_; }
    const Profile& profile() const { return now_.profile; }
    /// The questions to ask now. Nothing where no answer could change the decision, or only one that was left open on
    /// purpose.
    const std::optional<NextScreen>& screen() const { return screen_; }
    /// Emergencies that only "not sure" leaves open, and of which the person was not told yet.
    const std::vector<ActNow>& act_now() const { return act_now_; }
    /// The number of this screen; the first is 1. Going back counts down again.
    std::size_t number() const { return before_.size() + 1; }
    bool can_go_back() const { return !before_.empty(); }
    /// True where all that the line asks was skipped once: skipping it again leaves it open.
    bool was_put_off(const Line& line) const;

    /// Takes the answers of a screen and works out the next one.
    void take(const std::vector<SaidOfLine>& answers);
    /// The person was told of everything in `act_now`, and goes on.
    void go_on();
    /// Undoes the last `take`, skips and warnings included. REQUIRES: `can_go_back`.
    void go_back();

private:
    /// Everything that going back restores.
    struct State {
        Profile profile;
        IdSet<FactId> later;                 ///< put off once
        IdSet<FactId> left_open;             ///< put off twice
        std::vector<FactId> without_number;  ///< quantities that apply, in the order in which they were said to
        IdSet<RuleId> told;                  ///< rules of `act_now` that the person was told of
    };

    void take(const SaidOfLine& said);
    void put_off(const Line& line);
    void find_screen();
    std::optional<NextScreen> number_screen(const Profile& profile) const;

    const Program& program_;
    State now_;
    /// Whole states and not differences: there are at most as many as questions, and none is large.
    std::vector<State> before_;
    std::optional<NextScreen> screen_;
    std::vector<ActNow> act_now_;
};

/// Shows a screen of an interview and reads what the person answers.
class Questioner {
public:
    virtual ~Questioner() = default;
    /// Asks one or more questions of `interview.screen()`. REQUIRES: there is a screen.
    virtual Reply ask(const Interview& interview) = 0;
    /// Says what to do at once. `answered` means that the person goes on, `end_of_input` that the interview ends here.
    /// REQUIRES: there is a screen, and something in `act_now`.
    virtual Reply warn(const Interview& interview) = 0;
};

/// How an interview ended. Only after `interrupted` must nothing be decided.
enum class InterviewEnd : unsigned char { finished, end_of_input, interrupted };

/// Asks until nothing is left to ask, warning in between. The answers are in `interview`, however it ended.
InterviewEnd conduct(Interview& interview, Questioner& questioner);

}  // namespace triage::cli
