// Answers to the screen that is next, all of them or none. What the interview itself never asks can so never be
// answered, and a line is denied only in the words that it has.
#include "triage/answers.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "model/nearest.hpp"
#include "profile/profile_issue.hpp"
#include "profile/relations.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

bool is_empty(const Profile& profile) {
    return profile.present().empty() && profile.absent().empty() && profile.unsure().empty() &&
           profile.gateways(LineAnswer::yes).empty() && profile.gateways(LineAnswer::no).empty() &&
           profile.gateways(LineAnswer::unsure).empty();
}

/// One message. INVARIANT: `profile_` is the profile before, with every answer that had no issue.
class AnswerTaker {
public:
    AnswerTaker(const Vocabulary& vocabulary, const Profile& profile)
        : vocabulary_(vocabulary), was_empty_(is_empty(profile)), profile_(profile) {}

    Result<Profile> take(const std::optional<NextScreen>& screen, const GivenAnswers& given) {
        if (!screen || screen->id != given.screen) {
            const std::string next = screen ? "the next screen is `" + screen->id + "`" : "nothing is left to ask";
            reject("not_asked", "the screen " + quote(given.screen) + " is not what is asked now", next, "/screen");
            return std::move(issues_);
        }
        for (std::size_t i = 0; i < given.answers.size(); ++i) {
            take(*screen, given.answers[i], "/answers/" + std::to_string(i));
        }
        refuse_broken_relations(given);
        if (!issues_.empty()) return std::move(issues_);
        date(given);
        return std::move(profile_);
    }

private:
    void reject(std::string_view code, std::string message, std::string hint, const std::string& at) {
        issues_.push_back(profile_issue(code, std::move(message), std::move(hint), at));
    }

    std::string name_of(const Line& line) const {
        const auto* gateway = std::get_if<GatewayId>(&line);
        return gateway != nullptr ? vocabulary_[*gateway].id : vocabulary_[std::get<FactId>(line)].id;
    }

    void take(const NextScreen& screen, const GivenAnswer& given, const std::string& at) {
        const auto line = std::find_if(screen.lines.begin(), screen.lines.end(),
                                       [&](const NextLine& each) { return name_of(each.asks) == given.id; });
        if (line == screen.lines.end()) {
            std::vector<std::string> names;
            for (const NextLine& each : screen.lines) names.push_back(name_of(each.asks));
            return reject("not_asked", quote(given.id) + " is not on the screen `" + screen.id + "`",
                          nearest_hint(given.id, names), at + "/id");
        }
        if (!answered_.insert(given.id).second) {
            return reject("repeated_value", "`" + given.id + "` has two answers", "", at);
        }
        if (!given.at.empty() && !day_of_moment(given.at)) {
            reject("bad_date", quote(given.at) + " is not a moment", "write it as 2026-11-20T10:00:00Z", at + "/at");
        }
        if (!shows_what_was_shown(line->asks, given, at)) return;
        if (const auto* number = std::get_if<double>(&given.says)) return take_number(line->asks, *number, at);
        take_word(line->asks, std::get<LineAnswer>(given.says), at);
    }

    // A fact has no digest: its question is part of the pack, and its meaning is its id.
    bool shows_what_was_shown(const Line& line, const GivenAnswer& given, const std::string& at) {
        const auto* id = std::get_if<GatewayId>(&line);
        if (id == nullptr) {
            if (given.digest.empty()) return true;
            reject("other_wording", "`" + given.id + "` is a fact, and has no digest", "leave it out", at + "/digest");
            return false;
        }
        const Gateway& gateway = vocabulary_[*id];
        if (given.digest == gateway.digest) return true;
        if (given.digest.empty()) {
            reject("missing_field", "the answer to `" + gateway.id + "` does not say what was shown",
                   "send the line's `digest` back", at);
        } else {
            reject("other_wording", "`" + gateway.id + "` was answered in another wording than it has now",
                   "ask again: " + gateway.line, at + "/digest");
        }
        return false;
    }

    void take_word(const Line& line, LineAnswer word, const std::string& at) {
        if (const auto* fact = std::get_if<FactId>(&line)) {
            const Fact& known = vocabulary_[*fact];
            if (known.quantity && word == LineAnswer::yes) {
                return reject("wrong_type", "`" + known.id + "` is a number, not a yes", "give `number`",
                              at + "/answer");
            }
            if (!known.may_be_absent() && word == LineAnswer::no) {
                return reject("cannot_be_absent", "`" + known.id + "` always has a value", "give `number`",
                              at + "/answer");
            }
        }
        answer(vocabulary_, line, word, profile_);
    }

    void take_number(const Line& line, double number, const std::string& at) {
        const auto* fact = std::get_if<FactId>(&line);
        const Fact* known = fact != nullptr ? &vocabulary_[*fact] : nullptr;
        if (known == nullptr || !known->quantity) {
            return reject("wrong_type", "`" + name_of(line) + "` takes no number", "`yes`, `no` or `unsure`",
                          at + "/number");
        }
        const Quantity& quantity = *known->quantity;
        if (!std::isfinite(number) || number < quantity.min || number > quantity.max) {
            return reject("out_of_range", "`" + known->id + "` is " + number_text(number) + ", outside its range",
                          "from " + number_text(quantity.min) + " to " + number_text(quantity.max), at + "/number");
        }
        if (quantity.whole && number != std::floor(number)) {
            return reject("out_of_range", "`" + known->id + "` is " + number_text(number) + ", not a whole number", "",
                          at + "/number");
        }
        profile_.set_value(*fact, number);
    }

    // Told at an answer of this message that the relation is about.
    void refuse_broken_relations(const GivenAnswers& given) {
        for (const Relation* relation : broken_relations(profile_, vocabulary_)) {
            std::string at = "/answers";
            for (const FactId fact : quantities_of(*relation)) {
                for (std::size_t i = 0; i < given.answers.size(); ++i) {
                    if (given.answers[i].id == vocabulary_[fact].id) at = "/answers/" + std::to_string(i) + "/number";
                }
            }
            reject("contradiction", broken_text(*relation, profile_, vocabulary_), relation->because, at);
        }
    }

    // An undated answer is of no day, and so is a profile with one.
    void date(const GivenAnswers& given) {
        std::optional<Day> oldest = profile_.answered_on;
        bool is_dated = was_empty_ || oldest;
        for (const GivenAnswer& each : given.answers) {
            const std::optional<Day> day = day_of_moment(each.at);
            is_dated = is_dated && day;
            if (is_dated) oldest = oldest ? std::min(*oldest, *day) : *day;
        }
        if (given.answers.empty()) return;
        profile_.answered_on = is_dated ? oldest : std::nullopt;
        if (!is_dated) profile_.kept_from.reset();
        if (is_dated && profile_.kept_from) profile_.kept_from = std::min(*profile_.kept_from, *profile_.answered_on);
    }

    const Vocabulary& vocabulary_;
    const bool was_empty_;
    Profile profile_;
    std::set<std::string> answered_;
    Issues issues_;
};

}  // namespace

Result<Profile> take_answers(const Program& program, const Profile& profile, const GivenAnswers& given,
                             const Asking& asking) {
    return AnswerTaker(program.vocabulary(), profile).take(next_screen(program, profile, asking), given);
}

}  // namespace triage
