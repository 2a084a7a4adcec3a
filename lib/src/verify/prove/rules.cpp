// The compiled rules say what the written ones say, and each of them matters to somebody: it is the only reason for its
// outcome or its urgency, or it says itself that others cover it, and they do.
//
// A rule that never matters is a failure and not a warning: its author believed that it decides something. Cheap
// answers come first (the evaluator about one person near the calm one), the solver second, and the search for whom to
// blame last, since only a report needs it.

#include <algorithm>

#include "profile/relations.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// "certain", "possible" or "ruled out": by the evaluator, and in the solver's example.
std::string state_text(const Decision& decision, RuleId rule) {
    return decision.certain.contains(rule) ? "certain" : (decision.possible.contains(rule) ? "possible" : "ruled out");
}

std::string state_text(Solver& solver, const Truth& truth) {
    return solver.value(truth.certain) ? "certain" : (solver.value(truth.ruled_out) ? "ruled out" : "possible");
}

/// Refutes, for each entry, that both forms differ for somebody: in what is certain, or in what is ruled out. Possible
/// is what remains, so it needs no question of its own.
template <class Entry>
void prove_compiled(ProofRun& run, const std::string& kind, const std::vector<Entry>& entries,
                    const std::vector<Truth>& written, const std::vector<Truth>& compiled) {
    Solver& solver = run.solver();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string name = kind + " `" + entries[i].id + "`";
        const Formula differ = solver.any_of({solver.differs(written[i].certain, compiled[i].certain),
                                              solver.differs(written[i].ruled_out, compiled[i].ruled_out)});
        if (!run.refute({differ}, "whether " + name + " is compiled as it is written", entries[i].where)) continue;
        // The example is read now, since the next question overwrites it. It is not made smaller: a contradiction
        // inside the library is best seen whole.
        const std::string as_written = state_text(solver, written[i]);
        const Profile profile = example_of(solver, run.written().person(), run.rules().vocabulary, run.limits());
        const auto judge = judge_alone(run.rules().vocabulary, entries[i].when);
        run.failed(
            proof_error("compiled_wrongly",
                        name + " is " + as_written + " as it is written, and " +
                            (judge ? state_text(judge->evaluate(profile), RuleId{0}) : "the same for everybody") +
                            " as it is compiled",
                        std::string(defect_hint), entries[i].where),
            {run.witness_of(profile)});
    }
}

/// The rules that name this one in `covered_by`, or name one that does, and so on. They cannot stand in for it: if all
/// of them were left out as covered, nothing would be left of what they demand.
IdSet<RuleId> dependents_of(const RuleBase& rules, RuleId rule) {
    IdSet<RuleId> dependents(rules.rules.size());
    std::vector<RuleId> open{rule};
    while (!open.empty()) {
        const RuleId covering = open.back();
        open.pop_back();
        for (const RuleId id : rules.rule_ids()) {
            const std::vector<RuleId>& names = rules[id].covered_by;
            const bool is_covered = std::find(names.begin(), names.end(), covering) != names.end();
            if (!is_covered || dependents.contains(id)) continue;
            dependents.insert(id);
            open.push_back(id);
        }
    }
    return dependents;
}

/// The proof that one rule matters beside all others. Levels have two axes, and a rule matters if it is the only reason
/// for its part on one of them.
class RuleProof {
public:
    RuleProof(ProofRun& run, RuleId rule)
        : run_(run),
          solver_(run.solver()),
          rules_(run.rules()),
          rule_(rule),
          name_("rule `" + rules_[rule].id + "`"),
          dependents_(dependents_of(rules_, rule)) {}

    /// A rule that never or always holds is told first: whatever else could be said about it follows from that.
    void prove() {
        if (fails_never_true() || fails_always_true()) return;
        if (!rules_[rule_].covered_by.empty()) return prove_covered();
        switch (matters()) {
            case SearchEnd::found: return run_.proved();
            case SearchEnd::gave_up:
                return run_.undecided("whether " + name_ + " ever makes a difference", rules_[rule_].where);
            case SearchEnd::none_exists: return report_dead();
        }
    }

private:
    const Truth& truth(RuleId rule) const { return run_.written().truths().rules[index(rule)]; }

    // An undecided answer is not reported here: the question about its level asks for the same, and for more.
    bool fails_never_true() {
        if (run_.ask({truth(rule_).certain}) != SearchEnd::none_exists) return false;
        fail("never_true", name_ + " can never hold", "no value in the range of its quantities satisfies it", {});
        return true;
    }

    bool fails_always_true() {
        if (run_.ask({truth(rule_).ruled_out}) != SearchEnd::none_exists) return false;
        fail("always_true", name_ + " holds for everybody", "no value in the range of its quantities rules it out", {});
        return true;
    }

    // --- a rule that says itself that it never decides alone ---

    /// Proved when, on each axis, whoever the rule is certain for also has a certain rule of its cover that demands as
    /// much.
    void prove_covered() {
        const Level level = rules_[rule_].level;
        for (const Level step : {Level{level.outcome, Urgency::none}, Level{Outcome::proceed, level.urgency}}) {
            if (step == Level{}) continue;
            switch (run_.ask(beyond_its_cover(step))) {
                case SearchEnd::none_exists: continue;
                case SearchEnd::gave_up:
                    return run_.undecided("whether " + name_ + " is covered by those it names", rules_[rule_].where);
                case SearchEnd::found: return report_not_covered(step);
            }
        }
        run_.proved();
    }

    /// The rule holds, and no rule of its cover that reaches the step does.
    Formulas beyond_its_cover(Level step) {
        Formulas wanted = none_certain(cover(step));
        wanted.push_back(truth(rule_).certain);
        return wanted;
    }

    // Rules that depend on this one are left out: a circle of rules that cover each other could be left out as a whole.
    std::vector<RuleId> cover(Level step) const {
        std::vector<RuleId> rules;
        for (const RuleId id : rules_[rule_].covered_by) {
            if (!dependents_.contains(id) && covered_by(step, rules_[id].level)) rules.push_back(id);
        }
        return rules;
    }

    void report_not_covered(Level step) {
        const std::vector<RuleId> named = cover(step);
        const auto witnesses = run_.witness(name_ + " is not covered", [&](const Profile& profile) {
            const Decision decision = run_.program().evaluate(profile);
            return decision.certain.contains(rule_) && std::none_of(named.begin(), named.end(), [&](RuleId rule) {
                       return decision.certain.contains(rule);
                   });
        });
        fail("not_covered",
             name_ + " is not covered by what it names: it holds for this profile, and none of these demands " +
                 step_text(step) + circle_text(),
             "take `covered_by` away, or name the rules that demand as much", witnesses);
    }

    /// Explains a cover that seems complete and is not: which of the named rules depend on this one.
    std::string circle_text() const {
        std::string text;
        for (const RuleId id : rules_[rule_].covered_by) {
            if (dependents_.contains(id)) text += (text.empty() ? " (" : ", ") + ("`" + rules_[id].id + "`");
        }
        return text.empty() ? text : text + " is itself covered by it)";
    }

    // --- any other rule ---

    /// Tries one person first: the calm one, with the facts of the rule as an example has them. Few other rules hold
    /// for such a person, so this often spares the large question. False proves nothing.
    bool matters_to_the_calm() {
        if (run_.ask({truth(rule_).certain}) != SearchEnd::found) return false;
        const Profile example = example_of(solver_, run_.written().person(), run_.rules().vocabulary, run_.limits());
        const Profile profile = run_.calm_but_for(run_.mentions().facts_of_rule(rule_), example);
        if (!fits_all(profile, run_.rules().vocabulary)) return false;
        const Decision decision = run_.program().evaluate(profile);
        if (!decision.certain.contains(rule_)) return false;
        Level others;
        decision.certain.for_each([&](RuleId id) {
            if (is_other(id)) others = join(others, rules_[id].level);
        });
        return !covered_by(rules_[rule_].level, others);
    }

    /// Yes if the rule is the only reason for its outcome or for its urgency, for somebody. Undecided counts only where
    /// the other axis does not say yes.
    SearchEnd matters() {
        if (matters_to_the_calm()) return SearchEnd::found;
        const Level level = rules_[rule_].level;
        SearchEnd outcome = SearchEnd::none_exists;
        SearchEnd urgency = SearchEnd::none_exists;
        if (level.outcome != Outcome::proceed) outcome = is_only_reason({level.outcome, Urgency::none});
        if (level.urgency != Urgency::none && outcome != SearchEnd::found)
            urgency = is_only_reason({Outcome::proceed, level.urgency});
        if (outcome == SearchEnd::found || urgency == SearchEnd::found) return SearchEnd::found;
        return outcome == SearchEnd::none_exists ? urgency : SearchEnd::gave_up;
    }

    /// The rules that could demand the step in place of this one. Rules without a fact in common are left out: somebody
    /// for whom this rule is the only reason may have all facts of those open, and then they are not certain.
    std::vector<RuleId> others_reaching(Level step) const {
        std::vector<RuleId> others = run_.mentions().neighbours({rule_});
        std::erase_if(others, [&](RuleId rule) { return !is_other(rule) || !covered_by(step, rules_[rule].level); });
        return others;
    }

    /// A rule that this one covers, directly or by others, cannot stand in for it.
    bool is_other(RuleId rule) const { return rule != rule_ && !dependents_.contains(rule); }

    /// "Not certain", for each of the rules: suspects for a reason, or conditions on a person.
    Formulas none_certain(const std::vector<RuleId>& rules) {
        Formulas none;
        for (const RuleId rule : rules) none.push_back(solver_.negation(truth(rule).certain));
        return none;
    }

    SearchEnd is_only_reason(Level step) {
        Formulas wanted = none_certain(others_reaching(step));
        wanted.push_back(truth(rule_).certain);
        return run_.ask(wanted);
    }

    /// Wherever the one rule is certain, so is the other. An undecided answer counts as no: it only costs a message its
    /// precision.
    bool holds_within(RuleId inner, RuleId outer) {
        return run_.ask({truth(inner).certain, solver_.negation(truth(outer).certain)}) == SearchEnd::none_exists;
    }

    /// Names what makes the rule idle, the simplest explanation first: a rule with the same condition and level, one
    /// other rule that always holds with it, several that do so together.
    void report_dead() {
        const Level level = rules_[rule_].level;
        for (const RuleId other : others_reaching(level)) {
            if (!holds_within(rule_, other)) continue;
            const std::string their_name = "`" + rules_[other].id + "`";
            if (level == rules_[other].level && holds_within(other, rule_)) {
                return report("same_as_another",
                              name_ + " holds for the same people as " + their_name + ", at the same level");
            }
            return report("covered_by_another", name_ + " never makes a difference: whenever it holds, " + their_name +
                                                    " holds and demands no less");
        }
        report("covered_by_others", name_ + " never makes a difference: whenever it holds, " + names_of(culprits()) +
                                        " together demand no less");
    }

    /// Rules without which this one would matter, none of which can be left out, for both axes: the solver's reason why
    /// nobody has this rule alone.
    std::vector<RuleId> culprits() {
        const Level level = rules_[rule_].level;
        std::vector<RuleId> all;
        for (const Level step : {Level{level.outcome, Urgency::none}, Level{Outcome::proceed, level.urgency}}) {
            if (step == Level{}) continue;
            const std::vector<RuleId> others = others_reaching(step);
            std::vector<std::size_t> guilty;
            solver_.ask({truth(rule_).certain}, none_certain(others), guilty);
            for (const std::size_t place : guilty) all.push_back(others[place]);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    std::string names_of(const std::vector<RuleId>& rules) const {
        std::string text;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (i > 0) text += i + 1 == rules.size() ? " and " : ", ";
            text += "`" + rules_[rules[i]].id + "`";
        }
        return text;
    }

    /// Fails the rule, with somebody for whom it holds as the witness, if there is one.
    void report(std::string_view code, std::string message) {
        std::vector<Witness> witnesses;
        if (run_.ask({truth(rule_).certain}) == SearchEnd::found)
            witnesses = run_.witness(name_ + " holds", [&](const Profile& profile) {
                return run_.program().evaluate(profile).certain.contains(rule_);
            });
        fail(code, std::move(message),
             "leave it out (one rule at a time, then prove again), or say what makes it different", witnesses);
    }

    void fail(std::string_view code, std::string message, std::string hint, std::vector<Witness> witnesses) {
        run_.failed(proof_error(code, std::move(message), std::move(hint), rules_[rule_].where), std::move(witnesses));
    }

    ProofRun& run_;
    Solver& solver_;
    const RuleBase& rules_;
    RuleId rule_;
    std::string name_;
    IdSet<RuleId> dependents_;
};

}  // namespace

void prove_compiled(ProofRun& run) {
    run.open("compiled", "every condition is compiled as it is written");
    const Truths& written = run.written().truths();
    const Truths& compiled = run.compiled().truths();
    prove_compiled(run, "rule", run.rules().rules, written.rules, compiled.rules);
    prove_compiled(run, "exclusion", run.rules().exclusions, written.exclusions, compiled.exclusions);
}

void prove_rules_matter(ProofRun& run) {
    run.open("rules_matter", "every rule is the only reason for its level, for somebody, or covered by those it names");
    for (const RuleId rule : run.rules().rule_ids()) RuleProof(run, rule).prove();
}

}  // namespace triage
