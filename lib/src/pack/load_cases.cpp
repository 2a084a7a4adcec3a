#include "model/enum_names.hpp"
#include "model/units.hpp"
#include "pack/loader.hpp"
#include "text/json_writer.hpp"
#include "triage/profile.hpp"

namespace triage {

namespace {

// Packs write profiles as YAML; as JSON they go through the one reader of profiles.
bool is_json_literal(NodeRef node) {
    if (node.is_quoted()) return false;
    std::string_view rest = node.text();
    const bool is_number = take_number(rest).has_value() && rest.empty();
    return is_number || node.text() == "true" || node.text() == "false";
}

void write_json(JsonWriter& json, NodeRef node) {
    switch (node.kind()) {
        case NodeKind::null: json.raw("null"); break;
        case NodeKind::scalar:
            if (is_json_literal(node)) {
                json.raw(node.text());
            } else {
                json.text(node.text());
            }
            break;
        case NodeKind::sequence:
            json.begin_array();
            for (const NodeRef part : node) write_json(json, part);
            json.end_array();
            break;
        case NodeKind::mapping:
            json.begin_object();
            for (auto part = node.begin(); part != node.end(); ++part) {
                json.key((*part).text());
                write_json(json, *++part);
            }
            json.end_object();
            break;
    }
}

}  // namespace

void Loader::read_cases() {
    for (const auto& [node, pack] : cases_) read_case(node, pack);
}

void Loader::read_case(NodeRef node, PackId pack) {
    Fields fields(reporter_, node, "a case", "", node);
    Case example;
    example.where = node.position();
    example.pack = pack;
    example.name = fields.require_text("name");
    if (const auto profile = fields.require("profile")) {
        JsonWriter json;
        write_json(json, *profile);
        example.profile = json.take();
        for (Issue issue : parse_profile(example.profile, base_.vocabulary).issues) {
            issue.message += " in the case's profile at " + (issue.where.at.empty() ? "its top" : issue.where.at);
            issue.where = profile->position();
            reporter_.add({std::move(issue)});
        }
    }
    if (const auto expect = fields.require("expect")) read_expectation(*expect, example);
    base_.cases.push_back(std::move(example));
}

void Loader::read_expectation(NodeRef node, Case& example) {
    Fields fields(reporter_, node, "`expect`", "", node);
    if (const auto verdict = fields.require("verdict")) {
        example.verdict = read_choice<Verdict>(reporter_, *verdict, "verdict", verdict_names).value_or(Verdict::ask);
    }
    if (const auto urgency = fields.require("urgency")) {
        example.urgency = read_choice<Urgency>(reporter_, *urgency, "urgency", urgency_names).value_or(Urgency::none);
    }
    if (const auto settled = fields.find("settled")) example.settled = read_flag(reporter_, *settled, "settled");
    IdSet<RuleId> rules(base_.rules.size());
    fields.require("rules");
    for (const NodeRef rule : fields.list("rules")) {
        if (const auto id = resolve(rule, "rule", rule_ids_)) rules.insert(static_cast<RuleId>(*id));
    }
    example.rules = rules.to_vector();
    for (const auto& [key, stretches] : {std::pair{"allows", &example.allows}, std::pair{"modifies", &example.modifies},
                                         std::pair{"refuses", &example.refuses}}) {
        for (const NodeRef stretch : fields.list(key)) {
            if (const auto id = resolve(stretch, "stretch", stretch_ids_))
                stretches->push_back(static_cast<StretchId>(*id));
        }
    }
}

}  // namespace triage
