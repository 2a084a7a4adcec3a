// Entries of two rule bases meet by their id, since positions differ as soon as one entry is added. Used by the
// comparison of packs, and by the texts of both proofs and comparisons.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace triage {

/// The entry with this id, or null.
template <class Entry>
const Entry* find_entry(const std::vector<Entry>& entries, const std::string& id) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

/// The position of the entry with this id, as the id type of its list; nothing where there is none.
template <class Id, class Entry>
std::optional<Id> find_id(const std::vector<Entry>& entries, const std::string& id) {
    const Entry* entry = find_entry(entries, id);
    if (entry == nullptr) return std::nullopt;
    return static_cast<Id>(entry - entries.data());
}

/// A name between backticks; for text of unknown length there is `quote`. A backtick inside becomes `'`, so that it
/// cannot end the quotation.
inline std::string in_backticks(std::string_view text) {
    std::string quoted = "`" + std::string(text) + "`";
    std::replace(quoted.begin() + 1, quoted.end() - 1, '`', '\'');
    return quoted;
}

}  // namespace triage
