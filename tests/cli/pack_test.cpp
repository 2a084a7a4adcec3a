// The rules that are used: embedded, from a file, from a folder, several, none. A name that could mean two packs is
// refused.

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "cli/fever_pack.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

TEST_CASE("a pack is an embedded name, a file or a folder") {
    const TemporaryFolder folder;
    folder.write("split/head.yaml", fever_head);
    folder.write("split/rules.yaml", "rules:\n" + fever_rule("fever_stops", "fever"));
    for (const std::string& pack : {folder.write("small.yaml", fever_pack()), folder.path("split")}) {
        CHECK(run({"--pack", pack, "--symptoms", "fever"}).exit == 30);
        CHECK(run({"--pack=" + pack, "--denies", "fever"}).exit == 0);
    }
    CHECK(run({"--pack", "upper-back", "--symptoms", "chest pain"}).exit == 30);
    CHECK(run({"--pack", "rules/upper-back", "--symptoms", "chest pain"}).out ==
          run({"--pack", "upper-back", "--symptoms", "chest pain"}).out);
}

TEST_CASE("several packs join, and the answer names them all") {
    const TemporaryFolder folder;
    const std::string small = folder.write("small.yaml", fever_pack());
    const std::string text =
        run({"--pack", "upper-back", "--pack", small, "--symptoms", "fever", "--format", "json"}).out;
    CHECK(json_at(text, "/verdict") == "\"stop\"");
    CHECK(json_at(text, "/packs/0/name") == "\"upper-back\"");
    CHECK(json_at(text, "/packs/1/name") == "\"small\"");
    CHECK(run({"--pack", "upper-back", "--pack", small, "--symptoms", "chest pain", "--denies", "fever"}).exit == 30);
}

TEST_CASE("an unknown pack exits 66 with the nearest embedded one") {
    const Outcome outcome = run({"--pack", "upper-bakc", "--pack", "no/such/folder", "--symptoms", "chest pain"});
    CHECK(outcome.exit == 66);
    CHECK(outcome.out.empty());
    CHECK(says(outcome.err, "did you mean `upper-back`?"));
    CHECK(says(outcome.err, "cannot open `no/such/folder`"));
}

TEST_CASE("a broken pack exits 78 with file, line, column, the line itself and a caret, for every issue") {
    const TemporaryFolder folder;
    const std::string pack = folder.write(
        "broken.yaml", fever_head + "rules:\n" + fever_rule("one", "feverr") + fever_rule("two", "fever and (fever"));
    for (const Strings& arguments : {Strings{"--pack", pack, "--symptoms", "fever"}, Strings{"--pack", pack, "--help"},
                                     Strings{"list", "rules", "--pack", pack}, Strings{"batch", "--pack", pack}}) {
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 78);
        CHECK(outcome.out.empty());
        CHECK(says(outcome.err, pack + ":6:29: error: unknown fact `feverr`"));
        CHECK(says(outcome.err, "\n      one: {name: A rule, when: feverr, "));
        CHECK(says(outcome.err, "\n                                ^\n"));
        CHECK(says(outcome.err, pack + ":7:"));
        CHECK(says(outcome.err, "did you mean `fever`?"));
    }
}

TEST_CASE("a rejected pack is JSON on standard output where JSON is wanted") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("broken.yaml", fever_head + "rules:\n" + fever_rule("one", "feverr"));
    const Outcome outcome = run({"--pack", pack, "--format", "json"});
    CHECK(outcome.exit == 78);
    CHECK(outcome.err.empty());
    CHECK(json_at(outcome.out, "/issues/0/line") == "6");
}

TEST_CASE("a folder without packs and a file that is no YAML are refused") {
    const TemporaryFolder folder;
    folder.write("empty/readme.txt", "nothing here");
    CHECK(run({"--pack", folder.path("empty")}).exit == 66);
    CHECK(run({"--pack", folder.write("bad.yaml", "pack: [")}).exit == 78);
}

TEST_CASE("a name that means an embedded pack and something here is refused, and says how to name each") {
    const TemporaryFolder folder;
    folder.write("upper-back/pack.yaml", fever_pack());
    folder.write("spine-red-flags", fever_pack());
    const Setup here{.folder = folder.path("")};
    for (const Strings& arguments :
         {Strings{"check", "upper-back"}, Strings{"check", "upper-back", "--prove"}, Strings{"test", "upper-back"},
          Strings{"diff", "upper-back", "./upper-back"}, Strings{"diff", "./upper-back", "upper-back"},
          Strings{"--pack", "upper-back", "--symptoms", "fever"}, Strings{"ask", "--pack", "upper-back"},
          Strings{"plan", "--pack", "upper-back"}, Strings{"batch", "--pack", "upper-back"},
          Strings{"list", "rules", "--pack", "upper-back"}, Strings{"generate", "man", "--pack", "upper-back"}}) {
        const Outcome outcome = run(arguments, here);
        const std::string text = outcome.out + outcome.err;
        CHECK(outcome.exit == 64);
        CHECK(says(text, "`upper-back` is an embedded pack, and also a folder here"));
        CHECK(says(text, "write `./upper-back` for the folder, or `embedded:upper-back`"));
    }
    CHECK(says(run({"check", "spine-red-flags"}, here).out, "and also a file here"));
}

TEST_CASE("each of the two can be named, and without a name the embedded packs are meant") {
    const TemporaryFolder folder;
    folder.write("upper-back/pack.yaml", fever_pack());
    const Setup here{.folder = folder.path("")};
    for (const std::string pack : {"./upper-back", "upper-back/"}) {
        CHECK(run({"--pack", pack, "--symptoms", "fever"}, here).exit == 30);
        CHECK(run({"--pack", pack, "--symptoms", "chest pain"}, here).exit == 65);
    }
    CHECK(run({"--pack", "embedded:upper-back", "--symptoms", "chest pain"}, here).out ==
          run({"--pack", "upper-back", "--symptoms", "chest pain"}).out);
    CHECK(run({"--symptoms", "chest pain"}, here).exit == 30);
    const Outcome misspelt = run({"--pack", "embedded:uper-back"});
    CHECK(misspelt.exit == 66);
    CHECK(says(misspelt.err, "no embedded pack has that name"));
    CHECK(says(misspelt.err, "did you mean `upper-back`?"));
}

TEST_CASE("a pack folder's pipe is not waited for") {
    const TemporaryFolder folder;
    folder.write("pack/a.yaml", fever_pack());
    REQUIRE(mkfifo(folder.path("pack/b.yaml").c_str(), 0600) == 0);
    const Outcome outcome = run({"check", folder.path("pack")});
    CHECK(outcome.exit == 66);
    CHECK(says(outcome.out, "pack/b.yaml`: it is no ordinary file"));
}
