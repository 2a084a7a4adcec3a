// The packs that lie in the program, written by tools/embed.cpp at build time (docs/decisions/0010).
//
// Used by files.cpp. A pack is the tree that parsing its files gives, so that nothing is parsed at start, and
// everything behind `open_pack` is the same as for files.
#pragma once

#include <span>
#include <string_view>

#include "pack/document.hpp"

namespace triage {

/// One pack as constant arrays. Its checksum was taken when it was embedded, as the source text is not in the program.
struct EmbeddedPack {
    std::string_view name;
    std::string_view sha256;
    std::span<const EmbeddedDocument> documents;  ///< in the order of their paths, cases last
    std::size_t case_documents;                   ///< how many of them, at the end, hold cases
};

/// All of them, in the order in which they join when nobody names a pack. Constant for the whole run.
std::span<const EmbeddedPack> embedded_pack_data();

}  // namespace triage
