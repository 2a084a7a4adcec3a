#include "profile/json_scan.hpp"

#include <charconv>
#include <system_error>
#include <utility>

#include "text/ascii.hpp"
#include "text/json_writer.hpp"
#include "text/unprintable.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// What simdjson holds as a double or a 64-bit integer.
bool is_representable(std::string_view number) {
    const char* end = number.data() + number.size();
    const bool is_negative = number.starts_with('-');
    std::uint64_t whole = 0;
    std::int64_t negative = 0;
    double value = 0;
    if (!is_whole_number(number)) return std::from_chars(number.data(), end, value).ec == std::errc{};
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

// In valid JSON such a character stands in a string only, where an escape means the same.
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

bool JsonScan::open() {
    if (++depth_ >= max_depth) return fail(JsonFault::too_deep);
    ++at_;
    return true;
}

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

// Up to the comma or the bracket behind it.
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

// What stands behind a member or an element says whether that was whole. A number at the end of a text that was cut off
// could have had more digits, and one before a comma could be the half of `672,5`: it is whole once a key follows.
// Everything else has an end of its own.
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

// Of parts deeper inside nothing is known before all of their member is.
void JsonScan::note_whole(std::size_t end, In in) {
    if (!is_object_ || depth_ != (in == In::object ? 1U : 2U)) return;
    whole_end_ = end;
    closing_ = in == In::object ? "}" : "]}";
}

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

// Up to the last character of the escape.
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

// The second half of a character beyond U+FFFF.
bool JsonScan::read_surrogate() {
    unsigned low = 0;
    if (!text_.substr(at_ + 1).starts_with("\\u")) return false;
    at_ += 2;
    return read_hex(low) && low >= 0xDC00 && low <= 0xDFFF;
}

// From the `u` to the last digit.
bool JsonScan::read_hex(unsigned& code) {
    if (text_.size() - at_ < 5) {
        at_ = text_.size();
        return false;
    }
    const char* digits = text_.data() + at_ + 1;
    at_ += 4;
    return std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
}

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

bool JsonScan::read_word(std::string_view word) {
    const std::string_view rest = text_.substr(at_);
    if (word.starts_with(rest) && word != rest) return fail(JsonFault::cut_off, text_.size());
    const bool goes_on = rest.size() > word.size() && is_name_character(rest[word.size()]);
    if (!rest.starts_with(word) || goes_on) return fail(JsonFault::no_value);
    at_ += word.size();
    return true;
}

}  // namespace triage
