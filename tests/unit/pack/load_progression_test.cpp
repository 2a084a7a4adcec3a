// The progression, which counts sessions, and the notices. Both are short sections that a pack may leave out, so each
// is read as written or refused, and never half of it.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"

using small_pack::issues_in;
using small_pack::loaded;
using small_pack::source;

TEST_CASE("a notice has a text") {
    CHECK(issues_in("notices:\n  n: {" + source + "}\n") == "2:3 missing_field: notice `n` has no `text`\n");
    CHECK(loaded("notices:\n  n: {text: breathe, " + source + "}\n").notices[0].text == "breathe");
    CHECK(loaded("notices:\n  n: {text: breathe, " + source + "}\n").notices[0].brief.empty());
    CHECK(loaded("notices:\n  n: {text: breathe in, brief: in, " + source + "}\n").notices[0].brief == "in");
}

TEST_CASE("the progression counts sessions by a quantity") {
    const triage::RuleBase rules = loaded("progression: {sessions: sessions_done, full_from: 4, " + source + "}\n");
    REQUIRE(rules.progression);
    CHECK(rules.progression->full_from == 4);
    CHECK(rules.vocabulary[rules.progression->sessions].id == "sessions_done");
    CHECK(rules.progression->sources.size() == 1);
    CHECK_FALSE(loaded("").progression);
}

TEST_CASE("a progression that leaves something out or names something else is refused") {
    CHECK(issues_in("progression: {}\n") ==
          "1:1 missing_field: `progression` has no `full_from`\n1:1 missing_field: `progression` has no `sources`\n"
          "1:1 missing_field: `progression` has no `sessions`\n");
    CHECK(issues_in("progression: {sessions: ache, full_from: four, " + source + "}\n") ==
          "1:42 wrong_type: full_from is `four`, not a number\n1:25 unknown_name: `ache` is not a quantity\n");
    CHECK(issues_in("progression: {sessions: nothing, full_from: 4, " + source + "}\n") ==
          "1:25 unknown_name: `nothing` is not a quantity\n");
    CHECK(issues_in("progression: 4\n") == "1:14 wrong_type: `progression` is `4`, not a mapping\n");
}

TEST_CASE("only one pack states the progression") {
    const TemporaryFolder folder;
    const std::string progression = "progression: {sessions: sessions_done, full_from: 4, " + source + "}\n";
    folder.write("a.yaml", small_pack::text(progression));
    folder.write("b.yaml", "movements: {}\n" + progression);
    CHECK(brief(triage::load_packs({folder.path()}).issues) ==
          "2:1 repeated_key: `progression` stands twice (one pack states it for all)\n");
}
