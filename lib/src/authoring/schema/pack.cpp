// The schema of pack files: pack.schema.json, which has the keys of docs/rule-format.md, with the names that the loaded
// packs declare and the words that the loader knows. A text there may be a number, `true` or `false`, too: the loader
// takes a plain `1` for the text that it is written as.

#include "authoring/schema/pack.hpp"

#include "authoring/schema/fill.hpp"
#include "authoring/schema/names.hpp"
#include "embedded/pack_schema.hpp"
#include "model/enum_names.hpp"
#include "model/units.hpp"

namespace triage {

namespace {

template <class Names>
std::string alternatives(const Names& names) {
    std::string text;
    for (const std::string_view name : names) text += (text.empty() ? "" : "|") + std::string(name);
    return "(?:" + text + ")";
}

// One part of an invariant's `then`, as a pattern inside a JSON text.
std::string level_pattern() {
    return R"((?:outcome\\s+>?=\\s+)" + alternatives(outcome_names) + R"(|urgency\\s+>?=\\s+)" +
           alternatives(urgency_names) + R"(|verdict\\s+!=\\s+proceed))";
}

}  // namespace

std::string pack_schema(const RuleBase& rules) {
    return fill(embedded::pack_schema, {{"sources", ids(rules.sources)},
                                        {"movements", ids(rules.movements)},
                                        {"facts", ids(rules.vocabulary.facts())},
                                        {"quantities", quantity_ids(rules.vocabulary)},
                                        {"groups", ids(rules.vocabulary.groups())},
                                        {"changed_by", json_list(changed_by_names)},
                                        {"rules", ids(rules.rules)},
                                        {"stretches", ids(rules.stretches)},
                                        {"equipment", ids(rules.vocabulary.equipment())},
                                        {"bases", json_list(basis_names)},
                                        {"evidence", json_list(evidence_names)},
                                        {"fact_kinds", json_list(fact_kind_names)},
                                        {"units", json_list(known_units())},
                                        {"outcomes", json_list(outcome_names)},
                                        {"urgencies", json_list(urgency_names)},
                                        {"verdicts", json_list(verdict_names)},
                                        {"sides", json_list(sides_names)},
                                        {"postures", json_list(posture_names)},
                                        {"stretch_kinds", json_list(stretch_kind_names)},
                                        {"level", level_pattern()}});
}

}  // namespace triage
