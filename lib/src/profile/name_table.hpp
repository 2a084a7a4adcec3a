// Names, found by their bytes: of those of up to 31 bytes no string is made and none is compared byte by byte.
//
// Used by ProfileScanner.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "profile/text_block.hpp"

namespace triage {

class NameTable {
public:
    /// Longer names are found by `find_long`.
    static constexpr std::size_t short_name = 2 * TextBlock::size - 1;

    struct Entry {
        std::uint32_t value = 0;
        std::uint32_t flags = 0;  ///< what the caller wants to know of the name
    };

    /// REQUIRES: a name that is not empty.
    void add(std::string_view name, Entry entry);
    /// Makes what was added findable.
    void build();

    /// By a name of up to 31 bytes, with zeros behind it; null when there is none.
    const Entry* find(const TextBlock& first, const TextBlock& second) const {
        for (std::size_t at = place(first, second);; at = next(at)) {
            const Slot& slot = slots_[at];
            if (are_equal(slot.first, first) && are_equal(slot.second, second)) return &slot.entry;
            if (slot.is_free) return nullptr;
        }
    }
    const Entry* find_long(std::string_view name) const {
        const auto found = long_.find(name);
        return found == long_.end() ? nullptr : &found->second;
    }

private:
    static constexpr const char* no_name = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    struct Slot {
        TextBlock first{no_name};
        TextBlock second{no_name};
        Entry entry;
        bool is_free = true;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    std::size_t place(const TextBlock& first, const TextBlock& second) const {
        return static_cast<std::size_t>(TextBlock::hash(first, second) >> shift_);
    }
    std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

    int shift_ = 60;  ///< a place has the bits above
    std::vector<Slot> added_;
    std::vector<Slot> slots_;  ///< open addressing, at most a quarter full
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> long_;
};

}  // namespace triage
