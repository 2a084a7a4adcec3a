// Where an entry comes from: the fields `sources`, `basis` and `because`, which most sections have.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pack/load_context.hpp"

namespace triage {

/// A source's anchor finds the place in the document; it does not reproduce the text.
inline constexpr std::size_t max_anchor_words = 12;

/// The citations of an entry, without those that name no known source. An entry without any is an issue.
/// REQUIRES: the sources are loaded.
std::vector<Citation> read_citations(LoadContext& context, Fields& fields);

/// Whether an entry stands in its source or is our own reading of it, and its `because`, which only our own reading
/// must have.
std::pair<Basis, std::string> read_basis(Reporter& reporter, Fields& fields);

}  // namespace triage
