// Fields that several sections have: conditions, doses, and the names of movements and stretches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/load_context.hpp"

namespace triage {

/// The condition of a key that must be there, and the text that it was read from. An issue leaves the condition without
/// parts. REQUIRES: the facts are loaded.
std::pair<Condition, std::string> read_condition(LoadContext& context, Fields& fields, std::string_view key);

/// The line of a key, for pictures and reviews that point into the file; 0 where the key is missing.
std::uint32_t line_of(Fields& fields, std::string_view key);

/// The parts of a list that must be there; a list without any is an issue.
std::vector<NodeRef> read_filled_list(Reporter& reporter, Fields& fields, std::string_view key);

/// A dose of at least one number. The word `not_stated` and its like are for the caller to take before. Doses that are
/// an issue may still have numbers; nothing only for what is no mapping at all.
std::optional<Dose> read_dose(Reporter& reporter, NodeRef node, std::string_view key);

/// The movements under `movements`. REQUIRES: the movements are loaded.
std::vector<MovementId> read_movements(LoadContext& context, Fields& fields);

/// The stretches that an entry concerns, each once, in the order of the packs: those under `stretches`, and those that
/// make a movement under `movements`. REQUIRES: the stretches are loaded.
std::vector<StretchId> read_concerned_stretches(LoadContext& context, Fields& fields);

}  // namespace triage
