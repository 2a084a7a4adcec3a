// Decisions and rule bases as text for people and as JSON for programs. Only here do ids become names again.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "triage/explain.hpp"

namespace triage {

enum class Color : std::uint8_t { never, always };  ///< ANSI escapes

struct RenderOptions {
    std::size_t width = 80;  ///< columns of the terminal; text wraps there, and at 100 at most
    Color color = Color::never;
    std::string emergency_number;  ///< replaces `{emergency_number}`; empty: "your local emergency number"
    std::string how_to_answer;     ///< said under the open questions, in the words of the caller's interface
    std::string how_to_see_steps;  ///< said under the stretches
};

/// For a worried person: the verdict and what to do first, then why, then what is open, then the stretches.
std::string to_text(const Program& program, const Explanation& explanation, const RenderOptions& options = {});

/// One line of JSON without a newline; docs/cli.md has its form.
std::string to_json(const Program& program, const Explanation& explanation, const RenderOptions& options = {});

/// One line of JSON that `parse_profile` reads as this profile.
std::string to_json(const Profile& profile, const Vocabulary& vocabulary);

/// One line of JSON for a program: `{"issues": […]}`.
std::string to_json(const Issues& issues);

/// A rule's advice with `{emergency_number}` replaced; an empty number reads "your local emergency number".
std::string advice_text(std::string_view advice, const std::string& emergency_number);

enum class Table : std::uint8_t { facts, rules, stretches, exclusions, sources };

/// What `triage list` shows: the whole table, or the one entry that `name` (an id, or an alias of a fact or
/// stretch) picks. Failure: `unknown_name` with the nearest one.
Result<std::string> list_text(const RuleBase& rules, Table table, const std::string& name,
                              const RenderOptions& options = {});
Result<std::string> list_json(const RuleBase& rules, Table table, const std::string& name);

}  // namespace triage
