// The words of names with their stems, and the search for slips. Every word is kept with the set of its letters as
// bits, so most of them are ruled out by one comparison, and only few are compared letter by letter.
#include "model/word_index.hpp"

#include <algorithm>
#include <bit>

#include "model/nearest.hpp"
#include "model/phrase_words.hpp"

namespace triage {

namespace {

constexpr std::size_t shortest_word = 3;          // letters; shorter words have too many neighbours
constexpr std::size_t letters_for_two_slips = 9;  // "smoking" and "stoking", "sweating" and "seating" are two words

bool is_mark(char c) { return std::string_view(".,;:!?()[]\"/|\\<>\n\r\t").find(c) != std::string_view::npos; }

// The word without a plural's "s". Verbs and nouns of one stem ("bleed", "blood") stay apart: here they are different
// words.
std::string_view stem_of(std::string_view word) {
    const bool is_plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
                           !word.ends_with("is");
    return is_plural ? word.substr(0, word.size() - 1) : word;
}

// A set of letters in 32 bits. Bytes that share a bit only make two sets look nearer to each other than they are, so
// no slip is missed.
std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) % 32);
    return letters;
}

}  // namespace

// Splits at blanks and punctuation; the words point into `plain`.
std::vector<std::string_view> words_of(std::string_view plain) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < plain.size();) {
        while (begin < plain.size() && (plain[begin] == ' ' || is_mark(plain[begin]))) ++begin;
        std::size_t end = begin;
        while (end < plain.size() && plain[end] != ' ' && !is_mark(plain[end])) ++end;
        if (end > begin) words.push_back(plain.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

WordIndex::Stem WordIndex::add(std::string_view word) {
    const auto [place, is_new] = by_text_.emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (!is_new) return words_[place->second].stem;
    const auto stem = stems_.emplace(stem_of(word), static_cast<Stem>(stems_.size())).first->second;
    words_.push_back({std::string(word), stem, letters_of(word)});
    return stem;
}

void WordIndex::add_real(std::string_view word) { real_.emplace(stem_of(word)); }

std::optional<WordIndex::Stem> WordIndex::find(std::string_view word) const {
    const auto found = stems_.find(std::string(stem_of(word)));
    return found == stems_.end() ? std::nullopt : std::optional(found->second);
}

// A real word is one of a question or item, of the lists in phrase_words.hpp, or common.
bool WordIndex::is_real(std::string_view word) const {
    return real_.contains(std::string(stem_of(word))) || is_other_word(word) || is_other_word(stem_of(word)) ||
           is_common(word);
}

std::vector<WordIndex::Reading> WordIndex::read(std::string_view typed) const {
    if (const auto stem = find(typed)) return {{*stem, 0}};
    return is_real(typed) ? std::vector<Reading>{} : slips_of(typed);
}

// Two slips are allowed only in long words whose first letter is right. The readings come in the order in which words
// were added.
std::vector<WordIndex::Reading> WordIndex::slips_of(std::string_view typed) const {
    std::vector<Reading> readings;
    if (typed.size() + 1 < shortest_word) return readings;
    const std::uint32_t letters = letters_of(typed);
    for (const Word& word : words_) {
        if (word.text.size() < shortest_word) continue;
        const bool is_long =
            std::min(word.text.size(), typed.size()) >= letters_for_two_slips && typed.front() == word.text.front();
        const std::size_t limit = is_long ? 2 : 1;
        // One slip adds at most one letter to the set and takes at most one out, so n slips change at most 2 n bits.
        if (std::popcount(letters ^ word.letters) > static_cast<int>(2 * limit)) continue;
        const std::size_t slips = typing_slips(typed, word.text, limit);
        if (slips <= limit) readings.push_back({word.stem, static_cast<std::uint32_t>(slips)});
    }
    return readings;
}

}  // namespace triage
