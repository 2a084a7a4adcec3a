// Merging files and packs, and what all sections share: ids, sources, inferences. Everything wrong is told in one run,
// and a later pack may add but never take away or redefine.

#include <doctest/doctest.h>

#include "support/golden.hpp"
#include "support/small_pack.hpp"

using reading::brief;
using reading::issues_in;
using reading::loaded;
using reading::small_pack;
using reading::TemporaryFolder;
using triage::Cases;
using triage::load_packs;

namespace {

/// A second pack, with a head of its own.
std::string second_pack(const std::string& sections) {
    return "pack: {name: second, version: 2.0.0, about: more, reviewed: {by: nobody, on: 2026-01-01, next: "
           "2027-01-01}}\n" +
           sections;
}

/// The small pack as `one/pack.yaml` and the other as `two.yaml`, joined in this order.
struct TwoPacks {
    TemporaryFolder folder;
    triage::Result<triage::RuleBase> rules;

    explicit TwoPacks(const std::string& second)
        : rules(load_packs(
              {folder.write("one/pack.yaml", small_pack("")), folder.write("two.yaml", second_pack(second))})) {}
    std::string issues() const { return folder.without_path(to_text(rules.issues)); }
    std::string brief_issues() const { return folder.without_path(brief(rules.issues)); }
};

}  // namespace

TEST_CASE("the small pack of these tests loads and compiles") {
    const auto rules = triage::load_pack_text(small_pack(""), "small.yaml");
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
    const std::string text = reading::read_file(TRIAGE_SOURCE_DIR "/tests/golden/faulty_pack.yaml");
    const auto rules = triage::load_pack_text(text, "faulty_pack.yaml");
    CHECK_FALSE(rules);
    check_golden("faulty_pack.txt", to_text(rules.issues));
}

TEST_CASE("what compiling refuses is told at its rule or exclusion") {
    const std::string text = reading::read_file(TRIAGE_SOURCE_DIR "/tests/golden/impossible_pack.yaml");
    auto rules = triage::load_pack_text(text, "impossible_pack.yaml");
    REQUIRE_MESSAGE(rules, to_text(rules.issues));
    const auto program = triage::Program::compile(std::move(*rules), {.max_clauses = 8});
    CHECK_FALSE(program);
    check_golden("impossible_pack.txt", to_text(program.issues));
}

// --- one file -----------------------------------------------------------------------------------------------

TEST_CASE("a top-level key that is not known, or stands twice, is refused") {
    CHECK(issues_in("rulez: {}\n") == "1:1 unknown_key: unknown key `rulez` in the file (did you mean `rules`?)\n");
    CHECK(issues_in("rules: {}\nrules: {}\n") ==
          "2:1 repeated_key: `rules` stands twice in the file (the first one is in line 1)\n");
}

TEST_CASE("a file that is no mapping has no pack") {
    CHECK(brief(triage::load_pack_text("- a\n", "p").issues) ==
          "1:1 wrong_type: the file is a list, not a mapping\n"
          "1:1 missing_field: the pack has no `pack:` with its name, version and review\n");
    CHECK(brief(triage::load_pack_text("", "p").issues) ==
          "1:1 empty_file: the file holds no YAML document (begin with `pack:`)\n");
}

TEST_CASE("a section is a mapping of ids") {
    CHECK(issues_in("rules: [a]\n") == "1:8 wrong_type: `rules` is not a mapping of ids\n");
    CHECK(issues_in("notices:\n") == "1:1 wrong_type: `notices` is not a mapping of ids\n");
    CHECK(issues_in("cases: {a: b}\n") == "1:8 wrong_type: cases is a mapping, not a list\n");
}

TEST_CASE("an id is lower case and no word of the condition language") {
    const auto movement = [](const std::string& id) {
        return issues_in("movements:\n  bend: {about: x}\n  " + id + ": {about: x}\n");
    };
    const auto refused = [](const std::string& id) {
        return "3:3 bad_id: `" + id + "` cannot be an id (use lower-case letters, digits and `_`, a letter first)\n";
    };
    for (const char* id : {"Ache", "2nd", "_a", "a-b", "a b", "é", "and", "or", "not", "any", "all", "at", "of"}) {
        CHECK(movement(id) == refused(id));
    }
    CHECK(movement("\"\"") == refused(""));
    CHECK(movement("a_2").empty());
    CHECK(movement("least").empty());
}

TEST_CASE("an id that stands twice in a section names both places") {
    CHECK(issues_in("sources:\n  doc: {title: a, kind: b}\n  doc: {title: c, kind: d}\n") ==
          "3:3 repeated_id: `doc` stands twice in `sources` (the first one is in small.yaml line 2)\n");
}

TEST_CASE("the pack's head must be there, whole") {
    CHECK(issues_in("pack: {}\n") ==
          "1:1 missing_field: `pack` has no `name`\n1:1 missing_field: `pack` has no `version`\n"
          "1:1 missing_field: `pack` has no `about`\n1:1 missing_field: `pack` has no `reviewed`\n");
    CHECK(issues_in("pack: {name: a, version: 1, about: b, reviewed: {}}\n") ==
          "1:49 missing_field: `reviewed` has no `by`\n1:49 missing_field: `reviewed` has no `on`\n"
          "1:49 missing_field: `reviewed` has no `next`\n");
    CHECK(brief(triage::load_pack_text("notices: {}\n", "p").issues) ==
          "1:1 missing_field: the pack has no `pack:` with its name, version and review\n");
}

TEST_CASE("a head that is not the first key of its file is blamed where it stands") {
    CHECK(issues_in("notices: {}\npack: {name: a, version: 1, about: b}\n") ==
          "2:1 missing_field: `pack` has no `reviewed`\n");
}

TEST_CASE("a date is a day of the calendar as ISO 8601 writes it") {
    const auto issues_of_date = [](const std::string& date) {
        return issues_in("pack: {name: a, version: 1, about: b, reviewed: {by: c, on: " + date +
                         ", next: 2999-01-01}}\n");
    };
    for (const std::string date : {"21.11.2026", "2026-11", "26-11-2026", "2026/11/21", "2026-1-21", "tomorrow"}) {
        CAPTURE(date);
        CHECK(issues_of_date(date) == "1:61 bad_date: `" + date + "` is not a date (write it as 2026-11-21)\n");
    }
    for (const std::string date : {"2026-13-01", "2026-00-10", "2026-01-32", "2026-01-00", "2026-02-30", "2026-04-31",
                                   "2026-02-29", "1900-02-29", "2026-06-31"}) {
        CAPTURE(date);
        CHECK(issues_of_date(date) ==
              "1:61 bad_date: `" + date + "` is no day of the calendar (write it as 2026-11-21)\n");
    }
    for (const std::string date : {"2024-02-29", "2000-02-29", "2026-12-31"}) CHECK(issues_of_date(date).empty());
}

TEST_CASE("a next review before the last one is refused") {
    CHECK(issues_in("pack: {name: a, version: 1, about: b, reviewed: {by: c, on: 2026-11-21, next: 2025-11-21}}\n") ==
          "1:79 bad_date: the next review, on 2025-11-21, is before the last one, on 2026-11-21 (exchange the two, or "
          "correct the year)\n");
}

TEST_CASE("an empty date is told once") {
    CHECK(issues_in("pack: {name: a, version: 1, about: b, reviewed: {by: c, on: \"\", next: 2027-01-01}}\n") ==
          "1:61 wrong_type: on is empty\n");
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

// --- sources and inferences ---------------------------------------------------------------------------------

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
    // Blanks of all widths, dashes and slashes part words; a hyphen and an apostrophe join them.
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

// --- several files and packs --------------------------------------------------------------------------------

TEST_CASE("a pack's files are merged, and an id in two of them names both places") {
    const TemporaryFolder folder;
    folder.write("a.yaml", small_pack(""));
    folder.write("b.yaml", "movements:\n  twist: {about: again}\n  lift: {about: lifting}\n");
    CHECK(folder.without_path(to_text(load_packs({folder.path()}).issues)) ==
          "FOLDER/b.yaml:2:3: error: `twist` stands twice in `movements` [repeated_id]\n"
          "      twist: {about: again}\n      ^\n  hint: the first one is in FOLDER/a.yaml line 4\n");
    folder.write("b.yaml", "movements:\n  lift: {about: lifting}\n");
    const auto rules = load_packs({folder.path()});
    REQUIRE(rules);
    CHECK(rules->movements.size() == 3);
    CHECK(rules->packs.size() == 1);
}

TEST_CASE("a pack has one head, in any of its files") {
    const TemporaryFolder folder;
    folder.write("a.yaml", small_pack(""));
    folder.write("b.yaml", second_pack(""));
    CHECK(folder.without_path(brief(load_packs({folder.path()}).issues)) ==
          "1:1 repeated_key: the pack has a second `pack:` (the first one is in FOLDER/a.yaml line 1)\n");
}

TEST_CASE("a later pack without a head is the one that is blamed") {
    const TemporaryFolder folder;
    const auto rules =
        load_packs({folder.write("a.yaml", small_pack("")), folder.write("b.yaml", "aliases: {ache: {}}\n")});
    CHECK(folder.without_path(to_text(rules.issues)) ==
          "FOLDER/b.yaml:1:1: error: the pack has no `pack:` with its name, version and review [missing_field]\n");
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
    const std::string path = folder.write("a.yaml", small_pack(""));
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
    folder.write("two/pack.yaml", second_pack("facts: {fever: {kind: symptom, ask: fever}}\n"));
    const std::string third = folder.write("third.yaml", second_pack("facts: {rash: {kind: symptom, ask: rash}}\n"));
    const auto rules = load_packs({"upper-back", folder.path("two"), third});
    REQUIRE_MESSAGE(rules, to_text(rules.issues));
    CHECK(rules->packs.size() == 3);
    CHECK(rules->vocabulary.find("chest pain"));
    CHECK(rules->vocabulary.find("fever"));
    CHECK(rules->vocabulary.find("rash"));
}

TEST_CASE("cases are loaded only when asked for") {
    const TemporaryFolder folder;
    folder.write("pack.yaml", small_pack(""));
    folder.write("cases/a.yaml", "cases: [{name: n, profile: {}, expect: {verdict: ask, urgency: none, rules: []}}]\n");
    CHECK(load_packs({folder.path()})->cases.empty());
    CHECK(load_packs({folder.path()}, Cases::load)->cases.size() == 1);
    const std::string text =
        small_pack("cases: [{name: n, profile: {}, expect: {verdict: ask, urgency: none, rules: []}}]\n");
    CHECK(triage::load_pack_text(text, "p")->cases.empty());
    CHECK(triage::load_pack_text(text, "p", Cases::load)->cases.size() == 1);
}

// --- packs that need others ---------------------------------------------------------------------------------

namespace {

/// The head of a pack with this name, and more keys of it.
std::string head(const std::string& name, const std::string& more) {
    return "pack: {name: " + name + ", version: 1.0.0, about: a, " + more +
           "reviewed: {by: nobody, on: 2026-01-01, next: 2027-01-01}}\n";
}

}  // namespace

TEST_CASE("a pack that needs another one is joined behind it, and never without it") {
    const TemporaryFolder folder;
    const std::string first = folder.write("first.yaml", head("first", "") + small_pack("pack: {}\n").substr(9));
    const std::string second =
        folder.write("second.yaml", head("second", "requires: [first], ") + "aliases: {ache: {aliases: [hurt]}}\n");
    const auto joined = load_packs({first, second});
    REQUIRE_MESSAGE(joined, brief(joined.issues));
    CHECK(joined->packs[1].requires_packs == std::vector<std::string>{"first"});
    const std::string missing =
        "1:1 missing_pack: the pack `second` needs the pack `first` (name that one before it, as in `--pack first "
        "--pack second`)\n";
    // Nothing else is said: what it takes from there would all be unknown.
    CHECK(brief(load_packs({second}).issues) == missing);
    CHECK(brief(load_packs({second, first}).issues) == missing);
}

TEST_CASE("what a pack does not look for is kept unless a pack that does is there, in either order") {
    const TemporaryFolder folder;
    const std::string part = "not_covered: [{dangers: [a clot, a tear], unless: clots}, {dangers: [a sting]}], ";
    const std::string first = folder.write("first.yaml", head("first", part) + small_pack("pack: {}\n").substr(9));
    const std::string clots = folder.write("clots.yaml", head("clots", "") + "aliases: {ache: {aliases: [hurt]}}\n");
    const auto alone = load_packs({first});
    REQUIRE_MESSAGE(alone, brief(alone.issues));
    REQUIRE(alone->not_covered.size() == 2);
    CHECK(alone->not_covered[0].dangers == std::vector<std::string>{"a clot", "a tear"});
    CHECK(alone->not_covered[0].unless == "clots");
    CHECK(alone->not_covered[1].unless.empty());
    const auto joined = load_packs({first, clots});
    REQUIRE_MESSAGE(joined, brief(joined.issues));
    REQUIRE(joined->not_covered.size() == 1);
    CHECK(joined->not_covered[0].dangers == std::vector<std::string>{"a sting"});
}

TEST_CASE("what a pack does not look for has dangers, and a source may say more of itself") {
    CHECK(issues_in(head("small", "not_covered: [{unless: clots}], ")) ==
          "1:61 missing_field: `not_covered` has no `dangers`\n");
    CHECK(issues_in(head("small", "not_covered: clots, ")) == "1:60 wrong_type: not_covered is `clots`, not a list\n");
    CHECK(issues_in(head("small", "requires: clots, ")) == "1:57 wrong_type: requires is `clots`, not a list\n");
    const auto rules = loaded(
        "sources: {doc: {title: t, kind: article, authors: A and B, year: 2020, journal: J 5:1, doi: 10.1/a, "
        "recalled: pages}}\n");
    const triage::Source& source = rules.sources[0];
    CHECK((source.authors == "A and B" && source.year == "2020" && source.journal == "J 5:1"));
    CHECK((source.doi == "10.1/a" && source.recalled == "pages"));
}
