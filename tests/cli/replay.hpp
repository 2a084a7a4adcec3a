// A witness is worth what `triage` itself makes of it: its profile goes back in, and the same decision must come out.
#pragma once

#include <doctest/doctest.h>

#include "cli/json.hpp"
#include "cli/process.hpp"

/// Decides one witness, at a JSON Pointer into `text`, with these packs, alone and as a line of a batch.
inline void replay_witness(const std::string& text, const std::string& witness, const Strings& packs) {
    const std::string profile = json_at(text, witness + "/profile");
    CAPTURE(profile);
    Strings decide{"--profile", "-", "--format", "json"};
    Strings batch{"batch", "-", "--summary", "none"};
    for (const std::string& pack : packs) {
        for (Strings* arguments : {&decide, &batch}) arguments->insert(arguments->end(), {"--pack", pack});
    }
    const Outcome one = run(decide, {.input = profile});
    const Outcome line = run(batch, {.input = profile + "\n"});
    for (const std::string field : {"/verdict", "/urgency", "/settled"}) {
        CHECK(json_at(one.out, field) == json_at(text, witness + field));
    }
    for (const std::string field : {"/verdict", "/urgency", "/settled", "/rules", "/stretches", "/modified"}) {
        CHECK(json_at(line.out, field) == json_at(text, witness + field));
    }
}

/// Replays each witness of a list, and returns how many there were, so that a test can see that it tried some.
inline std::size_t replay_witnesses(const std::string& text, const std::string& witnesses, const Strings& packs) {
    std::size_t count = 0;
    for (; json_at(text, witnesses + "/" + std::to_string(count)) != "(nothing)"; ++count) {
        replay_witness(text, witnesses + "/" + std::to_string(count), packs);
    }
    return count;
}
