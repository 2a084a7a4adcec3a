// `check` warns of everything in a pack that is legal but wants a look before release, each at its place, and before a
// release some warnings are errors. A warning that comes for nothing teaches authors to read past all of them.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "triage/authoring/check.hpp"

namespace {

using small_pack::rule;
using small_pack::source;

/// Facts with which check has nothing to find.
const std::string quiet_facts =
    "facts: {ache: {kind: symptom, ask: does it ache}, cough: {kind: condition, ask: do you cough},"
    " pain: {kind: measure, quantity: {min: 0, max: 10}, ask: how strong},"
    " sessions_done: {kind: context, quantity: {min: 0, max: 1000, whole: true}, ask: how many}}\n";

/// The issues that `check` finds in the small pack (tests/support/small_pack.hpp) with these sections.
std::string found_in(const std::string& sections, const triage::CheckOptions& options = {"2026-06-01"}) {
    const bool has_facts = ("\n" + sections).find("\nfacts:") != std::string::npos;
    const auto program = triage::Program::compile(small_pack::loaded(has_facts ? sections : sections + quiet_facts));
    REQUIRE(program);
    return brief(triage::check(*program, options));
}

/// A pack of facts that no rule compares.
std::string facts(const std::string& entries) {
    return "facts: {ache: {kind: symptom, ask: does it ache},\n sessions_done: {kind: context, quantity: {min: 0, "
           "max: 1000, whole: true}, ask: how many},\n" +
           entries + "}\n";
}

}  // namespace

TEST_CASE("a rule that repeats another is named with it, however it is written") {
    CHECK(found_in("rules:\n" + rule("first", "ache and cough") + rule("other", "ache or cough") +
                   rule("again", "not (not cough or not ache)")) ==
          "warning 4:3 repeats_another: rule `again` has the condition of `first`"
          " (join the two, or say what is different)\n");
}

TEST_CASE("a rule without words for a person is named where other rules of its pack have some") {
    const std::string with_words =
        "  first: {says: It aches, when: ache, outcome: stop, urgency: routine, advice: x, " + source + "}\n";
    CHECK(found_in("rules:\n" + with_words + rule("other", "cough")) ==
          "warning 3:3 no_words: rule `other` has no `says`, and other rules have one"
          " (add it: plain words for the person, without a diagnosis)\n");
    CHECK(found_in("rules:\n" + rule("first", "ache") + rule("other", "cough")).empty());
}

TEST_CASE("a review is overdue from the day after its date, and in a release check that is an error") {
    CHECK(found_in("", {"2027-01-01", triage::Release::yes}) == "");
    const std::string message =
        "2:100 review_overdue: the review of pack `small` was due on 2027-01-01 (have it reviewed, then set "
        "`reviewed`)\n";
    CHECK(found_in("", {"2027-01-02"}) == "warning " + message);
    CHECK(found_in("", {"2027-01-02", triage::Release::yes}) == message);
}

TEST_CASE("a number that a rule compares says which way is worse") {
    const std::string rule =
        "rules:\n  strong: {when: pain > 4, outcome: stop, urgency: routine, advice: a, " + source + "}\n";
    const std::string message =
        "warning 7:35 direction_unstated: a rule compares `pain`, and nothing says which numbers are the worse ones "
        "(add `worse: higher`, `lower` or `neither` to its quantity)\n";
    const auto pain = [](const std::string& quantity) {
        return facts("  pain: {kind: measure, quantity: " + quantity + ", ask: how strong}");
    };
    CHECK(found_in(rule + "\n\n" + pain("{min: 0, max: 10}")) == message);
    for (const char* worse : {"higher", "lower", "neither"}) {
        CHECK(found_in(rule + pain("{min: 0, max: 10, worse: " + std::string(worse) + "}")) == "");
    }
    // Nobody's urgency hangs on a number that only exclusions compare.
    CHECK(found_in("exclusions: {e: {when: pain > 4, stretches: [reach], because: b, " + source + "}}\n" +
                   pain("{min: 0, max: 10}")) == "");
}

namespace {

/// The issues that `check` finds for a quantity `q` that a rule compares with `limit`.
std::string found_in_range(const std::string& quantity, const std::string& limit,
                           triage::Release release = triage::Release::no) {
    const std::string rule =
        "rules:\n  r: {when: q > " + limit + ", outcome: stop, urgency: routine, advice: a, " + source + "}\n\n\n";
    return found_in(rule + facts("  q: {kind: event, quantity: {" + quantity + "}, ask: how long}"),
                    {"2026-06-01", release});
}

const std::string lets_pass = " (a wrong number on this side lets people proceed; give the last plausible one)\n";

}  // namespace

TEST_CASE("a number without an end is a warning, and an error before a release") {
    const std::string low = "7:30 missing_end: the number of `q` has no `min` (give it the last plausible one)\n";
    const std::string high = "7:30 missing_end: the number of `q` has no `max` (give it the last plausible one)\n";
    for (const char* worse : {"higher", "lower", "neither"}) {
        CAPTURE(worse);
        const std::string more = ", worse: " + std::string(worse);
        CHECK(found_in_range("unit: h, max: 100" + more, "3 h") == "warning " + low);
        CHECK(found_in_range("unit: h, min: 0" + more, "3 h") == "warning " + high);
        CHECK(found_in_range("min: 0, max: 100" + more, "3") == "");
    }
    CHECK(found_in_range("worse: higher", "3") == "warning " + low + "warning " + high);
    CHECK(found_in_range("worse: higher", "3", triage::Release::yes) == low + high);
}

TEST_CASE("a last number that nobody has is told on the side that lets people proceed") {
    const auto end = [](const std::string& what) { return "warning " + what + lets_pass; };
    CHECK(found_in_range("unit: h, min: 0, max: 87600, worse: lower", "72 h") == "");
    CHECK(found_in_range("unit: h, min: 0, max: 1139580, worse: lower", "4 w") == "");
    CHECK(found_in_range("unit: h, min: 0, max: 1139581, worse: lower", "4 w") ==
          end("7:53 implausible_end: the `max` of `q` is 1139581 h, which is longer than a life"));
    // Seconds since 1970 are less than a life.
    CHECK(found_in_range("unit: s, min: 0, max: 1795900000, worse: lower", "3 d") ==
          end("7:53 implausible_end: the `max` of `q` is 1795900000 s, which is so large that a time stamp passes for "
              "it"));
    CHECK(
        found_in_range("min: 0, max: 2000000000, worse: lower", "3000000") ==
        end("7:44 implausible_end: the `max` of `q` is 2000000000, which is so large that a time stamp passes for it"));
    CHECK(found_in_range("min: 0, max: 30001, worse: neither", "3") ==
          end("7:44 implausible_end: the `max` of `q` is 30001, which is more than 10000 times 3, the largest number "
              "that "
              "it is compared with"));
    CHECK(found_in_range("min: 0, max: 30000, worse: neither", "3") == "");
    CHECK(found_in_range("min: -30001, max: 10, worse: higher", "3") ==
          end("7:36 implausible_end: the `min` of `q` is -30001, which is more than 10000 times 3, the largest number "
              "that it is compared with"));
    // The other side only makes an answer stricter.
    CHECK(found_in_range("unit: h, min: 0, max: 1e9, worse: higher", "3 h") == "");
    CHECK(found_in_range("min: -30001, max: 10, worse: lower", "3") == "");
    CHECK(found_in_range("unit: h, min: 0, max: 1e9, worse: lower", "3 h", triage::Release::yes) ==
          "7:53 implausible_end: the `max` of `q` is 1000000000 h, which is longer than a life" + lets_pass);
}

TEST_CASE("names of two facts that differ by one letter are told once, with both facts and both places") {
    const std::string found =
        found_in(facts("  sprained: {kind: event, ask: is it sprained, includes: [back sprain]},\n"
                       "  strained: {kind: event, ask: is it strained}") +
                 "aliases: {strained: {aliases: [back strain]}}\n");
    const std::string hint =
        "(a slip of a finger says the other one, which is in small.yaml line 3; leave one of them out)\n";
    CHECK(found ==
          "warning 4:3 similar_names: `strained` differs by one letter from `sprained` " + hint +
              "warning 5:32 similar_names: `back strain` of `strained` differs by one letter from `back sprain` "
              "of `sprained` " +
              hint);
}

TEST_CASE("a question over the reading level is told with its grade and its longest words") {
    const std::string question = "Do you have an inflammatory illness, such as rheumatoid arthritis?";
    CHECK(found_in(facts("  sick: {kind: condition, ask: \"" + question + "\"}")) ==
          "warning 3:32 hard_to_read: the question has reading grade 10.7, above 8; its longest words are "
          "`inflammatory`, "
          "`rheumatoid`, `arthritis` (shorter sentences and plainer words are understood by more people)\n");
}

TEST_CASE("odd characters are found in every text, at their place") {
    const std::string found =
        found_in("notices: {n: {text: \"Rest \u05D0now\", " + source + "}}\n" +
                 facts("  knee: {kind: symptom, ask: \"Is it your kn\u0435e?\", aliases: [kn\u200Bee joint]}"));
    CHECK(
        found ==
        "warning 1:27 right_to_left: a text has U+05D0, a right-to-left letter (take it out: what is read is not what "
        "is written)\n"
        "warning 4:44 look_alike: a text has U+0435, a Cyrillic letter that looks like the letter `e` (type the word "
        "again)\n"
        "warning 4:63 invisible_character: a text has U+200B, which nobody sees (take it out)\n");
}

TEST_CASE("a text that a comment cuts is told") {
    CHECK(found_in("notices:\n  n:\n    text: See leaflet #2 today\n    " + source + "\n") ==
          "warning 3:23 text_cut: the text ends before `#`, and this is a comment: `#2 today` (put the text in quotes; "
          "set a comment off by two blanks before `# ` and one behind it)\n");
}

TEST_CASE("a review that is to come is told from the second day on, and in a release check that is an error") {
    CHECK(found_in("", {"2025-12-31"}) == "");  // it may be tomorrow elsewhere
    const std::string message =
        "2:82 review_in_future: the review of pack `small` is of 2026-01-01, which is to come (write the day of the "
        "last "
        "review)\n";
    CHECK(found_in("", {"2025-12-30"}) == "warning " + message);
    CHECK(found_in("", {"2025-12-30", triage::Release::yes}) == message);
}

TEST_CASE("what the loader refuses is no business of check") {
    using small_pack::issues_in;
    CHECK(issues_in("facts: {a: {kind: symptom, ask: a, aliases: [One Name]}, b: {kind: symptom, ask: b, includes: "
                    "[one-name]}}\n")
              .find("repeated_name") != std::string::npos);
    const std::string rule = "rules: {r: {when: ache, outcome: stop, urgency: routine, advice: a";
    CHECK(issues_in(rule + "}}\n").find("missing_field: rule `r` has no `sources`") != std::string::npos);
    CHECK(issues_in(rule + ", sources: []}}\n").find("missing_field: rule `r` has no source") != std::string::npos);
    CHECK(issues_in("exclusions: {e: {when: ache, stretches: [reach], because: b}}\n")
              .find("missing_field: exclusion `e` has no `sources`") != std::string::npos);
    CHECK(issues_in("stretches: {x: {name: X, kind: stretch, dose: {sets: 1}, first_session: same, steps: [x]}}\n")
              .find("missing_field: stretch `x` has no `sources`") != std::string::npos);
    CHECK(issues_in(rule + ", sources: [{document: doc, section: s, anchor: a b c d e f g h i j k l m}]}}\n")
              .find("anchor_too_long") != std::string::npos);
}

TEST_CASE("a rule base without its text is checked as far as that goes") {
    triage::RuleBase rules = small_pack::loaded(facts("  knee: {kind: symptom, ask: \"Is it your kn\u0435e?\"}"));
    rules.documents = nullptr;
    const auto program = triage::Program::compile(std::move(rules));
    CHECK(brief(triage::check(*program, {"2027-01-02"})).find("warning review_overdue") == 0);
}

TEST_CASE("the shipped pack has nothing to warn of on the day of its review") {
    const triage::Program& program = shipped_packs::all_packs_program();
    const auto issues = triage::check(program, {program.rules().packs.front().reviewed_on, triage::Release::yes});
    CHECK_MESSAGE(issues.empty(), triage::to_text(issues));
}

TEST_CASE("facts whose answers are never kept are named, once a pack keeps answers") {
    const std::string rule = "  r: {kinds: [symptom, measure], keep: 0 d, basis: inference, because: So.}\n";
    CHECK(
        found_in("recheck:\n" + rule) ==
        "warning 2:3 never_kept: no rule of `recheck` says how long answers about the condition facts `cough` hold, so "
        "none is kept (name the kind or the facts; `keep: 0 d` says that it is meant)\n"
        "warning 2:3 never_kept: no rule of `recheck` says how long answers about the context facts `sessions_done` "
        "hold, so none is kept (name the kind or the facts; `keep: 0 d` says that it is meant)\n");
    CHECK(found_in("recheck:\n" + rule +
                   "  s: {kinds: [condition], facts: [sessions_done], keep: 1 w, basis: inference, because: So.}\n" +
                   quiet_facts) == "");
}
