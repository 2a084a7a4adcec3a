// A reply becomes a change of the state, and after each change the screen is worked out anew from the profile: nothing
// is remembered of the screen before, so going back is restoring a state (docs/decisions/0025).

#include "interview/interview.hpp"

#include <algorithm>

namespace triage::cli {

namespace {

// Keeps the first `size` lines; the others could follow.
void shorten(NextScreen& screen, std::size_t size) {
    if (screen.lines.size() <= size) return;
    screen.could_follow += screen.lines.size() - size;
    screen.lines.erase(screen.lines.begin() + static_cast<std::ptrdiff_t>(size), screen.lines.end());
}

// All facts that a line stands for.
std::vector<FactId> facts_of(const Vocabulary& vocabulary, const Line& line) {
    if (const auto* fact = std::get_if<FactId>(&line)) return {*fact};
    std::vector<FactId> facts;
    for (const StandsFor& each : vocabulary[std::get<GatewayId>(line)].stands_for) facts.push_back(each.fact);
    return facts;
}

}  // namespace

Interview::Interview(const Program& program, Profile profile)
    : program_(program),
      now_{std::move(profile),
           IdSet<FactId>(program.vocabulary().facts().size()),
           IdSet<FactId>(program.vocabulary().facts().size()),
           {},
           IdSet<RuleId>(program.rules().rules.size())} {
    find_screen();
}

void Interview::take(const std::vector<SaidOfLine>& answers) {
    before_.push_back(now_);
    for (const SaidOfLine& said : answers) take(said);
    find_screen();
}

// Skipping once puts a question behind all others, skipping twice leaves it open. Whatever is said of a quantity, its
// number is no longer owed, unless it is only said to apply again.
void Interview::take(const SaidOfLine& said) {
    const auto* fact = std::get_if<FactId>(&said.line);
    const bool is_quantity = fact != nullptr && program_.vocabulary()[*fact].quantity;
    if (fact != nullptr) std::erase(now_.without_number, *fact);
    const Vocabulary& words = program_.vocabulary();
    switch (said.said) {
        case Said::no: return answer(words, said.line, LineAnswer::no, now_.profile);
        case Said::not_sure: return answer(words, said.line, LineAnswer::unsure, now_.profile);
        case Said::later: return put_off(said.line);
        case Said::yes: break;
    }
    if (!is_quantity) return answer(words, said.line, LineAnswer::yes, now_.profile);
    if (said.number) return now_.profile.set_value(*fact, *said.number);
    now_.without_number.push_back(*fact);
}

void Interview::put_off(const Line& line) {
    IdSet<FactId>& where = was_put_off(line) ? now_.left_open : now_.later;
    for (const FactId fact : facts_of(program_.vocabulary(), line)) where.insert(fact);
}

bool Interview::was_put_off(const Line& line) const {
    const std::vector<FactId> facts = facts_of(program_.vocabulary(), line);
    return std::all_of(facts.begin(), facts.end(), [&](FactId fact) { return now_.later.contains(fact); });
}

void Interview::go_on() {
    for (const ActNow& each : act_now_) now_.told.insert(each.rule);
    act_now_.clear();
}

void Interview::go_back() {
    now_ = std::move(before_.back());
    before_.pop_back();
    find_screen();
}

// A question that is left open is asked no more, as if the person were not sure. Only the questions are chosen by that
// profile: the decision is made by the real one, and says that nobody answered.
void Interview::find_screen() {
    Profile profile = now_.profile;
    now_.left_open.for_each([&](FactId fact) { profile.set_unsure(fact); });
    screen_ = number_screen(profile);
    if (!screen_) screen_ = next_screen(program_, profile, {now_.later, {}});
    act_now_ = triage::act_now(program_, now_.profile);
    std::erase_if(act_now_, [&](const ActNow& each) { return now_.told.contains(each.rule); });
}

// The screen for a number that is owed, which comes before anything else. Nothing where no number is owed or none
// matters any more: the question is asked of the library, with every other fact put last, so what it names first still
// matters.
std::optional<NextScreen> Interview::number_screen(const Profile& profile) const {
    if (now_.without_number.empty()) return std::nullopt;
    IdSet<FactId> others(program_.vocabulary().facts().size());
    for (const FactId fact : program_.vocabulary().fact_ids()) others.insert(fact);
    for (const FactId fact : now_.without_number) others.erase(fact);
    std::optional<NextScreen> screen = next_screen(program_, profile, {others, {}});
    if (!screen || others.contains(screen->lines.front().facts.front())) return std::nullopt;
    shorten(*screen, 1);
    return screen;
}

// A warning comes before the screen that would be asked, and never in the middle of one.
InterviewEnd conduct(Interview& interview, Questioner& questioner) {
    while (interview.screen()) {
        const bool warns = !interview.act_now().empty();
        const Reply reply = warns ? questioner.warn(interview) : questioner.ask(interview);
        switch (reply.kind) {
            case Reply::Kind::answered:
                if (warns) {
                    interview.go_on();
                } else {
                    interview.take(reply.answers);
                }
                break;
            case Reply::Kind::back: interview.go_back(); break;
            case Reply::Kind::end_of_input: interview.take(reply.answers); return InterviewEnd::end_of_input;
            case Reply::Kind::interrupted: return InterviewEnd::interrupted;
        }
    }
    return InterviewEnd::finished;
}

}  // namespace triage::cli
