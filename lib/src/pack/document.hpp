// A YAML file as a flat tree with positions: the one form packs are loaded from, whether their text was parsed
// just now or at build time (then the arrays lie in the program and nothing is parsed at start).
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "for_components.hpp"
#include "triage/issue.hpp"

namespace triage {

/// What a node is in YAML; `null` for a value that is left out, `~` or `null`.
enum class NodeKind : std::uint8_t { null, scalar, sequence, mapping };
/// Whether a scalar has quotation marks: then it is a text, whatever it looks like.
enum class Quoting : std::uint8_t { plain, quoted };

/// One node. Nodes stand in the order of the text, a parent before its children; a mapping's children are
/// key, value, key, value.
struct Node {
    NodeKind kind = NodeKind::null;
    Quoting quoting = Quoting::plain;
    std::uint32_t line = 0;    ///< of the first character, from 1
    std::uint32_t column = 0;  ///< of the first character, from 1
    std::uint32_t text = 0;    ///< scalars: where it begins in the document's text
    std::uint32_t size = 0;    ///< scalars: its bytes
    std::uint32_t end = 0;     ///< the node after this one and all inside it

    friend bool operator==(const Node&, const Node&) = default;
};

/// A document that lies in the program.
struct EmbeddedDocument {
    std::string_view file;
    std::span<const Node> nodes;
    std::string_view text;
};

/// The tree of one file, and, if it was parsed just now, the source that it came from.
class Document {
public:
    Document() = default;
    /// The embedded arrays outlive everything.
    explicit Document(const EmbeddedDocument& embedded)
        : file_(embedded.file), embedded_nodes_(embedded.nodes), embedded_text_(embedded.text) {}
    Document(std::string file, std::string source, std::vector<Node> nodes, std::string text);

    const std::string& file() const { return file_; }
    std::span<const Node> nodes() const { return nodes_.empty() ? embedded_nodes_ : std::span<const Node>(nodes_); }
    /// The texts of all scalars, one behind the other.
    std::string_view text() const { return nodes_.empty() ? embedded_text_ : std::string_view(text_); }
    /// Line `number` of the source, without its end; empty where the source is not at hand.
    TRIAGE_FOR_COMPONENTS std::string line(std::uint32_t number) const;
    /// The source from a line and a column (both from 1) to its end; empty where there is none.
    TRIAGE_FOR_COMPONENTS std::string_view source_from(std::uint32_t line, std::uint32_t column) const;
    /// Bytes of the source; 0 where it is not at hand.
    std::size_t source_size() const { return source_.size(); }
    /// Line and column (both from 1) of a byte of the source. REQUIRES: a source.
    TRIAGE_FOR_COMPONENTS std::pair<std::uint32_t, std::uint32_t> place_of(std::size_t offset) const;

private:
    std::string file_;
    std::string source_;
    std::vector<std::uint32_t> line_begins_;  ///< in the source
    std::vector<Node> nodes_;
    std::string text_;
    std::span<const Node> embedded_nodes_;
    std::string_view embedded_text_;
};

/// A node of a document that outlives it. Cheap to copy.
class NodeRef {
public:
    class Iterator;

    NodeRef(const Document& document, std::uint32_t position) : document_(&document), position_(position) {}

    NodeKind kind() const { return node().kind; }
    bool is_quoted() const { return node().quoting == Quoting::quoted; }
    /// A scalar's text; empty for everything else.
    std::string_view text() const { return document_->text().substr(node().text, node().size); }
    std::uint32_t line() const { return node().line; }
    std::uint32_t column() const { return node().column; }
    /// Position in the file, `offset` bytes into the text of a scalar, however it is folded and escaped.
    TRIAGE_FOR_COMPONENTS Position position(std::size_t offset = 0) const;

    Iterator begin() const;
    Iterator end() const;

private:
    const Node& node() const { return document_->nodes()[position_]; }
    const Document* document_;
    std::uint32_t position_;
};

/// Walks a node's children.
class NodeRef::Iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = NodeRef;
    using difference_type = std::ptrdiff_t;
    using pointer = const NodeRef*;
    using reference = NodeRef;

    explicit Iterator(NodeRef at) : at_(at) {}
    NodeRef operator*() const { return at_; }
    Iterator& operator++() {
        at_.position_ = at_.node().end;
        return *this;
    }
    bool operator==(const Iterator& other) const { return at_.position_ == other.at_.position_; }

private:
    NodeRef at_;
};

inline NodeRef::Iterator NodeRef::begin() const { return Iterator(NodeRef(*document_, position_ + 1)); }
inline NodeRef::Iterator NodeRef::end() const { return Iterator(NodeRef(*document_, node().end)); }

}  // namespace triage
