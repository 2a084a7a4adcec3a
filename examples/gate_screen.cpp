// A stretch screen behind the gate: stretches on `proceed`, otherwise what to do or to answer first.
//
//     gate_screen '{"symptoms": ["stiff neck"], "pain": 2, "age": 40, "no_others": true}'
//     gate_screen < profile.json
//
// Exit 0 when stretches were shown, 1 when not, 65 when the profile was rejected.
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>

#include <triage/triage.hpp>

namespace {

constexpr int rejected = 65;

// Advice leaves the number open, since it depends on where the app is used.
constexpr const char* emergency_number = "112";

void show_stretches(const triage::Program& program, const triage::Explanation& answer) {
    for (const triage::Notice& notice : program.rules().notices) std::cout << "Note: " << notice.text << '\n';
    for (const triage::AllowedStretch& allowed : answer.stretches) {
        std::cout << "Stretch: " << program.rules()[allowed.stretch].name;
        if (allowed.dose && allowed.dose->hold_s) std::cout << ", hold " << allowed.dose->hold_s->low << " s";
        std::cout << '\n';
    }
}

// Every verdict but `proceed`. Known reasons first, so that they do not drown in questions; the questions too,
// since an answer could still make the verdict more urgent.
void show_what_comes_first(const triage::Program& program, const triage::Explanation& answer) {
    for (const triage::Reason& reason : answer.reasons) {
        const triage::Rule& rule = program.rules()[reason.rule];
        std::cout << rule.name << ": " << triage::advice_text(rule.advice, emergency_number) << '\n';
    }
    for (const triage::Question& open : answer.ask) {
        std::cout << "Question: " << program.vocabulary()[open.fact].question << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string json = argc > 1 ? argv[1] : std::string{std::istreambuf_iterator<char>(std::cin), {}};
    const triage::Program program = triage::default_program();  // once; then share it between threads
    const triage::ProfileResult profile = triage::parse_profile(json, program.vocabulary());
    if (!profile) {  // what is wrong, and what is certain all the same: a danger beside a slip is still a danger
        triage::RenderOptions options;
        options.emergency_number = emergency_number;
        std::cerr << triage::to_text(program, profile, options);
        return rejected;
    }
    const triage::Explanation answer = triage::explain(program, *profile, program.evaluate(*profile));
    std::cout << "Verdict: " << triage::to_string(answer.verdict) << '\n';
    if (answer.verdict != triage::Verdict::proceed) {
        show_what_comes_first(program, answer);
        return EXIT_FAILURE;
    }
    show_stretches(program, answer);
    return EXIT_SUCCESS;
}
