// Packs to a rule base, or to all issues that they have: opens what the caller names, merges the documents, reads one
// section after the other, and weighs the facts by the rules that came out.
//
// Everything is loaded at once and for good. A rule base has no half-loaded state, and packs are not added to one that
// exists: names, ids and levels are checked over all packs together.
#include <array>
#include <memory>
#include <utility>

#include "pack/gravity.hpp"
#include "pack/sections.hpp"
#include "pack/sha256.hpp"
#include "pack/yaml.hpp"

namespace triage {

namespace {

// A section stands behind all sections that it names, so that one pass is enough and a name that is not known yet is
// wrong. What still points forward (rules that cover each other, names that several facts share) is resolved at the end
// of its own section. The order is also that of the issues in a report.
constexpr std::array sections_in_order{
    load_sources,    // named by every citation below
    load_equipment,  // named by stretches, and by the profiles of cases
    load_movements,  // named by stretches, exclusions and invariants
    load_groups,     // named by facts
    load_facts,      // named by relations and by every condition
    load_gateways,   // answered by the profiles of cases
    load_recheck,    // no section names it
    load_relations,  // checked by the profiles of cases
    load_stretches,  // named by exclusions, the plan, invariants and cases
    load_rules,      // named by exclusions and cases; the safety net is held against them
    // No section names what stands in these. A case comes last: its profile and its decision name nearly everything.
    load_exclusions,
    load_notices,
    load_safety_net,
    load_progression,
    load_plan,
    load_invariants,
    load_cases,
};

Result<RuleBase> load_sections(const std::vector<PackDocuments>& packs) {
    LoadContext context(packs);
    if (!load_heads(context)) return context.reporter.take();
    for (const auto load_section : sections_in_order) load_section(context);
    Issues issues = context.reporter.take();
    if (has_errors(issues)) return issues;
    weigh_facts(context.base);
    return {std::move(context.base), std::move(issues)};
}

// The rule base keeps the documents: checks of a pack look at what was written, and at where.
Result<RuleBase> load_documents(std::vector<PackDocuments> packs) {
    auto kept = std::make_shared<const std::vector<PackDocuments>>(std::move(packs));
    Result<RuleBase> loaded = load_sections(*kept);
    if (loaded) loaded->documents = std::move(kept);
    return loaded;
}

}  // namespace

Result<RuleBase> load_packs(const std::vector<std::string>& packs, Cases cases) {
    std::vector<PackSource> sources;
    for (const std::string& name : packs) sources.push_back({name, {}});
    return load_pack_sources(sources, cases);
}

Result<RuleBase> load_pack_sources(const std::vector<PackSource>& packs, Cases cases) {
    std::vector<PackSource> sources = packs;
    if (packs.empty()) {
        for (const std::string_view name : embedded_packs()) sources.push_back({std::string(name), {}});
    }
    std::vector<PackDocuments> opened;
    Issues issues;
    for (const PackSource& source : sources) {
        Result<PackDocuments> pack = source.files.empty() ? open_pack(source.name, cases) : parse_pack(source.files);
        issues.insert(issues.end(), pack.issues.begin(), pack.issues.end());
        if (pack) opened.push_back(std::move(*pack));
    }
    if (has_errors(issues)) return issues;
    return load_documents(std::move(opened));
}

Result<RuleBase> load_pack_text(std::string_view yaml, std::string_view name, Cases cases) {
    Result<Document> document = parse_yaml(yaml, name);
    if (!document) return document.issues;
    std::vector<PackDocuments> packs(1);
    packs[0].sha256 = sha256_hex(yaml);
    packs[0].documents.push_back(std::move(*document));
    Result<RuleBase> loaded = load_documents(std::move(packs));
    if (loaded && cases == Cases::skip) loaded->cases.clear();
    return loaded;
}

}  // namespace triage
