// The options and words of a command line, asked for by name; collects every complaint. It knows no option: options.cpp
// fills it, and read_options.cpp asks.
//
// A question that is answered with nothing, or leaves its value as it is, may have complained; whoever asked goes on,
// so that one run tells every slip, and looks at `take_issues` in the end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

/// One command line. Names of options come without their dashes.
class Arguments {
public:
    using Strings = std::vector<std::string>;

    /// The words that belong to no option, in their order.
    Strings operands;
    /// How many of them stand before the first option: these may be a command, or a sign that somebody typed.
    std::size_t leading_operands = 0;

    /// Adds values to an option; a flag has none.
    void add(const std::string& name, const Strings& values);

    bool has(const std::string& name) const { return values_.count(name) > 0; }
    /// Every value of an option, in their order; empty for a flag, and for an option that is not given.
    Strings all(const std::string& name) const;
    /// The value of an option that may be given at most once, or nothing. Complains about a second one, and about an
    /// empty one, which it returns.
    std::optional<std::string> one(const std::string& name);

    /// A whole number in this range. Complains and returns nothing for any other value.
    std::optional<std::uint64_t> number(const std::string& name, std::uint64_t min,
                                        std::uint64_t max = std::numeric_limits<std::uint64_t>::max());

    /// Sets `value` to the enumerator at the place of the name that was given; leaves it where none was. Complains
    /// about a name that is not among them, and names all of them unless there is a better `hint`. REQUIRES: `names`
    /// are in the order of the enumerators.
    template <class Enum, class Names>
    void choose(const std::string& name, const Names& names, Enum& value, const std::string& hint = "") {
        const auto text = one(name);
        if (!text) return;
        if (const auto found = std::find(names.begin(), names.end(), *text); found != names.end()) {
            value = static_cast<Enum>(found - names.begin());
        } else {
            complain("`--" + name + "` cannot be `" + *text + "`",
                     hint.empty() ? one_of({names.begin(), names.end()}) : hint);
        }
    }

    /// Appends the enumerators of several names, comma-separated, each once and in the order of `names`, not of the
    /// command line.
    template <class Enum, class Names>
    void choose_all(const std::string& name, const Names& names, std::vector<Enum>& values) {
        const std::vector<bool> chosen = chosen_names(name, {names.begin(), names.end()});
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i]) values.push_back(static_cast<Enum>(i));
        }
    }

    /// Complains about each of `others` that stands beside `name`.
    void refuse_beside(const std::string& name, const Strings& others, const std::string& hint);

    void complain(std::string message, std::string hint = "");
    Issues take_issues() { return std::move(issues_); }

private:
    static std::string one_of(const Strings& names);
    std::vector<bool> chosen_names(const std::string& name, const Strings& names);

    std::map<std::string, Strings> values_;
    Issues issues_;
};

/// The parts of a comma-separated list without the blanks around them; empty ones too.
std::vector<std::string> names_of(const std::string& list);

}  // namespace triage::cli
