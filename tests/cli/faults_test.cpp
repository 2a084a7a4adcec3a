// Seeded faults: each pack under tests/faults is wrong in one place, and its report is known to the letter.
//
// A pack is named after what is wrong with it. The table says which command finds it and how that command ends;
// tests/golden/faults/<name>.txt is what it prints.

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "cli/process.hpp"
#include "support/golden.hpp"

namespace {

struct Fault {
    std::string name;
    int exit;
};

// Faults that stand in one file and need no search: 78 rejected, 1 wants a second look.
const std::vector<Fault> by_check{
    {"alias_denies_more", 1},
    {"alias_of_two_facts", 78},
    {"alternative_unknown", 78},
    {"anchor_too_long", 78},
    {"case_of_unknown_fact", 78},
    {"changed_by_time_without_unit", 78},
    {"colon_in_text", 78},
    {"condition_chained", 78},
    {"condition_in_another_language", 78},
    {"condition_in_capitals", 78},
    {"condition_of_several_lines", 78},
    {"condition_repeated", 1},
    {"condition_with_decimal_comma", 78},
    {"covered_by_itself", 78},
    {"covered_by_unknown_rule", 78},
    {"covered_without_reason", 78},
    {"dangers_unnamed", 78},
    {"direction_unstated", 1},
    {"dose_missing", 78},
    {"escape_for_the_terminal", 78},
    {"evidence_unknown", 78},
    {"exclusion_of_nothing", 78},
    {"exclusion_of_unknown_stretch", 78},
    {"exclusion_repeated", 1},
    {"fact_not_declared", 78},
    {"group_misspelt", 78},
    {"group_without_facts", 1},
    {"indented_with_no_break_spaces", 78},
    {"inference_without_reason", 78},
    {"invariant_not_a_level", 78},
    {"invariant_states_nothing", 78},
    {"invisible_character", 1},
    {"item_without_group", 1},
    {"key_misspelt", 78},
    {"key_twice", 78},
    {"ladder_upside_down", 78},
    {"limit_out_of_range", 78},
    {"line_feed_in_name", 78},
    {"look_alike_letter", 1},
    {"name_says_less", 1},
    {"names_one_letter_apart", 1},
    {"next_review_before_last", 78},
    {"no_break_space_behind_colon", 78},
    {"no_words", 1},
    {"number_beyond_a_life", 1},
    {"number_used_as_yes_or_no", 78},
    {"number_without_end", 1},
    {"outcome_misspelt", 78},
    {"pack_that_it_needs_missing", 78},
    {"precaution_dose_unreadable", 78},
    {"precaution_without_how", 78},
    {"question_hard_to_read", 1},
    {"relation_of_days_and_plain_numbers", 78},
    {"relation_that_nobody_keeps", 78},
    {"review_date_impossible", 78},
    {"review_date_unreadable", 78},
    {"review_in_future", 1},
    {"review_overdue", 1},
    {"right_to_left_letter", 1},
    {"right_to_left_text", 78},
    {"routine_above_full_dose", 78},
    {"rule_always_true", 78},
    {"rule_asks_for_nothing", 78},
    {"rule_never_true", 78},
    {"rule_twice", 78},
    {"rule_with_empty_sources", 78},
    {"rule_without_source", 78},
    {"safety_net_promises", 78},
    {"text_cut_by_comment", 1},
    {"unit_missing", 78},
    {"unknown_source", 78},
    {"words_behind_a_quotation", 78},
    {"yes_or_no_compared", 78},
};

// Faults that only all people together show. 0: worth knowing, or nothing is wrong.
const std::vector<Fault> by_prove{
    {"comparison_that_decides_nothing", 0},
    {"condition_beyond_the_proof", 1},
    {"covered_as_it_says", 0},
    {"covered_by_too_little", 1},
    {"covered_in_a_circle", 1},
    {"exclusion_behind_a_rule", 1},
    {"exclusion_between_whole_numbers", 1},
    {"exclusion_covered_as_it_says", 0},
    {"exclusion_covered_by_too_little", 1},
    {"exclusion_inside_another", 1},
    {"fact_that_helps", 1},
    {"fall_that_helps", 1},
    {"invariant_about_nobody", 1},
    {"invariant_forbidden_stretch", 1},
    {"invariant_forbids_what_is_modified", 1},
    {"invariant_level_too_high", 1},
    {"invariant_level_too_low", 1},
    {"invariant_limit_missed", 1},
    {"invariant_unknown_proceeds", 1},
    {"later_fall_helps", 1},
    {"more_pain_helps", 1},
    {"nobody_may_proceed", 1},
    {"nothing_wrong", 0},
    {"precaution_behind_a_removal", 1},
    {"precaution_for_everybody", 0},
    {"precaution_that_says_the_same", 1},
    {"question_of_reasons_only", 1},
    {"question_that_changes_nothing", 1},
    {"rule_between_whole_numbers", 1},
    {"rule_for_nobody_who_can_be", 1},
    {"rule_inside_a_limit", 1},
    {"rule_inside_another", 1},
    {"rule_inside_several", 1},
    {"rule_of_every_whole_number", 1},
    {"rule_same_as_another", 1},
    {"rules_that_cover_for_each_other", 0},
    {"stretch_behind_a_rule", 1},
    {"stretch_behind_its_session", 1},
    {"stretch_behind_opposite_exclusions", 1},
    {"stretch_behind_whole_numbers", 1},
    {"stretch_of_a_session_beyond", 1},
    {"stretch_of_uncounted_sessions", 1},
    {"symptom_that_adds_a_stretch", 1},
    {"symptom_that_drops_a_precaution", 1},
};

// Differences that a new pack makes: 1 looser for somebody, 0 for nobody.
const std::vector<Fault> by_diff{
    {"advice_changed", 0},
    {"name_moved", 1},
    {"part_became_the_whole", 1},
    {"ranges_apart", 1},
    {"dose_changed", 0},
    {"exclusion_removed", 1},
    {"fact_new", 0},
    {"fact_removed", 1},
    {"fact_renamed", 1},
    {"limit_moved_both_ways", 1},
    {"question_gone", 1},
    {"question_new", 0},
    {"range_narrowed", 0},
    {"reasons_only", 0},
    {"relation_changed", 0},
    {"rule_removed", 1},
    {"stretch_added", 1},
    {"stretch_exchanged", 1},
    {"stretch_removed", 0},
    {"unit_changed", 1},
    {"urgency_lowered", 1},
    {"verdict_looser", 1},
    {"verdict_stricter", 0},
    {"written_differently", 0},
    {"removal_became_precaution", 1},
    {"precaution_new", 0},
    {"precaution_removed", 1},
    {"precaution_lost_beside_another", 1},
    {"precaution_dose_changed", 0},
    {"precaution_renamed", 0},
};

// Gaps that the cases leave, when they are asked to leave none.
const std::vector<Fault> by_test{
    {"case_fails", 1},
    {"change_that_no_case_notices", 1},
    {"limit_in_no_case", 1},
    {"no_case", 1},
    {"part_of_a_condition_in_no_case", 1},
    {"precaution_in_no_case", 1},
    {"rule_in_no_case", 1},
    {"state_in_no_case", 1},
};

const std::string folder = "tests/faults/";

std::string pack_of(const Fault& fault) { return folder + fault.name + ".yaml"; }

Strings sides_of(const Fault& fault) { return {folder + fault.name + ".old.yaml", folder + fault.name + ".new.yaml"}; }

void check_report(const std::string& name, int exit, const Strings& arguments) {
    INFO(name);
    const Outcome outcome = run(arguments);
    CHECK(outcome.exit == exit);
    CHECK(outcome.err == "");
    check_golden("faults/" + name + ".txt", outcome.out);
}

/// Every file of a folder of the source.
std::set<std::string> files_in(const std::string& path) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(TRIAGE_SOURCE_DIR) + "/" + path))
        names.insert(entry.path().filename());
    return names;
}

std::set<std::string> reports() {
    std::set<std::string> names{"review_overdue_at_release.txt"};
    for (const auto* table : {&by_check, &by_prove, &by_diff, &by_test}) {
        for (const Fault& fault : *table) names.insert(fault.name + ".txt");
    }
    return names;
}

std::set<std::string> packs() {
    std::set<std::string> names;
    for (const auto* table : {&by_check, &by_prove, &by_test}) {
        for (const Fault& fault : *table) names.insert(fault.name + ".yaml");
    }
    for (const Fault& fault : by_diff) {
        for (const std::string& side : sides_of(fault)) names.insert(side.substr(folder.size()));
    }
    return names;
}

}  // namespace

TEST_CASE("faults of one file are found") {
    for (const Fault& fault : by_check) check_report(fault.name, fault.exit, {"check", pack_of(fault)});
}

TEST_CASE("an overdue review is an error before a release") {
    check_report("review_overdue_at_release", 1, {"check", "--release", folder + "review_overdue.yaml"});
}

TEST_CASE("faults that only a proof shows are found") {
    for (const Fault& fault : by_prove) check_report(fault.name, fault.exit, {"check", "--prove", pack_of(fault)});
}

TEST_CASE("a fault that only a proof shows is one that check alone does not find") {
    for (const Fault& fault : by_prove) {
        INFO(fault.name);
        CHECK(run({"check", pack_of(fault)}).exit == 0);
    }
}

TEST_CASE("what a new pack changes is found") {
    for (const Fault& fault : by_diff) {
        const Strings sides = sides_of(fault);
        check_report(fault.name, fault.exit, {"diff", sides[0], sides[1]});
    }
}

TEST_CASE("what the cases leave open is found") {
    for (const Fault& fault : by_test)
        check_report(fault.name, fault.exit, {"test", "--threshold", "100", pack_of(fault)});
}

TEST_CASE("there are at least thirty faults, and every pack and every report of them is used") {
    CHECK(reports().size() >= 30);
    CHECK(files_in(folder) == packs());
    CHECK(files_in("tests/golden/faults") == reports());
}
