// Every way to call triage with its options, as plain data: what the manual and the completions are made from.
//
// The rows come from the descriptions that parse (options.cpp), and the names that an option takes from the arrays that
// it is held against (read_options.hpp), so neither can say anything else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "options/options.hpp"

namespace triage::cli {

enum class OptionGroup : unsigned char { own, person, common };

/// What a value may be, as far as a shell can help with it.
enum class ValueKind : unsigned char { none, text, file, pack, facts, one_of, several_of };

struct OptionRow {
    std::string name;  ///< without the dashes
    char letter = 0;   ///< the short name, or 0
    std::string value_name = {};
    std::string description = {};
    OptionGroup group = OptionGroup::own;
    bool is_repeatable = false;
    ValueKind kind = ValueKind::none;
    std::vector<std::string> choices = {};  ///< of `one_of` and `several_of`
};

/// A command, or `list graph`, whose options are not those of the tables.
struct Use {
    std::string name;  ///< `decide`, `ask`, …, and `graph`
    Command command = Command::decide;
    std::string_view about;  ///< a few words, without a full stop
    std::vector<OptionRow> options;
};

/// The rows as the parser knows them, without kinds and choices (options.cpp).
std::vector<OptionRow> option_rows(Command command, bool is_graph, const Vocabulary& vocabulary);

/// All of them; quantities and equipment are those of the vocabulary.
std::vector<Use> uses_of(const Vocabulary& vocabulary);

/// An option, and the uses that have it just so.
struct SharedRow {
    OptionRow option;
    std::vector<std::string> uses;
};

/// Each option once, unless its values differ from use to use.
std::vector<SharedRow> shared_rows(const std::vector<Use>& uses);

}  // namespace triage::cli
