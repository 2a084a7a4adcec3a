// How the entries of a rule base hang together: which rules read a fact, which cases are about an entry. The pages and
// the JSON of `triage list` say it of each entry.
//
// Everything is found by looking through the rule base: a page is made once in a while, so no index is kept for it.
#pragma once

#include <string>
#include <vector>

#include "triage/authoring/listing.hpp"

namespace triage {

/// The rules, or exclusions, whose condition mentions the fact, in the order of the pack.
std::vector<RuleId> rules_that_read(const RuleBase& rules, FactId fact);
std::vector<ExclusionId> exclusions_that_read(const RuleBase& rules, FactId fact);

/// A case, and which stretches of the entry in question it names. The case lives as long as the rule base.
struct CaseLink {
    const Case* example = nullptr;
    std::vector<StretchId> allows;
    std::vector<StretchId> modifies;
    std::vector<StretchId> refuses;
};

/// The cases that are about an entry: for a rule, those that expect it to be certain; for a stretch, those that name
/// it; for an exclusion, those of its own pack that name one of its stretches. None for facts and sources, and none
/// where the rule base was loaded without its cases.
std::vector<CaseLink> cases_of(const RuleBase& rules, Table table, std::size_t entry);

/// The id of the entry at a position of a table.
const std::string& id_of(const RuleBase& rules, Table table, std::size_t entry);

/// The place of the entry in its file; without a file for a rule base that came from no text.
Position place_of(const RuleBase& rules, Table table, std::size_t entry);

/// JSON with a blank after each comma and colon outside of strings, so that a page can wrap it. It stays the same JSON.
std::string with_blanks(std::string_view json);

}  // namespace triage
