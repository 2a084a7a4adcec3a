// Commas come from looking at the last byte that was written: a value needs one unless it opens its object or array
// or stands behind a key. So the writer keeps no stack, and pieces of ready JSON (`raw`) fit in anywhere.
#include "text/json_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/number.hpp"
#include "text/unprintable.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

// Most text is plain ASCII: a table finds the end of a plain run, which is then copied as a whole.
constexpr std::array<bool, 256> standing = [] {
    std::array<bool, 256> all{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte) all[byte] = byte != '"' && byte != '\\';
    return all;
}();

bool stands_as_it_is(char c) { return standing[static_cast<unsigned char>(c)]; }

}  // namespace

std::string json_escape(char32_t character) {
    std::string escape = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) escape += "0123456789abcdef"[character >> shift & 0xFU];
    return escape;
}

// Ready JSON never ends in an opening bracket or a colon, and a text ends in its quote.
void JsonWriter::separate() {
    const bool follows_value = !json_.empty() && json_.back() != '{' && json_.back() != '[' && json_.back() != ':';
    if (follows_value) json_ += ',';
}

void JsonWriter::open(char bracket) {
    separate();
    json_ += bracket;
}

void JsonWriter::close(char bracket) { json_ += bracket; }

void JsonWriter::key(std::string_view name) {
    text(name);
    json_ += ':';
}

void JsonWriter::raw(std::string_view json) {
    separate();
    json_ += json;
}

// Bytes that are not UTF-8 are replaced, since JSON must be UTF-8, while a file's name may be anything.
void JsonWriter::text(std::string_view value) {
    separate();
    json_ += '"';
    while (!value.empty()) {
        const auto end = std::find_if_not(value.begin(), value.end(), stands_as_it_is);
        const auto plain = static_cast<std::size_t>(end - value.begin());
        json_ += value.substr(0, plain);
        value.remove_prefix(plain);
        if (!value.empty()) escape(value);
    }
    json_ += '"';
}

// Takes the first character of `value`, which is no plain ASCII.
void JsonWriter::escape(std::string_view& value) {
    const std::string_view before = value;
    const char32_t c = take_code_point(value);
    if (c == U'"' || c == U'\\') {
        json_ += '\\';
        json_ += static_cast<char>(c);
    } else if (is_never_printed(c)) {
        json_ += json_escape(c);
    } else {
        json_ += c == replacement_character ? "\uFFFD" : before.substr(0, before.size() - value.size());
    }
}

// JSON has no infinity, such as the upper end of a range that the pack leaves open.
void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    raw(number_text(value));
}

}  // namespace triage
