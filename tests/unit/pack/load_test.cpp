// Loading as a whole: one faulty pack, several packs joined, and the entry points. All that is wrong is told in one
// run, and a pack that joins others can only add to them.

#include <doctest/doctest.h>

#include "support/golden.hpp"
#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using triage::Cases;
using triage::load_packs;

namespace {

/// The small pack as `one/pack.yaml` and the other as `two.yaml`, joined in this order.
struct TwoPacks {
    TemporaryFolder folder;
    triage::Result<triage::RuleBase> rules;

    explicit TwoPacks(const std::string& second)
        : rules(load_packs({folder.write("one/pack.yaml", small_pack::text("")),
                            folder.write("two.yaml", small_pack::second(second))})) {}
    std::string issues() const { return folder.without_path(to_text(rules.issues)); }
    std::string brief_issues() const { return folder.without_path(brief(rules.issues)); }
};

}  // namespace

TEST_CASE("the small pack of these tests loads and compiles") {
    const auto rules = triage::load_pack_text(small_pack::text(""), "small.yaml");
    REQUIRE_MESSAGE(rules, brief(rules.issues));
    CHECK(rules->packs[0].name == "small");
    CHECK(rules->packs[0].version == "1.0.0");
    CHECK(rules->packs[0].about == "for tests");
    CHECK(rules->packs[0].reviewed_by == "nobody");
    CHECK(rules->packs[0].reviewed_on == "2026-01-01");
    CHECK(rules->packs[0].reviewed_next == "2027-01-01");
    CHECK(rules->sources[0].title == "A document");
    CHECK(rules->movements[1].about == "twisting");
    CHECK(triage::Program::compile(*rules));
}

TEST_CASE("a faulty pack is told everything that is wrong with it in one run") {
    const std::string text = file_text(TRIAGE_SOURCE_DIR "/tests/golden/faulty_pack.yaml");
    const auto rules = triage::load_pack_text(text, "faulty_pack.yaml");
    CHECK_FALSE(rules);
    check_golden("faulty_pack.txt", to_text(rules.issues));
}

TEST_CASE("what compiling refuses is told at its rule or exclusion") {
    const std::string text = file_text(TRIAGE_SOURCE_DIR "/tests/golden/impossible_pack.yaml");
    auto rules = triage::load_pack_text(text, "impossible_pack.yaml");
    REQUIRE_MESSAGE(rules, to_text(rules.issues));
    const auto program = triage::Program::compile(std::move(*rules), {.max_clauses = 8});
    CHECK_FALSE(program);
    check_golden("impossible_pack.txt", to_text(program.issues));
}

TEST_CASE("a source, a piece of equipment and a movement say what they are") {
    CHECK(issues_in("sources:\n  doc: {}\nequipment:\n  mat: {}\nmovements:\n  bend: {}\n") ==
          "2:3 missing_field: source `doc` has no `title`\n2:3 missing_field: source `doc` has no `kind`\n"
          "4:3 missing_field: equipment `mat` has no `name`\n6:3 missing_field: movement `bend` has no `about`\n");
    CHECK(loaded("sources: {doc: {title: a, kind: b, url: \"https://example.org\"}}\n").sources[0].url ==
          "https://example.org");
}

TEST_CASE("two pieces of equipment do not share a name") {
    CHECK(issues_in("equipment:\n  mat: {name: a mat}\n  rug: {name: a rug, aliases: [Mat]}\n") ==
          "3:3 repeated_name: the name `Mat` belongs to other equipment\n");
}

TEST_CASE("a later pack adds facts, names, rules, exclusions and stretches, each marked as its own") {
    const TwoPacks packs(
        "aliases: {ache: {aliases: [twinge], includes: [right ache]}}\n"
        "facts: {fever: {kind: symptom, ask: do you have a fever}}\n"
        "rules: {fever: {when: fever or pain > 9 or ache, outcome: see-a-doctor, urgency: routine, advice: go,"
        " sources: [{document: doc, section: s, anchor: w}]}}\n"
        "exclusions: {no_reach: {when: cough, stretches: [reach], because: it shakes,"
        " sources: [{document: doc, section: s, anchor: w}]}}\n");
    REQUIRE_MESSAGE(packs.rules, packs.issues());
    const triage::RuleBase& rules = *packs.rules;
    REQUIRE(rules.packs.size() == 2);
    CHECK(rules.packs[1].name == "second");
    CHECK(rules.packs[0].sha256 != rules.packs[1].sha256);
    CHECK(rules.rules[0].pack == triage::PackId{0});
    CHECK(rules.rules[1].pack == triage::PackId{1});
    CHECK(rules.exclusions[0].pack == triage::PackId{1});
    const auto fever = rules.vocabulary.find("fever");
    REQUIRE(fever);
    CHECK(rules.vocabulary[*fever].pack == triage::PackId{1});
    CHECK(rules.vocabulary.find("twinge") == rules.vocabulary.find("ache"));
    CHECK(rules.vocabulary.is_narrower("right ache"));
}

TEST_CASE("joining a pack never lowers a level") {
    const TwoPacks packs(
        "rules: {cough: {when: cough, outcome: stop, urgency: emergency, advice: go,"
        " sources: [{document: doc, section: s, anchor: w}]}}\n");
    REQUIRE(packs.rules);
    const auto alone = triage::Program::compile(loaded(""));
    const auto joined = triage::Program::compile(*packs.rules);
    for (const char* profile :
         {"{}", R"({"symptoms": ["ache"]})", R"({"symptoms": ["cough"]})", R"({"no_others": true})"}) {
        const auto before = alone->evaluate(*triage::parse_profile(profile, alone->vocabulary()));
        const auto after = joined->evaluate(*triage::parse_profile(profile, joined->vocabulary()));
        CHECK(triage::covered_by(before.floor, after.floor));
        CHECK(triage::covered_by(before.ceiling, after.ceiling));
    }
}

TEST_CASE("a later pack redefines nothing") {
    const TwoPacks packs(
        "facts:\n  ache: {kind: symptom, ask: other}\n"
        "rules:\n  ache: {when: cough, outcome: proceed, urgency: none}\n"
        "stretches:\n  reach: {}\n"
        "sources:\n  doc: {}\n");
    CHECK(packs.brief_issues() ==
          "9:3 repeated_id: `doc` stands twice in `sources` (the first one is in FOLDER/one/pack.yaml line 2)\n"
          "3:3 repeated_id: `ache` stands twice in `facts` (the first one is in FOLDER/one/pack.yaml line 5)\n"
          "7:3 repeated_id: `reach` stands twice in `stretches` (the first one is in FOLDER/one/pack.yaml line 6)\n"
          "5:3 repeated_id: `ache` stands twice in `rules` (the first one is in FOLDER/one/pack.yaml line 7)\n");
}

TEST_CASE("a later pack takes no name away from an earlier fact") {
    const TwoPacks packs("facts:\n  twinge: {kind: symptom, ask: b, aliases: [Sore]}\n");
    CHECK(packs.brief_issues() ==
          "3:3 repeated_name: the name `Sore` already means `ache` (every name stands once and means one fact)\n");
}

TEST_CASE("a pack joined with itself repeats everything and is refused") {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.yaml", small_pack::text(""));
    const auto rules = load_packs({path, path});
    CHECK_FALSE(rules);
    CHECK(rules.issues.size() == 13);
}

TEST_CASE("a pack that cannot be opened stands beside the faults of the others") {
    const TemporaryFolder folder;
    const auto rules = load_packs({folder.path("none"), folder.write("a.yaml", "a: *x\n")});
    CHECK(folder.without_path(brief(rules.issues)) ==
          "cannot_open: cannot open `FOLDER/none`: no such file or folder"
          " (give a YAML file, a pack folder, or the name of an embedded pack)\n"
          "1:4 invalid_yaml: a word that begins with `*` refers to another place in YAML (put the text in quotes)\n");
}

TEST_CASE("packs are named as embedded pack, folder or file in one call") {
    const TemporaryFolder folder;
    folder.write("two/pack.yaml", small_pack::second("facts: {fever: {kind: symptom, ask: fever}}\n"));
    const std::string third =
        folder.write("third.yaml", small_pack::second("facts: {rash: {kind: symptom, ask: rash}}\n"));
    const auto rules = load_packs({"upper-back", folder.path("two"), third});
    REQUIRE_MESSAGE(rules, to_text(rules.issues));
    CHECK(rules->packs.size() == 3);
    CHECK(rules->vocabulary.find("chest pain"));
    CHECK(rules->vocabulary.find("fever"));
    CHECK(rules->vocabulary.find("rash"));
}

TEST_CASE("cases are loaded only when asked for") {
    const TemporaryFolder folder;
    folder.write("pack.yaml", small_pack::text(""));
    folder.write("cases/a.yaml", "cases: [{name: n, profile: {}, expect: {verdict: ask, urgency: none, rules: []}}]\n");
    CHECK(load_packs({folder.path()})->cases.empty());
    CHECK(load_packs({folder.path()}, Cases::load)->cases.size() == 1);
    const std::string text =
        small_pack::text("cases: [{name: n, profile: {}, expect: {verdict: ask, urgency: none, rules: []}}]\n");
    CHECK(triage::load_pack_text(text, "p")->cases.empty());
    CHECK(triage::load_pack_text(text, "p", Cases::load)->cases.size() == 1);
}
