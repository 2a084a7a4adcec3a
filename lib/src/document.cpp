#include "document.hpp"

#include <algorithm>

namespace triage {

// Every rule keeps its place, so that lines are asked for too often to be looked for from the top.
Document::Document(std::string file, std::string source, std::vector<Node> nodes, std::string text)
    : file_(std::move(file)), source_(std::move(source)), nodes_(std::move(nodes)), text_(std::move(text)) {
    for (std::size_t begin = 0; begin < source_.size();) {
        line_begins_.push_back(static_cast<std::uint32_t>(begin));
        begin = std::min(source_.find('\n', begin), source_.size() - 1) + 1;
    }
}

std::string Document::line(std::uint32_t number) const {
    if (number == 0 || number > line_begins_.size()) return {};
    const std::string_view rest = std::string_view(source_).substr(line_begins_[number - 1]);
    std::string_view line = rest.substr(0, rest.find('\n'));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return std::string(line);
}

Position NodeRef::position(std::size_t offset) const {
    const Node& here = node();
    Position where{document_->file(), here.line, here.column, {}, document_->line(here.line)};
    const std::size_t begin = here.column - 1 + (is_quoted() ? 1 : 0);
    const bool stands_as_written = where.excerpt.compare(std::min(begin, where.excerpt.size()), here.size, text()) == 0;
    if (stands_as_written && offset > 0) where.column = static_cast<std::uint32_t>(begin + offset + 1);
    return where;
}

}  // namespace triage
