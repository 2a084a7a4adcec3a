// The section `sources`: the documents that entries cite, as a bibliography has them.
//
// All of it is text, the year too: it is shown as it was written, and nothing is computed from it.
#include "pack/sections.hpp"

namespace triage {

void load_sources(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("sources")) {
        Fields fields(context.reporter, entry.value, "source", entry.id, entry.key);
        context.sources.add(entry.id, static_cast<SourceId>(context.base.sources.size()));
        context.base.sources.push_back({entry.id, fields.require_text("title"), fields.require_text("kind"),
                                        fields.text("url"), fields.text("authors"), fields.text("year"),
                                        fields.text("journal"), fields.text("doi"), fields.text("recalled")});
    }
}

}  // namespace triage
