// The values of facts worth trying, in two parts: the range of one quantity cut at the numbers that conditions compare
// it with, and the line of time cut at the moments when any clock meets such a number.
//
// The second part is where care is needed. Clocks count in different units, and two that meet in truth need not meet
// in binary numbers, so moments that are nearly equal are taken for one, and a clock that reaches a mark is set to the
// mark itself.
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

// Moments nearer to each other than this share of themselves (of an hour, below one) are one: two clocks in different
// units do not meet exactly in binary numbers.
constexpr double same_moment = 1e-9;
// Hours to which a moment is rounded if that leaves it the same moment, so that 45.6 is told instead of
// 45.599999999999994.
constexpr double rounding = 1e-6;

// 130 years: nobody waits longer than a life.
constexpr double most_hours_to_wait = 130 * 365.25 * 24;

bool are_same_moment(double a, double b) { return std::fabs(a - b) <= same_moment * std::max(1.0, std::fabs(a)); }

// Some number of the part that is not one of its ends; nothing if no double lies between them.
std::optional<double> inner(const NumberRange& part) {
    return std::isfinite(part.high) ? between(part.low, part.high) : some_above(part.low);
}

// False for an open gap between two neighbouring doubles.
bool has_numbers(const NumberRange& part) { return part.with_low || part.with_high || inner(part); }

// Cuts a range at `points`: each point in it becomes an interval of its own, and so does each gap between them that
// has a number. In order, and together they are the range. REQUIRES: `points` is sorted.
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

// The smallest whole number above. For doubles so large that adding 1 changes nothing, the next double, which is
// whole.
double next_whole(double number) { return std::max(std::floor(number) + 1, next_above(number)); }

// The parts narrowed to the whole numbers in them, both ends included; parts without any are left out.
std::vector<NumberRange> whole_numbers(const std::vector<NumberRange>& parts) {
    std::vector<NumberRange> whole;
    for (const NumberRange& part : parts) {
        const double low = part.with_low ? std::ceil(part.low) : next_whole(part.low);
        const double high = part.with_high ? std::floor(part.high) : -next_whole(-part.high);
        if (low <= high) whole.push_back({low, high, true, std::isfinite(high)});
    }
    return whole;
}

// A number that stands for the part: inside of it if there is one, otherwise an end that belongs to it.
double inside(const NumberRange& part) { return inner(part).value_or(part.with_high ? part.high : part.low); }

// The number of the part to try: the end nearest to where the person is now, if that end belongs to the part, else
// some number inside. When no number is known it is the low end.
double nearest_in(const NumberRange& part, std::optional<double> now, bool whole) {
    if (now && *now > part.high && part.with_high) return part.high;
    if (part.with_low && (whole || !now || *now < part.low || part.low == part.high)) return part.low;
    return whole ? part.low : inside(part);
}

bool is_in(const NumberRange& part, double number) {
    return (part.with_low ? number >= part.low : number > part.low) &&
           (part.with_high ? number <= part.high : number < part.high);
}

// Adds a step for each part of the range. The part that holds the present number is a step, too, but not among those
// to try; the others are tried by their distance from it, counted in parts. `now` is empty when the number is unknown:
// then the lowest part comes first.
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

// A quantity that grows with time, seen from now.
struct Clock {
    FactId fact{};
    double now = 0;
    double hours = 1;  ///< that one unit takes
    bool whole = false;
    std::vector<double> marks;  ///< its numbers, from now on, at which a condition may change
};

// How long the clock takes to reach a number.
double hours_until(const Clock& clock, double number) { return (number - clock.now) * clock.hours; }

// The clock's number after so many hours. At a mark it is the mark exactly, since conditions compare with that; whole
// numbers count what is complete.
double grown(const Clock& clock, double hours) {
    for (const double mark : clock.marks) {
        if (are_same_moment(hours_until(clock, mark), hours)) return mark;
    }
    const double number = clock.now + hours / clock.hours;
    return clock.whole ? std::floor(number) : number;
}

// A whole quantity can change a condition only when it reaches a whole number: the compared one itself, rounded up, or
// the next above it.
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

// The quantities that grow by time, are measured in one of its units, and whose number is known.
std::vector<Clock> clocks_of(const Program& program, const ComparedNumbers& compared, const Profile& profile) {
    std::vector<Clock> clocks;
    const Vocabulary& vocabulary = program.vocabulary();
    for (const FactId fact : vocabulary.fact_ids()) {
        if (vocabulary[fact].changed_by != ChangedBy::time || !vocabulary[fact].quantity) continue;
        const Quantity& quantity = *vocabulary[fact].quantity;
        const auto hours = quantity.unit.empty() ? std::nullopt : convert_unit(1, quantity.unit, "h");
        const auto now = profile.value(fact);
        if (hours && now) {
            clocks.push_back({fact, *now, *hours, quantity.whole, marks_of(quantity, compared.of(fact), *now)});
        }
    }
    return clocks;
}

/// The hours from now, sorted and each once, at which some condition may change.
std::vector<double> moments_of(const std::vector<Clock>& clocks) {
    std::vector<double> moments;
    for (const Clock& clock : clocks) {
        for (const double mark : clock.marks) moments.push_back(hours_until(clock, mark));
    }
    for (double& moment : moments) {
        const double rounded = std::round(moment / rounding) * rounding;
        if (are_same_moment(moment, rounded)) moment = rounded;
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end(), are_same_moment), moments.end());
    return moments;
}

/// How many hours one may wait before some number leaves its range, and nothing can be said; `most_hours_to_wait` at
/// the most.
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

// One fact with its other values: parts of a range first, then the presences it does not have now. A finding may
// become present or absent; a quantity only absent, where that is allowed.
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

// Each moment is a step, and so is each gap between two of them. Zero hours is no wait, so the line begins just behind
// it.
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
