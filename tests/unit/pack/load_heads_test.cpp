// The section `pack`: what a pack says of itself, its review, what it requires and what it does not cover. An app shows
// this to people who decide whether to trust the pack, so nothing of it may be missing or made up.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using triage::load_packs;

namespace {

/// The head of a pack with this name, and more keys of it.
std::string head(const std::string& name, const std::string& more) {
    return "pack: {name: " + name + ", version: 1.0.0, about: a, " + more +
           "reviewed: {by: nobody, on: 2026-01-01, next: 2027-01-01}}\n";
}

}  // namespace

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

TEST_CASE("a pack has one head, in any of its files") {
    const TemporaryFolder folder;
    folder.write("a.yaml", small_pack::text(""));
    folder.write("b.yaml", small_pack::second(""));
    CHECK(folder.without_path(brief(load_packs({folder.path()}).issues)) ==
          "1:1 repeated_key: the pack has a second `pack:` (the first one is in FOLDER/a.yaml line 1)\n");
}

TEST_CASE("a later pack without a head is the one that is blamed") {
    const TemporaryFolder folder;
    const auto rules =
        load_packs({folder.write("a.yaml", small_pack::text("")), folder.write("b.yaml", "aliases: {ache: {}}\n")});
    CHECK(folder.without_path(to_text(rules.issues)) ==
          "FOLDER/b.yaml:1:1: error: the pack has no `pack:` with its name, version and review [missing_field]\n");
}

TEST_CASE("a pack that needs another one is joined behind it, and never without it") {
    const TemporaryFolder folder;
    const std::string first = folder.write("first.yaml", head("first", "") + small_pack::text("pack: {}\n").substr(9));
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
    const std::string first =
        folder.write("first.yaml", head("first", part) + small_pack::text("pack: {}\n").substr(9));
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
