// Schemas as text with holes, `${name}`, for what is known only when packs are loaded.
//
// Used by the schemas of packs, of profiles and of interviews, whose texts are files beside this one. They are JSON
// with the holes, too, so that editors and linters can read them: a hole that is more than a part of a string stands in
// quotation marks.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "text/json_writer.hpp"

namespace triage {

/// What stands in for each hole.
using Holes = std::map<std::string_view, std::string>;

/// Inside a filling: a blank, or where its line becomes too long, the next line. No JSON text holds it unescaped.
inline constexpr char soft_break = '\x1F';

/// The text with each hole filled; quotation marks right around one go with it.
/// REQUIRES: a filling for every hole.
std::string fill(std::string_view text, const Holes& holes);

inline std::string json_text(std::string_view text) {
    JsonWriter json;
    json.text(text);
    return json.take();
}

/// `"a", "b"`: the inside of a JSON array, with soft breaks.
template <class Names>
std::string json_list(const Names& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : std::string(",") + soft_break) + json_text(name);
    return text;
}

}  // namespace triage
