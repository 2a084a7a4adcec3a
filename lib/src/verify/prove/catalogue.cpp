// Every stretch is offered to somebody, and every exclusion keeps somebody from one or changes one for somebody.
//
// An exclusion that never shows is a second guard at best, and a mistake at worst, so it has to say which: with
// `covered_by` it names the rules that let nobody stretch where it holds, and that is proved instead
// (docs/decisions/0038).

#include <algorithm>

#include "pack/entries.hpp"
#include "text/number.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

/// The obstacles that can keep one stretch from a person: conditions that all have to hold for it to be offered, and a
/// name for what is in the way if one fails. INVARIANT: as many names as conditions, in one order.
struct Obstacles {
    Formulas all;
    std::vector<std::string> names;
};

/// The verdict, each contraindication that concerns the stretch, and the session it begins with. Precautions are none.
Obstacles obstacles_of(ProofRun& run, StretchId stretch) {
    const RuleBase& rules = run.rules();
    Obstacles obstacles{{run.written().verdict_is(Verdict::proceed)}, {"a verdict other than `proceed`"}};
    for (const ExclusionId id : rules.exclusion_ids()) {
        if (rules[id].modify || !concerns(rules[id], stretch)) continue;
        obstacles.all.push_back(run.written().truths().exclusions[index(id)].ruled_out);
        obstacles.names.push_back("exclusion `" + rules[id].id + "`");
    }
    const double from = rules[stretch].from_session;
    if (from > 1 && rules.progression) {
        const SymbolicFact& sessions = run.written().person()[index(rules.progression->sessions)];
        obstacles.all.push_back(run.solver().all_of(
            {sessions.present, run.solver().compare(*sessions.number, Comparator::greater_equal, from - 1)}));
        obstacles.names.push_back("a session before number " + number_text(from));
    }
    return obstacles;
}

/// "exclusion `a` or exclusion `b`, one of these is always in the way": the solver's reason why the obstacles cannot
/// all be out of the way. REQUIRES: nobody is offered the stretch.
std::string why_never(ProofRun& run, StretchId stretch) {
    const Stretch& what = run.rules()[stretch];
    if (what.from_session > 1 && !run.rules().progression)
        return "it is offered in later sessions, and none are counted";
    const Obstacles obstacles = obstacles_of(run, stretch);
    std::vector<std::size_t> guilty;
    run.solver().ask({}, obstacles.all, guilty);
    std::string text;
    for (const std::size_t place : guilty) text += (text.empty() ? "" : " or ") + obstacles.names[place];
    return text + (guilty.size() > 1 ? ", one of these is always in the way" : " is always in the way");
}

/// One stretch: somebody may do it as it is, or at least with precautions (a warning), or nobody may (a failure).
class StretchProof {
public:
    StretchProof(ProofRun& run, StretchId stretch)
        : run_(run),
          id_(stretch),
          name_("stretch `" + run.rules()[id_].id + "`"),
          where_(place_of(run.rules(), "stretches", run.rules()[id_].id)) {}

    /// `calm` is the decision on the calm person, who may be allowed it already and then spares the question.
    void prove(const Decision& calm) {
        if (calm.allowed.contains(id_)) return run_.proved();
        switch (run_.ask({run_.written().allows(id_)})) {
            case SearchEnd::found: return run_.proved();
            case SearchEnd::gave_up: return run_.undecided("whether " + name_ + " is ever allowed", {});
            case SearchEnd::none_exists: break;
        }
        switch (run_.ask({run_.written().offers(id_)})) {
            case SearchEnd::found: return note_always_modified();
            case SearchEnd::gave_up: return run_.undecided("whether " + name_ + " is ever allowed", {});
            case SearchEnd::none_exists: return report_never_offered();
        }
    }

private:
    // The solver's example is still that of the question before: somebody to whom the stretch is offered.
    void note_always_modified() {
        run_.proved();
        const auto witnesses = run_.witness(name_ + " is modified", [&](const Profile& profile) {
            return run_.program().evaluate(profile).modified.contains(id_);
        });
        run_.note(proof_error("always_modified",
                              name_ + " is never allowed as it is: for everybody some precaution changes it",
                              "what everybody should heed belongs to the stretch's own steps and dose", where_),
                  witnesses);
    }

    // A witness shows a person who proceeds without it. Where nobody proceeds at all, there is none to show.
    void report_never_offered() {
        std::vector<Witness> witnesses;
        if (run_.ask({run_.written().verdict_is(Verdict::proceed)}) == SearchEnd::found) {
            witnesses = run_.witness(name_ + " is not allowed under `proceed`", [&](const Profile& profile) {
                const Decision decision = run_.program().evaluate(profile);
                return decision.verdict == Verdict::proceed && !offers(decision, id_);
            });
        }
        run_.failed(proof_error("never_offered", name_ + " is never allowed: " + why_never(run_, id_),
                                "leave it out, or loosen what is in the way", where_),
                    std::move(witnesses));
    }

    ProofRun& run_;
    StretchId id_;
    std::string name_;
    Position where_;
};

/// One exclusion. A contraindication matters if it takes a stretch from somebody who proceeds; a precaution, if a
/// stretch is offered to somebody it applies to and no other precaution says the same of it.
class ExclusionProof {
public:
    ExclusionProof(ProofRun& run, ExclusionId exclusion)
        : run_(run),
          solver_(run.solver()),
          id_(exclusion),
          exclusion_(run.rules()[exclusion]),
          name_("exclusion `" + exclusion_.id + "`") {}

    void prove() {
        if (!exclusion_.covered_by.empty()) return prove_covered();
        switch (run_.ask({certain(), exclusion_.modify ? changes_some() : removes_some()})) {
            case SearchEnd::found: return run_.proved();
            case SearchEnd::gave_up:
                return run_.undecided(
                    "whether " + name_ + (exclusion_.modify ? " ever changes" : " ever removes") + " a stretch",
                    exclusion_.where);
            case SearchEnd::none_exists: return report();
        }
    }

private:
    Formula certain() const { return run_.written().truths().exclusions[index(id_)].certain; }

    // --- an exclusion that says itself that nobody whom it concerns may stretch ---

    void prove_covered() {
        switch (run_.ask(beyond_its_cover())) {
            case SearchEnd::none_exists: return run_.proved();
            case SearchEnd::gave_up:
                return run_.undecided("whether " + name_ + " is covered by those it names", exclusion_.where);
            case SearchEnd::found: return report_not_covered();
        }
    }

    bool stops(RuleId id) const { return run_.rules()[id].level.outcome != Outcome::proceed; }

    /// The exclusion is certain, and none of the rules it names that let nobody stretch is. Names of other rules do not
    /// count.
    Formulas beyond_its_cover() {
        Formulas wanted{certain()};
        for (const RuleId id : exclusion_.covered_by) {
            if (stops(id)) wanted.push_back(solver_.negation(run_.written().truths().rules[index(id)].certain));
        }
        return wanted;
    }

    // A decision names certain exclusions only under `proceed`, so the condition is judged alone.
    void report_not_covered() {
        const auto judge = judge_alone(run_.rules().vocabulary, exclusion_.when);
        const auto witnesses = run_.witness(name_ + " is not covered", [&](const Profile& profile) {
            const Decision decision = run_.program().evaluate(profile);
            const bool holds = judge && judge->evaluate(profile).certain.contains(RuleId{0});
            return holds && std::none_of(exclusion_.covered_by.begin(), exclusion_.covered_by.end(),
                                         [&](RuleId id) { return stops(id) && decision.certain.contains(id); });
        });
        run_.failed(
            proof_error("not_covered",
                        name_ + " is not covered by what it names: it holds for this profile, and none of "
                                "these rules does that lets nobody stretch",
                        "take `covered_by` away, or name the rules that send whoever it concerns", exclusion_.where),
            witnesses);
    }

    // --- any other exclusion ---

    /// If this exclusion alone were never true, some stretch of it would be offered.
    Formula removes_some() {
        Truths without = run_.written().truths();
        without.exclusions[index(id_)] = {Formula::never, Formula::always};
        const Judgement freer(solver_, run_.rules(), run_.written().person(), std::move(without));
        return freer.offers_any(exclusion_.stretches);
    }

    /// A stretch of it is offered, and no other precaution that holds or may hold says the same of that stretch.
    Formula changes_some() {
        Formulas any;
        for (const StretchId stretch : exclusion_.stretches) {
            Formulas alone{run_.written().offers(stretch)};
            for (const ExclusionId other : saying_the_same(stretch)) {
                alone.push_back(solver_.negation(run_.written().applies(other)));
            }
            any.push_back(solver_.all_of(alone));
        }
        return solver_.any_of(any);
    }

    /// The other precautions for a stretch with the same words and the same dose.
    std::vector<ExclusionId> saying_the_same(StretchId stretch) const {
        std::vector<ExclusionId> others;
        for (const ExclusionId id : run_.rules().exclusion_ids()) {
            const Exclusion& other = run_.rules()[id];
            if (id == id_ || !other.modify || !is_same(*other.modify, *exclusion_.modify)) continue;
            if (concerns(other, stretch)) others.push_back(id);
        }
        return others;
    }

    void report() {
        // An exclusion that can never hold has a simpler explanation than one that never changes anything.
        const SearchEnd holds = run_.ask({certain()});
        if (holds == SearchEnd::none_exists) {
            return run_.failed(proof_error("never_true", name_ + " can never hold",
                                           "no value in the range of its quantities satisfies it", exclusion_.where),
                               {});
        }
        // A decision names exclusions under `proceed` only.
        const auto judge = judge_alone(run_.rules().vocabulary, exclusion_.when);
        std::vector<Witness> witnesses;
        if (holds == SearchEnd::found) {
            witnesses = run_.witness(name_ + " holds", [&](const Profile& profile) {
                return judge && judge->evaluate(profile).certain.contains(RuleId{0});
            });
        }
        run_.failed(what_it_misses(), witnesses);
    }

    Issue what_it_misses() const {
        const std::string hint = "leave it out, or say what makes it different";
        if (exclusion_.modify) {
            return proof_error("modifies_nothing",
                               name_ +
                                   " never changes a stretch: whenever it holds, the verdict is not `proceed`, "
                                   "other exclusions remove the same, or other precautions say the same",
                               hint, exclusion_.where);
        }
        return proof_error("removes_nothing",
                           name_ +
                               " never removes a stretch: whenever it holds, the verdict is not `proceed`, or "
                               "other exclusions remove the same",
                           hint, exclusion_.where);
    }

    ProofRun& run_;
    Solver& solver_;
    ExclusionId id_;
    const Exclusion& exclusion_;
    std::string name_;
};

}  // namespace

void prove_stretches_offered(ProofRun& run) {
    run.open("stretches_offered", "every stretch is allowed for somebody");
    const Decision calm = run.program().evaluate(run.calm());
    for (const StretchId stretch : run.rules().stretch_ids()) StretchProof(run, stretch).prove(calm);
}

void prove_exclusions_matter(ProofRun& run) {
    run.open("exclusions_matter",
             "every exclusion removes or changes a stretch for somebody, or is covered by those it names");
    for (const ExclusionId exclusion : run.rules().exclusion_ids()) ExclusionProof(run, exclusion).prove();
}

}  // namespace triage
