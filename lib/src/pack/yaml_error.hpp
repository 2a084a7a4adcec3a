// What a YAML parser complains about, in the words of somebody who writes a pack.
//
// Used by `parse_yaml` for the one error at which the parser gave up. The parser sees where it is lost; the mistake is
// often a line or a word earlier: a no-break space behind a colon, a text cut by ` #`, words behind a quotation.
//
// Threads: a pure function.
#pragma once

#include <string>
#include <string_view>

#include "triage/issue.hpp"

namespace triage {

/// Where the parser gave up, from 1, and its own words.
struct YamlError {
    std::string what;
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// One issue `invalid_yaml` without an excerpt.
Issue explain_yaml_error(const YamlError& error, std::string_view text, std::string_view file);

/// Where a comment begins behind `from` in a line, blanks before it included: the offset of its `#`; npos without one.
/// `#` inside of a quotation begins none.
std::size_t find_comment(std::string_view line, std::size_t from = 0);

}  // namespace triage
