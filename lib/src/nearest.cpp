#include "nearest.hpp"

#include <algorithm>
#include <cstdlib>

#include "triage/vocabulary.hpp"

namespace triage {

EditDistance::EditDistance(std::string_view from) : size_(from.size()) {
    for (std::size_t i = 0; i < from.size(); ++i) {
        places_[static_cast<unsigned char>(from[i])] |= std::uint64_t{1} << i;
    }
}

// Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances": a column of the usual
// table is two words, one bit a row: where the number below is one more, and where it is one less.
std::size_t EditDistance::to(std::string_view text) const {
    if (size_ == 0) return text.size();
    const std::uint64_t bottom = std::uint64_t{1} << (size_ - 1);
    std::size_t distance = size_;
    std::uint64_t more = ~std::uint64_t{0};
    std::uint64_t less = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t places_before = 0;
    for (const char c : text) {
        const std::uint64_t places = places_[static_cast<unsigned char>(c)];
        const std::uint64_t swapped = ((~diagonal & places) << 1) & places_before;
        diagonal = (((places & more) + more) ^ more) | places | less | swapped;
        std::uint64_t right_more = less | ~(diagonal | more);
        std::uint64_t right_less = diagonal & more;
        distance += (right_more & bottom) != 0 ? 1 : 0;
        distance -= (right_less & bottom) != 0 ? 1 : 0;
        right_more = right_more << 1 | 1;  // the top row counts the letters of the text
        right_less <<= 1;
        more = right_less | ~(diagonal | right_more);
        less = right_more & diagonal;
        places_before = places;
    }
    return distance;
}

namespace {

// Words that say nothing about which fact is meant.
bool is_filler(std::string_view word) {
    static constexpr std::string_view fillers[] = {"a",  "an", "and", "at",   "have", "i",  "in",   "is",  "my",
                                                   "of", "on", "or",  "some", "the",  "to", "very", "with"};
    return std::find(std::begin(fillers), std::end(fillers), word) != std::end(fillers);
}

template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0 && !is_filler(text.substr(0, end))) visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

NameIndex::Letters NameIndex::letters_of(std::string_view text) {
    Letters letters{};
    for (const char c : text) ++letters[static_cast<unsigned char>(c) % letters.size()];
    return letters;
}

// What one name has more of must be deleted or replaced, what the other has more of inserted or replaced. So the larger
// of the two is meant: their sum is the difference of the letters, and they differ as the sizes do.
std::size_t NameIndex::fewest_edits(const Letters& a, const Letters& b, std::size_t difference_in_size) {
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) difference += static_cast<unsigned>(std::abs(a[i] - b[i]));
    return (difference + difference_in_size) / 2;
}

void NameIndex::add(std::string_view name, std::uint32_t meaning) {
    const auto number = static_cast<std::uint32_t>(names_.size());
    const std::string& text = texts_.emplace_back(normalize_name(name));
    std::uint32_t words = 0;
    for_each_word(text, [&](std::string_view word) {
        ++words;
        std::vector<std::uint32_t>& having = by_word_[word];
        if (having.empty() || having.back() != number) having.push_back(number);
    });
    names_.push_back({meaning, words, letters_of(text)});
    if (text.size() < by_size_.size()) by_size_[text.size()].push_back(number);
}

std::optional<std::uint32_t> NameIndex::nearest(std::string_view wanted) const {
    // Of a megabyte of text only the beginning is looked at.
    const std::string plain = normalize_name(wanted.substr(0, EditDistance::longest * 4));
    auto found = nearest_by_letters(plain);
    if (!found) found = nearest_by_words(plain);
    return found ? std::optional(names_[*found].meaning) : std::nullopt;
}

std::optional<std::size_t> NameIndex::nearest_by_letters(std::string_view wanted) const {
    if (wanted.size() > EditDistance::longest) return std::nullopt;  // that is no typing slip
    const EditDistance edits(wanted);
    const Letters letters = letters_of(wanted);
    std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
    std::size_t best = names_.size();
    const auto visit = [&](std::size_t size, std::size_t difference) {
        if (size >= by_size_.size()) return;
        for (const std::uint32_t name : by_size_[size]) {
            if (fewest_edits(letters, names_[name].letters, difference) > limit) continue;
            const std::size_t distance = edits.to(texts_[name]);
            if (distance < limit || (distance == limit && name < best)) {
                limit = distance;
                best = name;
            }
        }
    };
    for (std::size_t difference = 0; difference <= limit; ++difference) {
        visit(wanted.size() + difference, difference);
        if (difference > 0 && difference <= wanted.size()) visit(wanted.size() - difference, difference);
    }
    return best < names_.size() ? std::optional(best) : std::nullopt;
}

std::optional<std::size_t> NameIndex::nearest_by_words(std::string_view wanted) const {
    std::vector<std::uint32_t> shared(names_.size());
    std::vector<std::uint32_t> touched;
    std::size_t words = 0;
    for_each_word(wanted, [&](std::string_view word) {
        ++words;
        const auto having = by_word_.find(word);
        if (having == by_word_.end()) return;
        for (const std::uint32_t name : having->second) {
            if (shared[name]++ == 0) touched.push_back(name);
        }
    });
    std::optional<std::size_t> best;
    double most = 0.5;
    for (const std::uint32_t name : touched) {
        // Words both have, as a share of all words either has.
        const double share =
            static_cast<double>(shared[name]) / static_cast<double>(words + names_[name].words - shared[name]);
        if (share > most || (share == most && (!best || name < *best))) {
            most = share;
            best = name;
        }
    }
    return best;
}

void Nearest::offer(std::string_view name, std::string_view answer) {
    names_.add(name, static_cast<std::uint32_t>(answers_.size()));
    answers_.emplace_back(answer);
}

std::string Nearest::answer() const {
    const auto found = names_.nearest(wanted_);
    return found ? answers_[*found] : "";
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names) {
    return nearest_hint(wanted, names);
}

std::string suggestion(std::string_view name) {
    return name.empty() ? "" : "did you mean `" + std::string(name) + "`?";
}

}  // namespace triage
