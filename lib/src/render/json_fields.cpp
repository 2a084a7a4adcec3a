// The fields that several formats have in common, written once so that a reader of one knows those of all. Each
// function writes into an object that its caller has opened; only `write_level` writes a whole value.
#include "render/json_fields.hpp"

#include "program/gateways.hpp"

#include "text/json_writer.hpp"

namespace triage {

void write_level(JsonWriter& json, Level level) {
    json.begin_object();
    json.field("outcome", to_string(level.outcome));
    json.field("urgency", to_string(level.urgency));
    json.end_object();
}

namespace {

/// `"key": [low, high]`; no key where the source gives no range.
void write_range(JsonWriter& json, std::string_view key, const std::optional<Range>& range) {
    if (!range) return;
    json.key(key);
    json.begin_array();
    json.number(range->low);
    json.number(range->high);
    json.end_array();
}

}  // namespace

void write_dose(JsonWriter& json, std::string_view key, const std::optional<Dose>& dose) {
    json.key(key);
    if (!dose) return json.null();
    json.begin_object();
    write_range(json, "hold_s", dose->hold_s);
    write_range(json, "repetitions", dose->repetitions);
    if (dose->sets) {
        json.field("sets", dose->sets->low);
        if (dose->sets->high > dose->sets->low) json.field("sets_max", dose->sets->high);
    }
    write_range(json, "duration_s", dose->duration_s);
    json.field("sides", to_string(dose->sides));
    json.end_object();
}

void write_citations(JsonWriter& json, const RuleBase& rules, const std::vector<Citation>& citations) {
    write_array(json, "sources", citations, [&](const Citation& citation) {
        json.begin_object();
        json.field("document", rules[citation.document].title);
        json.field("section", citation.section);
        json.field("anchor", citation.anchor);
        if (citation.evidence) json.field("evidence", to_string(*citation.evidence));
        json.end_object();
    });
}

void write_issue(JsonWriter& json, const Issue& issue) {
    json.field("code", issue.code);
    if (issue.severity == Severity::warning) json.field("severity", "warning");
    if (!issue.where.file.empty()) json.field("file", issue.where.file);
    if (issue.where.line != 0) json.field("line", static_cast<double>(issue.where.line));
    if (issue.where.column != 0) json.field("column", static_cast<double>(issue.where.column));
    if (!issue.where.at.empty()) json.field("at", issue.where.at);
    json.field("message", issue.message);
    if (!issue.hint.empty()) json.field("hint", issue.hint);
}

// Issues are objects in one list, errors and warnings together, in the order in which they were found.
void write_issues(JsonWriter& json, const Issues& issues) {
    write_array(json, "issues", issues, [&](const Issue& issue) {
        json.begin_object();
        write_issue(json, issue);
        json.end_object();
    });
}

// Only rules that are certain: of a rejected profile nothing else may be said.
void write_at_least(JsonWriter& json, const Program& program, const Profile& understood, const Decision& decision) {
    json.key("at_least");
    json.begin_object();
    json.field("verdict", to_string(decision.verdict));
    json.field("urgency", to_string(decision.floor.urgency));
    json.key("rules");
    json.begin_array();
    decision.certain.for_each([&](RuleId rule) { json.text(program.rules()[rule].id); });
    json.end_array();
    write_raising_gateways(json, program, understood, decision);
    json.end_object();
}

void write_raising_gateways(JsonWriter& json, const Program& program, const Profile& profile,
                            const Decision& decision) {
    bool is_open = false;
    profile.gateways(LineAnswer::yes).for_each([&](GatewayId id) {
        if (!raises(program, id, profile, decision)) return;
        if (!is_open) {
            json.key("gateways");
            json.begin_array();
            is_open = true;
        }
        json.text(program.vocabulary()[id].id);
    });
    if (is_open) json.end_array();
}

}  // namespace triage
