// Requirements and changes as JSON objects whose keys are comparisons, so that a program needs no parser for "at
// most 4". A finding is a word (`"present"`), a number that a condition compares is an object of bounds
// (`{"at_most": 4}`), and a known number is the number itself.
#include "render/changes_json.hpp"

#include <array>

#include "render/wording.hpp"
#include "text/json_writer.hpp"

namespace triage {

namespace {

// In the order of the enumerators of `Prospect` and `SearchEnd`; a new enumerator needs its name here.
constexpr std::array<std::string_view, 6> prospect_names{"nothing-needed", "changes",      "answer-first",
                                                         "see-a-doctor",   "get-help-now", "not-searched"};
constexpr std::array<std::string_view, 3> way_names{"found", "none", "not-searched"};

/// The key of a bound. Each reads as a sentence with its number: "above 4", "at most 4".
std::string_view key_of(Comparator comparator) {
    switch (comparator) {
        case Comparator::less: return "below";
        case Comparator::less_equal: return "at_most";
        case Comparator::greater: return "above";
        case Comparator::greater_equal: return "at_least";
        case Comparator::equal: break;
    }
    return "exactly";
}

/// Bounds as one object: `{"at_least": 1, "at_most": 4}`.
void write_comparisons(JsonWriter& json, const std::vector<Literal>& comparisons) {
    json.begin_object();
    for (const Literal& each : comparisons) json.field(key_of(*each.comparator), each.number);
    json.end_object();
}

// `"present"`, `{"at_most": 72}`, or `{"not": {"at_most": 72}}`. The last one is not written as `{"above": 72}`, since
// an absent quantity satisfies it too.
void write_needed(JsonWriter& json, const Requirement& requirement) {
    if (!requirement.literal.comparator) return json.text(requirement.needed ? "present" : "absent");
    if (requirement.needed) return write_comparisons(json, {requirement.literal});
    json.begin_object();
    json.key("not");
    write_comparisons(json, {requirement.literal});
    json.end_object();
}

/// One thing that a rule asks for, and what the profile has instead: a program can compare the two itself.
void write_requirement(JsonWriter& json, const RuleBase& rules, const Requirement& requirement) {
    json.begin_object();
    json.field("fact", rules.vocabulary[requirement.literal.fact].id);
    json.key("needed");
    write_needed(json, requirement);
    json.key("value");
    write_value(json, requirement.read);
    json.end_object();
}

/// `"changes": […]`: from what the profile has to what is needed; `example` is a number that would do.
void write_changes(JsonWriter& json, const RuleBase& rules, const std::vector<FactChange>& changes) {
    write_array(json, "changes", changes, [&](const FactChange& change) {
        json.begin_object();
        json.field("fact", rules.vocabulary[change.from.fact].id);
        json.key("from");
        write_value(json, change.from);
        json.key("to");
        if (change.numbers.empty()) {
            json.text(presence_text(change.to));
        } else {
            write_comparisons(json, change.numbers);
        }
        if (change.example) json.field("example", *change.example);
        json.end_object();
    });
}

/// `"wait": {…}`: how many hours from now, and until when where waiting longer would not do.
void write_waiting(JsonWriter& json, const Waiting& waiting) {
    json.key("wait");
    json.begin_object();
    json.field("hours", waiting.hours);
    json.field("more_than", waiting.is_more_than);
    if (waiting.until) json.field("until_hours", *waiting.until);
    json.end_object();
}

}  // namespace

void write_value(JsonWriter& json, const FactValue& value) {
    if (value.number) {
        json.number(*value.number);
    } else {
        json.text(presence_text(value.presence));
    }
}

void write_not_fired(JsonWriter& json, const RuleBase& rules, const std::vector<NotFired>& all) {
    write_array(json, "not_fired", all, [&](const NotFired& each) {
        json.begin_object();
        json.field("rule", rules[each.rule].id);
        json.field("name", rules[each.rule].name);
        json.field("state", each.is_possible ? "possible" : "ruled-out");
        write_array(json, "because", each.because,
                    [&](const Requirement& requirement) { write_requirement(json, rules, requirement); });
        json.end_object();
    });
}

void write_smallest_change(JsonWriter& json, const RuleBase& rules, const SmallestChange& change) {
    json.key("smallest_change");
    json.begin_object();
    json.field("prospect", prospect_names[static_cast<std::size_t>(change.prospect)]);
    if (change.waiting) write_waiting(json, *change.waiting);
    write_changes(json, rules, change.changes);
    json.end_object();
}

void write_bring_back(JsonWriter& json, const RuleBase& rules, const BringBack& back) {
    json.key("bring_back");
    json.begin_object();
    write_array(json, "exclusions", back.exclusions, [&](ExclusionId id) { json.text(rules[id].id); });
    json.field("way", way_names[static_cast<std::size_t>(back.end)]);
    write_changes(json, rules, back.changes);
    write_array(json, "equipment", back.equipment, [&](const std::vector<EquipmentId>& any_of) {
        json.begin_array();
        for (const EquipmentId piece : any_of) json.text(rules.vocabulary[piece].id);
        json.end_array();
    });
    if (back.from_session) json.field("from_session", *back.from_session);
    json.end_object();
}

}  // namespace triage
