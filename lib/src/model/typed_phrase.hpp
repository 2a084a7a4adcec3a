// A typed phrase as words, each with the words of names that it may be, and what the phrase denies.
//
// In comes a normalized text and the index of all words that names have; out come readings and answers about a place
// in the phrase. The reach of a denial is decided by word lists (phrase_words.hpp) and by which words belong to a name
// that was found: "no" inside of a name denies nothing.
//
// Used by `FactHints`.
//
// Threads: values.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/word_index.hpp"

namespace triage {

/// A place from word `begin` up to, not including, word `end`.
struct WordSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool contains(const WordSpan& other) const { return begin <= other.begin && other.end <= end; }
};

/// The words keep pointing into the text that was given. Names found in the phrase are marked with `cover`; questions
/// about denials and other people look at the uncovered words only, so cover before you ask.
class TypedPhrase {
public:
    /// One word, or one half of two words that were written as one.
    struct Word {
        std::string_view text;
        std::vector<WordIndex::Reading> readings;  ///< words of names that it may be; none for a foreign word
        std::vector<WordIndex::Reading> doubts;    ///< for a known word: others that a slip may have made it of
        bool is_joined = false;                    ///< was written as one word with the next one
        bool is_covered = false;                   ///< belongs to a name that was found
    };

    /// REQUIRES: `plain` is normalized and outlives the phrase.
    TypedPhrase(std::string_view plain, const WordIndex& index);

    const std::vector<Word>& words() const { return words_; }
    /// False if an end of the place lies inside a word as it was typed: "backstroke" is no stroke.
    bool has_whole_words(const WordSpan& name) const;
    /// Marks the words of a name that was found.
    void cover(const WordSpan& name);

    /// True when a denial outside of the names found, in front of this one or behind it, reaches it.
    bool denies(const WordSpan& name) const;
    /// True when a word outside of the names found speaks of somebody else.
    bool is_about_others() const;
    /// True when all words but those of this name only deny or say nothing.
    bool says_no_more_than(const WordSpan& name) const;

private:
    void add(std::string_view text, const WordIndex& index);
    bool is_denial(std::size_t word) const;
    bool denies_before(std::size_t name_begin) const;
    bool denies_behind(std::size_t name_end) const;

    std::vector<Word> words_;
};

}  // namespace triage
