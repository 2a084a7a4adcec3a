// An issue of a profile: at a JSON Pointer or an option, without a file and a line.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "triage/issue.hpp"

namespace triage {

inline Issue profile_issue(std::string_view code, std::string message, std::string hint, std::string_view at) {
    return {code, std::move(message), std::move(hint), {{}, 0, 0, std::string(at), {}}, Severity::error};
}

}  // namespace triage
