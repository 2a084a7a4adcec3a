// Names to bits and texts to copy, as fast as a careful hand makes them. Only `handwritten` uses this, so that the rate
// to compare with is not held back by a slow look-up. It has no tests of its own; `agree.sh` compares what comes out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using Bits = std::uint64_t;

/// A name's first and last eight bytes: all of it, if it has at most sixteen.
struct NameKey {
    Bits head = 0;
    Bits tail = 0;
    std::uint32_t size = 0;

    /// REQUIRES: eight readable bytes at `name`, whatever its size.
    static NameKey of(std::string_view name) {
        NameKey key{0, 0, static_cast<std::uint32_t>(name.size())};
        std::memcpy(&key.head, name.data(), 8);
        if (name.size() < 8) {
            key.head &= (Bits{1} << (8 * name.size())) - 1;
        } else {
            std::memcpy(&key.tail, name.data() + name.size() - 8, 8);
        }
        return key;
    }
    friend bool operator==(const NameKey&, const NameKey&) = default;
};

/// Names to bit numbers: open addressing, filled once.
class Names {
public:
    void add(const std::string& name, int bit) {
        const std::string padded = name + std::string(8, '\0');
        const NameKey key = NameKey::of({padded.data(), name.size()});
        if (find({padded.data(), name.size()}) >= 0) return;
        std::size_t at = slot(key);
        while (slots_[at].bit >= 0) at = (at + 1) % slots_.size();
        slots_[at] = {key, bit, static_cast<std::uint32_t>(texts_.size())};
        texts_ += name;
    }

    /// The bit of a name, or -1. REQUIRES: eight readable bytes at `name`.
    int find(std::string_view name) const {
        const NameKey key = NameKey::of(name);
        for (std::size_t at = slot(key); slots_[at].bit >= 0; at = (at + 1) % slots_.size()) {
            if (slots_[at].key == key && has_middle(slots_[at], name)) return slots_[at].bit;
        }
        return -1;
    }

private:
    struct Slot {
        NameKey key;
        std::int32_t bit = -1;
        std::uint32_t text = 0;
    };
    static std::size_t slot(const NameKey& key) {
        const Bits mixed = (key.head * 0x9E3779B97F4A7C15U) ^ (key.tail * 0xC2B2AE3D27D4EB4FU) ^ key.size;
        return mixed >> 51;
    }
    bool has_middle(const Slot& slot, std::string_view name) const {
        return name.size() <= 16 || std::memcmp(texts_.data() + slot.text + 8, name.data() + 8, name.size() - 16) == 0;
    }

    std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << 13);
    std::string texts_;
};

/// A text with room behind it, so that it can be copied without a look at its size.
template <std::size_t Room>
class Piece {
public:
    Piece() = default;
    explicit Piece(std::string_view text) : size_(text.size()) {
        if (size_ > Room) std::abort();  // the pack has grown: give it more room
        std::memcpy(text_.data(), text.data(), size_);
    }
    char* copy_to(char* out) const {
        std::memcpy(out, text_.data(), Room);
        return out + size_;
    }

private:
    std::array<char, Room> text_{};
    std::size_t size_ = 0;
};

}  // namespace bench
