// A list of detectors, each for one usual mistake, asked in order; the first that knows better than the bare fault
// gives the sentence. New mistakes get a detector of their own, so none grows conditions for another's case.
#include "profile/json_mistake.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The place where a text stopped being JSON, with what detectors ask about it.
struct Break {
    std::string_view text;
    JsonFault fault;
    std::size_t at;

    std::string_view rest() const { return text.substr(at); }
    /// The character at the place; a zero at the end of the text.
    char here() const { return at < text.size() ? text[at] : '\0'; }
    /// The last character before the place that is no blank; a zero if there is none.
    char before() const {
        const std::size_t last = at == 0 ? std::string_view::npos : text.find_last_not_of(blanks, at - 1);
        return last == std::string_view::npos ? '\0' : text[last];
    }
    /// The run of letters, digits, `_` and `-` at the place; empty if another character stands there.
    std::string_view word() const {
        const std::string_view from = rest();
        const auto end =
            std::find_if_not(from.begin(), from.end(), [](char c) { return is_name_character(c) || c == '-'; });
        return from.substr(0, static_cast<std::size_t>(end - from.begin()));
    }
    bool starts_with_any(std::initializer_list<std::string_view> parts) const {
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return rest().starts_with(part); });
    }
};

// The answer of a detector: a mistake, or nothing when the text shows another one.
using Found = std::optional<JsonMistake>;

// Such a file is one line to everybody else, so a batch sees one profile with text behind it.
Found lines_end_in_cr(const Break& at) {
    const std::string_view before = at.text.substr(0, at.at);
    const bool is_alone = before.find('\r') != std::string_view::npos && before.find('\n') == std::string_view::npos;
    if (at.fault != JsonFault::text_behind || !is_alone) return {};
    return JsonMistake{"its lines end in CR alone, so that it is one line", "let each line end in LF or CRLF"};
}

Found several_profiles(const Break& at) {
    if (at.fault != JsonFault::text_behind || at.here() != '{') return {};
    return JsonMistake{"another profile follows the first",
                       "write one profile a line, or all of them in a list `[…, …]`, for `triage batch`"};
}

Found single_quotes(const Break& at) {
    if (!at.starts_with_any({"'", "`", "‘", "’"})) return {};
    return JsonMistake{"it has single quotes where JSON has double ones", "write `\"` in place of `'`"};
}

Found curly_quotes(const Break& at) {
    if (!at.starts_with_any({"“", "”", "„", "«", "»", "＂"})) return {};
    return JsonMistake{"it has typographic quotes", "write straight double quotes: `\"`"};
}

Found comment(const Break& at) {
    if (!at.starts_with_any({"//", "/*", "#"})) return {};
    return JsonMistake{"it has a comment, and JSON has none", "take the comment out"};
}

Found last_comma(const Break& at) {
    if (at.before() != ',' || (at.here() != '}' && at.here() != ']')) return {};
    return JsonMistake{"a comma stands behind the last part",
                       "take out the comma before `" + std::string(1, at.here()) + "`"};
}

Found two_commas(const Break& at) {
    if (at.here() != ',' || (at.before() != ',' && at.before() != '{' && at.before() != '[')) return {};
    return JsonMistake{"a comma has nothing before it", "take one comma out"};
}

// In `"pain": 3,5` the number ends at the comma, so a 5 stands where a key must: a digit there, behind a comma that
// follows a digit, is the rest of a number.
Found decimal_comma(const Break& at) {
    const std::size_t comma = at.text.find_last_not_of(blanks, at.at == 0 ? 0 : at.at - 1);
    const bool has_digits = at.fault == JsonFault::no_key && at.here() >= '0' && at.here() <= '9' && comma != 0 &&
                            comma != std::string_view::npos && at.text[comma] == ',' && at.text[comma - 1] >= '0' &&
                            at.text[comma - 1] <= '9';
    if (!has_digits) return {};
    return JsonMistake{"a number has a decimal comma", "write a point: `3.5`"};
}

// The word without a leading minus, as in `-Infinity`.
std::string_view without_sign(std::string_view word) { return word.starts_with('-') ? word.substr(1) : word; }

Found no_number(const Break& at) {
    constexpr std::array<std::string_view, 8> words{"NaN", "nan", "NAN", "Infinity", "infinity", "Inf", "inf", "INF"};
    if (std::find(words.begin(), words.end(), without_sign(at.word())) == words.end()) return {};
    return JsonMistake{quote(at.word()) + " is no number of JSON", "write `null` for a number that is not known"};
}

// Words that other languages have for true, false and null. The advice to put them in quotes would be wrong.
Found foreign_word(const Break& at) {
    constexpr std::array<std::string_view, 10> words{"True", "False", "None",      "TRUE", "FALSE",
                                                     "NULL", "Null",  "undefined", "nil",  "NIL"};
    if (std::find(words.begin(), words.end(), at.word()) == words.end()) return {};
    return JsonMistake{quote(at.word()) + " is no word of JSON",
                       "JSON has `true`, `false` and `null`, in small letters"};
}

Found bare_key(const Break& at) {
    if (at.fault != JsonFault::no_key || at.word().empty()) return {};
    return JsonMistake{"the key " + quote(at.word()) + " has no quotes", "write `\"" + shorten(at.word()) + "\"`"};
}

// A word where a value must stand. At the very beginning of the text it is taken for a text that is no object at all.
Found bare_text(const Break& at) {
    if (at.fault != JsonFault::no_value || at.word().empty() || at.word().starts_with('-')) return {};
    const bool is_first = at.before() == '\0';
    if (is_first) return JsonMistake{"it does not begin with `{`", "a profile is an object: `{\"symptoms\": […]}`"};
    return JsonMistake{quote(at.word()) + " has no quotes", "write a text between double quotes"};
}

// Behind a colon there is nothing but the end of the member.
Found missing_value(const Break& at) {
    if (at.fault != JsonFault::no_value || at.before() != ':') return {};
    if (at.here() != ',' && at.here() != '}') return {};
    return JsonMistake{"a key has no value", "leave the key out, or write `null` for a number that is not known"};
}

// A sign or a point where a value must stand is taken for the beginning of a number.
Found odd_number(const Break& at) {
    const bool is_number = at.fault == JsonFault::bad_number;
    const bool is_start_of_one = at.fault == JsonFault::no_value && (at.here() == '+' || at.here() == '.');
    if (!is_number && !is_start_of_one) return {};
    return JsonMistake{"a number is malformed or too large", "write it as `7`, `0.5` or `-1`: no leading zero, no `+`"};
}

// Blanks and marks beyond ASCII that look like what belongs there, or like nothing.
Found odd_character(const Break& at) {
    if (is_ascii(at.here())) return {};
    return JsonMistake{"it has a character that JSON does not have outside of texts",
                       "write it with plain blanks and quotes"};
}

Found missing_comma(const Break& at) {
    if (at.fault != JsonFault::no_comma) return {};
    const bool is_part = at.here() == '"' || at.here() == '{' || at.here() == '[' || !at.word().empty();
    if (!is_part) return {};
    return JsonMistake{"a comma is missing", "separate the parts by commas"};
}

Found missing_colon(const Break& at) {
    if (at.fault != JsonFault::no_colon) return {};
    return JsonMistake{"a key has no colon behind it", "write `\"key\": value`"};
}

// The sentence for a fault in which no detector saw more, or that says enough by itself.
JsonMistake by_fault(JsonFault fault) {
    switch (fault) {
        case JsonFault::no_text: return {"there is no text", ""};
        case JsonFault::cut_off: return {"it ends too early", "give all of it; in a batch a profile is one line"};
        case JsonFault::no_string_end: return {"a string has no end", "close it with `\"`"};
        case JsonFault::bad_escape: return {"a string has a bad escape", "write `\\\\` for a backslash"};
        case JsonFault::bare_control:
            return {"a string has a control character that is not escaped",
                    "write `\\n` for a line break, `\\t` for a tab"};
        case JsonFault::bad_number: return {"a number is malformed or too large", ""};
        case JsonFault::text_behind: return {"something stands behind its end", "take out what follows the last `}`"};
        case JsonFault::too_deep: return {"it is nested too deeply", ""};
        default: return {"its structure is broken", ""};
    }
}

// In order, the first answer counts. INVARIANT: a detector stands before those that would take its case for theirs;
// `bare_key` and `bare_text`, which take any word, come late.
constexpr std::array detectors{lines_end_in_cr, several_profiles, single_quotes, curly_quotes,  comment,
                               last_comma,      two_commas,       decimal_comma, no_number,     foreign_word,
                               missing_value,   odd_number,       odd_character, missing_comma, bare_key,
                               bare_text,       missing_colon};

}  // namespace

// Inside a string the characters around the place are somebody's text and tell nothing; at the end of the text there
// are none. In both cases the fault alone speaks.
JsonMistake usual_mistake(std::string_view text, JsonFault fault, std::size_t at) {
    const bool is_in_string = fault == JsonFault::bad_escape || fault == JsonFault::bare_control;
    if (!is_in_string && at < text.size()) {
        for (const auto detect : detectors) {
            if (const Found found = detect({text, fault, at})) return *found;
        }
    }
    return by_fault(fault);
}

// Without a byte-order mark a zero must be among the first two bytes, and all zeros must lie on the same side of the
// pairs and make up more than a quarter of what is looked at. A text in UTF-8 with a stray zero is no such text.
bool is_wide_text(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    if (text.substr(0, 2).find('\0') == std::string_view::npos) return false;
    std::array<std::size_t, 2> zeros{};
    const std::size_t looked_at = std::min<std::size_t>(text.size(), 64);
    for (std::size_t i = 0; i < looked_at; ++i) zeros[i % 2] += text[i] == '\0' ? 1 : 0;
    const std::size_t most = std::max(zeros[0], zeros[1]);
    return most >= 2 && most * 4 > looked_at && std::min(zeros[0], zeros[1]) == 0;
}

std::string narrowed(std::string_view text) {
    std::string narrow;
    for (std::size_t i = text.front() == '\xFF' || text.front() == '\xFE' ? 2 : 0; i + 1 < text.size(); i += 2) {
        const bool is_ascii = (text[i] == '\0') != (text[i + 1] == '\0');
        if (!is_ascii) break;
        narrow += text[i] == '\0' ? text[i + 1] : text[i];
    }
    return narrow;
}

}  // namespace triage
