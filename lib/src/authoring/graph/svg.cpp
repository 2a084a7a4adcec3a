// SVG 1.1 with nothing outside of it: no script, no font, no picture.

#include <algorithm>
#include <cmath>

#include "authoring/graph/layout.hpp"
#include "authoring/graph/writers.hpp"
#include "render/wording.hpp"
#include "text/html_writer.hpp"
#include "text/number.hpp"
#include "text/page.hpp"

namespace triage {

namespace {

using namespace graph_sizes;

// Programs that know no media query draw it light.
constexpr std::string_view styles = R"(<style>
text { font: 13px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: #1b1f24 }
.title { font-size: 19px; font-weight: bold }
.answer, .column { font-size: 14px; font-weight: bold }
.detail, .label, .legend { font-size: 11px }
.detail, .legend, .column { fill: #57606a }
.page { fill: #ffffff }
.box { fill: #f6f8fa; stroke: #8c959f; stroke-width: 1 }
.emergency .box { fill: #ffdcd9; stroke: #cf222e }
.stop .box { fill: #ffe8d9; stroke: #bc4c00 }
.doctor .box { fill: #fff6c2; stroke: #9a6700 }
.proceed .box { fill: #dcf5e1; stroke: #1a7f37 }
.line { fill: none; stroke: #8c959f; stroke-width: 1.3 }
.not { stroke-dasharray: 6 4 }
.on .box { stroke-width: 3 }
.on text { font-weight: bold }
.line.on { stroke: #1b1f24; stroke-width: 2.6 }
.open .box { stroke: #0969da; stroke-width: 1.8; stroke-dasharray: 5 3 }
.line.open { stroke: #0969da }
.off, .line.off { opacity: 0.4 }
.label.off { opacity: 0.6 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .detail, .legend, .column { fill: #9da7b3 }
  .page { fill: #0d1117 }
  .box { fill: #161b22; stroke: #6e7681 }
  .emergency .box { fill: #4c1215; stroke: #ff7b72 }
  .stop .box { fill: #45200c; stroke: #f0883e }
  .doctor .box { fill: #3a2e05; stroke: #d6a419 }
  .proceed .box { fill: #10341c; stroke: #3fb950 }
  .line { stroke: #6e7681 }
  .line.on { stroke: #f0f6fc }
  .open .box, .line.open { stroke: #58a6ff }
}
</style>
)";

/// Half pixels are fine enough.
std::string pixels(double number) { return number_text(std::round(number * 2) / 2); }

std::string attribute(std::string_view name, double number) {
    return std::string(" ").append(name).append("=\"").append(pixels(number)).append("\"");
}

std::string class_of(std::string_view name, Mark mark) {
    const std::string more = mark == Mark::plain ? "" : " " + std::string(to_string(mark));
    return " class=\"" + std::string(name) + more + "\"";
}

class SvgWriter {
public:
    explicit SvgWriter(const GraphModel& model) : model_(model), layout_(graph_layout(model)) {}

    std::string write() {
        head();
        for (const Mark mark : {Mark::off, Mark::plain, Mark::open, Mark::on}) {  // what matters lies on top
            lines(model_.reads, layout_.reads, mark);
            lines(model_.demands, layout_.demands, mark);
        }
        for (std::size_t i = 0; i < model_.facts.size(); ++i) fact(model_.facts[i], layout_.facts[i]);
        for (std::size_t i = 0; i < model_.rules.size(); ++i) stacked(model_.rules[i], layout_.rules[i]);
        for (std::size_t i = 0; i < model_.levels.size(); ++i) stacked(model_.levels[i], layout_.levels[i]);
        for (std::size_t i = 0; i < model_.reads.size(); ++i) edge_label(model_.reads[i], layout_.reads[i]);
        legend();
        return text_ + "</svg>\n";
    }

private:
    void head() {
        const double height = layout_.bottom + 56;
        const std::string size = pixels(layout_.width) + " " + pixels(height);
        text_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size +
                "\" role=\"img\" aria-labelledby=\"graph_title graph_about\">\n<title id=\"graph_title\">" +
                escaped_html(model_.title) + "</title>\n<desc id=\"graph_about\">" + escaped_html(about()) +
                "</desc>\n";
        text_ += styles;
        text_ += "<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n";
        words("title", fact_x(), 36, model_.title);
        if (!model_.answer.empty()) words("answer", fact_x(), 59, model_.answer);
        column_head("Facts", layout_.facts);
        column_head("Rules", layout_.rules);
        column_head("Outcome, urgency", layout_.levels);
    }

    double fact_x() const { return layout_.facts.empty() ? 24 : layout_.facts.front().x; }

    std::string about() const {
        std::string text = counted(model_.facts.size(), "fact", "facts") + " on the left, " +
                           counted(model_.rules.size(), "rule", "rules") +
                           " that read them in the middle, what the rules demand on the right.";
        if (!model_.answer.empty()) text += " " + model_.answer + ".";
        return text;
    }

    void words(std::string_view style, double x, double y, std::string_view text, std::string_view anchor = "") {
        text_.append("<text class=\"").append(style).append("\"").append(attribute("x", x)).append(attribute("y", y));
        if (!anchor.empty()) text_.append(" text-anchor=\"").append(anchor).append("\"");
        text_.append(">").append(escaped_html(text)).append("</text>\n");
    }

    void column_head(std::string_view text, const std::vector<GraphBox>& boxes) {
        if (!boxes.empty()) words("column", boxes.front().x, layout_.top - 12, text);
    }

    void lines(const std::vector<GraphEdge>& edges, const std::vector<GraphLine>& places, Mark mark) {
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (edges[i].mark == mark) line(edges[i], places[i]);
        }
    }

    void line(const GraphEdge& edge, const GraphLine& at) {
        const std::string half = pixels((at.x1 + at.x2) / 2);
        text_ += "<path" + class_of(edge.kind == EdgeKind::negated ? "line not" : "line", edge.mark) + " d=\"M" +
                 pixels(at.x1) + " " + pixels(at.y1) + " C" + half + " " + pixels(at.y1) + " " + half + " " +
                 pixels(at.y2) + " " + pixels(at.x2) + " " + pixels(at.y2) + "\"/>\n";
    }

    void begin_node(const GraphNode& node, const GraphBox& box, std::string_view style) {
        text_ += "<g id=\"" + node.id + "\"" + class_of(style, node.mark) + "><title>" + escaped_html(node.about) +
                 "</title>\n<rect class=\"box\" rx=\"7\"" + attribute("x", box.x) + attribute("y", box.y) +
                 attribute("width", box.width) + attribute("height", box.height) + "/>\n";
    }

    void labels(const GraphBox& box) {
        double y = box.y + padding + 13;  // where the letters stand
        for (const std::string& line : box.label) {
            words("name", box.x + side_room, y, line);
            y += label_height;
        }
    }

    void fact(const GraphNode& node, const GraphBox& box) {
        begin_node(node, box, "fact");
        labels(box);
        if (!box.detail.empty()) {
            words("detail", box.x + box.width - side_room, box.y + padding + 13, box.detail.front(), "end");
        }
        text_ += "</g>\n";
    }

    void stacked(const GraphNode& node, const GraphBox& box) {
        begin_node(node, box, style_name(node.level));
        labels(box);
        double y = box.y + padding + static_cast<double>(box.label.size()) * label_height + 10;
        for (const std::string& line : box.detail) {
            words("detail", box.x + side_room, y, line);
            y += detail_height;
        }
        text_ += "</g>\n";
    }

    // At the end of its line, over it: there no two lines are the same.
    void edge_label(const GraphEdge& edge, const GraphLine& at) {
        if (edge.label.empty()) return;
        const double width = static_cast<double>(columns(edge.label)) * 6.2 + 6;
        text_ += "<rect class=\"page\"" + attribute("x", at.x2 - 6 - width) + attribute("y", at.y2 - 7) +
                 attribute("width", width) + " height=\"14\"/>\n";
        words(edge.mark == Mark::off ? "label off" : "label", at.x2 - 9, at.y2 + 4, edge.label, "end");
    }

    void legend() {
        double x = fact_x();
        const double y = layout_.bottom + 34;
        const auto sample = [&](std::string_view shape, std::string_view text) {
            text_ += shape;
            words("legend", x + 46, y + 4, text);
            x += 46 + static_cast<double>(text.size()) * 5.6 + 30;
        };
        const auto stroke = [&](std::string_view style) {
            return "<path class=\"" + std::string(style) + "\" d=\"M" + pixels(x) + " " + pixels(y) + " h38\"/>\n";
        };
        const auto box = [&](Mark mark) {
            return "<g" + class_of("fact", mark) + "><rect class=\"box\" rx=\"5\"" + attribute("x", x) +
                   attribute("y", y - 8) + " width=\"38\" height=\"16\"/></g>\n";
        };
        sample(stroke("line"), "asks for it");
        sample(stroke("line not"), "asks that it is not so");
        if (model_.answer.empty()) return;
        sample(box(Mark::on), "holds");
        sample(box(Mark::open), "still open");
        sample(box(Mark::off), "ruled out, or answered without consequence");
    }

    const GraphModel& model_;
    const GraphLayout layout_;
    std::string text_;
};

}  // namespace

std::string to_svg(const GraphModel& model) { return SvgWriter(model).write(); }

}  // namespace triage
