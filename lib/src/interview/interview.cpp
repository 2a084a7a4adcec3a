// What to ask next, put together.
//
// Four units do the work: open_questions.cpp says what is still open, relevance.cpp whether an answer can matter to
// anybody, lines.cpp which lines of the packs ask for it, and fact_order.cpp which fact comes first where no line does.
// Everything starts from the profile alone each time: nothing is kept between two screens, so that going back is taking
// an older profile.
#include "triage/interview.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "interview/fact_order.hpp"
#include "interview/lines.hpp"

namespace triage {

namespace {

NextLine line_of(NextQuestion question) {
    return {question.fact,
            {question.fact},
            question.could_become,
            std::move(question.rules),
            std::move(question.exclusions)};
}

/// Every fact that may still be asked: what is open now, and what will be open behind it.
IdSet<FactId> facts_to_ask(const OpenQuestions& open) {
    IdSet<FactId> facts = open.after_level;
    for (const NextQuestion& question : open.questions) facts.insert(question.fact);
    return facts;
}

class ScreenFinder {
public:
    /// REQUIRES: at least one open question.
    ScreenFinder(Judge& judge, OpenQuestions open, const IdSet<FactId>& later)
        : judge_(judge),
          open_(std::move(open)),
          first_(judge.profile().was_there),
          later_(later),
          relevance_(judge, open_.questions),
          lines_(judge, relevance_, open_.questions, later) {}

    // The screens of the packs first, then what is on none of them; what is put off comes last of all.
    std::optional<NextScreen> find() {
        std::optional<NextScreen> screen = again();
        if (!screen) screen = lines_.next();
        if (!screen) screen = of_facts(PutOff::left_out);
        const IdSet<FactId> none(later_.empty() ? 0 : vocabulary().facts().size());
        if (!screen && !later_.empty()) screen = Lines(judge_, relevance_, open_.questions, none).next();
        if (!screen && !later_.empty()) screen = of_facts(PutOff::asked);
        return screen;
    }

    /// At most so many lines follow, as far as is known.
    std::size_t could_follow(const NextScreen& screen) {
        IdSet<FactId> facts = facts_to_ask(open_);
        for (const NextLine& line : screen.lines) {
            for (const FactId fact : line.facts) facts.erase(fact);
        }
        return lines_.count(facts);
    }

private:
    enum class PutOff : std::uint8_t { left_out, asked };

    const Vocabulary& vocabulary() const { return judge_.program().vocabulary(); }

    // What was there some days ago, each by itself: a line that names it among others would be denied too easily.
    std::optional<NextScreen> again() {
        if (first_.empty()) return std::nullopt;
        NextScreen screen;
        screen.kind = ScreenKind::again;
        screen.id = "again";
        screen.name = "Last time";
        screen.question = "You had these last time. Do you have them now?";
        for (const NextQuestion& question : open_.questions) {
            if (screen.lines.size() == most_lines) break;
            const bool is_asked = first_.contains(question.fact) && !later_.contains(question.fact) &&
                                  vocabulary()[question.fact].may_be_absent() && relevance_.can_matter(question.fact);
            if (is_asked) screen.lines.push_back(line_of(question));
        }
        if (screen.lines.empty()) return std::nullopt;
        return screen;
    }

    // A group of facts that no line asks, or a single one.
    std::optional<NextScreen> of_facts(PutOff put_off) {
        std::vector<NextQuestion> open = open_.questions;
        std::erase_if(open, [&](const NextQuestion& question) {
            if (put_off == PutOff::asked) return false;
            return lines_.is_asked_by_line(question.fact) || later_.contains(question.fact);
        });
        FactOrder order(judge_, relevance_, later_);
        const std::optional<NextQuestion> first = order.first(open);
        if (!first) return std::nullopt;
        std::vector<NextQuestion> others = order.companions(*first, open);
        const Fact& fact = vocabulary()[first->fact];
        NextScreen screen;
        screen.id = fact.id;
        screen.lines.push_back(line_of(*first));
        if (others.empty()) return screen;
        const FactGroup& group = vocabulary()[*fact.group];
        screen.kind = ScreenKind::group;
        screen.group = fact.group;
        screen.id = group.id;
        screen.name = group.name;
        screen.question = group.question;
        for (NextQuestion& other : others) screen.lines.push_back(line_of(std::move(other)));
        return screen;
    }

    Judge& judge_;
    OpenQuestions open_;
    const IdSet<FactId>& first_;
    const IdSet<FactId>& later_;
    Relevance relevance_;
    Lines lines_;  ///< with what is put off left out
};

// The share of the facts that somebody unknown would have to be asked. What is open only becomes less as a profile
// grows.
double progress(const Program& program, const OpenQuestions& now, const std::vector<StretchId>& wanted) {
    const Profile nobody(program.vocabulary());
    const OpenQuestions at_start = open_questions(Judge(program, nobody, wanted));
    const auto all = static_cast<double>(facts_to_ask(at_start).size());
    const auto left = static_cast<double>(facts_to_ask(now).size());
    return all > 0 ? std::clamp(1 - left / all, 0.0, 1.0) : 0;
}

}  // namespace

std::optional<NextQuestion> next_question(const Program& program, const Profile& profile, const IdSet<FactId>& later) {
    Judge judge(program, profile);
    OpenQuestions open = open_questions(judge);
    if (open.questions.empty()) return std::nullopt;
    Relevance relevance(judge, open.questions);
    return FactOrder(judge, relevance, later).first(open.questions);
}

std::optional<NextScreen> next_screen(const Program& program, const Profile& profile, const Asking& asking) {
    Judge judge(program, profile, asking.wanted);
    const OpenQuestions open = open_questions(judge);
    if (open.questions.empty()) return std::nullopt;
    const Phase phase = judge.is_about_stretches() ? Phase::stretches : Phase::danger;
    ScreenFinder finder(judge, open, asking.later);
    std::optional<NextScreen> screen = finder.find();
    if (!screen) return std::nullopt;
    screen->phase = phase;
    screen->could_follow = finder.could_follow(*screen);
    screen->progress = progress(program, open, asking.wanted);
    screen->act_now = act_now(program, profile);
    return screen;
}

void answer(const Vocabulary& vocabulary, const Line& line, LineAnswer answer, Profile& profile) {
    if (const auto* gateway = std::get_if<GatewayId>(&line)) {
        return profile.set_gateway(*gateway, vocabulary[*gateway], answer);
    }
    const auto fact = std::get<FactId>(line);
    switch (answer) {
        case LineAnswer::no: return profile.set(fact, Presence::absent);
        case LineAnswer::unsure: return profile.set_unsure(fact);
        case LineAnswer::yes: break;
    }
    profile.set(fact, vocabulary[fact].quantity ? Presence::unknown : Presence::present);
}

}  // namespace triage
