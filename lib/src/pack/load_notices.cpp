// The section `notices`: what is said on every `proceed`, whoever the person is, and therefore has no condition.
#include "pack/citations.hpp"
#include "pack/sections.hpp"

namespace triage {

void load_notices(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("notices")) {
        Fields fields(context.reporter, entry.value, "notice", entry.id, entry.key);
        // Cited like everything that a person is told.
        context.base.notices.push_back(
            {entry.id, fields.require_text("text"), fields.text("brief"), read_citations(context, fields)});
    }
}

}  // namespace triage
