// Names, found by their bytes: of those of up to 32 bytes no string is made and none is compared byte by byte.
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

#include "text_block.hpp"

namespace triage {

class NameTable {
public:
    static constexpr std::size_t short_name = 2 * TextBlock::size;

    struct Entry {
        std::uint32_t value = 0;
        std::uint32_t flags = 0;  ///< what the caller wants to know of the name
    };

    /// REQUIRES: a name that is not empty.
    void add(std::string_view name, Entry entry);
    /// Makes what was added findable.
    void build();

    /// By a name of up to 16 bytes, with zeros behind it; null when there is none.
    const Entry* find(TextBlock name) const { return short_.find(name.words()); }
    /// By a name of 17 to 32 bytes.
    const Entry* find(TextBlock first, TextBlock second) const {
        const auto a = first.words();
        const auto b = second.words();
        return middle_.find({a[0], a[1], b[0], b[1]});
    }
    /// By a longer name.
    const Entry* find_long(std::string_view name) const {
        const auto found = long_.find(name);
        return found == long_.end() ? nullptr : &found->second;
    }

private:
    /// Open addressing, at most a quarter full; a slot is free while its first word is 0, which no name begins with.
    template <std::size_t Words>
    class Slots {
    public:
        using Key = std::array<std::uint64_t, Words>;

        void add(const Key& key, Entry entry) { added_.push_back({key, entry}); }

        void build() {
            while ((std::size_t{1} << (64 - shift_)) < added_.size() * 4) --shift_;
            slots_.assign(std::size_t{1} << (64 - shift_), Slot{});
            for (const Slot& slot : added_) {
                std::size_t at = place(slot.key);
                while (slots_[at].key[0] != 0) at = next(at);
                slots_[at] = slot;
            }
        }

        const Entry* find(const Key& key) const {
            for (std::size_t at = place(key); slots_[at].key[0] != 0; at = next(at)) {
                if (are_equal(slots_[at].key, key)) return &slots_[at].entry;
            }
            return nullptr;
        }

    private:
        struct Slot {
            Key key{};
            Entry entry;
        };

        // `==` would call a function.
        static bool are_equal(const Key& a, const Key& b) {
            std::uint64_t difference = 0;
            for (std::size_t i = 0; i < Words; ++i) difference |= a[i] ^ b[i];
            return difference == 0;
        }

        // The highest bits of a product depend on all bits of its factors. (Knuth 1998, volume 3, section 6.4)
        std::size_t place(const Key& key) const {
            constexpr std::array<std::uint64_t, 4> odd{0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU, 0x165667B19E3779F9U,
                                                       0x27D4EB2F165667C5U};
            std::uint64_t mixed = 0;
            for (std::size_t i = 0; i < Words; ++i) mixed ^= key[i] * odd[i];
            return static_cast<std::size_t>(mixed >> shift_);
        }
        std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

        int shift_ = 60;  ///< a place has the bits above
        std::vector<Slot> added_;
        std::vector<Slot> slots_;
    };

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    Slots<2> short_;
    Slots<4> middle_;
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> long_;
};

}  // namespace triage
