// A rejected profile still says what is certain: what counts as understood, and that it is never too much, whatever the
// damage and however it is mended (docs/decisions/0032).

#include <doctest/doctest.h>

#include "support/oracle.hpp"
#include "support/random_lines.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "text/json_writer.hpp"

using triage::FactId;
using triage::Presence;
using triage::Profile;
using triage::ProfileResult;

namespace {

const triage::RuleBase& rules() {
    static const triage::RuleBase rules = small_pack::loaded(
        "facts: {ache: {kind: symptom, ask: does it ache, aliases: [sore], includes: [left ache]},"
        " cough: {kind: condition, ask: do you cough}, known: {kind: context, ask: is it known, protective: true},"
        " blow: {kind: symptom, ask: was it a blow, also_said_by: [crash]},"
        " pain: {kind: measure, quantity: {min: 0, max: 10}, ask: how strong, aliases: [pain score]},"
        " hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed}, ask: when, aliases: [fall, crash]}}\n");
    return rules;
}

/// The facts that were understood of a rejected text: "ache pain=8"; "(accepted)" where nothing is wrong.
std::string understood(const ProfileResult& result) {
    if (result) return "(accepted)";
    if (!result.understood) return "";
    std::string text;
    for (std::size_t i = 0; i < rules().vocabulary.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (result.understood->presence(fact) == Presence::unknown) continue;
        text += (text.empty() ? "" : " ") + rules().vocabulary[fact].id;
        if (result.understood->presence(fact) == Presence::absent) text += "=absent";
        if (rules().vocabulary[fact].quantity)
            text += "=" + std::to_string(static_cast<int>(*result.understood->value(fact)));
    }
    return text;
}

std::string understood(std::string_view json) { return understood(triage::parse_profile(json, rules().vocabulary)); }

const triage::Program& program() { return shipped_packs::all_packs_program(); }

/// `stop, emergency: chest_pain` of a text that was rejected, or nothing.
std::string certain(std::string_view json) {
    const ProfileResult result = triage::parse_profile(json, program().vocabulary());
    REQUIRE_FALSE(result);
    const auto decision = triage::at_least(program(), result);
    if (!decision) return "";
    std::string text(triage::to_string(decision->verdict));
    text += ", " + std::string(triage::to_string(decision->floor.urgency)) + ":";
    decision->certain.for_each([&](triage::RuleId rule) { text += " " + program().rules()[rule].id; });
    return text;
}

}  // namespace

TEST_CASE("the signs and numbers that raise no issue are understood, and nothing else") {
    CHECK(understood(R"({"symptoms": ["ache", "caugh"], "pain": 8})") == "ache pain=8");
    CHECK(understood(R"({"symptoms": ["caugh", "sore"], "denies": ["cough"], "no_others": true})") == "ache");
    CHECK(understood(R"({"symptoms": ["ache", "known"], "mood": 3})") == "ache");
    CHECK(understood(R"({"symptoms": ["ache"], "unsure": ["cough"], "mood": 3})") == "ache");
    CHECK(understood(R"({"symptoms": ["ache"], "equipment": ["matt"]})") == "ache");
    CHECK(understood(R"({"symptoms": ["fall"], "mood": 3})").empty());
    CHECK(understood(R"({"symptoms": ["ache"]})") == "(accepted)");
    CHECK(understood("[]").empty());
    CHECK(understood("").empty());
}

TEST_CASE("a fact that an issue touches is not understood, whichever came first") {
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "denies": ["ache"]})") == "cough");
    CHECK(understood(R"({"denies": ["ache"], "symptoms": ["ache", "cough"]})") == "cough");
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "denies": ["left ache"]})") == "cough");
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "unsure": ["ache"]})") == "cough");
    CHECK(understood(R"({"symptoms": ["cough"], "pain": 8, "denies": ["pain"]})") == "cough");
    CHECK(understood(R"({"symptoms": ["cough"], "pain": 11})") == "cough");
    CHECK(understood(R"({"symptoms": ["cough"], "pain": 8, "pain": 3})") == "cough");
    CHECK(understood(R"({"symptoms": ["cough"], "pain": 8, "pain score": 3})") == "cough");
    CHECK(understood(R"({"symptoms": ["cough"], "pain": "8"})") == "cough");
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "ache": false})") == "cough");
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "ache": true})") == "ache cough");
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "denies": "ache"})") == "cough");
    CHECK(understood(R"({"symptoms": "ache", "conditions": ["cough"]})") == "cough");
    CHECK(understood(R"({"hours_since_fall": 3, "denies": ["fall"], "symptoms": ["cough"]})") == "cough");
}

TEST_CASE("both lists of a repeated key are heard") {
    CHECK(understood(R"({"symptoms": ["ache"], "symptoms": ["cough"]})") == "ache cough");
    CHECK(understood(R"({"symptoms": ["ache", "cough"], "denies": [], "denies": ["ache"]})") == "cough");
}

TEST_CASE("a name that says several facts says each of them") {
    CHECK(understood(R"({"symptoms": ["crash"], "mood": 3})") == "blow");
    CHECK(understood(R"({"symptoms": ["crash"], "hours_since_fall": 3, "mood": 3})") == "blow hours_since_fall=3");
    CHECK(understood(R"({"symptoms": ["crash", "ache"], "denies": ["blow"]})") == "ache");
}

TEST_CASE("of a text that breaks off, what was whole before is understood") {
    CHECK(understood(R"({"symptoms":["ache"])") == "ache");
    CHECK(understood(R"({"symptoms":["ache")") == "ache");
    CHECK(understood(R"({"symptoms":["ache)").empty());
    CHECK(understood(R"({"symptoms":["ache","cou)") == "ache");
    CHECK(understood(R"({"symptoms":["ache"],"pain": 8)") == "ache");
    CHECK(understood(R"({"symptoms":["ache"],"pain": 8 )") == "ache");
    CHECK(understood(R"({"symptoms":["ache"],"pain": 8,)") == "ache");  // it may go on as a decimal comma does
    CHECK(understood(R"({"symptoms":["ache"],"pain": 8,5})") == "ache");
    CHECK(understood(R"({"symptoms":["ache"],"pain": 8,"mo)") == "ache pain=8");
    CHECK(understood(R"({"symptoms":["ache"],"pain": 1,"pain": 8})") == "ache");
    CHECK(understood(R"({"symptoms":["ache"],"pain": 1,"pain": 8)") == "ache pain=1");
    CHECK(understood(R"({"symptoms":["ache"],"denies":["ache","x)").empty());
    CHECK(understood(R"({"symptoms":["ache"],}")") == "ache");
    CHECK(understood(R"({"symptoms":["ache"]} and more)") == "ache");
    CHECK(understood(R"({"symptoms":["ache" "cough"]})").empty());
    CHECK(understood(R"({"symptoms":["ache":["cough"]})").empty());
    CHECK(understood(R"({"meta":{"symptoms":["ache"]},)").empty());
    CHECK(understood(R"([{"symptoms":["ache"]})").empty());
    CHECK(understood("{\"symptoms\":[\"ache\"],\"id\":\"\xFF\"}") == "ache");
    CHECK(understood("{\"symptoms\":[\"ache\"],\"id\":\"\\ud800\"}") == "ache");
    CHECK(understood(R"({"symptoms":["ache"],"pain":007})") == "ache");
    CHECK(understood(std::string_view("\xFF\xFE{\0\"\0s\0y\0m\0p\0t\0o\0m\0s\0\"\0:\0[\0\"\0a\0c\0h\0e\0\"\0]\0}\0",
                                      48)) == "ache");
}

TEST_CASE("a danger beside a slip is still a danger") {
    CHECK(certain(R"({"symptoms": ["chest pain", "seizzure"]})") == "stop, emergency: chest_pain");
    CHECK(certain(R"({"symptoms": ["chest pain"], "denies": ["stif neck"], "no_others": true})") ==
          "stop, emergency: chest_pain");
    CHECK(certain(R"({"symptoms":["chest pain"])") == "stop, emergency: chest_pain");
    CHECK(certain(R"({"pain": 8, "mood": 1})") == "stop, self-care: pain_above_4");
    CHECK(certain(R"({"symptoms": ["seizzure"]})").empty());
    CHECK(certain(R"({"symptoms": ["chest pain"], "denies": ["chest pain"]})").empty());
    CHECK(certain(R"({"pain": 2, "age": 40, "no_others": true, "mood": 1})").empty());
}

TEST_CASE("an accepted profile has nothing beside it, and a rejected one never allows a stretch") {
    const ProfileResult accepted = triage::parse_profile(R"({"symptoms": ["chest pain"]})", program().vocabulary());
    CHECK_FALSE(accepted.understood);
    CHECK_FALSE(triage::at_least(program(), accepted));
    const ProfileResult rejected =
        triage::parse_profile(R"({"symptoms": ["chest pain", "x"]})", program().vocabulary());
    REQUIRE(triage::at_least(program(), rejected));
    CHECK(triage::at_least(program(), rejected)->allowed.empty());
}

TEST_CASE("text and JSON of a rejected profile say it behind the issues") {
    const ProfileResult rejected =
        triage::parse_profile(R"({"symptoms": ["chest pain", "x"]})", program().vocabulary());
    const std::string text = triage::to_text(program(), rejected);
    CHECK(text.find("unknown symptom `x`") < text.find("\n\nWhat was understood is enough: STOP: EMERGENCY\n"));
    CHECK(text.find("What to do\n") != std::string::npos);
    CHECK(text.find("You said: pain, pressure, tightness") != std::string::npos);
    CHECK(triage::to_json(program(), rejected)
              .find(R"(],"at_least":{"verdict":"stop","urgency":"emergency","rules":["chest_pain"]}})") !=
          std::string::npos);
    const ProfileResult harmless = triage::parse_profile(R"({"symptoms": ["x"]})", program().vocabulary());
    CHECK(triage::to_text(program(), harmless) == to_text(harmless.issues));
    CHECK(triage::to_json(program(), harmless) == triage::to_json(harmless.issues));
}

// --- whatever the damage ------------------------------------------------------------------------------------

namespace {

/// A valid profile as a text, damaged in ways that are rejected.
class Damage {
public:
    Damage(random_rules::Generator& random, const triage::Vocabulary& words) : random_(random), words_(words) {}

    /// True where the last text has whole names and numbers only, and none in place of another.
    bool is_orderly() const { return is_orderly_; }

    std::string text(const Profile& profile) {
        std::string json = triage::to_json(profile, words_);
        is_orderly_ = true;
        for (int i = random_.below(3); i >= 0; --i) damage(json);
        return json;
    }

private:
    const triage::Fact& any_fact() {
        return words_.facts()[static_cast<std::size_t>(random_.below(static_cast<int>(words_.facts().size())))];
    }

    std::size_t any_place(const std::string& json) {
        return static_cast<std::size_t>(random_.below(static_cast<int>(json.size()) + 1));
    }

    void add_member(std::string& json, const std::string& member) {
        const std::size_t at = json.find('{');
        if (at == std::string::npos) return;
        const std::size_t next = json.find_first_not_of(" ", at + 1);
        const bool is_empty = next == std::string::npos || json[next] == '}';
        json.insert(at + 1, member + (is_empty ? "" : ","));
    }

    void damage(std::string& json) {
        const triage::Fact& fact = any_fact();
        static const std::vector<std::string> numbers{"-1", "1e9", "\"3\"", "[3]", "1e999", "007", "null", "2"};
        const std::string& number = numbers[static_cast<std::size_t>(random_.below(static_cast<int>(numbers.size())))];
        const int kind = random_.below(11);
        if (kind > 7) is_orderly_ = false;
        switch (kind) {
            case 0: return add_member(json, R"("conditions":["nothing known"])");
            case 1: return add_member(json, R"("symptoms":["nothing known"])");
            case 2: return add_member(json, "\"denies\":[\"" + fact.id + "\"]");
            case 3: return add_member(json, "\"unsure\":[\"" + fact.id + "\"]");
            case 4: return add_member(json, "\"" + fact.id + "\":" + number);
            case 5: return add_member(json, "\"mood\":1");
            case 6: return add_member(json, R"("symptoms":"nothing","no_others":1)");
            case 7: return json.resize(any_place(json));
            case 8: json.insert(any_place(json), "\""); return;
            case 9: json.insert(any_place(json), "\xFF"); return;
            default:
                if (!json.empty()) json.erase(any_place(json.substr(1)), 1);
        }
    }

    random_rules::Generator& random_;
    const triage::Vocabulary& words_;
    bool is_orderly_ = true;
};

/// The signs and numbers of `part` are those of `whole`; it has nothing else.
bool is_part(const Profile& part, const Profile& whole) {
    bool is = part.absent().empty() && part.unsure().empty();
    part.present().for_each([&](FactId fact) { is = is && part.value(fact) == whole.value(fact); });
    return is;
}

/// Any profile that keeps what was understood.
Profile mended(const triage::RuleBase& rules, const Profile& signs, random_rules::Generator& random, double unknown) {
    Profile profile = signs;
    for (std::size_t i = 0; i < rules.vocabulary.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (profile.presence(fact) == Presence::unknown && !random.chance(unknown)) random.set(rules, profile, fact);
    }
    return profile;
}

/// How many of the rejected have something certain.
template <class Decide>
int check_damage(const triage::Program& program, random_rules::Generator& random, int rounds, Decide decide) {
    const triage::RuleBase& rules = program.rules();
    const std::set<FactId> facts = oracle::Oracle(rules).facts();
    Damage damage(random, rules.vocabulary);
    int certain = 0;
    for (int i = 0; i < rounds; ++i) {
        const Profile profile = random.profile(rules, facts, 0.9, 1000);
        const std::string text = damage.text(profile);
        CAPTURE(text);
        const ProfileResult result = triage::parse_profile(text, rules.vocabulary);
        if (!result.understood) continue;
        REQUIRE_FALSE(result);
        const auto floor = triage::at_least(program, result);
        certain += floor ? 1 : 0;
        // Damage adds numbers at most: of quantities that had none.
        Profile signs = *result.understood;
        signs.present().for_each([&](FactId fact) {
            // A number that damage adds is 2, and where the text is cut off, the one that was there may be gone.
            const bool is_added = rules.vocabulary[fact].quantity && (!profile.value(fact) || signs.value(fact) == 2.0);
            if (damage.is_orderly() && !is_added) REQUIRE(profile.value(fact) == signs.value(fact));
        });
        if (!floor) continue;
        REQUIRE(floor->floor.outcome != triage::Outcome::proceed);
        for (const double unknown : {0.0, 0.5, 0.95}) {
            const triage::Decision decision = decide(mended(rules, signs, random, unknown));
            REQUIRE(triage::covered_by(floor->floor, decision.floor));
            REQUIRE(decision.verdict >= floor->verdict);
        }
        if (is_part(signs, profile)) REQUIRE(triage::covered_by(floor->floor, decide(profile).floor));
    }
    return certain;
}

}  // namespace

TEST_CASE("the floor of what was understood is never above the decision of a mended profile") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    const auto check = [&](const triage::Program& program, int rounds) {
        return check_damage(program, random, rounds, [&](const Profile& profile) { return program.evaluate(profile); });
    };
    CHECK(check(program(), random_rules::rounds(3000)) > 0);
    CHECK(check(shipped_packs::upper_back_program(), random_rules::rounds(1000)) > 0);
    // With few facts, so that the oracle can look at every completion.
    int certain = 0;
    for (int round = 0; round < random_rules::rounds(30); ++round) {
        const auto small = triage::Program::compile(random.rules({.findings = 4, .quantities = 1}));
        REQUIRE(small);
        const oracle::Oracle judge(small->rules());
        certain += check_damage(*small, random, 60, [&](const Profile& profile) { return judge.decide(profile); });
    }
    CHECK(certain > 0);
}

TEST_CASE("slips beside a profile take nothing from what is understood") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    const triage::Vocabulary& words = program().vocabulary();
    const std::set<FactId> facts = oracle::Oracle(program().rules()).facts();
    for (int i = 0; i < random_rules::rounds(500); ++i) {
        const Profile profile = random.profile(program().rules(), facts, 0.9, 1000);
        if (!triage::broken_relations(profile, words).empty()) continue;  // its numbers cannot be believed
        std::string text = triage::to_json(profile, words);
        text.insert(1, std::string(R"("mood":1)") + (text == "{}" ? "" : ","));
        const ProfileResult result = triage::parse_profile(text, words);
        REQUIRE_FALSE(result);
        REQUIRE(result.understood.has_value() == !profile.present().empty());
        if (!result.understood) continue;
        REQUIRE(is_part(*result.understood, profile));
        profile.present().for_each(
            [&](FactId fact) { REQUIRE(result.understood->present().contains(fact) != words[fact].is_protective); });
    }
}
