// The next screen of an interview for programs: what to do at once, the questions, what is decided so far. Each
// question says which kind of control it needs (`kind`, `unit`, `min`, `max`, `whole`, `may_be_absent`), so that a
// form can be built without a copy of the pack.

#include <array>
#include <cmath>
#include <variant>

#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// `"screen": {…}`: the name, for programs, the heading and the question for all lines; both empty for a single fact.
void write_screen(JsonWriter& json, const NextScreen& screen) {
    static constexpr std::array<std::string_view, 5> kinds{"screen", "opened", "left_empty", "group", "single"};
    json.key("screen");
    json.begin_object();
    json.field("id", screen.id);
    json.field("kind", kinds[static_cast<std::size_t>(screen.kind)]);
    json.field("name", screen.name);
    json.field("question", screen.question);
    json.end_object();
    json.field("phase", screen.phase == Phase::danger ? "danger" : "stretches");
    json.field("progress", std::floor(screen.progress * 100) / 100);
}

/// The range and the unit in which a number is wanted.
void write_quantity(JsonWriter& json, const Quantity& quantity) {
    json.field("unit", quantity.unit);
    json.field("min", quantity.min);
    json.field("max", quantity.max);
    json.field("whole", quantity.whole);
}

void write_fact(JsonWriter& json, const Fact& fact) {
    json.field("fact", fact.id);
    json.field("question", fact.question);
    json.field("item", fact.item.empty() ? fact.question : fact.item);
    json.field("kind", fact.quantity ? "quantity" : "finding");
    if (fact.quantity) write_quantity(json, *fact.quantity);
    json.field("may_be_absent", fact.may_be_absent());
}

/// What was shown stands beside its digest, so that whoever stores the answer can store both.
void write_gateway(JsonWriter& json, const Vocabulary& vocabulary, const Gateway& gateway) {
    json.field("gateway", gateway.id);
    json.field("item", gateway.line);
    json.field("digest", gateway.digest);
    json.field("kind", "gateway");
    write_array(json, "stands_for", gateway.stands_for,
                [&](const StandsFor& each) { json.text(vocabulary[each.fact].id); });
}

/// One line, what its answer could come to, and which rules and exclusions wait for it.
void write_line(JsonWriter& json, const RuleBase& rules, const NextLine& line) {
    json.begin_object();
    if (const auto* gateway = std::get_if<GatewayId>(&line.asks)) {
        write_gateway(json, rules.vocabulary, rules.vocabulary[*gateway]);
    } else {
        write_fact(json, rules.vocabulary[line.facts.front()]);
    }
    json.key("could_become");
    write_level(json, line.could_become);
    write_array(json, "rules", line.rules, [&](RuleId rule) { json.text(rules[rule].id); });
    write_array(json, "exclusions", line.exclusions, [&](ExclusionId id) { json.text(rules[id].id); });
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
    write_screen(json, screen);
    write_array(json, "questions", screen.lines,
                [&](const NextLine& line) { write_line(json, program.rules(), line); });
    json.field("could_follow", static_cast<double>(screen.could_follow));
    json.end_object();
    write_decided(json, decision);
    json.end_object();
    return json.take();
}

}  // namespace triage
