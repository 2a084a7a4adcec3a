#include "json_writer.hpp"

#include <cmath>
#include <cstdio>

#include "quote.hpp"

namespace triage {

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
    for (const char c : value) {
        if (c == '"' || c == '\\') {
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
