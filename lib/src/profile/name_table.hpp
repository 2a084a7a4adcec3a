// Names found by their bytes: a hash table whose keys of up to 31 bytes are two blocks of sixteen. So a look-up hashes
// and compares whole blocks; it makes no string and compares nothing byte by byte.
//
// Used by ProfileScanner, for its keys and for the names of facts and equipment.
//
// Threads: immutable once built.
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

/// Filled with `add`, made ready by `build`, then asked with `find` and `find_long`.
class NameTable {
public:
    /// The longest name in bytes that `find` knows; longer ones are found by `find_long`. One byte less than two
    /// blocks, so that a zero ends each name.
    static constexpr std::size_t short_name = 2 * TextBlock::size - 1;

    /// The caller's knowledge about a name.
    struct Entry {
        std::uint32_t value = 0;
        std::uint32_t flags = 0;  ///< bits that mean what the caller wants
    };

    /// Enters a name. REQUIRES: a name that is not empty, and that `build` was not called yet.
    void add(std::string_view name, Entry entry);
    /// Makes the added names findable. To be called once, after the last `add`.
    void build();

    /// The entry of a name of up to 31 bytes that is padded with zeros; null when there is none. REQUIRES: `build` was
    /// called.
    const Entry* find(const TextBlock& first, const TextBlock& second) const {
        for (std::size_t at = place(first, second);; at = next(at)) {
            const Slot& slot = slots_[at];
            if (are_equal(slot.first, first) && are_equal(slot.second, second)) return &slot.entry;
            if (slot.is_free) return nullptr;
        }
    }
    /// The entry of a name of more than 31 bytes; null when there is none.
    const Entry* find_long(std::string_view name) const {
        const auto found = long_.find(name);
        return found == long_.end() ? nullptr : &found->second;
    }

private:
    /// The text of a free slot. No name has it: the last byte of two blocks with a name is zero.
    static constexpr const char* no_name = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    /// One name and its entry, or a free place.
    struct Slot {
        TextBlock first{no_name};
        TextBlock second{no_name};
        Entry entry;
        bool is_free = true;
    };
    /// Lets `find_long` look up a view without making a string of it.
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    /// The slot where the search for a name begins: the highest bits of its hash.
    std::size_t place(const TextBlock& first, const TextBlock& second) const {
        return static_cast<std::size_t>(TextBlock::hash(first, second) >> shift_);
    }
    /// The slot to look at next; behind the last one comes the first.
    std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

    int shift_ = 60;           ///< leaves the bits of the hash that number the slots; there are 2^(64 - shift_)
    std::vector<Slot> added_;  ///< short names, until `build` puts them into `slots_`
    std::vector<Slot> slots_;  ///< open addressing, at most a quarter full
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> long_;
};

}  // namespace triage
