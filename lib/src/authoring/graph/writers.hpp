// The formats of a drawing, one source each: every writer takes the model as it is and gives the whole text of a file.
// Used by `graph` alone (triage/authoring/graph.hpp), which chooses among them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "authoring/graph/model.hpp"

namespace triage {

/// For Graphviz, which places the boxes. No writer fails: what a format cannot hold is escaped or replaced.
std::string to_dot(const GraphModel& model);
/// A flowchart for Markdown pages, whose site places the boxes.
std::string to_mermaid(const GraphModel& model);

/// A ground and a border that go together, and stay readable with dark letters on a light and on a dark page.
struct LevelStyle {
    std::string_view name;
    std::string_view fill;
    std::string_view border;
};

inline constexpr std::array<LevelStyle, 4> level_styles{{{"emergency", "#ffdcd9", "#cf222e"},
                                                         {"stop", "#ffe8d9", "#bc4c00"},
                                                         {"doctor", "#fff6c2", "#9a6700"},
                                                         {"proceed", "#dcf5e1", "#1a7f37"}}};

/// One of `level_styles`: an emergency is told from the other stops, and else outcomes are.
const LevelStyle& style_of(Level level);

}  // namespace triage
