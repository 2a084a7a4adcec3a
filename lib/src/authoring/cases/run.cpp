// Runs the cases of a pack, then holds what they show against what they should show. First the cases that hold are
// collected; coverage is counted over them, and each mutant is tried against them. What a search has found closes gaps
// for the mutants, too, so suggested cases are looked at before another search begins.

#include "triage/authoring/cases.hpp"

#include <algorithm>
#include <cassert>

#include "authoring/cases/coverage.hpp"
#include "authoring/cases/expectation.hpp"
#include "authoring/cases/line_mutation.hpp"
#include "authoring/cases/mutation.hpp"
#include "authoring/cases/suggest.hpp"
#include "pack/line_names.hpp"

namespace triage {

namespace {

/// A case that came out as expected.
struct Shown {
    const Case* example = nullptr;
    Profile profile;
};

// A mutant is a copy of the rule base, and names are most of it: what no decision reads stays out.
RuleBase what_decides(const RuleBase& rules) {
    RuleBase needed;
    std::string taken;
    for (const Fact& fact : rules.vocabulary.facts()) {
        Fact bare;
        bare.id = fact.id;
        bare.kind = fact.kind;
        bare.quantity = fact.quantity;
        bare.is_protective = fact.is_protective;
        bare.pack = fact.pack;
        needed.vocabulary.add(std::move(bare), taken);
    }
    for (const Equipment& piece : rules.vocabulary.equipment()) needed.vocabulary.add(piece, taken);
    for (const Gateway& gateway : rules.vocabulary.gateways()) {
        Gateway bare;
        bare.id = gateway.id;
        bare.stands_for = gateway.stands_for;
        bare.is_wider = gateway.is_wider;
        needed.vocabulary.add(std::move(bare));
    }
    for (const Rule& rule : rules.rules) {
        Rule& copy = needed.rules.emplace_back();
        copy.id = rule.id;
        copy.when = rule.when;
        copy.level = rule.level;
        copy.pack = rule.pack;
    }
    for (const Stretch& stretch : rules.stretches) {
        Stretch& copy = needed.stretches.emplace_back();
        copy.id = stretch.id;
        copy.needs = stretch.needs;
        copy.from_session = stretch.from_session;
        copy.pack = stretch.pack;
    }
    for (const Exclusion& exclusion : rules.exclusions) {
        Exclusion& copy = needed.exclusions.emplace_back();
        copy.id = exclusion.id;
        copy.when = exclusion.when;
        copy.stretches = exclusion.stretches;
        copy.covered_by = exclusion.covered_by;
        copy.modify = exclusion.modify;
        copy.pack = exclusion.pack;
    }
    needed.packs.resize(rules.packs.size());
    needed.progression = rules.progression;
    return needed;
}

// Packs join in order, so every id stays what it is.
RuleBase up_to(RuleBase rules, PackId last) {
    std::erase_if(rules.rules, [&](const Rule& rule) { return rule.pack > last; });
    std::erase_if(rules.exclusions, [&](const Exclusion& exclusion) { return exclusion.pack > last; });
    return rules;
}

/// A rule base as each of its packs has it, the ones before included; compiled when first asked for.
class Scopes {
public:
    explicit Scopes(const RuleBase& rules) : rules_(rules), programs_(rules.packs.size()) {}

    /// Nothing where it does not compile.
    const Program* program(PackId last) {
        std::optional<Result<Program>>& program = programs_[index(last)];
        if (!program) program = Program::compile(up_to(rules_, last));
        return *program ? &**program : nullptr;
    }

private:
    const RuleBase& rules_;
    std::vector<std::optional<Result<Program>>> programs_;
};

class CaseRun {
public:
    CaseRun(const Program& program, const CaseOptions& options)
        : program_(program), rules_(program.rules()), options_(options), needed_(what_decides(rules_)) {
        if (options.finder != nullptr) suggester_.emplace(program, *options.finder);
    }

    CaseReport run() {
        obligations_ = obligations_of(rules_);
        is_met_.assign(obligations_.size(), false);
        try_cases();
        find_gaps();
        try_mutants();
        try_line_mutants();
        for (const auto figure : {Figure::rules, Figure::states, Figure::thresholds, Figure::mcdc}) count(figure);
        return std::move(report_);
    }

private:
    // --- cases -------------------------------------------------------------------------------------------------

    // What a case expects is judged by the packs up to its own; what it shows counts for all.
    void try_cases() {
        Scopes scopes(needed_);
        report_.case_count = rules_.cases.size();
        for (std::size_t i = 0; i < rules_.cases.size(); ++i) {
            const Case& example = rules_.cases[i];
            Result<Profile> profile = parse_profile(example.profile, rules_.vocabulary);
            assert(profile && "the loader has read it");
            const Decision decision = program_.evaluate(*profile);
            const Decision own = scopes.program(example.pack)->evaluate(*profile);
            std::vector<CaseFault> faults = faults_of(example, own, rules_);
            if (!faults.empty()) {
                report_.failed.push_back({i, std::move(faults)});
                continue;
            }
            for (const std::size_t met : newly_met(*profile, decision)) is_met_[met] = true;
            shown_.push_back({&example, std::move(*profile)});
        }
    }

    std::vector<std::size_t> newly_met(const Profile& profile, const Decision& decision) const {
        std::vector<std::size_t> met;
        for (std::size_t i = 0; i < obligations_.size(); ++i) {
            if (!is_met_[i] && is_met(obligations_[i], rules_, profile, decision)) met.push_back(i);
        }
        return met;
    }

    // --- gaps --------------------------------------------------------------------------------------------------

    void find_gaps() {
        for (std::size_t i = 0; i < obligations_.size(); ++i) {
            if (is_met_[i]) continue;
            const Obligation& obligation = obligations_[i];
            open_.push_back(i);
            report_.gaps.push_back({obligation.figure, gap_text(obligation, rules_),
                                    when_position(rules_, obligation.owner, obligation.number), Remedy::not_sought, 0});
        }
        // What is asked for most precisely comes first: its cases often show the rest, too.
        for (const auto figure : {Figure::mcdc, Figure::thresholds, Figure::rules, Figure::states}) {
            for (std::size_t gap = 0; gap < open_.size() && suggests(); ++gap) {
                const bool is_open = report_.gaps[gap].remedy == Remedy::not_sought;
                if (is_open && report_.gaps[gap].figure == figure) close(gap);
            }
        }
    }

    bool suggests() const { return options_.suggest && suggester_; }

    void close(std::size_t gap) {
        const Obligation& obligation = obligations_[open_[gap]];
        const FoundPerson person = suggester_->shows(obligation);
        if (person.profile) {
            add_suggestion(*person.profile, obligation.owner, obligation.number, case_name(obligation, rules_));
        } else {
            const bool is_certain = person.end == SearchEnd::none_exists;
            report_.gaps[gap].remedy = is_certain ? Remedy::impossible : Remedy::not_found;
        }
    }

    std::size_t add_suggestion(const Profile& person, Owner owner, std::size_t number, std::string name) {
        const std::size_t place = report_.suggestions.size();
        Suggestion suggestion = suggester_->suggestion(person, owner, number, std::move(name));
        const Decision decision = program_.evaluate(person);
        for (std::size_t gap = 0; gap < open_.size(); ++gap) {
            const bool is_closed = report_.gaps[gap].remedy == Remedy::suggested;
            if (is_closed || !is_met(obligations_[open_[gap]], rules_, person, decision)) continue;
            report_.gaps[gap].remedy = Remedy::suggested;
            report_.gaps[gap].suggestion = place;
            // That a rule is certain is wanted twice, in one sentence.
            const std::string& what = report_.gaps[gap].what;
            if (suggestion.closes.empty() || suggestion.closes.back() != what) suggestion.closes.push_back(what);
        }
        report_.suggestions.push_back(std::move(suggestion));
        return place;
    }

    void count(Figure figure) {
        Share& share = report_.figures[static_cast<std::size_t>(figure)];
        for (std::size_t i = 0; i < obligations_.size(); ++i) {
            if (obligations_[i].figure != figure) continue;
            ++share.total;
            share.covered += is_met_[i] ? 1 : 0;
        }
    }

    // --- mutants -----------------------------------------------------------------------------------------------

    void try_mutants() {
        Share& share = report_.figures[static_cast<std::size_t>(Figure::mutation)];
        report_.tried_mutants = !shown_.empty();
        for_each_mutant(rules_, [&](const Mutant& mutant) {
            ++share.total;
            if (report_.tried_mutants) {
                try_mutant(mutant, share);
            } else if (suggests()) {
                complete_suggestions(mutant);
            }
        });
        share.total -= report_.equivalent_mutants;
    }

    // `check` looks at the lines alone; a case that answers a line sees that it denies more.
    void try_line_mutants() {
        const Vocabulary& vocabulary = rules_.vocabulary;
        const std::size_t before = check_lines(rules_, vocabulary.gateways(), vocabulary.screens()).size();
        for_each_line_mutant(rules_, [&](const LineMutant& mutant) {
            ++report_.lines.total;
            if (is_noticed_by_check(mutant, rules_, before) || is_noticed_by_case(mutant)) {
                ++report_.lines.covered;
            } else {
                report_.line_survivors.push_back({mutant.where, mutant.from, mutant.to});
            }
        });
    }

    // Whoever has the fact, and answered the line with no, would be refused; whoever said nothing of it would deny it.
    bool is_noticed_by_case(const LineMutant& mutant) const {
        if (!mutant.grown) return false;
        Scopes scopes(needed_);
        return std::any_of(shown_.begin(), shown_.end(), [&](const Shown& shown) {
            if (shown.profile.answer_to(*mutant.grown) != LineAnswer::no) return false;
            const bool is_open = shown.profile.presence(mutant.added) == Presence::unknown;
            if (!is_open || shown.profile.is_unsure(mutant.added)) {
                return !shown.profile.absent().contains(mutant.added);
            }
            Profile denied = shown.profile;
            denied.set(mutant.added, Presence::absent);
            const Decision decision = scopes.program(shown.example->pack)->evaluate(denied);
            return !is_as_expected(*shown.example, decision, std::nullopt);
        });
    }

    void try_mutant(const Mutant& mutant, Share& share) {
        const RuleBase changed = apply(mutant, needed_);
        Scopes scopes(changed);
        const Program* mutated = scopes.program(last_pack());
        if (mutated == nullptr) ++report_.rejected_mutants;
        if (mutated == nullptr || is_noticed(mutant, scopes)) {
            ++share.covered;
        } else {
            judge_survivor(mutant, *mutated);
        }
    }

    // Where no case shows anything, all that is suggested should notice all mutants together.
    void complete_suggestions(const Mutant& mutant) {
        const Result<Program> mutated = Program::compile(apply(mutant, needed_));
        MutantText text = text_of(mutant, rules_);
        Survivor survivor{std::move(text.where), std::move(text.from), std::move(text.to)};
        if (!mutated || is_noticed_by_suggestion(mutant, *mutated, survivor)) return;
        const FoundPerson person = suggester_->differs(mutant, *mutated);
        suggest_for(mutant, person, survivor);
    }

    PackId last_pack() const { return static_cast<PackId>(rules_.packs.size() - 1); }

    PackId pack_of(const Mutant& mutant) const {
        return mutant.owner == Owner::rule ? rules_.rules[mutant.number].pack : rules_.exclusions[mutant.number].pack;
    }

    bool is_noticed(const Mutant& mutant, Scopes& scopes) const {
        return std::any_of(shown_.begin(), shown_.end(), [&](const Shown& shown) {
            if (shown.example->pack < pack_of(mutant)) return false;
            const Decision decision = scopes.program(shown.example->pack)->evaluate(shown.profile);
            return !is_as_expected(*shown.example, decision, dropped_rule(mutant));
        });
    }

    void judge_survivor(const Mutant& mutant, const Program& mutated) {
        MutantText text = text_of(mutant, rules_);
        Survivor survivor{std::move(text.where), std::move(text.from), std::move(text.to)};
        if (!is_noticed_by_suggestion(mutant, mutated, survivor)) {
            const FoundPerson person = suggester_ ? suggester_->differs(mutant, mutated) : FoundPerson();
            if (person.end == SearchEnd::none_exists) {
                ++report_.equivalent_mutants;
                return;
            }
            // A rule that compiles is certain for somebody, so who drops it changes a decision.
            if (person.end == SearchEnd::found || dropped_rule(mutant)) survivor.effect = Effect::changes_decisions;
            if (suggests()) suggest_for(mutant, person, survivor);
        }
        report_.survivors.push_back(std::move(survivor));
    }

    bool is_noticed_by_suggestion(const Mutant& mutant, const Program& mutated, Survivor& survivor) {
        for (std::size_t i = 0; i < report_.suggestions.size(); ++i) {
            Suggestion& suggestion = report_.suggestions[i];
            const Decision decision = mutated.evaluate(suggestion.profile);
            if (is_as_expected(suggestion.example, decision, dropped_rule(mutant))) continue;
            survivor.effect = Effect::changes_decisions;
            survivor.remedy = Remedy::suggested;
            survivor.suggestion = i;
            suggestion.closes.push_back(change_text(survivor));
            return true;
        }
        return false;
    }

    void suggest_for(const Mutant& mutant, const FoundPerson& person, Survivor& survivor) {
        survivor.remedy = Remedy::not_found;
        if (!person.profile) return;
        survivor.remedy = Remedy::suggested;
        survivor.suggestion = add_suggestion(*person.profile, mutant.owner, mutant.number, case_name(mutant, rules_));
        report_.suggestions.back().closes.push_back(change_text(survivor));
    }

    // A line of YAML has a key.
    static bool is_of_whole_entry(const Survivor& survivor) { return survivor.from.find(": ") == std::string::npos; }

    static std::string change_text(const Survivor& survivor) {
        const std::string line = std::to_string(survivor.where.line);
        if (survivor.to.empty()) return survivor.from + " could be dropped";
        if (is_of_whole_entry(survivor)) return survivor.from + " could become " + survivor.to;
        return "line " + line + " could become `" + survivor.to + "`";
    }

    const Program& program_;
    const RuleBase& rules_;
    const CaseOptions& options_;
    const RuleBase needed_;
    std::optional<Suggester> suggester_;  ///< where there is a finder
    std::vector<Obligation> obligations_;
    std::vector<bool> is_met_;
    std::vector<std::size_t> open_;  ///< the obligations of the gaps
    std::vector<Shown> shown_;
    CaseReport report_;
};

}  // namespace

CaseReport run_cases(const Program& program, const CaseOptions& options) { return CaseRun(program, options).run(); }

std::vector<Figure> below(const CaseReport& report, const Minimums& minimums) {
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < minimums.size(); ++i) {
        const Share& share = report.figures[i];
        const double wanted = minimums[i].value_or(0) * static_cast<double>(share.total);
        if (100 * static_cast<double>(share.covered) < wanted) figures.push_back(static_cast<Figure>(i));
    }
    return figures;
}

}  // namespace triage
