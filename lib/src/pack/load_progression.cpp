// The section `progression`: by which quantity sessions are counted, and from which session on doses are full.
//
// One for all packs: a person has done so many sessions, whichever pack a stretch comes from.
#include "pack/citations.hpp"
#include "pack/sections.hpp"

namespace triage {

namespace {

/// The quantity that counts sessions, by any of its names.
std::optional<FactId> read_sessions(LoadContext& context, Fields& fields) {
    const auto node = fields.require("sessions");
    if (!node) return std::nullopt;
    const Vocabulary& vocabulary = context.base.vocabulary;
    const auto fact = vocabulary.find(node->text());
    if (fact && vocabulary[*fact].quantity) return fact;
    context.reporter.error("unknown_name", "`" + std::string(node->text()) + "` is not a quantity", "",
                           node->position());
    return std::nullopt;
}

// Nothing where the sessions are an issue: nothing can be counted then.
std::optional<Progression> read_progression(LoadContext& context, const SectionEntry& entry) {
    Fields fields(context.reporter, entry.value, "`progression`", "", entry.key);
    Progression progression;
    if (fields.require("full_from")) progression.full_from = fields.number("full_from").value_or(0);
    read_basis(context.reporter, fields);
    progression.sources = read_citations(context, fields);
    const auto sessions = read_sessions(context, fields);
    if (!sessions) return std::nullopt;
    progression.sessions = *sessions;
    return progression;
}

}  // namespace

void load_progression(LoadContext& context) {
    std::optional<Progression>& progression = context.base.progression;
    for (const SectionEntry& entry : context.sections.entries("progression")) {
        if (progression) {
            context.reporter.error("repeated_key", "`progression` stands twice", "one pack states it for all",
                                   entry.key.position());
            return;
        }
        progression = read_progression(context, entry);
        if (!progression) return;
    }
}

}  // namespace triage
