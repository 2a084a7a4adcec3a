// For each stretch of either side the six ways in which its offer can change, for each precaution of either side
// whether it is lost or new. Stretches meet by their id; one that a side does not know is refused there, so that a new
// stretch counts as looser (docs/decisions/0023).

#include "verify/compare/stretches.hpp"

#include "program/offer.hpp"
#include "verify/matching.hpp"

namespace triage {

namespace {

/// One of the two packs: its rule base, and its decision on the person.
struct Side {
    const RuleBase& rules;
    const Judgement& judgement;
};

/// How a side offers a stretch. `id` is empty where it does not know the stretch, which is then refused.
struct Offered {
    const Judgement& judgement;
    std::optional<StretchId> id;

    Formula is(Solver& solver, Offer offer) const {
        const Formula offered = id ? judgement.offers(*id) : Formula::never;
        const Formula as_it_is = id ? judgement.allows(*id) : Formula::never;
        switch (offer) {
            case Offer::refused: return solver.negation(offered);
            case Offer::as_it_is: return as_it_is;
            case Offer::modified: break;
        }
        // Both are one formula where no precaution concerns the stretch; asking the solver for the difference would be
        // idle.
        return offered == as_it_is ? Formula::never : solver.all_of({offered, solver.negation(as_it_is)});
    }
    Offer of(const Decision& decision) const { return id ? offer_of(*id, decision) : Offer::refused; }
};

/// The change in words, as the rest of a sentence that the stretch's name begins. REQUIRES: the two differ.
std::string change_text(Offer from, Offer to) {
    const bool had_precautions = from == Offer::modified;
    switch (to) {
        case Offer::as_it_is: return had_precautions ? " needs no precaution any more" : " is allowed";
        case Offer::modified: return from == Offer::refused ? " is allowed with precautions" : " needs precautions";
        case Offer::refused: break;
    }
    return had_precautions ? " is not allowed any more, not even with precautions" : " is not allowed any more";
}

/// The precautions that take the place of this one for a stretch: the one with its id, and those with its words and
/// dose.
std::vector<ExclusionId> standing_in(const RuleBase& rules, const Exclusion& precaution, StretchId stretch) {
    std::vector<ExclusionId> all;
    for (const ExclusionId id : rules.exclusion_ids()) {
        const Exclusion& one = rules[id];
        if (!one.modify || !concerns(one, stretch)) continue;
        if (one.id == precaution.id || is_same(*one.modify, *precaution.modify)) all.push_back(id);
    }
    return all;
}

/// Collects the looks. INVARIANT: ids in a look belong to the side that its decision is of.
class StretchQuestions {
public:
    explicit StretchQuestions(Pairing& pair)
        : solver_(pair.solver()),
          old_{pair.old_program().rules(), pair.before()},
          new_{pair.new_program().rules(), pair.after()} {}

    std::vector<ChangeQuestion> list() {
        for (const Stretch& stretch : old_.rules.stretches) add_stretch(stretch.id);
        for (const Stretch& stretch : new_.rules.stretches) {
            if (find_entry(old_.rules.stretches, stretch.id) == nullptr) add_stretch(stretch.id);
        }
        for (const ExclusionId id : old_.rules.exclusion_ids()) add_lost_precaution(id);
        for (const ExclusionId id : new_.rules.exclusion_ids()) add_new_precaution(id);
        return std::move(questions_);
    }

private:
    void add_stretch(const std::string& name) {
        const Offered before{old_.judgement, find_id<StretchId>(old_.rules.stretches, name)};
        const Offered after{new_.judgement, find_id<StretchId>(new_.rules.stretches, name)};
        for (const Offer from : {Offer::refused, Offer::modified, Offer::as_it_is}) {
            for (const Offer to : {Offer::as_it_is, Offer::modified, Offer::refused}) {
                if (from != to) add_change(name, before, after, from, to);
            }
        }
    }

    void add_change(const std::string& name, const Offered& before, const Offered& after, Offer from, Offer to) {
        const Formula was = before.is(solver_, from);
        const Formula is = after.is(solver_, to);
        if (was == Formula::never || is == Formula::never) return;
        questions_.push_back(
            {"stretch",
             in_backticks(name) + change_text(from, to),
             direction_of(to > from),
             {old_.judgement.verdict_is(Verdict::proceed), new_.judgement.verdict_is(Verdict::proceed), was, is},
             [=](const Decision& a, const Decision& b) {
                 return a.verdict == Verdict::proceed && b.verdict == Verdict::proceed && before.of(a) == from &&
                        after.of(b) == to;
             }});
    }

    /// Looser: the old side gives the precaution for a stretch that the new one modifies without it. A stretch that
    /// keeps some precaution would not show as a change of its offer.
    void add_lost_precaution(ExclusionId id) {
        if (!old_.rules[id].modify) return;
        questions_.push_back({"stretch",
                              "precaution " + in_backticks(old_.rules[id].id) + " is not given any more",
                              Direction::looser,
                              {only_first_gives(old_, new_, id)},
                              [&ours = old_.rules, &theirs = new_.rules, id](auto& a, auto& b) {
                                  return gives_only_first(ours, a, theirs, b, id);
                              }});
    }

    /// Stricter: the same with the sides exchanged.
    void add_new_precaution(ExclusionId id) {
        if (!new_.rules[id].modify) return;
        questions_.push_back({"stretch",
                              "precaution " + in_backticks(new_.rules[id].id) + " is given",
                              Direction::stricter,
                              {only_first_gives(new_, old_, id)},
                              [&ours = new_.rules, &theirs = old_.rules, id](auto& a, auto& b) {
                                  return gives_only_first(ours, b, theirs, a, id);
                              }});
    }

    /// The first side gives the precaution for a stretch that both modify, and on the second nothing stands in for it.
    Formula only_first_gives(const Side& first, const Side& second, ExclusionId precaution) {
        Formulas any;
        for (const StretchId stretch : first.rules[precaution].stretches) {
            const auto there = find_id<StretchId>(second.rules.stretches, first.rules[stretch].id);
            Formulas all{first.judgement.applies(precaution), first.judgement.offers(stretch),
                         Offered{second.judgement, there}.is(solver_, Offer::modified)};
            if (all.back() == Formula::never) continue;
            for (const ExclusionId other : standing_in(second.rules, first.rules[precaution], *there)) {
                all.push_back(solver_.negation(second.judgement.applies(other)));
            }
            any.push_back(solver_.all_of(all));
        }
        return solver_.any_of(any);
    }

    /// The evaluator's answer to the same question. REQUIRES: each decision is of the rules beside it.
    static bool gives_only_first(const RuleBase& first_rules, const Decision& first, const RuleBase& second_rules,
                                 const Decision& second, ExclusionId id) {
        const Exclusion& precaution = first_rules[id];
        if (!applies(first, id)) return false;
        return std::any_of(precaution.stretches.begin(), precaution.stretches.end(), [&](StretchId stretch) {
            const auto there = find_id<StretchId>(second_rules.stretches, first_rules[stretch].id);
            if (!there || !first.modified.contains(stretch) || !second.modified.contains(*there)) return false;
            const std::vector<ExclusionId> others = standing_in(second_rules, precaution, *there);
            return std::none_of(others.begin(), others.end(),
                                [&](ExclusionId other) { return applies(second, other); });
        });
    }

    Solver& solver_;
    Side old_;
    Side new_;
    std::vector<ChangeQuestion> questions_;
};

}  // namespace

std::vector<ChangeQuestion> questions_about_stretches(Pairing& pair) { return StretchQuestions(pair).list(); }

}  // namespace triage
