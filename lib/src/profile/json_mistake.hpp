// What somebody most likely did who wrote a text that is not JSON: one sentence that names the mistake, and what to do.
//
// Used by reader.cpp, for texts that were refused only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "profile/json_scan.hpp"

namespace triage {

struct JsonMistake {
    std::string what;  ///< goes on "the text is not JSON: "
    std::string hint;  ///< or empty
};

/// `at` and `fault` as a `JsonScan` of the text has them. REQUIRES: a fault.
JsonMistake usual_mistake(std::string_view text, JsonFault fault, std::size_t at);

/// Whether a text looks like UTF-16 or UTF-32: by its byte-order mark, or by zeros in every second byte
/// only. Then nothing else need be said of it.
bool is_wide_text(std::string_view text);

/// As far as a text in UTF-16 is plain ASCII, that. REQUIRES: a text that is not empty.
std::string narrowed(std::string_view text);

}  // namespace triage
