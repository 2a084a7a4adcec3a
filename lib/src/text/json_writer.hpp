// Writes one JSON text piece by piece; commas and colons come by themselves.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "for_components.hpp"

namespace triage {

class JsonWriter {
public:
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }
    TRIAGE_FOR_COMPONENTS void key(std::string_view name);
    /// What must never reach a terminal is escaped, so a reader gets it back unchanged; bytes that are not UTF-8
    /// become U+FFFD.
    TRIAGE_FOR_COMPONENTS void text(std::string_view value);
    /// The shortest decimal that reads back as the same number; infinity becomes null.
    TRIAGE_FOR_COMPONENTS void number(double value);
    void flag(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    /// `json` is a JSON value already.
    TRIAGE_FOR_COMPONENTS void raw(std::string_view json);

    // The frequent pairs.
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

/// `"key": […]`, each part as `write` gives it.
template <class List, class Write>
void write_array(JsonWriter& json, std::string_view key, const List& list, Write write) {
    json.key(key);
    json.begin_array();
    for (const auto& part : list) write(part);
    json.end_array();
}

}  // namespace triage
