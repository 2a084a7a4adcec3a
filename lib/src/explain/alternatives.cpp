#include "explain/alternatives.hpp"

#include <algorithm>
#include <cmath>

#include "explain/fact_value.hpp"
#include "model/units.hpp"
#include "profile/relations.hpp"
#include "program/clauses.hpp"
#include "text/doubles.hpp"

namespace triage {

namespace {

// Moments nearer to each other than this are one: two clocks in different units do not meet exactly in binary numbers.
constexpr double same_moment = 1e-9;
constexpr double rounding = 1e-6;

// Nobody waits longer than a life.
constexpr double most_hours_to_wait = 130 * 365.25 * 24;

bool are_same_moment(double a, double b) { return std::fabs(a - b) <= same_moment * std::max(1.0, std::fabs(a)); }

// Some number that is not an end, if there is one.
std::optional<double> inner(const NumberRange& part) {
    return std::isfinite(part.high) ? between(part.low, part.high) : some_above(part.low);
}

bool has_numbers(const NumberRange& part) { return part.with_low || part.with_high || inner(part); }

// The points and the gaps between them from `low` to `high`, in order.
std::vector<NumberRange> split(NumberRange range, const std::vector<double>& points) {
    std::vector<NumberRange> parts;
    double from = range.low;
    bool with_from = range.with_low;
    for (const double point : points) {
        if (point < range.low || point > range.high || (point == range.low && !range.with_low)) continue;
        const NumberRange gap{from, point, with_from, false};
        if (from < point && has_numbers(gap)) parts.push_back(gap);
        parts.push_back({point, point, true, true});
        from = point;
        with_from = false;
    }
    const NumberRange rest{from, range.high, with_from, range.with_high};
    if (from < range.high ? has_numbers(rest) : parts.empty() && with_from) parts.push_back(rest);
    return parts;
}

double next_whole(double number) { return std::max(std::floor(number) + 1, next_above(number)); }

// The whole numbers of each part; parts without any are left out.
std::vector<NumberRange> whole_numbers(const std::vector<NumberRange>& parts) {
    std::vector<NumberRange> whole;
    for (const NumberRange& part : parts) {
        const double low = part.with_low ? std::ceil(part.low) : next_whole(part.low);
        const double high = part.with_high ? std::floor(part.high) : -next_whole(-part.high);
        if (low <= high) whole.push_back({low, high, true, std::isfinite(high)});
    }
    return whole;
}

double inside(const NumberRange& part) { return inner(part).value_or(part.with_high ? part.high : part.low); }

// The number of the part that is nearest to where the person is now, if it has such a one.
double nearest_in(const NumberRange& part, std::optional<double> now, bool whole) {
    if (now && *now > part.high && part.with_high) return part.high;
    if (part.with_low && (whole || !now || *now < part.low || part.low == part.high)) return part.low;
    return whole ? part.low : inside(part);
}

bool is_in(const NumberRange& part, double number) {
    return (part.with_low ? number >= part.low : number > part.low) &&
           (part.with_high ? number <= part.high : number < part.high);
}

void add_numbers(const Quantity& quantity, const std::vector<double>& numbers, FactId fact, std::optional<double> now,
                 Alternatives& change) {
    std::vector<NumberRange> parts = split({quantity.min, quantity.max, true, std::isfinite(quantity.max)}, numbers);
    if (quantity.whole) parts = whole_numbers(parts);
    std::size_t here = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double number = nearest_in(parts[i], now, quantity.whole);
        change.steps.push_back({{{fact, Presence::present, number}}, parts[i]});
        if (now && is_in(parts[i], *now)) {
            here = i;
        } else {
            change.nearest_first.push_back(i);
        }
    }
    const auto distance = [&](std::size_t i) { return i > here ? i - here : here - i; };
    std::stable_sort(change.nearest_first.begin(), change.nearest_first.end(),
                     [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
}

// A quantity that grows, seen from now.
struct Clock {
    FactId fact{};
    double now = 0;
    double hours = 1;  ///< of one unit
    bool whole = false;
    std::vector<double> marks;  ///< numbers at which something may change, from now on
};

double hours_until(const Clock& clock, double number) { return (number - clock.now) * clock.hours; }

double grown(const Clock& clock, double hours) {
    for (const double mark : clock.marks) {
        if (are_same_moment(hours_until(clock, mark), hours)) return mark;
    }
    const double number = clock.now + hours / clock.hours;
    return clock.whole ? std::floor(number) : number;
}

std::vector<double> marks_of(const Quantity& quantity, const std::vector<double>& compared, double now) {
    std::vector<double> marks;
    for (const double number : compared) {
        const std::initializer_list<double> whole{std::ceil(number), next_whole(number)};
        for (const double mark : quantity.whole ? std::vector<double>(whole) : std::vector<double>{number}) {
            if (mark >= now && mark <= quantity.max && std::isfinite(mark)) marks.push_back(mark);
        }
    }
    return marks;
}

std::vector<Clock> clocks_of(const Program& program, const ComparedNumbers& compared, const Profile& profile) {
    std::vector<Clock> clocks;
    const std::vector<Fact>& facts = program.vocabulary().facts();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (facts[i].changed_by != ChangedBy::time || !facts[i].quantity) continue;
        const Quantity& quantity = *facts[i].quantity;
        const auto hours = quantity.unit.empty() ? std::nullopt : convert_unit(1, quantity.unit, "h");
        const auto now = profile.value(fact);
        if (hours && now) {
            clocks.push_back({fact, *now, *hours, quantity.whole, marks_of(quantity, compared.of(fact), *now)});
        }
    }
    return clocks;
}

/// The moments at which something may change, in hours.
std::vector<double> moments_of(const std::vector<Clock>& clocks) {
    std::vector<double> moments;
    for (const Clock& clock : clocks) {
        for (const double mark : clock.marks) moments.push_back(hours_until(clock, mark));
    }
    // 45.6, not 45.599999999999994.
    for (double& moment : moments) {
        const double rounded = std::round(moment / rounding) * rounding;
        if (are_same_moment(moment, rounded)) moment = rounded;
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end(), are_same_moment), moments.end());
    return moments;
}

/// Until when no number leaves its range.
double longest_wait(const Vocabulary& vocabulary, const std::vector<Clock>& clocks) {
    double longest = most_hours_to_wait;
    for (const Clock& clock : clocks) {
        longest = std::min(longest, hours_until(clock, vocabulary[clock.fact].quantity->max));
    }
    return longest;
}

}  // namespace

ComparedNumbers::ComparedNumbers(const Program& program) : numbers_(program.vocabulary().facts().size()) {
    for (const Literal& literal : program.literals()) {
        if (literal.comparator) numbers_[index(literal.fact)].push_back(literal.number);
    }
    for (std::vector<double>& numbers : numbers_) {
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
}

namespace {

Alternatives change_of(const Program& program, const std::vector<double>& numbers, const Profile& profile,
                       FactId fact) {
    Alternatives change;
    change.now = {value_of(program.vocabulary(), profile, fact)};
    const Fact& known = program.vocabulary()[fact];
    if (known.quantity) add_numbers(*known.quantity, numbers, fact, profile.value(fact), change);
    const auto offer = [&](Presence presence) {
        if (profile.presence(fact) == presence) return;
        change.nearest_first.push_back(change.steps.size());
        change.steps.push_back({{{fact, presence, {}}}, {}});
    };
    if (!known.quantity) offer(Presence::present);
    if (known.may_be_absent()) offer(Presence::absent);
    return change;
}

}  // namespace

Alternatives alternatives_of(const Program& program, const ComparedNumbers& compared, const Profile& profile,
                             FactId fact) {
    return change_of(program, compared.of(fact), profile, fact);
}

Alternatives fitting_alternatives_of(const Program& program, const ComparedNumbers& compared, const Profile& profile,
                                     FactId fact) {
    std::vector<double> numbers = compared.of(fact);
    if (program.vocabulary()[fact].quantity) {
        const std::vector<double> points = turning_points(program.vocabulary(), profile, fact);
        numbers.insert(numbers.end(), points.begin(), points.end());
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    }
    return change_of(program, numbers, profile, fact);
}

std::optional<Alternatives> waiting(const Program& program, const ComparedNumbers& compared, const Profile& profile) {
    const std::vector<Clock> clocks = clocks_of(program, compared, profile);
    if (clocks.empty()) return std::nullopt;
    Alternatives change;
    change.is_waiting = true;
    for (const Clock& clock : clocks) change.now.push_back({clock.fact, Presence::present, clock.now});
    const double longest = longest_wait(program.vocabulary(), clocks);
    for (const NumberRange& part : split({0, longest, false, true}, moments_of(clocks))) {
        Alternative step;
        step.interval = part;
        const double hours = part.low == part.high ? part.low : inside(part);
        for (const Clock& clock : clocks) step.values.push_back({clock.fact, Presence::present, grown(clock, hours)});
        change.nearest_first.push_back(change.steps.size());
        change.steps.push_back(std::move(step));
    }
    return change;
}

void apply(const std::vector<FactValue>& values, Profile& profile) {
    for (const FactValue& value : values) {
        if (value.number) {
            profile.set_value(value.fact, *value.number);
        } else {
            profile.set(value.fact, value.presence);
        }
    }
}

}  // namespace triage
