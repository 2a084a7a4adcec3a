// How arguments look as a person types them: which are options, which belong together, what was meant by a slip.
//
// It knows no option. options.cpp parses with it, and the completer asks it where an option begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace triage::cli {

/// What stands behind the hyphens with which an argument begins, and the dashes that an editor made of some.
std::string_view without_dashes(std::string_view argument);

/// `–symptoms`, as pasted from a page that made one dash of two hyphens.
bool has_dash(std::string_view argument);

/// A negative number is a value, and so is `-`, which means standard input.
bool is_option(std::string_view argument);

/// Splits the arguments into groups: first the words in front of all options, then each option with the words that
/// follow it. `--` and everything behind it is one group.
std::vector<std::vector<std::string>> groups_of(const std::vector<std::string>& arguments);

/// A group as it would be with quotes: `--symptoms stiff neck` has one value of two words.
std::vector<std::string> as_if_quoted(const std::vector<std::string>& group);

/// The hint for an option that nobody knows: the nearest of `known` (with dashes), or empty.
std::string nearest_option(const std::string& typed, const std::vector<std::string>& known);

}  // namespace triage::cli
