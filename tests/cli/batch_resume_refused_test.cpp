// `--resume` refuses what does not fit to what the interrupted run has left: another input, other options, a checkpoint
// or a part that was changed. It says what differs and changes nothing, since going on would mix two runs in one file
// (docs/decisions/0019).

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>

#include "cli/compressed.hpp"
#include "cli/fever_pack.hpp"
#include "cli/interrupted_batch.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

using namespace interrupted_batch;

TEST_CASE("an input that is not the same is refused, and nothing is changed") {
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
    const TemporaryFolder others;
    CHECK(ended_after(folder, 100, SIGINT, {"--only", "stop,rejected", "--emergency-number", "112"}, 67).exit == 130);
    const std::string part = folder.read("out.part");
    const std::string checkpoint = folder.read("out.part.checkpoint");
    const std::string pack = others.write("pack.yaml", fever_pack());
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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
    const TemporaryFolder folder;
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
        const TemporaryFolder folder;
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
        const TemporaryFolder folder;
        const TemporaryFolder others;
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

TEST_CASE("only an ordinary output file is resumed") {
    CHECK(says(run({"batch", "--resume"}).err, "`--resume` needs `--output`"));
    const Outcome outcome = run({"batch", "--resume", "-o", "/dev/null"});
    CHECK(outcome.exit == 64);
    CHECK(says(outcome.err, "`/dev/null` is no ordinary file"));
}

TEST_CASE("the part is nobody else's file") {
    const TemporaryFolder folder;
    const TemporaryFolder others;
    const std::string victim = others.write("victim", "theirs");
    std::filesystem::create_symlink(victim, folder.path("out.part"));
    CHECK(run(batch_to(folder), {.input = all}).exit == 74);
    CHECK(others.read("victim") == "theirs");
}
