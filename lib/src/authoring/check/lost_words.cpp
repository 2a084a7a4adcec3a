// Walks all values of a document and looks at the bytes of the source behind each: a comment that begins where the text
// could have gone on is told.
//
// The parser is no help here: YAML ends the text at ` #` and keeps nothing of the comment. So the end of each value is
// looked up in the source (pack/source_place.hpp).

#include "authoring/check/lost_words.hpp"

#include <algorithm>
#include <string>

#include "pack/source_place.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

/// The text up to its line end, without the CR of a file from Windows.
std::string_view first_line(std::string_view text) {
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// The blanks and tabs that a text begins with.
std::size_t blanks_before(std::string_view text) { return std::min(text.find_first_not_of(" \t"), text.size()); }

/// "Do not run (leaflet": nobody ends a text like that.
bool has_open_parenthesis(std::string_view text) {
    return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

/// True if `comment`, which begins with `#` and stands `gap` blanks behind the value, reads like the rest of the value.
/// Behind a quotation only a `#` without any blank does; the quotation mark has ended the text already.
bool cuts(std::string_view comment, std::size_t gap, NodeRef node) {
    if (node.is_quoted()) return gap == 0;
    const bool is_usual = comment.size() == 1 || comment[1] == ' ' || comment[1] == '\t' || comment[1] == '#';
    return gap < 2 || !is_usual || has_open_parenthesis(node.text());
}

/// One document. INVARIANT: `document_` has its source, or `find` looks at nothing.
class Finder {
public:
    explicit Finder(const Document& document) : document_(document) {}

    Issues find() {
        if (document_.source_size() > 0) look_at(NodeRef(document_, 0));
        return std::move(issues_);
    }

private:
    /// All values below a node. Keys are passed over: they end with a colon, so no comment can cut one.
    void look_at(NodeRef node) {
        if (node.kind() == NodeKind::scalar) return look_at_text(node);
        const bool is_mapping = node.kind() == NodeKind::mapping;
        for (auto part = node.begin(); part != node.end(); ++part) {
            if (is_mapping) ++part;
            look_at(*part);
        }
    }

    /// The comment behind a value on its last line, or one that begins the next line.
    void look_at_text(NodeRef node) {
        const std::string_view source = document_.source_from(node.line(), node.column());
        const bool is_block = !source.empty() && (source.front() == '>' || source.front() == '|');
        const auto end = place_in_source(source, node.text(), node.text().size());
        if (!end || is_block) return;  // a block holds every `#` as it is
        const std::string_view behind = source.substr(*end + (node.is_quoted() ? 1 : 0));
        const std::string_view rest = first_line(behind);
        const std::size_t gap = blanks_before(rest);
        if (gap < rest.size()) {
            if (rest[gap] == '#' && cuts(rest.substr(gap), gap, node)) tell(source, behind, gap);
        } else if (!node.is_quoted() && behind.size() > rest.size()) {
            look_at_next_line(node, source, behind.substr(behind.find('\n') + 1));
        }
    }

    /// A comment on the next line looks like a text that goes on if it is indented further than the line of the value.
    void look_at_next_line(NodeRef node, std::string_view source, std::string_view next) {
        const std::string_view line = first_line(next);
        const std::size_t indent = blanks_before(line);
        const bool is_comment = indent < line.size() && line[indent] == '#';
        if (is_comment && indent > blanks_before(document_.line(node.line()))) tell(source, next, indent);
    }

    /// The comment begins `gap` bytes into `behind`, which is the end of `source`.
    void tell(std::string_view source, std::string_view behind, std::size_t gap) {
        const std::string_view comment = first_line(behind.substr(gap));
        issues_.push_back({"text_cut", "the text ends before `#`, and this is a comment: " + quote(comment),
                           "put the text in quotes; set a comment off by two blanks before `# ` and one behind it",
                           place_of(source, source.size() - behind.size() + gap), Severity::warning});
    }

    /// The place of a byte of `source`, which is the end of the document's source.
    Position place_of(std::string_view source, std::size_t offset) const {
        const std::size_t begin = document_.source_size() - source.size() + offset;
        const auto [line, column] = document_.place_of(begin);
        return {document_.file(), line, column, {}, document_.line(line)};
    }

    const Document& document_;
    Issues issues_;
};

}  // namespace

Issues find_lost_words(const Document& document) { return Finder(document).find(); }

}  // namespace triage
