// The schemas of an interview: next.schema.json, decision.schema.json and answers.schema.json, with the ids of the
// loaded packs. What goes out may get more keys in a later version, so only what comes in refuses unknown ones.

#include "authoring/schema/outputs.hpp"

#include "authoring/schema/fill.hpp"
#include "authoring/schema/names.hpp"
#include "embedded/answers_schema.hpp"
#include "embedded/decision_schema.hpp"
#include "embedded/next_schema.hpp"
#include "model/enum_names.hpp"

namespace triage {

namespace {

// An empty `enum` is no schema in some validators; this one takes no id either, since no id has a blank.
std::string ids_or_none(const std::string& list) { return list.empty() ? json_text(" ") : list; }

// Every hole of the three.
Holes holes(const RuleBase& rules, std::string_view what) {
    const Vocabulary& vocabulary = rules.vocabulary;
    return {{"title", json_text(title_of(rules, what))},
            {"facts", ids_or_none(ids(vocabulary.facts()))},
            {"quantities", ids_or_none(quantity_ids(vocabulary))},
            {"gateways", ids_or_none(ids(vocabulary.gateways()))},
            {"rules", ids_or_none(ids(rules.rules))},
            {"stretches", ids_or_none(ids(rules.stretches))},
            {"answers", json_list(line_answer_names)},
            {"outcomes", json_list(outcome_names)},
            {"urgencies", json_list(urgency_names)},
            {"verdicts", json_list(verdict_names)},
            {"bases", json_list(basis_names)},
            {"evidence", json_list(evidence_names)},
            {"sides", json_list(sides_names)},
            {"stretch_kinds", json_list(stretch_kind_names)}};
}

}  // namespace

std::string next_schema(const RuleBase& rules) {
    return fill(embedded::next_schema, holes(rules, "The next screen for"));
}

std::string decision_schema(const RuleBase& rules) {
    return fill(embedded::decision_schema, holes(rules, "A decision by"));
}

std::string answers_schema(const RuleBase& rules) {
    return fill(embedded::answers_schema, holes(rules, "Answers for"));
}

}  // namespace triage
