// YAML text to a `Document`; the only place that knows yaml-cpp.
#pragma once

#include <string>
#include <string_view>

#include "pack/document.hpp"
#include "triage/issue.hpp"

namespace triage {

/// One YAML document. The subset is small on purpose, so that what a clinician reads is all there is: anchors,
/// aliases, tags and several documents in one file are issues, and so is what `check_pack_bytes` and `check_pack_texts`
/// find.
Result<Document> parse_yaml(std::string_view text, std::string_view file);

}  // namespace triage
