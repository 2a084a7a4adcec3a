// What of an older profile is kept. Everything starts as unknown, and each answer is taken over for a reason; so a case
// that was forgotten here asks once too often, and never keeps what is over.
#include "triage/recheck.hpp"

#include <algorithm>
#include <cmath>

#include "model/units.hpp"
#include "profile/profile_issue.hpp"

namespace triage {

namespace {

/// How long the answer to one fact holds, all rules joined: the shortest.
struct Keeping {
    bool is_named = false;  ///< by its id
    std::optional<std::uint32_t> days;
    double grows_by = 0;
};

std::vector<Keeping> keepings_of(const RuleBase& rules) {
    std::vector<Keeping> all(rules.vocabulary.facts().size());
    for (const KeepRule& rule : rules.keep_rules) {
        for (const FactId fact : rules.vocabulary.fact_ids()) {
            const bool is_named = std::find(rule.facts.begin(), rule.facts.end(), fact) != rule.facts.end();
            const bool is_of_kind =
                std::find(rule.kinds.begin(), rule.kinds.end(), rules.vocabulary[fact].kind) != rule.kinds.end();
            if (!is_named && !is_of_kind) continue;
            Keeping& keeping = all[index(fact)];
            keeping.is_named = keeping.is_named || is_named;
            keeping.days = std::min(keeping.days.value_or(rule.days), rule.days);
            keeping.grows_by = std::max(keeping.grows_by, rule.grows_by);
        }
    }
    return all;
}

/// The numbers that a person may have today, and the one to go on with.
struct Grown {
    double number = 0;
    double least = 0;
    double most = 0;
};

bool holds_for(const Literal& literal, double number) {
    switch (*literal.comparator) {
        case Comparator::less: return number < literal.number;
        case Comparator::less_equal: return number <= literal.number;
        case Comparator::greater: return number > literal.number;
        case Comparator::greater_equal: return number >= literal.number;
        case Comparator::equal: break;
    }
    return number == literal.number;
}

class KeptFinder {
public:
    KeptFinder(const Program& program, const Profile& before, Day today)
        : program_(program),
          vocabulary_(program.vocabulary()),
          before_(before),
          keepings_(keepings_of(program.rules())),
          days_(days_between(*before.answered_on, today)),
          age_(days_between(before.kept_from.value_or(*before.answered_on), today)),
          kept_{Profile(vocabulary_), *before.answered_on, 0, 0} {
        profile().answered_on = today;
        profile().id = before.id;
        profile().context = before.context;
        profile().equipment = before.equipment;
        profile().was_there.resize(vocabulary_.facts().size());
    }

    Kept find() {
        for (const FactId fact : vocabulary_.fact_ids()) keep(fact);
        forget_what_does_not_fit();
        for (const GatewayId gateway : vocabulary_.gateway_ids()) keep(gateway);
        count();
        if (is_older_kept_) profile().kept_from = before_.kept_from.value_or(*before_.answered_on);
        return std::move(kept_);
    }

private:
    Profile& profile() { return kept_.profile; }

    /// Whether the rules of the packs still let an answer to this fact stand.
    bool holds(FactId fact) const {
        const std::optional<std::uint32_t>& days = keepings_[index(fact)].days;
        return days && *days > 0 && age_ <= static_cast<std::int64_t>(*days);
    }

    /// What only a clinician changes, and no rule names.
    bool stays_for_ever(FactId id) const {
        const Fact& fact = vocabulary_[id];
        const bool lasts = fact.kind == FactKind::condition || fact.kind == FactKind::context;
        return lasts && !fact.quantity && !fact.is_protective && fact.changed_by == ChangedBy::nothing &&
               !keepings_[index(id)].is_named;
    }

    void keep(FactId fact) {
        switch (before_.presence(fact)) {
            case Presence::unknown:
                if (before_.was_there.contains(fact)) profile().was_there.insert(fact);  // never answered
                return;
            case Presence::absent:
                if (!before_.by_gateway().contains(fact) && holds(fact)) take_over(fact, Presence::absent);
                return;
            case Presence::present: break;
        }
        if (vocabulary_[fact].quantity) return keep_number(fact);
        if (stays_for_ever(fact)) return profile().set(fact, Presence::present);
        if (holds(fact)) return take_over(fact, Presence::present);
        profile().was_there.insert(fact);
    }

    void take_over(FactId fact, Presence presence) {
        profile().set(fact, presence);
        is_older_kept_ = true;
    }

    void keep_number(FactId fact) {
        const std::optional<Grown> grown = holds(fact) ? grown_number(fact) : std::nullopt;
        if (!grown || is_told_apart(fact, *grown)) return;
        profile().set_value(fact, grown->number);
        is_older_kept_ = true;
    }

    // Nothing for a number that cannot be told today: it leaves its range, or counts in whole units longer than a day.
    std::optional<Grown> grown_number(FactId id) const {
        const Fact& fact = vocabulary_[id];
        const double before = *before_.value(id);
        Grown grown{before, before, before + keepings_[index(id)].grows_by};
        if (fact.changed_by == ChangedBy::time) {
            const auto unit = convert_unit(1, fact.quantity->unit, "d");
            if (!unit) return std::nullopt;
            const double more = static_cast<double>(days_) / *unit;
            const double doubt = *unit < 1 ? 1 / *unit : 0;  // the hour of the answer, and that of today
            grown = {before + more, std::max(before, before + more - doubt), before + more + doubt};
            if (fact.quantity->whole && more != std::floor(more)) return std::nullopt;
        }
        if (grown.most > fact.quantity->max) return std::nullopt;
        return grown;
    }

    // Whether some rule could tell the least from the most. What holds at both ends holds between them, but for one
    // number alone.
    bool is_told_apart(FactId fact, const Grown& grown) const {
        return std::any_of(program_.literals().begin(), program_.literals().end(), [&](const Literal& literal) {
            if (literal.fact != fact || !literal.comparator) return false;
            if (*literal.comparator == Comparator::equal) {
                return grown.least < grown.most && literal.number >= grown.least && literal.number <= grown.most;
            }
            return holds_for(literal, grown.least) != holds_for(literal, grown.most);
        });
    }

    // Numbers that grew and no longer fit together are asked again, all of them.
    void forget_what_does_not_fit() {
        for (const Relation* relation : broken_relations(profile(), vocabulary_)) {
            for (const std::vector<RelationTerm>* sum : {&relation->low, &relation->high}) {
                for (const RelationTerm& term : *sum) {
                    if (term.quantity) profile().set(*term.quantity, Presence::unknown);
                }
            }
        }
    }

    // A line's answer is kept whole or not at all. Where one of its facts is there, that fact answers for it.
    void keep(GatewayId id) {
        const std::optional<LineAnswer> answer = before_.answer_to(id);
        const std::vector<StandsFor>& facts = vocabulary_[id].stands_for;
        if (!answer || *answer == LineAnswer::unsure) return;
        const bool is_kept = std::all_of(facts.begin(), facts.end(),
                                         [&](const StandsFor& each) { return is_kept_behind(each.fact, *answer); });
        if (!is_kept) return;
        is_older_kept_ = true;
        profile().set_gateway(id, vocabulary_[id], *answer);
    }

    // The "no" to "no better for a week" says of somebody with three days of it that it was not a week yet.
    bool may_have_reached(FactId id) const {
        const Fact& fact = vocabulary_[id];
        const bool grows = fact.changed_by == ChangedBy::time || keepings_[index(id)].grows_by > 0;
        return before_.by_gateway().contains(id) && fact.quantity && grows && fact.quantity->worse != Worse::lower;
    }

    // Whether the answer to a line still says the same of one of its facts.
    bool is_kept_behind(FactId fact, LineAnswer answer) const {
        const Presence before = before_.presence(fact);
        switch (before) {
            case Presence::unknown: return answer == LineAnswer::yes && holds(fact);
            case Presence::absent: return holds(fact) && !may_have_reached(fact);
            case Presence::present: break;
        }
        return kept_.profile.presence(fact) == Presence::present;
    }

    // Facts behind a line count with their line.
    void count() {
        for (const FactId fact : vocabulary_.fact_ids()) {
            const bool was_said = before_.presence(fact) != Presence::unknown || before_.is_unsure(fact);
            if (!was_said || before_.by_gateway().contains(fact)) continue;
            ++(profile().presence(fact) == Presence::unknown ? kept_.asked_again : kept_.kept);
        }
        for (const GatewayId gateway : vocabulary_.gateway_ids()) {
            if (!before_.answer_to(gateway)) continue;
            ++(profile().answer_to(gateway) ? kept_.kept : kept_.asked_again);
        }
    }

    const Program& program_;
    const Vocabulary& vocabulary_;
    const Profile& before_;
    const std::vector<Keeping> keepings_;
    const std::int64_t days_;  ///< since the profile
    const std::int64_t age_;   ///< of its oldest answer
    Kept kept_;
    bool is_older_kept_ = false;  ///< something that will end
};

}  // namespace

Result<Kept> kept_answers(const Program& program, const Profile& profile, Day today) {
    if (!profile.answered_on) {
        return Issues{profile_issue("missing_field", "the profile does not say when it was answered",
                                    "give `\"answered_on\": \"2026-11-20\"`", "/answered_on")};
    }
    if (*profile.answered_on > today) {
        return Issues{profile_issue("bad_date",
                                    "the profile was answered on " + to_string(*profile.answered_on) +
                                        ", which is after today, " + to_string(today),
                                    "correct the date, or that of this machine", "/answered_on")};
    }
    return KeptFinder(program, profile, today).find();
}

}  // namespace triage
