// Names, found by their bytes: of those of up to 32 bytes no string is made and none is compared byte by byte.
//
// Used by ProfileScanner.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
        bool is_narrower = false;
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
        return long_.find({a[0], a[1], b[0], b[1]});
    }
    /// By a longer name.
    const Entry* find(const std::string& name) const {
        const auto found = longest_.find(name);
        return found == longest_.end() ? nullptr : &found->second;
    }

private:
    /// Open addressing; a slot is free while its first word is 0, which no name begins with.
    template <std::size_t Words>
    class Slots {
    public:
        using Key = std::array<std::uint64_t, Words>;

        void add(const Key& key, Entry entry) { added_.push_back({key, entry}); }

        void build() {
            std::size_t size = 16;
            while (size < added_.size() * 3) size *= 2;
            slots_.assign(size, Slot{});
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

        std::size_t place(const Key& key) const {
            std::uint64_t mixed = 0;
            for (const std::uint64_t word : key) {
                mixed = (mixed ^ word) * 0x9E3779B97F4A7C15U;
                mixed ^= mixed >> 32;
            }
            return static_cast<std::size_t>(mixed) & (slots_.size() - 1);
        }
        std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

        std::vector<Slot> added_;
        std::vector<Slot> slots_;
    };

    Slots<2> short_;
    Slots<4> long_;
    std::unordered_map<std::string, Entry> longest_;
};

}  // namespace triage
