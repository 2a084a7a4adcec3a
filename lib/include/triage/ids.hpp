// Names for things in a rule base: an id is a position in one of its tables, and no two kinds mix.
//
// Used by every other header. A table is walked by its ids, and asked with them:
//
//     for (const triage::RuleId id : rules.rule_ids()) std::cout << rules[id].name << '\n';
//     decision.allowed.for_each([&](triage::StretchId id) { show(rules[id]); });
//
// Ids are valid only for the rule base that gave them; comparing or indexing across rule bases is a programming error
// that nothing detects. They are no names to keep: another version of a pack numbers its entries anew. What is stored
// or sent is the entry's `id`, a text.
//
// Threads: plain values. A set may be read by several threads while none changes it.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace triage {

/// Each counts from 0 in a table of its own. A type for each keeps a rule from being looked up among the facts. Facts,
/// groups, gateways, screens and equipment are tables of `Vocabulary`, all others of `RuleBase`.
///
/// They are enumerations without enumerators, since these have no arithmetic that could make one id of another by
/// accident; a position becomes an id with `static_cast`, and an id becomes a position with `index`. `FactId{}` is the
/// first entry and not "none": where there may be none, the library has a `std::optional`.
enum class FactId : std::uint32_t {};
enum class GroupId : std::uint32_t {};
enum class GatewayId : std::uint32_t {};
enum class ScreenId : std::uint32_t {};
enum class RuleId : std::uint32_t {};
enum class ExclusionId : std::uint32_t {};
enum class StretchId : std::uint32_t {};
enum class MovementId : std::uint32_t {};
enum class EquipmentId : std::uint32_t {};
enum class SourceId : std::uint32_t {};
enum class PackId : std::uint32_t {};

/// The position that an id stands for, to index a table with, or an array of a program's own that has a place for each
/// entry:
///
///     std::vector<std::size_t> times(program.rules().rules.size());
///     ++times[triage::index(rule)];
template <class Id>
constexpr std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
}

/// All ids of a table with `size` entries, in order: `for (RuleId rule : IdRange<RuleId>(rules.size()))`. `RuleBase`
/// and `Vocabulary` give one for each of their tables. It holds no reference to the table, and costs as much as a
/// counter. REQUIRES: `size` fits in 32 bits, as every id does.
template <class Id>
class IdRange {
public:
    /// Enough of an iterator for a range-based `for`; standard algorithms want more.
    class Iterator {
    public:
        constexpr explicit Iterator(std::uint32_t number) : number_(number) {}
        constexpr Id operator*() const { return static_cast<Id>(number_); }
        constexpr Iterator& operator++() {
            ++number_;
            return *this;
        }
        friend constexpr bool operator==(Iterator, Iterator) = default;

    private:
        std::uint32_t number_;
    };

    /// `size` is counted now; a table that grows later needs another range.
    constexpr explicit IdRange(std::size_t size) : size_(static_cast<std::uint32_t>(size)) {}
    constexpr Iterator begin() const { return Iterator(0); }
    constexpr Iterator end() const { return Iterator(size_); }

private:
    std::uint32_t size_;
};

/// A set of ids of one table, as bits. A decision consists of seven of them. Joining or comparing two takes a few
/// instructions for tables of a usual size, and no member is ever searched for. Its capacity is fixed by `resize`, or
/// when it is made; every operation on a whole set takes a step for each 64 ids of capacity, every operation on one id
/// one step, and of those that change a set only `resize` allocates. A set without a capacity is empty, and may be
/// asked but not added to.
///
/// Capacities count in words of 64 ids: a set for 65 ids has room for 128. A copy has members of its own, and copying
/// allocates.
///
///     triage::IdSet<triage::FactId> later(program.vocabulary().facts().size());
///     later.insert(question.fact);
///     const auto next = triage::next_question(program, person, later);
template <class Id>
class IdSet {
public:
    /// Empty and without a capacity.
    IdSet() = default;
    /// An empty set with room for ids 0..capacity-1. A set for a table is made with the size of the table:
    /// `IdSet<RuleId> seen(rules.rules.size())`.
    explicit IdSet(std::size_t capacity) { resize(capacity); }

    /// Makes room for ids 0..capacity-1 and empties the set. Allocates only when it grows beyond what it ever had.
    void resize(std::size_t capacity) {
        const std::size_t words = (capacity + 63) / 64;
        if (words_.size() == words) {
            clear();
        } else {
            words_.assign(words, 0);
        }
    }

    /// Adding a member again and erasing what is no member change nothing. REQUIRES: the capacity holds the id, which
    /// nothing checks.
    void insert(Id id) { words_[index(id) / 64] |= bit(id); }
    void erase(Id id) { words_[index(id) / 64] &= ~bit(id); }
    /// Removes every member and keeps the capacity.
    void clear() {
        // Most sets have few words, and calling memset takes longer than clearing them: an evaluator clears seven sets
        // for each person.
        switch (words_.size()) {
            case 4: words_[3] = 0; [[fallthrough]];
            case 3: words_[2] = 0; [[fallthrough]];
            case 2: words_[1] = 0; [[fallthrough]];
            case 1: words_[0] = 0; [[fallthrough]];
            case 0: break;
            default: words_.assign(words_.size(), 0);
        }
    }

    /// Adds the members that `bits` has in word `word`: bit i is id 64 `word` + i. For loops that find 64 answers at
    /// once. REQUIRES: the capacity holds them.
    void merge(std::size_t word, std::uint64_t bits) { words_[word] |= bits; }

    // The four operations with a whole set change at most this one. REQUIRES: both have one capacity, which nothing
    // checks: with a smaller other set they read beyond its end.

    /// Adds the members of the other set.
    void add(const IdSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }
    /// Removes the members of the other set.
    void remove(const IdSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }
    /// Removes every member that is no member of the other set, which leaves those that both have.
    void keep(const IdSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    /// True when some member is in both sets. Looks at every word, whether or not an early one has it.
    bool meets(const IdSet& other) const {
        bool any = false;
        for (std::size_t i = 0; i < words_.size(); ++i) any |= (words_[i] & other.words_[i]) != 0;
        return any;
    }

    /// False for an id beyond the capacity.
    bool contains(Id id) const { return index(id) / 64 < words_.size() && (words_[index(id) / 64] & bit(id)) != 0; }

    /// True for a set without members, whatever its capacity.
    bool empty() const {
        for (const std::uint64_t word : words_) {
            if (word != 0) return false;
        }
        return true;
    }

    /// How many members there are. Counts them: one step for each 64 ids of capacity.
    std::size_t size() const {
        std::size_t count = 0;
        for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }

    /// Calls `visit(id)` for every member in increasing order, which is pack order. Takes a step for
    /// each member, and one for each 64 ids of capacity.
    ///
    ///     decision.missing.for_each([&](triage::FactId fact) { ask(vocabulary[fact].question); });
    ///
    /// `visit` may erase members, and add any but those of the
    /// word of 64 ids that is being walked, which are not visited.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            for (std::uint64_t rest = words_[word]; rest != 0; rest &= rest - 1) {
                visit(static_cast<Id>(word * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
    }

    /// The members in increasing order, for a caller that sorts them or keeps them apart from the set; allocates.
    std::vector<Id> to_vector() const {
        std::vector<Id> ids;
        for_each([&](Id id) { ids.push_back(id); });
        return ids;
    }

    /// The bits themselves, for loops that compare many sets: bit i of word w is id 64 w + i, and bits beyond the
    /// capacity are 0. The reference lives as long as the set; the words move when it is resized.
    const std::vector<std::uint64_t>& words() const { return words_; }

    /// Equal members and equal capacity, rounded up to 64. So an empty set without a capacity differs from an empty set
    /// with one; `empty` does not look at it.
    friend bool operator==(const IdSet&, const IdSet&) = default;

private:
    /// The bit of an id in its word.
    static std::uint64_t bit(Id id) { return std::uint64_t{1} << (index(id) % 64); }
    /// As many words as the capacity needs: none for a set without one.
    std::vector<std::uint64_t> words_;
};

}  // namespace triage
