// Refusals of the system, such as too little memory or too few threads, are said as such and are no defect of this
// program.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "cli/fever_pack.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

std::string many_profiles() {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "{\"symptoms\": [\"chest pain\"]}\n";
    return text;
}

}  // namespace

TEST_CASE("a batch that gets fewer threads than it asks for writes the same") {
    const TemporaryFolder folder;
    const std::string input = many_profiles();
    const std::string file = folder.write("in", input);
    std::filesystem::permissions(folder.path(""), std::filesystem::perms::all);
    // Root may have as many as it likes. The other user may not look into root's folders, where this build may lie.
    const std::string who = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : "";
    std::filesystem::copy_file(TRIAGE_BINARY, folder.path("triage"));
    const std::string command = who + "prlimit --nproc=1 " + folder.path("triage") + " batch " + file + " -o " +
                                folder.path("out") + " --threads 4 --summary none 2>" + folder.path("err");
    CHECK(std::system(command.c_str()) == 0);
    CHECK(folder.read("err").empty());
    CHECK((folder.read("out") == run({"batch", "--threads", "1"}, {.input = input}).out));
}

TEST_CASE("too little memory is said, and is no defect") {
    const TemporaryFolder folder;
    const std::string profile = folder.write("profile", "{\"id\": \"" + std::string(15'000'000, 'x') + "\"}");
    const Outcome outcome = run({"--profile", profile, "--pack", "upper-back"}, {.memory_bytes = 40'000'000});
    CHECK(outcome.exit == 74);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "triage: error: there is not enough memory\n");
}

TEST_CASE("the mutants of a long condition take no memory by its square") {
    std::string when = "fever";
    for (int i = 1; i < 1000; ++i) when += " or fever";
    const TemporaryFolder folder;
    const std::string pack = folder.write(
        "pack.yaml",
        fever_head + "rules:\n" + fever_rule("fever_stops", when) +
            "cases:\n  - {name: a fever, profile: {symptoms: [fever]}, expect: {verdict: stop, urgency: routine, "
            "rules: [fever_stops]}}\n"
            "  - {name: no fever, profile: {no_others: true}, expect: {verdict: proceed, urgency: none, rules: []}}\n");
    const Outcome outcome = run({"test", pack}, {.memory_bytes = 260'000'000});
    CHECK(outcome.exit == 0);
    CHECK_MESSAGE(says(outcome.out, "mutation "), outcome.err);
}

// Only who may make a namespace can take /proc away.
TEST_CASE("without /proc no program of the current folder is run") {
    if (std::system("unshare -m true 2>/dev/null") != 0) return;
    const TemporaryFolder folder;
    const std::string script = folder.write("triage-verify", "#!/bin/sh\necho a program of somebody else\n");
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    const std::string program = "\"" + std::string(TRIAGE_BINARY) + "\"";
    const std::string command = "cd " + folder.path("") + " && unshare -m sh -c 'mount -t tmpfs none /proc && " +
                                program + " check --prove' >out 2>&1";
    const int status = std::system(command.c_str());
    CHECK(WEXITSTATUS(status) == 69);
    CHECK(says(folder.read("out"), "this copy of triage has no solver"));
    CHECK_FALSE(says(folder.read("out"), "somebody else"));
}
