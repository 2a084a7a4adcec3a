// From a name that no fact has to what its writer should write instead, in words, so that nothing that was said gets
// lost.
//
// A wrong guess does harm: somebody who follows "did you mean `improving`?" for "chest pain getting better" may be told
// to proceed. So a hint has the same meaning as the phrase, or there is none (docs/decisions/0033):
// - It lists the known names that stand whole in the phrase, word by word, gravest first. A typing slip counts if no
//   other word can be meant; of two names that a slip may come from, only the graver one is listed.
// - It is empty if another word of the phrase points to something graver ("vision getting worse").
// - It lists no protective fact, nothing that the phrase denies, and nothing about somebody else.
// - It offers a denial only for what is denied whole.
//
// A phrase is read in three steps: `WordIndex` says which words of names each typed word can be, `TypedPhrase` says
// what the phrase denies, and `FactHints` matches names against both.
//
// Used by `Vocabulary`, which builds it when the first unknown name is asked about.
//
// Threads: immutable once built.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/typed_phrase.hpp"
#include "model/word_index.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

/// All names of a vocabulary, prepared for questions about phrases. Building takes a pass over all names; a question
/// takes time in proportion to the phrase and the number of names, so callers ask only where somebody reads the
/// answer.
class FactHints {
public:
    /// Weights (`Vocabulary::weigh`) must be set before: they order the hints.
    explicit FactHints(const Vocabulary& vocabulary);

    /// The text for `Issue::hint`, or empty when nothing is certain to mean the same. Only the first 256 bytes of
    /// `name` are read. REQUIRES: `vocabulary` is the one that the hints were made of, or a copy of it.
    std::string hint(const Vocabulary& vocabulary, std::string_view name, Saying saying) const;

private:
    /// One word of a name, as `normalize_name` has it.
    struct Word {
        std::string text;
        WordIndex::Stem stem;
    };
    /// One way to say a fact: its id with blanks, an alias, or the name of a part.
    struct Name {
        std::string shown;  ///< as a person should write it
        std::string plain;  ///< as `normalize_name` makes it
        std::vector<Word> words;
        std::vector<FactId> facts;  ///< every fact that it says, the one that owns it first
        Gravity gravity;            ///< that of the gravest of `facts`
        bool may_be_shown = true;   ///< false for a protective fact and for a number that is never absent
    };
    /// A name that stands in a phrase.
    struct Match {
        const Name* name;
        WordSpan span;
        std::uint32_t slips;    ///< letters to change in all of its words
        std::uint32_t endings;  ///< words in the singular for the plural, or the other way round
    };

    void add_fact(const Vocabulary& vocabulary, FactId fact);
    void add_name(const Vocabulary& vocabulary, FactId fact, const std::string& text, std::string shown);
    void find_heads(const Vocabulary& vocabulary);

    /// With `yes`, a known word may be a slip for another known word too. Names found so are never listed; they only
    /// show that something graver may be meant.
    enum class Doubt : std::uint8_t { no, yes };

    std::vector<Match> matches_in(const TypedPhrase& phrase, Doubt doubt) const;
    static std::optional<Match> match_at(const TypedPhrase& phrase, std::size_t begin, const Name& name, Doubt doubt);
    static void keep_gravest(std::vector<Match>& matches);
    static bool has_words_of(const TypedPhrase& phrase, const Name& name);
    static std::vector<std::string> runs_of(const TypedPhrase& phrase);
    static bool is_slip_of(const std::vector<std::string>& runs, const Name& name);
    static bool is_turned_round(const TypedPhrase& phrase, const Match& match);
    bool points_to_graver(const TypedPhrase& phrase, const Gravity& found) const;

    std::string present(const Vocabulary& vocabulary, TypedPhrase phrase, Saying saying) const;
    std::string denied(const Vocabulary& vocabulary, const TypedPhrase& phrase, std::string_view before) const;
    static std::string told(const Vocabulary& vocabulary, const Name& name, std::string_view before);
    static std::string emergencies(const Vocabulary& vocabulary, const std::vector<Match>& matches);
    static std::string list(const Vocabulary& vocabulary, const std::vector<Match>& matches);

    WordIndex index_;
    std::vector<Name> names_;
    std::vector<std::vector<std::uint32_t>> by_first_;     ///< indices of names, by the stem of the first word
    std::map<WordIndex::Stem, std::set<FactId>> head_of_;  ///< facts by the stems of head words; empty once built
    std::vector<Level> heads_;                             ///< by stem: how grave the facts are that the word points to
};

}  // namespace triage
