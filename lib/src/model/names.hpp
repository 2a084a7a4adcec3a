// Names as people write them and ids as they read them. The form in which names are compared is public:
// `normalize_name` (triage/vocabulary.hpp).
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "for_components.hpp"

namespace triage {

/// An id as words: "night_pain" reads "night pain".
TRIAGE_FOR_COMPONENTS std::string spoken(std::string_view id);

/// True for two texts of which one slip of a finger makes the other: a letter too many, too few or replaced, or two
/// neighbours swapped. False for equal texts. Letters are bytes of a `std::string_view`, characters of a
/// `std::u32string_view`.
template <class Text>
bool is_one_slip_apart(Text a, Text b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    // Only where they differ is left of both.
    if (a.size() == 2 && b.size() == 2) return a[0] == b[1] && a[1] == b[0];
    return a.size() <= 1 && b.size() <= 1 && a.size() + b.size() > 0;
}

}  // namespace triage
