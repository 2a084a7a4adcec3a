// The second pack, joined to the first: every sign that it must know is in a table here, with the level that the
// sources give it, so that a rule that is loosened or lost fails by name. Also its cases, and where each rule comes
// from.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/issue_text.hpp"
#include "support/shipped_packs.hpp"

using triage::Decision;
using triage::FactId;
using triage::Level;
using triage::Outcome;
using triage::Presence;
using triage::Profile;
using triage::RuleId;
using triage::Urgency;
using triage::Verdict;

namespace {

const triage::Program& program() { return shipped_packs::all_packs_program(); }
const triage::RuleBase& rules() { return program().rules(); }

constexpr Level emergency{Outcome::stop, Urgency::emergency};
constexpr Level urgent{Outcome::see_a_doctor, Urgency::urgent};
constexpr Level routine{Outcome::see_a_doctor, Urgency::routine};

using Names = std::vector<std::string>;

/// A person of this age with a pain of 2 who denies everything but what is said; `more` is more of the profile.
Decision decide(const Names& said, const std::string& age = "40", const std::string& more = "") {
    std::string json = R"({"no_others": true, "pain": 2)" + (age.empty() ? "" : ", \"age\": " + age) + more;
    json += ", \"symptoms\": [";
    for (const std::string& name : said) json += (name == said.front() ? "\"" : ", \"") + name + "\"";
    json += "]}";
    const auto profile = triage::parse_profile(json, program().vocabulary());
    REQUIRE_MESSAGE(profile, json, "\n", to_text(profile.issues));
    return program().evaluate(*profile);
}

Names certain(const Decision& decision) {
    Names all;
    decision.certain.for_each([&](RuleId id) { all.push_back(rules()[id].id); });
    return all;
}

/// A rule holds where one of each of these is said.
struct Sign {
    std::string rule;
    std::vector<Names> one_of_each;
    std::string age = "40";
    std::string more = {};
};

std::vector<Names> combinations(const std::vector<Names>& one_of_each) {
    std::vector<Names> all{{}};
    for (const Names& choices : one_of_each) {
        std::vector<Names> grown;
        for (const Names& before : all) {
            for (const std::string& choice : choices) {
                grown.push_back(before);
                grown.back().push_back(choice);
            }
        }
        all = std::move(grown);
    }
    return all;
}

void check_signs(const std::vector<Sign>& signs, Level level) {
    for (const Sign& sign : signs) {
        CAPTURE(sign.rule);
        for (const Names& said : combinations(sign.one_of_each)) {
            std::string text;
            for (const std::string& name : said) text += name + " ";
            CAPTURE(text);
            const Decision decision = decide(said, sign.age, sign.more);
            CHECK(triage::covered_by(level, decision.floor));
            const Names fired = certain(decision);
            CHECK(std::ranges::count(fired, sign.rule) == 1);
        }
    }
}

const Names clot_risks{"recent_surgery_or_immobility",
                       "leg_clot",
                       "previous_vte",
                       "cancer_now",
                       "cancer_history",
                       "oestrogen_use",
                       "pregnancy",
                       "postpartum",
                       "long_travel"};

/// Everything that the literature file calls an emergency, alone or in its combination.
const std::vector<Sign> emergencies{
    {"heart_attack_signs", {{"jaw_pain", "sweating", "fainting"}}},
    {"pain_with_effort", {{"exertional_pain"}}},
    {"sudden_severe_pain", {{"abrupt_severe_onset"}}},
    {"tearing_or_moving_pain", {{"tearing_quality", "migrating_pain"}}},
    {"aortic_risk", {{"connective_tissue_disorder", "family_aortic_disease", "aortic_disease_known"}}},
    {"sudden_nerve_or_limb_signs",
     {{"one_sided_weakness", "facial_droop_or_speech", "visual_disturbance", "cold_or_pale_limb"}}},
    {"lung_clot_signs", {{"pleuritic_pain"}, {"haemoptysis", "calf_swelling_or_pain", "palpitations_new", "leg_clot"}}},
    {"lung_clot_risk", {{"pleuritic_pain", "new_cough"}, clot_risks}},
    {"collapsed_lung", {{"one_sided_onset"}, {"new_cough"}}},
    {"known_lung_clot", {{"lung_clot"}}},
    {"spinal_cord", {{"leg_weakness", "leg_numbness", "gait_unsteadiness", "trunk_numbness_level"}}},
    {"cauda_equina",
     {{"saddle_numbness", "bladder_retention", "bladder_incontinence", "bowel_incontinence",
       "sexual_dysfunction_new"}}},
    {"spinal_bleeding", {{"abrupt_severe_onset"}, {"anticoagulant"}}},
    {"spinal_bleeding", {{"abrupt_severe_onset"}, {"anticoagulant"}, {"movement_trigger"}}},
    {"cancer_with_nerve_signs",
     {{"cancer_now", "cancer_history"},
      {"radiating_pain", "pain_below_waist", "band_like_trunk_pain", "hand_weakness_or_wasting", "hand_clumsiness",
       "lhermitte_shock"}}},
    {"high_energy_trauma", {{"high_energy_trauma"}}},
    {"high_energy_trauma", {{}}, "65", R"(, "hours_since_injury": 672)"},
    {"shingles_danger", {{"rash_near_eye_or_nose"}}},
    {"shingles_danger", {{"rash_dermatomal"}, {"immunosuppression"}}},
    {"gallbladder_infection", {{"right_upper_back_pain", "right_rib_pain", "band_like_trunk_pain"}, {"jaundice"}}},
    {"gallbladder_infection",
     {{"right_upper_back_pain", "right_rib_pain", "band_like_trunk_pain"},
      {"pain_after_fatty_meal", "night_pain"},
      {"fever"}}},
    {"pain_through_to_back", {{"epigastric_pain_to_back"}}},
    {"after_forceful_vomiting", {{"forceful_vomiting_before_pain"}}},
    {"neck_artery", {{"severe_headache_new", "neck_ache"}, {"horner_sign"}}},
    {"meningitis", {{"fever"}, {"stiff_neck"}, {"severe_headache_new", "photophobia"}}},
    {"pericarditis", {{"worse_lying_down"}, {"recent_viral_illness"}}},
    {"sickle_cell", {{"sickle_cell_disease"}}},
    {"pregnancy_danger", {{"pregnancy"}, {"headache", "severe_headache_new", "right_rib_pain"}}},
};

const Names lung_signs{"new_cough", "unusual_fatigue", "appetite_loss"};

const std::vector<Sign> urgencies{
    {"palpitations_with_lasting_pain", {{"palpitations_new"}}, "40", R"(, "days_without_improvement": 7)"},
    {"sign_not_to_wait_with",
     {{"haemoptysis", "calf_swelling_or_pain", "palpitations_new", "horner_sign", "severe_headache_new"}}},
    {"sign_not_to_wait_with", {{"one_sided_onset"}, {"pleuritic_pain"}}},
    {"pneumonia", {{"fever"}, {"new_cough"}}},
    {"lung_cancer", {{"ever_smoked", "asbestos_exposure"}, lung_signs}},
    {"lung_cancer", {{"new_cough"}, {"unusual_fatigue", "appetite_loss"}}},
    {"lung_cancer", {{"unusual_fatigue"}, {"appetite_loss"}}},
    {"pancoast",
     {{"shoulder_pain", "left_shoulder_blade_pain", "right_upper_back_pain", "pain_between_shoulder_blades"},
      {"night_pain", "pain_worsening"}}},
    {"pancoast", {{"ever_smoked"}, {"shoulder_pain"}, {"night_pain", "pain_worsening"}}, "20"},
    {"myelopathy", {{"hand_clumsiness", "lhermitte_shock", "hand_weakness_or_wasting"}}},
    {"fever_with_back_pain", {{"fever"}}},
    {"infection_risk",
     {{"immunosuppression", "diabetes", "iv_drug_use", "recent_infection", "recent_spinal_procedure",
       "alcohol_dependence"},
      {"constant_nonmechanical_pain", "night_pain", "midline_spine_tenderness"}}},
    {"tuberculosis", {{"night_sweats"}}, "40", R"(, "days_of_pain": 42)"},
    {"known_leg_clot", {{"leg_clot"}}},
    {"infection_now", {{"serious_infection", "infected_skin_or_bone"}}},
    {"untreated_retina", {{"untreated_retina"}}},
    {"shoulder_out_of_joint", {{"shoulder_out_of_joint"}}},
    {"cancer_history", {{"cancer_now", "cancer_history"}}},
    {"unexplained_illness_signs", {{"weight_loss_unexplained"}}},
    {"unexplained_illness_signs",
     {{"constant_nonmechanical_pain"}, {"night_pain", "band_like_trunk_pain", "pain_worsening"}}},
    {"myeloma", {{"constant_nonmechanical_pain"}}, "60", R"(, "days_of_pain": 28)"},
    {"jaundice", {{"jaundice"}}},
    {"fragile_bone",
     {{"sudden_pain_minor_load"},
      {"osteoporosis", "steroid_long_term", "past_vertebral_fracture", "low_impact_fractures", "shorter_than_before"}}},
    {"fragile_bone", {{"sudden_pain_minor_load"}}, "50"},
    {"fragile_bone", {{"osteoporosis"}, {"abrupt_severe_onset"}}},
    {"fragile_bone",
     {{"osteoporosis", "steroid_long_term", "past_vertebral_fracture", "low_impact_fractures", "fused_spine"}},
     "40",
     R"(, "hours_since_injury": 672)"},
    {"deformity", {{"spinal_deformity_new"}}},
    {"child_signs", {{"night_pain", "morning_stiffness_30min"}}, "15"},
    {"child_signs", {{}}, "4"},
    {"shingles", {{"rash_dermatomal"}}},
    {"gallbladder",
     {{"right_upper_back_pain", "right_rib_pain", "band_like_trunk_pain"}, {"pain_after_fatty_meal", "night_pain"}}},
    {"kidney_infection", {{"fever"}, {"flank_pain"}}},
    {"pregnancy_warning", {{"pregnancy"}, {"vaginal_bleeding"}}},
};

const std::vector<Sign> appointments{
    {"six_weeks", {{}}, "40", R"(, "days_without_improvement": 42)"},
    {"under_16", {{}}, "15"},
    {"inflammatory_back_pain",
     {{"morning_stiffness_30min"}, {"improves_with_movement"}},
     "45",
     R"(, "days_of_pain": 90, "age_at_onset": 44)"},
    {"burning_band", {{"burning_band_one_sided"}}},
    {"constant_pain", {{"constant_nonmechanical_pain"}}},
    {"operation_not_cleared", {{"recent_trunk_surgery"}}},
    {"unhealed_bone_or_wound", {{"unhealed_bone", "open_wound_on_back"}}},
    {"unstable_neck", {{"unstable_neck"}}},
    {"heart_or_blood_pressure", {{"severe_heart_disease", "high_blood_pressure_uncontrolled"}}},
};

const std::vector<Sign>* const all_signs[]{&emergencies, &urgencies, &appointments};

/// The rules of the second pack.
std::vector<const triage::Rule*> second_pack() {
    std::vector<const triage::Rule*> all;
    for (const triage::Rule& rule : rules().rules) {
        if (rules().packs[triage::index(rule.pack)].name == "spine-red-flags") all.push_back(&rule);
    }
    return all;
}

}  // namespace

// --- what it says -------------------------------------------------------------------------------------------

TEST_CASE("every emergency of the second pack is one, alone or in its combination, and its rule says so") {
    check_signs(emergencies, emergency);
}

TEST_CASE("what the second pack calls urgent is urgent at least, and its rule says so") {
    check_signs(urgencies, urgent);
}

TEST_CASE("what the second pack sends to an appointment goes there at least, and its rule says so") {
    check_signs(appointments, routine);
}

TEST_CASE("no rule of the second pack is left out above, and each is as strong as the list that it is in") {
    std::set<std::string> known;
    for (const Level level : {emergency, urgent, routine}) {
        for (const Sign& sign : *all_signs[level == emergency ? 0 : level == urgent ? 1 : 2]) {
            CAPTURE(sign.rule);
            known.insert(sign.rule);
            const auto rule = std::ranges::find(rules().rules, sign.rule, &triage::Rule::id);
            REQUIRE(rule != rules().rules.end());
            CHECK(rule->level == level);
        }
    }
    for (const triage::Rule* rule : second_pack()) CHECK_MESSAGE(known.contains(rule->id), rule->id);
    CHECK(second_pack().size() == known.size());
}

TEST_CASE("an emergency is not cleared by leaving the rest unanswered") {
    for (const Sign& sign : emergencies) {
        CAPTURE(sign.rule);
        Profile profile(program().vocabulary());
        for (const Names& choices : sign.one_of_each) {
            if (!choices.empty()) profile.set(*program().vocabulary().find(choices.front()), Presence::present);
        }
        const Decision decision = program().evaluate(profile);
        CHECK(decision.verdict != Verdict::proceed);
        CHECK(decision.ceiling == emergency);
    }
}

TEST_CASE("what a movement started is not an emergency of the aorta, and not knowing may be one") {
    CHECK(decide({"abrupt_severe_onset", "movement_trigger"}).verdict == Verdict::proceed);
    Profile profile = *triage::parse_profile(
        R"({"no_others": true, "pain": 2, "age": 40, "symptoms": ["abrupt_severe_onset"], "unsure": ["movement_trigger"]})",
        program().vocabulary());
    CHECK(program().evaluate(profile).verdict == Verdict::ask);
    CHECK(program().evaluate(profile).ceiling == emergency);
}

TEST_CASE("pain in the upper back alone never raises anything, wherever it sits") {
    const Names places{"upper_back_pain", "pain_between_shoulder_blades", "left upper back pain",
                       "right upper back pain", "left_shoulder_blade_pain"};
    for (const char* age : {"16", "39", "40", "64", "80"}) {
        CAPTURE(age);
        for (const std::string& place : places) {
            CAPTURE(place);
            const Decision decision = decide({place}, age);
            CHECK(decision.verdict == Verdict::proceed);
            CHECK(decision.ceiling == Level{});
            CHECK(certain(decision).empty());
        }
        CHECK(decide(places, age).verdict == Verdict::proceed);
    }
}

TEST_CASE("a healthy person proceeds from 16 on, and only the age is missing where it is not said") {
    CHECK(decide({}, "15.9").verdict == Verdict::see_a_doctor);
    CHECK(decide({}, "16").verdict == Verdict::proceed);
    CHECK(decide({}, "").verdict == Verdict::ask);
    CHECK(decide({}, "").missing.to_vector() == std::vector{*program().vocabulary().find("age")});
}

// --- its cases ----------------------------------------------------------------------------------------------

TEST_CASE("every case of the second pack holds, with the first one") {
    int seen = 0;
    for (const triage::Case& example : rules().cases) {
        if (!example.where.file.starts_with("spine-red-flags:")) continue;
        ++seen;
        CAPTURE(example.name);
        const auto profile = triage::parse_profile(example.profile, program().vocabulary());
        REQUIRE_MESSAGE(profile, to_text(profile.issues));
        const Decision decision = program().evaluate(*profile);
        CHECK(to_string(decision.verdict) == to_string(example.verdict));
        CHECK(to_string(decision.floor.urgency) == to_string(example.urgency));
        CHECK(decision.certain.to_vector() == example.rules);
        if (example.settled) CHECK(decision.settled == *example.settled);
        for (const auto id : example.allows) CHECK_MESSAGE(decision.allowed.contains(id), rules()[id].id);
        for (const auto id : example.modifies) CHECK_MESSAGE(decision.modified.contains(id), rules()[id].id);
        for (const auto id : example.refuses) {
            const bool is_offered = decision.allowed.contains(id) || decision.modified.contains(id);
            CHECK_MESSAGE(!is_offered, rules()[id].id);
        }
    }
    CHECK(seen >= 200);
}

// --- where it comes from ------------------------------------------------------------------------------------

TEST_CASE("every rule of the second pack says where it comes from and how far that was checked") {
    const std::set<std::string_view> marks{"verified-excerpt", "secondary", "recalled"};
    for (const triage::Rule* rule : second_pack()) {
        CAPTURE(rule->id);
        CHECK_FALSE(rule->sources.empty());
        for (const triage::Citation& citation : rule->sources) {
            REQUIRE(citation.evidence);
            CHECK(marks.contains(to_string(*citation.evidence)));
        }
        if (rule->basis == triage::Basis::inference) CHECK_FALSE(rule->because.empty());
        if (!rule->covered_by.empty()) CHECK_FALSE(rule->because.empty());
    }
}

TEST_CASE("an emergency of the second pack says whom to call, everything else when to see somebody") {
    for (const triage::Rule* rule : second_pack()) {
        CAPTURE(rule->id);
        const Level level = rule->level;
        CHECK((level == emergency || level == urgent || level == routine));
        const bool says_now = rule->advice.find("Call {emergency_number}") == 0;
        CHECK(says_now == (level == emergency));
    }
}

TEST_CASE("the second pack says that nobody clinical has reviewed it, and cannot be loaded alone") {
    REQUIRE(rules().packs.size() == 2);
    CHECK(rules().packs[1].name == "spine-red-flags");
    CHECK(rules().packs[1].reviewed_by.find("no clinician has reviewed") != std::string::npos);
    const auto alone = triage::load_packs({"spine-red-flags"});
    CHECK(brief(alone.issues).find("missing_pack") != std::string::npos);
}
