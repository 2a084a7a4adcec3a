#include <algorithm>
#include <cmath>
#include <limits>

#include "model/enum_names.hpp"
#include "model/units.hpp"
#include "pack/loader.hpp"

namespace triage {

void Loader::read_groups() {
    for (const Entry& entry : section("groups")) {
        Fields fields(reporter_, entry.value, "group", entry.id, entry.key);
        FactGroup group{entry.id, fields.require_text("name"), fields.require_text("ask"), entry.pack};
        group_ids_.emplace(entry.id, index(base_.vocabulary.add(std::move(group))));
    }
}

void Loader::read_facts() {
    for (const Entry& entry : section("facts")) read_fact(entry);
}

void Loader::read_fact(const Entry& entry) {
    Fields fields(reporter_, entry.value, "fact", entry.id, entry.key);
    Fact fact;
    fact.id = entry.id;
    fact.pack = entry.pack;
    if (const auto kind = fields.require("kind")) {
        fact.kind = read_choice<FactKind>(reporter_, *kind, "kind", fact_kind_names).value_or(FactKind::symptom);
    }
    fact.question = fields.require_text("ask");
    fact.aliases = fields.texts("aliases");
    fact.includes = fields.texts("includes");
    fact.is_protective = fields.flag("protective");
    if (const auto node = fields.find("quantity")) fact.quantity = quantity(*node, entry);
    read_asking(fields, fact);
    static constexpr std::array<std::string_view, 7> profile_keys{"id",     "symptoms",  "conditions", "denies",
                                                                  "unsure", "no_others", "equipment"};
    if (fact.quantity && std::find(profile_keys.begin(), profile_keys.end(), fact.id) != profile_keys.end()) {
        reporter_.error("bad_id", "`" + fact.id + "` is a key of every profile and cannot be a quantity", "",
                        entry.key.position());
    }
    std::string taken;
    const auto owner = base_.vocabulary.add(std::move(fact), taken);
    refuse_taken(taken, owner, entry);
    const auto id = static_cast<FactId>(base_.vocabulary.facts().size() - 1);
    read_names_of_others(fields, id);
}

void Loader::read_names_of_others(Fields& fields, FactId fact) {
    for (const NodeRef name : fields.list("also_said_by")) also_said_by_.emplace_back(fact, name);
    for (const NodeRef name : fields.list("maybe_said_by")) maybe_said_by_.emplace_back(fact, name);
}

// REQUIRES: all names are known.
void Loader::share_names() {
    for (const auto& [fact, node] : also_said_by_) {
        const std::string name = read_text(reporter_, node, "also_said_by").value_or("");
        if (!name.empty() && !base_.vocabulary.add_saying(fact, name)) refuse_shared(fact, name, "says", node);
    }
    for (const auto& [fact, node] : maybe_said_by_) {
        if (base_.vocabulary[fact].is_protective) {
            reporter_.error(
                "lowers_by_words",
                "`" + base_.vocabulary[fact].id + "` is protective, and not to know it may lower the answer",
                "leave `maybe_said_by` out", node.position());
            continue;
        }
        const std::string name = read_text(reporter_, node, "maybe_said_by").value_or("");
        if (!name.empty() && !base_.vocabulary.add_maybe_saying(fact, name))
            refuse_shared(fact, name, "leaves open", node);
    }
}

void Loader::refuse_shared(FactId fact, const std::string& name, const std::string& does, NodeRef node) {
    const auto owner = base_.vocabulary.find(name);
    if (!owner) {
        reporter_.error("unknown_name", "no other fact has the name `" + name + "`",
                        suggestion(base_.vocabulary.nearest(name)), node.position());
    } else if (*owner != fact && normalize_name(base_.vocabulary[*owner].id) == normalize_name(name)) {
        reporter_.error("no_effect", "the id `" + name + "` says one fact only", "name one of its aliases",
                        node.position());
    } else {
        reporter_.error("no_effect", "the name `" + name + "` " + does + " `" + base_.vocabulary[fact].id + "` already",
                        "leave it out", node.position());
    }
}

void Loader::read_asking(Fields& fields, Fact& fact) {
    if (const auto node = fields.find("group")) {
        if (const auto found = resolve(*node, "group", group_ids_)) fact.group = static_cast<GroupId>(*found);
    }
    fact.item = fields.text("item");
    const auto node = fields.find("changed_by");
    if (!node) return;
    const auto choice = read_choice<std::size_t>(reporter_, *node, "changed_by", changed_by_names);
    if (!choice) return;
    fact.changed_by = static_cast<ChangedBy>(*choice + 1);
    const bool grows = fact.quantity && !fact.quantity->unit.empty();
    if (fact.changed_by == ChangedBy::time && !grows) {
        reporter_.error("wrong_type", "only a number with a unit of time grows with `time`",
                        "say `healing` or `person`, or give the quantity its unit", node->position());
    }
}

std::optional<Quantity> Loader::quantity(NodeRef node, const Entry& entry) {
    Fields fields(reporter_, node, "the quantity of", entry.id, entry.key);
    Quantity quantity;
    if (const auto unit = fields.find("unit")) {
        const auto choice = read_choice<std::size_t>(reporter_, *unit, "unit", known_units());
        if (choice) quantity.unit = known_units()[*choice];
    }
    quantity.min = fields.number("min").value_or(0);
    quantity.max = fields.number("max").value_or(std::numeric_limits<double>::infinity());
    quantity.whole = fields.flag("whole");
    if (const auto absent = fields.find("absent")) {
        static constexpr std::array<std::string_view, 2> names{"impossible", "allowed"};
        quantity.absence = read_choice<Absence>(reporter_, *absent, "absent", names).value_or(Absence::impossible);
    }
    if (const auto worse = fields.find("worse")) {
        static constexpr std::array<std::string_view, 3> names{"higher", "lower", "neither"};
        const auto choice = read_choice<std::size_t>(reporter_, *worse, "worse", names);
        if (choice) quantity.worse = static_cast<Worse>(*choice + 1);
    }
    if (quantity.whole && quantity.min <= quantity.max && std::ceil(quantity.min) > quantity.max) {
        reporter_.error("out_of_range", "no whole number lies in the range of " + fields.owner(), "", node.position());
    }
    if (quantity.min > quantity.max) {
        reporter_.error("out_of_range", "`min` is above `max` in " + fields.owner(), "", node.position());
    }
    return quantity;
}

// More names for facts of earlier packs.
void Loader::read_aliases() {
    for (const Entry& entry : section("aliases")) {
        const auto fact = base_.vocabulary.find(entry.id);
        if (!fact || base_.vocabulary[*fact].id != entry.id) {
            const std::string nearest = base_.vocabulary.nearest(entry.id);
            reporter_.error("unknown_name", "unknown fact `" + entry.id + "`", suggestion(nearest),
                            entry.key.position());
            continue;
        }
        Fields fields(reporter_, entry.value, "the aliases of", entry.id, entry.key);
        for (const std::string& name : fields.texts("aliases")) {
            refuse_taken(name, base_.vocabulary.add_alias(*fact, name), entry);
        }
        for (const std::string& name : fields.texts("includes")) {
            refuse_taken(name, base_.vocabulary.add_included(*fact, name), entry);
        }
        read_names_of_others(fields, *fact);
    }
}

void Loader::refuse_taken(const std::string& name, std::optional<FactId> owner, const Entry& entry) {
    if (!owner) return;
    reporter_.error("repeated_name", "the name `" + name + "` already means `" + base_.vocabulary[*owner].id + "`",
                    "every name stands once and means one fact", entry.key.position());
}

}  // namespace triage
