// Wordings and layout that the screens of the interview share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interview/interview.hpp"

namespace triage::cli {

/// In how many columns a screen is written, and whether with colour.
struct ScreenStyle {
    std::size_t width = 80;
    Color color = Color::never;
};

std::string bold(std::string_view lines, const ScreenStyle& style);
std::string dim(std::string_view lines, const ScreenStyle& style);

/// Phrases that stay whole where a line is wide enough: `y yes · n no`.
std::string key_line(const std::vector<std::string>& phrases, const ScreenStyle& style);

/// Columns of one line; escapes take none, every character is taken for one column wide.
std::size_t columns_of(std::string_view line);

/// How a fact stands in a checklist.
std::string item_text(const Fact& fact);

/// Which screen this is, and how many questions may follow: "part 2, at most 17 more questions".
std::string progress_text(const Interview& interview);

/// What a person typed as a number of this quantity, or what is wrong with it in one sentence.
struct Number {
    std::optional<double> value;
    std::string complaint;
};
/// Asked for again where it does not fit to what the profile has already.
Number number_of(const Vocabulary& vocabulary, const Profile& profile, FactId quantity, const std::string& typed);

}  // namespace triage::cli
