// The next screen of an interview for programs: what to do at once, the questions, what is decided so far. Each
// question says which kind of control it needs (`kind`, `unit`, `min`, `max`, `whole`, `may_be_absent`), so that a
// form can be built without a copy of the pack.

#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// `"group": {…}`, or null where the questions of a screen have no heading in common.
void write_group(JsonWriter& json, const Vocabulary& words, const std::optional<GroupId>& group) {
    json.key("group");
    if (!group) return json.null();
    json.begin_object();
    json.field("id", words[*group].id);
    json.field("name", words[*group].name);
    json.field("question", words[*group].question);
    json.end_object();
}

/// The range and the unit in which a number is wanted.
void write_quantity(JsonWriter& json, const Quantity& quantity) {
    json.field("unit", quantity.unit);
    json.field("min", quantity.min);
    json.field("max", quantity.max);
    json.field("whole", quantity.whole);
}

/// One question, what its answer could come to, and which rules and exclusions wait for it.
void write_question(JsonWriter& json, const RuleBase& rules, const NextQuestion& question) {
    const Fact& fact = rules.vocabulary[question.fact];
    json.begin_object();
    json.field("fact", fact.id);
    json.field("question", fact.question);
    json.field("item", fact.item.empty() ? fact.question : fact.item);
    json.field("kind", fact.quantity ? "quantity" : "finding");
    if (fact.quantity) write_quantity(json, *fact.quantity);
    json.field("may_be_absent", fact.may_be_absent());
    json.key("could_become");
    write_level(json, question.could_become);
    write_array(json, "rules", question.rules, [&](RuleId rule) { json.text(rules[rule].id); });
    write_array(json, "exclusions", question.exclusions, [&](ExclusionId id) { json.text(rules[id].id); });
    json.end_object();
}

// Left out where there is nothing to say, as in a decision.
void write_act_now(JsonWriter& json, const RuleBase& rules, const std::vector<ActNow>& all,
                   const RenderOptions& options) {
    if (all.empty()) return;
    write_array(json, "act_now", all, [&](const ActNow& each) {
        json.begin_object();
        json.field("rule", rules[each.rule].id);
        write_array(json, "unsure", unsure_facts({each}), [&](FactId fact) { json.text(rules.vocabulary[fact].id); });
        json.field("advice", advice_text(rules[each.rule].advice, options.emergency_number));
        json.end_object();
    });
}

/// Writes the decision so far: an interview may be left at any screen.
void write_decided(JsonWriter& json, const Decision& decision) {
    json.key("decided");
    json.begin_object();
    json.field("verdict", to_string(decision.verdict));
    json.field("urgency", to_string(decision.floor.urgency));
    json.field("settled", decision.settled);
    json.key("could_be");
    write_level(json, decision.ceiling);
    json.end_object();
}

}  // namespace

std::string to_json(const Program& program, const NextScreen& screen, const Decision& decision,
                    const RenderOptions& options) {
    JsonWriter json;
    json.begin_object();
    write_act_now(json, program.rules(), screen.act_now, options);
    json.key("next");
    json.begin_object();
    write_group(json, program.vocabulary(), screen.group);
    write_array(json, "questions", screen.questions,
                [&](const NextQuestion& question) { write_question(json, program.rules(), question); });
    json.field("could_follow", static_cast<double>(screen.could_follow));
    json.end_object();
    write_decided(json, decision);
    json.end_object();
    return json.take();
}

}  // namespace triage
