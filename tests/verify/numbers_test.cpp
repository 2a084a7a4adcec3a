// The solver and numbers: limits that are huge, tiny or neighbours are proved exactly, and whoever a proof shows has
// numbers that fit together. An example that cannot exist would refute a rule for nobody.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include <triage/verify.hpp>

#include "patient.hpp"
#include "support/compiled.hpp"
#include "support/small_pack.hpp"

namespace {

using small_pack::rule;
using namespace triage;

/// A pack of ages `age` and `onset`, durations `days` and `better_days`, and two findings, with relations among them.
std::string related_pack(const std::string& rules, const std::string& relations = "") {
    return "relations:\n"
           "  onset_before_now: {holds: onset <= age, because: b}\n"
           "  within_life: {holds: days <= age in years + 1 year, because: b}\n"
           "  since_onset: {holds: onset in years + days <= age in years + 2 years, because: b}\n"
           "  better: {holds: better_days <= days, because: b}\n" +
           relations +
           "facts:\n"
           "  age: {kind: measure, quantity: {min: 0, max: 125, worse: neither}, ask: a}\n"
           "  onset: {kind: measure, quantity: {min: 0, max: 125, worse: lower}, ask: a}\n"
           "  days: {kind: event, quantity: {unit: d, min: 0, max: 45656, worse: higher}, ask: a}\n"
           "  better_days: {kind: event, quantity: {unit: d, min: 0, max: 45656, absent: allowed, worse: higher}, ask: "
           "a}\n"
           "  a: {kind: symptom, ask: a}\n"
           "  b: {kind: symptom, ask: a}\n"
           "  sessions_done: {kind: context, quantity: {min: 0, max: 100, whole: true, worse: neither}, ask: a}\n"
           "rules:\n" +
           rules;
}

Program compiled(const std::string& pack) { return ::compiled(small_pack::loaded(pack)); }

void check_witness(const Program& program, const Witness& witness) {
    const std::string json = to_json(witness.profile, program.vocabulary());
    CAPTURE(json);
    REQUIRE(parse_profile(json, program.vocabulary()));
}

/// No defect, and nobody is shown who would be rejected.
Proof checked_proof(const Program& program) {
    Proof proof = prove(program, patient);
    for (const ProofFinding& finding : proof.findings) {
        CAPTURE(finding.issue.message);
        for (const Witness& witness : finding.witnesses) check_witness(program, witness);
    }
    for (const Boundary& boundary : proof.boundaries) {
        for (const auto& side : boundary.sides) {
            if (!side) continue;
            Profile profile = boundary.profile;
            profile.set_value(boundary.fact, side->number);
            check_witness(program, {"", profile, {}});
        }
    }
    CHECK_FALSE(proof.has_defects());
    return proof;
}

std::vector<std::string> codes_of(const Proof& proof) {
    std::vector<std::string> codes;
    for (const ProofFinding& finding : proof.findings) codes.emplace_back(finding.issue.code);
    return codes;
}

bool has(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

const ProvedProperty& property(const Proof& proof, std::string_view name) {
    return *std::find_if(proof.properties.begin(), proof.properties.end(),
                         [&](const ProvedProperty& each) { return each.name == name; });
}

std::string random_condition(std::mt19937& random, const std::vector<std::string>& leaves, int depth) {
    const auto part = [&] { return random_condition(random, leaves, depth - 1); };
    switch (depth == 0 ? 0 : random() % 4) {
        case 1: return "(" + part() + " and " + part() + ")";
        case 2: return "(" + part() + " or " + part() + ")";
        case 3: return "not " + part();
        default: return leaves[random() % leaves.size()];
    }
}

}  // namespace

TEST_CASE("relations are proved to be read as they are written") {
    const Program program =
        compiled(related_pack(rule("r", "a"), "  late: {holds: 3 w + better_days > days, because: b}\n"));
    const Proof proof = checked_proof(program);
    CHECK(property(proof, "relations").proved >= 5);
    CHECK(property(proof, "relations").failed == 0);
}

TEST_CASE("a relation that says otherwise than its text is a defect") {
    RuleBase rules = small_pack::loaded(related_pack(rule("r", "a")));
    Relation changed = rules.vocabulary.relations()[1];
    changed.id = "changed";
    ++changed.low.front().factor;
    rules.vocabulary.add(std::move(changed));
    const Proof proof = prove(*Program::compile(std::move(rules)), patient);
    CHECK(has(codes_of(proof), "relation_misread"));
}

TEST_CASE("relations that nobody can keep at once are told") {
    const Program program = compiled(related_pack(rule("r", "a"), "  turned: {holds: age < onset, because: b}\n"));
    CHECK(has(codes_of(prove(program, patient)), "relations_exclude_all"));
}

TEST_CASE("a rule for people who cannot be never holds") {
    const Program program = compiled(related_pack(rule("r", "onset >= 45 and age <= 44") + rule("s", "a")));
    CHECK(has(codes_of(checked_proof(program)), "never_true"));
}

TEST_CASE("whoever a proof shows keeps every relation") {
    // Helps whoever is older at the onset, and looks at three numbers at once.
    const Program program =
        compiled(related_pack(rule("r", "onset > 60 and days > 4000 d and not (age < 90)") +
                              rule("s", "better_days >= 42 d and not a") + rule("t", "b and age < 20")));
    const Proof proof = checked_proof(program);
    CHECK(has(codes_of(proof), "worse_helps"));
    CHECK(proof.boundaries.size() >= 4);
}

TEST_CASE("random rules about related numbers are proved without showing anybody who cannot be") {
    const std::vector<std::string> leaves{"a",
                                          "b",
                                          "age < 20",
                                          "age >= 30",
                                          "onset < 45",
                                          "onset > 29.5",
                                          "days >= 90 d",
                                          "days < 10000 d",
                                          "better_days > 42 d",
                                          "better_days <= 9000 d"};
    std::mt19937 random(4);
    std::size_t proved = 0;
    for (int i = 0; i < 12; ++i) {
        const std::string first = random_condition(random, leaves, 3);
        const std::string second = random_condition(random, leaves, 2);
        CAPTURE(first);
        CAPTURE(second);
        const auto program = Program::compile(small_pack::loaded(related_pack(rule("r", first) + rule("s", second))));
        if (!program) continue;
        checked_proof(*program);
        ++proved;
    }
    CHECK(proved > 6);
}

TEST_CASE("limits that are huge, tiny or neighbours are proved without a defect") {
    const std::vector<std::string> leaves{"a",
                                          "h < 5e-324",
                                          "h > 1e-300",
                                          "h <= 0.1",
                                          "h < 0.10000000000000002",
                                          "h = 1e16",
                                          "h < 2",
                                          "h > 1e16",
                                          "h < 1.0000000000000002e16",
                                          "h > 9007199254740992",
                                          "h < 9007199254740994",
                                          "h > 1e308",
                                          "h < 1.5e308",
                                          "h >= 1.7976931348623157e308"};
    std::mt19937 random(6);
    std::size_t proved = 0;
    for (int i = 0; i < 20; ++i) {
        const std::string when = i == 0 ? "h = 1e16 or h < 2" : random_condition(random, leaves, 3);
        CAPTURE(when);
        const auto program = Program::compile(small_pack::loaded(
            "facts:\n  h: {kind: event, quantity: {min: 0, worse: neither}, ask: a}\n  a: {kind: symptom, ask: a}\n"
            "  sessions_done: {kind: context, quantity: {min: 0, max: 100, whole: true}, ask: a}\nrules:\n" +
            rule("r", when) + rule("s", "a and h > 1")));
        if (!program) continue;
        checked_proof(*program);
        ++proved;
    }
    CHECK(proved > 10);
}

TEST_CASE("a changed relation is a difference, and both sides can read whoever is shown") {
    const Program before =
        compiled(related_pack(rule("r", "onset > 60 and days > 4000 d") + rule("s", "better_days > 9 d")));
    const Program after =
        compiled(related_pack(rule("r", "onset > 50 and days > 3000 d") + rule("s", "better_days > 10 d"),
                              "  adult: {holds: onset + 1 <= age, because: b}\n"));
    const Difference difference = compare(before, after, patient);
    CHECK(difference.undecided.empty());
    CHECK(std::any_of(difference.changes.begin(), difference.changes.end(), [](const Change& change) {
        return change.what == "relation `adult` is new: `onset + 1 <= age`";
    }));
    CHECK(difference.direction == Direction::both);
    for (const Change& change : difference.changes) {
        for (const Witness& witness : change.witnesses) {
            check_witness(before, witness);
            check_witness(after, witness);
        }
    }
    const Difference back = compare(after, before, patient);
    CHECK(std::any_of(back.changes.begin(), back.changes.end(), [](const Change& change) {
        return change.what == "relation `adult` is gone: `onset + 1 <= age`";
    }));
}
