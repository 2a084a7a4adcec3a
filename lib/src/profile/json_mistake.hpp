// From a text that is not JSON, and the place where it stops being so, to the mistake that somebody most likely made:
// one sentence that names it, and what to do.
//
// A parser knows what it expected; people need to hear what they did. The same fault ("no key here") can be a trailing
// comma, single quotes or a decimal comma, so the characters around the place are looked at as well.
//
// Used by reader.cpp, only for texts that were refused.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "profile/json_scan.hpp"

namespace triage {

/// A mistake as two parts of an issue.
struct JsonMistake {
    std::string what;  ///< goes on "the text is not JSON: "
    std::string hint;  ///< or empty
};

/// The mistake that fits best; never an empty `what`. REQUIRES: `fault` and `at` are those of a `JsonScan` of this
/// text, and `fault` is not `none`.
JsonMistake usual_mistake(std::string_view text, JsonFault fault, std::size_t at);

/// True when a text looks like UTF-16 or UTF-32: it begins with a byte-order mark of these, or has zeros in every
/// second byte only. Such a text needs no other issue. Reads 64 bytes at the most.
bool is_wide_text(std::string_view text);

/// The beginning of a UTF-16 text as ASCII, up to its first other character, so that signs in it can be understood all
/// the same. REQUIRES: a text that is not empty.
std::string narrowed(std::string_view text);

}  // namespace triage
