// How hard an English text is to read, as the school grade that Flesch and Kincaid give it.
//
// Used by `check` for the questions of a pack. The formula is that of Kincaid, Fishburne, Rogers and Chissom,
// "Derivation of New Readability Formulas" (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. It was made
// for passages of a hundred words; of one sentence it says no more than "plain" or "hard".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace triage {

/// The hardest a question may be. Health bodies of the United States (AHRQ, NIH) ask for grade 6 to 8 in what patients
/// read.
inline constexpr double max_reading_grade = 8;

/// In a shorter text one long word that cannot be avoided ("Do you have osteoporosis?") decides the grade alone.
inline constexpr std::size_t min_judged_words = 8;

struct ReadingLevel {
    double grade = 0;
    std::size_t words = 0;
    std::vector<std::string> hard_words;  ///< those with the most syllables, three at most, hardest first
};

/// Nothing where the text cannot be judged: it is shorter than `min_judged_words`, has a letter beyond A to Z, or none
/// of the words that hardly any English question does without.
std::optional<ReadingLevel> reading_level(std::string_view text);

/// By vowels as they are written, at least 1. Of the words in the shipped pack and its documents one in twenty is
/// counted wrong, of the 117,000 of the CMU Pronouncing Dictionary one in ten; low and high nearly cancel out.
std::size_t syllables(std::string_view word);

}  // namespace triage
