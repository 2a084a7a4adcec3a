// Findings of `prove` that only the whole rule base shows, or only for a condition that cannot be compiled alone.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/verify.hpp>

#include "patient.hpp"
#include "support/issue_text.hpp"
#include "support/small_pack.hpp"

namespace {

using namespace triage;

Proof proof_of(const std::string& pack) {
    const auto program = Program::compile(small_pack::loaded(pack));
    REQUIRE_MESSAGE(program, brief(program.issues));
    return prove(*program, patient);
}

const ProofFinding* finding(const Proof& proof, std::string_view code) {
    const auto found = std::find_if(proof.findings.begin(), proof.findings.end(),
                                    [&](const ProofFinding& each) { return each.issue.code == code; });
    return found == proof.findings.end() ? nullptr : &*found;
}

/// A stretch that begins with session 3. `rule` may read the number of sessions.
std::string pack_of_sessions(const std::string& worse, const std::string& rule) {
    const std::string sources = "sources: [{document: doc, section: s, anchor: w}]";
    return "facts:\n"
           "  sessions_done: {kind: context, quantity: {min: 0, max: 1000, whole: true, worse: " +
           worse +
           "}, ask: a}\n"
           "  a: {kind: symptom, ask: a}\n"
           "progression: {sessions: sessions_done, full_from: 4, " +
           sources +
           "}\n"
           "stretches:\n"
           "  late: {name: Late, kind: stretch, from_session: 3, dose: {hold_s: 20}, first_session: same, steps: "
           "[x], " +
           sources +
           "}\n"
           "rules:\n  r: {when: \"" +
           rule + "\", outcome: stop, urgency: routine, advice: x, " + sources + "}\n";
}

}  // namespace

TEST_CASE("more sessions that offer a later stretch help, if more sessions are the worse side") {
    for (const char* rule : {"a or sessions_done > 500", "a"}) {
        CAPTURE(rule);
        const Proof proof = proof_of(pack_of_sessions("higher", rule));
        const ProofFinding* helps = finding(proof, "worse_helps");
        REQUIRE(helps != nullptr);
        CHECK(helps->issue.message ==
              "a worse answer makes the decision more permissive: `sessions_done` to a higher number helps");
        REQUIRE(helps->witnesses.size() == 2);
        CHECK(helps->witnesses[0].decision.allowed.empty());
        CHECK(helps->witnesses[1].decision.allowed.size() == 1);
    }
}

TEST_CASE("fewer sessions offer no stretch that more do not") {
    for (const char* rule : {"a or sessions_done < 1", "a"}) {
        CAPTURE(rule);
        CHECK(finding(proof_of(pack_of_sessions("lower", rule)), "worse_helps") == nullptr);
    }
}

TEST_CASE("an invariant too large to be compiled is refuted by somebody whom it is about") {
    std::string facts = "facts:\n";
    std::string pairs;
    for (int i = 0; i < 28; ++i) {
        const std::string name = "f" + std::to_string(i);
        facts += "  " + name + ": {kind: symptom, ask: a}\n";
        if (i != 0) pairs += i % 2 == 0 ? ", " : " and ";
        pairs += name;
    }
    const std::string rule =
        "rules: {r: {when: f0, outcome: see-a-doctor, urgency: urgent, advice: x,"
        " sources: [{document: doc, section: s, anchor: w}]}}\n";
    const Proof proof = proof_of(facts + rule + "invariants:\n  i:\n    given: at least 7 of (" + pairs +
                                 ")\n    then: outcome >= stop\n");
    const ProofFinding* broken = finding(proof, "invariant_broken");
    REQUIRE(broken != nullptr);
    REQUIRE(broken->witnesses.size() == 1);
    CHECK(broken->witnesses[0].profile.present().size() == 14);
    CHECK(broken->witnesses[0].decision.floor.outcome != Outcome::stop);
}
