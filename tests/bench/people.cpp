// Counts how often the harmless and the serious people of the packs' cases get each verdict, as a Markdown table:
//
//     people [PACK…]
//
// Counts and shares are of the cases in ordinary_people.yaml and serious_people.yaml, and of what the packs decide now,
// not of what the cases expect. These people were written by us, the harmless ones partly in search of over-triage: the
// shares describe the rules, not those who will ask. A program without tests of its own; the people themselves are
// tested in tests/packs/people_test.cpp.
#include <array>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

namespace {

using triage::Decision;
using triage::Program;
using triage::Urgency;
using triage::Verdict;

/// The answers that somebody can get, from harmless to serious.
enum class Told : std::uint8_t { proceed, ask, wait, routine, urgent, emergency };

constexpr std::array<std::string_view, 6> headings{"proceed",        "ask",      "wait at home", "doctor, routine",
                                                   "doctor, urgent", "emergency"};

Told told(const Decision& decision) {
    if (decision.verdict == Verdict::proceed) return Told::proceed;
    if (decision.verdict == Verdict::ask) return Told::ask;
    if (decision.floor.urgency == Urgency::emergency) return Told::emergency;
    if (decision.floor.urgency == Urgency::urgent) return Told::urgent;
    return decision.floor.urgency == Urgency::routine ? Told::routine : Told::wait;
}

using Counts = std::array<std::size_t, headings.size()>;

Counts count(const Program& program, std::string_view file) {
    Counts counts{};
    for (const triage::Case& person : program.rules().cases) {
        if (!person.where.file.ends_with(file)) continue;
        const auto profile = triage::parse_profile(person.profile, program.vocabulary());
        if (profile) ++counts[static_cast<std::size_t>(told(program.evaluate(*profile)))];
    }
    return counts;
}

void row(const char* who, const Counts& counts) {
    std::size_t all = 0;
    for (const std::size_t each : counts) all += each;
    std::printf("| %s | %zu |", who, all);
    for (const std::size_t each : counts) {
        const double percent = all == 0 ? 0 : 100 * static_cast<double>(each) / static_cast<double>(all);
        std::printf(" %zu (%.0f %%) |", each, percent);
    }
    std::puts("");
}

void print(const Program& program) {
    std::string head = "| who | people |";
    std::string rule = "|---|---|";
    for (const std::string_view heading : headings) {
        head += " " + std::string(heading) + " |";
        rule += "---|";
    }
    std::printf("%s\n%s\n", head.c_str(), rule.c_str());
    row("harmless", count(program, "ordinary_people.yaml"));
    row("serious", count(program, "serious_people.yaml"));
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> packs(argv + 1, argv + argc);
    triage::Result<triage::RuleBase> rules = triage::load_packs(packs, triage::Cases::load);
    if (!rules) return std::cerr << triage::to_text(rules.issues), 78;
    const auto program = Program::compile(std::move(*rules));
    if (!program) return std::cerr << triage::to_text(program.issues), 78;
    print(*program);
}
