#include "json_writer.hpp"

#include <cmath>
#include <cstdio>

#include "quote.hpp"

namespace triage {

namespace {

/// Bytes of the character with which a text begins, and 0 where that is no UTF-8 (Unicode 15, table 3-7). REQUIRES:
/// text that is not empty.
std::size_t utf8_size(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || byte(1) < least || byte(1) > most) return 0;
    for (std::size_t i = 2; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    }
    return size;
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

// What is not UTF-8 is no JSON: a file's name may be anything.
void JsonWriter::text(std::string_view value) {
    separate();
    json_ += '"';
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const std::size_t size = utf8_size(value.substr(i));
            json_ += size == 0 ? "\uFFFD" : value.substr(i, size);
            i += size == 0 ? 0 : size - 1;
        } else if (c == '"' || c == '\\') {
            json_ += '\\';
            json_ += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            json_ += escape;
        } else {
            json_ += c;
        }
    }
    json_ += '"';
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    raw(number_text(value));
}

}  // namespace triage
