// A pack as it was at a revision, `git:REVISION:PATH`: the name goes in, the texts of its files come out. They are read
// from git's objects and never checked out, because `.gitattributes` can rewrite what is checked out or archived, and a
// loosened rule could hide behind that (docs/decisions/0036).
#pragma once

#include <string>

#include <triage/triage.hpp>

namespace triage::cli {

/// Reads the pack's files, byte for byte as the repository holds them: no attribute, filter or replacement changes
/// them. `PATH` counts from the current folder, or from the root of the file system. Failure: `cannot_open`, also for
/// what is not in the repository. REQUIRES: `is_git_name(name)`.
Result<PackSource> read_at_revision(const std::string& name);

/// True for names that begin with `git:`.
bool is_git_name(const std::string& name);

}  // namespace triage::cli
