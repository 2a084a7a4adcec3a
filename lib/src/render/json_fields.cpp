#include "render/json_fields.hpp"

namespace triage {

void write_level(JsonWriter& json, Level level) {
    json.begin_object();
    json.field("outcome", to_string(level.outcome));
    json.field("urgency", to_string(level.urgency));
    json.end_object();
}

namespace {

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

}  // namespace triage
