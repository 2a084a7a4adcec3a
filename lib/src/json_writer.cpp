#include "json_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "code_points.hpp"
#include "quote.hpp"
#include "unprintable.hpp"

namespace triage {

namespace {

/// How many bytes stand in JSON as they are.
std::size_t plain_bytes(std::string_view text) {
    const auto is_special = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\';
    };
    return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_special) - text.begin());
}

}  // namespace

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

void JsonWriter::text(std::string_view value) {
    separate();
    json_ += '"';
    while (!value.empty()) {
        const std::size_t plain = plain_bytes(value);
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
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
        json_ += escape;
    } else {
        json_ += c == replacement_character ? "\uFFFD" : before.substr(0, before.size() - value.size());
    }
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    raw(number_text(value));
}

}  // namespace triage
