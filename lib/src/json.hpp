// What reading JSON needs beyond `parse_profile`; json.cpp is the only place that knows simdjson.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace triage {

/// Where the first byte that is not UTF-8 stands; the text's size if there is none.
std::size_t first_invalid_utf8(std::string_view text);

/// The `id` of a profile that was rejected, where its text still is JSON and has one: whoever reads the answer
/// then knows whose it is.
std::optional<std::string> profile_id(std::string_view text);

}  // namespace triage
