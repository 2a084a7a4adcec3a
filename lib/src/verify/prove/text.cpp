// A proof as text for a terminal and as JSON for a program. What failed comes first and with its people, then one line
// for each property, then the thresholds: whoever looks at a release reads from the top until it says yes.

#include "model/condition_facts.hpp"
#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"
#include "text/number.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"
#include "verify/matching.hpp"
#include "verify/witness_text.hpp"

namespace triage {

namespace {

/// "5 see-a-doctor (routine)".
std::string side_text(const Boundary::Side& side) {
    std::string text = number_text(side.number) + " " + std::string(to_string(side.verdict));
    if (side.urgency != Urgency::none) text += " (" + std::string(to_string(side.urgency)) + ")";
    return text;
}

/// The facts that the condition of a rule or exclusion looks at. A boundary names its owner by id; ids of rules come
/// first, should an exclusion have the same one.
std::vector<FactId> facts_of_owner(const RuleBase& rules, const std::string& owner) {
    if (const Rule* rule = find_entry(rules.rules, owner)) return facts_of(rule->when);
    const Exclusion* exclusion = find_entry(rules.exclusions, owner);
    return exclusion == nullptr ? std::vector<FactId>{} : facts_of(exclusion->when);
}

/// " with fever and pain 3": what the person of a boundary has besides the number. Leaves out denials and numbers at
/// the low end of their range; facts that the condition does not look at are as the calm person has them.
std::string company_text(const Program& program, const Boundary& boundary) {
    std::string text;
    for (const FactId id : facts_of_owner(program.rules(), boundary.owner)) {
        const Fact& fact = program.vocabulary()[id];
        const auto number = boundary.profile.value(id);
        if (boundary.profile.presence(id) != Presence::present) continue;
        if (fact.quantity && *number == fact.quantity->min) continue;
        text += (text.empty() ? "with " : " and ") + fact.id + (fact.quantity ? " " + number_text(*number) : "");
    }
    return text;
}

/// A line for each threshold, its sides from below to above. A side outside of the range is left out here; in JSON it
/// is `null`, so that programs can count on three.
void print_boundaries(Page& page, const Program& program, const Proof& proof) {
    if (proof.boundaries.empty()) return;
    page.blank();
    page.heading("Thresholds: just below, at and just above");
    for (const Boundary& boundary : proof.boundaries) {
        std::string text;
        for (const auto& side : boundary.sides) {
            if (side) text += (text.empty() ? "" : ", ") + side_text(*side);
        }
        const std::string company = company_text(program, boundary);
        page.paragraph(2, boundary.owner + ": ",
                       boundary.comparison + (company.empty() ? "" : " " + company) + ": " + text);
    }
}

/// A line for each property. `-` says that the pack has nothing the property is about, which is neither good nor bad.
void print_properties(Page& page, const Proof& proof) {
    page.heading("For every profile");
    for (const ProvedProperty& property : proof.properties) {
        // Undecided counts as bad: nothing was proved.
        const std::size_t bad = property.failed + property.undecided;
        const std::size_t all = property.proved + bad;
        const std::string count = std::to_string(property.proved) + " of " + std::to_string(all);
        const std::string_view answer = bad > 0 ? "NO   " : (all == 0 ? "-    " : "yes  ");
        page.paragraph(2, answer, std::string(property.about) + " (" + (all == 0 ? "none here" : count) + ")",
                       bad > 0 ? Style::red : (all == 0 ? Style::plain : Style::green));
    }
}

/// A threshold with its three sides and the rest of the person.
void write_boundary(JsonWriter& json, const Program& program, const Boundary& boundary) {
    json.begin_object();
    json.field("owner", boundary.owner);
    json.field("comparison", boundary.comparison);
    json.field("fact", program.vocabulary()[boundary.fact].id);
    json.key("profile");
    json.raw(to_json(boundary.profile, program.vocabulary()));
    json.key("sides");
    json.begin_array();
    for (const auto& side : boundary.sides) {
        if (!side) {
            json.null();
            continue;
        }
        json.begin_object();
        json.field("number", side->number);
        json.field("verdict", to_string(side->verdict));
        json.field("urgency", to_string(side->urgency));
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

/// The counts of a property. Its sentence is left to the text, where wordings may change.
void write_property(JsonWriter& json, const ProvedProperty& property) {
    json.begin_object();
    json.field("property", property.name);
    json.field("proved", static_cast<double>(property.proved));
    json.field("failed", static_cast<double>(property.failed));
    json.field("undecided", static_cast<double>(property.undecided));
    json.end_object();
}

}  // namespace

// Findings stand first, since a report may be longer than the screen and ends with what is fine.
std::string to_text(const Program& program, const Proof& proof, const RenderOptions& options) {
    Page page(options.width, options.color);
    for (const ProofFinding& finding : proof.findings) print_finding(page, program, finding);
    print_properties(page, proof);
    print_boundaries(page, program, proof);
    return page.take();
}

std::string to_json(const Program& program, const Proof& proof) {
    JsonWriter json;
    json.begin_object();
    json.field("holds", proof.holds());
    write_array(json, "properties", proof.properties, [&](const auto& property) { write_property(json, property); });
    write_array(json, "findings", proof.findings, [&](const ProofFinding& finding) {
        json.begin_object();
        write_issue(json, finding.issue);
        write_array(json, "witnesses", finding.witnesses,
                    [&](const Witness& witness) { write_witness(json, program, witness); });
        json.end_object();
    });
    write_array(json, "boundaries", proof.boundaries,
                [&](const Boundary& boundary) { write_boundary(json, program, boundary); });
    json.end_object();
    return json.take();
}

}  // namespace triage
