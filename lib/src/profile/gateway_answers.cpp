// The answers to gateways: noted while a profile is filled, worked out when everything else of it is known.
//
// A line's "no" denies its facts as if each had been denied, so it contradicts each that is there. A "yes" sets
// nothing, and only holds its facts open.
#include <algorithm>

#include "model/nearest.hpp"
#include "profile/profile_issue.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"
#include "triage/profile.hpp"

namespace triage {

ProfileBuilder& ProfileBuilder::gateway(std::string_view name, LineAnswer answer, std::string_view digest,
                                        std::string_view at) {
    if (first_invalid_utf8(name) != name.size())
        return reject(profile_issue("invalid_utf8", "the text is not UTF-8", "", at));
    if (const auto id = vocabulary_.find_gateway(name)) {
        answer_gateway(*id, answer, digest, at);
        return *this;
    }
    const std::string nearest = lists_more_issues() ? vocabulary_.nearest_gateway(name) : "";
    return reject(profile_issue("unknown_name", "unknown gateway " + quote(name), suggestion(nearest), at));
}

// Answers the gateway that has this name; false where none has it.
bool ProfileBuilder::say_gateway(std::string_view name, Saying saying, std::string_view at) {
    const auto id = vocabulary_.find_gateway(name);
    if (!id) return false;
    const LineAnswer answer = saying == Saying::present  ? LineAnswer::yes
                              : saying == Saying::unsure ? LineAnswer::unsure
                                                         : LineAnswer::no;
    answer_gateway(*id, answer, "", at);
    return true;
}

// Only noted here: whether an answer fits the facts is known when all of them are.
void ProfileBuilder::answer_gateway(GatewayId id, LineAnswer answer, std::string_view digest, std::string_view at) {
    const Gateway& known = vocabulary_[id];
    if (!digest.empty() && digest != known.digest) {
        reject(profile_issue("other_wording",
                             "`" + known.id + "` was answered in another wording than the one of this pack",
                             "ask again: " + known.line, at));
        return;
    }
    const auto before = std::find_if(gateways_said_.begin(), gateways_said_.end(),
                                     [&](const GatewaySaid& said) { return said.gateway == id; });
    if (before == gateways_said_.end()) {
        gateways_said_.push_back({id, answer, std::string(at), false});
    } else if (before->answer != answer) {
        before->is_doubted = true;
        reject(profile_issue("contradiction", "`" + known.id + "` has two answers", "the other one is at " + before->at,
                             at));
    }
}

// Whether what is said of its facts leaves room for the answer; otherwise there is an issue.
bool ProfileBuilder::fits(const GatewaySaid& said) {
    const Gateway& gateway = vocabulary_[said.gateway];
    if (said.answer == LineAnswer::yes) {
        if (!profile_.denies_all_of(gateway)) return true;
        reject(profile_issue("gateway_left_empty",
                             "`" + gateway.id + "` is answered yes, and all that it stands for is denied",
                             "say which of it is there, or answer no", said.at));
        return false;
    }
    if (said.answer == LineAnswer::unsure) return true;
    bool is_fitting = true;
    for (const StandsFor& each : gateway.stands_for) {
        const std::optional<Quantity>& quantity = vocabulary_[each.fact].quantity;
        const auto number = quantity ? profile_.value(each.fact) : std::optional<double>();
        const bool lies_beyond = number && is_beyond(*number, each, *quantity);
        const bool is_said = said_[index(each.fact)] == Presence::present && !lies_beyond;
        const bool was_unsure = profile_.was_asked_unsure(each.fact);
        if (is_said) {
            contradict(each.fact, "present and denied, by `" + gateway.id + "`", where_[index(each.fact)], said.at);
        } else if (was_unsure) {
            contradict(each.fact, "unsure and denied, by `" + gateway.id + "`", unsure_where_[index(each.fact)],
                       said.at);
        }
        is_fitting &= !is_said && !was_unsure;
    }
    return is_fitting;
}

// A "no" goes before an "unsure", and both before a "yes": two gateways may stand for one fact, and a "yes" is left
// empty whichever of them denies.
void ProfileBuilder::apply_gateways() {
    for (const LineAnswer answer : {LineAnswer::no, LineAnswer::unsure, LineAnswer::yes}) {
        for (const GatewaySaid& said : gateways_said_) {
            if (said.answer != answer || said.is_doubted || !fits(said)) continue;
            profile_.set_gateway(said.gateway, vocabulary_[said.gateway], answer);
            if (answer != LineAnswer::no) leave_open(vocabulary_[said.gateway]);
            if (answer == LineAnswer::no) mention_denied(vocabulary_[said.gateway]);
        }
    }
}

// The line answered for them, so `no_others` need not.
void ProfileBuilder::mention_denied(const Gateway& gateway) {
    for (const StandsFor& each : gateway.stands_for) mentioned_.insert(each.fact);
}

// What a "yes" or an "unsure" is about, `no_others` does not deny, unless one of it is there, which explains the "yes".
// The one fact of a line is there by the "yes" itself, and is not denied either.
void ProfileBuilder::leave_open(const Gateway& gateway) {
    const std::vector<StandsFor>& facts = gateway.stands_for;
    const bool is_explained = std::any_of(
        facts.begin(), facts.end(), [&](const StandsFor& each) { return profile_.present().contains(each.fact); });
    for (const StandsFor& each : facts) {
        const bool is_said = profile_.present().contains(each.fact) || profile_.is_unsure(each.fact);
        if (!is_explained || is_said) mentioned_.insert(each.fact);
    }
}

}  // namespace triage
