// The questions of one person, screen after screen. `Interview` is the state: answers come in, and out comes what to
// show now, and the profile. What shows a screen and reads the answer is a `Questioner`; there are two,
// key_questions.hpp and plain_questions.hpp. Which question comes next is the library's matter (triage/interview.hpp);
// here is only what belongs to showing it: skipping, going back with the marks kept, reading over what was said, and
// numbers that are asked for in a second step.
//
//     Interview interview(program, profile);
//     if (conduct(interview, questioner) == InterviewEnd::finished) decide(interview.profile());
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
    /// The number as it was typed, unit included.
    std::string typed = {};
};

/// A text that somebody may want behind the verdict.
enum class Page : unsigned char { why, doctor, all };

/// The outcome of showing a screen.
struct Reply {
    enum class Kind : unsigned char {
        answered,      ///< go on; behind a verdict: leave
        back,          ///< to the screen before; `answers` are marks that were made and not confirmed
        change,        ///< of a review: back to `turn`, and then to here again
        enough,        ///< no more questions about stretches
        page,          ///< of a verdict: `page` is wanted
        end_of_input,  ///< `answers` were marked before the input ended
        interrupted,
    };
    Kind kind = Kind::answered;
    /// Answers to some or all questions of the screen.
    std::vector<SaidOfLine> answers = {};
    std::size_t turn = 0;
    Page page = Page::why;
};

/// What is to be shown now.
enum class Step : unsigned char {
    warning,  ///< what to do at once: an emergency that the person is not sure of, and was not told of yet
    screen,
    review,  ///< what was said, before a verdict is built on it
    end,
};

/// The state between two screens, and the way back to each earlier one. INVARIANT: `screen_`, `act_now_` and `level_`
/// are those of `now_`. `program` must outlive it.
class Interview {
public:
    /// `wanted`: the stretches to ask about; empty for those that the person would do today.
    Interview(const Program& program, Profile profile, std::vector<StretchId> wanted = {});

    const Program& program() const { return program_; }
    const Profile& profile() const { return now_.profile; }
    Step step() const;
    /// The questions to ask now. Nothing where no answer could change the decision, or only one that was left open on
    /// purpose.
    const std::optional<NextScreen>& screen() const { return screen_; }
    /// Emergencies that only "not sure" leaves open, and of which the person was not told yet.
    const std::vector<ActNow>& act_now() const { return act_now_; }
    /// From 0 to 1; going back does not lower it.
    double progress() const { return progress_; }
    Verdict verdict() const { return verdict_; }
    /// True once the person has said that the answers are right, and where none of them is about a danger.
    bool is_reviewed() const;
    bool can_go_back() const { return !turns_.empty(); }
    /// True where all that the line asks was skipped once: skipping it again leaves it open.
    bool was_put_off(const Line& line) const;
    /// True for a quantity that was said to apply, and whose number is to come.
    bool owes_number(FactId quantity) const;
    /// What was said of the line, or marked, before the person went back; null for nothing.
    const SaidOfLine* said_before(const Line& line) const;

    /// A screen that was answered. A review that was confirmed is one without a screen and without answers.
    struct Turn;
    const std::vector<Turn>& turns() const { return turns_; }

    /// Takes the answer to what is shown (`step`): those of a screen, that the person was told, or that all is right.
    void take(const std::vector<SaidOfLine>& answers);
    /// Takes marks that stand on the screen when the input ends; nothing else is asked.
    void end(const std::vector<SaidOfLine>& marks);
    /// Asks no more about stretches.
    void ask_no_more();
    /// Undoes the last `take`, skips and warnings included. What was marked and not confirmed is there again when the
    /// screen comes again. REQUIRES: `can_go_back`.
    void go_back(const std::vector<SaidOfLine>& marks);
    /// Goes back to one screen. Those after it are shown again only where they ask something else than before.
    /// REQUIRES: a turn with a screen.
    void change(std::size_t turn);

private:
    /// Everything that going back restores.
    struct State {
        Profile profile;
        IdSet<FactId> later;                 ///< put off once
        IdSet<FactId> left_open;             ///< put off twice
        std::vector<FactId> without_number;  ///< quantities that apply, in the order in which they were said to
        IdSet<RuleId> told;                  ///< rules of `act_now` that the person was told of
        bool is_reviewed = false;
        bool has_enough = false;  ///< no more about stretches
    };

    void answer_screen(const std::vector<SaidOfLine>& answers);
    void take(const SaidOfLine& said);
    void put_off(const Line& line);
    void find_screen();
    std::optional<NextScreen> number_screen(const Profile& profile, const Asking& asking) const;
    void remember(const NextScreen& screen, const std::vector<SaidOfLine>& answers);
    void answer_as_before();
    std::optional<std::vector<SaidOfLine>> kept_answers() const;

    const Program& program_;
    std::vector<StretchId> wanted_;
    State now_;
    std::vector<Turn> turns_;
    std::optional<NextScreen> screen_;
    std::vector<ActNow> act_now_;
    Verdict verdict_ = Verdict::ask;
    bool is_emergency_ = false;
    double progress_ = 0;
    /// The last answer or mark of each line, whether it still stands or not.
    std::vector<SaidOfLine> remembered_;
    /// Answers behind a screen that is being changed: they still stand where the same is asked.
    std::vector<SaidOfLine> kept_;
};

struct Interview::Turn {
    /// A whole state and no difference: there are at most as many as questions, and none is large.
    State before;
    std::optional<NextScreen> screen;
    std::vector<SaidOfLine> answers;
};

/// Shows what an interview has to show, and reads what the person answers.
class Questioner {
public:
    virtual ~Questioner() = default;
    /// Says what this is, before the first question: paragraphs of a line or two.
    virtual void open(const std::vector<std::string>& lines) = 0;
    /// Asks one or more questions of `interview.screen()`.
    virtual Reply ask(const Interview& interview) = 0;
    /// Says what to do at once. `answered` means that the person goes on, `end_of_input` that the interview ends here.
    virtual Reply warn(const Interview& interview) = 0;
    /// Shows what was said. `answered` means that it is right.
    virtual Reply review(const Interview& interview) = 0;
    /// Offers what can be done behind a verdict, which stands above.
    virtual Reply after_verdict(const Interview& interview, const std::vector<Page>& pages) = 0;
};

/// How an interview ended. After `interrupted` nothing must be decided, and neither after `unconfirmed`: the person
/// left before saying that the answers are right, and they would come to `proceed`.
enum class InterviewEnd : unsigned char { finished, end_of_input, interrupted, unconfirmed };

/// Asks until nothing is left to ask. The answers are in `interview`, however it ended.
InterviewEnd conduct(Interview& interview, Questioner& questioner);

}  // namespace triage::cli
