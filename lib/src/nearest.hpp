// "Did you mean …?": the known name that a mistyped or differently worded one is closest to.
#pragma once

#include <string>
#include <string_view>

namespace triage {

/// As a hint: "did you mean `x`?", or empty for an empty name.
std::string suggestion(std::string_view name);

/// Fed with every known name, keeps the best one. Names are normalized (`normalize_name`).
class Nearest {
public:
    explicit Nearest(std::string_view wanted);

    /// `answer` is what to suggest if `name` turns out to be the nearest.
    void offer(std::string_view name, std::string_view answer);

    /// The suggestion, or empty when nothing is near: more than a third of the letters would have to change
    /// and fewer than half of the words are shared.
    const std::string& answer() const { return edits_ <= allowed_edits_ ? by_letters_ : by_words_; }

    /// The suggestion in words, or empty.
    std::string hint() const;

private:
    std::string wanted_;
    std::size_t allowed_edits_;
    std::size_t edits_;
    double words_shared_ = 0;
    std::string by_letters_;
    std::string by_words_;
};

/// Insertions, deletions, replacements and swaps of neighbours between `a` and `b` (optimal string alignment);
/// anything above `limit` comes back as `limit + 1`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The hint for the nearest of `names`.
template <class Names>
std::string nearest_hint(std::string_view wanted, const Names& names) {
    Nearest nearest(wanted);
    for (const auto& name : names) nearest.offer(name, name);
    return nearest.hint();
}

}  // namespace triage
