// Numbers of one person that contradict each other, such as an onset later than today, are refused by every reader.
// Relations are read from packs and compared as decimals, so no unit and no rounding lets one through.

#include "profile/relations.hpp"

#include <doctest/doctest.h>

#include <random>

#include "profile/scanner.hpp"
#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"
#include "triage/authoring/listing.hpp"

namespace {

/// A pack of age, onset (plain), days, better_days (d), hours (h, may be absent), minutes (min) and itch (yes or no).
std::string pack(const std::string& relations) {
    return "relations:\n" + relations +
           "facts:\n"
           "  age: {kind: measure, quantity: {min: 0, max: 125}, ask: a}\n"
           "  onset: {kind: measure, quantity: {min: 0, max: 125}, ask: a}\n"
           "  days: {kind: event, quantity: {unit: d, min: 0, max: 45656}, ask: a}\n"
           "  better_days: {kind: event, quantity: {unit: d, min: 0, max: 45656}, ask: a}\n"
           "  hours: {kind: event, quantity: {unit: h, min: 0, max: 87600, absent: allowed}, ask: a, aliases: [fall]}\n"
           "  minutes: {kind: event, quantity: {unit: min, min: 0, max: 1000000}, ask: a}\n"
           "  ache: {kind: symptom, ask: a, aliases: [itch]}\n"
           "  open: {kind: event, quantity: {unit: d, min: 5}, ask: a}\n"
           "  sessions_done: {kind: context, quantity: {min: 0, max: 10, whole: true}, ask: a}\n";
}

std::string issues_of_relation(const std::string& holds) {
    return small_pack::issues_in(pack("  r: {because: b, holds: " + holds + "}\n"));
}

triage::RuleBase with_relation(const std::string& holds) {
    return small_pack::loaded(pack("  r: {because: b, holds: " + holds + "}\n"));
}

/// The issues of reading the profile, one a line.
std::string issues_of(const triage::RuleBase& rules, const std::string& profile) {
    return brief(triage::parse_profile(profile, rules.vocabulary).issues);
}

bool accepts(const triage::RuleBase& rules, const std::string& profile) {
    return bool(triage::parse_profile(profile, rules.vocabulary));
}

const std::string shipped_like =
    "  onset_before_now: {holds: onset <= age, because: b}\n"
    "  within_life: {holds: days <= age in years + 1 year, because: b}\n"
    "  since_onset: {holds: onset in years + days <= age in years + 2 years, because: b}\n"
    "  better: {holds: better_days <= days, because: b}\n"
    "  fall: {holds: hours < minutes, because: b}\n";

}  // namespace

TEST_CASE("a relation is as it was written") {
    const triage::RuleBase rules = with_relation("age in years + 1 year > days + 2 w");
    REQUIRE(rules.vocabulary.relations().size() == 1);
    const triage::Relation& relation = rules.vocabulary.relations().front();
    CHECK(relation.id == "r");
    CHECK(relation.holds == "age in years + 1 year > days + 2 w");
    CHECK(relation.because == "b");
    CHECK(relation.is_strict);
    REQUIRE(relation.low.size() == 2);
    REQUIRE(relation.high.size() == 2);
    CHECK(rules.vocabulary[*relation.low[0].quantity].id == "days");
    CHECK(rules.vocabulary[*relation.high[0].quantity].id == "age");
    // A day, two weeks and a year of 365.25 days, counted in quarters of a day.
    CHECK(relation.low[0].factor == 4);
    CHECK(relation.low[1].factor == 28);
    CHECK(relation.high[0].factor == 1461);
}

TEST_CASE("what is wrong with a relation is told at its place") {
    CHECK(issues_of_relation("onset <= age") == "");
    CHECK(issues_of_relation("onset <= agee") == "2:35 unknown_name: unknown fact `agee` (did you mean `age`?)\n");
    CHECK(issues_of_relation("fall <= age") ==
          "2:26 unknown_name: unknown fact `fall` (relations name facts by id: `hours`)\n");
    CHECK(issues_of_relation("ache <= age") ==
          "2:26 wrong_kind: `ache` is yes or no and has no number (relate two quantities)\n");
    CHECK(issues_of_relation("days <= age") ==
          "2:26 wrong_unit: plain numbers and times are not comparable (say what a plain number counts, as in `age in "
          "years`, and give each number its unit)\n");
    CHECK(issues_of_relation("days in h <= hours") ==
          "2:34 wrong_unit: `days` is in `d` already (leave the unit out)\n");
    CHECK(issues_of_relation("days <= age in moons") ==
          "2:41 wrong_unit: `moons` is not a unit of time (units are s, min, h, d, w and years, also spelled out)\n");
    CHECK(
        issues_of_relation("onset = age") ==
        "2:32 condition_syntax: expected `<=`, `<`, `>=` or `>` before `= age` (for example `age_at_onset <= age`)\n");
    CHECK(issues_of_relation("onset <=") ==
          "2:34 condition_syntax: expected a quantity or a number before the end of the relation\n");
    CHECK(issues_of_relation("onset <= age age") == "2:39 condition_syntax: unexpected `age` (add with `+`)\n");
    CHECK(issues_of_relation("age <= 3") ==
          "2:26 condition_syntax: a relation is between two quantities or more (one alone has its `min` and `max`)\n");
    CHECK(issues_of_relation("onset <= age + 1e999") ==
          "2:41 out_of_range: the number is too large or too small for a number\n");
    CHECK(small_pack::issues_in(pack("  r: {holds: onset <= age}\n")) ==
          "2:3 missing_field: relation `r` has no `because`\n");
    CHECK(small_pack::issues_in(pack("  r: {because: b}\n")) == "2:3 missing_field: relation `r` has no `holds`\n");
}

TEST_CASE("a relation that no numbers keep, or all, is an error") {
    const std::string hint = " (compare it with the ranges of its quantities)\n";
    CHECK(issues_of_relation("onset + 126 <= age") ==
          "2:26 never_true: no numbers in the ranges fit `onset + 126 <= age`" + hint);
    CHECK(issues_of_relation("onset + 125 < age") ==
          "2:26 never_true: no numbers in the ranges fit `onset + 125 < age`" + hint);
    CHECK(issues_of_relation("onset + 125 <= age") == "");
    CHECK(issues_of_relation("onset <= age + 125") ==
          "2:26 always_true: all numbers in the ranges fit `onset <= age + 125`" + hint);
    CHECK(issues_of_relation("onset < age + 125") == "");
    CHECK(issues_of_relation("days <= age in years + 125 years") ==
          "2:26 always_true: all numbers in the ranges fit `days <= age in years + 125 years`" + hint);
    // A range without an end leaves room on that side only.
    CHECK(issues_of_relation("days <= open") == "");
    CHECK(issues_of_relation("open <= days") == "");
    CHECK(issues_of_relation("open + 45656 d < days") ==
          "2:26 never_true: no numbers in the ranges fit `open + 45656 d < days`" + hint);
}

TEST_CASE("a later pack may relate what an earlier one declares, and an id that comes twice is told") {
    const TemporaryFolder folder;
    const std::string first =
        folder.write("first.yaml", small_pack::text(pack("  r: {holds: onset <= age, because: b}\n")));
    const std::string second =
        folder.write("second.yaml", small_pack::second("relations: {s: {holds: better_days <= days, because: b}}\n"));
    const auto both = triage::load_packs({first, second});
    REQUIRE_MESSAGE(both, brief(both.issues));
    CHECK(both->vocabulary.relations().size() == 2);
    CHECK(both->vocabulary.relations()[1].pack == triage::PackId{1});
    const std::string again =
        folder.write("again.yaml", small_pack::second("relations: {r: {holds: better_days <= days, because: b}}\n"));
    CHECK(brief(triage::load_packs({first, again}).issues).find("repeated_id: `r` stands twice in `relations`") !=
          std::string::npos);
}

TEST_CASE("numbers that break a relation are a contradiction with both places") {
    const triage::RuleBase rules = small_pack::loaded(pack(shipped_like));
    CHECK(issues_of(rules, R"({"age":30,"onset":46,"days":100})") ==
          "/onset contradiction: `onset` is 46 and `age` is 30, and `onset <= age` must hold (the other one is at "
          "/age)\n");
    CHECK(issues_of(rules, R"({"age":50,"onset":49,"days":7300})") ==
          "/onset contradiction: `onset` is 49, `days` is 7300 d and `age` is 50, and `onset in years + days <= age in "
          "years + 2 years` must hold (the others are at /days and /age)\n");
    CHECK(issues_of(rules, R"({"days":10,"better_days":11})") ==
          "/better_days contradiction: `better_days` is 11 d and `days` is 10 d, and `better_days <= days` must hold "
          "(the "
          "other one is at /days)\n");
    CHECK(issues_of(rules, R"({"age":30,"days":11323})") ==
          "/days contradiction: `days` is 11323 d and `age` is 30, and `days <= age in years + 1 year` must hold (the "
          "other one is at /age)\n");
    CHECK(accepts(rules, R"({"age":30,"days":11322})"));
    triage::ProfileBuilder person(rules.vocabulary);
    person.measure(*rules.vocabulary.find("age"), "30", "--age")
        .measure(*rules.vocabulary.find("onset"), "31", "--onset");
    CHECK(brief(person.build().issues) ==
          "--onset contradiction: `onset` is 31 and `age` is 30, and `onset <= age` must hold (the other one is at "
          "--age)\n");
    CHECK_MESSAGE(person.measure(*rules.vocabulary.find("age"), "30", "--age").build(), "the builder is as new");
}

TEST_CASE("a relation says nothing about what is unknown, denied or out of range") {
    const triage::RuleBase rules = small_pack::loaded(pack(shipped_like));
    CHECK(accepts(rules, R"({"onset":46})"));
    CHECK(accepts(rules, R"({"onset":46,"age":null})"));
    CHECK(accepts(rules, R"({"onset":46,"unsure":["age"]})"));
    CHECK(accepts(rules, R"({"minutes":0,"denies":["fall"]})"));
    CHECK(accepts(rules, R"({"minutes":0,"no_others":true})"));
    CHECK(issues_of(rules, R"({"onset":46,"age":300})") ==
          "/age out_of_range: `age` is 300, outside its range (give a number from 0 to 125)\n");
}

TEST_CASE("numbers of two units are compared as decimals") {
    const triage::RuleBase at_most = with_relation("days <= hours");
    CHECK(accepts(at_most, R"({"days":0.7,"hours":16.8})"));
    CHECK_FALSE(accepts(at_most, R"({"days":0.7,"hours":16.79999999999999})"));
    CHECK_FALSE(accepts(at_most, R"({"days":0.70000000000001,"hours":16.8})"));
    const triage::RuleBase at_least = with_relation("hours <= days");
    CHECK(accepts(at_least, R"({"days":0.7,"hours":16.8})"));
    const triage::RuleBase below = with_relation("days < hours");
    CHECK_FALSE(accepts(below, R"({"days":0.7,"hours":16.8})"));
    CHECK(accepts(below, R"({"days":0.7,"hours":16.80000000000001})"));
    const triage::RuleBase sum = with_relation("onset + 0.2 <= age");
    CHECK(accepts(sum, R"({"onset":0.1,"age":0.3})"));
    CHECK_FALSE(accepts(sum, R"({"onset":0.1,"age":0.29999999999999})"));
}

TEST_CASE("hundredths of one unit against hundredths of another are ordered as whole numbers of them are") {
    const triage::RuleBase rules = with_relation("minutes <= hours");
    triage::Profile profile(rules.vocabulary);
    std::mt19937_64 random(3);
    for (int i = 0; i < 20000; ++i) {
        const std::uint64_t hours = random() % 10001;
        const std::uint64_t minutes = hours * 60 + random() % 3 - std::min<std::uint64_t>(1, hours);
        profile.set_value(*rules.vocabulary.find("hours"), static_cast<double>(hours) / 100);
        profile.set_value(*rules.vocabulary.find("minutes"), static_cast<double>(minutes) / 100);
        REQUIRE(triage::broken_relations(profile, rules.vocabulary).empty() == (minutes <= hours * 60));
    }
}

TEST_CASE("both readers refuse the same numbers") {
    const triage::RuleBase rules = small_pack::loaded(pack(shipped_like));
    triage::ProfileScanner scanner(rules.vocabulary);
    triage::Profile profile(rules.vocabulary);
    std::mt19937 random(5);
    const auto pick = [&](const char* key, std::initializer_list<const char*> values) {
        const std::size_t place = random() % (values.size() + 1);
        return place == values.size() ? "" : ",\"" + std::string(key) + "\":" + *(values.begin() + place);
    };
    std::size_t refused = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string line = "{\"id\":\"a\"" + pick("age", {"29", "30", "30.5"}) +
                                 pick("onset", {"28", "30", "31"}) +
                                 pick("days", {"0", "10", "365.25", "700", "11322.75", "11323"}) +
                                 pick("better_days", {"0", "10", "365.25", "366"}) + pick("hours", {"0.1", "1"}) +
                                 pick("minutes", {"6", "7", "60", "60.1"}) + "}";
        CAPTURE(line);
        const std::string padded = line + "\n" + std::string(triage::scan_padding, ' ');
        const bool is_accepted = accepts(rules, line);
        REQUIRE((scanner.scan(padded.data(), profile) != nullptr) == is_accepted);
        refused += is_accepted ? 0 : 1;
    }
    CHECK(refused > 1000);
    CHECK(refused < 4500);
}

TEST_CASE("a number is moved to the nearest that fits, and only where it may be") {
    const triage::RuleBase rules = small_pack::loaded(pack(shipped_like));
    const auto fact = [&](const char* name) { return *rules.vocabulary.find(name); };
    triage::Profile profile(rules.vocabulary);
    profile.set_value(fact("age"), 30);
    CHECK(triage::nearest_fitting(rules.vocabulary, profile, fact("onset"), 46) == 30);
    CHECK(triage::nearest_fitting(rules.vocabulary, profile, fact("onset"), 29) == 29);
    CHECK(triage::nearest_fitting(rules.vocabulary, profile, fact("days"), 20000) == 11322.75);
    profile.set_value(fact("onset"), 46);
    const auto only_age = [&](triage::FactId changed, double) { return changed == fact("age"); };
    CHECK(triage::make_fit(profile, rules.vocabulary, only_age));
    CHECK(profile.value(fact("age")) == 46);
    profile.set_value(fact("onset"), 50);
    CHECK_FALSE(triage::make_fit(profile, rules.vocabulary, [](triage::FactId, double) { return false; }));
}

TEST_CASE("numbers made to fit are such that every reader takes them") {
    const triage::RuleBase rules = small_pack::loaded(pack(shipped_like));
    std::mt19937 random(9);
    for (int i = 0; i < 3000; ++i) {
        triage::Profile profile(rules.vocabulary);
        for (const char* name : {"age", "onset", "days", "better_days", "hours", "minutes"}) {
            if (random() % 4 != 0)
                profile.set_value(*rules.vocabulary.find(name), static_cast<double>(random() % 12501) / 100);
        }
        if (triage::make_fit(profile, rules.vocabulary, [](triage::FactId, double) { return true; })) {
            REQUIRE(accepts(rules, triage::to_json(profile, rules.vocabulary)));
        } else {
            REQUIRE_FALSE(accepts(rules, triage::to_json(profile, rules.vocabulary)));
        }
    }
}

TEST_CASE("the page of a quantity says what it must fit") {
    const triage::RuleBase rules = small_pack::loaded(pack(shipped_like));
    const auto page = triage::list_text(rules, triage::Table::facts, "onset", {});
    REQUIRE(page);
    CHECK(page->find("must fit: onset <= age (b)") != std::string::npos);
    const auto json = triage::list_json(rules, triage::Table::facts, "onset");
    REQUIRE(json);
    CHECK(json->find(R"({"relation":"onset_before_now","holds":"onset <= age","because":"b"})") != std::string::npos);
    CHECK(triage::list_json(rules, triage::Table::facts, "ache")->find("relations") == std::string::npos);
}
