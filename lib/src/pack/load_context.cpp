// The start of a load: every document is merged before any section is read, because a section of one file may name what
// another file declares, in whichever order the files come.
#include "pack/load_context.hpp"

namespace triage {

LoadContext::LoadContext(const std::vector<PackDocuments>& documents_of_packs) : packs(documents_of_packs) {
    for (std::size_t i = 0; i < packs.size(); ++i) {
        base.packs.emplace_back().sha256 = packs[i].sha256;
        for (const Document& document : packs[i].documents) sections.add(reporter, document, static_cast<PackId>(i));
    }
}

}  // namespace triage
