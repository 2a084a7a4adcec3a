#include "authoring/graph/layout.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "text/page.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace triage {

namespace {

using namespace graph_sizes;

constexpr double page_width = 1200;
constexpr double columns_top = 96;
constexpr double gap = 7;  // between two boxes of a column

// Text is not measured but counted: a little more than a letter takes on average, in the usual fonts.
constexpr double label_letter = 7.2;
constexpr double detail_letter = 6.1;
constexpr std::size_t most_detail_lines = 8;

struct Column {
    double x;
    double width;
};
constexpr Column fact_column{24, 300};
constexpr Column rule_column{464, 400};
constexpr Column level_column{1016, 160};

// Letters of East Asian scripts and most pictures are twice as wide.
bool is_wide(std::string_view text) {
    const std::u32string letters = code_points(text);
    constexpr std::array<std::pair<char32_t, char32_t>, 6> wide{
        {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF}, {0xFF00, 0xFF60}, {0x1F300, 0x3FFFF}}};
    return std::any_of(letters.begin(), letters.end(), [&](char32_t c) {
        return std::any_of(wide.begin(), wide.end(),
                           [&](const auto& range) { return c >= range.first && c <= range.second; });
    });
}

std::vector<std::string> lines_in(std::string_view text, double room, double letter) {
    const double width = is_wide(text) ? letter * 2 : letter;
    return wrapped(text, std::max<std::size_t>(4, static_cast<std::size_t>(room / width)));
}

double text_height(const GraphBox& box, double detail_lines) {
    return static_cast<double>(std::max<std::size_t>(box.label.size(), 1)) * label_height +
           detail_lines * detail_height + 2 * padding;
}

// The answer stands at the end of the first line, so the label is wrapped before it.
GraphBox fact_box(const GraphNode& node) {
    GraphBox box{fact_column.x, 0, fact_column.width, 0, {}, {}};
    const double room = fact_column.width - 2 * side_room;
    const double answer = node.detail.empty() ? 0 : static_cast<double>(columns(node.detail) + 2) * detail_letter;
    box.label = lines_in(node.label, room - answer, label_letter);
    if (!node.detail.empty()) box.detail = {node.detail};
    box.height = text_height(box, 0);
    return box;
}

GraphBox stacked_box(const GraphNode& node, const Column& column) {
    GraphBox box{column.x, 0, column.width, 0, {}, {}};
    const double room = column.width - 2 * side_room;
    box.label = lines_in(node.label, room, label_letter);
    box.detail = lines_in(node.detail, room, detail_letter);
    if (box.detail.size() > most_detail_lines) {  // the whole of it is in the description of the box
        box.detail.resize(most_detail_lines);
        box.detail.back() += " …";
    }
    box.height = text_height(box, static_cast<double>(box.detail.size()));
    return box;
}

double height_of(const std::vector<GraphBox>& boxes) {
    return std::accumulate(boxes.begin(), boxes.end(), boxes.empty() ? 0 : -gap,
                           [](double sum, const GraphBox& box) { return sum + box.height + gap; });
}

double middle(const GraphBox& box) { return box.y + box.height / 2; }

// One below the other, spread over the height.
void spread(std::vector<GraphBox>& boxes, double height) {
    const double more = boxes.size() < 2 ? 0 : (height - height_of(boxes)) / static_cast<double>(boxes.size() - 1);
    double y = columns_top;
    for (GraphBox& box : boxes) {
        box.y = y;
        y += box.height + gap + more;
    }
}

// Each as near as can be to the middle of what it is joined with, in its order, and none above another.
void place(std::vector<GraphBox>& boxes, const std::vector<double>& wanted, double height) {
    double y = columns_top;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        boxes[i].y = std::max(y, wanted[i] - boxes[i].height / 2);
        y = boxes[i].y + boxes[i].height + gap;
    }
    y = columns_top + height;
    for (std::size_t i = boxes.size(); i-- > 0;) {
        boxes[i].y = std::min(boxes[i].y, y - boxes[i].height);
        y = boxes[i].y - gap;
    }
}

std::vector<double> mean_of(std::size_t count, const std::vector<GraphEdge>& edges, std::size_t GraphEdge::*own,
                            std::size_t GraphEdge::*other, const std::vector<GraphBox>& others) {
    std::vector<double> sums(count, 0);
    std::vector<double> counts(count, 0);
    for (const GraphEdge& edge : edges) {
        sums[edge.*own] += middle(others[edge.*other]);
        counts[edge.*own] += 1;
    }
    for (std::size_t i = 0; i < count; ++i) sums[i] /= std::max(1.0, counts[i]);
    return sums;
}

// The ends of the lines at one side of the boxes, each box's own spread over its height in the order of their other
// ends: so lines do not cross at their ends.
std::vector<double> ends(const std::vector<GraphEdge>& edges, std::size_t GraphEdge::*own,
                         std::size_t GraphEdge::*other, const std::vector<GraphBox>& boxes) {
    std::vector<std::size_t> order(edges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return edges[a].*other < edges[b].*other; });
    std::vector<double> totals(boxes.size(), 0);
    for (const GraphEdge& edge : edges) totals[edge.*own] += 1;
    std::vector<double> used(boxes.size(), 0);
    std::vector<double> all(edges.size());
    for (const std::size_t i : order) {
        const std::size_t box = edges[i].*own;
        used[box] += 1;
        all[i] = boxes[box].y + boxes[box].height * used[box] / (totals[box] + 1);
    }
    return all;
}

std::vector<GraphLine> lines_between(const std::vector<GraphEdge>& edges, const std::vector<GraphBox>& from,
                                     const std::vector<GraphBox>& to) {
    const std::vector<double> begins = ends(edges, &GraphEdge::from, &GraphEdge::to, from);
    const std::vector<double> stops = ends(edges, &GraphEdge::to, &GraphEdge::from, to);
    std::vector<GraphLine> lines;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const GraphBox& left = from[edges[i].from];
        lines.push_back({left.x + left.width, begins[i], to[edges[i].to].x, stops[i]});
    }
    return lines;
}

}  // namespace

GraphLayout graph_layout(const GraphModel& model) {
    GraphLayout layout;
    for (const GraphNode& node : model.facts) layout.facts.push_back(fact_box(node));
    for (const GraphNode& node : model.rules) layout.rules.push_back(stacked_box(node, rule_column));
    for (const GraphNode& node : model.levels) layout.levels.push_back(stacked_box(node, level_column));
    const double height =
        std::max({height_of(layout.facts), height_of(layout.rules), height_of(layout.levels), label_height});
    spread(layout.rules, height);
    place(layout.facts, mean_of(model.facts.size(), model.reads, &GraphEdge::from, &GraphEdge::to, layout.rules),
          height);
    place(layout.levels, mean_of(model.levels.size(), model.demands, &GraphEdge::to, &GraphEdge::from, layout.rules),
          height);
    layout.reads = lines_between(model.reads, layout.facts, layout.rules);
    layout.demands = lines_between(model.demands, layout.rules, layout.levels);
    layout.width = page_width;
    layout.top = columns_top;
    layout.bottom = columns_top + height;
    return layout;
}

}  // namespace triage
