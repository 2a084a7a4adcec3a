// The key `ladders` of the plan: stretches of which each is harder than the one before, so that the highest step that a
// person is allowed is the one of today.
//
// That only works if steps begin one after the other and no stretch stands on two ladders; both are checked here, so
// that plan/ need not ask.
#include <algorithm>

#include "pack/citations.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"

namespace triage {

namespace {

void refuse_earlier_step(LoadContext& context, NodeRef node, StretchId step, const Ladder& ladder) {
    const Stretch& stretch = context.base[step];
    if (ladder.steps.empty()) return;
    const Stretch& before = context.base[ladder.steps.back()];
    if (stretch.from_session > before.from_session) return;
    context.reporter.error("wrong_order", "`" + stretch.id + "` begins no later than `" + before.id + "` before it",
                           "a step has a later `from_session` than the step before", node.position());
}

// A stretch on two ladders would be replaced by two others.
void refuse_step_of_another(LoadContext& context, NodeRef node, StretchId step) {
    for (const Ladder& other : context.base.plan->ladders) {
        if (std::find(other.steps.begin(), other.steps.end(), step) == other.steps.end()) continue;
        context.reporter.error("repeated_name",
                               "`" + context.base[step].id + "` is a step of `" + other.id + "` as well",
                               "a stretch is a step of one ladder", node.position());
    }
}

// Ladders stand below a key of the plan and not in a section, so that their ids are checked here.
void check_ladder_id(LoadContext& context, NodeRef key) {
    check_id(context.reporter, key);
    const std::vector<Ladder>& all = context.base.plan->ladders;
    if (std::none_of(all.begin(), all.end(), [&](const Ladder& other) { return other.id == key.text(); })) return;
    context.reporter.error("repeated_id", "`" + std::string(key.text()) + "` stands twice in `ladders`", "",
                           key.position());
}

void read_ladder(LoadContext& context, NodeRef key, NodeRef value) {
    check_ladder_id(context, key);
    Ladder ladder;
    ladder.id = key.text();
    // Named by the text of the file: the ladder's own id is moved away before the fields report what nobody asked for.
    Fields fields(context.reporter, value, "ladder", key.text(), key);
    ladder.name = fields.require_text("name");
    for (const NodeRef node : read_filled_list(context.reporter, fields, "steps")) {
        const auto step = context.stretches.find(context.reporter, node);
        if (!step) continue;
        refuse_earlier_step(context, node, *step, ladder);
        refuse_step_of_another(context, node, *step);
        ladder.steps.push_back(*step);
    }
    ladder.sources = read_citations(context, fields);
    read_basis(context.reporter, fields);
    context.base.plan->ladders.push_back(std::move(ladder));
}

}  // namespace

void load_ladders(LoadContext& context, NodeRef node) {
    if (node.kind() != NodeKind::mapping) {
        context.reporter.error("wrong_type", "`ladders` is not a mapping of ids", "", node.position());
        return;
    }
    for (auto part = node.begin(); part != node.end(); ++part) {
        const NodeRef key = *part;
        read_ladder(context, key, *++part);
    }
}

}  // namespace triage
