// A drawing as a flowchart for Markdown pages, which many sites draw themselves.
// https://mermaid.js.org/syntax/flowchart.html
//
// Nodes are written in the order of the model, and placed by Mermaid alone. Marks are collected while nodes and lines
// are written, since they are stated by lists at the end.

#include <array>

#include "authoring/graph/writers.hpp"
#include "text/ascii.hpp"
#include "text/json_writer.hpp"
#include "triage/printable.hpp"

namespace triage {

namespace {

/// A text as part of a label. A label may hold Markdown, HTML and entities of its own, so every character but letters,
/// digits, blanks, commas and parentheses is written as an entity. Bytes beyond ASCII are UTF-8 and stay.
std::string entities(std::string_view text) {
    std::string safe;
    for (const char c : printable(text)) {
        const bool is_word = is_digit(c) || is_ascii_letter(c) || !is_ascii(c);
        if (is_word || c == ' ' || c == ',' || c == '(' || c == ')') {
            safe += c;
        } else {
            safe.append("#").append(std::to_string(static_cast<unsigned>(c))).append(";");
        }
    }
    return safe;
}

/// Writes one flowchart. INVARIANT: `line_count_` is the number of lines written, since `linkStyle` names lines by
/// their position in the text.
class MermaidWriter {
public:
    explicit MermaidWriter(const GraphModel& model) : model_(model) {}

    std::string write() {
        head();
        nodes(model_.facts, "fact");
        nodes(model_.rules, "");
        nodes(model_.levels, "");
        for (const GraphEdge& edge : model_.reads) line(edge, model_.facts, model_.rules);
        for (const GraphEdge& edge : model_.demands) line(edge, model_.rules, model_.levels);
        styles();
        return std::move(text_);
    }

private:
    /// The title stands in a YAML block, as a JSON string: that is YAML as well, and needs no other escape.
    void head() {
        JsonWriter title;  // a JSON text is a YAML text
        title.text(model_.answer.empty() ? model_.title : model_.title + ". " + model_.answer);
        text_ = "---\ntitle: " + title.take() + "\n---\nflowchart LR\n";
    }

    /// The nodes of one column. `kind` is their class; where it is empty, the level gives it.
    void nodes(const std::vector<GraphNode>& nodes, const std::string& kind) {
        for (const GraphNode& node : nodes) {
            text_.append("  ").append(node.id).append("[\"").append(entities(node.label));
            if (!node.detail.empty()) text_.append("<br/>").append(entities(node.detail));
            text_.append("\"]:::").append(kind.empty() ? style_of(node.level).name : kind).append("\n");
            if (node.mark != Mark::plain) {
                marked_[static_cast<std::size_t>(node.mark)].append(",").append(node.id);
            }
        }
    }

    /// One edge, dotted for a `not`.
    void line(const GraphEdge& edge, const std::vector<GraphNode>& from, const std::vector<GraphNode>& to) {
        text_.append("  ").append(from[edge.from].id);
        text_.append(edge.kind == EdgeKind::negated ? " -.->" : " -->");
        if (!edge.label.empty()) text_.append("|\"").append(entities(edge.label)).append("\"|");
        text_.append(" ").append(to[edge.to].id).append("\n");
        lines_[static_cast<std::size_t>(edge.mark)].append(",").append(std::to_string(line_count_++));
    }

    /// Classes and their members. Every box has its own ground and colour of text, so that it stays readable on a light
    /// and on a dark page.
    void styles() {
        style_class("fact", "#f6f8fa", "#57606a");
        for (const LevelStyle& style : level_styles) style_class(style.name, style.fill, style.border);
        text_ += R"(  classDef on stroke-width:4px,font-weight:bold
  classDef open stroke:#0969da,stroke-width:2px,stroke-dasharray:6 4
  classDef off opacity:0.45
)";
        for (const Mark mark : {Mark::on, Mark::open, Mark::off}) {
            const std::string& names = marked_[static_cast<std::size_t>(mark)];
            if (!names.empty())
                text_.append("  class ").append(names.substr(1)).append(" ").append(to_string(mark)).append("\n");
        }
        style_lines(Mark::on, "stroke-width:4px");
        style_lines(Mark::open, "stroke:#0969da");
        style_lines(Mark::off, "opacity:0.35");
    }

    /// One style for all lines with a mark; none where no line has it.
    void style_class(std::string_view name, std::string_view fill, std::string_view border) {
        text_.append("  classDef ").append(name).append(" fill:").append(fill).append(",stroke:").append(border);
        text_.append(",color:#1b1f24\n");
    }
    void style_lines(Mark mark, std::string_view style) {
        const std::string& numbers = lines_[static_cast<std::size_t>(mark)];
        if (!numbers.empty())
            text_.append("  linkStyle ").append(numbers.substr(1)).append(" ").append(style).append("\n");
    }

    const GraphModel& model_;
    std::string text_;
    std::size_t line_count_ = 0;
    std::array<std::string, 4> marked_;  ///< by mark: the nodes, each after a comma
    std::array<std::string, 4> lines_;   ///< by mark: the numbers of the lines, each after a comma
};

}  // namespace

std::string to_mermaid(const GraphModel& model) { return MermaidWriter(model).write(); }

}  // namespace triage
