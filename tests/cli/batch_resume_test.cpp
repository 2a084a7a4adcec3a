// A run that ended early is gone on with, and what comes out is, byte for byte, what an undisturbed run would have
// written (docs/decisions/0019). Nobody then has to think about whether a long run was disturbed.

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "cli/batch_runs.hpp"
#include "cli/compressed.hpp"
#include "cli/interrupted_batch.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

using namespace interrupted_batch;

TEST_CASE("an interrupted run leaves whole lines and says how to go on") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const TemporaryFolder folder;
        folder.write("out", "old");
        const Outcome outcome = ended_after(folder, 100, signal);
        CHECK(outcome.exit == 130);
        CHECK(says(outcome.err, "interrupted after line 100: --resume goes on from there\n"));
        CHECK(folder.read("out") == "old");
        CHECK(folder.read("out.part") == run({"batch"}, {.input = lines(1, 100)}).out);
        CHECK(in_checkpoint(folder, "lines") == "100");
    }
}

TEST_CASE("an interrupted run that is resumed writes and counts what an undisturbed one does") {
    const TemporaryFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    CHECK(folder.names() == unfinished);
    const Outcome resumed = run({"batch", "-o", folder.path("out"), "--summary", "json", "--resume"}, {.input = all});
    const Outcome undisturbed = run({"batch", "--summary", "json"}, {.input = all});
    CHECK(resumed.exit == undisturbed.exit);
    CHECK(folder.read("out") == undisturbed.out);
    CHECK(counts_of(resumed.err) == counts_of(undisturbed.err));
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("a run may be interrupted and resumed several times") {
    const TemporaryFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    CHECK(ended_after(folder, 150, SIGINT, {"--resume"}).exit == 130);
    CHECK(ended_after(folder, 200, SIGINT, {"--resume", "--threads", "3"}).exit == 130);
    CHECK(in_checkpoint(folder, "lines") == "200");
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a run that was interrupted before it came to something new can be resumed as before") {
    const TemporaryFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const std::string part = folder.read("out.part");
    Process process(batch_to(folder, {"--resume"}));
    process.write(lines(1, 50));
    process.wait_until_read();
    process.end_with(SIGINT);
    const Outcome outcome = process.wait();
    CHECK(outcome.exit == 130);
    CHECK(says(outcome.err, "interrupted after line 100"));
    CHECK(folder.read("out.part") == part);
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a killed run is resumed from its last checkpoint, and what was written behind it is written anew") {
    const TemporaryFolder folder;
    int fed = 100;
    Process process(batch_to(folder));
    process.write(lines(1, fed));
    while (in_checkpoint(folder, "lines").size() < 2 && !process.has_ended()) {
        ++fed;
        process.write(lines(fed, fed));
        pause_ms(10);
    }
    process.end_with(SIGKILL);
    CHECK(process.wait().signal == SIGKILL);
    CHECK(folder.names() == unfinished);
    folder.write("out.part", folder.read("out.part") + "{\"line\":");  // a write that was cut off leaves this
    const std::string input = lines(1, fed + 100);
    CHECK(resume(folder, input).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = input}).out);
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("a run that was killed before it could say how far it came begins anew") {
    const TemporaryFolder folder;
    CHECK(ended_after(folder, 100, SIGKILL).signal == SIGKILL);
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a full disk leaves whole lines, and the run can be resumed when there is room") {
    const TemporaryFolder folder;
    const std::string much = lines(101, 10'000);
    Process process(batch_to(folder), {.file_bytes = 200'000});
    process.write(lines(1, 100));
    wait_for_answers(process, folder, 100);
    process.write(much);
    const Outcome outcome = process.wait();
    CHECK(outcome.exit == 74);
    CHECK(says(outcome.err, "triage: error: writing failed: File too large\n"));
    CHECK(says(outcome.err, "--resume goes on from there\n"));
    CHECK(folder.names() == unfinished);
    CHECK(folder.read("out.part").ends_with("}\n"));
    CHECK(count_lines(folder.read("out.part")) >= 100);
    CHECK(resume(folder, lines(1, 100) + much).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = lines(1, 100) + much}).out);
}

TEST_CASE("input that fails part way can be resumed once it is whole") {
    const TemporaryFolder folder;
    const std::string whole = compressed::gzip(lines(1, 20'000));
    const std::string file = folder.write("in.gz", whole.substr(0, whole.size() / 2));
    const Outcome outcome = run(batch_to(folder, {file}));
    CHECK(outcome.exit == 74);
    CHECK(says(outcome.err, "is cut off"));
    CHECK(says(outcome.err, "--resume goes on from there"));
    folder.write("in.gz", whole);
    CHECK(run(batch_to(folder, {file, "--resume"})).exit == 65);
    CHECK(folder.read("out") == run({"batch", file}).out);
}

TEST_CASE("an array is resumed as lines are") {
    const TemporaryFolder folder;
    std::string array = "[";
    for (int i = 1; i <= 300; ++i) array += (i > 1 ? ",\n" : "") + profile(i);
    array += "]";
    Process process(batch_to(folder));
    process.write(array.substr(0, array.find(profile(101))));
    wait_for_answers(process, folder, 99);  // the hundredth may not be whole yet
    process.end_with(SIGINT);
    CHECK(process.wait().exit == 130);
    CHECK(resume(folder, array).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = array}).out);
}

TEST_CASE("filtered and whole decisions are resumed too") {
    for (const Strings& options :
         {Strings{"--only", "rejected"}, Strings{"--fields", "line,verdict"}, Strings{"--full"}}) {
        const TemporaryFolder folder;
        Strings arguments = options;
        arguments.insert(arguments.begin(), "batch");
        const std::string expected = run(arguments, {.input = all}).out;
        const std::size_t before = options.front() == "--only" ? 33 : 100;
        Process process(batch_to(folder, options));
        process.write(lines(1, 100));
        wait_for_answers(process, folder, before);
        process.end_with(SIGINT);
        CHECK(process.wait().exit == 130);
        CHECK(resume(folder, all, options).exit == 65);
        CHECK(folder.read("out") == expected);
    }
}

TEST_CASE("with nothing to go on from, a resumed run begins at the beginning") {
    const TemporaryFolder folder;
    folder.write("out", "old");
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a run that is killed at any moment can be resumed, or is complete") {
    const std::string expected = run({"batch"}, {.input = all}).out;
    const TemporaryFolder inputs;
    const std::string file = inputs.write("in", all);
    for (int i = 0; i < 40; ++i) {
        const TemporaryFolder folder;
        Process process(batch_to(folder, {file}));
        while (!folder.names().contains("out.part.checkpoint") && !process.has_ended()) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::microseconds(i * 250));
        process.send(SIGKILL);
        process.wait();
        if (folder.names().contains("out")) CHECK((folder.read("out") == expected));
        CHECK(run(batch_to(folder, {file, "--resume"})).exit == 65);
        CHECK((folder.read("out") == expected));
        CHECK(folder.names() == Names{"out"});
    }
}

TEST_CASE("a checkpoint without a part is nothing to go on from, and is not left") {
    for (const Strings& more : {Strings{}, Strings{"--resume"}}) {
        for (const bool has_empty_part : {false, true}) {
            const TemporaryFolder folder;
            CHECK(ended_after(folder, 100, SIGINT).exit == 130);
            std::filesystem::remove(folder.path("out.part"));
            if (has_empty_part) folder.write("out.part", "");
            folder.write("out", "old");
            const Outcome outcome = run(batch_to(folder, more), {.input = lines(1, 50)});
            CHECK(outcome.exit == 65);
            CHECK(outcome.err.empty());
            CHECK(folder.read("out") == run({"batch"}, {.input = lines(1, 50)}).out);
            CHECK(folder.names() == Names{"out"});
        }
    }
}

TEST_CASE("starting over says that it overwrites what an earlier run left") {
    const TemporaryFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const Outcome outcome = run(batch_to(folder), {.input = all});
    CHECK(outcome.err ==
          "triage: warning: an earlier run left `" + folder.path("out.part") + "`, which is overwritten\n");
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("two runs never write the same output") {
    const TemporaryFolder folder;
    Process first(batch_to(folder));
    first.write(lines(1, 100));
    wait_for_answers(first, folder, 100);
    for (const Strings& more : {Strings{}, Strings{"--resume"}}) {
        const Outcome second = run(batch_to(folder, more), {.input = all});
        CHECK(second.exit == 74);
        CHECK(second.err == "triage: error: another run is writing `" + folder.path("out.part") + "`\n");
    }
    first.write(lines(101, 300));
    CHECK(first.wait().exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a strict run leaves the output as it was, and what it answered beside it") {
    const TemporaryFolder folder;
    folder.write("out", "old");
    const Outcome outcome = run(batch_to(folder, {"--strict"}), {.input = all});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "stopped at line 3, which was rejected"));
    CHECK(folder.read("out") == "old");
    CHECK(folder.read("out.part") == run({"batch"}, {.input = lines(1, 3)}).out);
    CHECK(folder.names() == Names{"out", "out.part"});
}
