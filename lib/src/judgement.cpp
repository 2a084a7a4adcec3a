#include "judgement.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace triage {

std::string step_text(Level step) {
    const bool is_outcome = step.outcome != Outcome::proceed;
    return "at least " + std::string(is_outcome ? to_string(step.outcome) : to_string(step.urgency));
}

std::optional<Truths> written_truths(Solver& solver, const RuleBase& rules, const SymbolicPerson& person,
                                     TooLarge* too_large) {
    Truths truths;
    const auto add = [&](const auto& entry, const std::string& kind, std::vector<Truth>& to) {
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

class ClauseReader {
public:
    ClauseReader(Solver& solver, const Program& program, const SymbolicPerson& person)
        : solver_(solver), program_(program) {
        for (const Literal& literal : program.literals()) literals_.push_back(read(literal, person));
    }

    Truth read(const Test& test) {
        Formulas certain;
        Formulas ruled_out;
        for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
            const Truth clause = read(program_.clauses()[i]);
            certain.push_back(clause.certain);
            ruled_out.push_back(clause.ruled_out);
        }
        return {solver_.any_of(certain), solver_.all_of(ruled_out)};
    }

private:
    /// `certain` is true and `ruled_out` is false, as `Decision::literals_true` and `literals_false` have them.
    Truth read(const Literal& literal, const SymbolicPerson& person) {
        const SymbolicFact& symbol = person[index(literal.fact)];
        if (!literal.comparator) return {symbol.present, symbol.absent};
        const Formula is_so = solver_.compare(*symbol.number, *literal.comparator, literal.number);
        return {solver_.all_of({symbol.present, is_so}),
                solver_.any_of({symbol.absent, solver_.all_of({symbol.present, solver_.negation(is_so)})})};
    }

    Truth read(const Clause& clause) {
        Formulas satisfied;
        Formulas contradicted;
        for (std::uint32_t i = clause.first_mask; i < clause.first_mask + clause.mask_count; ++i) {
            const Mask& mask = program_.masks()[i];
            for (std::uint32_t bit = 0; bit < 64; ++bit) {
                const std::uint64_t one = std::uint64_t{1} << bit;
                if (((mask.need_true | mask.need_false) & one) == 0) continue;
                const Truth& literal = literals_[std::size_t{mask.word} * 64 + bit];
                const bool wants_true = (mask.need_true & one) != 0;
                satisfied.push_back(wants_true ? literal.certain : literal.ruled_out);
                contradicted.push_back(wants_true ? literal.ruled_out : literal.certain);
            }
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
    for (const Test& test : program.rule_tests()) truths.rules.push_back(reader.read(test));
    for (const Test& test : program.exclusion_tests()) truths.exclusions.push_back(reader.read(test));
    return truths;
}

Judgement::Judgement(Solver& solver, const RuleBase& rules, SymbolicPerson person, Truths truths)
    : solver_(&solver), rules_(&rules), person_(std::move(person)), truths_(std::move(truths)) {
    Formulas closed;
    for (std::size_t step = 0; step < level_steps.size(); ++step) {
        Formulas certain;
        Formulas possible;
        for (std::size_t i = 0; i < rules.rules.size(); ++i) {
            if (!covered_by(level_steps[step], rules.rules[i].level)) continue;
            certain.push_back(truths_.rules[i].certain);
            possible.push_back(solver.negation(truths_.rules[i].ruled_out));
        }
        floor_[step] = solver.any_of(certain);
        ceiling_[step] = solver.any_of(possible);
        closed.push_back(solver.implies(ceiling_[step], floor_[step]));
    }
    settled_ = solver.all_of(closed);
    std::vector<Formulas> removed(rules.stretches.size());
    for (std::size_t i = 0; i < rules.exclusions.size(); ++i) {
        for (const StretchId stretch : rules.exclusions[i].stretches) {
            removed[index(stretch)].push_back(truths_.exclusions[i].ruled_out);
        }
    }
    // Many stretches are removed by the same exclusions; they share one statement.
    std::map<std::pair<Formulas, double>, Formula> known;
    for (std::size_t i = 0; i < rules.stretches.size(); ++i) {
        const double first = rules.stretches[i].from_session;
        const auto [place, is_new] = known.try_emplace({removed[i], first}, Formula::never);
        if (is_new) place->second = allow(removed[i], first);
        allowed_.push_back(place->second);
    }
}

Formula Judgement::allow(const Formulas& not_removed, double from_session) const {
    Formulas needs = not_removed;
    needs.push_back(verdict_is(Verdict::proceed));
    // An unknown number of sessions is taken as none.
    if (from_session > 1) {
        if (!rules_->progression) return Formula::never;
        const SymbolicFact& sessions = person_[triage::index(rules_->progression->sessions)];
        needs.push_back(sessions.present);
        needs.push_back(solver_->compare(*sessions.number, Comparator::greater_equal, from_session - 1));
    }
    return solver_->all_of(needs);
}

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

Formula Judgement::urgency_is(Urgency urgency) const {
    Formulas parts;
    if (urgency != Urgency::none) parts.push_back(floor_reaches({Outcome::proceed, urgency}));
    if (urgency != Urgency::emergency) {
        const auto above = static_cast<Urgency>(static_cast<int>(urgency) + 1);
        parts.push_back(solver_->negation(floor_reaches({Outcome::proceed, above})));
    }
    return solver_->all_of(parts);
}

Formula Judgement::allows_any(const std::vector<StretchId>& stretches) const {
    std::set<Formula> any;
    for (const StretchId stretch : stretches) any.insert(allows(stretch));
    return solver_->any_of({any.begin(), any.end()});
}

std::size_t Judgement::index_of(Level step) {
    return static_cast<std::size_t>(std::find(level_steps.begin(), level_steps.end(), step) - level_steps.begin());
}

}  // namespace triage
