// Counts words, sentences and syllables of an English text. Syllables are guessed from the spelling, by groups of
// vowels and a few corrections; a dictionary would be more exact, and one more thing to carry and to license.

#include "authoring/check/reading_level.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/ascii.hpp"

namespace triage {

namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

std::string lower_letters(std::string_view word) {
    std::string letters;
    for (const char c : word) {
        if (is_ascii_letter(c)) letters += static_cast<char>(c | 0x20);
    }
    return letters;
}

/// Runs of vowels: mostly one syllable each.
std::size_t vowel_groups(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++count;
    }
    return count;
}

/// Syllables that `vowel_groups` misses: vowels that stand together and are spoken apart, as in flu-id, vi-olent and
/// ly-ing. In na-tion they are not: the i only softens the letter before it.
std::size_t split_groups(std::string_view word) {
    static constexpr std::array<std::string_view, 8> endings{"aing", "eing", "oing", "uing",
                                                             "ying", "iet",  "ient", "ience"};
    static constexpr std::array<std::string_view, 5> pairs{"ia", "io", "iu", "eo", "uo"};
    static constexpr std::string_view softened = "cgstx";  // by the vowel behind them, which then is not spoken
    std::size_t count = ends_with_any(word, endings) ? 1 : 0;
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        const bool is_pair = std::find(pairs.begin(), pairs.end(), word.substr(i, 2)) != pairs.end();
        if (is_pair && (i == 0 || softened.find(word[i - 1]) == std::string_view::npos)) ++count;
    }
    return count;
}

/// True for an e near the end that is written and not spoken: pain-ed, mov-es, mov-e. It is spoken in wait-ed, dis-es
/// and mus-cle.
bool has_silent_end(std::string_view word) {
    static constexpr std::array<std::string_view, 8> spoken{"ted", "ded", "ses", "xes", "zes", "ces", "ges", "hes"};
    if (word.size() < 3 || ends_with_any(word, spoken)) return false;
    const bool has_end = word.ends_with("e") || word.ends_with("es") || word.ends_with("ed");
    if (!has_end) return false;
    const std::size_t at = word.rfind('e');
    const bool follows_consonant = !is_vowel(word[at - 1]);
    const bool is_consonant_le = word[at - 1] == 'l' && !is_vowel(word[at - 2]) && !word.ends_with("ed");
    return follows_consonant && !is_consonant_le;
}

/// A word as it stands in the text, and its syllables.
struct Word {
    std::string_view text;
    std::size_t syllables;
};

/// The words of a text. A hyphen parts two words, an apostrophe none. A number is one word of one syllable, since how
/// it is spoken is not known.
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_ascii_letter(text[i]) && !is_digit(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && (is_ascii_letter(text[i]) || is_digit(text[i]) || text[i] == '\'')) ++i;
        const std::string_view word = text.substr(begin, i - begin);
        words.push_back({word, is_ascii_letter(word.front()) ? syllables(word) : 1});
    }
    return words;
}

/// The sentences of a text, one at least. A full stop inside a number or between letters ends none.
std::size_t sentences(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_end = text[i] == '.' || text[i] == '?' || text[i] == '!';
        if (is_end && (i + 1 == text.size() || text[i + 1] == ' ')) ++count;
    }
    return std::max<std::size_t>(count, 1);
}

/// True for a text in plain ASCII with a common English word. Other languages write their syllables otherwise, and a
/// pack does not say in which language it is.
bool looks_english(std::string_view text, const std::vector<Word>& words) {
    static constexpr std::array<std::string_view, 20> common{"you",  "your", "yours", "the",  "are",  "does",  "have",
                                                             "has",  "been", "how",   "what", "when", "which", "there",
                                                             "this", "that", "with",  "from", "such", "and"};
    return is_ascii(text) && std::any_of(words.begin(), words.end(), [](const Word& word) {
               return std::find(common.begin(), common.end(), lower_letters(word.text)) != common.end();
           });
}

/// The three words with the most syllables, of equal ones the longest: few enough for one line of a message.
std::vector<std::string> hardest(std::vector<Word> words) {
    constexpr std::size_t shown = 3;
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
        return std::pair(a.syllables, a.text.size()) > std::pair(b.syllables, b.text.size());
    });
    std::vector<std::string> texts;
    for (const Word& word : words) {
        const bool is_new = std::find(texts.begin(), texts.end(), word.text) == texts.end();
        if (is_new && texts.size() < shown) texts.emplace_back(word.text);
    }
    return texts;
}

}  // namespace

// Never 0: "nth" is spoken as one.
std::size_t syllables(std::string_view word) {
    const std::string letters = lower_letters(word);
    const std::size_t count = vowel_groups(letters) + split_groups(letters);
    return std::max<std::size_t>(count - (count > 0 && has_silent_end(letters) ? 1 : 0), 1);
}

std::optional<ReadingLevel> reading_level(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    if (words.size() < min_judged_words || !looks_english(text, words)) return std::nullopt;
    std::size_t total = 0;
    for (const Word& word : words) total += word.syllables;
    const auto count = static_cast<double>(words.size());
    // Kincaid and others (1975); the header names the source.
    const double grade =
        0.39 * count / static_cast<double>(sentences(text)) + 11.8 * static_cast<double>(total) / count - 15.59;
    return ReadingLevel{grade, words.size(), hardest(words)};
}

}  // namespace triage
