// The section `rules`: conditions, levels and advice.
//
// A rule is kept as its author wrote it, with the lines of its parts: the program is compiled from it, and
// explanations, pictures and reviews show it. Whether the rule ever holds, or adds anything, is no question of loading.
#include <algorithm>
#include <tuple>

#include "model/enum_names.hpp"
#include "pack/citations.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"

namespace triage {

namespace {

/// The names under `covered_by` of each rule, by the rule's position.
using CoveringNames = std::vector<std::vector<NodeRef>>;

/// "Chest pain" for `chest_pain`.
std::string name_from_id(std::string id) {
    std::replace(id.begin(), id.end(), '_', ' ');
    if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
    return id;
}

// An outcome that is an issue counts as `stop`, so that the same mistake is not also reported as asking for nothing.
Level read_level(Reporter& reporter, Fields& fields) {
    Level level;
    if (const auto node = fields.require("outcome")) {
        level.outcome = read_choice<Outcome>(reporter, *node, "outcome", outcome_names).value_or(Outcome::stop);
    }
    if (const auto node = fields.require("urgency")) {
        level.urgency = read_choice<Urgency>(reporter, *node, "urgency", urgency_names).value_or(Urgency::none);
    }
    if (level == Level{}) {
        reporter.error("no_effect", fields.owner() + " asks for nothing", "give it an outcome or an urgency",
                       fields.where());
    }
    return level;
}

// A rule that never decides alone needs a reason to stay, which is its `because`.
std::vector<NodeRef> read_covering_names(Reporter& reporter, Fields& fields, const Rule& rule) {
    std::vector<NodeRef> names = fields.list("covered_by");
    if (fields.find("covered_by") && rule.because.empty()) {
        reporter.error("missing_field", fields.owner() + " is covered by others without a `because`",
                       "say why it stays", fields.where());
    }
    return names;
}

// The names under `covered_by` are only noted: the rules that they mean may not be there yet.
void read_rule(LoadContext& context, const SectionEntry& entry, CoveringNames& covering) {
    Fields fields(context.reporter, entry.value, "rule", entry.id, entry.key);
    Rule rule;
    rule.id = entry.id;
    rule.pack = entry.pack;
    rule.where = entry.key.position();
    rule.name = fields.text("name");
    if (rule.name.empty()) rule.name = name_from_id(entry.id);
    rule.says = fields.text("says");
    std::tie(rule.when, rule.when_text) = read_condition(context, fields, "when");
    rule.when_line = line_of(fields, "when");
    rule.outcome_line = line_of(fields, "outcome");
    rule.urgency_line = line_of(fields, "urgency");
    rule.level = read_level(context.reporter, fields);
    rule.advice = fields.require_text("advice");
    rule.sources = read_citations(context, fields);
    std::tie(rule.basis, rule.because) = read_basis(context.reporter, fields);
    covering.push_back(read_covering_names(context.reporter, fields, rule));
    context.rules.add(entry.id, static_cast<RuleId>(context.base.rules.size()));
    context.base.rules.push_back(std::move(rule));
}

// Once all rules are known: a rule may name one that comes later.
void resolve_covering(LoadContext& context, const CoveringNames& covering) {
    for (std::size_t i = 0; i < covering.size(); ++i) {
        Rule& rule = context.base.rules[i];
        for (const NodeRef name : covering[i]) {
            const auto other = context.rules.find(context.reporter, name);
            if (!other) continue;
            if (index(*other) == i) {
                context.reporter.error("no_effect", "rule `" + rule.id + "` cannot cover itself", "", name.position());
                continue;
            }
            rule.covered_by.push_back(*other);
        }
    }
}

}  // namespace

void load_rules(LoadContext& context) {
    CoveringNames covering;
    for (const SectionEntry& entry : context.sections.entries("rules")) read_rule(context, entry, covering);
    resolve_covering(context, covering);
}

}  // namespace triage
