// YAML text to a `Document`; the only place that knows yaml-cpp.
#pragma once

#include <string>
#include <string_view>

#include "document.hpp"
#include "triage/issue.hpp"

namespace triage {

/// A pack file larger than this is an issue.
inline constexpr std::size_t max_pack_file_bytes = std::size_t{16} << 20;

/// One YAML document. The subset is small on purpose, so that what a clinician reads is all there is: anchors,
/// aliases, tags and several documents in one file are issues, as are invalid UTF-8 and control characters.
Result<Document> parse_yaml(std::string_view text, std::string_view file);

}  // namespace triage
