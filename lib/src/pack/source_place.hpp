// Where a character of a scalar stands in the YAML that it was read from.
//
// Used for positions inside of texts: a text may be folded over several lines, indented, quoted and escaped.
//
// Threads: a pure function.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "for_components.hpp"

namespace triage {

/// The offset in `source` of what became `text[offset]`; for the size of `text` the end of its last word. `source`
/// begins with the scalar, at its quotation mark or its `>` or `|` where it has one. Nothing where the two do not fit.
TRIAGE_FOR_COMPONENTS std::optional<std::size_t> place_in_source(std::string_view source, std::string_view text,
                                                                 std::size_t offset);

}  // namespace triage
