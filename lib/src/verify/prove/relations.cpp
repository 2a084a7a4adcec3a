// Relations mean what is written, and the readers refuse exactly those who break them, so that nobody else is ever
// decided.
//
// Three readers of a relation are held against each other: the loader's (`Relation`, which everything else uses), one
// written here from the text alone, and `fits` of profile/relations.hpp, which is asked about the solver's examples for
// both sides. A relation all of whose readers agree can be assumed in every other proof.

#include <algorithm>
#include <cmath>

#include "pack/entries.hpp"
#include "pack/relation_parser.hpp"
#include "profile/relations.hpp"
#include "text/decimal.hpp"
#include "verify/prove/run.hpp"

namespace triage {

namespace {

using Part = Solver::Part;

/// The words of a text, parted by blanks and line ends.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\n') {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Reads a relation's text once more, apart from the loader, as two sums in seconds. It knows nothing of positions and
/// mistakes. REQUIRES: a text that the loader accepted.
class WrittenRelation {
public:
    WrittenRelation(Solver& solver, const Vocabulary& vocabulary, const SymbolicPerson& person)
        : solver_(solver), vocabulary_(vocabulary), person_(person) {}

    /// The sign may stand either way round; the solver only knows "below".
    Formula read(std::string_view text) {
        const std::size_t sign = text.find_first_of("<>");
        const bool may_be_equal = text.substr(sign + 1, 1) == "=";
        const auto left = sum(text.substr(0, sign));
        const auto right = sum(text.substr(sign + (may_be_equal ? 2 : 1)));
        return text[sign] == '<' ? solver_.sum_is_below(left, right, may_be_equal)
                                 : solver_.sum_is_below(right, left, may_be_equal);
    }

private:
    std::vector<Part> sum(std::string_view text) {
        std::vector<Part> parts;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find('+', from), text.size());
            parts.push_back(part(words_of(text.substr(from, to - from))));
            from = to + 1;
        }
        return parts;
    }

    /// One term: a quantity, in its own unit unless another one follows; or a number with its unit, attached or apart.
    Part part(const std::vector<std::string>& words) {
        const std::string& unit = words.back();
        const auto fact = vocabulary_.find(words.front());
        if (fact) {
            const std::string& own = vocabulary_[*fact].quantity->unit;
            return {person_[index(*fact)].number, 0, seconds_in_relation(words.size() > 1 ? unit : own).value_or(1)};
        }
        std::string_view rest = words.front();
        const double number = nearest_double(*take_decimal(rest)).value_or(0);
        const std::string_view counted = !rest.empty() ? rest : words.size() > 1 ? std::string_view(unit) : "";
        return {std::nullopt, number, seconds_in_relation(counted).value_or(1)};
    }

    Solver& solver_;
    const Vocabulary& vocabulary_;
    const SymbolicPerson& person_;
};

/// One relation, for a person whose numbers are free of all relations.
class RelationProof {
public:
    RelationProof(ProofRun& run, const Relation& relation, const SymbolicPerson& person)
        : run_(run), solver_(run.solver()), relation_(relation), person_(person) {}

    /// First: no numbers are read differently by the loader and by the text. Then one example that keeps the relation
    /// and one that breaks it go through the reader of profiles. An example that the solver cannot give is no failure.
    void prove() {
        const Vocabulary& vocabulary = run_.rules().vocabulary;
        const Formula written = WrittenRelation(solver_, vocabulary, person_).read(relation_.holds);
        Formulas wanted{all_known(), solver_.differs(written, fits(solver_, relation_, person_))};
        if (run_.refute(wanted, "whether relation `" + relation_.id + "` is read as it is written", place()))
            return report("is not read as it is written");
        for (const bool is_kept : {true, false}) {
            const SearchEnd answer = run_.ask({all_known(), is_kept ? written : solver_.negation(written)});
            if (answer != SearchEnd::found) continue;
            Profile profile = read_numbers();
            if (fits(relation_, profile) == is_kept) {
                run_.proved();
            } else if (!is_close_call(profile)) {
                report(is_kept ? "refuses numbers that keep it" : "lets numbers pass that break it");
            }
        }
    }

private:
    /// A relation binds nobody who lacks one of its numbers.
    Formula all_known() {
        Formulas all;
        for (const FactId fact : quantities_of(relation_)) all.push_back(person_[index(fact)].present);
        return solver_.all_of(all);
    }

    /// The solver's example as doubles, each the nearest one. Here the numbers themselves matter, not their place among
    /// limits.
    Profile read_numbers() {
        Profile profile(run_.rules().vocabulary);
        for (const FactId fact : quantities_of(relation_)) {
            profile.set_value(fact, solver_.value(*person_[index(fact)].number));
        }
        return profile;
    }

    /// True when moving one number by a rounding error changes the answer: rounding to doubles may have carried the
    /// example across the line, and nothing is shown either way. A billionth of the number is far above the rounding of
    /// a sum, and far below any difference that a relation could be misread by.
    bool is_close_call(Profile profile) const {
        const FactId first = quantities_of(relation_).front();
        const double number = profile.number_or_any(first);
        const bool is_kept = fits(relation_, profile);
        constexpr double rounding = 1e-9;
        for (const double sign : {-1.0, 1.0}) {
            profile.set_value(first, number + sign * rounding * std::max(1.0, std::fabs(number)));
            if (fits(relation_, profile) != is_kept) return true;
        }
        return false;
    }

    Position place() const { return place_of(run_.rules(), "relations", relation_.id); }

    void report(const std::string& what) {
        run_.failed(proof_error("relation_misread", "relation `" + relation_.id + "` " + what, std::string(defect_hint),
                                place()),
                    {});
    }

    ProofRun& run_;
    Solver& solver_;
    const Relation& relation_;
    const SymbolicPerson& person_;
};

}  // namespace

void prove_relations(ProofRun& run) {
    const Vocabulary& vocabulary = run.rules().vocabulary;
    if (vocabulary.relations().empty()) return;
    run.open("relations", "whoever is decided keeps every relation between numbers");
    // The person of the run keeps all relations already, so for that one nothing could be refuted.
    const SymbolicPerson anybody = symbolic_person(run.solver(), vocabulary);
    for (const Relation& relation : vocabulary.relations()) RelationProof(run, relation, anybody).prove();
    // All relations together: with all numbers known, is there anybody at all?
    Formulas all_known{fits_all(run.solver(), vocabulary, anybody)};
    for (const SymbolicFact& fact : anybody) {
        if (fact.number) all_known.push_back(fact.present);
    }
    switch (run.ask(all_known)) {
        case SearchEnd::found: return run.proved();
        case SearchEnd::gave_up: return run.undecided("whether anybody can have all numbers", {});
        case SearchEnd::none_exists: break;
    }
    run.failed(proof_error("relations_exclude_all", "nobody can have all numbers and keep every relation",
                           "look for relations that contradict each other", {}),
               {});
}

}  // namespace triage
