// What reading JSON needs beyond `parse_profile`; reader.cpp is the only place that knows simdjson.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "triage/profile.hpp"

namespace triage {

/// Reads one JSON profile after another as `parse_profile` does, in the same memory: it grows to what the longest
/// text needs. One thread each.
class ProfileReader {
public:
    /// The vocabulary must outlive the reader.
    explicit ProfileReader(const Vocabulary& vocabulary);
    ProfileReader(ProfileReader&&) noexcept;
    ProfileReader& operator=(ProfileReader&&) noexcept;
    ~ProfileReader();

    ProfileResult read(std::string_view text);

    /// The `id` and the `context` of the text read last, as far as that is JSON and has them, even if the profile was
    /// rejected: whoever reads the answer then knows whose it is.
    const std::optional<std::string>& id() const;
    const std::optional<std::string>& context() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace triage
