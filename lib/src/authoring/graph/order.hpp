// In which order the nodes of a drawing stand, so that few lines cross.
#pragma once

#include "authoring/graph/model.hpp"

namespace triage {

/// Rules stand by their level and facts by their rules, each moved to the mean place of what it is joined with until
/// that helps no more (Sugiyama, Tagawa and Toda 1981). Levels keep their places.
void order_nodes(GraphModel& model);

/// How many pairs of lines between facts and rules cross.
std::size_t crossings(const GraphModel& model);

}  // namespace triage
