// A rule base as a picture: facts on the left, the rules that read them in the middle, what those demand on the right.
//
// Used by `triage list graph`, and by pages that show a pack to its reviewers. Only facts that a rule reads are drawn;
// exclusions and stretches are not. A dashed line is a `not`. With a profile, what holds for that person stands out,
// what is still open is marked, and what is ruled out is faint; the answers are written beside the facts.
//
//     std::ofstream("pack.dot") << triage::graph(program, triage::GraphFormat::dot);  // dot -Tsvg pack.dot > pack.svg
//
// Conditions are drawn as compiled: a part of one that decides nothing has no line.
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

/// The whole text of a file, UTF-8 with a newline at its end; the same arguments give the same bytes. Total: packs
/// without a rule are drawn, too.
///
/// `profile`: whose answers are drawn, and what `program` decides for them; null draws the pack for nobody. It is only
/// read, and need not outlive the call. REQUIRES: null, or a profile of this program's vocabulary.
///
/// Texts of the pack may hold anything that is UTF-8: each format escapes them, and no text becomes markup.
TRIAGE_EXPORT std::string graph(const Program& program, GraphFormat format, const Profile* profile = nullptr);

}  // namespace triage
