// The section `invariants`: what a pack states about its own decisions, for tests and proofs to hold it to.
//
// `then` looks like a condition and is none. A condition speaks of a person's facts, `then` of the decision: its
// outcome, its urgency, its verdict. These can only be bounded from below or fixed, and are joined by `and` alone. So
// `then` is read word by word here: it has none of the names, units and nesting that the parser of conditions is made
// for.
#include <sstream>
#include <tuple>

#include "model/enum_names.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"

namespace triage {

namespace {

// --- then ----------------------------------------------------------------------------------------------------

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(std::move(word));
    return words;
}

/// `outcome = stop`, `urgency >= urgent`: the value is the least that the decision has, and with `=` also the most.
/// False for anything else.
template <class Value>
bool demand_value(std::string_view comparator, std::optional<Value> value, Value& least, std::optional<Value>& exact) {
    if (!value || (comparator != "=" && comparator != ">=")) return false;
    least = *value;
    if (comparator == "=") exact = value;
    return true;
}

/// Adds one demand of three words to the invariant; false when it is none.
bool add_demand(std::string_view axis, std::string_view comparator, std::string_view value, Invariant& invariant) {
    if (axis == "outcome") {
        return demand_value(comparator, parse_outcome(value), invariant.least.outcome, invariant.exact_outcome);
    }
    if (axis == "urgency") {
        return demand_value(comparator, parse_urgency(value), invariant.least.urgency, invariant.exact_urgency);
    }
    invariant.never_proceed = axis == "verdict" && comparator == "!=" && value == "proceed";
    return invariant.never_proceed;
}

// then   = demand {"and" demand}
// demand = ("outcome" | "urgency") ("=" | ">=") VALUE | "verdict" "!=" "proceed"
bool add_demands(const std::vector<std::string>& words, Invariant& invariant) {
    constexpr std::size_t stride = 4;  // three words of a demand, and the `and` before the next one
    if (words.size() % stride != stride - 1) return false;
    for (std::size_t i = 0; i < words.size(); i += stride) {
        if (i > 0 && words[i - 1] != "and") return false;
        if (!add_demand(words[i], words[i + 1], words[i + 2], invariant)) return false;
    }
    return true;
}

void read_then(Reporter& reporter, NodeRef node, Invariant& invariant) {
    invariant.then_text = read_text(reporter, node, "then").value_or("");
    if (invariant.then_text.empty() || add_demands(words_of(invariant.then_text), invariant)) return;
    reporter.error("condition_syntax", "`" + invariant.then_text + "` is not a level",
                   "write for example `outcome = stop and urgency >= urgent`, or `verdict != proceed`",
                   node.position());
}

// --- the other keys ------------------------------------------------------------------------------------------

void read_given(LoadContext& context, Fields& fields, Invariant& invariant) {
    if (!fields.find("given")) return;
    std::tie(invariant.given, invariant.given_text) = read_condition(context, fields, "given");
}

// By id only, as in conditions.
void read_unknown(LoadContext& context, NodeRef node, Invariant& invariant) {
    const Vocabulary& vocabulary = context.base.vocabulary;
    const auto name = read_text(context.reporter, node, "fact");
    if (!name) return;
    const auto fact = vocabulary.find(*name);
    if (fact && vocabulary[*fact].id == *name) return invariant.unknown.push_back(*fact);
    context.reporter.error("unknown_name", "unknown fact `" + *name + "`", suggestion(vocabulary.nearest(*name)),
                           node.position());
}

void read_forbidden(LoadContext& context, NodeRef node, const SectionEntry& entry, Invariant& invariant) {
    Fields fields(context.reporter, node, "`forbids` of", entry.id, entry.key);
    invariant.forbids = read_concerned_stretches(context, fields);
    if (fields.is_mapping() && invariant.forbids.empty()) {
        context.reporter.error("no_effect", fields.owner() + " forbids no stretch", "name `stretches` or `movements`",
                               node.position());
    }
}

/// An invariant has somebody it holds for, and something that it demands.
void refuse_empty(Reporter& reporter, Fields& fields, const Invariant& invariant) {
    if (!fields.find("given") && invariant.unknown.empty()) {
        reporter.error("missing_field", fields.owner() + " says nothing of whom it holds for",
                       "name `given`, `unknown` or both", invariant.where);
    }
    if (!fields.find("then") && !fields.find("forbids")) {
        reporter.error("no_effect", fields.owner() + " states nothing", "name `then`, `forbids` or both",
                       invariant.where);
    }
}

void read_invariant(LoadContext& context, const SectionEntry& entry) {
    Fields fields(context.reporter, entry.value, "invariant", entry.id, entry.key);
    Invariant invariant;
    invariant.id = entry.id;
    invariant.where = entry.key.position();
    read_given(context, fields, invariant);
    for (const NodeRef node : fields.list("unknown")) read_unknown(context, node, invariant);
    if (const auto then = fields.find("then")) read_then(context.reporter, *then, invariant);
    if (const auto forbids = fields.find("forbids")) read_forbidden(context, *forbids, entry, invariant);
    refuse_empty(context.reporter, fields, invariant);
    context.base.invariants.push_back(std::move(invariant));
}

}  // namespace

void load_invariants(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("invariants")) read_invariant(context, entry);
}

}  // namespace triage
