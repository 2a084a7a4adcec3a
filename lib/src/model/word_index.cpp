#include "model/word_index.hpp"

#include <algorithm>
#include <bit>

#include "model/nearest.hpp"
#include "model/phrase_words.hpp"

namespace triage {

namespace {

constexpr std::size_t shortest_word = 3;  // that a slip may come from; one of two letters has too many neighbours
constexpr std::size_t letters_for_two_slips = 9;  // "smoking" and "stoking", "sweating" and "seating" are two words

bool is_mark(char c) { return std::string_view(".,;:!?()[]\"/|\\<>\n\r\t").find(c) != std::string_view::npos; }

// Only the plural: verbs and nouns of one stem ("bleed", "blood") are other words here.
std::string_view stem_of(std::string_view word) {
    const bool is_plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
                           !word.ends_with("is");
    return is_plural ? word.substr(0, word.size() - 1) : word;
}

std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) % 32);
    return letters;
}

}  // namespace

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

bool WordIndex::is_real(std::string_view word) const {
    return real_.contains(std::string(stem_of(word))) || is_other_word(word) || is_other_word(stem_of(word)) ||
           is_common(word);
}

std::vector<WordIndex::Reading> WordIndex::read(std::string_view typed) const {
    if (const auto stem = find(typed)) return {{*stem, 0}};
    return is_real(typed) ? std::vector<Reading>{} : slips_of(typed);
}

std::vector<WordIndex::Reading> WordIndex::slips_of(std::string_view typed) const {
    std::vector<Reading> readings;
    if (typed.size() + 1 < shortest_word) return readings;
    const std::uint32_t letters = letters_of(typed);
    for (const Word& word : words_) {
        if (word.text.size() < shortest_word) continue;
        const bool is_long =
            std::min(word.text.size(), typed.size()) >= letters_for_two_slips && typed.front() == word.text.front();
        const std::size_t limit = is_long ? 2 : 1;
        // A slip adds a letter to one of the two sets at most, and takes one from the other.
        if (std::popcount(letters ^ word.letters) > static_cast<int>(2 * limit)) continue;
        const std::size_t slips = typing_slips(typed, word.text, limit);
        if (slips <= limit) readings.push_back({word.stem, static_cast<std::uint32_t>(slips)});
    }
    return readings;
}

}  // namespace triage
