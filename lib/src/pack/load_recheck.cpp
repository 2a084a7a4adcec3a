// The section `recheck`: how long the answers to which facts are kept for somebody who comes back.
//
// Each entry is a clinical statement, with its reason and its sources: to keep an answer is to say that nothing can
// have changed meanwhile. Rules only ever shorten each other, so that no pack can make another one's answers last.
#include <cmath>
#include <tuple>

#include "model/enum_names.hpp"
#include "model/units.hpp"
#include "pack/citations.hpp"
#include "pack/sections.hpp"

namespace triage {

namespace {

constexpr double most_days = 36525;  ///< a hundred years

// A duration in whole days: `0 d`, `26 w`.
std::uint32_t read_days(Reporter& reporter, NodeRef node) {
    const auto text = read_text(reporter, node, "keep");
    if (!text) return 0;
    std::string_view rest = *text;
    const auto number = take_number(rest);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    const auto days = number ? convert_unit(*number, rest, "d") : std::nullopt;
    if (days && *days >= 0 && *days <= most_days && *days == std::floor(*days)) {
        return static_cast<std::uint32_t>(*days);
    }
    reporter.error("wrong_unit", "`" + *text + "` is no number of whole days", "write `0 d`, `10 d` or `26 w`",
                   node.position());
    return 0;
}

// Facts are named by their ids, as in conditions.
void read_facts(LoadContext& context, Fields& fields, KeepRule& rule) {
    const Vocabulary& vocabulary = context.base.vocabulary;
    for (const NodeRef node : fields.list("facts")) {
        const auto name = read_text(context.reporter, node, "a fact");
        if (!name) continue;
        const auto fact = vocabulary.find(*name);
        if (fact && vocabulary[*fact].id == *name) {
            rule.facts.push_back(*fact);
        } else {
            context.reporter.error("unknown_name", "unknown fact `" + *name + "`",
                                   suggestion(vocabulary.nearest(*name)), node.position());
        }
    }
}

void read_rule(LoadContext& context, const SectionEntry& entry) {
    Reporter& reporter = context.reporter;
    Fields fields(reporter, entry.value, "recheck", entry.id, entry.key);
    KeepRule rule;
    rule.id = entry.id;
    rule.pack = entry.pack;
    rule.where = entry.key.position();
    for (const NodeRef node : fields.list("kinds")) {
        if (const auto kind = read_choice<FactKind>(reporter, node, "kind", fact_kind_names))
            rule.kinds.push_back(*kind);
    }
    read_facts(context, fields, rule);
    if (const auto node = fields.require("keep")) rule.days = read_days(reporter, *node);
    rule.grows_by = fields.number("grows_by").value_or(0);
    if (rule.grows_by < 0) {
        reporter.error("out_of_range", "`grows_by` of " + fields.owner() + " is negative", "", fields.where());
    }
    std::tie(rule.basis, rule.because) = read_basis(reporter, fields);
    // Hardly any document says how long an answer holds, so our own reading may stand without one.
    if (rule.basis == Basis::source || fields.find("sources")) rule.sources = read_citations(context, fields);
    if (rule.kinds.empty() && rule.facts.empty()) {
        reporter.error("no_effect", fields.owner() + " keeps the answers to nothing", "name `kinds` or `facts`",
                       fields.where());
    }
    context.base.keep_rules.push_back(std::move(rule));
}

}  // namespace

void load_recheck(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("recheck")) read_rule(context, entry);
}

}  // namespace triage
