// The links of one entry, by a look through all entries of the other kind.

#include "authoring/list/links.hpp"

#include <algorithm>

#include "model/condition_facts.hpp"
#include "pack/entries.hpp"

namespace triage {

namespace {

/// Rules and exclusions have one kind of condition, so one function serves both.
template <class Id>
std::vector<Id> readers_of(const RuleBase& rules, IdRange<Id> entries, FactId fact) {
    std::vector<Id> found;
    for (const Id id : entries) {
        if (mentions(rules[id].when, fact)) found.push_back(id);
    }
    return found;
}

template <class Id>
bool has(const std::vector<Id>& ids, Id id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The stretches that a case names and that are wanted here.
std::vector<StretchId> in_both(const std::vector<StretchId>& named, const std::vector<StretchId>& wanted) {
    std::vector<StretchId> both;
    std::copy_if(named.begin(), named.end(), std::back_inserter(both), [&](StretchId id) { return has(wanted, id); });
    return both;
}

/// The name of a table in a pack's YAML.
std::string_view section_of(Table table) {
    switch (table) {
        case Table::facts: return "facts";
        case Table::rules: return "rules";
        case Table::stretches: return "stretches";
        case Table::exclusions: return "exclusions";
        case Table::sources: break;
    }
    return "sources";
}

}  // namespace

std::vector<RuleId> rules_that_read(const RuleBase& rules, FactId fact) {
    return readers_of(rules, rules.rule_ids(), fact);
}

std::vector<ExclusionId> exclusions_that_read(const RuleBase& rules, FactId fact) {
    return readers_of(rules, rules.exclusion_ids(), fact);
}

std::vector<CaseLink> cases_of(const RuleBase& rules, Table table, std::size_t entry) {
    std::vector<StretchId> stretches;
    if (table == Table::stretches) stretches = {static_cast<StretchId>(entry)};
    if (table == Table::exclusions) stretches = rules.exclusions[entry].stretches;
    std::vector<CaseLink> links;
    for (const Case& example : rules.cases) {
        // A case of another pack that names these stretches is about that pack's own exclusions.
        if (table == Table::exclusions && example.pack != rules.exclusions[entry].pack) continue;
        CaseLink link{&example, in_both(example.allows, stretches), in_both(example.modifies, stretches),
                      in_both(example.refuses, stretches)};
        // Rules that a case does not name are expected not to be certain: that is no link, or every case would have one
        // to every rule.
        const bool fires = table == Table::rules && has(example.rules, static_cast<RuleId>(entry));
        if (fires || !link.allows.empty() || !link.modifies.empty() || !link.refuses.empty())
            links.push_back(std::move(link));
    }
    return links;
}

const std::string& id_of(const RuleBase& rules, Table table, std::size_t entry) {
    switch (table) {
        case Table::facts: return rules.vocabulary.facts()[entry].id;
        case Table::rules: return rules.rules[entry].id;
        case Table::stretches: return rules.stretches[entry].id;
        case Table::exclusions: return rules.exclusions[entry].id;
        case Table::sources: break;
    }
    return rules.sources[entry].id;
}

Position place_of(const RuleBase& rules, Table table, std::size_t entry) {
    return place_of(rules, section_of(table), id_of(rules, table, entry));
}

std::string with_blanks(std::string_view json) {
    std::string text;
    bool is_inside = false;  // a string
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        text += c;
        // An escaped quotation mark does not end its string.
        if (is_inside && c == '\\' && i + 1 < json.size()) {
            text += json[++i];
        } else if (c == '"') {
            is_inside = !is_inside;
        } else if (!is_inside && (c == ',' || c == ':')) {
            text += ' ';
        }
    }
    return text;
}

}  // namespace triage
