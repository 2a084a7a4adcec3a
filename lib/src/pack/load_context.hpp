// Everything that the sections of one load share: the merged text, the rule base that grows, the issues, and the ids
// that later sections name.
//
// load.cpp makes one and hands it to each function of sections.hpp. A section reads its entries, appends to `base`, and
// keeps everything else to itself: what only one section needs is a local of that section, never a member here.
//
// Threads: a context belongs to one load, and so to one thread.
#pragma once

#include <vector>

#include "pack/files.hpp"
#include "pack/id_table.hpp"
#include "pack/merged_sections.hpp"
#include "triage/rule_base.hpp"

namespace triage {

struct LoadContext {
    /// Merges all files of all packs, and gives each pack its place and its checksum. `packs` outlives the context.
    explicit LoadContext(const std::vector<PackDocuments>& packs);

    const std::vector<PackDocuments>& packs;
    RuleBase base;
    Reporter reporter;
    MergedSections sections;

    // Filled by the section of the same name. Facts and equipment are found in the vocabulary, by each of their names.
    IdTable<SourceId> sources{"source"};
    IdTable<GroupId> groups{"group"};
    IdTable<MovementId> movements{"movement"};
    IdTable<StretchId> stretches{"stretch"};
    IdTable<RuleId> rules{"rule"};
};

}  // namespace triage
