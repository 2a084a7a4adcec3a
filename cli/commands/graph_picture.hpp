// A picture of the packs, by Graphviz.
#pragma once

#include <string>

#include <triage/triage.hpp>

namespace triage::cli {

/// What `dot` makes of a drawing, as SVG with a title, light or dark as its reader's screen is. Failure: `no_graphviz`
/// where the program is not on the PATH, `graphviz_failed` where it ends otherwise than well.
Result<std::string> svg_picture(const std::string& drawing);

}  // namespace triage::cli
