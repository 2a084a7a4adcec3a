// The first pack that ships, alone: its cases, its promises, and the points on which its authors settled
// (docs/decisions/0002 to 0009). Each of these is a choice that a later change must not undo unnoticed.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "support/issue_text.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"
#include "triage/authoring/check.hpp"
#include "triage/authoring/listing.hpp"

using triage::Condition;
using triage::Decision;
using triage::Level;
using triage::Outcome;
using triage::Program;
using triage::RuleBase;
using triage::RuleId;
using triage::Urgency;
using triage::Verdict;

namespace {

const Program& program() { return shipped_packs::upper_back_program(); }

const RuleBase& rules() { return program().rules(); }

Decision decide(const std::string& json) {
    const auto profile = triage::parse_profile(json, program().vocabulary());
    REQUIRE_MESSAGE(profile, json, "\n", to_text(profile.issues));
    return program().evaluate(*profile);
}

/// A person who answered everything with no, pain 2, but for what `json` says.
Decision decide_only(const std::string& json, const std::string& pain = "2") {
    return decide("{\"no_others\": true, \"pain\": " + pain + (json.empty() ? "" : ", ") + json + "}");
}

std::vector<std::string> names(const triage::IdSet<RuleId>& ids) {
    std::vector<std::string> all;
    ids.for_each([&](RuleId id) { all.push_back(rules()[id].id); });
    return all;
}

std::vector<std::string> certain(const Decision& decision) { return names(decision.certain); }

bool is_allowed(const Decision& decision, const std::string& stretch) {
    const auto found = std::ranges::find(rules().stretches, stretch, &triage::Stretch::id);
    REQUIRE_MESSAGE(found != rules().stretches.end(), stretch);
    return decision.allowed.contains(static_cast<triage::StretchId>(found - rules().stretches.begin()));
}

struct Threshold {
    triage::FactId fact;
    double number;
    bool operator<(const Threshold& other) const { return std::tie(fact, number) < std::tie(other.fact, other.number); }
};

void collect_thresholds(const Condition& condition, std::set<Threshold>& thresholds) {
    if (condition.kind == Condition::Kind::comparison) thresholds.insert({condition.fact, condition.number});
    for (const Condition& part : condition.parts) collect_thresholds(part, thresholds);
}

/// One sentence a line, so that it can be searched for.
triage::RenderOptions wide() {
    triage::RenderOptions options;
    options.width = 100;
    return options;
}

using Names = std::vector<std::string>;

}  // namespace

// --- its cases ----------------------------------------------------------------------------------------------

TEST_CASE("every case of the shipped pack holds") {
    REQUIRE(rules().cases.size() >= 100);
    for (const triage::Case& example : rules().cases) {
        CAPTURE(example.name);
        const Decision decision = decide(example.profile);
        CHECK(to_string(decision.verdict) == to_string(example.verdict));
        CHECK(to_string(decision.floor.urgency) == to_string(example.urgency));
        CHECK(decision.certain.to_vector() == example.rules);
        if (example.settled) CHECK(decision.settled == *example.settled);
        for (const triage::StretchId id : example.allows) CHECK_MESSAGE(decision.allowed.contains(id), rules()[id].id);
        for (const triage::StretchId id : example.refuses)
            CHECK_MESSAGE(!decision.allowed.contains(id), rules()[id].id);
    }
}

TEST_CASE("case names are told apart") {
    std::set<std::string> seen;
    for (const triage::Case& example : rules().cases) CHECK_MESSAGE(seen.insert(example.name).second, example.name);
}

TEST_CASE("every rule is certain in a case") {
    std::set<RuleId> fired;
    for (const triage::Case& example : rules().cases) fired.insert(example.rules.begin(), example.rules.end());
    for (std::size_t i = 0; i < rules().rules.size(); ++i) {
        CHECK_MESSAGE(fired.contains(static_cast<RuleId>(i)), rules().rules[i].id);
    }
}

TEST_CASE("every number in a rule has a case below it, at it and above it") {
    std::set<Threshold> thresholds;
    for (const triage::Rule& rule : rules().rules) collect_thresholds(rule.when, thresholds);
    REQUIRE(thresholds.size() == 4);
    for (const Threshold& threshold : thresholds) {
        bool below = false;
        bool at = false;
        bool above = false;
        for (const triage::Case& example : rules().cases) {
            const auto value = triage::parse_profile(example.profile, program().vocabulary())->value(threshold.fact);
            if (!value) continue;
            below = below || *value < threshold.number;
            at = at || *value == threshold.number;
            above = above || *value > threshold.number;
        }
        CAPTURE(rules().vocabulary[threshold.fact].id);
        CAPTURE(threshold.number);
        CHECK(below);
        CHECK(at);
        CHECK(above);
    }
}

// --- what it must hold --------------------------------------------------------------------------------------

TEST_CASE("all exercises of the articles are there, each with steps and a source") {
    CHECK(rules().stretches.size() == 44);
    for (const triage::Stretch& stretch : rules().stretches) {
        CAPTURE(stretch.id);
        CHECK_FALSE(stretch.steps.empty());
        CHECK_FALSE(stretch.sources.empty());
        CHECK_FALSE(stretch.targets.empty());
        // A dose that the sources leave open is not invented: it is said in words.
        if (!stretch.dose) CHECK_FALSE(stretch.dose_note.empty());
    }
}

TEST_CASE("no stretch is offered in a first session without a dose of its own, unless none is stated at all") {
    const Decision first = decide_only("");
    REQUIRE(first.verdict == Verdict::proceed);
    first.allowed.for_each([&](triage::StretchId id) {
        const triage::Stretch& stretch = rules()[id];
        CAPTURE(stretch.id);
        CHECK(stretch.from_session == 1);
        if (!stretch.first_session) CHECK_FALSE(stretch.dose_note.empty());
    });
}

TEST_CASE("the six red flags the pack was asked for are rules under their names, at their levels") {
    const Level emergency{Outcome::stop, Urgency::emergency};
    struct Flag {
        std::string name;
        Level level;
    };
    const std::vector<Flag> flags{
        {"chest_pain", emergency},
        {"arm_numbness", emergency},
        {"radiating_pain", {Outcome::see_a_doctor, Urgency::routine}},
        {"recent_injury", {Outcome::stop, Urgency::self_care}},
        {"herniated_disc", {Outcome::stop, Urgency::routine}},
        {"pain_above_4", {Outcome::stop, Urgency::self_care}},
    };
    for (const Flag& flag : flags) {
        CAPTURE(flag.name);
        const auto rule = std::ranges::find(rules().rules, flag.name, &triage::Rule::id);
        REQUIRE(rule != rules().rules.end());
        CHECK(rule->level == flag.level);
    }
    for (const char* fact :
         {"chest pain", "arm numbness", "radiating pain", "recent injury", "herniated disc", "pain"}) {
        CHECK_MESSAGE(rules().vocabulary.find(fact), fact);
    }
}

TEST_CASE("each red flag alone gives its level") {
    CHECK(certain(decide_only(R"("symptoms": ["chest pain"])")) == Names{"chest_pain"});
    CHECK(certain(decide_only(R"("symptoms": ["arm numbness"])")) == Names{"arm_numbness"});
    CHECK(certain(decide_only(R"("symptoms": ["radiating pain"])")) == Names{"radiating_pain"});
    CHECK(certain(decide_only(R"("hours_since_injury": 30)")) == Names{"recent_injury"});
    CHECK(certain(decide_only(R"("conditions": ["herniated disc"])")) == Names{"herniated_disc"});
    CHECK(certain(decide_only("", "5")) == Names{"pain_above_4"});
}

TEST_CASE("the pack says that nobody clinical has reviewed it, and its notices tell to ask a doctor first") {
    CHECK(rules().packs[0].name == "upper-back");
    CHECK(rules().packs[0].reviewed_by.find("no clinician has reviewed") != std::string::npos);
    REQUIRE_FALSE(rules().notices.empty());
    CHECK(rules().notices[0].id == "consult_first");
    const auto profile = *triage::parse_profile(R"({"no_others": true, "pain": 2})", program().vocabulary());
    const std::string text = to_text(program(), explain(program(), profile, program().evaluate(profile)), wide());
    CHECK(text.find("Ask a doctor before you start.") != std::string::npos);
    triage::RenderOptions all = wide();
    all.breadth = triage::Breadth::all;
    const std::string long_text = to_text(program(), explain(program(), profile, program().evaluate(profile)), all);
    CHECK(long_text.find("Ask a doctor or another health professional") != std::string::npos);
    const auto ill = *triage::parse_profile(R"({"symptoms": ["chest pain"]})", program().vocabulary());
    const std::string stop = to_text(program(), explain(program(), ill, program().evaluate(ill)), wide());
    CHECK(stop.find("Ask a doctor") == std::string::npos);
}

TEST_CASE("only sources of the pack are cited, each anchor short enough to be a pointer") {
    const auto check_citations = [](const std::vector<triage::Citation>& citations) {
        REQUIRE_FALSE(citations.empty());
        for (const triage::Citation& citation : citations) {
            CHECK(triage::index(citation.document) < rules().sources.size());
            CHECK_FALSE(citation.section.empty());
            CHECK(std::ranges::count(citation.anchor, ' ') < 12);
        }
    };
    for (const triage::Rule& rule : rules().rules) check_citations(rule.sources);
    for (const triage::Exclusion& exclusion : rules().exclusions) check_citations(exclusion.sources);
    for (const triage::Stretch& stretch : rules().stretches) check_citations(stretch.sources);
    for (const triage::Notice& notice : rules().notices) check_citations(notice.sources);
}

TEST_CASE("every fact that decides something has a question") {
    for (const triage::Fact& fact : rules().vocabulary.facts()) CHECK_MESSAGE(fact.question.ends_with("?"), fact.id);
}

TEST_CASE("the pack has nothing that check would want a look at before its next review") {
    CHECK(brief(triage::check(program(), {rules().packs[0].reviewed_next})) == "");
}

// --- the settled points -------------------------------------------------------------------------------------

TEST_CASE("pain of exactly 4 passes without a flare and stops with one") {
    CHECK(decide_only("", "4").verdict == Verdict::proceed);
    CHECK(certain(decide_only(R"("conditions": ["flare"])", "4")) == Names{"inflammatory_flare"});
    CHECK(decide_only(R"("conditions": ["flare"])", "4").floor == Level{Outcome::stop, Urgency::self_care});
    CHECK(decide_only(R"("conditions": ["flare"])", "3.9").verdict == Verdict::proceed);
    CHECK(decide_only("", "4.1").floor == Level{Outcome::stop, Urgency::self_care});
    CHECK(decide(R"({"no_others": true, "conditions": ["flare"]})").verdict == Verdict::ask);
}

TEST_CASE("an injury waits 72 hours, the 72nd included") {
    CHECK(decide_only(R"("hours_since_injury": 72)").floor == Level{Outcome::stop, Urgency::self_care});
    CHECK(decide_only(R"("hours_since_injury": 73)").verdict == Verdict::proceed);
    CHECK(decide_only(R"("symptoms": ["injury"])").verdict == Verdict::ask);
    CHECK(decide_only(R"("denies": ["injury"])").verdict == Verdict::proceed);
}

TEST_CASE("the left shoulder blade alone proceeds, with any other heart sign it is one") {
    CHECK(decide_only(R"("symptoms": ["left shoulder blade pain"])").verdict == Verdict::proceed);
    for (const std::string sign : {"chest_pain", "shortness_of_breath", "arm_numbness", "arm_tingling",
                                   "sudden_arm_weakness", "dizziness", "nausea", "suspected_heart_attack"}) {
        CAPTURE(sign);
        const Decision decision = decide_only(R"("symptoms": ["left shoulder blade pain", ")" + sign + "\"]");
        Names expected{sign, "heart_attack_pain"};
        CHECK(certain(decision) == expected);
        CHECK(decision.floor == Level{Outcome::stop, Urgency::emergency});
    }
    CHECK(certain(decide_only(R"("symptoms": ["left shoulder blade pain", "arm pain"])")) ==
          Names{"heart_attack_pain"});
}

TEST_CASE("sharp pain stops only when it comes while stretching") {
    CHECK(decide_only(R"("symptoms": ["sharp pain when turning"])").verdict == Verdict::proceed);
    CHECK(decide_only(R"("symptoms": ["sharp pain"])").verdict == Verdict::ask);
    CHECK(decide_only(R"("symptoms": ["sharp pain while stretching"])").floor ==
          Level{Outcome::stop, Urgency::routine});
}

TEST_CASE("a herniated disc stops unless a clinician has cleared it") {
    CHECK(decide_only(R"("conditions": ["herniated disc"])").floor == Level{Outcome::stop, Urgency::routine});
    CHECK(decide_only(R"("conditions": ["herniated_disc_cleared"])").verdict == Verdict::proceed);
    CHECK(decide(R"({"conditions": ["herniated_disc_cleared"], "pain": 2})").verdict == Verdict::ask);
}

TEST_CASE("radiating pain needs a doctor unless it is explained, below the waist always") {
    const Level doctor{Outcome::see_a_doctor, Urgency::routine};
    CHECK(decide_only(R"("symptoms": ["radiating pain"])").floor == doctor);
    CHECK(decide_only(R"("symptoms": ["radiating pain", "radiating pain explained"])").verdict == Verdict::proceed);
    CHECK(decide_only(R"("symptoms": ["radiating pain", "radiating pain explained", "pain below waist"])").floor ==
          doctor);
    CHECK(decide(R"({"symptoms": ["radiating pain"], "pain": 2})").verdict == Verdict::ask);
}

TEST_CASE("what goes on too long needs a doctor: 7 days of stretching, 21 without improvement") {
    const Level doctor{Outcome::see_a_doctor, Urgency::routine};
    CHECK(decide_only(R"("days_stretching_without_help": 6.9)").verdict == Verdict::proceed);
    CHECK(decide_only(R"("days_stretching_without_help": 7)").floor == doctor);
    CHECK(decide_only(R"("days_without_improvement": 20.9)").verdict == Verdict::proceed);
    CHECK(decide_only(R"("days_without_improvement": 21)").floor == doctor);
    for (const std::string sign : {"pain worsening", "night pain", "no comfortable position"}) {
        CHECK(decide_only("\"symptoms\": [\"" + sign + "\"]").floor == doctor);
    }
}

TEST_CASE("warning signs have no side") {
    const auto floor = [](const std::string& name) { return decide_only("\"symptoms\": [\"" + name + "\"]").floor; };
    for (const char* sign : {"%s arm numbness", "%s arm tingling", "%s arm weakness", "%s arm pain"}) {
        for (const char* side : {"left", "right"}) {
            std::string name = sign;
            name.replace(0, 2, side);
            CAPTURE(name);
            CHECK(floor(name) == Level{Outcome::stop, Urgency::emergency});
        }
    }
}

TEST_CASE("ordinary complaints can be said and decide nothing") {
    for (const std::string name : {"dull ache", "stiffness", "tight shoulders", "stiff neck", "knots", "cramp",
                                   "pain between the shoulder blades", "throbbing between the shoulder blades",
                                   "desk posture", "upper back pain", "left upper back pain"}) {
        CAPTURE(name);
        CHECK(decide_only("\"symptoms\": [\"" + name + "\"]").verdict == Verdict::proceed);
        CHECK(decide("{\"symptoms\": [\"" + name + "\"], \"pain\": 2}").verdict == Verdict::ask);
    }
}

TEST_CASE("nothing said is a question, and only a settled proceed offers stretches") {
    CHECK(decide("{}").verdict == Verdict::ask);
    CHECK(decide("{}").allowed.empty());
    CHECK(decide(R"({"no_others": true})").verdict == Verdict::ask);
    CHECK(decide_only("").verdict == Verdict::proceed);
    CHECK_FALSE(decide_only("").allowed.empty());
    CHECK(decide_only(R"("symptoms": ["chest pain"])").allowed.empty());
}

TEST_CASE("strengthening waits until the back is known to have calmed down") {
    const std::string later = R"("sessions_done": 20)";
    CHECK_FALSE(is_allowed(decide_only(later), "reverse_fly"));
    CHECK(is_allowed(decide_only(later + R"(, "symptoms": ["symptoms settled"])"), "reverse_fly"));
}

// --- embedded and on disk -----------------------------------------------------------------------------------

TEST_CASE("the embedded pack and the folder load to the same rule base") {
    auto folder = triage::load_packs({TRIAGE_SOURCE_DIR "/rules/upper-back"}, triage::Cases::load);
    REQUIRE_MESSAGE(folder, to_text(folder.issues));
    CHECK(folder->packs[0].sha256 == rules().packs[0].sha256);
    REQUIRE(folder->cases.size() == rules().cases.size());
    for (std::size_t i = 0; i < rules().cases.size(); ++i) CHECK(folder->cases[i].profile == rules().cases[i].profile);
    for (const triage::Table table : {triage::Table::facts, triage::Table::rules, triage::Table::stretches,
                                      triage::Table::exclusions, triage::Table::sources}) {
        CHECK(*triage::list_json(*folder, table, "") == *triage::list_json(rules(), table, ""));
    }
    const auto compiled = Program::compile(std::move(*folder));
    REQUIRE(compiled);
    CHECK(compiled->dump() == program().dump());
}
