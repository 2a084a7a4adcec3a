// Looks entries up by walking the text each time: only those ask who work on packs, and nobody who is decided about.
#include "pack/entries.hpp"

namespace triage {

std::optional<NodeRef> find_key(NodeRef mapping, std::string_view key) {
    if (mapping.kind() != NodeKind::mapping) return std::nullopt;
    for (auto part = mapping.begin(); part != mapping.end(); ++part) {
        const bool is_it = (*part).text() == key;
        ++part;
        if (is_it) return *part;
    }
    return std::nullopt;
}

// The last entry with this id counts; ids are unique over all packs, so there is one.
Position place_of(const RuleBase& rules, std::string_view section, std::string_view id) {
    Position place;
    if (!rules.documents) return place;
    for_each_entry(*rules.documents, section, [&](NodeRef key, NodeRef /*value*/) {
        if (key.text() == id) place = key.position();
    });
    return place;
}

}  // namespace triage
