// One function a production of the grammar, each leaving the token behind what it read. There is no back-tracking: the
// next token always tells which production it is.
//
// After the first issue the token is the end of the condition, so that every loop and every function above ends by
// itself. The issue says what the grammar expected; condition_mistakes.cpp may know better what the author had in mind.
#include "pack/condition_parser.hpp"

#include <cmath>

#include "model/enum_names.hpp"
#include "model/nearest.hpp"
#include "pack/condition_mistakes.hpp"
#include "pack/condition_tokens.hpp"

namespace triage {

namespace {

using Token = ConditionToken;

std::string shown(const Token& token) {
    return token.kind == Token::Kind::end ? "the end of the condition" : "`" + std::string(token.text) + "`";
}

/// The clause "at least `count` of `parts`".
Condition group(std::vector<Condition> parts, std::size_t count) {
    Condition condition;
    condition.kind = Condition::Kind::at_least;
    condition.count = count;
    condition.parts = std::move(parts);
    return condition;
}

/// Reads one condition. INVARIANT: `issues_` has one issue at most, and with it `token_` is the end.
class ConditionParser {
public:
    ConditionParser(NodeRef node, const Vocabulary& vocabulary)
        : node_(node), text_(node.text()), vocabulary_(vocabulary), token_(next_token(text_, 0)) {}

    Result<Condition> parse() {
        Condition condition = parse_condition();
        if (issues_.empty() && token_.kind != Token::Kind::end) refuse_rest();
        if (issues_.empty()) return condition;
        name_mistake();
        return issues_;
    }

private:
    // --- issues ----------------------------------------------------------------------------------------------
    void refuse_rest() {
        if (token_.kind == Token::Kind::word) {
            fail("`and` or `or` is missing before " + shown(token_), "join conditions with `and` or `or`");
        } else {
            fail("unexpected " + shown(token_), is(")") ? "it closes nothing" : "join conditions with `and` or `or`");
        }
    }

    // A usual mistake at the place of the issue, or where it was seen, replaces an issue about words: what the author
    // had in mind is a better message than what the grammar expected. Limits and ranges are said as they are.
    void name_mistake() {
        const Issue& issue = issues_.front();
        const bool is_about_words = issue.code == "condition_syntax" || issue.code == "unknown_name" ||
                                    issue.code == "wrong_kind" || issue.code == "wrong_unit";
        if (!is_about_words) return;
        auto mistake = find_mistake(text_, failed_at_, vocabulary_);
        if (!mistake) mistake = find_mistake(text_, failed_token_, vocabulary_);
        if (!mistake) return;
        issues_ = {{"condition_syntax", std::move(mistake->message), std::move(mistake->hint),
                    node_.position(mistake->offset), Severity::error}};
    }

    /// Ends the reading with an issue at the token, unless there is one already. The empty condition is for the caller
    /// to return; nobody sees it.
    Condition fail(std::string message, std::string hint = "", std::string_view code = "condition_syntax") {
        return fail_at(token_.offset, std::move(message), std::move(hint), code);
    }

    Condition fail_at(std::size_t offset, std::string message, std::string hint, std::string_view code) {
        if (issues_.empty()) {
            issues_.push_back({code, std::move(message), std::move(hint), node_.position(offset), Severity::error});
            failed_at_ = offset;
            failed_token_ = token_.offset;
        }
        token_ = next_token(text_, text_.size());
        return {};
    }

    // --- tokens ----------------------------------------------------------------------------------------------
    void advance() { token_ = next_token(text_, token_.offset + token_.text.size()); }

    bool is(std::string_view text) const { return token_.text == text; }

    /// Goes on behind `text` if it is the next token.
    bool take(std::string_view text) {
        if (!is(text)) return false;
        advance();
        return true;
    }

    /// `take`, where nothing else may stand.
    bool expect(std::string_view text) {
        if (take(text)) return true;
        std::string hint = "write a list as in `any of (…)` or `at least 2 of (…)`";
        if (text == ")") hint = token_.kind == Token::Kind::word ? "put commas between parts" : "close what is open";
        fail("expected `" + std::string(text) + "` before " + shown(token_), std::move(hint));
        return false;
    }

    // --- grammar -------------------------------------------------------------------------------------------
    /// Reads a part one level deeper. The limit keeps the recursion of this parser, and of all that walks the tree
    /// later, within any stack.
    Condition parse_deeper(Condition (ConditionParser::*parse_part)()) {
        ++depth_;
        Condition part = depth_ > max_condition_depth
                             ? fail("the condition is nested too deeply", "write it flatter", "condition_too_deep")
                             : (this->*parse_part)();
        --depth_;
        return part;
    }

    // condition = conjunction {"or" conjunction}; every nesting but that of `not` goes through here.
    Condition parse_condition() { return parse_deeper(&ConditionParser::parse_disjunction); }

    Condition parse_disjunction() {
        std::vector<Condition> parts = parse_chain("or", &ConditionParser::parse_conjunction);
        return parts.size() == 1 ? std::move(parts.front()) : group(std::move(parts), 1);
    }

    Condition parse_conjunction() {
        std::vector<Condition> parts = parse_chain("and", &ConditionParser::parse_term);
        const std::size_t all = parts.size();
        return all == 1 ? std::move(parts.front()) : group(std::move(parts), all);
    }

    /// One part or more, with `joint` between them.
    std::vector<Condition> parse_chain(std::string_view joint, Condition (ConditionParser::*parse_part)()) {
        std::vector<Condition> parts;
        do {
            parts.push_back((this->*parse_part)());
        } while (issues_.empty() && take(joint));
        return parts;
    }

    // The one place where the grammar chooses: words that begin a term are no ids.
    Condition parse_term() {
        if (take("not")) return parse_not();
        if (take("at")) return parse_counted_list();
        if (is("any") || is("all")) return parse_list();
        if (!take("(")) return parse_fact();
        Condition condition = parse_condition();
        if (issues_.empty()) expect(")");
        return condition;
    }

    Condition parse_not() {
        Condition condition;
        condition.kind = Condition::Kind::negation;
        condition.parts.push_back(parse_deeper(&ConditionParser::parse_term));
        return condition;
    }

    // `any of` asks for one of its parts, `all of` for as many as it has.
    Condition parse_list() {
        const bool all = is("all");
        advance();
        std::vector<Condition> parts = parse_parts();
        const std::size_t count = all ? parts.size() : 1;
        return group(std::move(parts), count);
    }

    // The number is checked when the list is known: a clause that asks for more than it has could never hold.
    Condition parse_counted_list() {
        if (!expect("least")) return {};
        const Token count = token_;
        if (count.kind != Token::Kind::number) return fail("expected a number after `at least`");
        advance();
        std::vector<Condition> parts = parse_parts();
        if (!issues_.empty()) return {};
        const std::size_t size = parts.size();
        const double wanted = nearest_double(count.number).value_or(0);
        if (wanted < 1 || wanted > static_cast<double>(size) || wanted != std::floor(wanted)) {
            return fail_at(count.offset,
                           "`at least " + std::string(count.text) + " of` a list of " + std::to_string(size),
                           "give a whole number from 1 to " + std::to_string(size), "condition_syntax");
        }
        return group(std::move(parts), static_cast<std::size_t>(wanted));
    }

    /// "of", and what stands between the parentheses of a list.
    std::vector<Condition> parse_parts() {
        if (!expect("of") || !expect("(")) return {};
        std::vector<Condition> parts = parse_chain(",", &ConditionParser::parse_condition);
        if (issues_.empty()) expect(")");
        return parts;
    }

    // Findings stand alone and quantities are compared; which of them a name is decides what may follow.
    Condition parse_fact() {
        if (token_.kind != Token::Kind::word || is("and") || is("or") || is("of")) {
            return fail("expected a fact before " + shown(token_));
        }
        if (++leaves_ > max_condition_leaves) {
            return fail(
                "the condition has more than " + std::to_string(max_condition_leaves) + " facts and comparisons",
                "split it into several rules", "condition_too_large");
        }
        const Token name = token_;
        const auto fact = find(name);
        if (!fact) return {};
        advance();
        const auto comparator = enum_from<Comparator>(comparator_names, token_.text);
        if (vocabulary_[*fact].quantity) return parse_comparison(*fact, name, comparator);
        if (comparator) {
            return fail("`" + std::string(name.text) + "` is yes or no and cannot be compared",
                        "leave the comparison out", "wrong_kind");
        }
        Condition condition;
        condition.kind = Condition::Kind::finding;
        condition.fact = *fact;
        return condition;
    }

    // Rules name facts by id: an alias may be reworded, a rule must not change with it.
    std::optional<FactId> find(const Token& name) {
        const auto fact = vocabulary_.find(name.text);
        if (fact && vocabulary_[*fact].id == name.text) return fact;
        fail("unknown fact `" + std::string(name.text) + "`",
             fact ? "rules name facts by id: `" + vocabulary_[*fact].id + "`"
                  : suggestion(vocabulary_.nearest(name.text)),
             "unknown_name");
        return std::nullopt;
    }

    // The limit is kept in the quantity's own unit, rounded once from what is written; it has to be in the range of the
    // quantity, since no profile has another number.
    Condition parse_comparison(FactId fact, const Token& name, std::optional<Comparator> comparator) {
        const Quantity& quantity = *vocabulary_[fact].quantity;
        const std::string quoted = "`" + std::string(name.text) + "`";
        if (!comparator) {
            return fail_at(name.offset, quoted + " is a number and must be compared",
                           "for example `" + std::string(name.text) + " > 4`", "wrong_kind");
        }
        advance();
        const Token number = token_;
        if (number.kind != Token::Kind::number) {
            return fail("expected a number before " + shown(token_), "write a number in digits");
        }
        advance();
        const auto ratio = parse_unit(quantity);
        if (!ratio) return {};
        const auto limit = converted(number.number, *ratio);
        if (!limit || *limit < quantity.min || *limit > quantity.max) {
            return fail_at(number.offset,
                           "`" + std::string(number.text) + "` is " +
                               (limit ? "outside the range of " + quoted : "too large or too small for a number"),
                           "", "out_of_range");
        }
        Condition condition;
        condition.kind = Condition::Kind::comparison;
        condition.fact = fact;
        condition.comparator = *comparator;
        condition.number = *limit;
        return condition;
    }

    /// How many units of the quantity one of the unit at the token is. A quantity with a unit is never compared without
    /// one: "72" could be hours or days to whoever reads the rule.
    std::optional<UnitRatio> parse_unit(const Quantity& quantity) {
        const bool has_unit = token_.kind == Token::Kind::word && !is("and") && !is("or");
        const auto ratio = unit_ratio(has_unit ? token_.text : std::string_view(quantity.unit), quantity.unit);
        if (!ratio || (!has_unit && !quantity.unit.empty())) {
            fail(has_unit ? "`" + std::string(token_.text) + "` is not a unit of this quantity" : "the unit is missing",
                 quantity.unit.empty() ? "leave the unit out" : "write for example `" + quantity.unit + "`",
                 "wrong_unit");
            return std::nullopt;
        }
        if (has_unit) advance();
        return ratio;
    }

    NodeRef node_;
    std::string_view text_;
    const Vocabulary& vocabulary_;
    Token token_;  ///< the one to be read next
    std::size_t depth_ = 0;
    std::size_t leaves_ = 0;
    std::size_t failed_at_ = 0;     ///< where the first issue is
    std::size_t failed_token_ = 0;  ///< the token at which it was seen
    Issues issues_;                 ///< one at most
};

}  // namespace

Result<Condition> parse_condition(NodeRef text, const Vocabulary& vocabulary) {
    return ConditionParser(text, vocabulary).parse();
}

}  // namespace triage
