// Files of a pack merged by top-level key, and ids that stand once. YAML itself would keep the first or the last of
// two, and a rule would be lost in silence.

#include <doctest/doctest.h>

#include "support/issue_text.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"

using small_pack::issues_in;
using triage::load_packs;

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

TEST_CASE("a pack's files are merged, and an id in two of them names both places") {
    const TemporaryFolder folder;
    folder.write("a.yaml", small_pack::text(""));
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
