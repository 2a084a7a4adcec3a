// Fills the holes of a schema's text. The line that a filling stands in is broken as a person would, so that the schema
// in rules/ can be read and a change of a pack is a few lines of its diff.

#include "triage/authoring/schema.hpp"

#include <algorithm>

#include "authoring/schema/fill.hpp"
#include "authoring/schema/outputs.hpp"
#include "authoring/schema/pack.hpp"
#include "authoring/schema/profile.hpp"

namespace triage {

namespace {

constexpr std::size_t widest = 120;

// Goes on with the line that `text` ends in; the lines after it stand two deeper.
void append_broken(std::string& text, std::string_view filling) {
    std::size_t line = text.rfind('\n') + 1;
    const std::string indent(std::min(text.find_first_not_of(' ', line), text.size()) - line + 2, ' ');
    for (std::size_t at = filling.find(soft_break); at != std::string_view::npos; at = filling.find(soft_break)) {
        text += filling.substr(0, at);
        filling.remove_prefix(at + 1);
        const bool fits = text.size() - line + 1 + std::min(filling.find(soft_break), filling.size()) <= widest;
        text += fits ? " " : "\n" + indent;
        if (!fits) line = text.size() - indent.size();
    }
    text += filling;
}

}  // namespace

std::string fill(std::string_view text, const Holes& holes) {
    std::string filled;
    for (std::size_t hole = text.find("${"); hole != std::string_view::npos; hole = text.find("${")) {
        const std::size_t end = text.find('}', hole) + 1;
        const bool is_quoted = hole > 0 && text[hole - 1] == '"' && text.substr(end).starts_with('"');
        const std::size_t quote = is_quoted ? 1 : 0;
        filled += text.substr(0, hole - quote);
        append_broken(filled, holes.at(text.substr(hole + 2, end - hole - 3)));
        text.remove_prefix(end + quote);
    }
    return filled += text;
}

std::string json_schema(const RuleBase& rules, SchemaOf what) {
    switch (what) {
        case SchemaOf::pack: return pack_schema(rules);
        case SchemaOf::profile: return profile_schema(rules);
        case SchemaOf::next: return next_schema(rules);
        case SchemaOf::decision: return decision_schema(rules);
        case SchemaOf::answers: break;
    }
    return answers_schema(rules);
}

}  // namespace triage
