#include "triage/interview.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "explain/alternatives.hpp"
#include "explain/waiting_rules.hpp"
#include "program/clauses.hpp"
#include "program/stretch_filter.hpp"

namespace triage {

namespace {

/// Looking for somebody to whom a question matters ends after this many decisions; it is then asked, to be safe.
constexpr std::size_t max_decisions = 4096;

class Interviewer {
public:
    Interviewer(const Program& program, const Profile& profile, const IdSet<FactId>& later)
        : program_(program),
          profile_(profile),
          later_(later),
          compared_(program),
          person_(profile),
          after_level_(program.vocabulary().facts().size()) {
        decide(profile);
        if (!decision_.settled) {
            collect();
            note_what_follows();
        } else if (decision_.verdict == Verdict::proceed) {
            is_about_stretches_ = true;
            collect_for_stretches();
        }
    }

    std::optional<NextQuestion> question() {
        while (!open_.empty()) {
            const std::size_t best = first_to_ask();
            if (can_matter(open_[best])) return open_[best];
            open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(best));
        }
        return std::nullopt;
    }

    std::optional<NextScreen> screen() {
        std::optional<NextQuestion> first = question();
        if (!first) return std::nullopt;
        NextScreen screen{vocabulary()[first->fact].group, {std::move(*first)}, 0, act_now(program_, profile_)};
        if (screen.group) add_companions(screen);
        for (const NextQuestion& question : open_) after_level_.erase(question.fact);
        screen.could_follow = open_.size() - screen.questions.size() + after_level_.size();
        return screen;
    }

private:
    const Vocabulary& vocabulary() const { return program_.vocabulary(); }

    void judge(const Profile& person) {
        program_.judge(person, decision_);
        if (is_about_stretches_) program_.allow_stretches(person, decision_);
    }

    // Under a settled `proceed` what is missing is what stretches wait for.
    void decide(const Profile& person) {
        judge(person);
        program_.find_missing(decision_);
        if (!is_about_stretches_) return;
        decision_.maybe_excluding.for_each([&](ExclusionId id) {
            if (could_matter(id)) decision_.missing.add(facts_open_in(id));
        });
    }

    IdSet<FactId> facts_open_in(ExclusionId exclusion) const {
        return open_facts(program_, program_.exclusion_tests()[index(exclusion)], decision_);
    }

    // What is open, in the order of the packs.
    void collect() {
        for (WaitingRules& waiting : waiting_rules(program_, decision_)) {
            if (profile_.is_unsure(waiting.fact)) continue;
            NextQuestion question{waiting.fact, decision_.floor, std::move(waiting.rules), {}};
            for (const RuleId rule : question.rules)
                question.could_become = join(question.could_become, level_of(rule));
            std::sort(question.rules.begin(), question.rules.end(), [&](RuleId a, RuleId b) {
                return std::pair(rank(level_of(b)), a) < std::pair(rank(level_of(a)), b);
            });
            open_.push_back(std::move(question));
        }
    }

    // If it comes to a `proceed`, the questions about stretches follow.
    void note_what_follows() {
        if (decision_.verdict != Verdict::ask) return;
        for (std::size_t i = 0; i < program_.exclusion_tests().size(); ++i) {
            const auto id = static_cast<ExclusionId>(i);
            if (could_matter(id)) after_level_.add(facts_open_in(id));
        }
        after_level_.remove(profile_.unsure());
    }

    // What the exclusions of stretches wait for that could still be offered, in the order of the packs.
    void collect_for_stretches() {
        judge(profile_);
        std::map<FactId, std::vector<ExclusionId>> waiting;
        decision_.maybe_excluding.for_each([&](ExclusionId id) {
            if (!could_matter(id)) return;
            facts_open_in(id).for_each([&](FactId fact) {
                if (!profile_.is_unsure(fact)) waiting[fact].push_back(id);
            });
        });
        for (auto& [fact, exclusions] : waiting) open_.push_back({fact, decision_.floor, {}, std::move(exclusions)});
    }

    bool could_matter(ExclusionId exclusion) const {
        const StretchFilter filter(program_.rules(), profile_);
        const std::vector<StretchId>& concerned = program_.rules()[exclusion].stretches;
        return std::any_of(concerned.begin(), concerned.end(), [&](StretchId id) {
            const Stretch& stretch = program_.rules()[id];
            return !filter.is_too_early(stretch) && filter.unmet_need(stretch) == nullptr && !is_removed(id);
        });
    }

    bool is_removed(StretchId stretch) const {
        bool found = false;
        decision_.excluding.for_each([&](ExclusionId id) {
            const Exclusion& exclusion = program_.rules()[id];
            found |= !exclusion.modify && std::find(exclusion.stretches.begin(), exclusion.stretches.end(), stretch) !=
                                              exclusion.stretches.end();
        });
        return found;
    }

    Level level_of(RuleId rule) const { return program_.rules()[rule].level; }
    static std::pair<Urgency, Outcome> rank(Level level) { return {level.urgency, level.outcome}; }

    // Whether it is put off, then how urgent it could become.
    std::tuple<bool, Urgency, Outcome> rank(const NextQuestion& question) const {
        const auto [urgency, outcome] = rank(question.could_become);
        return {!later_.contains(question.fact), urgency, outcome};
    }

    std::size_t first_to_ask() {
        const auto most_urgent = std::max_element(open_.begin(), open_.end(),
                                                  [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        const auto urgency = rank(*most_urgent);
        const auto is_rival = [&](const NextQuestion& question) { return rank(question) == urgency; };
        auto best = static_cast<std::size_t>(most_urgent - open_.begin());
        if (std::count_if(most_urgent, open_.end(), is_rival) == 1) return best;
        double least = left_open(open_[best].fact);
        for (std::size_t i = best + 1; i < open_.size(); ++i) {
            if (!is_rival(open_[i])) continue;
            const double left = left_open(open_[i].fact);
            if (left < least) std::tie(best, least) = std::pair(i, left);
        }
        return best;
    }

    // One of each kind that the program can tell apart.
    std::vector<Alternative> answers_to(FactId fact) const {
        return alternatives_of(program_, compared_, profile_, fact).steps;
    }

    // How many questions stay open after an answer to this one, on average.
    double left_open(FactId fact) {
        const std::vector<Alternative> answers = answers_to(fact);
        std::size_t left = 0;
        for (const Alternative& answer : answers) {
            triage::apply(answer.values, person_);
            decide(person_);
            left += decision_.missing.size();
        }
        person_.set(fact, Presence::unknown);
        return static_cast<double>(left) / static_cast<double>(answers.size());
    }

    // The members of its group that are open, too; all of them put off, or none.
    void add_companions(NextScreen& screen) {
        const FactId first = screen.questions.front().fact;
        if (!vocabulary()[first].may_be_absent()) return;
        for (const NextQuestion& question : open_) {
            const Fact& fact = vocabulary()[question.fact];
            const bool belongs = question.fact != first && fact.group == screen.group && fact.may_be_absent() &&
                                 later_.contains(question.fact) == later_.contains(first);
            if (belongs && can_matter(question)) screen.questions.push_back(question);
        }
    }

    // --- does the answer matter to anybody? -------------------------------------------------------------------

    // True when an answer changes floor or ceiling, or under a settled `proceed` what is offered, now or after some
    // other answers.
    bool can_matter(const NextQuestion& question) {
        const FactId fact = question.fact;
        if (!harmless_) harmless_ = all_harmless();
        person_ = *harmless_;
        person_.set(fact, Presence::unknown);
        decide(person_);
        // Nearly always somebody without any complaint still needs this answer.
        std::size_t decisions = 0;
        bool found = decision_.missing.contains(fact) && (!is_about_stretches_ || changes(fact, decisions));
        person_ = profile_;
        if (!found) found = matters_to_some(fact, decisions);
        person_ = profile_;
        return found;
    }

    // Everything unknown filled in, so that as little as possible is demanded.
    Profile all_harmless() {
        Profile person = profile_;
        for (const NextQuestion& question : open_) fill_harmless(person, question.fact);
        profile_.unsure().for_each([&](FactId fact) { fill_harmless(person, fact); });
        return person;
    }

    void fill_harmless(Profile& person, FactId fact) {
        if (vocabulary()[fact].may_be_absent()) return person.set(fact, Presence::absent);
        std::optional<std::pair<Urgency, Outcome>> least;
        std::vector<FactValue> harmless;
        for (const Alternative& answer : answers_to(fact)) {
            triage::apply(answer.values, person);
            judge(person);
            if (least && rank(decision_.floor) >= *least) continue;
            least = rank(decision_.floor);
            harmless = answer.values;
        }
        triage::apply(harmless, person);
    }

    // Answers missing facts in every way, each combination once, as long as the fact stays missing: what is known only
    // ever takes facts from the missing ones, so nothing is lost where it does not.
    bool matters_to_some(FactId fact, std::size_t& decisions, std::size_t first_other = 0) {
        if (++decisions > max_decisions) return true;
        decide(person_);
        if (!decision_.missing.contains(fact)) return false;
        const std::vector<FactId> missing = decision_.missing.to_vector();
        if (changes(fact, decisions)) return true;
        return std::any_of(missing.begin(), missing.end(), [&](FactId other) {
            return other != fact && index(other) >= first_other && matters_after(other, fact, decisions);
        });
    }

    bool matters_after(FactId other, FactId fact, std::size_t& decisions) {
        const std::vector<Alternative> answers = answers_to(other);
        const bool found = std::any_of(answers.begin(), answers.end(), [&](const Alternative& answer) {
            triage::apply(answer.values, person_);
            return matters_to_some(fact, decisions, index(other) + 1);
        });
        person_.set(other, Presence::unknown);
        return found;
    }

    bool changes(FactId fact, std::size_t& decisions) {
        const Effect before = effect();
        const std::vector<Alternative> answers = answers_to(fact);
        decisions += answers.size();
        const bool found = std::any_of(answers.begin(), answers.end(), [&](const Alternative& answer) {
            triage::apply(answer.values, person_);
            judge(person_);
            return effect() != before;
        });
        person_.set(fact, Presence::unknown);
        return found;
    }

    /// What an answer must change to be worth a question.
    struct Effect {
        Level floor;
        Level ceiling;
        IdSet<StretchId> allowed;
        IdSet<StretchId> modified;
        IdSet<ExclusionId> precautions;  ///< of those that are modified

        bool operator==(const Effect&) const = default;
    };

    Effect effect() const {
        Effect effect{decision_.floor, decision_.ceiling, {}, {}, {}};
        if (!is_about_stretches_) return effect;
        effect.allowed = decision_.allowed;
        effect.modified = decision_.modified;
        effect.precautions = decision_.excluding;
        effect.precautions.add(decision_.maybe_excluding);
        for (const ExclusionId id : effect.precautions.to_vector()) {
            const std::vector<StretchId>& concerned = program_.rules()[id].stretches;
            const bool is_told = std::any_of(concerned.begin(), concerned.end(),
                                             [&](StretchId stretch) { return decision_.modified.contains(stretch); });
            if (!program_.rules()[id].modify || !is_told) effect.precautions.erase(id);
        }
        return effect;
    }

    const Program& program_;
    const Profile& profile_;
    const IdSet<FactId>& later_;
    const ComparedNumbers compared_;
    Profile person_;  ///< who is tried out; the profile between two trials
    Decision decision_;
    bool is_about_stretches_ = false;
    std::vector<NextQuestion> open_;
    IdSet<FactId> after_level_;  ///< what stretches may wait for once the level is settled
    std::optional<Profile> harmless_;
};

}  // namespace

std::optional<NextQuestion> next_question(const Program& program, const Profile& profile, const IdSet<FactId>& later) {
    return Interviewer(program, profile, later).question();
}

std::optional<NextScreen> next_screen(const Program& program, const Profile& profile, const IdSet<FactId>& later) {
    return Interviewer(program, profile, later).screen();
}

}  // namespace triage
