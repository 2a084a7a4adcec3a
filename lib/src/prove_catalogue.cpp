// Every stretch is offered to somebody, and every exclusion keeps somebody from one.

#include "pack_entries.hpp"
#include "proof_run.hpp"
#include "quote.hpp"

namespace triage {

namespace {

/// What stands between a person and one stretch.
struct Obstacles {
    Formulas all;
    std::vector<std::string> names;
};

Obstacles obstacles_of(ProofRun& run, std::size_t stretch) {
    const RuleBase& rules = run.rules();
    Obstacles obstacles{{run.written().verdict_is(Verdict::proceed)}, {"a verdict other than `proceed`"}};
    for (std::size_t i = 0; i < rules.exclusions.size(); ++i) {
        for (const StretchId removed : rules.exclusions[i].stretches) {
            if (index(removed) != stretch) continue;
            obstacles.all.push_back(run.written().truths().exclusions[i].ruled_out);
            obstacles.names.push_back("exclusion `" + rules.exclusions[i].id + "`");
        }
    }
    const double from = rules.stretches[stretch].from_session;
    if (from > 1 && rules.progression) {
        const SymbolicFact& sessions = run.written().person()[index(rules.progression->sessions)];
        obstacles.all.push_back(run.solver().all_of(
            {sessions.present, run.solver().compare(*sessions.number, Comparator::greater_equal, from - 1)}));
        obstacles.names.push_back("a session before number " + number_text(from));
    }
    return obstacles;
}

std::string why_never(ProofRun& run, std::size_t stretch) {
    const Stretch& what = run.rules().stretches[stretch];
    if (what.from_session > 1 && !run.rules().progression)
        return "it is offered in later sessions, and none are counted";
    const Obstacles obstacles = obstacles_of(run, stretch);
    std::vector<std::size_t> guilty;
    run.solver().ask({}, obstacles.all, guilty);
    std::string text;
    for (const std::size_t place : guilty) text += (text.empty() ? "" : " or ") + obstacles.names[place];
    return text + (guilty.size() > 1 ? ", one of these is always in the way" : " is always in the way");
}

void prove_stretch_offered(ProofRun& run, std::size_t stretch, const IdSet<StretchId>& calm) {
    const auto id = static_cast<StretchId>(stretch);
    if (calm.contains(id)) return run.proved();
    const std::string name = "stretch `" + run.rules().stretches[stretch].id + "`";
    switch (run.ask({run.written().allows(id)})) {
        case Answer::yes: return run.proved();
        case Answer::undecided: return run.undecided("whether " + name + " is ever allowed", {});
        case Answer::no: break;
    }
    std::vector<Witness> witnesses;
    if (run.ask({run.written().verdict_is(Verdict::proceed)}) == Answer::yes) {
        witnesses = run.witness(name + " is not allowed under `proceed`", [&](const Profile& profile) {
            const Decision decision = run.program().evaluate(profile);
            return decision.verdict == Verdict::proceed && !decision.allowed.contains(id);
        });
    }
    run.failed(proof_error("never_offered", name + " is never allowed: " + why_never(run, stretch),
                           "leave it out, or loosen what is in the way",
                           place_of(run.rules(), "stretches", run.rules().stretches[stretch].id)),
               std::move(witnesses));
}

/// The decision of somebody for whom one exclusion is certain, and of the same person without that exclusion.
Formula removes_something(ProofRun& run, std::size_t exclusion) {
    Truths without = run.written().truths();
    without.exclusions[exclusion] = {Formula::never, Formula::always};
    const Judgement freer(run.solver(), run.rules(), run.written().person(), std::move(without));
    return run.solver().all_of({run.written().truths().exclusions[exclusion].certain,
                                freer.allows_any(run.rules().exclusions[exclusion].stretches)});
}

void prove_exclusion_matters(ProofRun& run, std::size_t place) {
    const Exclusion& exclusion = run.rules().exclusions[place];
    const std::string name = "exclusion `" + exclusion.id + "`";
    switch (run.ask({removes_something(run, place)})) {
        case Answer::yes: return run.proved();
        case Answer::undecided: return run.undecided("whether " + name + " ever removes a stretch", exclusion.where);
        case Answer::no: break;
    }
    const Answer holds = run.ask({run.written().truths().exclusions[place].certain});
    if (holds == Answer::no) {
        return run.failed(proof_error("never_true", name + " can never hold",
                                      "no value in the range of its quantities satisfies it", exclusion.where),
                          {});
    }
    // A decision names exclusions under `proceed` only.
    const auto judge = judge_alone(run.rules().vocabulary, exclusion.when);
    std::vector<Witness> witnesses;
    if (holds == Answer::yes) {
        witnesses = run.witness(name + " holds", [&](const Profile& profile) {
            return judge && judge->evaluate(profile).certain.contains(RuleId{0});
        });
    }
    run.failed(proof_error("removes_nothing",
                           name + " never removes a stretch: whenever it holds, the verdict is not `proceed`, or "
                                  "other exclusions remove the same",
                           "leave it out, or say what makes it different", exclusion.where),
               witnesses);
}

}  // namespace

void prove_stretches_offered(ProofRun& run) {
    run.open("stretches_offered", "every stretch is allowed for somebody");
    const Decision calm = run.program().evaluate(run.calm_person());
    for (std::size_t i = 0; i < run.rules().stretches.size(); ++i) prove_stretch_offered(run, i, calm.allowed);
}

void prove_exclusions_matter(ProofRun& run) {
    run.open("exclusions_matter", "every exclusion keeps somebody from a stretch");
    for (std::size_t i = 0; i < run.rules().exclusions.size(); ++i) prove_exclusion_matters(run, i);
}

}  // namespace triage
