// Each exit code of docs/cli.md, and what must not be printed with it: scripts act on the code alone.

#include <doctest/doctest.h>

#include <csignal>

#include "cli/fever_pack.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"

TEST_CASE("a settled profile without any flag exits 0") {
    const Outcome outcome = run({"--symptoms", "tight shoulders", "--pain", "3", "--age", "40", "--no-others"});
    CHECK(outcome.exit == 0);
    CHECK(outcome.out.starts_with("PROCEED\n"));
    CHECK(outcome.err.empty());
}

TEST_CASE("the same profile without --no-others does not proceed but exits 10") {
    const Outcome outcome = run({"--symptoms", "tight shoulders", "--pain", "3", "--age", "40"});
    CHECK(outcome.exit == 10);
    CHECK(outcome.out.find("PROCEED") == std::string::npos);
}

TEST_CASE("no argument at all asks and exits 10") {
    const Outcome outcome = run({});
    CHECK(outcome.exit == 10);
    CHECK(outcome.out.starts_with("NOT DECIDED YET\n"));
}

TEST_CASE("a flag for the doctor exits 20") {
    const Outcome outcome = run({"--symptoms", "night pain", "--pain", "3", "--age", "40", "--no-others"});
    CHECK(outcome.exit == 20);
    CHECK(outcome.out.starts_with("SEE A DOCTOR\n"));
}

TEST_CASE("a red flag exits 30") {
    const Outcome outcome = run({"--symptoms", "chest pain, left arm numbness"});
    CHECK(outcome.exit == 30);
    CHECK(outcome.out.starts_with("STOP: EMERGENCY\n"));
}

TEST_CASE("a pack with a warning makes check exit 1") {
    const TemporaryFolder folder;
    const std::string pack = folder.write("pack.yaml", fever_pack() + fever_rule("again", "fever"));
    CHECK(run({"check", pack}).exit == 1);
}

TEST_CASE("an unknown option exits 64 and prints no result") {
    const Outcome outcome = run({"--symptoms", "stiff neck", "--nope"});
    CHECK(outcome.exit == 64);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("unknown option `--nope`") != std::string::npos);
}

TEST_CASE("an unknown symptom exits 65 and prints no verdict") {
    const Outcome outcome = run({"--symptoms", "chst pain"});
    CHECK(outcome.exit == 65);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("did you mean `chest pain` (chest_pain)?") != std::string::npos);
    CHECK(outcome.err.find("STOP") == std::string::npos);
}

TEST_CASE("a profile that is not there exits 66") {
    const Outcome outcome = run({"--profile", "no/such.json"});
    CHECK(outcome.exit == 66);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("cannot read `no/such.json`: No such file or directory") != std::string::npos);
}

TEST_CASE("a result that cannot be written exits 74 and says so") {
    for (const Strings& arguments : {Strings{"--symptoms", "chest pain"}, Strings{"--help"}, Strings{"--version"},
                                     Strings{"list", "rules"}, Strings{"check"}}) {
        const Outcome outcome = run(arguments, {.output_to = "/dev/full"});
        CHECK(outcome.exit == 74);
        CHECK(outcome.err == "triage: error: writing failed: No space left on device\n");
    }
}

TEST_CASE("a closed standard output exits 74 instead of passing for success") {
    CHECK(run({"--symptoms", "tight shoulders", "--pain", "3", "--age", "40", "--no-others"}, {.output_to = closed})
              .exit == 74);
}

TEST_CASE("a reader that went away exits 74, not with a signal") {
    for (const Strings& arguments : {Strings{"--profile", "-"}, Strings{"batch", "--summary", "none"}}) {
        Process process(arguments);
        process.close_output();
        process.write("{}\n");
        const Outcome outcome = process.wait();
        CHECK(outcome.exit == 74);
        CHECK(outcome.err == "triage: error: writing failed: Broken pipe\n");
    }
}

TEST_CASE("a rejected pack exits 78") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"--pack", folder.write("bad.yaml", "pack: 3\n"), "--symptoms", "fever"});
    CHECK(outcome.exit == 78);
    CHECK(outcome.out.empty());
}

TEST_CASE("an interrupted batch exits 130 after whole lines") {
    for (const int signal : {SIGINT, SIGTERM}) {
        Process process({"batch"});
        process.write("{\"id\": \"first\"}\n{\"id\": \"second\", ");
        CHECK(process.read_line().find("\"first\"") != std::string::npos);
        process.end_with(signal);
        const Outcome outcome = process.wait();
        CHECK(outcome.exit == 130);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.starts_with("1 line: 1 decided"));
    }
}

TEST_CASE("an interrupt ends a single check at once, as any other program") {
    Process process({"--profile", "-"});
    process.send(SIGINT);
    CHECK(process.wait().signal == SIGINT);
}
