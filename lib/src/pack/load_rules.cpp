#include <algorithm>
#include <sstream>

#include "model/enum_names.hpp"
#include "pack/loader.hpp"

namespace triage {

namespace {

std::string spaced(std::string id) {
    std::replace(id.begin(), id.end(), '_', ' ');
    if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 'a' + 'A');
    return id;
}

// 0 where the key is missing, which is reported elsewhere.
std::uint32_t line_of(Fields& fields, std::string_view key) { return fields.find(key) ? fields.key(key).line() : 0; }

}  // namespace

void Loader::read_rules() {
    for (const Entry& entry : section("rules")) read_rule(entry);
    read_covered_by();
}

void Loader::read_rule(const Entry& entry) {
    Fields fields(reporter_, entry.value, "rule", entry.id, entry.key);
    Rule rule;
    rule.id = entry.id;
    rule.pack = entry.pack;
    rule.where = entry.key.position();
    rule.name = fields.text("name");
    if (rule.name.empty()) rule.name = spaced(entry.id);
    rule.when = condition(fields, "when", rule.when_text);
    rule.when_line = line_of(fields, "when");
    rule.outcome_line = line_of(fields, "outcome");
    rule.urgency_line = line_of(fields, "urgency");
    if (const auto node = fields.require("outcome")) {
        rule.level.outcome = read_choice<Outcome>(reporter_, *node, "outcome", outcome_names).value_or(Outcome::stop);
    }
    if (const auto node = fields.require("urgency")) {
        rule.level.urgency = read_choice<Urgency>(reporter_, *node, "urgency", urgency_names).value_or(Urgency::none);
    }
    if (rule.level == Level{}) {
        reporter_.error("no_effect", fields.owner() + " asks for nothing", "give it an outcome or an urgency",
                        rule.where);
    }
    rule.advice = fields.require_text("advice");
    rule.sources = citations(fields);
    rule.basis = basis(fields, rule.because);
    for (const NodeRef node : fields.list("covered_by")) covered_by_.emplace_back(base_.rules.size(), node);
    if (fields.find("covered_by") && rule.because.empty()) {
        reporter_.error("missing_field", fields.owner() + " is covered by others without a `because`",
                        "say why it stays", fields.where());
    }
    rule_ids_.emplace(entry.id, base_.rules.size());
    base_.rules.push_back(std::move(rule));
}

// Once all rules are known: a rule may name one that comes later.
void Loader::read_covered_by() {
    for (const auto& [rule, node] : covered_by_) {
        const auto id = resolve(node, "rule", rule_ids_);
        if (id && *id == rule) {
            reporter_.error("no_effect", "rule `" + base_.rules[rule].id + "` cannot cover itself", "",
                            node.position());
        } else if (id) {
            base_.rules[rule].covered_by.push_back(static_cast<RuleId>(*id));
        }
    }
}

// Those named under `stretches`, and those that make a movement named under `movements`.
std::vector<StretchId> Loader::stretches_named(Fields& fields) {
    IdSet<StretchId> named(base_.stretches.size());
    for (const NodeRef node : fields.list("stretches")) {
        if (const auto id = resolve(node, "stretch", stretch_ids_)) named.insert(static_cast<StretchId>(*id));
    }
    for (const MovementId movement : movements(fields)) {
        for (std::size_t i = 0; i < base_.stretches.size(); ++i) {
            const std::vector<MovementId>& made = base_.stretches[i].movements;
            if (std::find(made.begin(), made.end(), movement) != made.end()) named.insert(static_cast<StretchId>(i));
        }
    }
    return named.to_vector();
}

void Loader::read_exclusions() {
    for (const Entry& entry : section("exclusions")) read_exclusion(entry);
}

void Loader::read_exclusion(const Entry& entry) {
    Fields fields(reporter_, entry.value, "exclusion", entry.id, entry.key);
    Exclusion exclusion;
    exclusion.id = entry.id;
    exclusion.pack = entry.pack;
    exclusion.where = entry.key.position();
    exclusion.when = condition(fields, "when", exclusion.when_text);
    exclusion.when_line = line_of(fields, "when");
    exclusion.stretches = stretches_named(fields);
    if (exclusion.stretches.empty()) {
        reporter_.error("no_effect", fields.owner() + " removes no stretch", "name `stretches` or `movements`",
                        exclusion.where);
    }
    if (const auto modify = fields.find("modify")) exclusion.modify = modification(*modify);
    for (const NodeRef node : fields.list("instead")) {
        if (const auto id = resolve(node, "stretch", stretch_ids_)) {
            exclusion.instead.push_back(static_cast<StretchId>(*id));
        }
    }
    for (const NodeRef node : fields.list("covered_by")) {
        if (const auto id = resolve(node, "rule", rule_ids_)) exclusion.covered_by.push_back(static_cast<RuleId>(*id));
    }
    exclusion.sources = citations(fields);
    exclusion.basis = basis(fields, exclusion.because);
    if (exclusion.because.empty()) {
        reporter_.error("missing_field", fields.owner() + " has no `because`", "it is shown to the person",
                        exclusion.where);
    }
    base_.exclusions.push_back(std::move(exclusion));
}

std::optional<Modification> Loader::modification(NodeRef node) {
    Fields fields(reporter_, node, "`modify`", "", node);
    Modification modification;
    modification.how = fields.require_text("how");
    if (const auto limit = fields.find("dose")) {
        modification.stays_at_first_session = says(*limit, "first_session");
        if (!modification.stays_at_first_session) modification.at_most = dose(*limit, "dose");
    }
    return modification;
}

void Loader::read_notices() {
    for (const Entry& entry : section("notices")) {
        Fields fields(reporter_, entry.value, "notice", entry.id, entry.key);
        Notice notice{entry.id, fields.require_text("text"), citations(fields)};
        base_.notices.push_back(std::move(notice));
    }
}

void Loader::read_progression() {
    for (const Entry& entry : progressions_) {
        if (base_.progression) {
            reporter_.error("repeated_key", "`progression` stands twice", "one pack states it for all",
                            entry.key.position());
            return;
        }
        Fields fields(reporter_, entry.value, "`progression`", "", entry.key);
        Progression progression;
        if (fields.require("full_from")) progression.full_from = fields.number("full_from").value_or(0);
        std::string because;
        basis(fields, because);
        progression.sources = citations(fields);
        const auto sessions = fields.require("sessions");
        if (!sessions) return;
        const auto fact = base_.vocabulary.find(sessions->text());
        if (!fact || !base_.vocabulary[*fact].quantity) {
            reporter_.error("unknown_name", "`" + std::string(sessions->text()) + "` is not a quantity", "",
                            sessions->position());
            return;
        }
        progression.sessions = *fact;
        base_.progression = std::move(progression);
    }
}

void Loader::read_invariants() {
    for (const Entry& entry : section("invariants")) {
        Fields fields(reporter_, entry.value, "invariant", entry.id, entry.key);
        Invariant invariant;
        invariant.id = entry.id;
        invariant.where = entry.key.position();
        if (fields.find("given")) invariant.given = condition(fields, "given", invariant.given_text);
        for (const NodeRef node : fields.list("unknown")) read_unknown(node, invariant);
        if (const auto then = fields.find("then")) read_then(*then, invariant);
        if (const auto forbids = fields.find("forbids")) read_forbidden(*forbids, entry, invariant);
        if (!fields.find("given") && invariant.unknown.empty()) {
            reporter_.error("missing_field", fields.owner() + " says nothing of whom it holds for",
                            "name `given`, `unknown` or both", invariant.where);
        }
        if (!fields.find("then") && !fields.find("forbids")) {
            reporter_.error("no_effect", fields.owner() + " states nothing", "name `then`, `forbids` or both",
                            invariant.where);
        }
        base_.invariants.push_back(std::move(invariant));
    }
}

void Loader::read_unknown(NodeRef node, Invariant& invariant) {
    const auto name = read_text(reporter_, node, "fact");
    if (!name) return;
    const auto fact = base_.vocabulary.find(*name);
    if (fact && base_.vocabulary[*fact].id == *name) return invariant.unknown.push_back(*fact);
    reporter_.error("unknown_name", "unknown fact `" + *name + "`", suggestion(base_.vocabulary.nearest(*name)),
                    node.position());
}

void Loader::read_forbidden(NodeRef node, const Entry& entry, Invariant& invariant) {
    Fields fields(reporter_, node, "`forbids` of", entry.id, entry.key);
    invariant.forbids = stretches_named(fields);
    if (fields.is_mapping() && invariant.forbids.empty()) {
        reporter_.error("no_effect", fields.owner() + " forbids no stretch", "name `stretches` or `movements`",
                        node.position());
    }
}

// `outcome = stop and urgency >= urgent`, `verdict != proceed`
void Loader::read_then(NodeRef node, Invariant& invariant) {
    invariant.then_text = read_text(reporter_, node, "then").value_or("");
    std::istringstream words(invariant.then_text);
    std::string axis;
    std::string comparator;
    std::string value;
    bool good = false;
    while (words >> axis >> comparator >> value) {
        const bool exact = comparator == "=";
        const bool never = axis == "verdict" && comparator == "!=" && value == "proceed";
        const auto outcome = axis == "outcome" ? parse_outcome(value) : std::nullopt;
        const auto urgency = axis == "urgency" ? parse_urgency(value) : std::nullopt;
        good = never || ((exact || comparator == ">=") && (outcome || urgency));
        if (!good) break;
        if (never) invariant.never_proceed = true;
        if (outcome) invariant.least.outcome = *outcome;
        if (urgency) invariant.least.urgency = *urgency;
        if (outcome && exact) invariant.exact_outcome = outcome;
        if (urgency && exact) invariant.exact_urgency = urgency;
        std::string joint;
        if (!(words >> joint)) return;
        good = false;
        if (joint != "and") break;
    }
    if (!good && !invariant.then_text.empty()) {
        reporter_.error("condition_syntax", "`" + invariant.then_text + "` is not a level",
                        "write for example `outcome = stop and urgency >= urgent`, or `verdict != proceed`",
                        node.position());
    }
}

}  // namespace triage
