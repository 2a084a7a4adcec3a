// The section `stretches`: doses are numbers with a source or say that there are none, equipment and movements are
// known words.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using triage::Range;

namespace {

/// A stretch of these fields and a source.
std::string stretch(const std::string& fields) {
    return "stretches:\n  s: {" + fields + ", sources: [{document: doc, section: s, anchor: w}]}\n";
}

/// A stretch of these fields that has everything required but the doses.
std::string dosed(const std::string& fields) { return stretch("name: S, kind: stretch, steps: [go], " + fields); }

}  // namespace

TEST_CASE("a stretch is as it was written") {
    const triage::RuleBase rules = loaded(stretch(
        "name: Child's pose, aliases: [prayer], kind: self_massage, targets: [lats], postures: [kneeling, side_lying],"
        " needs: [yoga mat, chair or wall], optional: [wall], movements: [twist, bend], dose: {sets: 2}, "
        "first_session: same,"
        " from_session: 2, dose_note: slowly, frequency: daily, steps: [sit, fold], cautions: [stop], basis: inference,"
        " because: it is so"));
    REQUIRE(rules.stretches.size() == 1);
    const triage::Stretch& read = rules.stretches[0];
    CHECK(read.id == "s");
    CHECK(read.name == "Child's pose");
    CHECK(read.aliases == std::vector<std::string>{"prayer"});
    CHECK(read.kind == triage::StretchKind::self_massage);
    CHECK(read.targets == std::vector<std::string>{"lats"});
    CHECK(read.postures == std::vector{triage::Posture::kneeling, triage::Posture::side_lying});
    REQUIRE(read.needs.size() == 2);
    CHECK(read.needs[0] == std::vector{triage::EquipmentId{0}});
    CHECK(read.needs[1] == std::vector{triage::EquipmentId{1}, triage::EquipmentId{2}});
    CHECK(read.helpful == std::vector{triage::EquipmentId{2}});
    CHECK(read.movements == std::vector{triage::MovementId{1}, triage::MovementId{0}});
    CHECK(read.from_session == 2);
    CHECK(read.dose_note == "slowly");
    CHECK(read.frequency == "daily");
    CHECK(read.steps == std::vector<std::string>{"sit", "fold"});
    CHECK(read.cautions == std::vector<std::string>{"stop"});
    CHECK(read.sources.size() == 1);
    CHECK(read.basis == triage::Basis::inference);
    CHECK(read.because == "it is so");
}

TEST_CASE("a stretch has a name, a kind, doses, steps and a source") {
    CHECK(issues_in("stretches:\n  s: {}\nrules: {}\n") ==
          "2:3 missing_field: stretch `s` has no `name`\n2:3 missing_field: stretch `s` has no `kind`\n"
          "2:3 missing_field: stretch `s` has no `dose`\n2:3 missing_field: stretch `s` has no `first_session`\n"
          "2:3 missing_field: stretch `s` has no `steps`\n2:3 missing_field: stretch `s` has no `sources`\n");
    CHECK(issues_in(stretch("name: S, kind: stretch, dose: {sets: 1}, first_session: same, steps: []")) ==
          "2:76 missing_field: stretch `s` has no step (say how it is done)\n");
}

TEST_CASE("a stretch uses known words only") {
    CHECK(issues_in(dosed("dose: {sets: 1}, first_session: same, postures: [siting], movements: [bendy], level: 3")) ==
          "2:93 unknown_value: unknown posture `siting` (did you mean `sitting`?)\n"
          "2:114 unknown_name: unknown movement `bendy` (did you mean `bend`?)\n"
          "2:122 unknown_key: unknown key `level` in stretch `s`\n");
    CHECK(issues_in(stretch("name: S, kind: swim, steps: [go], dose: {sets: 1}, first_session: same")) ==
          "2:22 unknown_value: unknown kind `swim` (one of `stretch` `mobility` `strengthening` `self_massage` "
          "`breathing`"
          " `warm_up` `activity`)\n");
}

TEST_CASE("equipment is known by its id or a name, each piece of an `or` by itself") {
    const std::string rest = ", dose: {sets: 1}, first_session: same";
    CHECK(issues_in(dosed("needs: [mat or chiar or wall], optional: [xylophone]" + rest)) ==
          "2:59 unknown_name: unknown equipment `chiar` (did you mean `chair`?)\n"
          "2:86 unknown_name: unknown equipment `xylophone`\n");
    CHECK(issues_in(dosed("needs: [[mat]]" + rest)) == "2:52 wrong_type: equipment is a list, not a text\n");
    CHECK(loaded(dosed("needs: [\"Yoga Mat or wall\"]" + rest)).stretches[0].needs[0].size() == 2);
}

TEST_CASE("a dose has any of its numbers, as one or as a range") {
    const triage::Stretch read =
        loaded(dosed("dose: {hold_s: [20, 30], repetitions: 3, sets: [1, 2], duration_s: 60, sides: each},"
                     " first_session: {hold_s: 10}"))
            .stretches[0];
    REQUIRE(read.dose);
    CHECK(read.dose->hold_s == Range{20, 30});
    CHECK(read.dose->repetitions == Range{3, 3});
    CHECK(read.dose->sets == Range{1, 2});
    CHECK(read.dose->duration_s == Range{60, 60});
    CHECK(read.dose->sides == triage::Sides::each);
    REQUIRE(read.first_session);
    CHECK(read.first_session->hold_s == Range{10, 10});
    CHECK_FALSE(read.first_session->sets);
    CHECK(read.first_session->sides == triage::Sides::both);
}

TEST_CASE("the first session's dose may be the same, not stated, or left out where none is offered") {
    const triage::Stretch same = loaded(dosed("dose: {sets: 2}, first_session: same")).stretches[0];
    CHECK(same.first_session == same.dose);
    const triage::Stretch none = loaded(dosed("dose: {sets: 2}, first_session: not_stated")).stretches[0];
    CHECK(none.dose);
    CHECK_FALSE(none.first_session);
    const triage::Stretch later = loaded(dosed("dose: {sets: 2}, from_session: 2")).stretches[0];
    CHECK_FALSE(later.first_session);
    const triage::Stretch silent =
        loaded(dosed("dose: not_stated, dose_note: the article gives none, first_session: same")).stretches[0];
    CHECK_FALSE(silent.dose);
    CHECK_FALSE(silent.first_session);
}

TEST_CASE("a dose that is not stated says so in words") {
    CHECK(issues_in(dosed("dose: not_stated, first_session: not_stated")) ==
          "2:50 missing_field: stretch `s` has a dose that is not stated and no `dose_note` (say that the sources give "
          "none)\n");
}

TEST_CASE("a dose is numbers or the word that there are none") {
    CHECK(issues_in(dosed("dose: daily, first_session: half")) ==
          "2:50 wrong_type: `dose` is `daily`, not a dose (give numbers, or the word `not_stated`)\n"
          "2:72 wrong_type: `first_session` is `half`, not a dose (give numbers, or the word `not_stated`)\n");
    CHECK(issues_in(dosed("dose: {}, first_session: [3]")) ==
          "2:50 missing_field: `dose` has no number (or write `not_stated`)\n"
          "2:69 wrong_type: `first_session` is a list, not a mapping\n");
    CHECK(issues_in(dosed("dose: {hold: 3, sides: left, sets: 1}, first_session: same")) ==
          "2:67 unknown_value: unknown sides `left` (one of `both` `each`)\n"
          "2:51 unknown_key: unknown key `hold` in `dose` (did you mean `hold_s`?)\n");
    CHECK(issues_in(dosed("dose: {sets: 1}, first_session: same, from_session: later")) ==
          "2:96 wrong_type: from_session is `later`, not a number\n");
}
