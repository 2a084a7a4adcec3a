// A rule base as a picture: facts on the left, the rules that read them in the middle, what those demand on the right.
//
// Used by `triage list graph`, and by pages that show a pack to its reviewers. Only facts that a rule reads are drawn;
// exclusions and stretches are not. A dashed line is a `not`. With a profile, what holds for that person stands out,
// what is still open is marked, and what is ruled out is faint; the answers are written beside the facts.
//
//     std::ofstream("pack.dot") << triage::graph(program, triage::GraphFormat::dot);  // dot -Tsvg pack.dot > pack.svg
//
// Threads: a pure function of its arguments.
#pragma once

#include <cstdint>
#include <string>

#include "triage/export.hpp"
#include "triage/program.hpp"

namespace triage {

/// `dot`: for Graphviz, which makes pictures of it. `mermaid`: a flowchart for Markdown pages.
enum class GraphFormat : std::uint8_t { dot, mermaid };

/// The whole text of a file. `profile`, unless null, is of this program's vocabulary. Texts of the pack are UTF-8 and
/// may hold anything else.
TRIAGE_EXPORT std::string graph(const Program& program, GraphFormat format, const Profile* profile = nullptr);

}  // namespace triage
