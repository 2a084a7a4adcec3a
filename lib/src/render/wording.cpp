// Each phrase is written here once, so that the decision, the plan, the interview and the lists never say the same
// thing in two ways. A phrase takes ids and gives words; what stands around it, and in which colour, is not decided
// here.
#include "render/wording.hpp"

#include <algorithm>

#include "model/names.hpp"
#include "model/units.hpp"
#include "text/number.hpp"

namespace triage {

std::string_view presence_text(Presence presence) {
    switch (presence) {
        case Presence::present: return "present";
        case Presence::absent: return "absent";
        case Presence::unknown: break;
    }
    return "unknown";
}

std::string advice_text(std::string_view advice, const std::string& emergency_number) {
    // The number may hold the placeholder itself, so the search goes on behind it.
    constexpr std::string_view placeholder = "{emergency_number}";
    const std::string number = emergency_number.empty() ? "your local emergency number" : emergency_number;
    std::string text(advice);
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + number.size())) {
        text.replace(at, placeholder.size(), number);
    }
    return text;
}

std::string_view evidence_text(Evidence evidence) {
    switch (evidence) {
        case Evidence::verified_excerpt: return "checked in an excerpt";
        case Evidence::secondary: return "checked in a summary by others";
        case Evidence::recalled: break;
    }
    return "from memory, not checked";
}

// Records differ in what they have; parts that are missing leave no comma behind.
std::string published_text(const Source& source) {
    std::string text = source.authors.empty() ? source.title : source.authors + ", " + source.title;
    if (!source.journal.empty()) text += ", " + source.journal;
    if (!source.year.empty()) text += ", " + source.year;
    if (!source.doi.empty()) text += ", doi " + source.doi;
    return text;
}

// An anchor in quotation marks are words of the document, which a reader can search for. Where nobody read the whole,
// it is no quotation and is left out.
std::string citation_text(const RuleBase& rules, const Citation& citation) {
    const Source& source = rules[citation.document];
    if (!citation.evidence) return "“" + citation.anchor + "”, " + source.title + ", in “" + citation.section + "”";
    return published_text(source) + ": " + citation.section + " (" + std::string(evidence_text(*citation.evidence)) +
           ")";
}

std::string as_if_text(const RuleBase& rules, const Requirement& requirement) {
    const Fact& fact = rules.vocabulary[requirement.literal.fact];
    const std::string lead = "Until you know, act as if ";
    if (!fact.quantity) return lead + "the answer were " + (requirement.needed ? "yes" : "no") + ":";
    return lead + "it were " + (requirement.needed ? "" : "not ") + comparison_text(fact, requirement.literal) + ":";
}

// A short list: looking through it for each fact is cheaper than a set.
std::vector<FactId> unsure_facts(const std::vector<ActNow>& all) {
    std::vector<FactId> facts;
    for (const ActNow& each : all) {
        for (const Requirement& as_if : each.as_if) {
            const bool is_new = std::find(facts.begin(), facts.end(), as_if.literal.fact) == facts.end();
            if (is_new) facts.push_back(as_if.literal.fact);
        }
    }
    return facts;
}

std::string equipment_text(const RuleBase& rules, const std::vector<EquipmentId>& any_of) {
    std::string text;
    for (const EquipmentId piece : any_of) text += (text.empty() ? "" : " or ") + rules.vocabulary[piece].name;
    return text;
}

// Where an exclusion is the obstacle, the reason is in the words of the pack.
std::string obstacle_text(const RuleBase& rules, StretchId stretch, const KeptOut& reason) {
    switch (reason.obstacle) {
        case Obstacle::equipment: return "needs " + equipment_text(rules, reason.missing);
        case Obstacle::too_early: return "from session " + number_text(rules[stretch].from_session) + " on";
        case Obstacle::possible_exclusion:
            return rules[*reason.exclusion].because + " (" + not_answered_text(rules, reason.facts) + ")";
        case Obstacle::exclusion: break;
    }
    return rules[*reason.exclusion].because;
}

std::string obstacle_text(const RuleBase& rules, const ExcludedStretch& excluded) {
    return obstacle_text(rules, excluded.stretch, excluded.reasons.front());
}

// Two exclusions may give one reason, one of them certain and one not.
std::string obstacles_text(const RuleBase& rules, const ExcludedStretch& excluded) {
    std::vector<std::string> said;
    std::string text;
    for (const KeptOut& reason : excluded.reasons) {
        std::string one = obstacle_text(rules, excluded.stretch, reason);
        if (std::find(said.begin(), said.end(), one) != said.end()) continue;
        if (!text.empty()) text += text.ends_with('.') || text.ends_with(')') ? " Also: " : "; also: ";
        text += one;
        said.push_back(std::move(one));
    }
    return text;
}

// Facts are told by their ids as words, and not by their questions.
std::string not_answered_text(const RuleBase& rules, const std::vector<FactValue>& facts) {
    std::string text;
    for (const FactValue& value : facts) {
        text += (text.empty() ? "not answered: " : ", ") + spoken(rules.vocabulary[value.fact].id);
    }
    return text;
}

// One sentence of what to do for each precaution, with its reason behind it: all of them count.
std::string precautions_text(const RuleBase& rules, const AllowedStretch& allowed) {
    std::string text;
    for (const Precaution& precaution : allowed.precautions) {
        const Exclusion& exclusion = rules[precaution.exclusion];
        text += (text.empty() ? "" : " ") + exclusion.modify->how + " (" + exclusion.because;
        if (precaution.is_possible) text += " " + not_answered_text(rules, precaution.facts);
        text += ")";
    }
    return text;
}

std::string instead_text(const RuleBase& rules, const std::vector<StretchId>& instead) {
    std::string names;
    for (const StretchId stretch : instead) names += (names.empty() ? "" : " or ") + rules[stretch].name;
    return names.empty() ? names : "Another choice: " + names + ".";
}

const std::string& asked_text(const Fact& fact) { return fact.item.empty() ? fact.question : fact.item; }

// A number alone says little, so its question stands before it. A denial has its line in quotation marks: behind "no"
// a list of signs would read as if only the first were denied.
std::string fact_text(const RuleBase& rules, const FactValue& value) {
    const Fact& fact = rules.vocabulary[value.fact];
    if (value.number) return fact.question + " " + amount_in_words(*value.number, fact.quantity->unit);
    if (value.presence == Presence::absent) return "no to “" + asked_text(fact) + "”";
    return fact.item.empty() ? fact.question + " Yes" : fact.item;
}

std::string facts_text(const RuleBase& rules, const std::vector<FactValue>& facts) {
    std::string text;
    for (const FactValue& value : facts) text += (text.empty() ? "" : "; ") + fact_text(rules, value);
    return text;
}

std::string amount_text(const Fact& quantity, double number) {
    const std::string& unit = quantity.quantity->unit;
    return number_text(number) + (unit.empty() ? "" : " " + unit);
}

// `scale` stands behind the amount: "4 out of 10 or less".
std::string comparison_text(const Fact& quantity, const Literal& comparison, std::string_view scale) {
    const std::string amount = amount_text(quantity, comparison.number) + std::string(scale);
    switch (*comparison.comparator) {
        case Comparator::less: return "below " + amount;
        case Comparator::less_equal: return amount + " or less";
        case Comparator::greater: return "more than " + amount;
        case Comparator::greater_equal: return amount + " or more";
        case Comparator::equal: break;
    }
    return "exactly " + amount;
}

std::string counted(std::size_t number, const std::string& one, const std::string& many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

}  // namespace triage
