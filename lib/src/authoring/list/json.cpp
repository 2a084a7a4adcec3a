// `triage list` as JSON: an array of the entries of one table. Every entry has the keys of its kind in one order; keys
// of a pack that were not given are left out, or are empty lists where a program would have to ask for them.
//
// An entry that was asked for by name has its links as well (the place in the text, who reads it, its cases). Those of
// a whole table would be far longer than the table.

#include <algorithm>

#include "authoring/list/entries.hpp"
#include "authoring/list/links.hpp"
#include "model/condition_facts.hpp"
#include "model/enum_names.hpp"
#include "profile/relations.hpp"
#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"

namespace triage {

namespace {

/// Says if an entry stands in the sources or is a reading of ours, and then why.
void write_basis(JsonWriter& json, Basis basis, const std::string& because) {
    json.field("basis", to_string(basis));
    if (!because.empty()) json.field("because", because);
}

void write_pack(JsonWriter& json, const RuleBase& rules, PackId pack) {
    json.field("pack", rules.packs[index(pack)].name);
}

/// The ids of entries under a key: a reader looks them up in their own table.
void write_ids(JsonWriter& json, const RuleBase& rules, std::string_view key, const auto& ids) {
    write_array(json, key, ids, [&](const auto id) { json.text(rules[id].id); });
}

/// How the interview asks for a fact, and by what its answer may change; left out where nothing is said.
void write_asking(JsonWriter& json, const Vocabulary& vocabulary, const Fact& fact) {
    if (fact.group) json.field("group", vocabulary[*fact.group].id);
    if (!fact.item.empty()) json.field("item", fact.item);
    if (fact.changed_by != ChangedBy::nothing) {
        json.field("changed_by", changed_by_names[static_cast<std::size_t>(fact.changed_by) - 1]);
    }
}

/// The relations that a quantity stands in; the key is left out where there are none.
void write_relations(JsonWriter& json, const Vocabulary& vocabulary, const Fact& fact) {
    std::vector<const Relation*> own;
    for (const Relation& relation : vocabulary.relations()) {
        const std::vector<FactId> quantities = quantities_of(relation);
        const bool is_own =
            std::any_of(quantities.begin(), quantities.end(), [&](FactId id) { return vocabulary[id].id == fact.id; });
        if (is_own) own.push_back(&relation);
    }
    if (own.empty()) return;
    write_array(json, "relations", own, [&](const Relation* relation) {
        json.begin_object();
        json.field("relation", relation->id);
        json.field("holds", relation->holds);
        json.field("because", relation->because);
        json.end_object();
    });
}

/// Names stand in one list for each way in which they say the fact: denying a name under `includes` is rejected, and
/// names of other facts say this one only along with those (docs/decisions/0012, 0030).
void write_fact(JsonWriter& json, const RuleBase& rules, const Fact& fact) {
    json.field("fact", fact.id);
    json.field("kind", to_string(fact.kind));
    json.field("question", fact.question);
    write_array(json, "aliases", fact.aliases, [&](const std::string& alias) { json.text(alias); });
    write_array(json, "includes", fact.includes, [&](const std::string& part) { json.text(part); });
    write_array(json, "also_said_by", fact.also_said_by, [&](const std::string& name) { json.text(name); });
    write_array(json, "maybe_said_by", fact.maybe_said_by, [&](const std::string& name) { json.text(name); });
    json.field("protective", fact.is_protective);
    if (fact.quantity) {
        json.key("quantity");
        json.begin_object();
        json.field("unit", fact.quantity->unit);
        json.field("min", fact.quantity->min);
        json.field("max", fact.quantity->max);
        json.field("absent_allowed", fact.quantity->absence == Absence::allowed);
        json.field("whole", fact.quantity->whole);
        json.end_object();
        write_relations(json, rules.vocabulary, fact);
    }
    write_asking(json, rules.vocabulary, fact);
    write_pack(json, rules, fact.pack);
}

void write_rule(JsonWriter& json, const RuleBase& rules, const Rule& rule) {
    json.field("rule", rule.id);
    json.field("name", rule.name);
    json.field("when", rule.when_text);
    json.field("outcome", to_string(rule.level.outcome));
    json.field("urgency", to_string(rule.level.urgency));
    json.field("says", words_of(rule));
    json.field("advice", rule.advice);
    write_citations(json, rules, rule.sources);
    write_basis(json, rule.basis, rule.because);
    if (!rule.covered_by.empty()) write_ids(json, rules, "covered_by", rule.covered_by);
    write_pack(json, rules, rule.pack);
}

/// A precaution. `dose` is `first_session` or an upper limit, never both.
void write_modification(JsonWriter& json, const Modification& modify) {
    json.key("modify");
    json.begin_object();
    json.field("how", modify.how);
    if (modify.stays_at_first_session) json.field("dose", "first_session");
    if (modify.at_most) write_dose(json, "dose", modify.at_most);
    json.end_object();
}

void write_exclusion(JsonWriter& json, const RuleBase& rules, const Exclusion& exclusion) {
    json.field("exclusion", exclusion.id);
    json.field("when", exclusion.when_text);
    write_ids(json, rules, "stretches", exclusion.stretches);
    if (exclusion.modify) write_modification(json, *exclusion.modify);
    if (!exclusion.instead.empty()) write_ids(json, rules, "instead", exclusion.instead);
    if (!exclusion.covered_by.empty()) write_ids(json, rules, "covered_by", exclusion.covered_by);
    write_citations(json, rules, exclusion.sources);
    write_basis(json, exclusion.basis, exclusion.because);
    write_pack(json, rules, exclusion.pack);
}

void write_stretch(JsonWriter& json, const RuleBase& rules, const Stretch& stretch) {
    const auto text = [&](const std::string& value) { json.text(value); };
    const auto piece = [&](EquipmentId id) { json.text(rules.vocabulary[id].id); };
    json.field("stretch", stretch.id);
    json.field("name", stretch.name);
    write_array(json, "aliases", stretch.aliases, text);
    json.field("kind", to_string(stretch.kind));
    write_array(json, "targets", stretch.targets, text);
    write_array(json, "postures", stretch.postures, [&](Posture posture) { json.text(to_string(posture)); });
    // Each inner list is a choice: one of its pieces is enough.
    write_array(json, "needs", stretch.needs, [&](const std::vector<EquipmentId>& any_of) {
        json.begin_array();
        for (const EquipmentId id : any_of) piece(id);
        json.end_array();
    });
    write_array(json, "optional", stretch.helpful, piece);
    write_ids(json, rules, "movements", stretch.movements);
    write_dose(json, "dose", stretch.dose);
    write_dose(json, "first_session", stretch.first_session);
    json.field("from_session", stretch.from_session);
    if (!stretch.dose_note.empty()) json.field("dose_note", stretch.dose_note);
    if (!stretch.frequency.empty()) json.field("frequency", stretch.frequency);
    write_array(json, "steps", stretch.steps, text);
    write_array(json, "cautions", stretch.cautions, text);
    write_citations(json, rules, stretch.sources);
    write_basis(json, stretch.basis, stretch.because);
    write_pack(json, rules, stretch.pack);
}

/// Bibliographic fields that the pack does not have are left out.
void write_source(JsonWriter& json, const Source& source) {
    json.field("source", source.id);
    json.field("title", source.title);
    json.field("kind", source.kind);
    const auto field = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) json.field(key, value);
    };
    field("url", source.url);
    field("authors", source.authors);
    field("year", source.year);
    field("journal", source.journal);
    field("doi", source.doi);
    field("recalled", source.recalled);
}

/// The entry at a position of its table, without the braces around it.
void write_entry(JsonWriter& json, const RuleBase& rules, Table table, std::size_t entry) {
    switch (table) {
        case Table::facts: return write_fact(json, rules, rules.vocabulary.facts()[entry]);
        case Table::rules: return write_rule(json, rules, rules.rules[entry]);
        case Table::stretches: return write_stretch(json, rules, rules.stretches[entry]);
        case Table::exclusions: return write_exclusion(json, rules, rules.exclusions[entry]);
        case Table::sources: return write_source(json, rules.sources[entry]);
    }
}

/// The facts that a condition reads, each with its question.
void write_questions(JsonWriter& json, const RuleBase& rules, const Condition& condition) {
    write_array(json, "facts", facts_of(condition), [&](FactId fact) {
        json.begin_object();
        json.field("fact", rules.vocabulary[fact].id);
        json.field("question", rules.vocabulary[fact].question);
        json.end_object();
    });
}

/// Cases about an entry. Those of a rule name no stretches: they say that the rule fires.
void write_cases(JsonWriter& json, const RuleBase& rules, Table table, const std::vector<CaseLink>& links) {
    write_array(json, "cases", links, [&](const CaseLink& link) {
        json.begin_object();
        json.field("name", link.example->name);
        json.key("profile");
        json.raw(link.example->profile);
        json.field("verdict", to_string(link.example->verdict));
        json.field("urgency", to_string(link.example->urgency));
        if (table != Table::rules) {
            write_ids(json, rules, "allows", link.allows);
            write_ids(json, rules, "modifies", link.modifies);
            write_ids(json, rules, "refuses", link.refuses);
        }
        json.field("file", link.example->where.file);
        json.field("line", static_cast<double>(link.example->where.line));
        json.end_object();
    });
}

/// Adds what the page of one entry says beside the entry itself.
void write_links(JsonWriter& json, const RuleBase& rules, Table table, std::size_t entry) {
    const Position where = place_of(rules, table, entry);
    if (!where.file.empty()) {
        json.field("file", where.file);
        json.field("line", static_cast<double>(where.line));
    }
    if (table == Table::facts) {
        write_ids(json, rules, "rules", rules_that_read(rules, static_cast<FactId>(entry)));
        write_ids(json, rules, "exclusions", exclusions_that_read(rules, static_cast<FactId>(entry)));
    }
    if (table == Table::rules) write_questions(json, rules, rules.rules[entry].when);
    if (table == Table::exclusions) write_questions(json, rules, rules.exclusions[entry].when);
    if (table != Table::facts && table != Table::sources) {
        write_cases(json, rules, table, cases_of(rules, table, entry));
    }
}

}  // namespace

// An array for a single entry, too, so that a reader need not tell the two apart.
Result<std::string> list_json(const RuleBase& rules, Table table, const std::string& name) {
    const Result<std::vector<std::size_t>> picked = pick_entries(rules, table, name);
    if (!picked) return picked.issues;
    JsonWriter json;
    json.begin_array();
    for (const std::size_t entry : *picked) {
        json.begin_object();
        write_entry(json, rules, table, entry);
        if (!name.empty()) write_links(json, rules, table, entry);
        json.end_object();
    }
    json.end_array();
    return json.take();
}

}  // namespace triage
