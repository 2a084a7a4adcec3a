// The formats of a drawing, one file each.
#pragma once

#include <string>

#include "authoring/graph/model.hpp"

namespace triage {

std::string to_dot(const GraphModel& model);
std::string to_mermaid(const GraphModel& model);
std::string to_svg(const GraphModel& model);

/// The word by which styles tell levels apart: an emergency from the other stops, and else the outcome.
std::string_view style_name(Level level);

}  // namespace triage
