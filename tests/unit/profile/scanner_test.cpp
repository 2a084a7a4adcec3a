// The fast reader against the slow one: whatever it accepts, the slow one accepts with the same result, and the rest it
// leaves. Damaged lines are tried as well, since there it could differ unseen.

#include "profile/scanner.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <memory>

#include "support/oracle.hpp"
#include "support/random_lines.hpp"
#include "support/shipped_packs.hpp"

namespace {

const triage::Program& program() { return shipped_packs::all_packs_program(); }

/// The line at the very end of what may be read, so that a sanitizer sees a read too far.
class Padded {
public:
    explicit Padded(const std::string& line)
        : size_(line.size()), bytes_(new char[line.size() + 1 + triage::scan_padding]) {
        std::memcpy(bytes_.get(), line.data(), line.size());
        bytes_[line.size()] = '\n';
        std::memset(bytes_.get() + line.size() + 1, '"', triage::scan_padding);
    }
    std::string_view view() const { return {bytes_.get(), size_}; }

private:
    std::size_t size_;
    std::unique_ptr<char[]> bytes_;
};

bool same(const triage::Profile& a, const triage::Profile& b) {
    for (std::size_t i = 0; i < program().vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<triage::FactId>(i);
        if (a.presence(fact) != b.presence(fact) || a.is_unsure(fact) != b.is_unsure(fact)) return false;
        if (program().vocabulary()[fact].quantity && a.value(fact) != b.value(fact)) return false;
    }
    return a.equipment == b.equipment;
}

/// True when the fast reader took the line; fails the test when the two disagree.
bool check_line(triage::ProfileScanner& scanner, const std::string& line) {
    static triage::Profile fast(program().vocabulary());
    const Padded padded(line);
    const char* end = scanner.scan(padded.view().data(), fast);
    if (end == nullptr) return false;
    REQUIRE(end == padded.view().data() + line.size());
    const auto slow = triage::parse_profile(line, program().vocabulary());
    REQUIRE_MESSAGE(slow, line, "\n", triage::to_text(slow.issues));
    REQUIRE_MESSAGE(same(fast, *slow), line);
    REQUIRE_MESSAGE(scanner.has_id() == slow->id.has_value(), line);
    if (slow->id) REQUIRE_MESSAGE(scanner.id() == *slow->id, line);
    return true;
}

}  // namespace

TEST_CASE("lines of the usual form are read the fast way, and as the slow way reads them") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    RandomLines lines(seed, program().vocabulary());
    triage::ProfileScanner scanner(program().vocabulary());
    int fast = 0;
    const int rounds = random_rules::rounds(20000);
    for (int i = 0; i < rounds; ++i) fast += check_line(scanner, lines.next()) ? 1 : 0;
    CHECK(fast > rounds / 10);
}

TEST_CASE("damaged lines are never taken for others") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    RandomLines lines(seed + 1, program().vocabulary());
    triage::ProfileScanner scanner(program().vocabulary());
    int fast = 0;
    for (int i = 0; i < random_rules::rounds(40000); ++i) fast += check_line(scanner, lines.damaged()) ? 1 : 0;
    CHECK(fast > 0);
}

TEST_CASE("every name is known to the fast reader but those with an apostrophe or of several facts") {
    triage::ProfileScanner scanner(program().vocabulary());
    const auto says_one = [](const std::string& name) {
        const triage::Vocabulary& words = program().vocabulary();
        return words.also_said_by(name).empty() && words.maybe_said_by(name).empty();
    };
    for (const triage::Fact& fact : program().vocabulary().facts()) {
        CHECK_MESSAGE(check_line(scanner, R"({"symptoms":[")" + fact.id + "\"]}") == says_one(fact.id), fact.id);
        CHECK_MESSAGE(check_line(scanner, R"({"unsure":[")" + fact.id + "\"]}") == says_one(fact.id), fact.id);
        for (const std::string& part : fact.includes) {
            const bool is_plain = part.find('\'') == std::string::npos && says_one(part);
            for (const std::string list : {"symptoms", "unsure"}) {
                if (is_plain) CHECK_MESSAGE(check_line(scanner, R"({")" + list + R"(":[")" + part + "\"]}"), part);
            }
            CHECK_FALSE(check_line(scanner, R"({"denies":[")" + part + "\"]}"));
        }
    }
}

TEST_CASE("a zero has no sign, whichever way it is read") {
    const triage::FactId pain = *program().vocabulary().find("pain");
    triage::ProfileScanner scanner(program().vocabulary());
    triage::Profile fast(program().vocabulary());
    for (const std::string line : {R"({"pain":-0})", R"({"pain":-0.0})", R"({"pain":0})"}) {
        const Padded padded(line);
        REQUIRE(scanner.scan(padded.view().data(), fast) != nullptr);
        for (const triage::Profile& read : {fast, *triage::parse_profile(line, program().vocabulary())}) {
            REQUIRE(read.value(pain));
            CHECK_FALSE(std::signbit(*read.value(pain)));
        }
    }
}

TEST_CASE("what the slow way must describe is left to it") {
    triage::ProfileScanner scanner(program().vocabulary());
    for (const char* line : {"",
                             "{",
                             "[]",
                             "{}x",
                             R"({"pain":11})",
                             R"({"pain":1,"pain":1})",
                             R"({"symptoms":[],"symptoms":[]})",
                             R"({"symptoms":["nausea"],"denies":["nausea"]})",
                             R"({"hours_since_injury":3,"denies":["injury"]})",
                             R"({"denies":["pain"]})",
                             R"({"denies":["left arm numbness"]})",
                             R"({"unsure":["nausea"],"symptoms":["nausea"]})",
                             R"({"denies":["nausea"],"unsure":["nausea"]})",
                             R"({"unsure":["injury"],"denies":["injury"]})",
                             R"({"unsure":["injury"],"symptoms":["injury"],"hours_since_injury":3})",
                             R"({"pain":0,"unsure":["pain"]})",
                             R"({"unsure":[],"unsure":[]})",
                             R"({"unsure":["chst pain"]})",
                             R"({"unsure":"nausea"})",
                             R"({"unsure":[3]})",
                             R"({"sessions_done":1.5})",
                             R"({"symptoms":["chst pain"]})",
                             R"({"symptoms":["chest\u0020pain"]})",
                             R"({"equipment":["anvil"]})",
                             R"({"symptoms":"nausea"})",
                             R"({"no_others":1})",
                             R"({"id":null})",
                             R"({"pain":3,})",
                             R"({"pain":3e0})"}) {
        CHECK_FALSE_MESSAGE(check_line(scanner, line), line);
    }
    CHECK(check_line(scanner, "{}"));
    CHECK(check_line(scanner, R"({"hours_since_injury":null,"denies":["injury"]})"));
    CHECK(check_line(scanner, R"({"symptoms":["injury"],"no_others":true})"));
}

TEST_CASE("who is unsure is read the fast way") {
    triage::ProfileScanner scanner(program().vocabulary());
    for (const char* line :
         {R"({"unsure":[]})", R"({"unsure":["Night_Pain","night pain"],"no_others":true})",
          R"({"unsure":["left arm numbness"]})", R"({"no_others":true,"unsure":["pain","injury"]})",
          R"({"symptoms":["injury"],"unsure":["injury"]})", R"({"unsure":["injury"],"hours_since_injury":null})", "{}",
          R"({"symptoms":["night pain"]})"}) {
        CHECK_MESSAGE(check_line(scanner, line), line);
    }
}
