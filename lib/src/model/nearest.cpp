#include "model/nearest.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "triage/vocabulary.hpp"

namespace triage {

namespace {

// Longer texts are no names, and comparing them would take as long as their sizes multiplied.
constexpr std::size_t longest_name = 64;

// Of a short word, most others are two slips away.
std::size_t allowed_slips(std::size_t letters) { return letters < 8 ? 1 : 2; }

bool holds_words(std::string_view text, std::string_view words) {
    const std::string padded = " " + std::string(text) + " ";
    return !words.empty() && padded.find(" " + std::string(words) + " ") != std::string::npos;
}

}  // namespace

std::size_t typing_slips(std::string_view from, std::string_view to, std::size_t limit) {
    const std::size_t difference = from.size() < to.size() ? to.size() - from.size() : from.size() - to.size();
    if (difference > limit || to.size() > longest_name) return limit + 1;
    std::array<std::array<std::size_t, longest_name + 1>, 3> rows{};  // the one being filled and two before it
    std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::array<std::size_t, longest_name + 1>& row = rows[i % 3];
        const std::array<std::size_t, longest_name + 1>& before = rows[(i + 2) % 3];
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            row[j] = std::min({row[j - 1] + 1, before[j] + 1, before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1)});
            const bool is_swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (is_swapped) row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return limit + 1;  // no later row has less, but for a swap across this one, which adds one
    }
    return std::min(rows[from.size() % 3][to.size()], limit + 1);
}

Nearest::Nearest(std::string_view wanted)
    : wanted_(normalize_name(wanted.substr(0, 4 * longest_name))), best_(allowed_slips(wanted_.size()) + 2) {}

void Nearest::offer(std::string_view name, std::string_view answer) {
    const std::size_t limit = allowed_slips(wanted_.size());
    const std::string plain = normalize_name(name);
    std::size_t distance = wanted_.empty() ? limit + 1 : typing_slips(wanted_, plain, limit);
    // A text of one letter has every other letter one slip away.
    if (distance >= std::max(wanted_.size(), plain.size())) distance = limit + 1;
    if (distance > limit && !holds_words(plain, wanted_)) return;
    if (distance >= best_) return;
    best_ = distance;
    answer_ = answer;
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names) {
    return nearest_hint(wanted, names);
}

std::string suggestion(std::string_view name) {
    return name.empty() ? "" : "did you mean `" + std::string(name) + "`?";
}

}  // namespace triage
