// The schema of profiles: profile.schema.json with what the loaded packs name. Names are matched in any spelling, so
// each becomes a part of a pattern, since a schema has no `normalize_name`.

#include "authoring/schema/profile.hpp"

#include <cmath>

#include "authoring/schema/fill.hpp"
#include "authoring/schema/names.hpp"
#include "embedded/profile_schema.hpp"
#include "model/enum_names.hpp"
#include "text/ascii.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

using Names = std::vector<std::string>;

// One character of a name in all the ways that mean the same (`normalize_name`).
std::string spellings(char c) {
    if (c == ' ' || c == '_' || c == '-' || c == '\t') return "[ _\\t-]+";
    if (c == '\'') return "['’]?";
    if (is_ascii_letter(c)) {
        return {'[', static_cast<char>(c | 0x20), static_cast<char>(c & ~0x20), ']'};
    }
    const bool is_syntax = std::string_view("\\^$.*+?()[]{}|/").find(c) != std::string_view::npos;
    return is_syntax ? std::string{'\\', c} : std::string(1, c);
}

// Matches no text where there is no name.
std::string any_of(const Names& names) {
    std::string pattern;
    for (const std::string& name : names) {
        pattern += pattern.empty() ? "" : "|";
        for (std::size_t i = 0; i < name.size(); ++i) {
            const bool is_curly = std::string_view(name).substr(i).starts_with("’");
            pattern += spellings(is_curly ? '\'' : name[i]);
            if (is_curly) i += 2;
        }
    }
    return names.empty() ? "^(?!)" : "^[ _\\t-]*(?:" + pattern + ")[ _\\t-]*$";
}

void append(Names& names, const Names& more) { names.insert(names.end(), more.begin(), more.end()); }

/// The names of all facts.
struct FactNames {
    Names whole;
    Names parts;
    Names denied;

    explicit FactNames(const Vocabulary& vocabulary) {
        // A list of names may have those of lines, too (gateway.hpp).
        for (const Gateway& gateway : vocabulary.gateways()) {
            parts.push_back(gateway.id);
            denied.push_back(gateway.id);
        }
        for (const Fact& fact : vocabulary.facts()) {
            whole.push_back(fact.id);
            append(whole, fact.aliases);
            append(parts, fact.includes);
            if (fact.quantity && fact.quantity->absence == Absence::impossible) continue;
            denied.push_back(fact.id);
            append(denied, fact.aliases);
        }
    }
};

std::string quantity_text(const Fact& fact) {
    const Quantity& quantity = *fact.quantity;
    const std::string unit = quantity.unit.empty() ? "" : " In " + quantity.unit + ".";
    std::string text = json_text(fact.id) +
                       ": {\n      \"description\": " + json_text(fact.question + unit + " null: unknown.") +
                       ",\n      \"type\": [\"" + (quantity.whole ? "integer" : "number") +
                       "\", \"null\"], \"minimum\": " + number_text(quantity.min);
    if (std::isfinite(quantity.max)) text += ", \"maximum\": " + number_text(quantity.max);
    return text + "\n    }";
}

// All quantities as members that follow another one.
std::string quantities_text(const Vocabulary& vocabulary) {
    std::string text;
    for (const Fact& fact : vocabulary.facts()) {
        if (fact.quantity) text += ",\n    " + quantity_text(fact);
    }
    return text;
}

// The template is JSON itself, so a whole member holds the place of the quantities. Where a pack has none, its comma
// goes.
std::string template_text() {
    constexpr std::string_view member = ",\n    \"${quantities}\": {}";
    std::string text(embedded::profile_schema);
    return text.replace(text.find(member), member.size(), "${quantities}");
}

}  // namespace

std::string profile_schema(const RuleBase& rules) {
    const FactNames facts(rules.vocabulary);
    Names every = facts.whole;
    append(every, facts.parts);
    Names pieces;
    for (const Equipment& piece : rules.vocabulary.equipment()) {
        pieces.push_back(piece.id);
        append(pieces, piece.aliases);
    }
    Names gateways;
    for (const Gateway& gateway : rules.vocabulary.gateways()) gateways.push_back(gateway.id);
    return fill(template_text(), {{"title", json_text(title_of(rules, "A profile for"))},
                                  {"quantities", quantities_text(rules.vocabulary)},
                                  {"facts", ids(rules.vocabulary.facts())},
                                  {"answers", json_list(line_answer_names)},
                                  {"any_gateway", json_text(any_of(gateways))},
                                  {"names", json_list(facts.whole)},
                                  {"any_name", json_text(any_of(every))},
                                  {"denied_names", json_list(facts.denied)},
                                  {"any_denied_name", json_text(any_of(facts.denied))},
                                  {"equipment", json_list(pieces)},
                                  {"any_equipment", json_text(any_of(pieces))}});
}

}  // namespace triage
