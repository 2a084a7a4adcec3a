// The words of all names of facts: which of them a typed word is, in the singular or the plural, or by a typing slip.
//
// Used by `FactHints`.
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

/// The words of a normalized text, without the marks around them.
std::vector<std::string_view> words_of(std::string_view plain);

class WordIndex {
public:
    /// The stem of a word, as a number from 0: "pain" and "pains" have the same.
    using Stem = std::uint32_t;
    struct Reading {
        Stem stem;
        std::uint32_t slips;  ///< letters to change
    };

    /// The stem of a word that stands in a name.
    Stem add(std::string_view word);
    /// A word that is known to be one, though no name has it: it is never taken for a slip.
    void add_real(std::string_view word);

    /// What a typed word may be: itself, where it is known; else every word that one slip makes it of, or two where
    /// there are many letters.
    std::vector<Reading> read(std::string_view typed) const;
    /// All words that one slip makes it of, or two, also where it is a word itself.
    std::vector<Reading> slips_of(std::string_view typed) const;
    std::optional<Stem> find(std::string_view word) const;
    std::size_t stems() const { return stems_.size(); }

private:
    struct Word {
        std::string text;
        Stem stem;
        std::uint32_t letters;  ///< which ones it has
    };

    bool is_real(std::string_view word) const;

    std::vector<Word> words_;
    std::unordered_map<std::string, std::uint32_t> by_text_;
    std::unordered_map<std::string, Stem> stems_;
    std::unordered_set<std::string> real_;
};

}  // namespace triage
