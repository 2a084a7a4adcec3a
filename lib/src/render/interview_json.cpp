// The next screen of an interview for programs: what to do at once, the lines with the controls that they need, what is
// decided so far. An app builds its form of this alone, without a copy of the pack.

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// What a line needs: buttons, or a number.
bool takes_number(const RuleBase& rules, const NextLine& line) {
    return std::holds_alternative<FactId>(line.asks) && rules.vocabulary[std::get<FactId>(line.asks)].quantity;
}

/// The control of a whole screen: one line alone is its own; several are a list to tick, with "none of these", unless a
/// number stands among them.
std::string_view control_of(const RuleBase& rules, const NextScreen& screen) {
    const auto is_number = [&](const NextLine& line) { return takes_number(rules, line); };
    if (screen.lines.size() == 1) return is_number(screen.lines.front()) ? "number" : "yes_no";
    return std::any_of(screen.lines.begin(), screen.lines.end(), is_number) ? "form" : "checklist";
}

void write_option(JsonWriter& json, std::string_view id, std::string_view label, bool exclusive) {
    json.begin_object();
    json.field("id", id);
    json.field("label", label);
    json.field("exclusive", exclusive);
    json.end_object();
}

/// `"screen": {…}`: the name, for programs, the heading and the question for all lines, both empty for a single fact;
/// its place among the screens of the packs, null for what stands on none of them.
void write_screen(JsonWriter& json, const RuleBase& rules, const NextScreen& screen) {
    static constexpr std::array<std::string_view, 6> kinds{"screen", "opened", "left_empty",
                                                           "group",  "single", "again"};
    const std::string_view control = control_of(rules, screen);
    json.key("screen");
    json.begin_object();
    json.field("id", screen.id);
    json.field("kind", kinds[static_cast<std::size_t>(screen.kind)]);
    json.key("index");
    if (screen.screen) {
        json.number(static_cast<double>(index(*screen.screen) + 1));
    } else {
        json.null();
    }
    json.field("of", static_cast<double>(rules.vocabulary.screens().size()));
    json.field("name", screen.name);
    json.field("question", screen.question);
    json.field("control", control);
    json.key("options");
    json.begin_array();
    if (control == "checklist") write_option(json, "none_of_these", "None of these", true);
    json.end_array();
    json.end_object();
    json.field("phase", screen.phase == Phase::danger ? "danger" : "stretches");
    json.field("progress", std::floor(screen.progress * 100) / 100);
}

/// The unit's code in UCUM: those of packs are the same, but for weeks.
std::string_view ucum_of(const Quantity& quantity) {
    if (quantity.unit == "w") return "wk";
    if (!quantity.unit.empty()) return quantity.unit;
    return quantity.scale.ucum.empty() ? std::string_view("1") : quantity.scale.ucum;
}

/// The range and the unit in which a number is wanted, and how a slider shows it.
void write_quantity(JsonWriter& json, const Quantity& quantity) {
    json.field("unit", ucum_of(quantity));
    json.field("unit_label", quantity.unit.empty() ? std::string_view(quantity.scale.unit) : unit_text(quantity.unit));
    json.field("min", quantity.min);
    json.field("max", quantity.max);
    json.field("min_label", quantity.scale.low);
    json.field("max_label", quantity.scale.high);
    json.key("step");
    if (quantity.scale.step > 0 || quantity.whole) {
        json.number(quantity.scale.step > 0 ? quantity.scale.step : 1);
    } else {
        json.null();
    }
    json.field("whole", quantity.whole);
}

/// The buttons of a line; beside a number, those that take its place.
void write_options(JsonWriter& json, bool is_number, bool may_be_absent) {
    json.key("options");
    json.begin_array();
    if (!is_number) write_option(json, "yes", "Yes", true);
    if (may_be_absent) write_option(json, "no", is_number ? "Does not apply" : "No", true);
    write_option(json, "unsure", "Not sure", true);
    json.end_array();
}

void write_fact(JsonWriter& json, const Fact& fact) {
    json.field("id", fact.id);
    json.field("fact", fact.id);
    json.field("question", fact.question);
    json.field("item", fact.item.empty() ? fact.question : fact.item);
    json.field("help", fact.help);
    json.field("kind", fact.quantity ? "quantity" : "finding");
    json.field("control", fact.quantity ? "number" : "yes_no");
    if (fact.quantity) write_quantity(json, *fact.quantity);
    json.field("may_be_absent", fact.may_be_absent());
    write_options(json, fact.quantity.has_value(), fact.may_be_absent());
}

/// What was shown stands beside its digest, so that whoever stores the answer can store both.
void write_gateway(JsonWriter& json, const Vocabulary& vocabulary, const Gateway& gateway,
                   const std::vector<FactId>& opens) {
    json.field("id", gateway.id);
    json.field("gateway", gateway.id);
    json.field("item", gateway.line);
    json.field("help", gateway.help);
    json.field("digest", gateway.digest);
    json.field("kind", "gateway");
    json.field("control", "yes_no");
    json.field("may_be_absent", true);
    write_options(json, false, true);
    write_array(json, "stands_for", gateway.stands_for,
                [&](const StandsFor& each) { json.text(vocabulary[each.fact].id); });
    write_array(json, "opens", opens, [&](FactId fact) { json.text(vocabulary[fact].id); });
}

/// One line, what its answer could come to, and which rules and exclusions wait for it.
void write_line(JsonWriter& json, const Program& program, const NextLine& line) {
    const RuleBase& rules = program.rules();
    json.begin_object();
    if (const auto* gateway = std::get_if<GatewayId>(&line.asks)) {
        write_gateway(json, rules.vocabulary, rules.vocabulary[*gateway], line.facts);
    } else {
        write_fact(json, rules.vocabulary[line.facts.front()]);
    }
    json.field("why", why_text(program, line));
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

// The most urgent rule that holds; what a person who leaves now should have read.
std::optional<RuleId> gravest(const RuleBase& rules, const Decision& decision) {
    std::optional<RuleId> found;
    decision.certain.for_each([&](RuleId rule) {
        if (!found || by_urgency(rules[rule].level) > by_urgency(rules[*found].level)) found = rule;
    });
    return found;
}

/// `"notice": {"level", "advice"}`: what to tell the person beside the questions, while more are open. What may be an
/// emergency goes first, then what holds already; null where nothing is to be said.
void write_notice(JsonWriter& json, const RuleBase& rules, const std::vector<ActNow>& act_now, const Decision& decision,
                  const RenderOptions& options) {
    json.key("notice");
    const std::optional<RuleId> holds = gravest(rules, decision);
    const bool is_unsure = !act_now.empty();
    if (!is_unsure && !holds) return json.null();
    const Rule& rule = rules[is_unsure ? act_now.front().rule : *holds];
    json.begin_object();
    json.key("level");
    write_level(json, is_unsure ? join(decision.floor, rule.level) : decision.floor);
    json.field("advice", advice_text(rule.advice, options.emergency_number));
    json.field("because_unsure", is_unsure);
    json.end_object();
}

void write_next(JsonWriter& json, const Program& program, const NextScreen& screen, const Decision& decision,
                const RenderOptions& options) {
    json.key("next");
    json.begin_object();
    write_screen(json, program.rules(), screen);
    write_notice(json, program.rules(), screen.act_now, decision, options);
    write_array(json, "questions", screen.lines, [&](const NextLine& line) { write_line(json, program, line); });
    json.field("could_follow", static_cast<double>(screen.could_follow));
    json.end_object();
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
    write_next(json, program, screen, decision, options);
    write_decided(json, decision);
    json.end_object();
    return json.take();
}

std::string next_to_json(const Program& program, const Profile& profile, const Asking& asking,
                         const RenderOptions& options) {
    const std::optional<NextScreen> screen = next_screen(program, profile, asking);
    const Decision decision = program.evaluate(profile);
    JsonWriter json;
    json.begin_object();
    json.key("profile");
    json.raw(to_json(profile, program.vocabulary()));
    if (screen) {
        write_act_now(json, program.rules(), screen->act_now, options);
        write_next(json, program, *screen, decision, options);
    } else {
        json.key("next");
        json.null();
    }
    write_decided(json, decision);
    if (!screen) {
        json.key("decision");
        json.raw(to_json(program, explain(program, profile, decision), options));
    }
    json.end_object();
    return json.take();
}

}  // namespace triage
