// Looks into JSON that the program printed, by JSON Pointer. json.cpp is the only test file that knows a JSON library.
#pragma once

#include <string>
#include <vector>

/// The value at a JSON Pointer, without blanks: `"stop"`, `3`, `[]`. "(not JSON)" where the whole text is not exactly
/// one JSON value, "(nothing)" where nothing is there.
std::string json_at(const std::string& text, const std::string& pointer);

/// The keys of the object at a JSON Pointer, in their order.
std::vector<std::string> json_keys(const std::string& text, const std::string& pointer = "");
