// What tests read on the pages of docs/: sections, code in backticks, the arrows of a picture.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace pages {

/// A file of the repository.
inline std::string text_of(const std::string& path) {
    std::ifstream stream(std::filesystem::path(TRIAGE_SOURCE_DIR) / path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What stands between two marks, again and again.
inline std::vector<std::string> between(const std::string& text, const std::string& open, const std::string& close) {
    std::vector<std::string> found;
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t end = text.find(close, at);
        if (end == std::string::npos) break;
        found.push_back(text.substr(at, end - at));
        at = end + close.size();
    }
    return found;
}

using Arrow = std::pair<std::string, std::string>;

/// The arrows of a Mermaid flowchart, one a line: `from -->|what| to["text"]`.
inline std::vector<Arrow> arrows_of(const std::string& flowchart) {
    const auto name = [](const std::string& node) { return node.substr(0, node.find_first_of("[(")); };
    std::vector<Arrow> arrows;
    std::istringstream lines(flowchart);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::vector<std::string> all{std::istream_iterator<std::string>(words), {}};
        const auto arrow = std::find_if(all.begin(), all.end(), [](const std::string& word) {
            return word.starts_with("-->") || word.starts_with("-.->");
        });
        if (arrow == all.end() || arrow == all.begin()) continue;
        const bool ends_in_a_shape = line.ends_with(']');
        const std::string to =
            ends_in_a_shape
                ? *std::find_if(arrow, all.end(), [](const auto& word) { return word.find('[') != word.npos; })
                : all.back();
        arrows.emplace_back(name(all.front()), name(to));
    }
    return arrows;
}

}  // namespace pages
