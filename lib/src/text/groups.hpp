// Lists in a sentence, and what says the same said once.
//
// Used by the texts for people: stretches that are left out for one reason share a line, questions that come to the
// same advice share it. Keys keep the order in which they first came, which is the order of importance, so a sorted map
// would not do; there are a dozen at most, so looking through them is enough.
//
// Threads: a `Groups` belongs to one thread; the function is pure.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace triage {

template <class Key, class Item>
class Groups {
public:
    using Group = std::pair<Key, std::vector<Item>>;

    /// Adds an item behind the others of its key.
    void add(const Key& key, Item item) {
        auto group = std::find_if(all_.begin(), all_.end(), [&](const Group& each) { return each.first == key; });
        if (group == all_.end()) group = all_.insert(group, Group(key, {}));
        group->second.push_back(std::move(item));
    }

    bool empty() const { return all_.empty(); }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }

private:
    std::vector<Group> all_;
};

/// The parts in one text, with `between` between two of them.
inline std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) text.append(text.empty() ? "" : between).append(part);
    return text;
}

}  // namespace triage
