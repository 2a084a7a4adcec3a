#include "model/enum_names.hpp"
#include "pack/loader.hpp"

namespace triage {

void Loader::read_stretches() {
    for (const Entry& entry : section("stretches")) read_stretch(entry);
}

void Loader::read_stretch(const Entry& entry) {
    Fields fields(reporter_, entry.value, "stretch", entry.id, entry.key);
    Stretch stretch;
    stretch.id = entry.id;
    stretch.pack = entry.pack;
    stretch.name = fields.require_text("name");
    stretch.aliases = fields.texts("aliases");
    if (const auto kind = fields.require("kind")) {
        stretch.kind =
            read_choice<StretchKind>(reporter_, *kind, "kind", stretch_kind_names).value_or(StretchKind::stretch);
    }
    stretch.targets = fields.texts("targets");
    for (const NodeRef node : fields.list("postures")) {
        if (const auto posture = read_choice<Posture>(reporter_, node, "posture", posture_names))
            stretch.postures.push_back(*posture);
    }
    for (const NodeRef node : fields.list("needs")) stretch.needs.push_back(pieces(node));
    for (const NodeRef node : fields.list("optional")) {
        for (const EquipmentId piece : pieces(node)) stretch.helpful.push_back(piece);
    }
    stretch.movements = movements(fields);
    read_doses(fields, stretch);
    stretch.frequency = fields.text("frequency");
    const auto steps = fields.require("steps");
    stretch.steps = fields.texts("steps");
    if (steps && stretch.steps.empty()) {
        reporter_.error("missing_field", fields.owner() + " has no step", "say how it is done", steps->position());
    }
    stretch.cautions = fields.texts("cautions");
    stretch.sources = citations(fields);
    stretch.basis = basis(fields, stretch.because);
    stretch_ids_.emplace(entry.id, base_.stretches.size());
    base_.stretches.push_back(std::move(stretch));
}

// "chair or wall": either will do.
std::vector<EquipmentId> Loader::pieces(NodeRef node) {
    std::vector<EquipmentId> all;
    const std::string text = read_text(reporter_, node, "equipment").value_or("");
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(" or ", begin), text.size());
        const std::string name = text.substr(begin, end - begin);
        if (const auto piece = base_.vocabulary.find_equipment(name)) {
            all.push_back(*piece);
        } else {
            const std::string nearest = base_.vocabulary.nearest_equipment(name);
            reporter_.error("unknown_name", "unknown equipment `" + name + "`", suggestion(nearest),
                            node.position(begin));
        }
        begin = end + 4;
    }
    return all;
}

std::vector<MovementId> Loader::movements(Fields& fields) {
    std::vector<MovementId> all;
    for (const NodeRef node : fields.list("movements")) {
        if (const auto id = resolve(node, "movement", movement_ids_)) all.push_back(static_cast<MovementId>(*id));
    }
    return all;
}

void Loader::read_doses(Fields& fields, Stretch& stretch) {
    stretch.from_session = fields.number("from_session").value_or(1);
    stretch.dose_note = fields.text("dose_note");
    const auto full = fields.require("dose");
    const auto first = stretch.from_session > 1 ? fields.find("first_session") : fields.require("first_session");
    if (full && !says(*full, "not_stated")) stretch.dose = dose(*full, "dose");
    if (full && says(*full, "not_stated") && stretch.dose_note.empty()) {
        reporter_.error("missing_field", fields.owner() + " has a dose that is not stated and no `dose_note`",
                        "say that the sources give none", full->position());
    }
    if (!first || says(*first, "not_stated")) return;
    stretch.first_session = says(*first, "same") ? stretch.dose : dose(*first, "first_session");
}

std::optional<Dose> Loader::dose(NodeRef node, std::string_view key) {
    if (node.kind() == NodeKind::scalar) {
        reporter_.error("wrong_type", "`" + std::string(key) + "` is `" + std::string(node.text()) + "`, not a dose",
                        "give numbers, or the word `not_stated`", node.position());
        return std::nullopt;
    }
    Fields fields(reporter_, node, "", key, node);
    Dose dose;
    dose.hold_s = fields.range("hold_s");
    dose.repetitions = fields.range("repetitions");
    dose.sets = fields.range("sets");
    dose.duration_s = fields.range("duration_s");
    if (const auto sides = fields.find("sides")) {
        dose.sides = read_choice<Sides>(reporter_, *sides, "sides", sides_names).value_or(Sides::both);
    }
    if (fields.is_mapping() && !dose.has_numbers()) {
        reporter_.error("missing_field", "`" + std::string(key) + "` has no number", "or write `not_stated`",
                        node.position());
    }
    return dose;
}

}  // namespace triage
