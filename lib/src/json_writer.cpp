#include "json_writer.hpp"

#include <algorithm>
#include <array>
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

constexpr std::array<bool, 256> standing = [] {
    std::array<bool, 256> all{};
    for (std::size_t byte = 0x20; byte < 0x80; ++byte) all[byte] = byte != '"' && byte != '\\';
    return all;
}();

bool stands_as_it_is(char c) { return standing[static_cast<unsigned char>(c)]; }

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
    while (!value.empty()) {
        const auto end = std::find_if_not(value.begin(), value.end(), stands_as_it_is);
        const auto plain = static_cast<std::size_t>(end - value.begin());
        json_ += value.substr(0, plain);
        value.remove_prefix(plain);
        if (!value.empty()) value.remove_prefix(escape(value));
    }
    json_ += '"';
}

// The character at the head of `value`; how many bytes it has.
std::size_t JsonWriter::escape(std::string_view value) {
    const char c = value.front();
    if (static_cast<unsigned char>(c) >= 0x80) {
        const std::size_t size = utf8_size(value);
        json_ += size == 0 ? "\uFFFD" : value.substr(0, size);
        return std::max<std::size_t>(size, 1);
    }
    if (c == '"' || c == '\\') {
        json_ += '\\';
        json_ += c;
    } else {
        char digits[8];
        std::snprintf(digits, sizeof digits, "\\u%04x", static_cast<unsigned>(c));
        json_ += digits;
    }
    return 1;
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) return null();
    raw(number_text(value));
}

}  // namespace triage
