// "Did you mean …?": the known name that a mistyped or differently worded one is closest to.
//
// A `NameIndex` prepares the known names once and then answers many questions; `Nearest` and `nearest_hint` are for
// a single one.
//
//     triage::NameIndex names;
//     names.add("chest pain", 0);
//     names.add("angina", 0);
//     if (const auto meant = names.nearest("chets pain")) ...  // 0
//
// Threads: questions may be asked by many threads at once, names may not be added meanwhile.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace triage {

/// As a hint: "did you mean `x`?", or empty for an empty name.
std::string suggestion(std::string_view name);

/// Insertions, deletions, replacements and swaps of neighbours that make `from` out of other texts (optimal string
/// alignment), for many of them.
class EditDistance {
public:
    static constexpr std::size_t longest = 64;

    /// REQUIRES: at most `longest` bytes.
    explicit EditDistance(std::string_view from);

    std::size_t to(std::string_view text) const;

private:
    std::size_t size_;
    std::array<std::uint64_t, 256> places_{};  ///< by letter: bit i if it stands at place i
};

/// Known names, each with what it means: a number that the caller chooses. Names are normalized (`normalize_name`).
class NameIndex {
public:
    NameIndex() = default;
    NameIndex(const NameIndex&) = delete;  // the words are keys that point into the names
    NameIndex& operator=(const NameIndex&) = delete;

    void add(std::string_view name, std::uint32_t meaning);

    /// What the nearest name means: the one with the fewest changed letters if that is at most a third of them
    /// (or one), else the one that shares the most words if that is at least half of them, else nothing.
    /// Of equally near names the one that was added first is meant.
    std::optional<std::uint32_t> nearest(std::string_view wanted) const;

private:
    /// How often each letter stands in a name; a few letters share a place. Two names differ by at least as many
    /// edits as their letters do, and that takes a few instructions to see.
    using Letters = std::array<std::uint8_t, 32>;

    struct Name {
        std::uint32_t meaning;
        std::uint32_t words;
        Letters letters;
    };

    static Letters letters_of(std::string_view text);
    static std::size_t fewest_edits(const Letters& a, const Letters& b, std::size_t difference_in_size);

    std::optional<std::size_t> nearest_by_letters(std::string_view wanted) const;
    std::optional<std::size_t> nearest_by_words(std::string_view wanted) const;

    // A deque never moves its elements, so that views of them stay valid.
    std::deque<std::string> texts_;
    std::vector<Name> names_;
    // A name longer than these takes more edits than are allowed.
    std::array<std::vector<std::uint32_t>, EditDistance::longest + EditDistance::longest / 3 + 1> by_size_;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_word_;
};

/// One question about a few names: fed with every known name, tells the best one.
class Nearest {
public:
    explicit Nearest(std::string_view wanted) : wanted_(wanted) {}

    /// `answer` is what to suggest if `name` turns out to be the nearest.
    void offer(std::string_view name, std::string_view answer);

    /// The suggestion, or empty when nothing is near.
    std::string answer() const;

    /// The suggestion in words, or empty.
    std::string hint() const { return suggestion(answer()); }

private:
    std::string wanted_;
    NameIndex names_;
    std::vector<std::string> answers_;
};

/// The hint for the nearest of `names`.
template <class Names>
std::string nearest_hint(std::string_view wanted, const Names& names) {
    Nearest nearest(wanted);
    for (const auto& name : names) nearest.offer(name, name);
    return nearest.hint();
}

}  // namespace triage
