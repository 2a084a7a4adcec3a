// The sections `equipment`, `movements` and `stretches`: the catalogue, and what its entries need and make.
//
// Doses are taken as written. Which of two doses counts in a session, and how it grows, is decided for each person
// by `dose_for_session`, never here.
#include <algorithm>
#include <tuple>

#include "model/enum_names.hpp"
#include "pack/citations.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"

namespace triage {

namespace {

// "chair or wall": either will do. Issues stand at the piece, not at the beginning of the text.
std::vector<EquipmentId> read_pieces(LoadContext& context, NodeRef node) {
    constexpr std::string_view joint = " or ";
    const Vocabulary& vocabulary = context.base.vocabulary;
    std::vector<EquipmentId> all;
    const std::string text = read_text(context.reporter, node, "equipment").value_or("");
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(joint, begin), text.size());
        const std::string name = text.substr(begin, end - begin);
        if (const auto piece = vocabulary.find_equipment(name)) {
            all.push_back(*piece);
        } else {
            context.reporter.error("unknown_name", "unknown equipment `" + name + "`",
                                   suggestion(vocabulary.nearest_equipment(name)), node.position(begin));
        }
        begin = end + joint.size();
    }
    return all;
}

// A stretch that no first session has need not say what its dose would be there.
void read_doses(Reporter& reporter, Fields& fields, Stretch& stretch) {
    constexpr std::string_view not_stated = "not_stated";
    stretch.from_session = fields.number("from_session").value_or(1);
    stretch.dose_note = fields.text("dose_note");
    const auto full = fields.require("dose");
    const auto first = stretch.from_session > 1 ? fields.find("first_session") : fields.require("first_session");
    if (full && !says(*full, not_stated)) stretch.dose = read_dose(reporter, *full, "dose");
    if (full && says(*full, not_stated) && stretch.dose_note.empty()) {
        reporter.error("missing_field", fields.owner() + " has a dose that is not stated and no `dose_note`",
                       "say that the sources give none", full->position());
    }
    if (!first || says(*first, not_stated)) return;
    stretch.first_session = says(*first, "same") ? stretch.dose : read_dose(reporter, *first, "first_session");
}

// A stretch that nobody says how to do is none.
void read_steps(Reporter& reporter, Fields& fields, Stretch& stretch) {
    const auto node = fields.require("steps");
    stretch.steps = fields.texts("steps");
    if (!node || !stretch.steps.empty()) return;
    reporter.error("missing_field", fields.owner() + " has no step", "say how it is done", node->position());
}

// Each need is a list of pieces of which one is enough; what is only helpful keeps no stretch away.
void read_needs(LoadContext& context, Fields& fields, Stretch& stretch) {
    for (const NodeRef node : fields.list("needs")) stretch.needs.push_back(read_pieces(context, node));
    for (const NodeRef node : fields.list("optional")) {
        for (const EquipmentId piece : read_pieces(context, node)) stretch.helpful.push_back(piece);
    }
}

// The order of the calls is that of the issues in a report.
void read_stretch(LoadContext& context, const SectionEntry& entry) {
    Reporter& reporter = context.reporter;
    Fields fields(reporter, entry.value, "stretch", entry.id, entry.key);
    Stretch stretch;
    stretch.id = entry.id;
    stretch.pack = entry.pack;
    stretch.name = fields.require_text("name");
    stretch.aliases = fields.texts("aliases");
    if (const auto kind = fields.require("kind")) {
        stretch.kind =
            read_choice<StretchKind>(reporter, *kind, "kind", stretch_kind_names).value_or(StretchKind::stretch);
    }
    stretch.targets = fields.texts("targets");
    for (const NodeRef node : fields.list("postures")) {
        const auto posture = read_choice<Posture>(reporter, node, "posture", posture_names);
        if (posture) stretch.postures.push_back(*posture);
    }
    read_needs(context, fields, stretch);
    stretch.movements = read_movements(context, fields);
    read_doses(reporter, fields, stretch);
    stretch.frequency = fields.text("frequency");
    read_steps(reporter, fields, stretch);
    stretch.cautions = fields.texts("cautions");
    stretch.sources = read_citations(context, fields);
    std::tie(stretch.basis, stretch.because) = read_basis(reporter, fields);
    context.stretches.add(entry.id, static_cast<StretchId>(context.base.stretches.size()));
    context.base.stretches.push_back(std::move(stretch));
}

}  // namespace

// Equipment is found by each of its names, which therefore are checked against those of all other pieces.
void load_equipment(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("equipment")) {
        Fields fields(context.reporter, entry.value, "equipment", entry.id, entry.key);
        Equipment equipment{entry.id, fields.require_text("name"), fields.texts("aliases")};
        std::string taken;
        if (!context.base.vocabulary.add(std::move(equipment), taken)) {
            context.reporter.error("repeated_name", "the name `" + taken + "` belongs to other equipment", "",
                                   entry.key.position());
        }
    }
}

void load_movements(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("movements")) {
        Fields fields(context.reporter, entry.value, "movement", entry.id, entry.key);
        context.movements.add(entry.id, static_cast<MovementId>(context.base.movements.size()));
        context.base.movements.push_back({entry.id, fields.require_text("about")});
    }
}

// A stretch gets its id when it is whole: no stretch names another one.
void load_stretches(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("stretches")) read_stretch(context, entry);
}

}  // namespace triage
