// Fields that more than one section reads. Whatever only one section has stays in the file of that section.
#include "pack/shared_fields.hpp"

#include <algorithm>

#include "model/enum_names.hpp"
#include "pack/condition_parser.hpp"

namespace triage {

std::pair<Condition, std::string> read_condition(LoadContext& context, Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return {};
    std::string text = read_text(context.reporter, *node, key).value_or("");
    if (text.empty()) return {};
    // From the node, not from the text: issues stand at the word, wherever the file breaks its lines.
    Result<Condition> parsed = parse_condition(*node, context.base.vocabulary);
    if (parsed) return {std::move(*parsed), std::move(text)};
    context.reporter.add(std::move(parsed.issues));
    return {Condition{}, std::move(text)};
}

// 0 and no issue where the key is missing: whoever requires the key reports it.
std::uint32_t line_of(Fields& fields, std::string_view key) { return fields.find(key) ? fields.key(key).line() : 0; }

// A node that is no list is reported by `read_list`, and is not also empty.
std::vector<NodeRef> read_filled_list(Reporter& reporter, Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return {};
    std::vector<NodeRef> all = read_list(reporter, *node, key);
    if (all.empty() && node->kind() == NodeKind::sequence) {
        reporter.error("missing_field", fields.owner() + " has nothing in `" + std::string(key) + "`", "",
                       node->position());
    }
    return all;
}

// A scalar is told by itself: authors write a word there that another key would take.
std::optional<Dose> read_dose(Reporter& reporter, NodeRef node, std::string_view key) {
    if (node.kind() == NodeKind::scalar) {
        reporter.error("wrong_type", "`" + std::string(key) + "` is `" + std::string(node.text()) + "`, not a dose",
                       "give numbers, or the word `not_stated`", node.position());
        return std::nullopt;
    }
    Fields fields(reporter, node, "", key, node);
    Dose dose;
    dose.hold_s = fields.range("hold_s");
    dose.repetitions = fields.range("repetitions");
    dose.sets = fields.range("sets");
    dose.duration_s = fields.range("duration_s");
    if (const auto sides = fields.find("sides")) {
        dose.sides = read_choice<Sides>(reporter, *sides, "sides", sides_names).value_or(Sides::both);
    }
    if (fields.is_mapping() && !dose.has_numbers()) {
        reporter.error("missing_field", "`" + std::string(key) + "` has no number", "or write `not_stated`",
                       node.position());
    }
    return dose;
}

// Unknown movements are left out, each with its issue.
std::vector<MovementId> read_movements(LoadContext& context, Fields& fields) {
    return context.movements.find_all(context.reporter, fields.list("movements"));
}

// A movement stands for all stretches that make it, those of later packs too: an exclusion of "neck extension" needs no
// change when a stretch is added.
std::vector<StretchId> read_concerned_stretches(LoadContext& context, Fields& fields) {
    IdSet<StretchId> concerned(context.base.stretches.size());
    for (const StretchId stretch : context.stretches.find_all(context.reporter, fields.list("stretches"))) {
        concerned.insert(stretch);
    }
    for (const MovementId movement : read_movements(context, fields)) {
        for (const StretchId stretch : context.base.stretch_ids()) {
            const std::vector<MovementId>& made = context.base[stretch].movements;
            if (std::find(made.begin(), made.end(), movement) != made.end()) concerned.insert(stretch);
        }
    }
    return concerned.to_vector();
}

}  // namespace triage
