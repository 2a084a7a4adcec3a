// What a drawing of a rule base shows, without a thought for how it is drawn.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "triage/program.hpp"

namespace triage {

/// How a part stands to the profile. `plain`: no profile was given. `on`: it holds. `open`: it may yet. `off`: it is
/// ruled out, or answered without any consequence.
enum class Mark : std::uint8_t { plain, on, open, off };

struct GraphNode {
    std::string id;      ///< unique among all nodes; lower-case letters, digits and `_`
    std::string label;   ///< for a person
    std::string detail;  ///< a second text, smaller: the answer to a fact, the condition of a rule; may be empty
    std::string about;   ///< for those who ask: the question of a fact, the whole of a rule
    Level level;         ///< of a rule or a level
    Mark mark = Mark::plain;
};

enum class EdgeKind : std::uint8_t { positive, negated };

/// From a fact to a rule, or from a rule to its level; both are positions in their lists.
struct GraphEdge {
    std::size_t from = 0;
    std::size_t to = 0;
    EdgeKind kind = EdgeKind::positive;
    std::string label;  ///< `> 4`, `not`, `not > 4`, or empty
    Mark mark = Mark::plain;
};

struct GraphModel {
    std::string title;
    std::string answer;  ///< the decision of the profile; empty without one
    std::vector<GraphNode> facts;
    std::vector<GraphNode> rules;
    std::vector<GraphNode> levels;   ///< most restrictive first
    std::vector<GraphEdge> reads;    ///< facts to rules: one for each pair and kind
    std::vector<GraphEdge> demands;  ///< rules to levels: one for each rule
};

/// Rules and facts stand in the order of the pack.
GraphModel graph_model(const Program& program, const Profile* profile);

std::string_view to_string(Mark mark);

}  // namespace triage
