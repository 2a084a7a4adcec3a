// Arguments as they are typed, looked at one by one and before any option is known: hyphens, the dashes that editors
// make of them, and the habits that people bring from other programs.
#include "options/typed.hpp"

#include <algorithm>
#include <array>

#include <triage/triage.hpp>

#include "options/read_options.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

/// The option with the value that stands here for an option of its own in other programs; empty for any other text.
std::string habit(const std::string& typed) {
    if (is_format(without_dashes(typed))) return "--format " + std::string(without_dashes(typed));
    if (typed == "--no-color" || typed == "--no-colour") return "--color never";
    if (typed == "--verbose" || typed == "--debug") return "--log-level debug";
    return typed == "--quiet" || typed == "--silent" ? "--log-level off" : "";
}

}  // namespace

// Editors and web pages put these characters in the place of hyphens: figure dash, en dash, minus and the like.
std::string_view without_dashes(std::string_view argument) {
    constexpr std::array<std::string_view, 8> dashes{"-", "‐", "‑", "‒", "–", "—", "―", "−"};
    while (true) {
        const auto begins = [&](std::string_view dash) { return argument.starts_with(dash); };
        const auto found = std::find_if(dashes.begin(), dashes.end(), begins);
        if (found == dashes.end()) return argument;
        argument.remove_prefix(found->size());
    }
}

bool has_dash(std::string_view argument) {
    const std::string_view rest = without_dashes(argument);
    return argument.substr(0, argument.size() - rest.size()).find_first_not_of('-') != std::string_view::npos;
}

bool is_option(std::string_view argument) {
    const std::string_view rest = without_dashes(argument);
    const bool is_value = rest.empty() || rest[0] == '.' || (rest[0] >= '0' && rest[0] <= '9');
    return rest.size() < argument.size() && (argument.starts_with("--") || !is_value);
}

// The first group stands before all options and may be empty; each other one begins with its option.
std::vector<Strings> groups_of(const Strings& arguments) {
    std::vector<Strings> groups(1);
    for (const std::string& argument : arguments) {
        const bool only_operands = !groups.back().empty() && groups.back().front() == "--";
        if (!only_operands && is_option(argument)) groups.emplace_back();
        groups.back().push_back(argument);
    }
    return groups;
}

// With `--name=value` the value stands in the first word already, so everything behind belongs to it.
Strings as_if_quoted(const Strings& group) {
    const bool has_value = group.front().find('=') != std::string::npos;
    Strings joined{group.front()};
    for (std::size_t i = 1; i < group.size(); ++i) {
        if (i == 1 && !has_value) {
            joined.push_back(group[i]);
        } else {
            joined.back() += " " + group[i];
        }
    }
    return joined;
}

// An abbreviation is far from its option by letters, and still it is clear what was meant.
std::string nearest_option(const std::string& typed, const Strings& known) {
    const std::string meant = habit(typed);
    const bool is_there = std::find(known.begin(), known.end(), meant.substr(0, meant.find(' '))) != known.end();
    if (is_there) return "did you mean `" + meant + "`?";
    for (const std::string& name : known) {
        if (typed.size() > 3 && name.starts_with(typed)) return "write `" + name + "`, no option is abbreviated";
    }
    return did_you_mean(typed, known);
}

}  // namespace triage::cli
