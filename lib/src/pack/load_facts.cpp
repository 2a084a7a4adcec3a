// The sections `groups`, `facts` and `aliases`: what may be said about a person, how it is asked, and all its names.
//
// The three fill the vocabulary, which refuses a name that two facts claim. They are read in this order since facts
// name groups, and aliases name facts of their own pack or an earlier one.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "model/enum_names.hpp"
#include "model/units.hpp"
#include "pack/sections.hpp"
#include "pack/shared_names.hpp"

namespace triage {

namespace {

/// Reports a name that the vocabulary has refused because `owner` has it.
void refuse_taken_name(LoadContext& context, const std::string& name, std::optional<FactId> owner,
                       const SectionEntry& entry) {
    if (!owner) return;
    context.reporter.error("repeated_name",
                           "the name `" + name + "` already means `" + context.base.vocabulary[*owner].id + "`",
                           "every name stands once and means one fact", entry.key.position());
}

// --- quantities ----------------------------------------------------------------------------------------------

// A range without any number in it would make every profile that has the quantity an issue.
void check_range(Reporter& reporter, const Quantity& quantity, const std::string& owner, NodeRef node) {
    if (quantity.whole && quantity.min <= quantity.max && std::ceil(quantity.min) > quantity.max) {
        reporter.error("out_of_range", "no whole number lies in the range of " + owner, "", node.position());
    }
    if (quantity.min > quantity.max) {
        reporter.error("out_of_range", "`min` is above `max` in " + owner, "", node.position());
    }
}

// Without `min` and `max` every number from 0 on is in the range; `triage check` asks for an end, loading does not.
// How it is shown. A duration has its unit already.
Scale read_scale(Reporter& reporter, NodeRef node, const Quantity& quantity) {
    Fields fields(reporter, node, "`scale`", "", node);
    Scale scale;
    scale.unit = fields.text("unit");
    scale.ucum = fields.text("ucum");
    scale.low = fields.text("low");
    scale.high = fields.text("high");
    scale.step = fields.number("step").value_or(0);
    if (scale.step < 0) reporter.error("out_of_range", "`step` is negative", "", node.position());
    if (!quantity.unit.empty() && (!scale.unit.empty() || !scale.ucum.empty())) {
        reporter.error("repeated_value", "the quantity has the unit `" + quantity.unit + "` already",
                       "leave `unit` and `ucum` out", node.position());
    }
    return scale;
}

Quantity read_quantity(Reporter& reporter, NodeRef node, const SectionEntry& entry) {
    Fields fields(reporter, node, "the quantity of", entry.id, entry.key);
    Quantity quantity;
    if (const auto unit = fields.find("unit")) {
        const auto choice = read_choice<std::size_t>(reporter, *unit, "unit", known_units());
        if (choice) quantity.unit = known_units()[*choice];
    }
    quantity.min = fields.number("min").value_or(0);
    quantity.max = fields.number("max").value_or(std::numeric_limits<double>::infinity());
    quantity.whole = fields.flag("whole");
    if (const auto absent = fields.find("absent")) {
        static constexpr std::array<std::string_view, 2> names{"impossible", "allowed"};
        quantity.absence = read_choice<Absence>(reporter, *absent, "absent", names).value_or(Absence::impossible);
    }
    if (const auto worse = fields.find("worse")) {
        static constexpr std::array<std::string_view, 3> names{"higher", "lower", "neither"};
        const auto choice = read_choice<std::size_t>(reporter, *worse, "worse", names);
        // Value 0, `unstated`, has no spelling: a pack states it by leaving the key out.
        if (choice) quantity.worse = static_cast<Worse>(*choice + 1);
    }
    if (const auto scale = fields.find("scale")) quantity.scale = read_scale(reporter, *scale, quantity);
    check_range(reporter, quantity, fields.owner(), node);
    return quantity;
}

// --- facts ---------------------------------------------------------------------------------------------------

// A profile has its quantities as keys of its own, beside these.
void refuse_profile_key(Reporter& reporter, const Fact& fact, const SectionEntry& entry) {
    static constexpr std::array<std::string_view, 12> profile_keys{"id",      "symptoms",    "conditions", "denies",
                                                                   "unsure",  "no_others",   "gateways",   "equipment",
                                                                   "context", "answered_on", "kept_from",  "was_there"};
    const bool is_key = std::find(profile_keys.begin(), profile_keys.end(), fact.id) != profile_keys.end();
    if (!fact.quantity || !is_key) return;
    reporter.error("bad_id", "`" + fact.id + "` is a key of every profile and cannot be a quantity", "",
                   entry.key.position());
}

void read_changed_by(Reporter& reporter, NodeRef node, Fact& fact) {
    const auto choice = read_choice<std::size_t>(reporter, node, "changed_by", changed_by_names);
    if (!choice) return;
    // Value 0, `nothing`, has no spelling.
    fact.changed_by = static_cast<ChangedBy>(*choice + 1);
    const bool is_duration = fact.quantity && !fact.quantity->unit.empty();
    if (fact.changed_by != ChangedBy::time || is_duration) return;
    reporter.error("wrong_type", "only a number with a unit of time grows with `time`",
                   "say `healing` or `person`, or give the quantity its unit", node.position());
}

/// How the fact is asked, and what may change it.
void read_asking(LoadContext& context, Fields& fields, Fact& fact) {
    if (const auto node = fields.find("group")) fact.group = context.groups.find(context.reporter, *node);
    fact.item = fields.text("item");
    fact.help = fields.text("help");
    if (const auto node = fields.find("changed_by")) read_changed_by(context.reporter, *node, fact);
}

// A fact with an issue is declared all the same, or each condition that names it would be one more.
void read_fact(LoadContext& context, const SectionEntry& entry, SharedNames& shared) {
    Fields fields(context.reporter, entry.value, "fact", entry.id, entry.key);
    Fact fact;
    fact.id = entry.id;
    fact.pack = entry.pack;
    if (const auto kind = fields.require("kind")) {
        fact.kind = read_choice<FactKind>(context.reporter, *kind, "kind", fact_kind_names).value_or(FactKind::symptom);
    }
    fact.question = fields.require_text("ask");
    fact.aliases = fields.texts("aliases");
    fact.includes = fields.texts("includes");
    fact.is_protective = fields.flag("protective");
    if (const auto node = fields.find("quantity")) fact.quantity = read_quantity(context.reporter, *node, entry);
    read_asking(context, fields, fact);
    refuse_profile_key(context.reporter, fact, entry);
    std::string taken;
    const auto owner = context.base.vocabulary.add(std::move(fact), taken);
    refuse_taken_name(context, taken, owner, entry);
    shared.collect(fields, static_cast<FactId>(context.base.vocabulary.facts().size() - 1));
}

// --- more names ----------------------------------------------------------------------------------------------

// The fact is named by its id, as in conditions: an alias may be reworded, or become another pack's.
void read_aliases(LoadContext& context, const SectionEntry& entry, SharedNames& shared) {
    Vocabulary& vocabulary = context.base.vocabulary;
    const auto fact = vocabulary.find(entry.id);
    if (!fact || vocabulary[*fact].id != entry.id) {
        context.reporter.error("unknown_name", "unknown fact `" + entry.id + "`",
                               suggestion(vocabulary.nearest(entry.id)), entry.key.position());
        return;
    }
    Fields fields(context.reporter, entry.value, "the aliases of", entry.id, entry.key);
    for (const std::string& name : fields.texts("aliases")) {
        refuse_taken_name(context, name, vocabulary.add_alias(*fact, name), entry);
    }
    for (const std::string& name : fields.texts("includes")) {
        refuse_taken_name(context, name, vocabulary.add_included(*fact, name), entry);
    }
    shared.collect(fields, *fact);
}

}  // namespace

void load_groups(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("groups")) {
        Fields fields(context.reporter, entry.value, "group", entry.id, entry.key);
        FactGroup group{entry.id, fields.require_text("name"), fields.require_text("ask"), entry.pack};
        context.groups.add(entry.id, context.base.vocabulary.add(std::move(group)));
    }
}

void load_facts(LoadContext& context) {
    SharedNames shared(context);
    for (const SectionEntry& entry : context.sections.entries("facts")) read_fact(context, entry, shared);
    for (const SectionEntry& entry : context.sections.entries("aliases")) read_aliases(context, entry, shared);
    shared.resolve();
}

}  // namespace triage
