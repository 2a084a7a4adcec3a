// The packs that lie in the program, written by tools/embed.cpp at build time.
#pragma once

#include <span>
#include <string_view>

#include "pack/document.hpp"

namespace triage {

struct EmbeddedPack {
    std::string_view name;
    std::string_view sha256;
    std::span<const EmbeddedDocument> documents;  ///< in the order of their paths, cases last
    std::size_t case_documents;                   ///< how many of them, at the end, hold cases
};

std::span<const EmbeddedPack> embedded_pack_data();

}  // namespace triage
