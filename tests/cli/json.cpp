// Parses anew at each question: the texts are short, and a test that asks twice should see the same.

#include "json.hpp"

#include <simdjson.h>

std::string json_at(const std::string& text, const std::string& pointer) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    simdjson::dom::element found;
    if (parser.parse(text).get(root)) return "(not JSON)";
    if (root.at_pointer(pointer).get(found)) return "(nothing)";
    return simdjson::minify(found);
}

std::vector<std::string> json_keys(const std::string& text, const std::string& pointer) {
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    std::vector<std::string> keys;
    if (parser.parse(text).at_pointer(pointer).get(object)) return keys;
    for (const auto field : object) keys.emplace_back(field.key);
    return keys;
}
