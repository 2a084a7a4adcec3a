// Texts put together from parts: lists, and templates with marks in them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace triage::cli {

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

/// Each occurrence of the first, from left to right; what is put in is not looked at again.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// The text with its marks, such as `@COMMANDS@`, replaced.
inline std::string filled(std::string_view text,
                          std::initializer_list<std::pair<std::string_view, std::string_view>> marks) {
    std::string result(text);
    for (const auto& [mark, value] : marks) result = replaced(std::move(result), mark, value);
    return result;
}

}  // namespace triage::cli
