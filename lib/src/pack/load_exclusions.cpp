// The section `exclusions`: which stretches a condition removes, or keeps with a precaution.
//
// Movements are turned into stretches here, once, so that no later stage knows of them: deciding, explaining and
// proving all walk the same list of stretches.
#include <tuple>

#include "pack/citations.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"

namespace triage {

namespace {

// A precaution limits the dose to numbers, to that of the first session, or not at all.
Modification read_modification(Reporter& reporter, NodeRef node) {
    Fields fields(reporter, node, "`modify`", "", node);
    Modification modification;
    modification.how = fields.require_text("how");
    if (const auto limit = fields.find("dose")) {
        modification.stays_at_first_session = says(*limit, "first_session");
        if (!modification.stays_at_first_session) modification.at_most = read_dose(reporter, *limit, "dose");
    }
    return modification;
}

// An exclusion that concerns no stretch is a slip: a misspelt movement is reported, one that no stretch makes shows
// here.
void read_concerned(LoadContext& context, Fields& fields, Exclusion& exclusion) {
    exclusion.stretches = read_concerned_stretches(context, fields);
    if (!exclusion.stretches.empty()) return;
    context.reporter.error("no_effect", fields.owner() + " removes no stretch", "name `stretches` or `movements`",
                           exclusion.where);
}

void read_exclusion(LoadContext& context, const SectionEntry& entry) {
    Reporter& reporter = context.reporter;
    Fields fields(reporter, entry.value, "exclusion", entry.id, entry.key);
    Exclusion exclusion;
    exclusion.id = entry.id;
    exclusion.pack = entry.pack;
    exclusion.where = entry.key.position();
    std::tie(exclusion.when, exclusion.when_text) = read_condition(context, fields, "when");
    exclusion.when_line = line_of(fields, "when");
    read_concerned(context, fields, exclusion);
    if (const auto modify = fields.find("modify")) exclusion.modify = read_modification(reporter, *modify);
    exclusion.instead = context.stretches.find_all(reporter, fields.list("instead"));
    exclusion.covered_by = context.rules.find_all(reporter, fields.list("covered_by"));
    exclusion.sources = read_citations(context, fields);
    std::tie(exclusion.basis, exclusion.because) = read_basis(reporter, fields);
    if (exclusion.because.empty()) {
        reporter.error("missing_field", fields.owner() + " has no `because`", "it is shown to the person",
                       exclusion.where);
    }
    context.base.exclusions.push_back(std::move(exclusion));
}

}  // namespace

void load_exclusions(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("exclusions")) read_exclusion(context, entry);
}

}  // namespace triage
