// Entries of two rule bases meet by their id.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace triage {

/// The entry with this id, or null.
template <class Entry>
const Entry* find_entry(const std::vector<Entry>& entries, const std::string& id) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

/// A name between backticks; for text of unknown length there is `quote`.
inline std::string in_backticks(std::string_view text) { return "`" + std::string(text) + "`"; }

}  // namespace triage
