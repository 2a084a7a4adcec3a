// A profile as a person could have written it. Read again it gives the same profile, so facts are named by id: a
// name may say several facts, an id says its own only. It is no longer than needed: `no_others` stands in place of a
// list of denials where it says the same.

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

/// True when everything that `no_others` would deny is denied. It denies nothing that the person is unsure of.
bool denies_all_others(const Profile& profile, const Vocabulary& vocabulary) {
    for (const FactId fact : vocabulary.fact_ids()) {
        const bool is_open = profile.presence(fact) == Presence::unknown && !profile.is_unsure(fact);
        if (is_open && vocabulary[fact].may_be_absent()) return false;
    }
    return !profile.absent().empty();
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
    profile.present().for_each([&](FactId id) {
        const Fact& fact = vocabulary[id];
        if (!fact.quantity) (fact.kind == FactKind::condition ? conditions : symptoms).push_back(fact.id);
    });
    profile.absent().for_each([&](FactId id) { denies.push_back(vocabulary[id].id); });
    profile.unsure().for_each([&](FactId id) { unsure.push_back(vocabulary[id].id); });
    write_names(json, "symptoms", symptoms);
    write_names(json, "conditions", conditions);
    if (denies_all_others(profile, vocabulary)) {
        json.field("no_others", true);
    } else {
        write_names(json, "denies", denies);
    }
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
