// How a phrase is read: words get their readings one by one, and the reach of a denial is followed from word to word,
// in front of a name and behind it. There is no grammar: the loops know only what a word does to a denial, that is
// start it, take it back, complete it or end it.
#include "model/typed_phrase.hpp"

#include <algorithm>

#include "model/phrase_words.hpp"

namespace triage {

namespace {

constexpr std::size_t shortest_part = 3;  // letters of each half of two words that were written as one

}  // namespace

TypedPhrase::TypedPhrase(std::string_view plain, const WordIndex& index) {
    for (const std::string_view word : words_of(plain)) add(word, index);
}

// A word that nothing knows may be two words of names that were written as one, such as "chestpain". Joining them
// counts as one slip, on the first half. The first cut that gives two known words is taken.
void TypedPhrase::add(std::string_view text, const WordIndex& index) {
    words_.push_back({text, index.read(text), {}});
    const bool is_plain = is_common(text) || is_filler(text) || is_determiner(text);
    if (!is_plain && index.find(text)) words_.back().doubts = index.slips_of(text);
    if (!words_.back().readings.empty()) return;
    for (std::size_t cut = shortest_part; cut + shortest_part <= text.size(); ++cut) {
        const auto first = index.find(text.substr(0, cut));
        const auto second = index.find(text.substr(cut));
        if (!first || !second) continue;
        words_.back() = {text.substr(0, cut), {{*first, 1}}, {}, true};
        words_.push_back({text.substr(cut), {{*second, 0}}, {}});
        return;
    }
}

bool TypedPhrase::has_whole_words(const WordSpan& name) const {
    return (name.begin == 0 || !words_[name.begin - 1].is_joined) && !words_[name.end - 1].is_joined;
}

void TypedPhrase::cover(const WordSpan& name) {
    for (std::size_t i = name.begin; i < name.end; ++i) words_[i].is_covered = true;
}

// A denial counts unless it is part of a name that was found, or the next word takes it back ("not only").
bool TypedPhrase::is_denial(std::size_t word) const {
    if (words_[word].is_covered || !denies_what_follows(words_[word].text)) return false;
    if (word + 1 == words_.size() || words_[word + 1].is_covered) return true;
    return !undoes_denial(words_[word + 1].text);
}

// A denial reaches everything behind it up to a word that ends it ("no fever but chest pain").
bool TypedPhrase::denies_before(std::size_t name_begin) const {
    bool is_denied = false;
    for (std::size_t i = 0; i < name_begin; ++i) {
        if (is_denial(i)) is_denied = true;
        if (!words_[i].is_covered && ends_denial(words_[i].text)) is_denied = false;
    }
    return is_denied;
}

// A word such as "free" or "gone" behind a name denies it. Any other denial there needs a word that completes it, or
// stands last: "chest pain, not there any more" denies, "chest pain, not getting better" does not.
bool TypedPhrase::denies_behind(std::size_t name_end) const {
    for (std::size_t i = name_end; i < words_.size(); ++i) {
        const Word& word = words_[i];
        if (word.is_covered) continue;
        if (ends_denial(word.text)) return false;
        if (denies_what_precedes(word.text)) return true;
        if (!is_denial(i)) continue;
        return i + 1 == words_.size() || completes_denial(words_[i + 1].text);
    }
    return false;
}

bool TypedPhrase::denies(const WordSpan& name) const { return denies_before(name.begin) || denies_behind(name.end); }

bool TypedPhrase::is_about_others() const {
    return std::any_of(words_.begin(), words_.end(),
                       [](const Word& word) { return !word.is_covered && is_other_person(word.text); });
}

bool TypedPhrase::says_no_more_than(const WordSpan& name) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::string_view word = words_[i].text;
        const bool is_inside = name.begin <= i && i < name.end;
        const bool says_nothing =
            is_filler(word) || is_determiner(word) || denies_what_follows(word) || denies_what_precedes(word);
        if (!is_inside && !says_nothing) return false;
    }
    return true;
}

}  // namespace triage
