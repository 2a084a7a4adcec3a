// A person who shows something, for readers and for programs: the profile as JSON that can be pasted, and the decision
// in one line. Proofs and comparisons of packs print people in the same words, so that nobody has to learn two.

#include "verify/witness_text.hpp"

#include <algorithm>

#include "program/offer.hpp"
#include "render/wording.hpp"

namespace triage {

namespace {

/// The names of a set's ids, in the order of the pack, with commas between them.
template <class Set, class NameOf>
std::string listed(const Set& set, NameOf name_of) {
    std::string text;
    set.for_each([&](auto id) { text += (text.empty() ? "" : ", ") + name_of(id); });
    return text;
}

/// A witness without a label is the only one of its finding.
std::string label_of(const Witness& witness) { return witness.label.empty() ? "profile" : witness.label; }

/// The parts of the ceiling above the floor, which a question could still raise: "stop, emergency".
std::string above(Level floor, Level ceiling) {
    std::string text;
    if (ceiling.outcome != floor.outcome) text = to_string(ceiling.outcome);
    if (ceiling.urgency != floor.urgency) text += (text.empty() ? "" : ", ") + std::string(to_string(ceiling.urgency));
    return text;
}

/// The precautions that hold or may hold and change one of the decision's modified stretches, by id.
std::string precautions_of(const RuleBase& rules, const Decision& decision) {
    std::string text;
    for (const Exclusion& exclusion : rules.exclusions) {
        const auto id = static_cast<ExclusionId>(&exclusion - rules.exclusions.data());
        const bool changes_one = std::any_of(exclusion.stretches.begin(), exclusion.stretches.end(),
                                             [&](StretchId stretch) { return decision.modified.contains(stretch); });
        if (exclusion.modify && changes_one && applies(decision, id)) text += (text.empty() ? "" : ", ") + exclusion.id;
    }
    return text;
}

// The key is left out where no stretch is modified, as in the lines of a batch.
void write_modified(JsonWriter& json, const Program& program, const Decision& decision) {
    if (decision.modified.empty()) return;
    json.key("modified");
    json.begin_array();
    decision.modified.for_each([&](StretchId id) { json.text(program.rules()[id].id); });
    json.end_array();
}

}  // namespace

std::string decision_text(const RuleBase& rules, const Decision& decision) {
    std::string text = std::string(to_string(decision.verdict));
    if (decision.floor.urgency != Urgency::none) text += ", " + std::string(to_string(decision.floor.urgency));
    if (!decision.settled) text += ", could become " + above(decision.floor, decision.ceiling);
    const std::string names = listed(decision.certain, [&](RuleId id) { return rules[id].id; });
    if (!names.empty()) text += "; rules: " + names;
    if (decision.verdict != Verdict::proceed) return text;
    text += "; " + counted(decision.allowed.size(), "stretch", "stretches");
    if (decision.modified.empty()) return text;
    return text + " and " + std::to_string(decision.modified.size()) + " with precautions (" +
           precautions_of(rules, decision) + ")";
}

// A quotation mark always turns between inside and outside, since ids of a profile hold none and no escape is written.
std::string profile_text(const Profile& profile, const Vocabulary& vocabulary) {
    std::string text;
    bool is_quoted = false;
    for (const char c : to_json(profile, vocabulary)) {
        if (c == '"') is_quoted = !is_quoted;
        text += c;
        if (!is_quoted && (c == ',' || c == ':')) text += ' ';
    }
    return text;
}

void print_witness(Page& page, const Program& program, const Witness& witness) {
    page.paragraph(4, label_of(witness) + ": ", profile_text(witness.profile, program.vocabulary()));
    page.paragraph(6, "→ ", decision_text(program.rules(), witness.decision), Style::bold);
}

// The excerpt of the pack is part of the issue's text, so the witnesses follow under it.
void print_finding(Page& page, const Program& program, const ProofFinding& finding) {
    page.verbatim(to_text(finding.issue));
    for (const Witness& witness : finding.witnesses) print_witness(page, program, witness);
    page.blank();
}

void write_witness(JsonWriter& json, const Program& program, const Witness& witness) {
    json.begin_object();
    if (!witness.label.empty()) json.field("label", witness.label);
    json.key("profile");
    json.raw(to_json(witness.profile, program.vocabulary()));
    json.field("verdict", to_string(witness.decision.verdict));
    json.field("urgency", to_string(witness.decision.floor.urgency));
    json.field("settled", witness.decision.settled);
    json.key("rules");
    json.begin_array();
    witness.decision.certain.for_each([&](RuleId id) { json.text(program.rules()[id].id); });
    json.end_array();
    json.key("stretches");
    json.begin_array();
    witness.decision.allowed.for_each([&](StretchId id) { json.text(program.rules()[id].id); });
    json.end_array();
    write_modified(json, program, witness.decision);
    json.end_object();
}

}  // namespace triage
