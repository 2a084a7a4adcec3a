// A run that ended early is gone on with, and what comes out is, byte for byte, what an undisturbed run would have
// written; or it is refused and nothing is changed (docs/decisions/0019).

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "cli/compressed.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "cli/small_pack.hpp"
#include "cli/temp_folder.hpp"

namespace {

using Names = std::set<std::string>;

void pause_ms(int duration) { std::this_thread::sleep_for(std::chrono::milliseconds(duration)); }

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Every third one is rejected.
std::string profile(int number) {
    const std::string id = "{\"id\": \"" + std::to_string(number) + "\"";
    return id + (number % 3 == 0 ? ", \"pain\": 99}" : number % 3 == 1 ? ", \"symptoms\": [\"chest pain\"]}" : "}");
}

std::string lines(int first, int last) {
    std::string text;
    for (int i = first; i <= last; ++i) text += profile(i) + "\n";
    return text;
}

std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

Strings batch_to(const TempFolder& folder, const Strings& more = {}) {
    Strings arguments{"batch", "-o", folder.path("out"), "--summary", "none"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

Outcome resume(const TempFolder& folder, const std::string& input, Strings more = {}) {
    more.emplace_back("--resume");
    return run(batch_to(folder, more), {.input = input});
}

void wait_for_answers(const Process& process, const TempFolder& folder, std::size_t lines) {
    while (count_lines(folder.read("out.part")) < lines && !process.has_ended()) pause_ms(1);
}

/// A run that answered the first lines and was ended then; of those answers it wrote only so many, if not all. The rest
/// of the input never came.
Outcome ended_after(const TempFolder& folder, int answered, int signal, const Strings& more = {}, int written = 0) {
    Process process(batch_to(folder, more));
    process.write(lines(1, answered) + "{\"id\": ");
    wait_for_answers(process, folder, static_cast<std::size_t>(written > 0 ? written : answered));
    process.end_with(signal);
    return process.wait();
}

/// The value of a key in the checkpoint.
std::string in_checkpoint(const TempFolder& folder, const std::string& key) {
    for (const std::string& line : lines_of(folder.read("out.part.checkpoint"))) {
        if (line.starts_with(key + " ")) return line.substr(key.size() + 1);
    }
    return {};
}

/// A JSON summary without the time that it took.
std::string counts_of(const std::string& summary) { return summary.substr(0, summary.find(",\"seconds\"")); }

const std::string all = lines(1, 300);
const Names unfinished{"out.part", "out.part.checkpoint"};

}  // namespace

TEST_CASE("an interrupted run leaves whole lines and says how to go on") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const TempFolder folder;
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
    const TempFolder folder;
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
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    CHECK(ended_after(folder, 150, SIGINT, {"--resume"}).exit == 130);
    CHECK(ended_after(folder, 200, SIGINT, {"--resume", "--threads", "3"}).exit == 130);
    CHECK(in_checkpoint(folder, "lines") == "200");
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a run that was interrupted before it came to something new can be resumed as before") {
    const TempFolder folder;
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
    const TempFolder folder;
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
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGKILL).signal == SIGKILL);
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a full disk leaves whole lines, and the run can be resumed when there is room") {
    const TempFolder folder;
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
    const TempFolder folder;
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
    const TempFolder folder;
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
        const TempFolder folder;
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
    const TempFolder folder;
    folder.write("out", "old");
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("an input that is not the same is refused, and nothing is changed") {
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const std::string part = folder.read("out.part");
    const std::string checkpoint = folder.read("out.part.checkpoint");
    std::string changed = all;
    changed[changed.find("chest pain")] = 'C';
    for (const std::string& input : {changed, "\n" + all, lines(1, 99), std::string()}) {
        const Outcome outcome = resume(folder, input);
        CHECK(outcome.exit == 64);
        CHECK(says(outcome.err, "the input is not the one that the interrupted run has read"));
        CHECK(folder.read("out.part") == part);
        CHECK(folder.read("out.part.checkpoint") == checkpoint);
        CHECK(folder.names() == unfinished);
    }
    CHECK(resume(folder, all).exit == 65);
}

TEST_CASE("other options, packs or inputs are refused by name, and nothing is changed") {
    const TempFolder folder;
    const TempFolder others;
    CHECK(ended_after(folder, 100, SIGINT, {"--only", "stop,rejected", "--emergency-number", "112"}, 67).exit == 130);
    const std::string part = folder.read("out.part");
    const std::string checkpoint = folder.read("out.part.checkpoint");
    const std::string pack = others.write("pack.yaml", small_pack());
    const std::string in = others.write("in", all);
    const std::vector<std::pair<Strings, std::string>> cases{
        {{}, "`--only`: `stop,rejected`, now not given"},
        {{"--only", "stop"}, "`--only`: `stop,rejected`, now `stop`"},
        {{"--fields", "id"}, "`--fields`: not given, now `id`"},
        {{"--full"}, "`--full`: not given, now `given`"},
        {{"--strict"}, "`--strict`"},
        {{"--emergency-number", "911"}, "`--emergency-number`: `112`, now `911`"},
        {{"--pack", pack}, "`packs`: `upper-back "},
        {{in}, "`inputs`: `-`, now `" + in + "`"}};
    for (const auto& [options, difference] : cases) {
        const Outcome outcome = resume(folder, all, options);
        CHECK(outcome.exit == 64);
        CHECK_MESSAGE(says(outcome.err, difference), outcome.err);
        CHECK(says(outcome.err, "start over without `--resume`"));
        CHECK(folder.read("out.part") == part);
        CHECK(folder.read("out.part.checkpoint") == checkpoint);
        CHECK(folder.names() == unfinished);
    }
}

TEST_CASE("a checkpoint that is missing, damaged or of another output is refused") {
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const std::string part = folder.read("out.part");
    const std::string good = folder.read("out.part.checkpoint");
    for (const std::string& bad :
         {std::string(), good.substr(0, good.size() / 2), "x" + good,
          good.substr(0, good.size() - 4) + "bytes many\nend\n", good.substr(0, good.size() - 4) + "rules 1\nend\n"}) {
        folder.write("out.part.checkpoint", bad);
        CHECK(resume(folder, all).exit == 64);
    }
    folder.write("out.part.checkpoint", good);
    folder.write("out.part", part.substr(0, part.size() / 2));
    CHECK(says(resume(folder, all).err, "does not fit"));
    folder.write("out.part", part);
    std::filesystem::remove(folder.path("out.part.checkpoint"));
    CHECK(says(resume(folder, all).err, "there is no `" + folder.path("out.part.checkpoint") + "`"));
    CHECK(folder.read("out.part") == part);
}

TEST_CASE("a checkpoint in which anything was changed is refused, and nothing is written") {
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const std::string part = folder.read("out.part");
    const std::string good = folder.read("out.part.checkpoint");
    for (std::size_t i = 0; i < good.size(); i += 3) {
        std::string bad = good;
        bad[i] = bad[i] == '1' ? '2' : '1';
        folder.write("out.part.checkpoint", bad);
        CHECK(resume(folder, all).exit == 64);
    }
    for (const std::string& bad : {good + "\n", good + "bytes 1\n", "\n" + good, good + good}) {
        folder.write("out.part.checkpoint", bad);
        CHECK(says(resume(folder, all).err, "is damaged, was changed or is of another version"));
    }
    CHECK(folder.read("out.part") == part);
    folder.write("out.part.checkpoint", good);
    CHECK(resume(folder, all).exit == 65);
}

TEST_CASE("a checkpoint that contradicts itself is refused, though its checksum is right") {
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const std::string part = folder.read("out.part");
    const std::string good = folder.read("out.part.checkpoint");
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = good.substr(0, good.find("checksum "));
        REQUIRE(says(text, from));
        text.replace(text.find(from), from.size(), to);
        return text + "checksum " + std::to_string(compressed::crc32(text)) + "\nend\n";
    };
    const std::string bytes = "bytes " + std::to_string(part.size());
    const std::string at_least = "at_least " + in_checkpoint(folder, "at_least");
    const std::string seconds = "seconds " + in_checkpoint(folder, "seconds");
    const std::string all_but_one = part.substr(0, part.rfind('\n', part.size() - 2) + 1);
    const std::vector<std::pair<std::string, std::string>> changes{
        {"lines 100", "lines 99"},
        {"blank 0", "blank 1"},
        {"decided 67", "decided 66"},
        {"rejected 33", "rejected 34"},
        {"lines 100\n", ""},
        {"lines 100\n", "lines 100\nlines 100\n"},
        {"verdicts 0 33", "verdicts 0 32"},
        {"mark ", "colour "},
        {at_least + "\n", ""},
        {at_least, "at_least 0 0 0 34"},
        {seconds + "\n", seconds},
        {"issue out_of_range 33", "issue out_of_range 34"},
        {bytes, "bytes " + std::to_string(part.size() - 1)},
        {bytes, "bytes " + std::to_string(all_but_one.size())},
        {bytes, "bytes 0"}};
    for (const auto& [from, to] : changes) {
        INFO(from, " becomes ", to);
        folder.write("out.part.checkpoint", changed(from, to));
        CHECK(resume(folder, all).exit == 64);
        CHECK(folder.read("out.part") == part);
    }
    folder.write("out.part.checkpoint", changed(bytes, bytes));
    CHECK(resume(folder, all).exit == 65);
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
}

TEST_CASE("a part that lost or gained a line is not gone on with") {
    for (const bool loses : {true, false}) {
        const TempFolder folder;
        CHECK(ended_after(folder, 100, SIGINT).exit == 130);
        const std::string part = folder.read("out.part");
        const std::string first = part.substr(0, part.find('\n') + 1);
        const std::string filling(first.size() - 1, ' ');
        folder.write("out.part", loses ? filling + " " + part.substr(first.size()) : "\n\n" + part.substr(2));
        CHECK(says(resume(folder, all).err, "does not fit"));
    }
}

TEST_CASE("a checkpoint's name that is taken by a link, a pipe or a folder is named, and nothing is followed") {
    for (const std::string what : {"link", "dangling link", "pipe", "folder"}) {
        INFO(what);
        const TempFolder folder;
        const TempFolder others;
        const std::string checkpoint = folder.path("out.part.checkpoint");
        const std::string victim = what == "link" ? others.write("victim", "theirs") : others.path("victim");
        if (what == "pipe") REQUIRE(mkfifo(checkpoint.c_str(), 0600) == 0);
        if (what == "folder") std::filesystem::create_directory(checkpoint);
        if (what.ends_with("link")) std::filesystem::create_symlink(victim, checkpoint);
        for (const bool has_part : {false, true}) {
            if (has_part) folder.write("out.part", "{}\n");
            for (const Strings& more : {Strings{}, Strings{"--resume"}}) {
                const Outcome outcome = run(batch_to(folder, more), {.input = all});
                CHECK(outcome.exit == 74);
                CHECK(outcome.err == "triage: error: cannot write `" + checkpoint + "`: it is no ordinary file\n");
            }
            CHECK(folder.names().contains("out.part") == has_part);
        }
        CHECK(folder.read("out.part") == "{}\n");
        CHECK(others.names().contains("victim") == (what == "link"));
        if (what == "link") CHECK(others.read("victim") == "theirs");
    }
}

TEST_CASE("a run that is killed at any moment can be resumed, or is complete") {
    const std::string expected = run({"batch"}, {.input = all}).out;
    const TempFolder inputs;
    const std::string file = inputs.write("in", all);
    for (int i = 0; i < 40; ++i) {
        const TempFolder folder;
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
            const TempFolder folder;
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
    const TempFolder folder;
    CHECK(ended_after(folder, 100, SIGINT).exit == 130);
    const Outcome outcome = run(batch_to(folder), {.input = all});
    CHECK(outcome.err ==
          "triage: warning: an earlier run left `" + folder.path("out.part") + "`, which is overwritten\n");
    CHECK(folder.read("out") == run({"batch"}, {.input = all}).out);
    CHECK(folder.names() == Names{"out"});
}

TEST_CASE("two runs never write the same output") {
    const TempFolder folder;
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
    const TempFolder folder;
    folder.write("out", "old");
    const Outcome outcome = run(batch_to(folder, {"--strict"}), {.input = all});
    CHECK(outcome.exit == 65);
    CHECK(says(outcome.err, "stopped at line 3, which was rejected"));
    CHECK(folder.read("out") == "old");
    CHECK(folder.read("out.part") == run({"batch"}, {.input = lines(1, 3)}).out);
    CHECK(folder.names() == Names{"out", "out.part"});
}

TEST_CASE("only an ordinary output file is resumed") {
    CHECK(says(run({"batch", "--resume"}).err, "`--resume` needs `--output`"));
    const Outcome outcome = run({"batch", "--resume", "-o", "/dev/null"});
    CHECK(outcome.exit == 64);
    CHECK(says(outcome.err, "`/dev/null` is no ordinary file"));
}

TEST_CASE("the part is nobody else's file") {
    const TempFolder folder;
    const TempFolder others;
    const std::string victim = others.write("victim", "theirs");
    std::filesystem::create_symlink(victim, folder.path("out.part"));
    CHECK(run(batch_to(folder), {.input = all}).exit == 74);
    CHECK(others.read("victim") == "theirs");
}
