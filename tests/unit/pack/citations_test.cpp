// Where entries of a pack come from: sources, anchors, and inferences that say why. An entry without a source is
// refused, since nobody could check it.

#include <doctest/doctest.h>

#include "support/small_pack.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using small_pack::source;

namespace {

std::string rule(const std::string& fields) { return "rules:\n  a_rule: {" + fields + "}\n"; }

}  // namespace

TEST_CASE("what a pack says has a source, and the source has a document, a section and an anchor") {
    CHECK(issues_in("notices:\n  a: {text: b}\n") == "2:3 missing_field: notice `a` has no `sources`\n");
    CHECK(issues_in("notices:\n  a: {text: b, sources: []}\n") ==
          "2:25 missing_field: notice `a` has no source (name a document, its section and an anchor)\n");
    CHECK(issues_in("notices:\n  a: {text: b, sources: doc}\n") == "2:25 wrong_type: sources is `doc`, not a list\n");
    CHECK(issues_in("notices:\n  a: {text: b, sources: [doc]}\n") ==
          "2:26 wrong_type: a source is `doc`, not a mapping\n");
    CHECK(issues_in("notices:\n  a: {text: b, sources: [{}]}\n") ==
          "2:26 missing_field: a source has no `document`\n2:26 missing_field: a source has no `section`\n"
          "2:26 missing_field: a source has no `anchor`\n");
    CHECK(issues_in("notices:\n  a:\n    text: b\n    sources:\n      - {document: dco, section: s, anchor: \"\", "
                    "page: 4}\n") ==
          "5:45 wrong_type: anchor is empty\n"
          "5:20 unknown_name: unknown source `dco` (did you mean `doc`?)\n"
          "5:49 unknown_key: unknown key `page` in a source\n");
}

TEST_CASE("an anchor has at most twelve words") {
    const std::string twelve = "one two three four five six seven eight nine ten eleven twelve";
    const auto notice = [](const std::string& anchor) {
        return "notices:\n  a: {text: b, sources: [{document: doc, section: s, anchor: " + anchor + "}]}\n";
    };
    CHECK(issues_in(notice(twelve)).empty());
    CHECK(loaded(notice(twelve)).notices[0].sources[0].anchor == twelve);
    // What joins words does not make them one; a hyphen and an apostrophe do.
    for (const std::string joint : {"\u00a0", "\u2003", "\u2014", "/", "…"}) {
        CAPTURE(joint);
        CHECK(issues_in(notice(twelve + joint + "thirteen")).find("13 words") != std::string::npos);
    }
    CHECK(issues_in(notice("can\u2019t well-known " + twelve.substr(8))).empty());
    CHECK(issues_in(notice(twelve + " thirteen")) ==
          "2:62 anchor_too_long: the anchor has 13 words, more than 12"
          " (an anchor finds the place, it does not reproduce the text)\n");
}

TEST_CASE("an inference says why") {
    const std::string rule =
        "rules:\n  ache:\n    {when: ache, outcome: stop, urgency: none, advice: a,"
        " sources: [{document: doc, section: s, anchor: w}], basis: ";
    CHECK(issues_in(rule + "inference}\n") ==
          "2:3 missing_field: rule `ache` is an inference without a `because` (say why we read it so)\n");
    CHECK(issues_in(rule + "guess}\n") == "3:117 unknown_value: unknown basis `guess` (one of `source` `inference`)\n");
    const triage::RuleBase rules = loaded(rule + "inference, because: it is so}\n");
    CHECK(rules.rules[0].basis == triage::Basis::inference);
    CHECK(rules.rules[0].because == "it is so");
    CHECK(loaded(rule + "source}\n").rules[0].basis == triage::Basis::source);
}

TEST_CASE("a citation says how far it was checked, or nothing") {
    const auto cited = [](const std::string& evidence) {
        return rule(
            "when: ache, outcome: stop, urgency: none, advice: go, sources: [{document: doc, section: s, "
            "anchor: w" +
            evidence + "}]");
    };
    using triage::Evidence;
    CHECK_FALSE(loaded(cited("")).rules[0].sources[0].evidence);
    CHECK(loaded(cited(", evidence: verified-excerpt")).rules[0].sources[0].evidence == Evidence::verified_excerpt);
    CHECK(loaded(cited(", evidence: secondary")).rules[0].sources[0].evidence == Evidence::secondary);
    CHECK(loaded(cited(", evidence: recalled")).rules[0].sources[0].evidence == Evidence::recalled);
    CHECK(issues_in(cited(", evidence: certain")) ==
          "2:125 unknown_value: unknown evidence `certain` (one of `verified-excerpt` `secondary` `recalled`)\n");
}
