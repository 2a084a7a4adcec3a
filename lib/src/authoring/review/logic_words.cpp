// Chooses for each list of a condition between a chain of words ("a and b"), a line with semicolons and an outline, and
// writes numbers as people count them.

#include "authoring/review/logic_words.hpp"

#include <algorithm>
#include <cmath>

#include "model/condition_facts.hpp"
#include "model/names.hpp"
#include "render/wording.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

constexpr std::size_t longest_chain = 3;  // joined by words, not by semicolons

using Kind = Condition::Kind;

bool is_leaf(const Condition& condition) {
    return condition.kind == Kind::finding || condition.kind == Kind::comparison;
}

bool is_denied_leaf(const Condition& condition) {
    return condition.kind == Kind::negation && is_leaf(condition.parts.front());
}

/// A fact, a comparison, or the denial of one: what can stand in the middle of a line.
bool is_short(const Condition& condition) { return is_leaf(condition) || is_denied_leaf(condition); }

bool fits_a_line(const Condition& list) { return std::all_of(list.parts.begin(), list.parts.end(), is_short); }

bool wants_all(const Condition& list) { return list.count == list.parts.size(); }

/// True if a part is a comparison. "Pain is 4 or more or fever" would be hard to read, so such a list is not joined by
/// "or".
bool has_number(const Condition& list) {
    return std::any_of(list.parts.begin(), list.parts.end(), [](const Condition& part) {
        return (part.parts.empty() ? part : part.parts.front()).kind == Kind::comparison;
    });
}

/// The word between the parts of a short list; empty where the list is long, or where semicolons are easier to read.
std::string_view joining_word(const Condition& list) {
    if (list.parts.size() > longest_chain) return {};
    if (wants_all(list)) return " and ";
    return list.count == 1 && !has_number(list) ? " or " : "";
}

// --- numbers ---------------------------------------------------------------------------------------------------

/// A unit of time in the singular and the plural.
struct UnitWords {
    std::string_view one;
    std::string_view many;
};

/// REQUIRES: one of the five units that a pack may name.
UnitWords unit_words(std::string_view unit) {
    if (unit == "s") return {"second", "seconds"};
    if (unit == "min") return {"minute", "minutes"};
    if (unit == "h") return {"hour", "hours"};
    if (unit == "d") return {"day", "days"};
    return {"week", "weeks"};
}

/// " (3 days)", where the number is two or more of the larger unit and nothing over; else empty.
std::string in_whole(double number, double size, std::string_view larger) {
    const double amount = number / size;
    if (amount < 2 || std::floor(amount) != amount || amount * size != number) return "";
    return " (" + number_text(amount) + " " + std::string(larger) + ")";
}

/// The unit behind a number in full: " hours (3 days)". A pack keeps numbers in the unit that is asked for, which may
/// be far from how people count.
std::string after_number(const std::string& unit, double number) {
    if (unit.empty()) return "";
    const UnitWords words = unit_words(unit);
    std::string larger;
    if (unit == "h") larger = in_whole(number, 168, "weeks");
    if (unit == "h" && larger.empty()) larger = in_whole(number, 24, "days");
    if (unit == "d") larger = in_whole(number, 7, "weeks");
    return " " + std::string(number == 1 ? words.one : words.many) + larger;
}

/// "4 or more": the comparison without its fact.
std::string limit_text(const Condition& leaf, const Quantity& quantity) {
    Fact bare;  // its unit follows in full
    bare.quantity.emplace();
    return comparison_text(bare, {leaf.fact, leaf.comparator, leaf.number}, after_number(quantity.unit, leaf.number));
}

// --- lines -----------------------------------------------------------------------------------------------------

/// Writes conditions with the names of one vocabulary.
class ConditionWords {
public:
    explicit ConditionWords(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    /// Short conditions and lists of short ones become a line; everything else becomes an outline of its parts.
    LogicWords write(const Condition& condition) const {
        if (is_short(condition)) return {short_line(condition), {}};
        if (condition.kind == Kind::negation) return {{{"this does not hold:"}}, {write(condition.parts.front())}};
        if (condition.parts.size() == 1) return write(condition.parts.front());
        if (fits_a_line(condition)) return {list(condition), {}};
        return outline(condition);
    }

private:
    /// The name of the fact, and behind a quantity how it is compared.
    std::vector<Phrase> leaf(const Condition& condition) const {
        const Fact& fact = vocabulary_[condition.fact];
        std::vector<Phrase> line{{spoken(fact.id), true}};
        if (fact.quantity) line.push_back({" is " + limit_text(condition, *fact.quantity)});
        return line;
    }

    /// A denied finding is "no NAME"; a denied comparison "not true that NAME is …", since "no pain is 4 or more" is no
    /// English.
    std::vector<Phrase> short_line(const Condition& condition) const {
        if (is_leaf(condition)) return leaf(condition);
        std::vector<Phrase> line = leaf(condition.parts.front());
        line.insert(line.begin(), {condition.parts.front().kind == Kind::finding ? "no " : "not true that "});
        return line;
    }

    /// A list on one line: a chain of words, or a head, a colon and the parts with semicolons between them.
    std::vector<Phrase> list(const Condition& condition) const {
        const std::string_view word = joining_word(condition);
        const bool is_chain = !word.empty();
        const std::string_view joint = is_chain ? word : "; ";
        std::vector<Phrase> line;
        if (!is_chain) line.push_back({head(condition) + ": "});
        for (std::size_t i = 0; i < condition.parts.size(); ++i) {
            if (i > 0) line.push_back({std::string(joint)});
            for (Phrase& phrase : short_line(condition.parts[i])) line.push_back(std::move(phrase));
        }
        return line;
    }

    /// A head, and each part on lines of its own.
    LogicWords outline(const Condition& condition) const {
        LogicWords words{{{head(condition) + " these:"}}, {}};
        for (const Condition& part : condition.parts) words.parts.push_back(write(part));
        return words;
    }

    /// How many of the parts must hold, in words.
    static std::string head(const Condition& condition) {
        if (condition.count == 1) return "any of";
        return wants_all(condition) ? "all of" : "at least " + std::to_string(condition.count) + " of";
    }

    const Vocabulary& vocabulary_;
};

}  // namespace

LogicWords logic_words(const Condition& condition, const Vocabulary& vocabulary) {
    return ConditionWords(vocabulary).write(condition);
}

std::vector<FactId> facts_in_order(const Condition& condition) {
    std::vector<FactId> facts;
    for_each_leaf(condition, [&](const Condition& leaf) {
        if (std::find(facts.begin(), facts.end(), leaf.fact) == facts.end()) facts.push_back(leaf.fact);
    });
    return facts;
}

}  // namespace triage
