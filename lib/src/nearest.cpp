#include "nearest.hpp"

#include <algorithm>
#include <vector>

#include "triage/vocabulary.hpp"

namespace triage {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit) return limit + 1;
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], limit + 1);
}

namespace {

// Words that say nothing about which fact is meant.
bool is_filler(std::string_view word) {
    static constexpr std::string_view fillers[] = {"a",  "an", "and", "at",   "have", "i",  "in",   "is",  "my",
                                                   "of", "on", "or",  "some", "the",  "to", "very", "with"};
    return std::find(std::begin(fillers), std::end(fillers), word) != std::end(fillers);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0 && !is_filler(text.substr(0, end))) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// Words both have, as a share of all words either has.
double shared_words(std::string_view a, std::string_view b) {
    const std::vector<std::string_view> left = words_of(a);
    const std::vector<std::string_view> right = words_of(b);
    if (left.empty() || right.empty()) return 0;
    const auto both = std::count_if(left.begin(), left.end(), [&](std::string_view word) {
        return std::find(right.begin(), right.end(), word) != right.end();
    });
    return static_cast<double>(both) / static_cast<double>(left.size() + right.size() - static_cast<std::size_t>(both));
}

}  // namespace

// A very long name is no typing slip; without this bound a megabyte of text would be compared letter by letter.
constexpr std::size_t longest_compared = 64;

Nearest::Nearest(std::string_view wanted)
    : wanted_(normalize_name(wanted.substr(0, longest_compared * 4))),
      allowed_edits_(wanted_.size() > longest_compared ? 0 : std::max<std::size_t>(1, wanted_.size() / 3)),
      edits_(allowed_edits_ + 1) {}

void Nearest::offer(std::string_view name, std::string_view answer) {
    const std::string known = normalize_name(name);
    if (wanted_.size() <= longest_compared) {
        const std::size_t edits = edit_distance(wanted_, known, allowed_edits_);
        if (edits < edits_) {
            edits_ = edits;
            by_letters_ = answer;
        }
    }
    const double shared = shared_words(wanted_, known);
    if (shared >= 0.5 && shared > words_shared_) {
        words_shared_ = shared;
        by_words_ = answer;
    }
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names) {
    return nearest_hint(wanted, names);
}

std::string suggestion(std::string_view name) {
    return name.empty() ? "" : "did you mean `" + std::string(name) + "`?";
}

std::string Nearest::hint() const { return suggestion(answer()); }

}  // namespace triage
