// Writes a condition as an author would: `and` and `or` between a few parts, a list for many, and parentheses only
// where the text would otherwise read back as something else.
#include "pack/condition_text.hpp"

#include <cmath>

#include "text/doubles.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

/// More parts than this are easier to read below each other, as a list.
constexpr std::size_t longest_chain = 3;

/// How tightly a text holds together; what stands inside another one must hold as tightly as that wants.
enum class Tightness : std::uint8_t { disjunction, conjunction, term };

/// Whether the parts stand with `and` or `or` between them. A list of one part stays a list.
bool is_chain(const Condition& condition) {
    const std::size_t size = condition.parts.size();
    return condition.kind == Condition::Kind::at_least && size > 1 && size <= longest_chain &&
           (condition.count == 1 || condition.count == size);
}

Tightness tightness_of(const Condition& condition) {
    if (!is_chain(condition)) return Tightness::term;
    return condition.count == 1 ? Tightness::disjunction : Tightness::conjunction;
}

/// Appends to one text, so that writing takes time in the length of what is written.
class ConditionWriter {
public:
    explicit ConditionWriter(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    std::string take() { return std::move(text_); }

    void write(const Condition& condition, Tightness wanted) {
        const bool is_loose = tightness_of(condition) < wanted;
        if (is_loose) text_ += '(';
        write(condition);
        if (is_loose) text_ += ')';
    }

private:
    void write(const Condition& condition) {
        switch (condition.kind) {
            case Condition::Kind::finding: text_ += vocabulary_[condition.fact].id; break;
            case Condition::Kind::comparison: write_comparison(condition); break;
            case Condition::Kind::negation:
                text_ += "not ";
                write(condition.parts.front(), Tightness::term);
                break;
            case Condition::Kind::at_least:
                if (is_chain(condition)) {
                    write_chain(condition);
                } else {
                    write_list(condition);
                }
                break;
        }
    }

    // With the unit, which a condition of such a quantity must have.
    void write_comparison(const Condition& leaf) {
        const Fact& fact = vocabulary_[leaf.fact];
        text_ += fact.id + " " + std::string(to_string(leaf.comparator)) + " " + number_text(leaf.number);
        if (!fact.quantity->unit.empty()) text_ += " " + fact.quantity->unit;
    }

    // A part that is a chain of the same joint needs parentheses, or both would read as one.
    void write_chain(const Condition& chain) {
        const bool any = chain.count == 1;
        std::string_view joint;
        for (const Condition& part : chain.parts) {
            text_ += joint;
            write(part, any ? Tightness::conjunction : Tightness::term);
            joint = any ? " or " : " and ";
        }
    }

    void write_list(const Condition& list) {
        const bool all = list.count == list.parts.size() && list.count > 1;
        text_ += list.count == 1 ? "any" : all ? "all" : "at least " + std::to_string(list.count);
        std::string_view joint = " of (";
        for (const Condition& part : list.parts) {
            text_ += joint;
            write(part, Tightness::disjunction);
            joint = ", ";
        }
        text_ += ')';
    }

    const Vocabulary& vocabulary_;
    std::string text_;
};

}  // namespace

std::string condition_text(const Condition& condition, const Vocabulary& vocabulary) {
    ConditionWriter writer(vocabulary);
    writer.write(condition, Tightness::disjunction);
    return writer.take();
}

std::size_t decimal_places(double number) {
    const std::string text = number_text(number);
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : text.size() - point - 1;
}

// The step of a huge number's last place may be lost when it is added; then the result is the next double there is.
double moved_by(double number, int places) {
    const double scale = std::pow(10.0, static_cast<double>(decimal_places(number)));
    const double moved = std::round(number * scale + places) / scale;
    const bool is_moved = places > 0 ? moved > number : moved < number;
    if (is_moved && std::isfinite(moved)) return moved;
    return places > 0 ? next_above(number) : next_below(number);
}

}  // namespace triage
