#include "pack/condition_parser.hpp"

#include <cmath>

#include "model/enum_names.hpp"
#include "model/nearest.hpp"
#include "model/units.hpp"
#include "pack/condition_mistakes.hpp"
#include "text/ascii.hpp"
#include "triage/utf8.hpp"

namespace triage {

namespace {

struct Token {
    enum class Kind : std::uint8_t { end, word, number, symbol } kind = Kind::end;
    std::string_view text;
    std::size_t offset = 0;
    Decimal number;
};

class ConditionParser {
public:
    ConditionParser(NodeRef node, const Vocabulary& vocabulary)
        : node_(node), text_(node.text()), vocabulary_(vocabulary) {
        advance();
    }

    Result<Condition> parse() {
        Condition condition = parse_or();
        if (issues_.empty() && token_.kind != Token::Kind::end) refuse_rest();
        if (issues_.empty()) return condition;
        name_mistake();
        return issues_;
    }

private:
    void refuse_rest() {
        if (token_.kind == Token::Kind::word) {
            fail("`and` or `or` is missing before " + shown(token_), "join conditions with `and` or `or`");
        } else {
            fail("unexpected " + shown(token_), is(")") ? "it closes nothing" : "join conditions with `and` or `or`");
        }
    }

    // What the author had in mind is a better message than what the grammar expected.
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

    // --- words ---------------------------------------------------------------------------------------------
    void advance() {
        while (next_ < text_.size() && (text_[next_] == ' ' || text_[next_] == '\t' || text_[next_] == '\n')) ++next_;
        token_ = {Token::Kind::end, {}, next_, {}};
        if (next_ == text_.size()) return;
        std::string_view rest = text_.substr(next_);
        std::size_t size = 1;
        if (auto number = take_decimal(rest)) {
            token_.kind = Token::Kind::number;
            token_.number = std::move(*number);
            size = text_.size() - next_ - rest.size();
        } else if (is_name_character(rest.front())) {
            token_.kind = Token::Kind::word;
            while (size < rest.size() && is_name_character(rest[size])) ++size;
        } else {
            token_.kind = Token::Kind::symbol;
            if ((rest.front() == '<' || rest.front() == '>') && rest.substr(1, 1) == "=") size = 2;
            // A character beyond ASCII, such as ≥, is shown whole.
            while (size < rest.size() && continues_character(rest[size])) ++size;
        }
        token_.text = text_.substr(next_, size);
        next_ += size;
    }

    bool is(std::string_view text) const { return token_.text == text; }

    bool take(std::string_view text) {
        if (!is(text)) return false;
        advance();
        return true;
    }

    bool expect(std::string_view text) {
        if (take(text)) return true;
        std::string hint = "write a list as in `any of (…)` or `at least 2 of (…)`";
        if (text == ")") hint = token_.kind == Token::Kind::word ? "put commas between parts" : "close what is open";
        fail("expected `" + std::string(text) + "` before " + shown(token_), std::move(hint));
        return false;
    }

    static std::string shown(const Token& token) {
        return token.kind == Token::Kind::end ? "the end of the condition" : "`" + std::string(token.text) + "`";
    }

    void fail(std::string message, std::string hint = "", std::string_view code = "condition_syntax") {
        fail_at(token_.offset, std::move(message), std::move(hint), code);
    }

    void fail_at(std::size_t offset, std::string message, std::string hint, std::string_view code) {
        if (issues_.empty()) {
            issues_.push_back({code, std::move(message), std::move(hint), node_.position(offset), Severity::error});
            failed_at_ = offset;
            failed_token_ = token_.offset;
        }
        token_ = {Token::Kind::end, {}, text_.size(), {}};
        next_ = text_.size();
    }

    // --- grammar -------------------------------------------------------------------------------------------
    Condition parse_or() {
        const bool too_deep = ++depth_ > max_condition_depth;
        if (too_deep) fail("the condition is nested too deeply", "write it flatter", "condition_too_deep");
        Condition condition = too_deep ? Condition{} : parse_chain("or", &ConditionParser::parse_and, false);
        --depth_;
        return condition;
    }

    Condition parse_and() { return parse_chain("and", &ConditionParser::parse_term, true); }

    Condition parse_chain(std::string_view joint, Condition (ConditionParser::*parse_part)(), bool all) {
        std::vector<Condition> parts;
        do {
            parts.push_back((this->*parse_part)());
        } while (issues_.empty() && take(joint));
        if (parts.size() == 1) return std::move(parts.front());
        const std::size_t count = all ? parts.size() : 1;
        return group(std::move(parts), count);
    }

    static Condition group(std::vector<Condition> parts, std::size_t count) {
        Condition condition;
        condition.kind = Condition::Kind::at_least;
        condition.count = count;
        condition.parts = std::move(parts);
        return condition;
    }

    Condition parse_term() {
        if (is("not")) return parse_not();
        if (is("any") || is("all") || is("at")) return parse_list();
        if (take("(")) {
            Condition condition = parse_or();
            if (issues_.empty()) expect(")");
            return condition;
        }
        return parse_fact();
    }

    Condition parse_not() {
        Condition condition;
        condition.kind = Condition::Kind::negation;
        advance();
        if (++depth_ > max_condition_depth)
            fail("the condition is nested too deeply", "write it flatter", "condition_too_deep");
        condition.parts.push_back(issues_.empty() ? parse_term() : Condition{});
        --depth_;
        return condition;
    }

    Condition parse_list() {
        const bool all = is("all");
        const bool counted = take("at");
        Token count;
        if (counted) {
            if (!expect("least")) return {};
            count = token_;
            if (count.kind != Token::Kind::number) {
                fail("expected a number after `at least`");
                return {};
            }
        }
        advance();
        if (!expect("of") || !expect("(")) return {};
        std::vector<Condition> parts;
        do {
            parts.push_back(parse_or());
        } while (issues_.empty() && take(","));
        if (!issues_.empty() || !expect(")")) return {};
        const std::size_t size = parts.size();
        if (!counted) return group(std::move(parts), all ? size : 1);
        const double wanted = nearest_double(count.number).value_or(0);
        if (wanted < 1 || wanted > static_cast<double>(size) || wanted != std::floor(wanted)) {
            fail_at(count.offset, "`at least " + std::string(count.text) + " of` a list of " + std::to_string(size),
                    "give a whole number from 1 to " + std::to_string(size), "condition_syntax");
            return {};
        }
        return group(std::move(parts), static_cast<std::size_t>(wanted));
    }

    Condition parse_fact() {
        if (token_.kind != Token::Kind::word || is("and") || is("or") || is("of")) {
            fail("expected a fact before " + shown(token_));
            return {};
        }
        if (++leaves_ > max_condition_leaves) {
            fail("the condition has more than " + std::to_string(max_condition_leaves) + " facts and comparisons",
                 "split it into several rules", "condition_too_large");
            return {};
        }
        const Token name = token_;
        const auto fact = find(name);
        if (!fact) return {};
        advance();
        const auto comparator = enum_from<Comparator>(comparator_names, token_.text);
        if (vocabulary_[*fact].quantity) return parse_comparison(*fact, name, comparator);
        if (comparator) {
            fail("`" + std::string(name.text) + "` is yes or no and cannot be compared", "leave the comparison out",
                 "wrong_kind");
            return {};
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
        std::string hint = fact ? "rules name facts by id: `" + vocabulary_[*fact].id + "`" : "";
        if (!fact) {
            const std::string nearest = vocabulary_.nearest(name.text);
            hint = suggestion(nearest);
        }
        fail("unknown fact `" + std::string(name.text) + "`", std::move(hint), "unknown_name");
        return std::nullopt;
    }

    Condition parse_comparison(FactId fact, const Token& name, std::optional<Comparator> comparator) {
        const Quantity& quantity = *vocabulary_[fact].quantity;
        if (!comparator) {
            fail_at(name.offset, "`" + std::string(name.text) + "` is a number and must be compared",
                    "for example `" + std::string(name.text) + " > 4`", "wrong_kind");
            return {};
        }
        advance();
        const Token number = token_;
        if (number.kind != Token::Kind::number) {
            fail("expected a number before " + shown(token_), "write a number in digits");
            return {};
        }
        advance();
        std::string_view unit = quantity.unit;
        const std::size_t unit_offset = token_.offset;
        const bool has_unit = token_.kind == Token::Kind::word && !is("and") && !is("or");
        if (has_unit) unit = token_.text;
        const auto ratio = unit_ratio(unit, quantity.unit);
        if (!ratio || (!has_unit && !quantity.unit.empty())) {
            refuse_unit(has_unit, unit_offset, quantity);
            return {};
        }
        if (has_unit) advance();
        const auto limit = converted(number.number, *ratio);
        if (!limit || *limit < quantity.min || *limit > quantity.max) {
            refuse_number(limit.has_value(), number, name);
            return {};
        }
        Condition condition;
        condition.kind = Condition::Kind::comparison;
        condition.fact = fact;
        condition.comparator = *comparator;
        condition.number = *limit;
        return condition;
    }

    void refuse_number(bool is_number, const Token& number, const Token& name) {
        const std::string text = "`" + std::string(number.text) + "` is ";
        fail_at(number.offset,
                is_number ? text + "outside the range of `" + std::string(name.text) + "`"
                          : text + "too large or too small for a number",
                "", "out_of_range");
    }

    void refuse_unit(bool has_unit, std::size_t offset, const Quantity& quantity) {
        const std::string known =
            quantity.unit.empty() ? "leave the unit out" : "write for example `" + quantity.unit + "`";
        fail_at(offset,
                has_unit ? "`" + std::string(token_.text) + "` is not a unit of this quantity" : "the unit is missing",
                known, "wrong_unit");
    }

    NodeRef node_;
    std::string_view text_;
    const Vocabulary& vocabulary_;
    Token token_;
    std::size_t next_ = 0;
    std::size_t depth_ = 0;
    std::size_t leaves_ = 0;
    std::size_t failed_at_ = 0;     // where the first issue is
    std::size_t failed_token_ = 0;  // the token at which it was seen
    Issues issues_;
};

}  // namespace

Result<Condition> parse_condition(NodeRef text, const Vocabulary& vocabulary) {
    return ConditionParser(text, vocabulary).parse();
}

}  // namespace triage
