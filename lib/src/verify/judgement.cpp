// Levels and stretches as formulas over the truths of rules and exclusions.
//
// Everything is built at once in the constructor, since nearly all of it is asked for. A formula is only an expression
// until a question contains it.

#include "verify/judgement.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "program/clauses.hpp"

namespace triage {

std::string step_text(Level step) {
    const bool is_outcome = step.outcome != Outcome::proceed;
    return "at least " + std::string(is_outcome ? to_string(step.outcome) : to_string(step.urgency));
}

std::optional<Truths> written_truths(Solver& solver, const RuleBase& rules, const SymbolicPerson& person,
                                     TooLarge* too_large) {
    Truths truths;
    const auto add = [&](const auto& entry, const std::string& kind, std::vector<Truth>& to) {
        // The first condition that is too large ends it: nothing could be judged without it.
        const auto truth = truth_of(solver, rules.vocabulary, entry.when, person);
        if (truth) to.push_back(*truth);
        if (!truth && too_large != nullptr) *too_large = {kind + " `" + entry.id + "`", entry.where};
        return truth.has_value();
    };
    for (const Rule& rule : rules.rules) {
        if (!add(rule, "rule", truths.rules)) return std::nullopt;
    }
    for (const Exclusion& exclusion : rules.exclusions) {
        if (!add(exclusion, "exclusion", truths.exclusions)) return std::nullopt;
    }
    return truths;
}

namespace {

/// Reads compiled clauses as formulas. INVARIANT: `literals_` has one truth for each literal of the program, at its
/// position, since masks name literals by word and bit.
class ClauseReader {
public:
    ClauseReader(Solver& solver, const Program& program, const SymbolicPerson& person)
        : solver_(solver), program_(program) {
        for (const Literal& literal : program.literals()) literals_.push_back(read(literal, person));
    }

    /// A condition holds when one of its clauses does, and is ruled out when all of them are.
    Truth read(const CompiledCondition& condition) {
        Formulas certain;
        Formulas ruled_out;
        for (const Clause& each : program_.clauses(condition)) {
            const Truth clause = read(each);
            certain.push_back(clause.certain);
            ruled_out.push_back(clause.ruled_out);
        }
        return {solver_.any_of(certain), solver_.all_of(ruled_out)};
    }

private:
    /// The truth of a literal: `certain` is its bit in `LiteralStates::is_true`, `ruled_out` that in `is_false`.
    Truth read(const Literal& literal, const SymbolicPerson& person) {
        const SymbolicFact& symbol = person[index(literal.fact)];
        if (!literal.comparator) return {symbol.present, symbol.absent};
        const Formula is_so = solver_.compare(*symbol.number, *literal.comparator, literal.number);
        return {solver_.all_of({symbol.present, is_so}),
                solver_.any_of({symbol.absent, solver_.all_of({symbol.present, solver_.negation(is_so)})})};
    }

    /// A clause is certain once `at_least` literals are satisfied. It is ruled out once so many are contradicted that
    /// the rest cannot reach that number.
    Truth read(const Clause& clause) {
        Formulas satisfied;
        Formulas contradicted;
        for (const Mask& mask : program_.masks(clause)) {
            for_each_need(mask, [&](std::size_t number, bool is_true) {
                const Truth& literal = literals_[number];
                satisfied.push_back(is_true ? literal.certain : literal.ruled_out);
                contradicted.push_back(is_true ? literal.ruled_out : literal.certain);
            });
        }
        return {solver_.at_least(clause.at_least, satisfied),
                solver_.at_least(clause.width - clause.at_least + 1, contradicted)};
    }

    Solver& solver_;
    const Program& program_;
    std::vector<Truth> literals_;
};

}  // namespace

Truths compiled_truths(Solver& solver, const Program& program, const SymbolicPerson& person) {
    ClauseReader reader(solver, program, person);
    Truths truths;
    for (const RuleId rule : program.rules().rule_ids()) truths.rules.push_back(reader.read(program.condition(rule)));
    for (const ExclusionId exclusion : program.rules().exclusion_ids()) {
        truths.exclusions.push_back(reader.read(program.condition(exclusion)));
    }
    return truths;
}

Judgement::Judgement(Solver& solver, const RuleBase& rules, SymbolicPerson person, Truths truths)
    : solver_(&solver), rules_(&rules), person_(std::move(person)), truths_(std::move(truths)) {
    judge_levels();
    judge_stretches();
}

// `closed` says of a step that the ceiling reaches it only if the floor does. Floor and ceiling are equal when that
// holds for all steps.
void Judgement::judge_levels() {
    Formulas closed;
    for (std::size_t step = 0; step < level_steps.size(); ++step) {
        Formulas certain;
        Formulas possible;
        for (std::size_t i = 0; i < rules_->rules.size(); ++i) {
            if (!covered_by(level_steps[step], rules_->rules[i].level)) continue;
            certain.push_back(truths_.rules[i].certain);
            possible.push_back(solver_->negation(truths_.rules[i].ruled_out));
        }
        floor_[step] = solver_->any_of(certain);
        ceiling_[step] = solver_->any_of(possible);
        closed.push_back(solver_->implies(ceiling_[step], floor_[step]));
    }
    settled_ = solver_->all_of(closed);
}

// A stretch is allowed when every exclusion of it is ruled out, and offered when every contraindication is: precautions
// change it and do not take it away (docs/decisions/0029).
void Judgement::judge_stretches() {
    std::vector<Formulas> unconcerned(rules_->stretches.size());
    std::vector<Formulas> not_removed(rules_->stretches.size());
    for (std::size_t i = 0; i < rules_->exclusions.size(); ++i) {
        const Formula ruled_out = truths_.exclusions[i].ruled_out;
        applies_.push_back(solver_->negation(ruled_out));
        for (const StretchId stretch : rules_->exclusions[i].stretches) {
            unconcerned[index(stretch)].push_back(ruled_out);
            if (!rules_->exclusions[i].modify) not_removed[index(stretch)].push_back(ruled_out);
        }
    }
    // Stretches with the same exclusions and the same first session share one statement.
    std::map<std::pair<Formulas, double>, Formula> known;
    const auto shared = [&](const Formulas& ruled_out, double first) {
        const auto [place, is_new] = known.try_emplace({ruled_out, first}, Formula::never);
        if (is_new) place->second = allow(ruled_out, first);
        return place->second;
    };
    for (std::size_t i = 0; i < rules_->stretches.size(); ++i) {
        allowed_.push_back(shared(unconcerned[i], rules_->stretches[i].from_session));
        offered_.push_back(shared(not_removed[i], rules_->stretches[i].from_session));
    }
}

// `not_removed` has to hold, and the verdict has to be `proceed`. A number of sessions that nobody gave counts as none,
// so a later stretch needs a known number.
Formula Judgement::allow(const Formulas& not_removed, double from_session) const {
    Formulas needs = not_removed;
    needs.push_back(verdict_is(Verdict::proceed));
    // Without a progression nobody counts sessions, and a stretch of a later one is never reached.
    if (from_session > 1) {
        if (!rules_->progression) return Formula::never;
        const SymbolicFact& sessions = person_[triage::index(rules_->progression->sessions)];
        needs.push_back(sessions.present);
        needs.push_back(solver_->compare(*sessions.number, Comparator::greater_equal, from_session - 1));
    }
    return solver_->all_of(needs);
}

// The verdict follows the floor; `proceed` and `ask` differ in whether the decision is settled.
Formula Judgement::verdict_is(Verdict verdict) const {
    const Formula stops = floor_reaches({Outcome::stop, Urgency::none});
    const Formula sees = floor_reaches({Outcome::see_a_doctor, Urgency::none});
    switch (verdict) {
        case Verdict::stop: return stops;
        case Verdict::see_a_doctor: return solver_->all_of({sees, solver_->negation(stops)});
        case Verdict::proceed: return solver_->all_of({solver_->negation(sees), settled_});
        case Verdict::ask: break;
    }
    return solver_->all_of({solver_->negation(sees), solver_->negation(settled_)});
}

// Exactly this urgency: it is reached, and the next one is not.
Formula Judgement::urgency_is(Urgency urgency) const {
    Formulas parts;
    if (urgency != Urgency::none) parts.push_back(floor_reaches({Outcome::proceed, urgency}));
    if (urgency != Urgency::emergency) {
        const auto above = static_cast<Urgency>(static_cast<int>(urgency) + 1);
        parts.push_back(solver_->negation(floor_reaches({Outcome::proceed, above})));
    }
    return solver_->all_of(parts);
}

// A set, since stretches with the same exclusions have the same formula.
Formula Judgement::offers_any(const std::vector<StretchId>& stretches) const {
    std::set<Formula> any;
    for (const StretchId stretch : stretches) any.insert(offers(stretch));
    return solver_->any_of({any.begin(), any.end()});
}

Formula is_freer(Solver& solver, const RuleBase& rules, const Judgement& first, const Judgement& second) {
    Formulas any;
    std::set<std::pair<Formula, Formula>> offers;
    for (const StretchId stretch : rules.stretch_ids()) {
        offers.emplace(second.offers(stretch), first.offers(stretch));
    }
    // Pairs of formulas were collected in a set, as many stretches have the same two.
    for (const auto& [now, before] : offers) any.push_back(solver.all_of({now, solver.negation(before)}));
    // Without its last precaution a stretch is allowed as it is; with another one less, its dose may be higher.
    for (const ExclusionId exclusion : rules.exclusion_ids()) {
        if (!rules[exclusion].modify) continue;
        any.push_back(solver.all_of({first.applies(exclusion), solver.negation(second.applies(exclusion)),
                                     second.offers_any(rules[exclusion].stretches)}));
    }
    return solver.any_of(any);
}

bool is_freer(const RuleBase& rules, const Decision& first, const Decision& second) {
    for (const StretchId stretch : rules.stretch_ids()) {
        if (offers(second, stretch) && !offers(first, stretch)) return true;
    }
    // Losing a precaution counts on its own: with the last one gone the stretch is allowed as it is, with one of
    // several gone its dose may be higher.
    for (const ExclusionId exclusion : rules.exclusion_ids()) {
        const std::vector<StretchId>& concerned = rules[exclusion].stretches;
        const bool is_lost = rules[exclusion].modify && applies(first, exclusion) && !applies(second, exclusion);
        const auto is_offered = [&](StretchId stretch) { return offers(second, stretch); };
        if (is_lost && std::any_of(concerned.begin(), concerned.end(), is_offered)) return true;
    }
    return false;
}

std::size_t Judgement::index_of(Level step) {
    return static_cast<std::size_t>(std::find(level_steps.begin(), level_steps.end(), step) - level_steps.begin());
}

}  // namespace triage
