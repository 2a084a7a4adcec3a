// A pack as it was at a revision: `git:REVISION:PATH`.
#pragma once

#include <string>

#include <triage/triage.hpp>

namespace triage::cli {

/// The pack's files byte for byte as the repository holds them: nothing is checked out, so no attribute, filter or
/// replacement changes them. `PATH` counts from the current folder or from the root of the file system. Failure:
/// `cannot_open`, for what is not in the repository, too.
Result<PackSource> read_at_revision(const std::string& name);

/// True for `git:…`.
bool is_git_name(const std::string& name);

}  // namespace triage::cli
