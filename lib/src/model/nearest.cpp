// Typing slips counted row by row (optimal string alignment), and the best of the names that were offered.
//
// Names that matter are short and few slips are allowed, so the plain table of three rows is fast enough: it ends with
// the first row beyond the limit, and texts of very different sizes are not compared at all.
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

// A short word has most other short words within two slips, so it is allowed one.
std::size_t allowed_slips(std::size_t letters) { return letters < 8 ? 1 : 2; }

// True when `words` stand in `text` as whole words, in a row. Both are normalized: single blanks part words.
bool holds_words(std::string_view text, std::string_view words) {
    const std::string padded = " " + std::string(text) + " ";
    return !words.empty() && padded.find(" " + std::string(words) + " ") != std::string::npos;
}

}  // namespace

// Row i holds the slips from the first i letters of `from` to each beginning of `to`. A swap of neighbours reads the
// row before the last one, so three rows are kept, and row i is `rows[i % 3]`.
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
        // The least of a row is at most one more than that of the row before. So where row i is beyond the limit, row
        // i - 1 has at least the limit, and a swap, which reads row i - 1 and adds one, ends beyond it too.
        if (least > limit) return limit + 1;
    }
    return std::min(rows[from.size() % 3][to.size()], limit + 1);
}

// `best_` begins one above the distance that a name gets for having the wanted words, which is one beyond the limit of
// slips. So a slip within the limit beats such a name, and such a name beats nothing. A long text is cut before it is
// folded, so that the cost stays that of a name.
Nearest::Nearest(std::string_view wanted)
    : wanted_(normalize_name(wanted.substr(0, 4 * longest_name))), best_(allowed_slips(wanted_.size()) + 2) {}

void Nearest::offer(std::string_view name, std::string_view answer) {
    const std::size_t limit = allowed_slips(wanted_.size());
    const std::string plain = normalize_name(name);
    std::size_t distance = wanted_.empty() ? limit + 1 : typing_slips(wanted_, plain, limit);
    // As many slips as letters make any text of any other, such as "a" of "b": that is no likeness.
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
