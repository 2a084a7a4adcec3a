// Writes one JSON text piece by piece; commas and colons come by themselves.
//
//     JsonWriter json;
//     json.begin_object();
//     json.field("verdict", "ask");
//     json.end_object();
//     return json.take();  // {"verdict":"ask"}
//
// Used by everything that writes for programs. The result is one line: numbers never follow the locale, and nothing in
// it reaches a terminal that could act on it.
//
// Threads: a writer belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "for_components.hpp"

namespace triage {

/// A character as an escape of JSON, "\u009b". REQUIRES: at most U+FFFF, as everything that `is_never_printed`.
std::string json_escape(char32_t character);

/// REQUIRES of its user: brackets match, a key stands before each value of an object. It is not checked.
class JsonWriter {
public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }
    TRIAGE_FOR_COMPONENTS void key(std::string_view name);
    /// Characters that must never reach a terminal are escaped, so a reader gets it back unchanged; bytes that are not
    /// UTF-8 become U+FFFD.
    TRIAGE_FOR_COMPONENTS void text(std::string_view value);
    /// The shortest decimal that reads back as the same number; infinity becomes null.
    TRIAGE_FOR_COMPONENTS void number(double value);
    void flag(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    /// `json` is a JSON value already.
    TRIAGE_FOR_COMPONENTS void raw(std::string_view json);

    // A key and its value at once.
    void field(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void field(std::string_view name, const char* value) { field(name, std::string_view(value)); }
    void field(std::string_view name, double value) {
        key(name);
        number(value);
    }
    void field(std::string_view name, bool value) {
        key(name);
        flag(value);
    }

    std::string take() { return std::move(json_); }

private:
    TRIAGE_FOR_COMPONENTS void open(char bracket);
    TRIAGE_FOR_COMPONENTS void close(char bracket);
    void separate();
    void escape(std::string_view& value);

    std::string json_;
};

/// Writes `"key": […]`; `write` is called for each part and writes one value.
template <class List, class Write>
void write_array(JsonWriter& json, std::string_view key, const List& list, Write write) {
    json.key(key);
    json.begin_array();
    for (const auto& part : list) write(part);
    json.end_array();
}

}  // namespace triage
