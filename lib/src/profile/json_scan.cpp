// The grammar of JSON (RFC 8259) as one function a production. It builds nothing but the list of outermost members,
// since everything else about a text that is JSON comes from simdjson.
//
// Beside the place of the fault it keeps the last place up to which the text was whole, which is what `whole_part`
// gives; `end_part` decides when a part is.
#include "profile/json_scan.hpp"

#include <charconv>
#include <system_error>
#include <utility>

#include "text/ascii.hpp"
#include "text/decimal.hpp"
#include "text/json_writer.hpp"
#include "text/unprintable.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// True when a 64-bit integer holds the number, if it is a whole one, or a double does. Like simdjson it refuses a
// number only for its size: one that is too small for any double is 0. The standard library refuses both, so its digits
// tell.
bool is_representable(std::string_view number) {
    const char* end = number.data() + number.size();
    const bool is_negative = number.starts_with('-');
    std::uint64_t whole = 0;
    std::int64_t negative = 0;
    double value = 0;
    if (!is_whole_number(number)) {
        if (std::from_chars(number.data(), end, value).ec == std::errc{}) return true;
        const auto decimal = take_decimal(number);
        return decimal && static_cast<std::int64_t>(decimal->digits.size()) + decimal->exponent <= 0;
    }
    return (is_negative ? std::from_chars(number.data(), end, negative) : std::from_chars(number.data(), end, whole))
               .ec == std::errc{};
}

}  // namespace

bool is_whole_number(std::string_view number) {
    if (number.starts_with('-')) number.remove_prefix(1);
    return !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string without_large_numbers(std::string_view text, const JsonScan& scan) {
    std::string plain;
    const char* done = text.data();
    const auto put = [&](const char* end, std::string_view instead, std::string_view value) {
        plain.append(done, end).append(instead);
        done = value.data() + value.size();
    };
    for (const auto& [key, value] : scan.members()) {
        if (key == "id" && is_whole_number(value)) put(value.data(), "\"" + std::string(value) + "\"", value);
        if (key == "context" && value.starts_with('{')) put(value.data(), "{}", value);
    }
    return plain.append(done, text.data() + text.size());
}

// In valid JSON such a character can stand in a string only, and there an escape means the same. The list
// (text/unprintable.hpp) ends at U+FFFF, so one escape of four digits is enough. JSON lets blanks below U+0020 stand
// between tokens; those are left alone.
std::string without_unprintable(std::string json) {
    std::string plain;
    for (std::string_view rest = json; !rest.empty();) {
        const std::string_view before = rest;
        const char32_t c = take_code_point(rest);
        if (c > 0x1F && c <= 0xFFFF && is_never_printed(c)) {
            plain += json_escape(c);
        } else {
            plain += before.substr(0, before.size() - rest.size());
        }
    }
    return plain;
}

// A backslash and the character behind it are taken together, so that an escaped quote does not end a string.
std::string without_blanks(std::string_view json) {
    std::string compact;
    compact.reserve(json.size());
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (!in_string && is_blank(json[i])) continue;
        compact += json[i];
        if (json[i] == '"') in_string = !in_string;
        if (in_string && json[i] == '\\') compact += json[++i];
    }
    return compact;
}

// The whole scan. A fault anywhere ends it, and `members_` keeps what was read until then.
JsonScan::JsonScan(std::string_view text) : text_(text) {
    members_.reserve(8);  // most profiles have no more
    skip_blanks();
    if (is_over()) {
        fail(JsonFault::no_text);
        return;
    }
    is_object_ = here() == '{';
    if (!read_value()) return;
    skip_blanks();
    if (!is_over()) fail(JsonFault::text_behind);
}

std::string JsonScan::whole_part() const {
    std::string part(text_.substr(0, whole_end_));
    return part.append(closing_);
}

// Notes the fault and gives false, so that a reader can return it. No reader goes on behind a fault, so the first one
// stays.
bool JsonScan::fail(JsonFault fault, std::size_t at) {
    fault_ = fault;
    at_ = at;
    return false;
}

void JsonScan::skip_blanks() {
    while (!is_over() && is_blank(text_[at_])) ++at_;
}

bool JsonScan::read_value() {
    switch (here()) {
        case '{': return read_object();
        case '[': return read_list();
        case '"': return read_string();
        case 't': return read_word("true");
        case 'f': return read_word("false");
        case 'n': return read_word("null");
        default: break;
    }
    if (is_over()) return fail(JsonFault::cut_off);
    return here() == '-' || is_digit(here()) ? read_number() : fail(JsonFault::no_value);
}

// The limit is checked before the recursion goes deeper, so no text can exhaust the stack.
bool JsonScan::open() {
    if (++depth_ >= max_depth) return fail(JsonFault::too_deep);
    ++at_;
    return true;
}

// An object that has just begun is whole, with no member in it.
bool JsonScan::read_object() {
    if (!open()) return false;
    note_whole(at_, In::object);
    skip_blanks();
    if (here() != '}') {
        do {
            if (!read_member()) return false;
        } while (text_[at_++] == ',');
    } else {
        ++at_;
    }
    --depth_;
    return true;
}

// Reads a key and its value, up to the comma or the bracket behind them. A number of the member before is whole only
// now, when a key follows its comma.
bool JsonScan::read_member() {
    skip_blanks();
    const std::size_t key_begin = at_;
    if (is_over()) return fail(JsonFault::cut_off);
    if (here() != '"') return fail(JsonFault::no_key);
    if (number_end_ != 0) note_whole(std::exchange(number_end_, 0), In::object);
    if (!read_string()) return false;
    const std::string_view key = text_.substr(key_begin + 1, at_ - key_begin - 2);
    skip_blanks();
    if (is_over()) return fail(JsonFault::cut_off);
    if (here() != ':') return fail(JsonFault::no_colon);
    ++at_;
    skip_blanks();
    const std::size_t begin = at_;
    const bool is_outermost = depth_ == 1;
    if (is_outermost) may_be_large_ = key == "context" || key == "id";
    if (!read_value()) return false;
    const std::string_view value = text_.substr(begin, at_ - begin);
    if (!end_part(begin, In::object)) return false;
    if (is_outermost) members_.push_back({key, value});
    return true;
}

// Elements are noted one by one, so that a list which breaks off keeps those before the break.
bool JsonScan::read_list() {
    if (!open()) return false;
    skip_blanks();
    if (here() != ']') {
        do {
            skip_blanks();
            const std::size_t begin = at_;
            if (!read_value() || !end_part(begin, In::list)) return false;
        } while (text_[at_++] == ',');
    } else {
        ++at_;
    }
    --depth_;
    return true;
}

// The character behind a member or an element tells whether it was whole. A number at the end of a text that was cut
// off could have had more digits, and one before a comma could be the first half of `672,5`; it counts once a key
// follows. Every other value has an end of its own.
bool JsonScan::end_part(std::size_t begin, In in) {
    const std::size_t end = at_;
    skip_blanks();
    const bool is_number = text_[begin] == '-' || is_digit(text_[begin]);
    if (!is_over() && here() != ',' && here() != (in == In::object ? '}' : ']')) return fail(JsonFault::no_comma);
    const bool may_go_on = is_number && (is_over() || here() == ',');
    if (!may_go_on) {
        note_whole(end, in);
    } else if (in == In::object && !is_over()) {
        number_end_ = end;
    }
    return !is_over() || fail(JsonFault::cut_off);
}

// Members of the outermost object are noted, and elements of a list directly inside it. Of deeper parts nothing is
// known before their whole member is.
void JsonScan::note_whole(std::size_t end, In in) {
    if (!is_object_ || depth_ != (in == In::object ? 1U : 2U)) return;
    whole_end_ = end;
    closing_ = in == In::object ? "}" : "]}";
}

// Bytes above the backslash are passed over first: most letters, and all bytes beyond ASCII, which are good UTF-8 by
// precondition.
bool JsonScan::read_string() {
    for (++at_; !is_over(); ++at_) {
        const char c = text_[at_];
        if (static_cast<unsigned char>(c) > '\\') continue;  // most letters
        if (c == '"') {
            ++at_;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20) return fail(JsonFault::bare_control);
        if (c == '\\' && !read_escape()) return false;
    }
    return fail(JsonFault::no_string_end);
}

// Reads from the backslash to the last character of the escape. A high surrogate must be followed by a low one. An
// escape that the end of the text cuts off leaves the string without an end.
bool JsonScan::read_escape() {
    const std::size_t begin = at_;
    ++at_;
    if (is_over()) return fail(JsonFault::no_string_end);
    if (std::string_view("\"\\/bfnrt").find(here()) != std::string_view::npos) return true;
    unsigned code = 0;
    const bool is_good = here() == 'u' && read_hex(code) && (code < 0xDC00 || code > 0xDFFF) &&
                         (code < 0xD800 || code > 0xDBFF || read_surrogate());
    return is_good || fail(is_over() ? JsonFault::no_string_end : JsonFault::bad_escape, is_over() ? at_ : begin);
}

// Reads the second half of a character beyond U+FFFF.
bool JsonScan::read_surrogate() {
    unsigned low = 0;
    if (!text_.substr(at_ + 1).starts_with("\\u")) return false;
    at_ += 2;
    return read_hex(low) && low >= 0xDC00 && low <= 0xDFFF;
}

// Reads from the `u` to the last of four digits. False, at the text's end, if there are not that many characters.
bool JsonScan::read_hex(unsigned& code) {
    if (text_.size() - at_ < 5) {
        at_ = text_.size();
        return false;
    }
    const char* digits = text_.data() + at_ + 1;
    at_ += 4;
    return std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
}

// The context and the id are passed on as they are written, so their numbers may be larger than simdjson can hold: any
// number inside the context, and an id that is a whole number.
bool JsonScan::read_number() {
    const std::size_t begin = at_;
    if (here() == '-') ++at_;
    const bool leads_with_zero = here() == '0';
    const std::size_t whole = at_;
    bool is_good = read_digits() && !(leads_with_zero && at_ - whole > 1);
    if (is_good && here() == '.') {
        ++at_;
        is_good = read_digits();
    }
    if (is_good && (here() == 'e' || here() == 'E')) {
        ++at_;
        if (here() == '+' || here() == '-') ++at_;
        is_good = read_digits();
    }
    if (!is_good && is_over()) return fail(JsonFault::cut_off);
    const bool has_end = is_over() || is_blank(here()) || here() == ',' || here() == '}' || here() == ']';
    if (!is_good || !has_end) return fail(JsonFault::bad_number, begin);
    const std::string_view number = text_.substr(begin, at_ - begin);
    const bool is_passed_on = may_be_large_ && (depth_ > 1 || is_whole_number(number));
    return is_passed_on || is_representable(number) || fail(JsonFault::bad_number, begin);
}

bool JsonScan::read_digits() {
    const std::size_t begin = at_;
    while (is_digit(here())) ++at_;
    return at_ > begin;
}

// A word that the end of the text cuts off is no wrong word.
bool JsonScan::read_word(std::string_view word) {
    const std::string_view rest = text_.substr(at_);
    if (word.starts_with(rest) && word != rest) return fail(JsonFault::cut_off, text_.size());
    const bool goes_on = rest.size() > word.size() && is_name_character(rest[word.size()]);
    if (!rest.starts_with(word) || goes_on) return fail(JsonFault::no_value);
    at_ += word.size();
    return true;
}

}  // namespace triage
