// A number is tried before a word, since ids may begin with a letter only; a sign is whatever is neither.
#include "pack/condition_tokens.hpp"

#include <algorithm>
#include <optional>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

std::size_t word_size(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_character) - text.begin());
}

// Comparators of two signs are one token; `> =` with a blank is two, which the usual mistakes know.
std::size_t sign_size(std::string_view text) {
    if (text.starts_with("<=") || text.starts_with(">=")) return 2;
    std::string_view rest = text;
    take_code_point(rest);
    return text.size() - rest.size();
}

}  // namespace

ConditionToken next_token(std::string_view condition, std::size_t from) {
    using Kind = ConditionToken::Kind;
    const std::size_t begin = std::min(condition.find_first_not_of(" \t\n", from), condition.size());
    const std::string_view rest = condition.substr(begin);
    if (rest.empty()) return {Kind::end, rest, begin, {}};
    // `take_decimal` leaves in `behind` what is not the number.
    std::string_view behind = rest;
    if (auto number = take_decimal(behind)) {
        return {Kind::number, rest.substr(0, rest.size() - behind.size()), begin, std::move(*number)};
    }
    if (const std::size_t size = word_size(rest); size > 0) return {Kind::word, rest.substr(0, size), begin, {}};
    return {Kind::symbol, rest.substr(0, sign_size(rest)), begin, {}};
}

}  // namespace triage
