// A list is asked for by one name, which may be an id, an alias or a title: all of them are compared as
// `normalize_name` makes them, and the nearest one is named where none fits.
#include "authoring/list/entries.hpp"

#include <algorithm>

#include "model/nearest.hpp"
#include "text/quote.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

namespace {

/// An entry of a table, by all the names that people may call it.
struct Named {
    std::string id;
    std::vector<std::string> aliases;
};

/// Adds entries that are called by their id alone.
template <class Entries>
void add_ids(std::vector<Named>& all, const Entries& entries) {
    for (const auto& entry : entries) all.push_back({entry.id, {}});
}

/// The entries of a table in pack order, so that a position here is the position in the table.
std::vector<Named> names_of(const RuleBase& rules, Table table) {
    std::vector<Named> all;
    switch (table) {
        case Table::facts:
            for (const Fact& fact : rules.vocabulary.facts()) {
                all.push_back({fact.id, fact.aliases});
                all.back().aliases.insert(all.back().aliases.end(), fact.includes.begin(), fact.includes.end());
            }
            break;
        case Table::stretches:
            for (const Stretch& stretch : rules.stretches) {
                all.push_back({stretch.id, stretch.aliases});
                all.back().aliases.push_back(stretch.name);
            }
            break;
        case Table::rules: add_ids(all, rules.rules); break;
        case Table::exclusions: add_ids(all, rules.exclusions); break;
        case Table::sources: add_ids(all, rules.sources); break;
    }
    return all;
}

/// REQUIRES: `wanted` is normalized.
bool answers_to(const Named& entry, const std::string& wanted) {
    const auto same = [&](const std::string& name) { return normalize_name(name) == wanted; };
    return same(entry.id) || std::any_of(entry.aliases.begin(), entry.aliases.end(), same);
}

}  // namespace

// Every entry that answers to the name is picked, should several have one title.
Result<std::vector<std::size_t>> pick_entries(const RuleBase& rules, Table table, const std::string& name) {
    const std::vector<Named> all = names_of(rules, table);
    std::vector<std::size_t> picked;
    Nearest nearest(name);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (name.empty() || answers_to(all[i], normalize_name(name))) picked.push_back(i);
        nearest.offer(all[i].id, all[i].id);
        for (const std::string& alias : all[i].aliases) nearest.offer(alias, all[i].id);
    }
    if (name.empty() || !picked.empty()) return picked;
    return Issues{
        {"unknown_name", "nothing in this list is named " + quote(name), nearest.hint(), {}, Severity::error}};
}

}  // namespace triage
