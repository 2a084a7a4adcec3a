// The section `plan`: how a session is put together, from the warm-up to the parts of the routine.
//
// One for all packs, as a person has one session. What a plan says of a person is decided in plan/; here it is only
// held against the catalogue: its stretches exist, and no exercise asks for more than the full dose of its stretch.
#include <cmath>

#include "pack/citations.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

/// The minutes of a day, far beyond any session and any number of stretches: more is a slip of the pen.
constexpr unsigned max_count = 24 * 60;

/// A whole number that must be there; 0 where it is an issue.
unsigned read_count(Reporter& reporter, Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return 0;
    const auto number = read_number(reporter, *node, key);
    if (!number) return 0;
    if (*number >= 1 && *number <= max_count && *number == std::floor(*number)) return static_cast<unsigned>(*number);
    reporter.error("out_of_range", "`" + std::string(key) + "` is `" + std::string(node->text()) + "`",
                   "give a whole number from 1 to " + std::to_string(max_count), node->position());
    return 0;
}

// --- warm-up and first session -------------------------------------------------------------------------------

// Any of the stretches will do, and which of them the person may do is not known here.
void read_warm_up(LoadContext& context, NodeRef node) {
    WarmUp& warm_up = context.base.plan->warm_up;
    Fields fields(context.reporter, node, "`warm_up`", "", node);
    const std::vector<NodeRef> stretches = read_filled_list(context.reporter, fields, "stretches");
    warm_up.stretches = context.stretches.find_all(context.reporter, stretches);
    warm_up.minutes = read_count(context.reporter, fields, "minutes");
    warm_up.sources = read_citations(context, fields);
    read_basis(context.reporter, fields);
}

void read_first_session(LoadContext& context, NodeRef node) {
    FirstSession& first = context.base.plan->first_session;
    Fields fields(context.reporter, node, "`first_session`", "", node);
    first.stretches = read_count(context.reporter, fields, "stretches");
    first.sources = read_citations(context, fields);
    read_basis(context.reporter, fields);
}

// --- routine -------------------------------------------------------------------------------------------------

/// A number of an exercise's dose, and the one that the full dose of its stretch has in its place.
struct DoseNumber {
    std::string_view key;
    const std::optional<Range>& wanted;
    const std::optional<Range>& full;
};

// Whoever is allowed a stretch is allowed its dose; a routine may ask for less of it, never for more.
void refuse_above_full_dose(Reporter& reporter, NodeRef node, const Stretch& stretch, const Dose& dose) {
    const Dose full = stretch.dose.value_or(Dose{});
    const DoseNumber numbers[] = {{"hold_s", dose.hold_s, full.hold_s},
                                  {"repetitions", dose.repetitions, full.repetitions},
                                  {"sets", dose.sets, full.sets},
                                  {"duration_s", dose.duration_s, full.duration_s}};
    for (const DoseNumber& number : numbers) {
        if (!number.wanted || (number.full && number.wanted->high <= number.full->high)) continue;
        reporter.error(
            "dose_too_high",
            "the exercise asks for more `" + std::string(number.key) + "` than the full dose of `" + stretch.id + "`",
            number.full ? "at most " + number_text(number.full->high) : "the full dose does not have it",
            node.position());
    }
    if (dose.sides == Sides::each && full.sides == Sides::both && stretch.dose) {
        reporter.error("dose_too_high", "the exercise is for each side, and `" + stretch.id + "` for both at once",
                       "leave out `sides`", node.position());
    }
}

// Here a dose is its numbers: the words that stretches may have in their place say nothing of a routine.
std::optional<Dose> read_exercise_dose(Reporter& reporter, NodeRef node) {
    if (node.kind() != NodeKind::scalar) return read_dose(reporter, node, "dose");
    reporter.error("wrong_type", "`dose` is `" + std::string(node.text()) + "`, not a dose",
                   "give the numbers of the routine", node.position());
    return std::nullopt;
}

// Stretch and dose are both read even if one of them is an issue, so that one run tells both.
void read_exercise(LoadContext& context, NodeRef node, RoutinePart& part) {
    Fields fields(context.reporter, node, "an exercise", "", node);
    const auto name = fields.require("stretch");
    const auto amount = fields.require("dose");
    std::optional<StretchId> stretch;
    if (name) stretch = context.stretches.find(context.reporter, *name);
    if (!amount) return;
    const auto dose = read_exercise_dose(context.reporter, *amount);
    if (!dose || !stretch) return;
    refuse_above_full_dose(context.reporter, *amount, context.base[*stretch], *dose);
    part.exercises.push_back({*stretch, *dose});
}

// The minutes belong to the part: sources give no time for a single exercise.
void read_part(LoadContext& context, NodeRef node) {
    Fields fields(context.reporter, node, "a part", "", node);
    RoutinePart part;
    part.name = fields.require_text("name");
    part.minutes = read_count(context.reporter, fields, "minutes");
    for (const NodeRef exercise : read_filled_list(context.reporter, fields, "exercises")) {
        read_exercise(context, exercise, part);
    }
    context.base.plan->routine.parts.push_back(std::move(part));
}

void read_routine(LoadContext& context, NodeRef node) {
    Fields fields(context.reporter, node, "`routine`", "", node);
    context.base.plan->routine.name = fields.require_text("name");
    for (const NodeRef part : read_filled_list(context.reporter, fields, "parts")) read_part(context, part);
    context.base.plan->routine.sources = read_citations(context, fields);
    read_basis(context.reporter, fields);
}

}  // namespace

void load_plan(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("plan")) {
        if (context.base.plan) {
            context.reporter.error("repeated_key", "`plan` stands twice", "one pack states it for all",
                                   entry.key.position());
            return;
        }
        context.base.plan.emplace();
        Fields fields(context.reporter, entry.value, "`plan`", "", entry.key);
        if (const auto node = fields.require("warm_up")) read_warm_up(context, *node);
        if (const auto node = fields.require("first_session")) read_first_session(context, *node);
        if (const auto node = fields.require("routine")) read_routine(context, *node);
        if (const auto node = fields.find("ladders")) load_ladders(context, *node);
    }
}

}  // namespace triage
