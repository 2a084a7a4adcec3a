// A typed phrase as words with their readings, and what its denials reach.
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

class TypedPhrase {
public:
    struct Word {
        std::string_view text;
        std::vector<WordIndex::Reading> readings;
        std::vector<WordIndex::Reading> doubts;  ///< of a known word: what a slip may have made it of
        bool is_joined = false;                  ///< was written as one with the next
        bool is_covered = false;                 ///< by a name that was found
    };

    /// The text is normalized and outlives the phrase.
    TypedPhrase(std::string_view plain, const WordIndex& index);

    const std::vector<Word>& words() const { return words_; }
    /// False where one of its ends is inside of a word as it was typed: "backstroke" is no stroke.
    bool has_whole_words(const WordSpan& name) const;
    /// Says that a known name stands there.
    void cover(const WordSpan& name);

    /// A denial outside of the names found, in front of this one or behind it, that reaches it.
    bool denies(const WordSpan& name) const;
    /// Words outside of the names found that are about somebody else.
    bool is_about_others() const;
    /// True when all other words but those of this name only deny, or say nothing.
    bool says_no_more_than(const WordSpan& name) const;

private:
    void add(std::string_view text, const WordIndex& index);
    bool is_denial(std::size_t word) const;
    bool denies_before(std::size_t name_begin) const;
    bool denies_behind(std::size_t name_end) const;

    std::vector<Word> words_;
};

}  // namespace triage
