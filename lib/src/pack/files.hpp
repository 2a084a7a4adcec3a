// Packs as documents: embedded, from a file, or from a folder.
//
// Used by the loader. Embedded packs lie in the program as trees, and files are parsed; behind these functions nothing
// tells them apart.
//
// Threads: pure functions but for the files that they read.
#pragma once

#include <string>
#include <vector>

#include "pack/document.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// The files of one pack. Every node that is read from them refers to these documents.
struct PackDocuments {
    std::string sha256;
    std::vector<Document> documents;
};

/// The documents of an embedded pack, a YAML file, or a folder's `*.yaml` and `cases/*.yaml`. `embedded:NAME` is an
/// embedded pack, whatever files there are.
Result<PackDocuments> open_pack(const std::string& name_or_path, Cases cases);

/// Never embedded: the files of a folder or a file, as `open_pack` reads them.
Result<PackDocuments> read_pack(const std::string& path, Cases cases);

/// The documents of files that were read already.
Result<PackDocuments> parse_pack(const std::vector<PackFile>& files);

}  // namespace triage
