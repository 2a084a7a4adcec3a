// The JSON Schema of pack files with holes for what is known only when packs are loaded.
#pragma once

#include <string_view>

namespace triage {

std::string_view pack_schema_text();

}  // namespace triage
