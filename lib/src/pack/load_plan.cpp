#include <algorithm>
#include <cmath>

#include "pack/loader.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

// A day, far beyond any session; what is more is a slip of the pen.
constexpr unsigned most = 24 * 60;

std::optional<unsigned> read_count(Reporter& reporter, Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return std::nullopt;
    const auto number = read_number(reporter, *node, key);
    if (!number) return std::nullopt;
    if (*number < 1 || *number > most || *number != std::floor(*number)) {
        reporter.error("out_of_range", "`" + std::string(key) + "` is `" + std::string(node->text()) + "`",
                       "give a whole number from 1 to " + std::to_string(most), node->position());
        return std::nullopt;
    }
    return static_cast<unsigned>(*number);
}

// A number of a dose, and what the full dose of the stretch has for it.
struct Pair {
    std::string_view key;
    const std::optional<Range>& wanted;
    const std::optional<Range>& full;
};

}  // namespace

void Loader::read_plan() {
    for (const Entry& entry : plans_) {
        if (base_.plan) {
            reporter_.error("repeated_key", "`plan` stands twice", "one pack states it for all", entry.key.position());
            return;
        }
        base_.plan.emplace();
        Fields fields(reporter_, entry.value, "`plan`", "", entry.key);
        if (const auto node = fields.require("warm_up")) read_warm_up(*node);
        if (const auto node = fields.require("first_session")) read_first_session(*node);
        if (const auto node = fields.require("routine")) read_routine(*node);
        if (const auto node = fields.find("ladders")) read_ladders(*node);
    }
}

void Loader::read_warm_up(NodeRef node) {
    WarmUp& warm_up = base_.plan->warm_up;
    Fields fields(reporter_, node, "`warm_up`", "", node);
    for (const NodeRef part : parts_of(fields, "stretches")) {
        if (const auto stretch = stretch_of(part)) warm_up.stretches.push_back(*stretch);
    }
    warm_up.minutes = read_count(reporter_, fields, "minutes").value_or(0);
    warm_up.sources = citations(fields);
    std::string because;
    basis(fields, because);
}

void Loader::read_first_session(NodeRef node) {
    FirstSession& first = base_.plan->first_session;
    Fields fields(reporter_, node, "`first_session`", "", node);
    first.stretches = read_count(reporter_, fields, "stretches").value_or(0);
    first.sources = citations(fields);
    std::string because;
    basis(fields, because);
}

void Loader::read_routine(NodeRef node) {
    Fields fields(reporter_, node, "`routine`", "", node);
    base_.plan->routine.name = fields.require_text("name");
    for (const NodeRef part : parts_of(fields, "parts")) read_part(part);
    base_.plan->routine.sources = citations(fields);
    std::string because;
    basis(fields, because);
}

void Loader::read_part(NodeRef node) {
    Fields fields(reporter_, node, "a part", "", node);
    RoutinePart part;
    part.name = fields.require_text("name");
    part.minutes = read_count(reporter_, fields, "minutes").value_or(0);
    for (const NodeRef exercise : parts_of(fields, "exercises")) read_exercise(exercise, part);
    base_.plan->routine.parts.push_back(std::move(part));
}

void Loader::read_exercise(NodeRef node, RoutinePart& part) {
    Fields fields(reporter_, node, "an exercise", "", node);
    const auto name = fields.require("stretch");
    const auto amount = fields.require("dose");
    std::optional<StretchId> stretch;
    if (name) stretch = stretch_of(*name);
    if (!amount) return;
    if (amount->kind() == NodeKind::scalar) {
        reporter_.error("wrong_type", "`dose` is `" + std::string(amount->text()) + "`, not a dose",
                        "give the numbers of the routine", amount->position());
        return;
    }
    const auto read = dose(*amount, "dose");
    if (!read || !stretch) return;
    refuse_above(*amount, base_[*stretch], *read);
    part.exercises.push_back({*stretch, *read});
}

// Who is allowed a stretch is allowed its dose; a routine may ask for less of it, never for more.
void Loader::refuse_above(NodeRef node, const Stretch& stretch, const Dose& dose) {
    const Dose full = stretch.dose.value_or(Dose{});
    const Pair pairs[] = {{"hold_s", dose.hold_s, full.hold_s},
                          {"repetitions", dose.repetitions, full.repetitions},
                          {"sets", dose.sets, full.sets},
                          {"duration_s", dose.duration_s, full.duration_s}};
    for (const Pair& pair : pairs) {
        if (!pair.wanted || (pair.full && pair.wanted->high <= pair.full->high)) continue;
        reporter_.error(
            "dose_too_high",
            "the exercise asks for more `" + std::string(pair.key) + "` than the full dose of `" + stretch.id + "`",
            pair.full ? "at most " + number_text(pair.full->high) : "the full dose does not have it", node.position());
    }
    if (dose.sides == Sides::each && full.sides == Sides::both && stretch.dose) {
        reporter_.error("dose_too_high", "the exercise is for each side, and `" + stretch.id + "` for both at once",
                        "leave out `sides`", node.position());
    }
}

void Loader::read_ladders(NodeRef node) {
    if (node.kind() != NodeKind::mapping) {
        reporter_.error("wrong_type", "`ladders` is not a mapping of ids", "", node.position());
        return;
    }
    for (auto part = node.begin(); part != node.end(); ++part) {
        const NodeRef key = *part;
        read_ladder(key, *++part);
    }
}

void Loader::read_ladder(NodeRef key, NodeRef value) {
    Ladder ladder;
    ladder.id = key.text();
    if (!is_id(ladder.id)) {
        reporter_.error("bad_id", "`" + ladder.id + "` cannot be an id", std::string(id_hint), key.position());
    }
    std::vector<Ladder>& all = base_.plan->ladders;
    if (std::any_of(all.begin(), all.end(), [&](const Ladder& other) { return other.id == ladder.id; })) {
        reporter_.error("repeated_id", "`" + ladder.id + "` stands twice in `ladders`", "", key.position());
    }
    Fields fields(reporter_, value, "ladder", ladder.id, key);
    ladder.name = fields.require_text("name");
    for (const NodeRef part : parts_of(fields, "steps")) {
        const auto step = stretch_of(part);
        if (!step) continue;
        refuse_earlier_step(part, *step, ladder);
        ladder.steps.push_back(*step);
    }
    ladder.sources = citations(fields);
    std::string because;
    basis(fields, because);
    all.push_back(std::move(ladder));
}

// The highest allowed step is the one of today, so a later step must begin later; and one stretch cannot be replaced by
// two.
void Loader::refuse_earlier_step(NodeRef node, StretchId step, const Ladder& ladder) {
    const Stretch& stretch = base_[step];
    if (!ladder.steps.empty() && stretch.from_session <= base_[ladder.steps.back()].from_session) {
        reporter_.error("wrong_order",
                        "`" + stretch.id + "` begins no later than `" + base_[ladder.steps.back()].id + "` before it",
                        "a step has a later `from_session` than the step before", node.position());
    }
    for (const Ladder& other : base_.plan->ladders) {
        if (std::find(other.steps.begin(), other.steps.end(), step) == other.steps.end()) continue;
        reporter_.error("repeated_name", "`" + stretch.id + "` is a step of `" + other.id + "` as well",
                        "a stretch is a step of one ladder", node.position());
    }
}

std::vector<NodeRef> Loader::parts_of(Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return {};
    std::vector<NodeRef> all = read_list(reporter_, *node, key);
    if (all.empty() && node->kind() == NodeKind::sequence) {
        reporter_.error("missing_field", fields.owner() + " has nothing in `" + std::string(key) + "`", "",
                        node->position());
    }
    return all;
}

std::optional<StretchId> Loader::stretch_of(NodeRef node) {
    const auto id = resolve(node, "stretch", stretch_ids_);
    return id ? std::optional(static_cast<StretchId>(*id)) : std::nullopt;
}

}  // namespace triage
