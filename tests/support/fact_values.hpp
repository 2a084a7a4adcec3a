// Changes of profiles, tried out: every value that an explanation names, and every one that it might have named. Values
// are those of the oracle, one for each interval in which no condition changes, so trying them is trying all.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <triage/triage.hpp>

#include "support/oracle.hpp"

namespace fact_values {

using Value = triage::FactValue;

/// Makes the fact of this profile what the value says.
inline void set(triage::Profile& profile, const Value& value) {
    if (value.number) {
        profile.set_value(value.fact, *value.number);
    } else {
        profile.set(value.fact, value.presence);
    }
}

/// Every value that conditions can tell apart.
inline std::vector<Value> values_of(const triage::RuleBase& rules, triage::FactId fact) {
    std::vector<Value> values;
    const bool is_quantity = rules.vocabulary[fact].quantity.has_value();
    for (const auto& number : oracle::values_of(rules, fact)) {
        if (!number || (!is_quantity && *number == 0)) {
            values.push_back({fact, triage::Presence::absent, {}});
        } else {
            values.push_back({fact, triage::Presence::present, is_quantity ? number : std::nullopt});
        }
    }
    return values;
}

/// The values that the change allows, its own example among them.
inline std::vector<Value> values_of(const triage::RuleBase& rules, const triage::FactChange& change) {
    std::vector<Value> values;
    for (const Value& value : values_of(rules, change.from.fact)) {
        bool fits = value.presence == change.to;
        for (const triage::Literal& each : change.numbers) {
            fits = fits && value.number && oracle::compare(*each.comparator, *value.number, each.number);
        }
        if (fits) values.push_back(value);
    }
    if (change.example) values.push_back({change.from.fact, triage::Presence::present, change.example});
    return values;
}

/// Calls `visit(profile)` with every choice of one value from each list, and ends with false as soon as a call returns
/// false. The number of calls is the product of the lists' sizes.
inline bool for_all(triage::Profile profile, const std::vector<std::vector<Value>>& lists,
                    const std::function<bool(const triage::Profile&)>& visit, std::size_t from = 0) {
    if (from == lists.size()) return visit(profile);
    for (const Value& value : lists[from]) {
        set(profile, value);
        if (!for_all(profile, lists, visit, from + 1)) return false;
    }
    return true;
}

}  // namespace fact_values
