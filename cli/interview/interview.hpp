// The questions of one person, one screen after the other; what shows them and reads the answers is a `Questioner`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

enum class Said : unsigned char { no, yes, not_sure, later };

struct FactAnswer {
    FactId fact{};
    Said said = Said::later;
    /// Of a quantity that was given; one that is only said to apply is asked for its number next.
    std::optional<double> number = std::nullopt;
};

/// What came of showing a screen.
struct Reply {
    enum class Kind : unsigned char { answered, back, end_of_input, interrupted };
    Kind kind = Kind::answered;
    std::vector<FactAnswer> answers;  ///< of some or all of its questions; also what was marked before the input ended
};

/// The state between two screens, and the way back to each earlier one.
class Interview {
public:
    Interview(const Program& program, Profile profile);

    const Program& program() const { return program_; }
    const Profile& profile() const { return now_.profile; }
    /// What to ask now; nothing: no answer could change the decision, or only what is left open on purpose.
    const std::optional<NextScreen>& screen() const { return screen_; }
    /// Emergencies that only "not sure" leaves open, and of which the person has not been told yet.
    const std::vector<ActNow>& act_now() const { return act_now_; }
    /// Which screen this is; the first is 1.
    std::size_t number() const { return before_.size() + 1; }
    bool can_go_back() const { return !before_.empty(); }
    /// Whether it was put off once: putting it off again leaves it open.
    bool was_put_off(FactId fact) const { return now_.later.contains(fact); }

    void take(const std::vector<FactAnswer>& answers);
    /// The person was told of `act_now`, and goes on.
    void go_on();
    /// REQUIRES: `can_go_back`.
    void go_back();

private:
    struct State {
        Profile profile;
        IdSet<FactId> later;      ///< put off once
        IdSet<FactId> left_open;  ///< put off twice
        std::vector<FactId> without_number;
        IdSet<RuleId> told;  ///< of `act_now`
    };

    void take(const FactAnswer& answer);
    void find_screen();
    std::optional<NextScreen> number_screen(const Profile& profile) const;

    const Program& program_;
    State now_;
    std::vector<State> before_;
    std::optional<NextScreen> screen_;
    std::vector<ActNow> act_now_;
};

class Questioner {
public:
    virtual ~Questioner() = default;
    /// REQUIRES: a screen.
    virtual Reply ask(const Interview& interview) = 0;
    /// Says what to do at once. `answered`: the person goes on; `end_of_input`: ends here.
    /// REQUIRES: a screen, and something in `act_now`.
    virtual Reply warn(const Interview& interview) = 0;
};

enum class InterviewEnd : unsigned char { finished, end_of_input, interrupted };

/// Asks until nothing is left to ask, and warns in between.
InterviewEnd conduct(Interview& interview, Questioner& questioner);

}  // namespace triage::cli
