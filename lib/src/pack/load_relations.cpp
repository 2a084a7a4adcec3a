// What the numbers of one person have to do with each other.

#include "pack/loader.hpp"
#include "pack/relation_parser.hpp"

namespace triage {

void Loader::read_relations() {
    for (const Entry& entry : section("relations")) {
        Fields fields(reporter_, entry.value, "relation", entry.id, entry.key);
        const auto holds = fields.require("holds");
        std::string because = fields.require_text("because");
        if (!holds || !read_text(reporter_, *holds, "holds")) continue;
        Result<Relation> relation = parse_relation(*holds, base_.vocabulary);
        reporter_.add(std::move(relation.issues));
        if (!relation) continue;
        relation->id = entry.id;
        relation->because = std::move(because);
        relation->pack = entry.pack;
        base_.vocabulary.add(std::move(*relation));
    }
}

}  // namespace triage
