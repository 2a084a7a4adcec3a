// Where the parts of a drawing stand, in pixels of a page 1200 wide.
#pragma once

#include <string>
#include <vector>

#include "authoring/graph/model.hpp"

namespace triage {

struct GraphBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::vector<std::string> label;   ///< lines
    std::vector<std::string> detail;  ///< lines; of a fact one, at the end of the first line of its label
};

struct GraphLine {
    double x1 = 0;
    double y1 = 0;
    double x2 = 0;
    double y2 = 0;
};

struct GraphLayout {
    double width = 0;
    double top = 0;     ///< of the columns
    double bottom = 0;  ///< of the columns
    std::vector<GraphBox> facts;
    std::vector<GraphBox> rules;
    std::vector<GraphBox> levels;
    std::vector<GraphLine> reads;  ///< as in the model
    std::vector<GraphLine> demands;
};

namespace graph_sizes {
inline constexpr double label_height = 17;
inline constexpr double detail_height = 14;
inline constexpr double padding = 6;     // above and below the text of a box
inline constexpr double side_room = 12;  // left and right of it
}  // namespace graph_sizes

GraphLayout graph_layout(const GraphModel& model);

}  // namespace triage
