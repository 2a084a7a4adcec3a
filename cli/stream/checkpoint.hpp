// How far a batch came, beside its unfinished output: what `--resume` needs to go on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

/// Everything that decides what the output is, by name and as text.
using Settings = std::vector<std::pair<std::string, std::string>>;

struct Checkpoint {
    Settings settings;
    std::uint64_t bytes = 0;  ///< of output, whole lines
    BatchSummary summary;     ///< of the lines that these bytes answer
};

/// Lines of `key value`, and a checksum of them.
std::string to_text(const Checkpoint& checkpoint);

/// What `to_text` wrote. Nothing where the text is not whole, was changed, contradicts itself, or was written by a
/// version with another format.
std::optional<Checkpoint> read_checkpoint(std::string_view text);

}  // namespace triage::cli
