#include "triage/vocabulary.hpp"

#include <utility>

#include "nearest.hpp"

namespace triage {

std::string normalize_name(std::string_view name) {
    std::string plain;
    plain.reserve(name.size());
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool is_curly = c == '\xE2' && name.substr(i, 3) == "\xE2\x80\x99";  // ’
        if (c == '\'' || is_curly) {
            i += c == '\'' ? 0 : 2;
        } else if (c == ' ' || c == '_' || c == '-' || c == '\t') {
            if (!plain.empty() && plain.back() != ' ') plain += ' ';
        } else {
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

namespace {

template <class Entry>
void offer_names(Nearest& nearest, const Entry& entry) {
    nearest.offer(entry.id, entry.id);
    for (const std::string& alias : entry.aliases) nearest.offer(alias, entry.id);
}

}  // namespace

std::optional<FactId> Vocabulary::find(std::string_view name) const {
    const auto found = fact_names_.find(normalize_name(name));
    return found == fact_names_.end() ? std::nullopt : std::optional(found->second.fact);
}

bool Vocabulary::is_narrower(std::string_view name) const {
    const auto found = fact_names_.find(normalize_name(name));
    return found != fact_names_.end() && found->second.scope == Scope::part;
}

std::optional<EquipmentId> Vocabulary::find_equipment(std::string_view name) const {
    const auto found = equipment_names_.find(normalize_name(name));
    return found == equipment_names_.end() ? std::nullopt : std::optional(found->second);
}

std::string Vocabulary::nearest(std::string_view name) const {
    Nearest nearest(name);
    for (const Fact& fact : facts_) {
        offer_names(nearest, fact);
        for (const std::string& part : fact.includes) nearest.offer(part, fact.id);
    }
    return nearest.answer();
}

std::string Vocabulary::nearest_equipment(std::string_view name) const {
    Nearest nearest(name);
    for (const Equipment& equipment : equipment_) offer_names(nearest, equipment);
    return nearest.answer();
}

std::optional<FactId> Vocabulary::add_name(FactId id, const std::string& name, Scope scope) {
    const auto [place, added] = fact_names_.emplace(normalize_name(name), Name{id, scope});
    return added ? std::nullopt : std::optional(place->second.fact);
}

std::optional<FactId> Vocabulary::add(Fact fact, std::string& taken) {
    const auto id = static_cast<FactId>(facts_.size());
    facts_.push_back(std::move(fact));
    const Fact& added = facts_.back();
    const auto add_all = [&](const std::vector<std::string>& names, Scope scope) -> std::optional<FactId> {
        for (const std::string& name : names) {
            if (const auto owner = add_name(id, name, scope)) return taken = name, owner;
        }
        return std::nullopt;
    };
    auto owner = add_all({added.id}, Scope::whole);
    if (!owner) owner = add_all(added.aliases, Scope::whole);
    if (!owner) owner = add_all(added.includes, Scope::part);
    return owner;
}

std::optional<FactId> Vocabulary::add_alias(FactId id, std::string alias) {
    const auto owner = add_name(id, alias, Scope::whole);
    if (!owner) facts_[index(id)].aliases.push_back(std::move(alias));
    return owner;
}

std::optional<FactId> Vocabulary::add_included(FactId id, std::string name) {
    const auto owner = add_name(id, name, Scope::part);
    if (!owner) facts_[index(id)].includes.push_back(std::move(name));
    return owner;
}

bool Vocabulary::add(Equipment equipment, std::string& taken) {
    const auto id = static_cast<EquipmentId>(equipment_.size());
    equipment_.push_back(std::move(equipment));
    const Equipment& added = equipment_.back();
    std::vector<std::string> names = added.aliases;
    names.push_back(added.id);
    for (const std::string& name : names) {
        if (!equipment_names_.emplace(normalize_name(name), id).second) return taken = name, false;
    }
    return true;
}

}  // namespace triage
