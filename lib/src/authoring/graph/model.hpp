// The content of a drawing of a rule base, apart from how it is drawn: nodes in three columns, edges between them, and
// how each stands to a profile. The writers (one format each) add colours and layout, and decide nothing about the
// pack. Texts stand here as the pack has them; each writer escapes them for its format. Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "triage/program.hpp"

namespace triage {

/// How a part stands to the profile. `plain`: no profile was given. `on`: it holds. `open`: it may yet. `off`: it is
/// ruled out, or answered without any consequence.
enum class Mark : std::uint8_t { plain, on, open, off };

/// A fact, a rule or a level.
struct GraphNode {
    std::string id;      ///< unique among all nodes; lower-case letters, digits and `_`
    std::string label;   ///< for a person
    std::string detail;  ///< a second text, smaller: the answer to a fact, the condition of a rule; may be empty
    std::string about;   ///< for those who ask: the question of a fact, the whole of a rule
    Level level;         ///< set for rules and levels
    Mark mark = Mark::plain;
};

/// A rule wants the fact, or it wants its opposite.
enum class EdgeKind : std::uint8_t { positive, negated };

/// From a fact to a rule, or from a rule to its level. `from` and `to` are positions in the lists of the model.
struct GraphEdge {
    std::size_t from = 0;
    std::size_t to = 0;
    EdgeKind kind = EdgeKind::positive;
    std::string label;  ///< `> 4`, `not`, `not > 4`, or empty
    Mark mark = Mark::plain;
};

/// A whole drawing. INVARIANT: every edge lies within its lists, and ids of nodes are unique over all three.
struct GraphModel {
    std::string title;
    std::string answer;  ///< the decision of the profile; empty without one
    std::vector<GraphNode> facts;
    std::vector<GraphNode> rules;
    std::vector<GraphNode> levels;   ///< most restrictive first
    std::vector<GraphEdge> reads;    ///< facts to rules: one for each pair and kind
    std::vector<GraphEdge> demands;  ///< rules to levels: one for each rule
};

/// The drawing of a rule base; whatever draws it may place the nodes of a column in another order. `profile` may be
/// null.
GraphModel graph_model(const Program& program, const Profile* profile);

/// "plain", "on", "open" or "off": the class of a part where a format has classes.
std::string_view to_string(Mark mark);

}  // namespace triage
