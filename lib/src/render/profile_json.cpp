// A profile as a person could have written it. Read again it gives the same profile, so facts are named by id: a
// name may say several facts, an id says its own only. It is no longer than needed: `no_others` stands in place of a
// list of denials where it says the same.

#include <algorithm>

#include "text/json_writer.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// `"key": […]`; no key for no names, as a person would leave it out.
void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string_view>& names) {
    if (names.empty()) return;
    json.key(key);
    json.begin_array();
    for (const std::string_view name : names) json.text(name);
    json.end_array();
}

/// True when everything that `no_others` would deny is denied. It denies nothing that the person is unsure of. Not for
/// somebody who was shown lines: what they denied one by one would read as denied by a line.
bool denies_all_others(const Profile& profile, const Vocabulary& vocabulary) {
    for (const LineAnswer answer : {LineAnswer::no, LineAnswer::yes, LineAnswer::unsure}) {
        if (!profile.gateways(answer).empty()) return false;
    }
    for (const FactId fact : vocabulary.fact_ids()) {
        const bool is_open = profile.presence(fact) == Presence::unknown && !profile.is_unsure(fact);
        if (is_open && vocabulary[fact].may_be_absent()) return false;
    }
    return !profile.absent().empty();
}

/// True where a reader takes the answer as it stands: somebody who said more of a fact later may contradict the line.
bool still_fits(const Profile& profile, const Vocabulary& vocabulary, const Gateway& gateway, LineAnswer answer) {
    if (answer != LineAnswer::no) return true;
    return std::all_of(gateway.stands_for.begin(), gateway.stands_for.end(), [&](const StandsFor& each) {
        if (profile.absent().contains(each.fact)) return true;
        const std::optional<Quantity>& quantity = vocabulary[each.fact].quantity;
        return quantity && profile.value(each.fact) && is_beyond(*profile.value(each.fact), each, *quantity);
    });
}

/// Each line that was answered, with what tells its wording. Returns the facts that it answers for a reader.
IdSet<FactId> write_gateways(JsonWriter& json, const Profile& profile, const Vocabulary& vocabulary) {
    IdSet<FactId> answered(vocabulary.facts().size());
    bool is_open = false;
    for (const GatewayId id : vocabulary.gateway_ids()) {
        const Gateway& gateway = vocabulary[id];
        const std::optional<LineAnswer> answer = profile.answer_to(id);
        if (!answer || !still_fits(profile, vocabulary, gateway, *answer)) continue;
        if (!is_open) {
            json.key("gateways");
            json.begin_object();
            is_open = true;
        }
        json.key(gateway.id);
        json.begin_object();
        json.field("answer", to_string(*answer));
        json.field("digest", gateway.digest);
        json.end_object();
        for (const StandsFor& each : gateway.stands_for) {
            if (*answer != LineAnswer::yes) answered.insert(each.fact);
        }
    }
    if (is_open) json.end_object();
    answered.keep(profile.by_gateway());
    return answered;
}

}  // namespace

std::string to_json(const Profile& profile, const Vocabulary& vocabulary) {
    std::vector<std::string_view> symptoms;
    std::vector<std::string_view> conditions;
    std::vector<std::string_view> denies;
    std::vector<std::string_view> unsure;
    JsonWriter json;
    json.begin_object();
    if (profile.id) json.field("id", *profile.id);
    if (profile.context) {
        json.key("context");
        json.raw(*profile.context);
    }
    if (profile.answered_on) json.field("answered_on", to_string(*profile.answered_on));
    if (profile.kept_from) json.field("kept_from", to_string(*profile.kept_from));
    profile.present().for_each([&](FactId id) {
        const Fact& fact = vocabulary[id];
        if (!fact.quantity) (fact.kind == FactKind::condition ? conditions : symptoms).push_back(fact.id);
    });
    const IdSet<FactId> by_line = write_gateways(json, profile, vocabulary);
    const bool denies_others = denies_all_others(profile, vocabulary);
    const auto add_others = [&](const IdSet<FactId>& facts, std::vector<std::string_view>& names) {
        facts.for_each([&](FactId id) {
            if (!by_line.contains(id)) names.push_back(vocabulary[id].id);
        });
    };
    // What was asked one by one is written so beside `no_others`, too, if the profile knows the difference.
    IdSet<FactId> denied = profile.absent();
    if (denies_others) denied.remove(profile.denied_with_others().empty() ? denied : profile.denied_with_others());
    add_others(denied, denies);
    add_others(profile.unsure(), unsure);
    std::vector<std::string_view> was_there;
    profile.was_there.for_each([&](FactId id) {
        const bool is_open = profile.presence(id) == Presence::unknown && !profile.is_unsure(id);
        if (is_open) was_there.push_back(vocabulary[id].id);
    });
    write_names(json, "was_there", was_there);
    write_names(json, "symptoms", symptoms);
    write_names(json, "conditions", conditions);
    write_names(json, "denies", denies);
    if (denies_others) json.field("no_others", true);
    write_names(json, "unsure", unsure);
    profile.present().for_each([&](FactId id) {
        if (vocabulary[id].quantity) json.field(vocabulary[id].id, *profile.value(id));
    });
    if (profile.equipment) {
        std::vector<std::string_view> pieces;
        profile.equipment->for_each([&](EquipmentId id) { pieces.push_back(vocabulary[id].id); });
        json.key("equipment");
        json.begin_array();
        for (const std::string_view piece : pieces) json.text(piece);
        json.end_array();
    }
    json.end_object();
    return json.take();
}

}  // namespace triage
