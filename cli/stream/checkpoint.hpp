// How far a batch came, kept beside its unfinished output: the settings, the bytes of output that are good, and the
// counts of what they answer. `--resume` needs all three to go on, since the output alone does not say how far it came
// (docs/decisions/0019). output.cpp writes and reads the file; here is only its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

/// Name and text of everything that decides the output: version, packs, inputs, options. Two runs may share an output
/// only if these are equal.
using Settings = std::vector<std::pair<std::string, std::string>>;

/// INVARIANT: the first `bytes` of the output are whole lines, and answer exactly the lines that `summary` counts.
struct Checkpoint {
    Settings settings;
    std::uint64_t bytes = 0;  ///< good bytes at the beginning of the output
    BatchSummary summary;     ///< counts of the lines that these bytes answer
};

/// The checkpoint as lines of `key value`, ended by a checksum of these lines.
std::string to_text(const Checkpoint& checkpoint);

/// Reads what `to_text` wrote. Nothing where the text is not whole, was changed, contradicts itself, or was written by
/// a version with another format.
std::optional<Checkpoint> read_checkpoint(std::string_view text);

}  // namespace triage::cli
