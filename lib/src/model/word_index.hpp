// From a typed word to the words of fact names that it may be: itself in the singular or the plural, or one that a
// typing slip made it of.
//
// Words are compared rather than whole names, since every word of a name has to stand in a phrase before the name is
// told. A word that names have, or that is known to be a word, is not read as a slip; `slips_of` says what it would be
// if it were one.
//
// Used by `FactHints` and `TypedPhrase`.
//
// Threads: immutable once filled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace triage {

/// The words of a normalized text, without the marks around them: parts of that text, which has to outlive them.
std::vector<std::string_view> words_of(std::string_view plain);

/// Words and their stems. It is filled with `add` and `add_real` first, and asked afterwards.
class WordIndex {
public:
    /// The number of a stem, counted from 0: "pain" and "pains" have the same one.
    using Stem = std::uint32_t;
    /// One word that a typed word may be, and how far it is from it.
    struct Reading {
        Stem stem;
        std::uint32_t slips;  ///< letters to change; 0: the word itself, maybe with another ending
    };

    /// Enters a word that stands in a name; gives its stem.
    Stem add(std::string_view word);
    /// Enters a word that no name has, but that is known to be a word: it is never taken for a slip.
    void add_real(std::string_view word);

    /// The readings of a typed word: itself if names have it, nothing if it is another real word, else every word that
    /// it can be a slip of.
    std::vector<Reading> read(std::string_view typed) const;
    /// Every word that is one slip away, or two for long words, also where the typed word is a word itself.
    std::vector<Reading> slips_of(std::string_view typed) const;
    /// The stem of a word of a name, in either number; nothing for any other word.
    std::optional<Stem> find(std::string_view word) const;
    std::size_t stems() const { return stems_.size(); }

private:
    struct Word {
        std::string text;
        Stem stem;
        std::uint32_t letters;  ///< the set of its letters, as bits
    };

    bool is_real(std::string_view word) const;

    std::vector<Word> words_;
    std::unordered_map<std::string, std::uint32_t> by_text_;  ///< indices into `words_`
    std::unordered_map<std::string, Stem> stems_;
    std::unordered_set<std::string> real_;  ///< stems of the words that `add_real` was given
};

}  // namespace triage
