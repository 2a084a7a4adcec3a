// The formats of a drawing, one source each: every writer takes the model as it is and gives the whole text of a file.
// Used by `graph` alone (triage/graph.hpp), which chooses among them.
#pragma once

#include <string>

#include "authoring/graph/model.hpp"

namespace triage {

/// For Graphviz, which places the boxes. No writer fails: what a format cannot hold is escaped or replaced.
std::string to_dot(const GraphModel& model);
/// A flowchart for Markdown pages, whose site places the boxes.
std::string to_mermaid(const GraphModel& model);
std::string to_svg(const GraphModel& model);

/// The word by which styles tell levels apart: an emergency from the other stops, and else the outcome.
std::string_view style_name(Level level);

}  // namespace triage
