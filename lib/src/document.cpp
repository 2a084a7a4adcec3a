#include "document.hpp"

#include <algorithm>

namespace triage {

std::string Document::line(std::uint32_t number) const {
    std::string_view rest = source_;
    for (std::uint32_t i = 1; i < number && !rest.empty(); ++i) {
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    }
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
