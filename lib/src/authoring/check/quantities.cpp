// Looks at both ends of each range in the text. Both have to be there; only the end on the side that lets people
// proceed has to be plausible, since a wrong number on the other side makes an answer stricter.

#include "authoring/check/quantities.hpp"

#include <algorithm>
#include <cmath>

#include "model/condition_facts.hpp"
#include "model/units.hpp"
#include "pack/entries.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

/// The largest number, whatever its sign, that a quantity is compared with.
using LargestLimits = std::map<FactId, double>;

/// By what the conditions compare, and by the sessions that the progression and the stretches count.
LargestLimits largest_limits(const RuleBase& rules) {
    std::map<FactId, std::vector<double>> numbers;
    for (const Rule& rule : rules.rules) collect_numbers(rule.when, numbers);
    for (const Exclusion& exclusion : rules.exclusions) collect_numbers(exclusion.when, numbers);
    if (rules.progression) {
        std::vector<double>& sessions = numbers[rules.progression->sessions];
        sessions.push_back(rules.progression->full_from);
        for (const Stretch& stretch : rules.stretches) sessions.push_back(stretch.from_session);
    }
    LargestLimits largest;
    for (const auto& [fact, limits] : numbers) {
        for (const double limit : limits) largest[fact] = std::max(largest[fact], std::fabs(limit));
    }
    return largest;
}

/// "4 weeks".
std::string amount(double number, const Quantity& quantity) {
    return number_text(number) + (quantity.unit.empty() ? "" : " " + quantity.unit);
}

/// The reason why nobody has such a number, as the end of a sentence; empty where somebody may. `largest_limit`: 0
/// where the quantity is compared with nothing.
std::string doubt(double end, const Quantity& quantity, double largest_limit) {
    constexpr double seconds_in_year = 365.25 * 86400;
    const double size = std::fabs(end);
    const auto seconds = seconds_in(quantity.unit);
    if (seconds && size * static_cast<double>(*seconds) > most_plausible_years * seconds_in_year)
        return "longer than a life";
    if (size >= least_time_stamp) return "so large that a time stamp passes for it";
    if (largest_limit > 0 && size > most_times_a_limit * largest_limit) {
        return "more than " + number_text(most_times_a_limit) + " times " + amount(largest_limit, quantity) +
               ", the largest number that it is compared with";
    }
    return {};
}

/// Checks the ranges of one rule base. They are read from the text, since a range without an end is loaded as an
/// endless one.
class RangeChecker {
public:
    RangeChecker(const RuleBase& rules, Release release, Issues& issues)
        : rules_(rules), severity_(release == Release::yes ? Severity::error : Severity::warning), issues_(issues) {}

    void check() {
        for_each_entry(*rules_.documents, "facts", [&](NodeRef key, NodeRef value) {
            const auto fact = rules_.vocabulary.find(key.text());
            const auto node = find_key(value, "quantity");
            if (!fact || !node || !rules_.vocabulary[*fact].quantity) return;
            const Quantity& quantity = *rules_.vocabulary[*fact].quantity;
            look(*fact, *node, "min", quantity.min, quantity.worse != Worse::lower);
            look(*fact, *node, "max", quantity.max, quantity.worse != Worse::higher);
        });
    }

private:
    /// One end: `min` or `max`. `is_permissive`: numbers beyond it let people proceed, as far as the pack says which
    /// side is the worse one.
    void look(FactId fact, NodeRef node, const std::string& end, double number, bool is_permissive) {
        const Fact& known = rules_.vocabulary[fact];
        const auto where = find_key(node, end);
        if (!where) {
            return warn("missing_end", "the number of `" + known.id + "` has no `" + end + "`",
                        "give it the last plausible one", node.position());
        }
        const auto limit = limits_.find(fact);
        const std::string why = doubt(number, *known.quantity, limit == limits_.end() ? 0 : limit->second);
        if (!is_permissive || why.empty()) return;
        warn("implausible_end",
             "the `" + end + "` of `" + known.id + "` is " + amount(number, *known.quantity) + ", which is " + why,
             "a wrong number on this side lets people proceed; give the last plausible one", where->position());
    }

    void warn(std::string_view code, std::string message, std::string hint, Position where) {
        issues_.push_back({code, std::move(message), std::move(hint), std::move(where), severity_});
    }

    const RuleBase& rules_;
    const LargestLimits limits_ = largest_limits(rules_);
    Severity severity_;
    Issues& issues_;
};

}  // namespace

void check_ranges(const RuleBase& rules, Release release, Issues& issues) {
    RangeChecker(rules, release, issues).check();
}

}  // namespace triage
