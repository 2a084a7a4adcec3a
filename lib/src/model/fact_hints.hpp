// What to write instead of an unknown name of a fact, so that nothing that was said gets lost.
//
// A hint has the same meaning as the phrase, or there is none:
// - the known names that stand whole inside, word by word, gravest first; a typing slip counts where no other word is
//   meant, and of two names that a slip may come from only the graver one does;
// - none at all where another word of the phrase points to something graver ("vision getting worse");
// - no protective fact, nothing that the phrase denies, nothing about somebody else;
// - a denial only of what is denied whole.
//
// Used by `Vocabulary`.
//
// Threads: immutable.
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

class FactHints {
public:
    explicit FactHints(const Vocabulary& vocabulary);

    /// `vocabulary` is the one that the hints were made of, or a copy of it.
    std::string hint(const Vocabulary& vocabulary, std::string_view name, Saying saying) const;

private:
    struct Word {
        std::string text;
        WordIndex::Stem stem;
    };
    struct Name {
        std::string shown;
        std::string plain;  ///< as `normalize_name` makes it
        std::vector<Word> words;
        std::vector<FactId> facts;  ///< all that it says, its own first
        Gravity gravity;            ///< of the gravest
        bool may_be_shown = true;   ///< false for a protective fact, and for a number that always is there
    };
    struct Match {
        const Name* name;
        WordSpan span;
        std::uint32_t slips;
        std::uint32_t endings;  ///< words in the singular for the plural, or the other way round
    };

    void add_fact(const Vocabulary& vocabulary, FactId fact);
    void add_name(const Vocabulary& vocabulary, FactId fact, const std::string& text, std::string shown);
    void find_heads(const Vocabulary& vocabulary);

    /// Whether a known word may be a slip, too.
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
    std::vector<std::vector<std::uint32_t>> by_first_;     ///< names, by the stem of their first word
    std::map<WordIndex::Stem, std::set<FactId>> head_of_;  ///< while names are added
    std::vector<Level> heads_;                             ///< by stem: how grave what it points to usually is
};

}  // namespace triage
