// Three engines, one meaning: the oracle (every completion), the evaluator (masks) and the solver (Z3) say the same of
// random packs and of the shipped one; and what `prove` says of a small pack is what trying everybody says
// (everybody.hpp). A proof is worth no more than the agreement of the solver's meaning with the evaluator's.
//
// TRIAGE_SEED draws others, TRIAGE_EFFORT more of them (docs/contributing.md).

#include <doctest/doctest.h>

#include <triage/verify.hpp>

#include "everybody.hpp"
#include "patient.hpp"
#include "support/compiled.hpp"
#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "verify/judgement.hpp"

namespace {

using namespace triage;

Formula is_this(Solver& solver, const SymbolicPerson& person, const Profile& profile, const Vocabulary& vocabulary) {
    Formulas parts;
    for (std::size_t i = 0; i < person.size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        switch (profile.presence(fact)) {
            case Presence::unknown: parts.push_back(solver.negation(person[i].known)); break;
            case Presence::absent: parts.push_back(person[i].absent); break;
            case Presence::present: parts.push_back(person[i].present); break;
        }
        if (vocabulary[fact].quantity && profile.value(fact))
            parts.push_back(solver.compare(*person[i].number, Comparator::equal, *profile.value(fact)));
    }
    return solver.all_of(parts);
}

/// The decision as the solver has it for one profile.
Decision solve(Solver& solver, const Judgement& judgement, const RuleBase& rules, const Profile& profile) {
    REQUIRE(solver.ask({is_this(solver, judgement.person(), profile, rules.vocabulary)}) == SearchEnd::found);
    Decision decision;
    decision.certain.resize(rules.rules.size());
    decision.possible.resize(rules.rules.size());
    decision.allowed.resize(rules.stretches.size());
    decision.modified.resize(rules.stretches.size());
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
        const Truth& truth = judgement.truths().rules[i];
        const auto rule = static_cast<RuleId>(i);
        if (solver.value(truth.certain)) {
            decision.certain.insert(rule);
        } else if (!solver.value(truth.ruled_out)) {
            decision.possible.insert(rule);
        }
    }
    for (const Level step : level_steps) {
        if (solver.value(judgement.floor_reaches(step))) decision.floor = join(decision.floor, step);
        if (solver.value(judgement.ceiling_reaches(step))) decision.ceiling = join(decision.ceiling, step);
    }
    decision.settled = solver.value(judgement.settled());
    for (const Verdict verdict : {Verdict::proceed, Verdict::ask, Verdict::see_a_doctor, Verdict::stop}) {
        if (solver.value(judgement.verdict_is(verdict))) decision.verdict = verdict;
    }
    for (std::size_t i = 0; i < rules.stretches.size(); ++i) {
        const auto stretch = static_cast<StretchId>(i);
        const bool as_it_is = solver.value(judgement.allows(stretch));
        const bool is_offered = solver.value(judgement.offers(stretch));
        REQUIRE((is_offered || !as_it_is));
        if (is_offered) (as_it_is ? decision.allowed : decision.modified).insert(stretch);
    }
    return decision;
}

void check_agreement(const Program& program, const oracle::Oracle& judge, int profiles, double unknown,
                     int most_unknown, random_rules::Generator& random) {
    Solver solver(patient.budget);
    const SymbolicPerson person = symbolic_person(solver, program.vocabulary());
    auto written = written_truths(solver, program.rules(), person);
    REQUIRE(written);
    const Judgement as_written(solver, program.rules(), person, std::move(*written));
    const Judgement as_compiled(solver, program.rules(), person, compiled_truths(solver, program, person));
    for (int i = 0; i < profiles; ++i) {
        const Profile profile = random.profile(program.rules(), judge.facts(), unknown, most_unknown);
        const Decision expected = judge.decide(profile);
        INFO(to_json(profile, program.vocabulary()), "\n", program.dump());
        REQUIRE(oracle::agree(program.evaluate(profile), expected));
        REQUIRE(oracle::agree(solve(solver, as_written, program.rules(), profile), expected));
        REQUIRE(oracle::agree(solve(solver, as_compiled, program.rules(), profile), expected));
    }
}

/// Small enough to try everybody.
random_rules::Shape small_shape(int rules) {
    random_rules::Shape shape;
    shape.findings = 3;
    shape.quantities = 1;
    shape.rules = rules;
    shape.exclusions = 2;
    shape.depth = 2;
    return shape;
}

/// Both exclusions concern the same stretches, and often say the same.
void add_twins(RuleBase& rules, random_rules::Generator& random) {
    Exclusion& twin = rules.exclusions[1];
    twin.stretches = rules.exclusions[0].stretches;
    if (random.chance(0.5)) twin.modify = rules.exclusions[0].modify;
    if (random.chance(0.3)) twin.when = rules.exclusions[0].when;
}

/// Some rules say that others cover them; some of them are right.
void add_covers(RuleBase& rules, random_rules::Generator& random) {
    const auto count = static_cast<int>(rules.rules.size());
    for (int rule = 0; rule < count; ++rule) {
        if (random.chance(0.6)) continue;
        // Often right: what holds for fewer is covered by what holds for more.
        const int other = (rule + 1 + random.below(count - 1)) % count;
        Rule& covered = rules.rules[static_cast<std::size_t>(rule)];
        const Rule& covering = rules.rules[static_cast<std::size_t>(other)];
        covered.covered_by.push_back(static_cast<RuleId>(other));
        if (random.chance(0.3)) covered.covered_by.push_back(static_cast<RuleId>((other + 1) % count));
        std::erase(covered.covered_by, static_cast<RuleId>(rule));
        if (random.chance(0.5)) continue;
        if (random.chance(0.3)) covered.when = covering.when;
        Condition both;
        both.count = 2;
        both.parts = {covered.when, covering.when};
        RuleBase alone;
        alone.vocabulary = rules.vocabulary;
        alone.rules.emplace_back();
        alone.rules.front().when = both;
        if (!Program::compile(std::move(alone))) continue;
        covered.when = both;
        if (random.chance(0.7)) covered.level = covering.level;
    }
}

bool is_found(const Proof& proof, std::string_view code, const std::string& name) {
    return std::any_of(proof.findings.begin(), proof.findings.end(), [&](const ProofFinding& finding) {
        return finding.issue.code == code && finding.issue.message.find("`" + name + "`") != std::string::npos;
    });
}

bool is_dead(const Proof& proof, const std::string& rule) {
    return std::any_of(proof.findings.begin(), proof.findings.end(), [&](const ProofFinding& finding) {
        const std::string& message = finding.issue.message;
        return (finding.issue.code == "same_as_another" || finding.issue.code == "covered_by_another" ||
                finding.issue.code == "covered_by_others") &&
               message.starts_with("rule `" + rule + "`");
    });
}

/// Another condition, another strength, or gone; a precaution may come under another name.
void change_exclusion(RuleBase& rules, random_rules::Generator& random, const random_rules::Shape& shape) {
    const auto place = static_cast<std::size_t>(random.below(static_cast<int>(rules.exclusions.size())));
    Exclusion& exclusion = rules.exclusions[place];
    switch (random.below(5)) {
        case 0: exclusion.when = random.rules(shape).rules.front().when; break;
        case 1: exclusion.modify = random.rules(shape).exclusions.front().modify; break;
        case 2: exclusion.id = "renamed"; break;
        case 3: exclusion.stretches = {static_cast<StretchId>(random.below(6))}; break;
        default: rules.exclusions.erase(rules.exclusions.begin() + static_cast<std::ptrdiff_t>(place));
    }
}

bool is_not_covered(const Proof& proof, const std::string& rule) {
    return std::any_of(proof.findings.begin(), proof.findings.end(), [&](const ProofFinding& finding) {
        return finding.issue.code == "not_covered" && finding.issue.message.starts_with("rule `" + rule + "`");
    });
}

bool is_in_covered_rule(const RuleBase& rules, FactId fact) {
    return std::any_of(rules.rules.begin(), rules.rules.end(), [&](const Rule& rule) {
        std::set<FactId> facts;
        oracle::collect_facts(rule.when, facts);
        return !rule.covered_by.empty() && facts.contains(fact);
    });
}

}  // namespace

TEST_CASE("oracle, evaluator and solver agree on random packs, as written and as compiled") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    for (int i = 0; i < random_rules::rounds(60); ++i) {
        const Program program = compiled(random.rules({}));
        check_agreement(program, oracle::Oracle(program.rules()), 8, 0.5, 4, random);
    }
}

TEST_CASE("oracle, evaluator and solver agree on the shipped packs") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    const Program program = default_program();
    check_agreement(program, oracle::Oracle(program.rules()), random_rules::rounds(30), 0.2, 5, random);
}

TEST_CASE("random packs are compiled as written, and what is unknown never helps, for every profile") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    for (int i = 0; i < random_rules::rounds(20); ++i) {
        const Program program = compiled(random.rules({}));
        const Proof proof = prove(program, patient);
        INFO(to_text(program, proof), program.dump());
        REQUIRE_FALSE(proof.has_defects());
        for (const ProvedProperty& property : proof.properties) {
            REQUIRE(property.undecided == 0);
            if (property.name == "compiled" || property.name == "fail_safe") REQUIRE(property.failed == 0);
        }
    }
}

TEST_CASE("what is proved of a small pack is what trying everybody says") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    const random_rules::Shape shape = small_shape(4);
    struct {
        int covered = 0;
        int modifies_nothing = 0;
        int always_modified = 0;
    } counts;
    for (int round = 0; round < random_rules::rounds(60); ++round) {
        RuleBase rules = random.rules(shape);
        if (random.chance(0.5)) add_covers(rules, random);
        if (random.chance(0.5)) add_twins(rules, random);
        const Program program = compiled(std::move(rules));
        const Proof proof = prove(program, patient);
        INFO(to_text(program, proof), program.dump());
        REQUIRE_FALSE(proof.has_defects());
        const Everybody everybody(program);
        for (std::size_t i = 0; i < program.rules().rules.size(); ++i) {
            const Rule& rule = program.rules().rules[i];
            const auto id = static_cast<RuleId>(i);
            const bool says_so = !rule.covered_by.empty();
            REQUIRE(is_dead(proof, rule.id) == (!says_so && !everybody.matters(id)));
            REQUIRE(is_not_covered(proof, rule.id) == (says_so && !everybody.is_covered_as_it_says(id)));
            counts.covered += says_so && everybody.is_covered_as_it_says(id) ? 1 : 0;
        }
        bool is_told = false;  // the highest gap of each axis
        for (auto step = level_steps.rbegin(); step != level_steps.rend(); ++step) {
            if (step->outcome == Outcome::stop) is_told = false;
            const bool has_gap = !is_told && everybody.has_gap(*step);
            is_told = is_told || has_gap;
            REQUIRE(is_found(proof, "floor_not_exact", step_text(*step)) == has_gap);
        }
        for (std::size_t stretch = 0; stretch < program.rules().stretches.size(); ++stretch) {
            const std::string& name = program.rules().stretches[stretch].id;
            const auto id = static_cast<StretchId>(stretch);
            REQUIRE(is_found(proof, "never_offered", name) == !everybody.is_ever_offered(id));
            REQUIRE(is_found(proof, "always_modified", name) ==
                    (everybody.is_ever_offered(id) && !everybody.is_ever_allowed(id)));
            counts.always_modified += is_found(proof, "always_modified", name) ? 1 : 0;
        }
        for (std::size_t place = 0; place < program.rules().exclusions.size(); ++place) {
            const Exclusion& exclusion = program.rules().exclusions[place];
            const auto id = static_cast<ExclusionId>(place);
            REQUIRE(is_found(proof, "removes_nothing", exclusion.id) ==
                    (!exclusion.modify && !everybody.ever_removes(id)));
            REQUIRE(is_found(proof, "modifies_nothing", exclusion.id) ==
                    (exclusion.modify && !everybody.ever_modifies(id)));
            counts.modifies_nothing += is_found(proof, "modifies_nothing", exclusion.id) ? 1 : 0;
        }
        for (const FactId fact : everybody.used_facts()) {
            const std::string& name = program.vocabulary()[fact].id;
            REQUIRE(is_found(proof, "worse_helps", name) == everybody.helps_when_worse(fact));
            const bool is_kept = is_in_covered_rule(program.rules(), fact) && !is_found(proof, "idle_question", name);
            REQUIRE((is_found(proof, "idle_question", name) || is_found(proof, "changes_reasons_only", name)) ==
                    (!is_kept && !everybody.changes_something(fact)));
        }
    }
    CHECK(counts.covered > 5);
    CHECK(counts.modifies_nothing > 0);
    CHECK(counts.always_modified > 0);
}

TEST_CASE("two small packs are the same, or looser, or stricter, as trying everybody says") {
    random_rules::Generator random(random_rules::seed());
    INFO("TRIAGE_SEED=", random_rules::seed());
    const random_rules::Shape shape = small_shape(3);
    for (int i = 0; i < random_rules::rounds(120); ++i) {
        RuleBase rules = random.rules(shape);
        if (random.chance(0.5)) add_twins(rules, random);
        const bool keeps_rules = random.chance(0.6);
        if (keeps_rules) rules.rules.resize(1);
        RuleBase other = rules;
        if (keeps_rules) {
            change_exclusion(other, random, shape);
        } else {
            // A change that may be none: another condition for one rule, or another level.
            Rule& rule = other.rules[static_cast<std::size_t>(random.below(3))];
            if (random.chance(0.5)) rule.when = random.rules(shape).rules.front().when;
            if (random.chance(0.5)) rule.level.urgency = Urgency::routine;
        }
        const Program before = compiled(rules);
        const Program after = compiled(other);
        const Difference difference = compare(before, after, patient);
        INFO(to_text(before, after, difference), before.dump(), after.dump());
        REQUIRE(difference.undecided.empty());
        const Everybody everybody(before, after.rules());
        REQUIRE(difference.direction == everybody.direction_to(after));
        const auto anybody = [](const Profile&) { return true; };
        const SearchEnd end = solver_finder(before, patient)->find_difference(after, anybody).end;
        REQUIRE((end == SearchEnd::none_exists) == everybody.decides_alike(after));
    }
}
