// A drawing in the language of Graphviz: three columns of boxes, facts, rules and levels, and a line for each edge.
// https://graphviz.org/doc/info/lang.html
//
// Graphviz places the boxes, and chooses their order within a column so that few lines cross (docs/decisions/0049):
// here each column only becomes a rank.

#include "authoring/graph/writers.hpp"
#include "text/wrap.hpp"
#include "triage/printable.hpp"

namespace triage {

namespace {

constexpr std::size_t label_width = 40;  // characters

/// A text as part of a quoted label. Graphviz reads escapes and HTML entities in every label, so backslashes and `&`
/// are escaped, too.
std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : printable(text)) {
        if (c == '"' || c == '\\') safe += '\\';
        safe += c;
        if (c == '&') safe += "amp;";
    }
    return safe;
}

/// A text wrapped for a box, with `\n` as Graphviz writes line ends.
std::string lines_of(std::string_view text) {
    std::string lines;
    for (const std::string& line : wrapped(text, label_width)) {
        lines.append(lines.empty() ? "" : "\\n").append(escaped(line));
    }
    return lines;
}

/// Attributes that show how a node stands to the profile: strong, dashed in blue, or faint. Nothing without a profile.
std::string_view look_of_node(Mark mark) {
    switch (mark) {
        case Mark::on: return ", penwidth=3, color=\"#1b1f24\"";
        case Mark::open: return ", style=\"rounded,filled,dashed\", penwidth=1.6, color=\"#0969da\"";
        case Mark::off: return ", color=\"#c8ced5\", fontcolor=\"#818b98\"";
        case Mark::plain: break;
    }
    return "";
}

/// Attributes that show how an edge stands to the profile. They begin with ", ", which `line` takes off where nothing
/// stands before them.
std::string_view look_of_edge(Mark mark) {
    switch (mark) {
        case Mark::on: return ", penwidth=2.5, color=\"#1b1f24\"";
        case Mark::open: return ", color=\"#0969da\"";
        case Mark::off: return ", color=\"#dde1e6\", fontcolor=\"#818b98\"";
        case Mark::plain: break;
    }
    return "";
}

/// Writes one drawing. The columns are ranks; nodes are named by the ids of the model.
class DotWriter {
public:
    explicit DotWriter(const GraphModel& model) : model_(model) {}

    std::string write() {
        head();
        column(model_.facts, "fact");
        column(model_.rules, "rule");
        column(model_.levels, "level");
        for (const GraphEdge& edge : model_.reads) line(edge, model_.facts, model_.rules);
        for (const GraphEdge& edge : model_.demands) line(edge, model_.rules, model_.levels);
        return text_ + "}\n";
    }

private:
    /// Attributes of the whole: left to right, with room between the columns for many lines.
    void head() {
        text_ += "digraph \"" + escaped(model_.title) +
                 "\" {\n  graph [rankdir=LR, ranksep=1.5, nodesep=0.12, labelloc=t, fontname=\"sans-serif\", label=\"" +
                 escaped(model_.title) + (model_.answer.empty() ? "" : "\\n" + escaped(model_.answer)) + "\"];\n";
        text_ +=
            "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f6f8fa\", color=\"#8c959f\", "
            "fontname=\"sans-serif\", fontsize=11, height=0.3];\n";
        text_ += "  edge [color=\"#8c959f\", arrowsize=0.6, fontname=\"sans-serif\", fontsize=10];\n";
    }

    /// The nodes of one column. `kind` and the mark become the class, by which a style sheet can find them in an SVG.
    void column(const std::vector<GraphNode>& nodes, std::string_view kind) {
        for (const GraphNode& node : nodes) {
            text_.append("  ").append(node.id).append(" [label=\"").append(lines_of(node.label));
            if (!node.detail.empty()) text_.append("\\n").append(lines_of(node.detail));
            text_.append("\", tooltip=\"").append(escaped(node.about)).append("\", class=\"").append(kind);
            if (node.mark != Mark::plain) text_.append(" ").append(to_string(node.mark));
            text_ += '"';
            if (kind != "fact") {
                const LevelStyle& style = style_of(node.level);
                text_.append(", fillcolor=\"")
                    .append(style.fill)
                    .append("\", color=\"")
                    .append(style.border)
                    .append("\"");
            }
            text_.append(look_of_node(node.mark)).append("];\n");
        }
        if (nodes.empty()) return;
        // A rule that reads no fact would stand among the facts.
        text_ += "  {rank=same;";
        for (const GraphNode& node : nodes) text_.append(" ").append(node.id).append(";");
        text_ += "}\n";
    }

    /// One edge, dashed for a `not`.
    void line(const GraphEdge& edge, const std::vector<GraphNode>& from, const std::vector<GraphNode>& to) {
        text_.append("  ").append(from[edge.from].id).append(" -> ").append(to[edge.to].id);
        std::string looks(look_of_edge(edge.mark));
        if (!edge.label.empty()) looks += ", label=\"" + escaped(edge.label) + "\"";
        if (edge.kind == EdgeKind::negated) looks += ", style=dashed";
        if (edge.mark != Mark::plain) looks.append(", class=\"").append(to_string(edge.mark)).append("\"");
        if (!looks.empty()) text_.append(" [").append(looks.substr(2)).append("]");
        text_ += ";\n";
    }

    const GraphModel& model_;
    std::string text_;
};

}  // namespace

std::string to_dot(const GraphModel& model) { return DotWriter(model).write(); }

}  // namespace triage
