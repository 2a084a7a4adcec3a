// Answers to lines: a "no" is the denial of each fact, by whatever way it comes in; a "yes" is never taken for less
// than it says, and never for more; bad answers are issues, and nothing of them counts as a no.

#include <doctest/doctest.h>

#include <functional>

#include <triage/triage.hpp>

#include "support/batch_text.hpp"
#include "support/compiled.hpp"
#include "support/issue_text.hpp"
#include "support/oracle.hpp"
#include "support/random_gateways.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"

namespace {

using random_gateways::has;
using triage::FactId;
using triage::GatewayId;
using triage::LineAnswer;
using triage::Presence;
using triage::Profile;

/// Calls `check(rules, program, random)` for random packs with random lines.
template <class Check>
void for_random_packs(int rounds, std::uint64_t salt, Check check) {
    random_rules::Generator packs(random_rules::seed() + salt);
    random_rules::Generator random(random_rules::seed() + salt + 1);
    for (int number = 0; number < random_rules::rounds(rounds); ++number) {
        CAPTURE(random_rules::seed());
        CAPTURE(number);
        triage::RuleBase rules = packs.rules({5, 2, 5, 2, 2, random_rules::Negation::allowed});
        random_gateways::add(rules, random);
        const triage::Program program = compiled(rules);
        check(rules, program, random);
    }
}

/// Some of the facts said, as calls of a builder and as what they make of a profile.
struct Said {
    Profile profile;
    std::vector<std::function<void(triage::ProfileBuilder&)>> calls;
};

void say(Said& said, const triage::RuleBase& rules, FactId fact, const Profile& person) {
    const std::string id = rules.vocabulary[fact].id;
    random_gateways::answer_fact(said.profile, person, fact, rules);
    if (const auto number = rules.vocabulary[fact].quantity ? person.value(fact) : std::nullopt) {
        said.calls.push_back([=](auto& builder) { builder.measure(fact, *number, "here"); });
    } else if (person.presence(fact) == Presence::present) {
        said.calls.push_back([=](auto& builder) { builder.present(id, "here"); });
    } else {
        said.calls.push_back([=](auto& builder) { builder.absent(id, "here"); });
    }
}

Said some_facts(const triage::RuleBase& rules, random_rules::Generator& random, double share) {
    Said said{Profile(rules.vocabulary), {}};
    Profile person(rules.vocabulary);
    for (const FactId fact : rules.vocabulary.fact_ids()) {
        random.set(rules, person, fact);
        if (random.chance(share)) say(said, rules, fact, person);
    }
    return said;
}

bool may_deny(const triage::RuleBase& rules, const Profile& profile, const triage::Gateway& gateway) {
    return std::none_of(gateway.stands_for.begin(), gateway.stands_for.end(),
                        [&](const auto& each) { return has(rules, profile, each); });
}

Profile built(const triage::Vocabulary& vocabulary, const Said& said) {
    triage::ProfileBuilder builder(vocabulary);
    for (const auto& call : said.calls) call(builder);
    auto result = builder.build();
    if (!result) FAIL(brief(result.issues));
    return *result;
}

std::string batch(const triage::Program& program, const std::string& input) {
    std::string output;
    triage::run_batch(program, pieces_of(input), append_to(output), {});
    return output;
}

bool agree(const triage::Decision& a, const triage::Decision& b) {
    return oracle::agree(a, b) && a.missing == b.missing && a.excluding == b.excluding &&
           a.maybe_excluding == b.maybe_excluding;
}

/// Two lines, one of which has a number behind it, and a pack whose rules read all of it.
const std::string lines =
    "facts:\n"
    "  ache: {kind: symptom, ask: does it ache}\n"
    "  cough: {kind: condition, ask: do you cough}\n"
    "  chill: {kind: symptom, ask: do you have chills}\n"
    "  hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed, min: 0, max: 9000, worse: lower}, ask: "
    "when}\n"
    "  sessions_done: {kind: context, quantity: {whole: true}, ask: how many}\n"
    "gateways:\n"
    "  ill: {line: \"An ache, or a cough\", stands_for: {ache: [ache], cough: [cough]}}\n"
    "  hurt: {line: \"A fall in the last 2 days\", stands_for: {hours_since_fall: {words: [fall], beyond: 2 d}}}\n"
    "screens: {first: {name: First, ask: any of these, lines: [ill, hurt, chill]}}\n"
    "rules:\n" +
    small_pack::rule("ache", "ache") + small_pack::rule("cough", "cough") + small_pack::rule("chill", "chill") +
    small_pack::rule("fall", "hours_since_fall <= 48 h");

const triage::Program& small() {
    static const triage::Program program = compiled(small_pack::loaded(lines));
    return program;
}

std::string issues_of(const std::string& json) {
    return brief(triage::parse_profile(json, small().vocabulary()).issues);
}

/// What is certain of a rejected profile; `nothing` where nothing is.
std::string at_least(const std::string& json) {
    const auto rejected = triage::parse_profile(json, small().vocabulary());
    CHECK_FALSE(rejected);
    const auto decision = triage::at_least(small(), rejected);
    const std::string line = batch(small(), json + "\n");
    CHECK((line.find("at_least") != std::string::npos) == decision.has_value());
    return decision ? std::string(triage::to_string(decision->verdict)) : "nothing";
}

}  // namespace

TEST_CASE("random packs: a no is the denial of each fact, in any order of calls, alone and in a batch") {
    int denied = 0;
    for_random_packs(600, 41, [&](const triage::RuleBase& rules, const triage::Program& program, auto& random) {
        Said by_line = some_facts(rules, random, 0.4);
        Said by_fact = by_line;
        for (const GatewayId id : rules.vocabulary.gateway_ids()) {
            const triage::Gateway& gateway = rules.vocabulary[id];
            if (!may_deny(rules, by_line.profile, gateway) || !random.chance(0.7)) continue;
            ++denied;
            by_line.profile.set_gateway(id, gateway, LineAnswer::no);
            const std::string name = gateway.id;
            by_line.calls.push_back(
                [=](auto& builder) { builder.gateway(name, LineAnswer::no, gateway.digest, "here"); });
            for (const auto& each : gateway.stands_for) {
                if (by_fact.profile.presence(each.fact) != Presence::unknown) continue;
                by_fact.profile.set(each.fact, Presence::absent);
                by_fact.calls.push_back(
                    [fact = rules.vocabulary[each.fact].id](auto& builder) { builder.absent(fact, "here"); });
            }
        }
        const triage::Decision decision = program.evaluate(by_fact.profile);
        CHECK(agree(program.evaluate(by_line.profile), decision));
        CHECK(oracle::agree(oracle::Oracle(rules).decide(by_fact.profile), decision));
        std::shuffle(by_line.calls.begin(), by_line.calls.end(), random.engine());
        const Profile read = built(rules.vocabulary, by_line);
        CHECK(random_gateways::is_same(read, by_line.profile, rules.vocabulary));
        CHECK(agree(program.evaluate(built(rules.vocabulary, by_fact)), decision));
        const std::string one = triage::to_json(by_line.profile, rules.vocabulary) + "\n";
        CHECK(batch(program, one) == batch(program, triage::to_json(by_fact.profile, rules.vocabulary) + "\n"));
    });
    CHECK(denied > 300);
}

TEST_CASE("the shipped packs: a no to a line is the denial of its facts, and a yes demands no more than each") {
    const triage::Program& program = shipped_packs::all_packs_program();
    const triage::RuleBase& rules = program.rules();
    random_rules::Generator random(random_rules::seed() + 59);
    std::size_t denied = 0;
    for (const GatewayId id : rules.vocabulary.gateway_ids()) {
        const triage::Gateway& gateway = rules.vocabulary[id];
        CAPTURE(gateway.id);
        for (int number = 0; number < random_rules::rounds(5); ++number) {
            Profile person(rules.vocabulary);
            for (const FactId fact : rules.vocabulary.fact_ids()) {
                if (random.chance(0.1)) random.set(rules, person, fact);
            }
            Profile yes = person;
            yes.set_gateway(id, gateway, LineAnswer::yes);
            const triage::Level demanded = program.level_of(id, yes);
            for (const auto& each : gateway.stands_for) {
                if (each.beyond || person.presence(each.fact) == Presence::absent) continue;
                Profile has_it = person;
                has_it.set(each.fact, Presence::present);
                CHECK(triage::covered_by(demanded, program.evaluate(has_it).floor));
            }
            if (!may_deny(rules, person, gateway)) continue;
            ++denied;
            Profile by_fact = person;
            for (const auto& each : gateway.stands_for) {
                if (person.presence(each.fact) == Presence::unknown) by_fact.set(each.fact, Presence::absent);
            }
            person.set_gateway(id, gateway, LineAnswer::no);
            CHECK(agree(program.evaluate(person), program.evaluate(by_fact)));
        }
    }
    CHECK(denied >= rules.vocabulary.gateways().size());
}

TEST_CASE("random packs: a profile reads back as it was, its lines and what they denied included") {
    for_random_packs(600, 43, [&](const triage::RuleBase& rules, const triage::Program&, auto& random) {
        Profile profile = some_facts(rules, random, 0.4).profile;
        for (const GatewayId id : rules.vocabulary.gateway_ids()) {
            const auto answer = static_cast<LineAnswer>(random.below(3));
            const triage::Gateway& gateway = rules.vocabulary[id];
            const bool is_refused = (answer == LineAnswer::no && !may_deny(rules, profile, gateway)) ||
                                    (answer == LineAnswer::yes && random_gateways::is_left_empty_by(profile, gateway));
            if (!is_refused) profile.set_gateway(id, gateway, answer);
        }
        if (random_gateways::is_left_empty(profile, rules.vocabulary)) return;
        const std::string json = triage::to_json(profile, rules.vocabulary);
        CAPTURE(json);
        const auto read = triage::parse_profile(json, rules.vocabulary);
        if (!read) FAIL(brief(read.issues));
        CHECK(random_gateways::is_same(*read, profile, rules.vocabulary));
        CHECK(triage::to_json(*read, rules.vocabulary) == json);
    });
}

TEST_CASE("random packs: a yes demands no more than everybody has for whom it is true, and a wider one nothing") {
    int raised = 0;
    for_random_packs(800, 47, [&](const triage::RuleBase& rules, const triage::Program& program, auto& random) {
        const Profile before = some_facts(rules, random, 0.4).profile;
        const auto id = static_cast<GatewayId>(random.below(static_cast<int>(rules.vocabulary.gateways().size())));
        const triage::Gateway& gateway = rules.vocabulary[id];
        Profile profile = before;
        profile.set_gateway(id, gateway, LineAnswer::yes);
        const triage::Decision decision = program.evaluate(profile);
        const oracle::Oracle oracle(rules);
        // A yes whose facts are all denied takes these denials back, and what followed from them.
        if (!random_gateways::is_left_empty_by(before, gateway)) {
            CHECK(triage::covered_by(oracle.decide(before).floor, decision.floor));
        }
        bool is_possible = false;
        for (const oracle::Person& person : oracle.completions(before)) {
            const bool is_true =
                std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(), [&](const auto& each) {
                    const auto& value = person[triage::index(each.fact)];
                    return value && (each.beyond ? *value <= *each.beyond : *value == 1);
                });
            // A fact that no rule reads is in no completion, and may be there for anybody.
            const bool may_be_true =
                std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(), [&](const auto& e) {
                    return oracle.facts().count(e.fact) == 0 && before.presence(e.fact) == Presence::unknown;
                });
            if (!is_true && !may_be_true && !gateway.is_wider) continue;
            is_possible = true;
            CHECK(triage::covered_by(decision.floor, oracle.level_of(person)));
            CHECK(triage::covered_by(oracle.level_of(person), decision.ceiling));
        }
        raised += is_possible && !triage::covered_by(decision.floor, oracle.decide(before).floor) ? 1 : 0;
        if (!gateway.is_wider) return;
        CHECK(program.level_of(id, profile) == triage::Level{});
        CHECK(agree(program.evaluate(before), decision));
    });
    CHECK(raised > 20);
}

TEST_CASE("random packs: no_others denies nothing that a yes or an unsure leaves open") {
    for_random_packs(400, 53, [&](const triage::RuleBase& rules, const triage::Program&, auto& random) {
        const auto id = static_cast<GatewayId>(random.below(static_cast<int>(rules.vocabulary.gateways().size())));
        const triage::Gateway& gateway = rules.vocabulary[id];
        for (const LineAnswer answer : {LineAnswer::yes, LineAnswer::unsure}) {
            triage::ProfileBuilder builder(rules.vocabulary);
            builder.no_others().gateway(gateway.id, answer, "", "here");
            const auto profile = builder.build();
            REQUIRE(profile);
            CAPTURE(triage::to_json(*profile, rules.vocabulary));
            CAPTURE(gateway.stands_for.size());
            for (const auto& each : gateway.stands_for) CHECK_FALSE(profile->absent().contains(each.fact));
        }
    });
}

TEST_CASE("what another line denied stays denied, and what it left unsure is denied by a no") {
    triage::RuleBase rules = small_pack::loaded(
        "gateways:\n  a: {line: an ache or a cough, stands_for: {ache: [ache], cough: [cough]}}\n"
        "  b: {line: a cough, stands_for: {cough: [cough]}}\n");
    const triage::Vocabulary& vocabulary = rules.vocabulary;
    const GatewayId a = *vocabulary.find_gateway("a");
    const GatewayId b = *vocabulary.find_gateway("b");
    const FactId cough = *vocabulary.find("cough");
    Profile profile(vocabulary);
    profile.set_gateway(a, vocabulary[a], LineAnswer::no);
    profile.set_gateway(b, vocabulary[b], LineAnswer::unsure);
    CHECK(profile.presence(cough) == Presence::absent);
    Profile other(vocabulary);
    other.set_gateway(a, vocabulary[a], LineAnswer::unsure);
    other.set_gateway(b, vocabulary[b], LineAnswer::no);
    CHECK(other.presence(cough) == Presence::absent);
    CHECK_FALSE(other.is_unsure(cough));
}

TEST_CASE("somebody who is unsure of a line behind whose yes they denied all is not taken to have none of it") {
    const triage::Vocabulary& vocabulary = small().vocabulary();
    const GatewayId ill = *vocabulary.find_gateway("ill");
    Profile profile(vocabulary);
    profile.set_gateway(ill, vocabulary[ill], LineAnswer::yes);
    for (const auto& each : vocabulary[ill].stands_for) profile.set(each.fact, Presence::absent);
    profile.set_gateway(ill, vocabulary[ill], LineAnswer::unsure);
    for (const auto& each : vocabulary[ill].stands_for) CHECK(profile.is_unsure(each.fact));
}

TEST_CASE("bad answers to lines are issues at their place") {
    CHECK(issues_of(R"({"gateways": {"il": "no"}})") ==
          "/gateways/il unknown_name: unknown gateway `il` (did you mean `ill`?)\n");
    CHECK(
        issues_of(R"({"gateways": {"ill": "no"}, "symptoms": ["ache"]})") ==
        "/gateways/ill contradiction: `ache` is both present and denied, by `ill` (the other one is at /symptoms/0)\n");
    CHECK(issues_of(R"({"gateways": {"ill": "no"}, "unsure": ["ache"]})") ==
          "/gateways/ill contradiction: `ache` is both unsure and denied, by `ill` (the other one is at /unsure/0)\n");
    CHECK(issues_of(R"({"gateways": {"hurt": "no"}, "hours_since_fall": 48})") ==
          "/gateways/hurt contradiction: `hours_since_fall` is both present and denied, by `hurt` (the other one is at "
          "/hours_since_fall)\n");
    CHECK(issues_of(R"({"gateways": {"hurt": "no"}, "hours_since_fall": 49})") == "");
    CHECK(issues_of(R"({"gateways": {"ill": {"answer": "no", "digest": "0123456789abcdef"}}})") ==
          "/gateways/ill other_wording: `ill` was answered in another wording than the one of this pack (ask again: An "
          "ache, or a cough)\n");
    CHECK(issues_of(R"({"gateways": {"ill": {"answer": "no", "digest": ""}}})") ==
          "/gateways/ill other_wording: the `digest` is empty (leave it out)\n");
    CHECK(issues_of(R"({"gateways": {"ill": "yes"}, "denies": ["ache", "cough"]})") ==
          "/gateways/ill gateway_left_empty: `ill` is answered yes, and all that it stands for is denied (say which of "
          "it "
          "is there, or answer no)\n");
    CHECK(issues_of(R"({"gateways": {"ill": "no"}, "symptoms": ["ill"]})") ==
          "/symptoms/0 contradiction: `ill` has two answers (the other one is at /gateways/ill)\n");
}

TEST_CASE("hostile JSON in gateways is refused, each at its place") {
    CHECK(issues_of(R"({"gateways": ["ill"]})") == "/gateways wrong_type: `gateways` is a list, not an object\n");
    CHECK(issues_of(R"({"gateways": null})") ==
          "/gateways wrong_type: `gateways` is `null`, not an object (leave the key out where nothing is known)\n");
    CHECK(issues_of(R"({"gateways": {"ill": true}})") ==
          "/gateways/ill wrong_type: `an answer` is `true` or `false`, not `yes`, `no` or `unsure`\n");
    CHECK(issues_of(R"({"gateways": {"ill": "No"}})") ==
          "/gateways/ill unknown_value: unknown answer `No` (`yes`, `no` or `unsure`)\n");
    CHECK(issues_of(R"({"gateways": {"ill": {}}})") == "/gateways/ill missing_field: `ill` has no `answer`\n");
    CHECK(issues_of(R"({"gateways": {"ill": {"answer": {"answer": "no"}}}})") ==
          "/gateways/ill/answer wrong_type: `answer` is an object, not a string\n");
    CHECK(issues_of(R"({"gateways": {"ill": {"answer": "no", "at": 1}}})") ==
          "/gateways/ill/at unknown_key: unknown key `at` (an answer has `answer` and `digest`)\n");
    CHECK(issues_of(R"({"gateways": {"ill": "no", "ill": "no"}})") ==
          "/gateways/ill repeated_key: the key `ill` stands twice\n");
    CHECK(issues_of(R"({"gateways": {"ill": {"answer": "no", "answer": "no"}}})") ==
          "/gateways/ill/answer repeated_key: the key `answer` stands twice\n");
    CHECK(issues_of(R"({"gateways": {}, "gateways": {}})") ==
          "/gateways repeated_key: the key `gateways` stands twice\n");
    CHECK(issues_of(R"({"ill": "no"})") ==
          "/ill unknown_key: unknown key `ill` (write it in `\"gateways\": {\"ill\": …}`)\n");
}

TEST_CASE("of a rejected profile a yes still counts, and a no never does") {
    CHECK(at_least(R"({"gateways": {"ill": "yes"}, "symptoms": ["achy breaky"]})") == "stop");
    CHECK(at_least(R"({"symptoms": ["ill"], "nonsense": 1})") == "stop");
    CHECK(at_least(R"({"gateways": {"ill": {"answer": "yes", "at": 1}}})") == "stop");
    CHECK(at_least(R"({"gateways": {}, "gateways": {"ill": "yes"}})") == "stop");
    CHECK(at_least(R"({"gateways": {"ill": "no"}, "symptoms": ["achy breaky"]})") == "nothing");
    CHECK(at_least(R"({"gateways": {"ill": "yes", "ill": "no"}})") == "nothing");
}

TEST_CASE("a decision that a yes has raised says so, with the line, advice and what was shown") {
    const auto profile = triage::parse_profile(R"({"gateways": {"ill": "yes", "hurt": "no"}})", small().vocabulary());
    REQUIRE(profile);
    const triage::Explanation why = triage::explain(small(), *profile, small().evaluate(*profile));
    CHECK(why.reasons.empty());
    REQUIRE(why.gateways.size() == 2);
    CHECK(why.gateways[0].raises);
    CHECK(why.gateways[0].rules.size() == 1);
    CHECK_FALSE(why.gateways[1].raises);
    const std::string text = triage::to_text(small(), why);
    CHECK(text.find("What to do") != std::string::npos);
    CHECK(text.find("You said yes to: An ache, or a cough") != std::string::npos);
    CHECK(text.find("Each of these alone is a reason not to stretch.") != std::string::npos);
    const std::string json = triage::to_json(small(), why);
    CAPTURE(json);
    CHECK(json.find(R"("reasons":[{"gateway":"ill","line":"An ache, or a cough","rule":"ache")") != std::string::npos);
    CHECK(json.find(R"({"gateway":"hurt","answer":"no","line":"A fall in the last 2 days","digest":")") !=
          std::string::npos);
    CHECK(batch(small(), "{\"gateways\": {\"ill\": \"yes\"}}\n").find(R"("rules":[],"gateways":["ill"],"ask":)") !=
          std::string::npos);
    CHECK(batch(small(), "{\"gateways\": {\"ill\": \"yes\"}, \"symptoms\": [\"ache\"]}\n").find("gateways") ==
          std::string::npos);
}

TEST_CASE("a slip in the name of a line is told with the right name") {
    triage::ProfileBuilder person(shipped_packs::all_packs_program().vocabulary());
    const triage::ProfileResult result = person.absent("breath or swet", "--denies").build();
    REQUIRE_FALSE(result);
    CHECK(result.issues.front().hint == "did you mean `breath_or_sweat`?");
}
