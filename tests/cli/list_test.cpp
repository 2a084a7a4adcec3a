// `triage list`: what the packs hold, as tables, pages, names, pictures, schemas and sheets to review. Whoever reviews
// or builds on a pack reads it in these forms and not in YAML, so they show all of it.

#include <doctest/doctest.h>

#include <filesystem>

#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"
#include "support/xml_check.hpp"

namespace {

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

std::string with(std::string text, const std::string& part, const std::string& other) {
    return text.replace(text.find(part), part.size(), other);
}

}  // namespace

TEST_CASE("every table lists its entries, and shows one by its name") {
    for (const Example& example : tables) {
        const Outcome all = run({"list", example.table});
        CHECK(all.exit == 0);
        CHECK(lines_of(all.out).front().starts_with(example.key + "  "));
        CHECK(says(all.out, "\n" + example.id + "  "));
        const Outcome one = run({"list", example.table, example.id});
        CHECK(one.exit == 0);
        CHECK(says(lines_of(one.out).front(), example.id));
        CHECK(says(one.out, "\n  where: upper-back:"));
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

TEST_CASE("the table of rules, and the pages of a stretch and of a rule, are as they were") {
    check_golden("cli_list_rules.txt", run({"list", "rules"}).out);
    check_golden("cli_list_stretch.txt", run({"list", "stretches", "childs_pose"}).out);
    check_golden("cli_list_rule.txt", run({"list", "rules", "inflammatory_flare"}).out);
}

TEST_CASE("a page says where its entry stands, what it asks, and which cases show it") {
    const std::string page = run({"list", "rules", "recent_injury"}).out;
    CHECK(says(page, "\nWhat it asks\n  hours_since_injury: How many hours"));
    CHECK(says(page, "\nCases in which it fires\n"));
    CHECK(says(page, "a fall with strong pain: stop, self-care\n    {\"hours_since_injury\": 10,"));
    CHECK(says(run({"list", "stretches", "childs_pose"}).out, "\nCases that allow or refuse it\n"));
    CHECK(says(run({"list", "facts", "pain"}).out, "used by rule: pain_above_4: pain > 4"));
    CHECK_FALSE(says(run({"list", "sources", "best_8"}).out, "\nCases"));
}

TEST_CASE("the JSON of a named entry has its place, its questions and its cases") {
    const std::string rule = run({"list", "rules", "recent_injury", "--format", "json"}).out;
    CHECK(json_at(rule, "/0/file") == "\"upper-back:rules.yaml\"");
    CHECK(json_at(rule, "/0/facts/0/fact") == "\"hours_since_injury\"");
    CHECK(json_at(rule, "/0/cases/0/profile/hours_since_injury") != "(nothing)");
    CHECK(json_at(rule, "/0/cases/0/verdict") == "\"stop\"");
    const std::string fact = run({"list", "facts", "radiating_pain_explained", "--format", "json"}).out;
    CHECK(json_at(fact, "/0/rules") == "[\"radiating_pain\"]");
    CHECK(json_at(run({"list", "stretches", "childs_pose", "--format", "json"}).out, "/0/cases/0/allows") !=
          "(nothing)");
    CHECK(json_at(run({"list", "rules", "--format", "json"}).out, "/0/cases") == "(nothing)");
}

TEST_CASE("names are one id a line, and nothing else") {
    for (const Example& example : tables) {
        const Outcome all = run({"list", example.table, "--format", "names"});
        CHECK(all.exit == 0);
        CHECK(says("\n" + all.out, "\n" + example.id + "\n"));
        CHECK_FALSE(says(all.out, " "));
    }
    CHECK(run({"list", "facts", "slipped disc", "--format", "names"}).out == "herniated_disc\n");
    CHECK(run({"list", "facts", "slippd disk", "--format", "names"}).exit == 65);
}

TEST_CASE("a graph is drawn in dot, Mermaid or SVG") {
    const std::string dot = run({"list", "graph"}).out;
    CHECK(dot.starts_with("digraph \"upper-back "));
    CHECK(dot == run({"list", "graph", "--format", "dot"}).out);
    CHECK(run({"list", "graph", "--format", "mermaid"}).out.starts_with("---\ntitle: \"upper-back "));
    CHECK(run({"list", "graph", "--format", "json"}).exit == 64);
    CHECK(run({"list", "graph", "chest_pain"}).exit == 64);
}

#if TRIAGE_HAS_GRAPHVIZ
TEST_CASE("the SVG of Graphviz is XML with a title, whatever the packs hold and for whomever") {
    const TemporaryFolder folder;
    const std::string name = "'\"]; <b>&amp; `*_#35;|--> \\n {end} \xE8\x83\xB8 \xC2\xB1'";
    const std::string hostile =
        folder.write("pack.yaml", fever_head + "rules:\n" + with(fever_rule("one", "fever"), "A rule", name));
    for (const Strings& options : {Strings{}, Strings{"--no-others"}, Strings{"--pack", hostile}}) {
        Strings arguments{"list", "graph", "--format", "svg"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 0);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.starts_with("<svg role=\"img\" aria-labelledby=\"picture_title\" "));
        CHECK(says(outcome.out, "<title id=\"picture_title\">"));
        CHECK(says(outcome.out, "prefers-color-scheme: dark"));
        CHECK(XmlCheck(outcome.out).fault() == "");
    }
}
#endif

TEST_CASE("SVG without Graphviz says which package is missing, and with one that fails that it failed") {
    const TemporaryFolder folder;
    const Outcome missing = run({"list", "graph", "--format", "svg"}, {.environment = {"PATH=" + folder.path("")}});
    CHECK(missing.exit == 69);
    CHECK(missing.out.empty());
    CHECK(says(missing.err, "`svg` needs the program `dot`, which is not on the PATH"));
    CHECK(says(missing.err, "Debian: graphviz"));
    for (const std::string script : {"#!/bin/sh\nprintf '<svg '\nexit 3\n", "#!/bin/sh\nkill -9 $$\n", "#!/bin/sh\n"}) {
        std::filesystem::permissions(folder.write("dot", script), std::filesystem::perms::owner_all);
        const Outcome failing = run({"list", "graph", "--format", "svg"}, {.environment = {"PATH=" + folder.path("")}});
        CHECK(failing.exit == 69);
        CHECK(failing.out.empty());
        CHECK(says(failing.err, "`dot` has made no picture of the drawing"));
    }
    CHECK(run({"list", "graph", "--format", "dot"}, {.environment = {"PATH=" + folder.path("")}}).exit == 0);
}

TEST_CASE("profile options mark the graph, and a wrong profile is rejected as everywhere") {
    const Strings draw{"list", "graph", "--format", "dot"};
    for (const Strings& options : {Strings{"--symptoms", "chest pain"}, Strings{"--pain", "6"}, Strings{"--no-others"},
                                   Strings{"--unsure", "nausea"}}) {
        Strings arguments = draw;
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 0);
        CHECK(says(outcome.out, "Verdict: "));
    }
    CHECK_FALSE(says(run(draw).out, "Verdict: "));
    const Outcome wrong = run({"list", "graph", "--symptoms", "chst pain"});
    CHECK(wrong.exit == 65);
    CHECK(wrong.out.empty());
    CHECK(says(wrong.err, "did you mean `chest pain` (chest_pain)?"));
    CHECK(run({"list", "graph", "--profile", "no/such"}).exit == 66);
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
    CHECK(says(run({"list", "schema", "packs"}).err, "one of `pack` `profile` `next` `decision` `answers`"));
}

TEST_CASE("rules and exclusions are printed as sheets to review") {
    for (const std::string table : {"rules", "exclusions"}) {
        const Outcome markdown = run({"list", table, "--format", "markdown"});
        CHECK(markdown.exit == 0);
        CHECK(markdown.err.empty());
        CHECK(markdown.out.starts_with("# Review sheet: " + table + "\n"));
        const Outcome html = run({"list", table, "--format", "html"});
        CHECK(html.exit == 0);
        CHECK(html.err.empty());
        CHECK(html.out.starts_with("<!doctype html>\n"));
        CHECK(html.out.ends_with("</html>\n"));
        for (const std::string& id : lines_of(run({"list", table, "--format", "names"}).out)) {
            CHECK(says(markdown.out, "(`" + id + "`)\n"));
        }
    }
    const Strings numbered{"list", "rules", "--format", "html", "--emergency-number", "112"};
    CHECK(says(run(numbered).out, "Call 112 now."));
}

TEST_CASE("a sheet of one entry, or of another table, is refused with what there is") {
    for (const std::string format : {"markdown", "html"}) {
        for (const Strings& words : {Strings{"facts"}, Strings{"stretches"}, Strings{"sources"},
                                     Strings{"schema", "pack"}, Strings{"stretches", "childs_pose"}}) {
            Strings arguments{"list", "--format", format};
            arguments.insert(arguments.end(), words.begin(), words.end());
            const Outcome outcome = run(arguments);
            CHECK(outcome.exit == 64);
            CHECK(outcome.out.empty());
            CHECK(
                says(outcome.err, "`--format " + format + "` is for `triage list rules` and `triage list exclusions`"));
        }
        const Outcome one = run({"list", "rules", "chest_pain", "--format", format});
        CHECK(one.exit == 64);
        CHECK(says(one.err, "prints all rules, not one"));
        CHECK(says(one.err, "leave `chest_pain` out"));
        CHECK(run({"list", "graph", "--format", format}).exit == 64);
    }
    CHECK(says(run({"list", "facts", "--format", "html"}).err, "here one of `text` `json` `names`"));
}

TEST_CASE("the page of a precaution says how, and that of a publication what was recalled") {
    const std::string page = run({"list", "exclusions", "kneeling"}).out;
    CHECK(says(page, "keeps, done differently: Child's pose"));
    CHECK(says(page, "how: Kneel only as long as your knees do not hurt."));
    CHECK(says(page, "instead: Desk cat-cow"));
    CHECK_FALSE(says(page, "removes: "));
    CHECK(says(run({"list", "exclusions", "loose_joints_holding"}).out, "dose: stays that of a first session"));
    const std::string json = run({"list", "exclusions", "kneeling", "--format", "json"}).out;
    CHECK(says(json, R"("modify":{"how":"Kneel only)"));
    CHECK(says(json, R"("instead":["desk_cat_cow"])"));
    CHECK(says(run({"list", "sources", "nazerian_2018"}).out, "doi: 10.1161/CIRCULATIONAHA.117.029457"));
    CHECK(says(run({"list", "sources", "nazerian_2018"}).out, "recalled, to be checked: "));
    CHECK(says(run({"list", "rules", "pneumonia"}).out, "covered by: fever_with_back_pain"));
}
