// The keys that every profile may have stand here once; those of quantities come from the packs.
#include "profile/profile_keys.hpp"

#include <algorithm>

#include "model/nearest.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

// Line and column, from 1 and in bytes, of a byte of the text.
Position position_in(std::string_view text, std::size_t offset) {
    const std::size_t line_begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    Position where;
    where.line = static_cast<std::uint32_t>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line_begin), '\n') + 1);
    where.column = static_cast<std::uint32_t>(offset - line_begin + 1);
    return where;
}

// The nearest key that a profile may have, or where signs and the sender's own data belong.
std::string nearest_key(std::string_view key, const Vocabulary& vocabulary) {
    Nearest nearest(key);
    for (const std::string_view known : {"id", "symptoms", "conditions", "denies", "unsure", "no_others", "gateways",
                                         "equipment", "context", "answered_on", "kept_from", "was_there"}) {
        nearest.offer(known, known);
    }
    for (const Fact& fact : vocabulary.facts()) {
        if (fact.quantity) nearest.offer(fact.id, fact.id);
    }
    const std::string hint = nearest.hint();
    return hint.empty()
               ? "signs belong in `symptoms`, `conditions` or `denies`; what only the sender needs has its place in "
                 "`\"context\": {…}`"
               : hint;
}

}  // namespace

SayName say_of(std::string_view key) {
    if (key == "symptoms" || key == "conditions") return &ProfileBuilder::present;
    if (key == "denies") return &ProfileBuilder::absent;
    return key == "unsure" ? &ProfileBuilder::unsure : nullptr;
}

bool is_quantity_key(const Vocabulary& vocabulary, std::string_view key, std::optional<FactId> fact) {
    return fact && vocabulary[*fact].quantity && vocabulary[*fact].id == key;
}

std::string key_hint(const Vocabulary& vocabulary, std::string_view key, std::optional<FactId> fact) {
    if (fact && vocabulary[*fact].quantity) return suggestion(vocabulary[*fact].id);
    if (fact) return "write it in a list: `\"symptoms\": [\"" + vocabulary[*fact].id + "\"]` or in `denies`";
    if (const auto gateway = vocabulary.find_gateway(key)) {
        return "write it in `\"gateways\": {\"" + vocabulary[*gateway].id + "\": …}`";
    }
    return nearest_key(key, vocabulary);
}

void add_to_pointer(std::string_view key, std::string& pointer) {
    pointer += '/';
    for (const char c : shorten(key)) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

Issue unreadable(std::string_view code, std::string message, std::string hint, std::string_view text, std::size_t at) {
    return {code, std::move(message), std::move(hint), position_in(text, at), Severity::error};
}

}  // namespace triage
