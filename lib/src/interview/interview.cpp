// Which question comes first, and which share its screen.
//
// Three units do the work. open_questions.cpp says what is still open, relevance.cpp whether an answer can matter to
// anybody, and this one puts the open questions in order and drops those that cannot matter. It starts from the profile
// alone each time: nothing is kept between two questions, so that going back is taking an older profile.
#include "triage/interview.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "interview/open_questions.hpp"
#include "interview/relevance.hpp"

namespace triage {

namespace {

class Interviewer {
public:
    /// REQUIRES: at least one open question.
    Interviewer(Judge& judge, OpenQuestions open, const IdSet<FactId>& later)
        : judge_(judge), open_(std::move(open)), later_(later), relevance_(judge, open_.questions) {}

    std::optional<NextQuestion> question() {
        std::vector<NextQuestion>& questions = open_.questions;
        while (!questions.empty()) {
            const std::size_t best = first_to_ask();
            if (relevance_.can_matter(questions[best].fact)) return questions[best];
            questions.erase(questions.begin() + static_cast<std::ptrdiff_t>(best));
        }
        return std::nullopt;
    }

    std::optional<NextScreen> screen() {
        std::optional<NextQuestion> first = question();
        if (!first) return std::nullopt;
        NextScreen screen{
            vocabulary()[first->fact].group, {std::move(*first)}, 0, act_now(judge_.program(), judge_.profile())};
        if (screen.group) add_companions(screen);
        for (const NextQuestion& question : open_.questions) open_.after_level.erase(question.fact);
        screen.could_follow = open_.questions.size() - screen.questions.size() + open_.after_level.size();
        return screen;
    }

private:
    using Rank = std::tuple<bool, Urgency, Outcome>;

    const Vocabulary& vocabulary() const { return judge_.program().vocabulary(); }

    // What is put off comes last; of the rest, what could become most urgent comes first.
    Rank rank(const NextQuestion& question) const {
        return std::tuple_cat(std::tuple(!later_.contains(question.fact)), by_urgency(question.could_become));
    }

    // Among equals the one that leaves the fewest others open, then the one that the packs have first. What an answer
    // leaves open takes many decisions to find out, so a question without a rival is taken at once.
    std::size_t first_to_ask() {
        const std::vector<NextQuestion>& questions = open_.questions;
        const auto highest = std::max_element(questions.begin(), questions.end(),
                                              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        const auto is_rival = [&, most = rank(*highest)](const NextQuestion& question) {
            return rank(question) == most;
        };
        auto best = static_cast<std::size_t>(highest - questions.begin());
        if (std::count_if(highest, questions.end(), is_rival) == 1) return best;
        Profile person = judge_.profile();
        double least = left_open(questions[best].fact, person);
        for (std::size_t i = best + 1; i < questions.size(); ++i) {
            if (!is_rival(questions[i])) continue;
            const double left = left_open(questions[i].fact, person);
            if (left >= least) continue;
            best = i;
            least = left;
        }
        return best;
    }

    // How many facts are missing after an answer to this question, on average: all answers are taken for equally
    // likely, since nothing is known of who asks. Leaves the person as before.
    double left_open(FactId fact, Profile& person) {
        const std::vector<Alternative> answers = judge_.answers_to(fact);
        std::size_t left = 0;
        try_answers(answers, fact, person, [&] {
            judge_.decide(person);
            left += judge_.missing().size();
            return false;
        });
        return static_cast<double>(left) / static_cast<double>(answers.size());
    }

    // The members of its group that are open, too; all of them put off, or none. A number that always applies is asked
    // alone: no "no" could answer it.
    void add_companions(NextScreen& screen) {
        const FactId first = screen.questions.front().fact;
        if (!vocabulary()[first].may_be_absent()) return;
        for (const NextQuestion& question : open_.questions) {
            const Fact& fact = vocabulary()[question.fact];
            const bool belongs = question.fact != first && fact.group == screen.group && fact.may_be_absent() &&
                                 later_.contains(question.fact) == later_.contains(first);
            if (belongs && relevance_.can_matter(question.fact)) screen.questions.push_back(question);
        }
    }

    Judge& judge_;
    OpenQuestions open_;
    const IdSet<FactId>& later_;
    Relevance relevance_;
};

}  // namespace

std::optional<NextQuestion> next_question(const Program& program, const Profile& profile, const IdSet<FactId>& later) {
    Judge judge(program, profile);
    OpenQuestions open = open_questions(judge);
    if (open.questions.empty()) return std::nullopt;
    return Interviewer(judge, std::move(open), later).question();
}

std::optional<NextScreen> next_screen(const Program& program, const Profile& profile, const IdSet<FactId>& later) {
    Judge judge(program, profile);
    OpenQuestions open = open_questions(judge);
    if (open.questions.empty()) return std::nullopt;
    return Interviewer(judge, std::move(open), later).screen();
}

}  // namespace triage
