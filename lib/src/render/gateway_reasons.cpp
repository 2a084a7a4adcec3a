// A line says what the person said yes to, in the words that they were shown; the rules behind it say what follows.
#include "render/gateway_reasons.hpp"

#include <algorithm>

#include "render/json_fields.hpp"
#include "render/wording.hpp"

namespace triage {

namespace {

/// The lines that raise, the most restrictive first.
std::vector<const AnsweredGateway*> raising(const Explanation& why) {
    std::vector<const AnsweredGateway*> all;
    for (const AnsweredGateway& each : why.gateways) {
        if (each.raises) all.push_back(&each);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return by_outcome(a->level) > by_outcome(b->level); });
    return all;
}

/// "an emergency", for "Each of these alone is …".
std::string alone_text(Level level) {
    if (level.urgency == Urgency::emergency) return "an emergency";
    if (level.urgency == Urgency::urgent) return "urgent: see a doctor, today or tomorrow";
    if (level.outcome == Outcome::stop) return "a reason not to stretch";
    return level.outcome == Outcome::see_a_doctor ? "a reason to see a doctor" : "a reason to take care";
}

bool stands_for_one(const RuleBase& rules, const AnsweredGateway& answered) {
    return rules.vocabulary[answered.gateway].stands_for.size() == 1;
}

}  // namespace

std::vector<std::string> gateway_advice(const RuleBase& rules, const Explanation& why, const RenderOptions& options) {
    const bool is_emergency = why.floor.urgency == Urgency::emergency;
    std::vector<std::string> texts;
    for (const AnsweredGateway* answered : raising(why)) {
        for (const RuleId rule : answered->rules) {
            if (is_emergency && rules[rule].level.urgency != Urgency::emergency) continue;
            std::string text = advice_text(rules[rule].advice, options.emergency_number);
            if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
            if (is_emergency) break;
        }
    }
    return texts;
}

void write_gateway_reasons(Page& page, const RuleBase& rules, const Explanation& why) {
    for (const AnsweredGateway* answered : raising(why)) {
        page.paragraph(2, "- ", "You said yes to: " + rules.vocabulary[answered->gateway].line);
        const std::string subject = stands_for_one(rules, *answered) ? "This" : "Each of these alone";
        page.paragraph(4, "", subject + " is " + alone_text(answered->level) + ".");
    }
}

void write_gateway_reasons(JsonWriter& json, const RuleBase& rules, const Explanation& why,
                           const RenderOptions& options) {
    for (const AnsweredGateway* answered : raising(why)) {
        const Gateway& gateway = rules.vocabulary[answered->gateway];
        for (const RuleId id : answered->rules) {
            const Rule& rule = rules[id];
            json.begin_object();
            json.field("gateway", gateway.id);
            json.field("line", gateway.line);
            json.field("rule", rule.id);
            json.field("name", rule.name);
            json.field("says", words_of(rule));
            json.field("outcome", to_string(rule.level.outcome));
            json.field("urgency", to_string(rule.level.urgency));
            json.field("certain", false);
            json.key("because");
            json.begin_array();
            json.end_array();
            json.field("advice", advice_text(rule.advice, options.emergency_number));
            write_citations(json, rules, rule.sources);
            json.field("basis", to_string(rule.basis));
            json.end_object();
        }
    }
}

void write_answered_gateways(JsonWriter& json, const RuleBase& rules, const Explanation& why) {
    json.key("gateways");
    json.begin_array();
    for (const AnsweredGateway& answered : why.gateways) {
        const Gateway& gateway = rules.vocabulary[answered.gateway];
        json.begin_object();
        json.field("gateway", gateway.id);
        json.field("answer", to_string(answered.answer));
        json.field("line", gateway.line);
        json.field("digest", gateway.digest);
        if (answered.answer == LineAnswer::yes) {
            json.key("demands");
            write_level(json, answered.level);
            json.field("raises", answered.raises);
        }
        json.end_object();
    }
    json.end_array();
}

}  // namespace triage
