// Names that one slip of a finger turns into each other.
//
// Used by `check`: where such names mean two facts, a typing error says something else instead of being rejected.
//
// Threads: a pure function.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace triage {

/// Shorter names are not compared: almost every word of four letters has a neighbour, and "hurt" is no slip of "burt".
inline constexpr std::size_t min_compared_letters = 5;

/// A name, and what it means: names of one owner are never paired.
struct OwnedName {
    std::string name;  ///< as `normalize_name` makes it
    std::size_t owner = 0;
};

/// The positions of all names that differ by one letter put in, left out or replaced, or by two neighbours swapped; the
/// first of a pair stands before the second. A digit is no letter here: whoever writes "stage 2" beside "stage 1" means
/// to; nor is a character of Chinese, Japanese or Korean, where one more is another word. Takes time in proportion to
/// the letters, and to the pairs found.
std::vector<std::pair<std::size_t, std::size_t>> one_letter_apart(const std::vector<OwnedName>& names);

}  // namespace triage
