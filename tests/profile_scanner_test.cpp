// The fast reader against the slow one: whatever it accepts, the slow one accepts with the same result.

#include "profile_scanner.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <memory>

#include "oracle.hpp"
#include "random_rules.hpp"

namespace {

const triage::Program& program() {
    static const triage::Program shipped = triage::default_program();
    return shipped;
}

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
        if (a.presence(fact) != b.presence(fact)) return false;
        if (program().vocabulary()[fact].quantity && a.value(fact) != b.value(fact)) return false;
    }
    return a.equipment == b.equipment;
}

/// True when the fast reader took the line; fails the test when the two disagree.
bool check_line(triage::ProfileScanner& scanner, const std::string& line) {
    static triage::Profile fast(program().vocabulary());
    const Padded padded(line);
    if (!scanner.scan(padded.view(), fast)) return false;
    const auto slow = triage::parse_profile(line, program().vocabulary());
    REQUIRE_MESSAGE(slow, line, "\n", triage::to_text(slow.issues));
    REQUIRE_MESSAGE(same(fast, *slow), line);
    REQUIRE_MESSAGE(scanner.has_id() == slow->id.has_value(), line);
    if (slow->id) REQUIRE_MESSAGE(scanner.id() == *slow->id, line);
    return true;
}

/// Profiles as programs write them, with every kind of key, name and number, right and wrong.
class Lines {
public:
    explicit Lines(std::uint64_t seed) : random_(seed) {
        for (const triage::Fact& fact : program().vocabulary().facts()) {
            names_.push_back(fact.id);
            names_.insert(names_.end(), fact.aliases.begin(), fact.aliases.end());
            names_.insert(names_.end(), fact.includes.begin(), fact.includes.end());
        }
        for (const triage::Equipment& piece : program().vocabulary().equipment()) pieces_.push_back(piece.id);
    }

    std::string next() {
        std::string line = "{";
        for (int i = random_.below(6); i >= 0; --i) line += (line.size() > 1 ? blank() + "," : "") + blank() + member();
        return line + blank() + "}";
    }

    /// One to three bytes changed, dropped or doubled.
    std::string damaged() {
        static const std::string bytes = "{}[]\",:\\ \t_-0123456789.eE+nulltruefalse/\x01\x1f\x7f\x80\xC3\xA9\xFF";
        std::string line = next();
        for (int i = random_.below(3); i >= 0; --i) {
            const auto at = static_cast<std::size_t>(random_.below(static_cast<int>(line.size())));
            const char byte = bytes[static_cast<std::size_t>(random_.below(static_cast<int>(bytes.size())))];
            switch (random_.below(3)) {
                case 0: line[at] = byte; break;
                case 1: line.insert(at, 1, byte); break;
                default: line.erase(at, 1); break;
            }
            if (line.empty()) line = " ";
        }
        return line;
    }

private:
    std::string blank() { return random_.chance(0.5) ? " " : random_.chance(0.05) ? "\t \r" : ""; }

    std::string member() {
        static const std::vector<std::string> keys{"id",
                                                   "symptoms",
                                                   "conditions",
                                                   "denies",
                                                   "symptoms",
                                                   "denies",
                                                   "no_others",
                                                   "equipment",
                                                   "pain",
                                                   "hours_since_injury",
                                                   "days_without_improvement",
                                                   "sessions_done",
                                                   "pian"};
        const std::string& key = pick(keys);
        return "\"" + key + "\"" + blank() + ":" + blank() + value(key);
    }

    std::string value(const std::string& key) {
        if (key == "id") return "\"p-" + std::to_string(random_.below(1000000)) + "\"";
        if (key == "no_others") return random_.chance(0.7) ? "true" : "false";
        if (key == "equipment") return list(pieces_);
        if (key == "symptoms" || key == "conditions" || key == "denies") return list(names_);
        static const std::vector<std::string> numbers{"0",
                                                      "3",
                                                      "4",
                                                      "4.0",
                                                      "10",
                                                      "10.5",
                                                      "-1",
                                                      "-0",
                                                      "007",
                                                      "3.",
                                                      ".5",
                                                      "1e1",
                                                      "72",
                                                      "73.25",
                                                      "null",
                                                      "\"3\"",
                                                      "0.1",
                                                      "3.9",
                                                      "2.50",
                                                      "1e999",
                                                      "123456789012345",
                                                      "1234567890123456789",
                                                      "0.000000000000001"};
        return pick(numbers);
    }

    std::string list(const std::vector<std::string>& from) {
        std::string text = "[";
        for (int i = random_.below(4); i > 0; --i)
            text += (text.size() > 1 ? "," + blank() : "") + "\"" + spelled(pick(from)) + "\"";
        return text + blank() + "]";
    }

    // As people spell: other cases, other joints, now and then one that takes the slow way.
    std::string spelled(std::string name) {
        for (char& c : name) {
            if (c == ' ' && random_.chance(0.3)) c = random_.chance(0.5) ? '_' : '-';
            if (c >= 'a' && c <= 'z' && random_.chance(0.1)) c = static_cast<char>(c - 'a' + 'A');
        }
        if (random_.chance(0.03)) name += " ";
        if (random_.chance(0.03)) name.insert(0, "_");
        return name;
    }

    const std::string& pick(const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(random_.below(static_cast<int>(from.size())))];
    }

    random_rules::Generator random_;
    std::vector<std::string> names_;
    std::vector<std::string> pieces_;
};

}  // namespace

TEST_CASE("lines of the usual form are read the fast way, and as the slow way reads them") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    Lines lines(seed);
    triage::ProfileScanner scanner(program().vocabulary());
    int fast = 0;
    const int rounds = random_rules::rounds(20000);
    for (int i = 0; i < rounds; ++i) fast += check_line(scanner, lines.next()) ? 1 : 0;
    CHECK(fast > rounds / 10);
}

TEST_CASE("damaged lines are never taken for others") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    Lines lines(seed + 1);
    triage::ProfileScanner scanner(program().vocabulary());
    int fast = 0;
    for (int i = 0; i < random_rules::rounds(40000); ++i) fast += check_line(scanner, lines.damaged()) ? 1 : 0;
    CHECK(fast > 0);
}

TEST_CASE("every name is known to the fast reader but those with an apostrophe") {
    triage::ProfileScanner scanner(program().vocabulary());
    for (const triage::Fact& fact : program().vocabulary().facts()) {
        CHECK_MESSAGE(check_line(scanner, R"({"symptoms":[")" + fact.id + "\"]}"), fact.id);
        for (const std::string& part : fact.includes) {
            const bool is_plain = part.find('\'') == std::string::npos;
            if (is_plain) CHECK_MESSAGE(check_line(scanner, R"({"symptoms":[")" + part + "\"]}"), part);
            CHECK_FALSE(check_line(scanner, R"({"denies":[")" + part + "\"]}"));
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
