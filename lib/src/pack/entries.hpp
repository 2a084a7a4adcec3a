// The parsed text of packs, by section and id: for checks that look at what was written, and for places in files.
//
// Used by what is for authors of packs. A rule base says what entries mean; how they were written, and where, only the
// documents know, which it keeps.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "for_components.hpp"
#include "pack/files.hpp"
#include "triage/rule_base.hpp"

namespace triage {

using PackTexts = std::vector<PackDocuments>;

/// The value of a key; nothing where the node is no mapping or has no such key.
TRIAGE_FOR_COMPONENTS std::optional<NodeRef> find_key(NodeRef mapping, std::string_view key);

/// Calls `visit(key, value)` for each `id: value` of a section, over all packs.
template <class Visit>
void for_each_entry(const PackTexts& packs, std::string_view section, Visit visit) {
    for (const PackDocuments& pack : packs) {
        for (const Document& document : pack.documents) {
            const auto entries = find_key(NodeRef(document, 0), section);
            if (!entries) continue;
            for (auto part = entries->begin(); part != entries->end(); ++part) {
                const NodeRef key = *part;
                visit(key, *++part);
            }
        }
    }
}

/// The place of an entry's key; no place for a rule base that came from no text.
TRIAGE_FOR_COMPONENTS Position place_of(const RuleBase& rules, std::string_view section, std::string_view id);

}  // namespace triage
