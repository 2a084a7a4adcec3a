// The section `cases`: example people, each with the decision that the authors of the pack expect.
//
// Packs write a profile as YAML, apps send it as JSON. A case is turned into JSON and read by the one reader of
// profiles, so that a case means exactly what an app would be answered.
#include "model/enum_names.hpp"
#include "model/units.hpp"
#include "pack/sections.hpp"
#include "text/json_writer.hpp"
#include "triage/profile.hpp"

namespace triage {

namespace {

// --- a profile as JSON ---------------------------------------------------------------------------------------

// In YAML a scalar without quotes is a number or a truth value if it looks like one.
bool is_json_literal(NodeRef node) {
    if (node.is_quoted()) return false;
    std::string_view rest = node.text();
    const bool is_number = take_number(rest).has_value() && rest.empty();
    return is_number || node.text() == "true" || node.text() == "false";
}

void write_scalar(JsonWriter& json, NodeRef node) {
    if (is_json_literal(node)) {
        json.raw(node.text());
    } else {
        json.text(node.text());
    }
}

void write_json(JsonWriter& json, NodeRef node) {
    switch (node.kind()) {
        case NodeKind::null: json.raw("null"); break;
        case NodeKind::scalar: write_scalar(json, node); break;
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

// The reader gives places in the JSON, which nobody has seen: they go into the message, and the issue stands at the
// profile in the file.
void read_profile(LoadContext& context, NodeRef node, Case& example) {
    JsonWriter json;
    write_json(json, node);
    example.profile = json.take();
    for (Issue issue : parse_profile(example.profile, context.base.vocabulary).issues) {
        issue.message += " in the case's profile at " + (issue.where.at.empty() ? "its top" : issue.where.at);
        issue.where = node.position();
        context.reporter.add({std::move(issue)});
    }
}

// --- what is expected ----------------------------------------------------------------------------------------

void read_expected_level(Reporter& reporter, Fields& fields, Case& example) {
    if (const auto verdict = fields.require("verdict")) {
        example.verdict = read_choice<Verdict>(reporter, *verdict, "verdict", verdict_names).value_or(Verdict::ask);
    }
    if (const auto urgency = fields.require("urgency")) {
        example.urgency = read_choice<Urgency>(reporter, *urgency, "urgency", urgency_names).value_or(Urgency::none);
    }
    if (const auto settled = fields.find("settled")) example.settled = read_flag(reporter, *settled, "settled");
}

// Rules are compared as a set, so that a case need not know their order; of the stretches
// a case names those that it is about.
void read_expectation(LoadContext& context, NodeRef node, Case& example) {
    Reporter& reporter = context.reporter;
    Fields fields(reporter, node, "`expect`", "", node);
    read_expected_level(reporter, fields, example);
    IdSet<RuleId> rules(context.base.rules.size());
    fields.require("rules");
    for (const RuleId rule : context.rules.find_all(reporter, fields.list("rules"))) rules.insert(rule);
    example.rules = rules.to_vector();
    example.allows = context.stretches.find_all(reporter, fields.list("allows"));
    example.modifies = context.stretches.find_all(reporter, fields.list("modifies"));
    example.refuses = context.stretches.find_all(reporter, fields.list("refuses"));
}

// A case has no id, so that it is named in messages by what it is.
void read_case(LoadContext& context, const SectionEntry& entry) {
    Fields fields(context.reporter, entry.value, "a case", "", entry.key);
    Case example;
    example.where = entry.key.position();
    example.pack = entry.pack;
    example.name = fields.require_text("name");
    if (const auto profile = fields.require("profile")) read_profile(context, *profile, example);
    if (const auto expect = fields.require("expect")) read_expectation(context, *expect, example);
    context.base.cases.push_back(std::move(example));
}

}  // namespace

void load_cases(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("cases")) read_case(context, entry);
}

}  // namespace triage
