// Lines and places of a document. The tree is walked in document.hpp, inline; only issues and rules ask for places.
#include "pack/document.hpp"

#include <algorithm>
#include <tuple>

#include "pack/source_place.hpp"

namespace triage {

// Notes where each line begins: every rule keeps its place, so that lines are asked for too often to count from the
// top.
Document::Document(std::string file, std::string source, std::vector<Node> nodes, std::string text)
    : file_(std::move(file)), source_(std::move(source)), nodes_(std::move(nodes)), text_(std::move(text)) {
    for (std::size_t begin = 0; begin < source_.size();) {
        line_begins_.push_back(static_cast<std::uint32_t>(begin));
        begin = std::min(source_.find('\n', begin), source_.size() - 1) + 1;
    }
}

// Lines are counted by LF; the CR of a file from Windows is no part of the line.
std::string Document::line(std::uint32_t number) const {
    if (number == 0 || number > line_begins_.size()) return {};
    const std::string_view rest = std::string_view(source_).substr(line_begins_[number - 1]);
    std::string_view line = rest.substr(0, rest.find('\n'));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return std::string(line);
}

std::string_view Document::source_from(std::uint32_t line, std::uint32_t column) const {
    if (line == 0 || column == 0 || line > line_begins_.size()) return {};
    const std::size_t offset = line_begins_[line - 1] + column - 1;
    return std::string_view(source_).substr(std::min(offset, source_.size()));
}

std::pair<std::uint32_t, std::uint32_t> Document::place_of(std::size_t offset) const {
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const auto line = static_cast<std::uint32_t>(next - line_begins_.begin());
    return {line, static_cast<std::uint32_t>(offset - line_begins_[line - 1] + 1)};
}

Position NodeRef::position(std::size_t offset) const {
    const Node& here = node();
    Position where{document_->file(), here.line, here.column, {}, {}};
    std::string_view source = document_->source_from(here.line, here.column);
    // A text that begins on the line of its key needs no search for its first character; a block begins below.
    if (offset == 0 && !source.starts_with('>') && !source.starts_with('|')) source = {};
    if (const auto place = place_in_source(source, text(), offset)) {
        const std::size_t in_file = document_->source_size() - source.size() + *place;
        std::tie(where.line, where.column) = document_->place_of(in_file);
    }
    where.excerpt = document_->line(where.line);
    return where;
}

}  // namespace triage
