// The public `to_string` and `parse_…` of the enumerations, each one look-up in a table of enum_names.hpp.
// They stand together, apart from the types, so that a spelling that packs, JSON and texts share exists once.
#include "model/enum_names.hpp"

#include "triage/catalogue.hpp"
#include "triage/level.hpp"
#include "triage/rule_base.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

namespace {
// REQUIRES: `value` is an enumerator, since the table has no row for anything else.
template <class Enum, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}
}  // namespace

std::string_view to_string(Outcome outcome) { return name_of(outcome_names, outcome); }
std::string_view to_string(Urgency urgency) { return name_of(urgency_names, urgency); }
std::string_view to_string(Verdict verdict) { return name_of(verdict_names, verdict); }
std::string_view to_string(FactKind kind) { return name_of(fact_kind_names, kind); }
std::string_view to_string(LineAnswer answer) { return name_of(line_answer_names, answer); }
std::string_view to_string(Posture posture) { return name_of(posture_names, posture); }
std::string_view to_string(StretchKind kind) { return name_of(stretch_kind_names, kind); }
std::string_view to_string(Sides sides) { return name_of(sides_names, sides); }
std::string_view to_string(Basis basis) { return name_of(basis_names, basis); }
std::string_view to_string(Evidence evidence) { return name_of(evidence_names, evidence); }
std::string_view to_string(Comparator comparator) { return name_of(comparator_names, comparator); }

std::optional<Outcome> parse_outcome(std::string_view text) { return enum_from<Outcome>(outcome_names, text); }
std::optional<Urgency> parse_urgency(std::string_view text) { return enum_from<Urgency>(urgency_names, text); }
std::optional<Verdict> parse_verdict(std::string_view text) { return enum_from<Verdict>(verdict_names, text); }

}  // namespace triage
