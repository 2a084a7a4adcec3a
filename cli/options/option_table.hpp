// Every option of every command, as plain data: name, value, description, and what a value may be.
//
// The parser and `--help` (options.cpp) and the completer (generate/completer.hpp) are made from these rows, and the
// choices come from the arrays that values are held against (read_options.hpp), so that none of them can say anything
// else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "options/options.hpp"

namespace triage::cli {

/// What a value may be, as far as a shell can help with it.
enum class ValueKind : unsigned char { text, file, pack, facts, stretches, one_of, several_of };

/// One option. INVARIANT: it has choices if and only if its kind is `one_of` or `several_of`.
struct OptionRow {
    std::string name;             ///< without the dashes
    char letter = 0;              ///< the short name, or 0
    std::string value_name = {};  ///< empty where the option takes no value
    std::string description = {};
    ValueKind kind = ValueKind::text;
    bool is_repeatable = false;
    std::vector<std::string> choices = {};  ///< of `one_of` and `several_of`

    bool takes_value() const { return !value_name.empty(); }
};

using OptionRows = std::vector<OptionRow>;

/// What is said of the person; each quantity of the vocabulary has an option.
OptionRows person_options(const Vocabulary& vocabulary);
/// What one command has beside these and the common ones, and the heading of that in `--help`.
OptionRows own_options(Command command);
std::string_view heading_of(Command command);
OptionRows common_options(Use use);

/// All that can stand there. `list` without `graph` takes none about the person.
OptionRows options_of(Use use, const Vocabulary& vocabulary);

/// What a command is for, in a few words without a full stop.
std::string_view summary_of(Use use);

}  // namespace triage::cli
