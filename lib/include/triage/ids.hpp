// Names for things in a rule base: an id is a position in one of its tables, and no two kinds mix.
//
// Used by every other header. Ids are valid only for the rule base that gave them; comparing or
// indexing across rule bases is a programming error that nothing detects.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace triage {

enum class FactId : std::uint32_t {};
enum class GroupId : std::uint32_t {};
enum class RuleId : std::uint32_t {};
enum class ExclusionId : std::uint32_t {};
enum class StretchId : std::uint32_t {};
enum class MovementId : std::uint32_t {};
enum class EquipmentId : std::uint32_t {};
enum class SourceId : std::uint32_t {};
enum class PackId : std::uint32_t {};

template <class Id>
constexpr std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
}

/// A set of ids as bits. Its capacity is fixed by `resize`; every operation is O(capacity / 64)
/// and only `resize` allocates.
template <class Id>
class IdSet {
public:
    IdSet() = default;
    explicit IdSet(std::size_t capacity) { resize(capacity); }

    /// Makes room for ids 0..capacity-1 and empties the set. Allocates only when it grows.
    void resize(std::size_t capacity) {
        const std::size_t words = (capacity + 63) / 64;
        if (words_.size() == words) {
            clear();
        } else {
            words_.assign(words, 0);
        }
    }

    void insert(Id id) { words_[index(id) / 64] |= bit(id); }
    void erase(Id id) { words_[index(id) / 64] &= ~bit(id); }
    void clear() {
        // Most sets have few words, and calling memset takes longer than clearing them.
        switch (words_.size()) {
            case 4: words_[3] = 0; [[fallthrough]];
            case 3: words_[2] = 0; [[fallthrough]];
            case 2: words_[1] = 0; [[fallthrough]];
            case 1: words_[0] = 0; [[fallthrough]];
            case 0: break;
            default: words_.assign(words_.size(), 0);
        }
    }

    /// Adds the members that `bits` has in word `word`. REQUIRES: the capacity holds them.
    void merge(std::size_t word, std::uint64_t bits) { words_[word] |= bits; }

    // Sets of one capacity, as whole sets.
    void add(const IdSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }
    void remove(const IdSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }
    void keep(const IdSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    bool meets(const IdSet& other) const {
        bool any = false;
        for (std::size_t i = 0; i < words_.size(); ++i) any |= (words_[i] & other.words_[i]) != 0;
        return any;
    }

    /// False for an id beyond the capacity.
    bool contains(Id id) const { return index(id) / 64 < words_.size() && (words_[index(id) / 64] & bit(id)) != 0; }

    bool empty() const {
        for (const std::uint64_t word : words_) {
            if (word != 0) return false;
        }
        return true;
    }

    std::size_t size() const {
        std::size_t count = 0;
        for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }

    /// Calls `visit(id)` for every member in increasing order.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            for (std::uint64_t rest = words_[word]; rest != 0; rest &= rest - 1) {
                visit(static_cast<Id>(word * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
    }

    std::vector<Id> to_vector() const {
        std::vector<Id> ids;
        for_each([&](Id id) { ids.push_back(id); });
        return ids;
    }

    /// Bit i of word w is id 64 w + i; bits beyond the capacity are 0.
    const std::vector<std::uint64_t>& words() const { return words_; }

    friend bool operator==(const IdSet&, const IdSet&) = default;

private:
    static std::uint64_t bit(Id id) { return std::uint64_t{1} << (index(id) % 64); }
    std::vector<std::uint64_t> words_;
};

}  // namespace triage
