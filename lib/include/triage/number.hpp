// Large counts as people read them.
//
//     std::cerr << triage::with_commas(summary.decided) << " profiles\n";  // 12,345,678 profiles
//
// For programs that show counts beside those of the library, as a progress line does beside the summary of a batch.
// Not by the locale of the machine: two runs must write the same text.
//
// Threads: a pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace triage {

/// The number with a comma before every three digits from its end: 999, 1,000, 18,446,744,073,709,551,615.
inline std::string with_commas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
    return text;
}

}  // namespace triage
