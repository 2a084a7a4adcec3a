// Options by name, held against what they may be. Every complaint is kept, so that a person hears of all slips at once;
// what a complaint says is text for people and tested as such.
#include "options/arguments.hpp"

#include <charconv>

namespace triage::cli {

namespace {

/// The text without the blanks and line ends around it.
std::string trimmed(const std::string& text) {
    constexpr const char* blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

std::vector<std::string> names_of(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        names.push_back(trimmed(list.substr(begin, end - begin)));
        begin = end + 1;
    }
    return names;
}

// An option that is given again adds to its values; `one` complains where that makes no sense.
void Arguments::add(const std::string& name, const Strings& values) {
    Strings& all = values_[name];
    all.insert(all.end(), values.begin(), values.end());
}

Arguments::Strings Arguments::all(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? Strings{} : found->second;
}

std::optional<std::string> Arguments::one(const std::string& name) {
    const Strings values = all(name);
    if (values.size() > 1) {
        complain("`--" + name + "` is given twice", "give it once");
        return std::nullopt;
    }
    if (values.empty()) return std::nullopt;
    // `--profile "$FILE"` with nothing in FILE comes here: to go on without it could lower the answer.
    if (values.front().empty()) complain("`--" + name + "` needs a value");
    return values.front();
}

// Digits alone: no sign, no blanks, no fraction. A number too large for 64 bits is out of every range.
std::optional<std::uint64_t> Arguments::number(const std::string& name, std::uint64_t min, std::uint64_t max) {
    const auto text = one(name);
    if (!text) return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error == std::errc{} && end == text->data() + text->size() && number >= min && number <= max) return number;
    const bool is_open = max == std::numeric_limits<std::uint64_t>::max();
    complain("`--" + name + "` cannot be `" + *text + "`",
             "a whole number from " + std::to_string(min) + (is_open ? " on" : " to " + std::to_string(max)));
    return std::nullopt;
}

// A list such as `a,,b` lacks a name; a hint for the empty one would guess.
std::vector<bool> Arguments::chosen_names(const std::string& name, const Strings& names) {
    std::vector<bool> chosen(names.size(), false);
    for (const std::string& list : all(name)) {
        for (const std::string& part : names_of(list)) {
            const auto found = std::find(names.begin(), names.end(), part);
            if (found != names.end()) {
                chosen[static_cast<std::size_t>(found - names.begin())] = true;
            } else if (part.empty()) {
                complain("`--" + name + "` lacks a name", "separate names by single commas");
            } else {
                const std::string near = did_you_mean(part, names);
                complain("`--" + name + "` cannot be `" + part + "`", near.empty() ? one_of(names) : near);
            }
        }
    }
    return chosen;
}

void Arguments::refuse_beside(const std::string& name, const Strings& others, const std::string& hint) {
    if (!has(name)) return;
    for (const std::string& other : others) {
        if (has(other)) complain("`--" + other + "` cannot stand beside `--" + name + "`", hint);
    }
}

// All complaints have one code; people tell them apart by the message.
void Arguments::complain(std::string message, std::string hint) {
    issues_.push_back({"usage", std::move(message), std::move(hint), {}, Severity::error});
}

std::string Arguments::one_of(const Strings& names) {
    std::string text = "one of";
    for (const std::string& name : names) text += " `" + name + "`";
    return text;
}

}  // namespace triage::cli
