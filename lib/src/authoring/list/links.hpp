// What hangs together in a rule base: the pages and the JSON of `triage list` say it of each entry.
#pragma once

#include <string>
#include <vector>

#include "triage/authoring/listing.hpp"

namespace triage {

std::vector<RuleId> rules_that_read(const RuleBase& rules, FactId fact);
std::vector<ExclusionId> exclusions_that_read(const RuleBase& rules, FactId fact);

/// A case, and which stretches of the entry in question it names. The case lives as long as the rule base.
struct CaseLink {
    const Case* example = nullptr;
    std::vector<StretchId> allows;
    std::vector<StretchId> modifies;
    std::vector<StretchId> refuses;
};

/// The cases whose expected rules have the rule, those that allow or refuse the stretch, or one of the stretches that
/// the exclusion removes; none for facts and sources, and none where the rule base was loaded without its cases.
std::vector<CaseLink> cases_of(const RuleBase& rules, Table table, std::size_t entry);

const std::string& id_of(const RuleBase& rules, Table table, std::size_t entry);

/// Where the entry stands; no file where the rule base came from no text.
Position place_of(const RuleBase& rules, Table table, std::size_t entry);

/// JSON with a blank after each comma and colon, so that it can be wrapped.
std::string with_blanks(std::string_view json);

}  // namespace triage
