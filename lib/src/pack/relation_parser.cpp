// Two sums and a comparator, read from left to right; then one unit is found for all numbers, and a relation that all
// people satisfy, or nobody, is refused.
//
// It shares no code with the parser of conditions, since a relation adds where a condition joins. Factors are whole
// numbers of the greatest common unit, so that sums of whole numbers are exact.
#include "pack/relation_parser.hpp"

#include <algorithm>
#include <numeric>

#include "model/nearest.hpp"
#include "model/units.hpp"
#include "profile/relations.hpp"
#include "text/ascii.hpp"

namespace triage {

namespace {

constexpr std::uint64_t seconds_in_year = 31'557'600;  // 365.25 days

/// Reads one relation. INVARIANT: once there is an issue, everything is read, so that each step ends by itself.
class RelationParser {
public:
    RelationParser(NodeRef node, const Vocabulary& vocabulary)
        : node_(node), text_(node.text()), vocabulary_(vocabulary) {}

    Result<Relation> parse() {
        Relation relation;
        relation.holds = text_;
        // Both orders of writing become one: `low` is the sum that must not be above the other.
        parse_sum(relation.low);
        const bool is_turned = parse_comparator(relation);
        parse_sum(relation.high);
        if (at_ < text_.size()) fail(at_, "unexpected " + shown_rest(), "add with `+`", "condition_syntax");
        if (is_turned) std::swap(relation.low, relation.high);
        if (issues_.empty()) find_factors(relation);
        if (issues_.empty()) refuse_useless(relation);
        if (!issues_.empty()) return std::move(issues_);
        return relation;
    }

private:
    // --- words -------------------------------------------------------------------------------------------------
    void skip_space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
    }

    /// The word behind the blanks, which is not taken; empty where a sign or the end stands there.
    std::string_view next_word() {
        skip_space();
        std::size_t size = 0;
        while (at_ + size < text_.size() && is_name_character(text_[at_ + size])) ++size;
        return text_.substr(at_, size);
    }

    bool take(std::string_view text) {
        skip_space();
        if (!text_.substr(at_).starts_with(text)) return false;
        at_ += text.size();
        return true;
    }

    bool take_word(std::string_view word) { return next_word() == word && take(word); }

    std::string shown_rest() const {
        return at_ < text_.size() ? "`" + std::string(text_.substr(at_)) + "`" : "the end of the relation";
    }

    void fail(std::size_t offset, std::string message, std::string hint, std::string_view code) {
        if (issues_.empty())
            issues_.push_back({code, std::move(message), std::move(hint), node_.position(offset), Severity::error});
        at_ = text_.size();
    }

    // --- grammar -----------------------------------------------------------------------------------------------
    /// True for `>` and `>=`, where the greater sum stands first.
    bool parse_comparator(Relation& relation) {
        for (const std::string_view comparator : {"<=", ">=", "<", ">"}) {
            if (!take(comparator)) continue;
            relation.is_strict = comparator.size() == 1;
            return comparator.front() == '>';
        }
        fail(at_, "expected `<=`, `<`, `>=` or `>` before " + shown_rest(), "for example `age_at_onset <= age`",
             "condition_syntax");
        return false;
    }

    // At least one part, more with `+` between them.
    void parse_sum(std::vector<RelationTerm>& sum) {
        do {
            parse_part(sum);
        } while (issues_.empty() && take("+"));
        skip_space();
    }

    // A number with its unit, or a quantity, which has one or is given one by `in`.
    void parse_part(std::vector<RelationTerm>& sum) {
        if (!issues_.empty()) return;
        skip_space();
        const std::size_t offset = at_;
        std::string_view rest = text_.substr(at_);
        RelationTerm term;
        if (const auto number = take_decimal(rest)) {
            at_ = text_.size() - rest.size();
            const auto nearest = nearest_double(*number);
            if (!nearest) return fail(offset, "the number is too large or too small for a number", "", "out_of_range");
            term.number = *nearest;
            parse_unit_of_number(term);
        } else if (!next_word().empty()) {
            parse_quantity(term);
        } else {
            return fail(offset, "expected a quantity or a number before " + shown_rest(), "", "condition_syntax");
        }
        sum.push_back(std::move(term));
    }

    void parse_unit_of_number(RelationTerm& term) {
        const std::string_view unit = next_word();
        if (unit.empty()) return;
        if (!seconds_in_relation(unit)) return refuse_unit(unit);
        term.unit = unit;
        at_ += unit.size();
    }

    void parse_quantity(RelationTerm& term) {
        const std::string_view name = next_word();
        const auto fact = vocabulary_.find(name);
        if (!fact || vocabulary_[*fact].id != name) return refuse_name(name, fact);
        if (!vocabulary_[*fact].quantity) {
            return fail(at_, "`" + std::string(name) + "` is yes or no and has no number", "relate two quantities",
                        "wrong_kind");
        }
        at_ += name.size();
        term.quantity = fact;
        term.unit = vocabulary_[*fact].quantity->unit;
        if (!take_word("in")) return;
        const std::string_view unit = next_word();
        if (!seconds_in_relation(unit)) return refuse_unit(unit);
        if (!term.unit.empty()) {
            return fail(at_, "`" + std::string(name) + "` is in `" + term.unit + "` already", "leave the unit out",
                        "wrong_unit");
        }
        term.unit = unit;
        at_ += unit.size();
    }

    void refuse_unit(std::string_view unit) {
        fail(at_, "`" + std::string(unit) + "` is not a unit of time",
             "units are s, min, h, d, w and years, also spelled out", "wrong_unit");
    }

    void refuse_name(std::string_view name, std::optional<FactId> fact) {
        fail(at_, "unknown fact `" + std::string(name) + "`",
             fact ? "relations name facts by id: `" + vocabulary_[*fact].id + "`"
                  : suggestion(vocabulary_.nearest(name)),
             "unknown_name");
    }

    // --- one unit for all ----------------------------------------------------------------------------------------
    template <class Visit>
    static void for_each_term(Relation& relation, Visit visit) {
        for (RelationTerm& term : relation.low) visit(term);
        for (RelationTerm& term : relation.high) visit(term);
    }

    // Times of all units are brought to whole multiples of one; plain numbers need no factor, and do not compare with
    // times.
    void find_factors(Relation& relation) {
        bool has_time = false;
        bool has_plain = false;
        for_each_term(relation, [&](const RelationTerm& term) {
            has_time = has_time || !term.unit.empty();
            has_plain = has_plain || term.unit.empty();
        });
        if (has_time && has_plain) {
            return fail(0, "plain numbers and times are not comparable",
                        "say what a plain number counts, as in `age in years`, and give each number its unit",
                        "wrong_unit");
        }
        if (!has_time) return;
        std::uint64_t common = 0;
        for_each_term(relation, [&](RelationTerm& term) {
            term.factor = *seconds_in_relation(term.unit);
            common = std::gcd(common, term.factor);
        });
        for_each_term(relation, [&](RelationTerm& term) { term.factor /= common; });
    }

    // Also a relation that nobody can break is an issue: its author thinks that it guards against something.
    void refuse_useless(const Relation& relation) {
        if (quantities_of(relation).size() < 2) {
            return fail(0, "a relation is between two quantities or more", "one alone has its `min` and `max`",
                        "condition_syntax");
        }
        const Scope scope = scope_of(relation, vocabulary_);
        const std::string hint = "compare it with the ranges of its quantities";
        if (scope == Scope::none) fail(0, "no numbers in the ranges fit `" + relation.holds + "`", hint, "never_true");
        if (scope == Scope::all) fail(0, "all numbers in the ranges fit `" + relation.holds + "`", hint, "always_true");
    }

    NodeRef node_;
    std::string_view text_;
    const Vocabulary& vocabulary_;
    std::size_t at_ = 0;
    Issues issues_;
};

}  // namespace

std::optional<std::uint64_t> seconds_in_relation(std::string_view unit) {
    if (unit == "y" || unit == "year" || unit == "years") return seconds_in_year;
    return seconds_in(unit);
}

Result<Relation> parse_relation(NodeRef text, const Vocabulary& vocabulary) {
    return RelationParser(text, vocabulary).parse();
}

}  // namespace triage
