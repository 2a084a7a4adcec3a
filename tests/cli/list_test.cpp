// What the packs hold.

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "golden.hpp"

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Example {
    std::string table;
    std::string id;  ///< an entry of the shipped pack
    std::string key;
};

const std::vector<Example> tables{{"facts", "chest_pain", "fact"},
                                  {"rules", "herniated_disc", "rule"},
                                  {"stretches", "childs_pose", "stretch"},
                                  {"exclusions", "strengthening_before_settled", "exclusion"},
                                  {"sources", "best_8", "source"}};

}  // namespace

TEST_CASE("every table lists its entries, and shows one by its name") {
    for (const Example& example : tables) {
        const Outcome all = run({"list", example.table});
        CHECK(all.exit == 0);
        CHECK(says("\n" + all.out, "\n" + example.id + "\n"));
        const Outcome one = run({"list", example.table, example.id});
        CHECK(one.exit == 0);
        CHECK_FALSE(one.out.empty());
        CHECK(one.out.size() < all.out.size() + 1000);
        CHECK(says(lines_of(one.out).front(), example.id));
    }
}

TEST_CASE("every table is a JSON array, and of one entry where a name picks it") {
    for (const Example& example : tables) {
        const std::string all = run({"list", example.table, "--format", "json"}).out;
        CHECK(json_at(all, "/0/" + example.key) != "(nothing)");
        const std::string one = run({"list", example.table, example.id, "--format", "json"}).out;
        CHECK(json_at(one, "/0/" + example.key) == "\"" + example.id + "\"");
        CHECK(json_at(one, "/1") == "(nothing)");
    }
}

TEST_CASE("an entry is found by an alias and in any spelling") {
    CHECK(run({"list", "stretches", "Child's pose"}).out == run({"list", "stretches", "childs_pose"}).out);
    CHECK(run({"list", "facts", "slipped disc"}).out == run({"list", "facts", "herniated_disc"}).out);
}

TEST_CASE("an unknown entry exits 65 with the nearest one") {
    const Outcome outcome = run({"list", "stretches", "chlds pose"});
    CHECK(outcome.exit == 65);
    CHECK(outcome.out.empty());
    CHECK(says(outcome.err, "did you mean `childs_pose`?"));
    const Outcome json = run({"list", "stretches", "chlds pose", "--format", "json"});
    CHECK(json.exit == 65);
    CHECK(json_at(json.out, "/issues/0/code") == "\"unknown_name\"");
}

TEST_CASE("the listing of rules is as it was") {
    check_golden("cli_list_rules.txt", run({"list", "rules"}).out);
    check_golden("cli_list_stretch.txt", run({"list", "stretches", "childs_pose"}).out);
}

TEST_CASE("the schemas are JSON whatever the format, and of the packs that are named") {
    for (const std::string what : {"pack", "profile"}) {
        const Outcome outcome = run({"list", "schema", what});
        CHECK(outcome.exit == 0);
        CHECK(json_at(outcome.out, "/$schema") == "\"https://json-schema.org/draft/2020-12/schema\"");
        CHECK(json_at(outcome.out, "/additionalProperties") == "false");
        CHECK(run({"list", "schema", what, "--format", "json"}).out == outcome.out);
    }
    const Outcome mini = run({"list", "schema", "profile", "--pack", "docs/rule-format/mini.yaml"});
    CHECK(json_at(mini.out, "/properties/knee_pain/maximum") == "10");
    CHECK(json_at(mini.out, "/properties/pain") == "(nothing)");
}

TEST_CASE("a schema of something else is refused with what there is") {
    for (const Strings& words : {Strings{}, Strings{"packs"}, Strings{"pack", "profile"}}) {
        Strings arguments{"list", "schema"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 64);
        CHECK(outcome.out.empty());
    }
    CHECK(
        says(run({"list", "schema", "packs"}).err, "write `triage list schema pack` or `triage list schema profile`"));
}
