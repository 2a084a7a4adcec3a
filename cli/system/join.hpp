// Texts put together from parts: lists with a separator, and templates whose marks are replaced. Header only, since
// each is a few lines; the generated shell completions are its main user.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace triage::cli {

/// The parts in order, with the separator between any two.
template <class Parts>
std::string joined(const Parts& parts, std::string_view separator) {
    std::string text;
    bool is_first = true;
    for (const auto& part : parts) {
        if (!is_first) text += separator;
        is_first = false;
        text += part;
    }
    return text;
}

/// Replaces each occurrence of `from`, left to right. The search goes on behind what was put in, so `to` may contain
/// `from`. An empty `from` occurs nowhere.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    if (from.empty()) return text;
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// A template with each mark, such as `@COMMANDS@`, replaced by its value. A value is searched for the marks that
/// follow it in the list.
inline std::string filled(std::string_view text,
                          std::initializer_list<std::pair<std::string_view, std::string_view>> marks) {
    std::string result(text);
    for (const auto& [mark, value] : marks) result = replaced(std::move(result), mark, value);
    return result;
}

}  // namespace triage::cli
