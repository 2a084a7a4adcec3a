// Writes random profiles as NDJSON, the same for the same arguments:
//
//     generate_profiles [COUNT] [SEED] [PERMILLE_BENIGN] [PERMILLE_FAULTY]
//
// A benign person has ordinary complaints and has answered every question; the others have one to three of
// anything, and a few denials. Faulty lines are typos, contradictions, numbers out of range, repeated keys, wrong
// types, broken UTF-8 and cut-off text, in turn. A line has about 260 bytes.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <triage/triage.hpp>

namespace {

class Generator {
public:
    Generator(const triage::Vocabulary& words, std::uint64_t seed) : words_(words), random_(seed) {
        for (const triage::Fact& fact : words.facts()) {
            if (!fact.quantity) findings_.push_back(&fact);
        }
    }

    std::string profile(std::uint64_t number, bool is_benign) {
        char id[32];
        std::snprintf(id, sizeof id, "p-%09llu", static_cast<unsigned long long>(number));
        std::string text = std::string(R"({"id": ")") + id + "\", ";
        if (is_benign) {
            text += R"("symptoms": [)" + names(ordinary, 3 + below(4)) + R"(], "conditions": [], "no_others": true, )";
            text += R"("pain": )" + std::to_string(below(5)) + R"(, "sessions_done": )" + std::to_string(below(20));
        } else {
            text +=
                R"("symptoms": [)" + facts(1 + below(3)) + R"(], "denies": [)" + names(red_flags, 4 + below(4)) + "], ";
            text +=
                R"("pain": )" + std::to_string(below(11)) + R"(, "hours_since_injury": )" + std::to_string(below(200));
        }
        return text + R"(, "equipment": [)" + names(equipment, 2 + below(4)) + "]}";
    }

    std::string faulty(std::uint64_t number) {
        std::string text = profile(number, true);
        switch (number % 7) {
            case 0: return replaced(text, "\"conditions\": []", "\"conditions\": [\"hernated disk\"]");
            case 1:
                return replaced(text, "\"no_others\": true",
                                "\"denies\": [\"dull ache\", \"stiffness\"], \"symptoms\": []");
            case 2: return replaced(text, "\"pain\": ", "\"pain\": 1");
            case 3: return replaced(text, "\"no_others\": true", "\"no_others\": 1");
            case 4: return replaced(text, "\"conditions\": []", "\"conditions\": [\"\xC3\x28\"]");
            case 5: return text.substr(0, text.size() / 2);
            default: return replaced(text, "\"conditions\"", "\"conditoins\"");
        }
    }

    int below(int limit) { return static_cast<int>(random_() % static_cast<std::uint64_t>(limit)); }

private:
    static constexpr std::array<const char*, 12> ordinary{
        "tight shoulders", "stiff neck", "dull_ache",       "muscle knots", "desk posture",  "awkward_sleep",
        "neck ache",       "stiffness",  "upper back pain", "muscle cramp", "heavy lifting", "stress"};
    static constexpr std::array<const char*, 10> red_flags{"dizziness",
                                                           "nausea",
                                                           "night pain",
                                                           "pain_worsening",
                                                           "pinched nerve",
                                                           "arm pain",
                                                           "inflammatory_flare",
                                                           "heart attack",
                                                           "pain below the waist",
                                                           "no_comfortable_position"};
    static constexpr std::array<const char*, 8> equipment{"mat",   "chair", "wall",   "foam_roller", "resistance band",
                                                          "towel", "table", "doorway"};

    // Different names in a row, so that nothing is said twice.
    template <std::size_t N>
    std::string names(const std::array<const char*, N>& from, int count) {
        std::string text;
        const int first = below(static_cast<int>(N));
        for (int i = 0; i < count; ++i) {
            text += (i == 0 ? "\"" : ", \"") + std::string(from[static_cast<std::size_t>(first + i) % N]) + "\"";
        }
        return text;
    }

    // Any findings but those that `red_flags` denies.
    std::string facts(int count) {
        std::string text;
        const auto size = findings_.size();
        for (std::size_t at = static_cast<std::size_t>(below(static_cast<int>(size))); count > 0; ++at) {
            const triage::Fact& fact = *findings_[at % size];
            if (is_denied(fact)) continue;
            const bool use_alias = below(3) == 0 && !fact.aliases.empty();
            text += (text.empty() ? "\"" : ", \"") + (use_alias ? fact.aliases.front() : fact.id) + "\"";
            --count;
        }
        return text;
    }

    bool is_denied(const triage::Fact& fact) const {
        for (const char* name : red_flags) {
            if (words_.find(name) == words_.find(fact.id)) return true;
        }
        return false;
    }

    static std::string replaced(std::string text, const std::string& from, const std::string& to) {
        const std::size_t at = text.find(from);
        return at == std::string::npos ? text : text.replace(at, from.size(), to);
    }

    const triage::Vocabulary& words_;
    std::mt19937_64 random_;
    std::vector<const triage::Fact*> findings_;
};

std::uint64_t argument(int argc, char** argv, int i, std::uint64_t otherwise) {
    return i < argc ? std::strtoull(argv[i], nullptr, 10) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t count = argument(argc, argv, 1, 1000);
    const auto benign = static_cast<int>(argument(argc, argv, 3, 700));
    const auto faulty = static_cast<int>(argument(argc, argv, 4, 0));
    const triage::Program program = triage::default_program();
    Generator random(program.vocabulary(), argument(argc, argv, 2, 1));
    for (std::uint64_t i = 1; i <= count; ++i) {
        const bool is_faulty = random.below(1000) < faulty;
        const std::string line = (is_faulty ? random.faulty(i) : random.profile(i, random.below(1000) < benign)) + "\n";
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 74;
    }
    return std::fflush(stdout) == 0 ? 0 : 74;
}
