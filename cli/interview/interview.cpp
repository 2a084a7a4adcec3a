// A reply becomes a change of the state, and after each change the screen is worked out anew from the profile: nothing
// is remembered of the screen before but what was marked on it, so going back is restoring a state
// (docs/decisions/0025).

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

const SaidOfLine* find(const std::vector<SaidOfLine>& all, const Line& line) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const SaidOfLine& each) { return each.line == line; });
    return found == all.end() ? nullptr : &*found;
}

void erase(std::vector<SaidOfLine>& all, const Line& line) {
    std::erase_if(all, [&](const SaidOfLine& each) { return each.line == line; });
}

}  // namespace

Interview::Interview(const Program& program, Profile profile, std::vector<StretchId> wanted)
    : program_(program),
      wanted_(std::move(wanted)),
      now_{std::move(profile),
           IdSet<FactId>(program.vocabulary().facts().size()),
           IdSet<FactId>(program.vocabulary().facts().size()),
           {},
           IdSet<RuleId>(program.rules().rules.size())} {
    find_screen();
}

// An emergency does not wait for the review, known or unsure; where nothing is left to ask, the verdict says what to do
// at once. The review comes before the stretches: "no warning sign" is a verdict already.
Step Interview::step() const {
    if (!act_now_.empty()) return screen_ ? Step::warning : Step::end;
    if (screen_ && screen_->phase == Phase::danger) return Step::screen;
    if (!is_reviewed() && !is_emergency_) return Step::review;
    return screen_ ? Step::screen : Step::end;
}

bool Interview::is_reviewed() const {
    return now_.is_reviewed || std::none_of(turns_.begin(), turns_.end(), [](const Turn& turn) {
               return turn.screen && turn.screen->phase == Phase::danger;
           });
}

void Interview::take(const std::vector<SaidOfLine>& answers) {
    switch (step()) {
        case Step::warning:
            for (const ActNow& each : act_now_) now_.told.insert(each.rule);
            act_now_.clear();
            break;
        case Step::screen: answer_screen(answers); break;
        case Step::review:
            turns_.push_back({now_, std::nullopt, {}});
            now_.is_reviewed = true;
            break;
        case Step::end: break;
    }
    answer_as_before();
}

void Interview::end(const std::vector<SaidOfLine>& marks) {
    if (step() == Step::screen) answer_screen(marks);
}

void Interview::answer_screen(const std::vector<SaidOfLine>& answers) {
    turns_.push_back({now_, screen_, answers});
    remember(*screen_, answers);
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

bool Interview::owes_number(FactId quantity) const {
    const std::vector<FactId>& owed = now_.without_number;
    return std::find(owed.begin(), owed.end(), quantity) != owed.end();
}

const SaidOfLine* Interview::said_before(const Line& line) const { return find(remembered_, line); }

void Interview::ask_no_more() {
    turns_.push_back({now_, std::nullopt, {}});
    now_.has_enough = true;
    find_screen();
}

void Interview::go_back(const std::vector<SaidOfLine>& marks) {
    const bool has_marks = step() == Step::screen && screen_->lines.size() > 1;
    if (has_marks) remember(*screen_, marks);
    kept_.clear();
    now_ = std::move(turns_.back().before);
    turns_.pop_back();
    find_screen();
}

// Who was told what to do at once is not told it again.
void Interview::change(std::size_t turn) {
    kept_.clear();
    for (std::size_t i = turn + 1; i < turns_.size(); ++i) {
        if (turns_[i].screen && turns_[i].screen->kind == ScreenKind::left_empty) continue;
        for (const SaidOfLine& said : turns_[i].answers) {
            erase(kept_, said.line);
            if (said.said != Said::later) kept_.push_back(said);
        }
    }
    const IdSet<RuleId> told = now_.told;
    now_ = std::move(turns_[turn].before);
    told.for_each([&](RuleId rule) { now_.told.insert(rule); });
    turns_.erase(turns_.begin() + static_cast<std::ptrdiff_t>(turn), turns_.end());
    find_screen();
}

// Goes through the screens of which the person has answered every line before. Each answer is taken once, so this ends
// whatever the screens ask.
void Interview::answer_as_before() {
    while (!kept_.empty() && step() == Step::screen) {
        const std::optional<std::vector<SaidOfLine>> answers = kept_answers();
        if (!answers) return;
        for (const SaidOfLine& said : *answers) erase(kept_, said.line);
        answer_screen(*answers);
    }
    if (step() != Step::warning) kept_.clear();
}

std::optional<std::vector<SaidOfLine>> Interview::kept_answers() const {
    if (screen_->kind == ScreenKind::left_empty) return std::nullopt;
    std::vector<SaidOfLine> answers;
    for (const NextLine& line : screen_->lines) {
        const SaidOfLine* said = find(kept_, line.asks);
        if (said == nullptr) return std::nullopt;
        answers.push_back(*said);
    }
    return answers;
}

// A line that was left empty is one that was answered before, and its question is another. A number stays where its
// quantity is only said to apply again.
void Interview::remember(const NextScreen& screen, const std::vector<SaidOfLine>& answers) {
    if (screen.kind == ScreenKind::left_empty) return;
    for (const NextLine& line : screen.lines) {
        const SaidOfLine* said = find(answers, line.asks);
        const SaidOfLine* before = find(remembered_, line.asks);
        const bool keeps_number = said != nullptr && before != nullptr && said->said == Said::yes && !said->number;
        if (keeps_number && before->said == Said::yes) continue;
        erase(remembered_, line.asks);
        if (said != nullptr && said->said != Said::later) remembered_.push_back(*said);
    }
}

// A question that is left open is asked no more, as if the person were not sure. Only the questions are chosen by that
// profile: the decision is made by the real one, and says that nobody answered.
void Interview::find_screen() {
    Profile profile = now_.profile;
    now_.left_open.for_each([&](FactId fact) { profile.set_unsure(fact); });
    const Decision decision = program_.evaluate(now_.profile);
    verdict_ = decision.verdict;
    is_emergency_ = decision.floor.urgency == Urgency::emergency;
    Asking asking{now_.later, {}};
    if (program_.evaluate(profile).verdict == Verdict::proceed) {
        asking.wanted = wanted_.empty() ? stretches_of_today(program_, profile) : wanted_;
    }
    screen_ = number_screen(profile, asking);
    if (!screen_) screen_ = next_screen(program_, profile, asking);
    if (screen_ && screen_->phase == Phase::stretches && now_.has_enough) screen_.reset();
    if (screen_) progress_ = std::max(progress_, screen_->progress);
    act_now_ = triage::act_now(program_, now_.profile);
    std::erase_if(act_now_, [&](const ActNow& each) { return now_.told.contains(each.rule); });
}

// The screen for a number that is owed, which comes before anything else. Nothing where no number is owed or none
// matters any more: the question is asked of the library, with every other fact put last, so what it names first still
// matters.
std::optional<NextScreen> Interview::number_screen(const Profile& profile, const Asking& asking) const {
    if (now_.without_number.empty()) return std::nullopt;
    IdSet<FactId> others(program_.vocabulary().facts().size());
    for (const FactId fact : program_.vocabulary().fact_ids()) others.insert(fact);
    for (const FactId fact : now_.without_number) others.erase(fact);
    std::optional<NextScreen> screen = next_screen(program_, profile, {others, asking.wanted});
    if (!screen || others.contains(screen->lines.front().facts.front())) return std::nullopt;
    shorten(*screen, 1);
    return screen;
}

namespace {

Reply show(const Interview& interview, Questioner& questioner) {
    switch (interview.step()) {
        case Step::warning: return questioner.warn(interview);
        case Step::review: return questioner.review(interview);
        default: return questioner.ask(interview);
    }
}

// Nobody is told to proceed who has not said that the answers are right.
InterviewEnd left(const Interview& interview) {
    const bool is_confirmed = interview.is_reviewed() || interview.verdict() != Verdict::proceed;
    return is_confirmed ? InterviewEnd::end_of_input : InterviewEnd::unconfirmed;
}

}  // namespace

InterviewEnd conduct(Interview& interview, Questioner& questioner) {
    while (interview.step() != Step::end) {
        const Reply reply = show(interview, questioner);
        switch (reply.kind) {
            case Reply::Kind::answered: interview.take(reply.answers); break;
            case Reply::Kind::back: interview.go_back(reply.answers); break;
            case Reply::Kind::change: interview.change(reply.turn); break;
            case Reply::Kind::enough: interview.ask_no_more(); break;
            case Reply::Kind::page: break;
            case Reply::Kind::end_of_input: interview.end(reply.answers); return left(interview);
            case Reply::Kind::interrupted: return InterviewEnd::interrupted;
        }
    }
    return InterviewEnd::finished;
}

}  // namespace triage::cli
