// Small looks into texts and files that tests of every kind take: whether a part stands in it, how often, line by line.
// They are here once because a test that writes its own says it in slightly other words.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

inline bool says(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// How often the part stands in the text; occurrences may overlap. REQUIRES: the part is not empty.
inline std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

/// The lines without their ends. An end of line at the end of the text begins no further line.
inline std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

inline std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

/// How many code points the text has. REQUIRES: it is UTF-8. On a terminal that is its width, as long as nothing in it
/// is wide or combines.
inline std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return columns;
}

/// The bytes of a file; empty where there is none.
inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}
