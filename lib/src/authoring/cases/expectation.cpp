// A case expects exactly its rules, and of the stretches only those that it names: others may come and go with the
// pack.

#include "authoring/cases/expectation.hpp"

#include <algorithm>

#include "program/offer.hpp"

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

std::vector<StretchId> pick(const std::vector<StretchId>& stretches, const Decision& decision, Offer offer) {
    std::vector<StretchId> picked;
    std::copy_if(stretches.begin(), stretches.end(), std::back_inserter(picked),
                 [&](StretchId stretch) { return offer_of(stretch, decision) == offer; });
    return picked;
}

bool are_all(const std::vector<StretchId>& stretches, const Decision& decision, Offer offer) {
    return std::all_of(stretches.begin(), stretches.end(),
                       [&](StretchId stretch) { return offer_of(stretch, decision) == offer; });
}

std::string flag_text(bool value) { return value ? "true" : "false"; }

}  // namespace

bool is_as_expected(const Case& example, const Decision& decision, std::optional<RuleId> dropped) {
    return decision.verdict == example.verdict && decision.floor.urgency == example.urgency &&
           example.settled.value_or(decision.settled) == decision.settled &&
           are_certain(example.rules, decision, dropped) && are_all(example.allows, decision, Offer::as_it_is) &&
           are_all(example.modifies, decision, Offer::modified) && are_all(example.refuses, decision, Offer::refused);
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
    const auto compare_offers = [&](std::string_view field, const std::vector<StretchId>& expected, Offer offer) {
        compare(field, names_of(expected, rules), names_of(pick(expected, decision, offer), rules));
    };
    compare_offers("allows", example.allows, Offer::as_it_is);
    compare_offers("modifies", example.modifies, Offer::modified);
    compare_offers("refuses", example.refuses, Offer::refused);
    return faults;
}

Case case_expecting(const Decision& decision, const Exclusion* exclusion) {
    Case example;
    example.verdict = decision.verdict;
    example.urgency = decision.floor.urgency;
    example.rules = decision.certain.to_vector();
    example.settled = decision.settled;
    if (exclusion == nullptr) return example;
    example.allows = pick(exclusion->stretches, decision, Offer::as_it_is);
    example.modifies = pick(exclusion->stretches, decision, Offer::modified);
    example.refuses = pick(exclusion->stretches, decision, Offer::refused);
    return example;
}

}  // namespace triage
