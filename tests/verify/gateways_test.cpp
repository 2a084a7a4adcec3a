// What the solver proves of lines: a yes demands no more than each of its facts, and a number that a no denies is as
// good as none.

#include <doctest/doctest.h>

#include <algorithm>

#include <triage/verify.hpp>

#include "patient.hpp"
#include "support/issue_text.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"

namespace {

using namespace triage;

const std::string facts =
    "facts:\n"
    "  ache: {kind: symptom, ask: does it ache}\n"
    "  cough: {kind: condition, ask: do you cough}\n"
    "  hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed, min: 0, max: 9000, worse: lower}, ask: "
    "when}\n"
    "  sessions_done: {kind: context, quantity: {whole: true}, ask: how many}\n"
    "gateways:\n"
    "  ill: {line: \"An ache, or a cough\", stands_for: {ache: [ache], cough: [cough]}}\n"
    "  hurt: {line: A fall in the last 2 days, stands_for: {hours_since_fall: {words: [fall], beyond: 2 d}}}\n";

Proof proof_of(const std::string& rules) {
    const auto program = Program::compile(small_pack::loaded(facts + rules));
    REQUIRE_MESSAGE(program, brief(program.issues));
    return prove(*program, patient);
}

template <class Properties>
auto named(const Properties& properties, std::string_view name) {
    const auto found =
        std::find_if(properties.begin(), properties.end(), [&](const auto& each) { return each.name == name; });
    REQUIRE(found != properties.end());
    return *found;
}

}  // namespace

TEST_CASE("a yes that demands the least of its facts is proved, fact by fact") {
    const Proof proof =
        proof_of("rules:\n" + small_pack::rule("ache", "ache") + small_pack::rule("both", "cough and ache") +
                 small_pack::rule("cough", "cough") + small_pack::rule("fall", "hours_since_fall <= 48 h"));
    CHECK(named(proof.properties, "gateway_yes").proved == 3);
    CHECK(named(proof.properties, "gateway_yes").failed == 0);
    CHECK(named(proof.properties, "gateway_no").proved == 1);
}

TEST_CASE("a number beyond that a rule tells from none fails, with both people") {
    const Proof proof = proof_of("rules:\n" + small_pack::rule("ache", "ache or cough") +
                                 small_pack::rule("fall", "hours_since_fall <= 60 h"));
    CHECK(named(proof.properties, "gateway_no").failed == 1);
    const auto found = std::find_if(proof.findings.begin(), proof.findings.end(), [](const ProofFinding& each) {
        return each.issue.code == "gateway_denies_numbers";
    });
    REQUIRE(found != proof.findings.end());
    REQUIRE(found->witnesses.size() == 2);
    CHECK(found->witnesses[0].decision.floor != found->witnesses[1].decision.floor);
    CHECK_FALSE(proof.has_defects());
}
