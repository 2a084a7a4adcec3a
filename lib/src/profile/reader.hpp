// From JSON text to a profile or all of its issues, for texts of any form; what reading needs beyond `parse_profile`.
//
// reader.cpp is the only place that knows simdjson. Its counterpart for usual lines is `ProfileScanner`, which
// describes nothing (docs/decisions/0015).
//
// Threads: a reader belongs to one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "triage/profile.hpp"

namespace triage {

/// Reads one JSON profile after another as `parse_profile` does, in the same memory, which grows to what the longest
/// text needs. Nothing of one profile is left for the next.
class ProfileReader {
public:
    /// The vocabulary outlives the reader.
    explicit ProfileReader(const Vocabulary& vocabulary);
    ProfileReader(ProfileReader&&) noexcept;
    ProfileReader& operator=(ProfileReader&&) noexcept;
    ~ProfileReader();

    /// The profile, or all issues and what was understood. The text need not end with a newline or be padded.
    ProfileResult read(std::string_view text);

    /// The `id` and the `context` of the text that was read last, even if it was rejected, as far as it is JSON and
    /// has them: whoever reads the answer then knows whose it is. Valid until the next `read`.
    const std::optional<std::string>& id() const;
    const std::optional<std::string>& context() const;

private:
    /// Keeps simdjson out of this header.
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace triage
