// What the loaded packs name, as the fillings of a schema's holes.
//
// Used by each of the schemas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authoring/schema/fill.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// The ids of a table as the inside of a JSON array.
template <class Entries>
std::string ids(const Entries& entries) {
    std::vector<std::string_view> all;
    all.reserve(entries.size());
    for (const auto& entry : entries) all.push_back(entry.id);
    return json_list(all);
}

inline std::string quantity_ids(const Vocabulary& vocabulary) {
    std::vector<std::string_view> all;
    for (const Fact& fact : vocabulary.facts()) {
        if (fact.quantity) all.push_back(fact.id);
    }
    return json_list(all);
}

/// "A profile for upper-back 1.1.0, spine-red-flags 1.1.0", with `what` before the packs.
inline std::string title_of(const RuleBase& rules, std::string_view what) {
    std::string title(what);
    for (const Pack& pack : rules.packs) {
        title += (&pack == &rules.packs.front() ? " " : ", ") + pack.name + " " + pack.version;
    }
    return title;
}

}  // namespace triage
