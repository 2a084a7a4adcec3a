// The section `relations`: what the numbers of one person have to do with each other, such as that nobody was older at
// the onset than today. A profile that breaks one is refused as a contradiction.
//
// They go to the vocabulary and not to the rules: a relation says which profiles there are, not what to do about them.
#include "pack/relation_parser.hpp"
#include "pack/sections.hpp"

namespace triage {

void load_relations(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("relations")) {
        Fields fields(context.reporter, entry.value, "relation", entry.id, entry.key);
        const auto holds = fields.require("holds");
        std::string because = fields.require_text("because");
        if (!holds || !read_text(context.reporter, *holds, "holds")) continue;
        Result<Relation> relation = parse_relation(*holds, context.base.vocabulary);
        context.reporter.add(std::move(relation.issues));
        if (!relation) continue;
        relation->id = entry.id;
        relation->because = std::move(because);
        relation->pack = entry.pack;
        context.base.vocabulary.add(std::move(*relation));
    }
}

}  // namespace triage
