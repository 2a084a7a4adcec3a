#include "expectation.hpp"

#include <algorithm>

namespace triage {

namespace {

template <class Ids>
std::string names_of(const Ids& ids, const RuleBase& rules) {
    std::string text = "[";
    for (const auto id : ids) text += (text.size() == 1 ? "" : ", ") + rules[id].id;
    return text + "]";
}

bool are_certain(const std::vector<RuleId>& expected, const Decision& decision, std::optional<RuleId> dropped) {
    std::size_t matches = 0;
    bool all = true;
    decision.certain.for_each([&](RuleId id) {
        const bool is_behind = dropped && id >= *dropped;
        const auto original = static_cast<RuleId>(index(id) + (is_behind ? 1 : 0));
        all = all && matches < expected.size() && expected[matches] == original;
        ++matches;
    });
    return all && matches == expected.size();
}

/// Those of `stretches` that are allowed, or that are not.
std::vector<StretchId> pick(const std::vector<StretchId>& stretches, const Decision& decision, bool allowed) {
    std::vector<StretchId> picked;
    std::copy_if(stretches.begin(), stretches.end(), std::back_inserter(picked),
                 [&](StretchId stretch) { return decision.allowed.contains(stretch) == allowed; });
    return picked;
}

std::string flag_text(bool value) { return value ? "true" : "false"; }

}  // namespace

bool is_as_expected(const Case& example, const Decision& decision, std::optional<RuleId> dropped) {
    return decision.verdict == example.verdict && decision.floor.urgency == example.urgency &&
           example.settled.value_or(decision.settled) == decision.settled &&
           are_certain(example.rules, decision, dropped) && pick(example.allows, decision, false).empty() &&
           pick(example.refuses, decision, true).empty();
}

std::vector<CaseFault> faults_of(const Case& example, const Decision& decision, const RuleBase& rules) {
    std::vector<CaseFault> faults;
    const auto compare = [&](std::string_view field, std::string expected, std::string actual) {
        if (expected != actual) faults.push_back({field, std::move(expected), std::move(actual)});
    };
    compare("verdict", std::string(to_string(example.verdict)), std::string(to_string(decision.verdict)));
    compare("urgency", std::string(to_string(example.urgency)), std::string(to_string(decision.floor.urgency)));
    compare("rules", names_of(example.rules, rules), names_of(decision.certain.to_vector(), rules));
    if (example.settled) compare("settled", flag_text(*example.settled), flag_text(decision.settled));
    compare("allows", names_of(example.allows, rules), names_of(pick(example.allows, decision, true), rules));
    compare("refuses", names_of(example.refuses, rules), names_of(pick(example.refuses, decision, false), rules));
    return faults;
}

Case case_expecting(const Decision& decision, const Exclusion* exclusion) {
    Case example;
    example.verdict = decision.verdict;
    example.urgency = decision.floor.urgency;
    example.rules = decision.certain.to_vector();
    example.settled = decision.settled;
    if (exclusion == nullptr) return example;
    example.allows = pick(exclusion->stretches, decision, true);
    example.refuses = pick(exclusion->stretches, decision, false);
    return example;
}

}  // namespace triage
