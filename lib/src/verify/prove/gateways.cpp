// Lines that stand for several facts: what a "yes" demands is demanded of everybody for whom it can be true, and what a
// "no" denies of a number is what any number beyond it would come to.
//
// What a "yes" demands is read off the compiled clauses (program/gateways.cpp); here it is held against the conditions
// as written, so that the two judge each other. A "no" needs no proof where it denies findings: it is their denial by
// construction, and the builder's tests hold it.
#include <algorithm>

#include "pack/entries.hpp"
#include "text/number.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

class GatewayProof {
public:
    GatewayProof(ProofRun& run, GatewayId gateway)
        : run_(run),
          solver_(run.solver()),
          id_(gateway),
          gateway_(run.rules().vocabulary[gateway]),
          where_(place_of(run.rules(), "gateways", gateway_.id)) {}

    /// Each fact by itself: a "yes" with some of them denied demands the least of the others, so this says all.
    void prove_yes() {
        if (gateway_.is_wider) return prove_wider();
        for (const StandsFor& each : gateway_.stands_for) prove_yes(each.fact);
    }

    void prove_no() {
        for (const StandsFor& each : gateway_.stands_for) {
            if (each.beyond) prove_beyond(each);
        }
    }

private:
    const Vocabulary& vocabulary() const { return run_.rules().vocabulary; }

    /// A line that says more than its facts demands nothing, whatever else is known.
    void prove_wider() {
        Profile person(vocabulary());
        person.set_gateway(id_, gateway_, LineAnswer::yes);
        if (run_.program().level_of(id_, person) == Level{}) return run_.proved();
        run_.defect("a wider line demands nothing", person);
    }

    /// What the "yes" demands where this fact alone is left: all others are denied, and everything else is unknown.
    Level demanded(FactId fact) const {
        Profile person(vocabulary());
        for (const StandsFor& each : gateway_.stands_for) {
            if (each.fact != fact) person.set(each.fact, Presence::absent);
        }
        person.set_gateway(id_, gateway_, LineAnswer::yes);
        return run_.program().level_of(id_, person);
    }

    // Somebody who has the fact, and less than it demands.
    void prove_yes(FactId fact) {
        const Level level = demanded(fact);
        Formulas below;
        for (const Level step : level_steps) {
            if (covered_by(step, level)) below.push_back(solver_.negation(run_.written().floor_reaches(step)));
        }
        const std::string name = "`" + vocabulary()[fact].id + "` of gateway `" + gateway_.id + "`";
        const Formula is_below = solver_.any_of(below);
        const Formula has_it = run_.written().person()[index(fact)].present;
        if (!run_.refute({has_it, is_below}, "whether " + name + " comes to what a yes demands", where_)) return;
        const auto witnesses = run_.witness(name + " comes to less than a yes demands", [&](const Profile& profile) {
            return profile.present().contains(fact) && !covered_by(level, run_.program().evaluate(profile).floor);
        });
        if (witnesses.empty()) return;
        run_.failed(proof_error("yes_demands_too_much",
                                "a yes to `" + gateway_.id + "` demands more than `" + vocabulary()[fact].id + "` does",
                                std::string(defect_hint), where_),
                    witnesses);
    }

    /// Somebody with a number beyond, for whom a rule or an exclusion is other than for the same person without one.
    void prove_beyond(const StandsFor& each) {
        const SymbolicFact& symbol = run_.written().person()[index(each.fact)];
        const Judgement without = run_.with_fact(each.fact, with_presence(solver_, symbol, Presence::absent));
        Formulas differ;
        const auto add = [&](const Truth& a, const Truth& b) {
            differ.push_back(solver_.differs(a.certain, b.certain));
            differ.push_back(solver_.differs(a.ruled_out, b.ruled_out));
        };
        for (const RuleId rule : run_.mentions().rules_of(each.fact)) {
            add(run_.written().truths().rules[index(rule)], without.truths().rules[index(rule)]);
        }
        for (const ExclusionId exclusion : run_.mentions().exclusions_of(each.fact)) {
            add(run_.written().truths().exclusions[index(exclusion)], without.truths().exclusions[index(exclusion)]);
        }
        const bool lies_below = vocabulary()[each.fact].quantity->worse == Worse::higher;
        const Formula lies_beyond =
            solver_.compare(*symbol.number, lies_below ? Comparator::less : Comparator::greater, *each.beyond);
        const std::string what =
            "a `" + vocabulary()[each.fact].id + "` beyond " + number_text(*each.beyond) + " is as good as none";
        if (!run_.refute({symbol.present, lies_beyond, solver_.any_of(differ)}, "whether " + what, where_)) return;
        run_.failed(proof_error("gateway_denies_numbers", "`" + gateway_.id + "` says that " + what + ", and it is not",
                                "let the line say another number, or ask for it alone", where_),
                    witness_beyond(each));
    }

    // The person with the number, beside themselves without it.
    std::vector<Witness> witness_beyond(const StandsFor& each) {
        const Profile with = example_of(solver_, run_.written().person(), run_.rules().vocabulary, run_.limits());
        Profile without = with;
        without.set(each.fact, Presence::absent);
        return {run_.witness_of(with, "with the number"), run_.witness_of(without, "without")};
    }

    ProofRun& run_;
    Solver& solver_;
    GatewayId id_;
    const Gateway& gateway_;
    Position where_;
};

}  // namespace

// Packs without lines have no such properties, and their reports say nothing of them.
void prove_gateways(ProofRun& run) {
    if (run.rules().vocabulary.gateways().empty()) return;
    run.open("gateway_yes", "a yes to a line demands no more than each of its facts does");
    for (const GatewayId id : run.rules().vocabulary.gateway_ids()) GatewayProof(run, id).prove_yes();
    run.open("gateway_no", "a no to a line that denies a number is what any number beyond comes to");
    for (const GatewayId id : run.rules().vocabulary.gateway_ids()) GatewayProof(run, id).prove_no();
}

}  // namespace triage
