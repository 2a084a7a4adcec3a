// One turn of a chat that asks before it recommends, one line after the other. The profile is the only state: it comes
// in with what the person has just answered, and goes out with the next line, for a database or a browser to keep until
// the next turn.
//
//     chat_turn '{}'                                  prints the first line and the state
//     chat_turn '{"denies": ["chest_pain"]}' yes      the person's answer to the line that this state asks
//
// A line may stand for several facts; its "yes" brings them one by one, its "no" denies them all. An answer goes
// through `take_answers`, which checks it as it would check a message of a browser: nothing counts that was not asked.
//
// Exit 0 when the chat is over and the verdict is printed, 10 when there is a question, 65 when something was rejected.
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <triage/triage.hpp>

namespace {

constexpr int asks = 10;
constexpr int rejected = 65;

int reject(const std::string& why) {
    std::cerr << why;
    return rejected;
}

// What the person has typed as the answer to the first line of the screen; nothing where it is none. A screen would
// offer buttons instead; anything it sends is checked, too.
std::optional<triage::GivenAnswers> read_answer(const triage::Vocabulary& words, const triage::NextScreen& screen,
                                                const std::string& typed) {
    triage::GivenAnswer answer;
    const triage::Line& line = screen.lines.front().asks;
    if (const auto* gateway = std::get_if<triage::GatewayId>(&line)) {
        answer.id = words[*gateway].id;
        answer.digest = words[*gateway].digest;  // tells which wording the person has seen
    } else {
        answer.id = words[std::get<triage::FactId>(line)].id;
    }
    char* end = nullptr;
    const double number = std::strtod(typed.c_str(), &end);
    if (typed == "yes" || typed == "no") {
        answer.says = typed == "yes" ? triage::LineAnswer::yes : triage::LineAnswer::no;
    } else if (typed == "not sure") {
        answer.says = triage::LineAnswer::unsure;
    } else if (!typed.empty() && *end == '\0') {
        answer.says = number;
    } else {
        return std::nullopt;
    }
    return triage::GivenAnswers{screen.id, {answer}};
}

// A line reads as the end of its screen's question; a fact alone is a question itself.
std::string question_of(const triage::Vocabulary& words, const triage::NextScreen& screen) {
    const triage::NextLine& line = screen.lines.front();
    if (std::holds_alternative<triage::FactId>(line.asks)) return words[line.facts.front()].question;
    return screen.question + " " + triage::line_text(words, line.asks);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return reject("chat_turn STATE [ANSWER]\n");
    const triage::Program program = triage::default_program();
    const triage::Vocabulary& words = program.vocabulary();
    const triage::ProfileResult before = triage::parse_profile(argv[1], words);
    if (!before) return reject(triage::to_text(program, before));
    triage::Profile person = *before;

    auto screen = triage::next_screen(program, person);
    if (argc > 2 && screen) {
        const auto answer = read_answer(words, *screen, argv[2]);
        if (!answer) return reject("please answer yes, no or not sure\n");
        const auto answered = triage::take_answers(program, person, *answer);
        if (!answered) return reject(triage::to_text(answered.issues));
        person = *answered;
        screen = triage::next_screen(program, person);
    }

    std::cout << "State: " << triage::to_json(person, words) << '\n';
    if (screen) {
        if (!screen->act_now.empty()) std::cout << triage::to_text(program, screen->act_now);
        std::cout << "Question: " << question_of(words, *screen) << '\n';
        return asks;
    }
    const triage::Decision decision = program.evaluate(person);
    std::cout << triage::to_text(program, triage::explain(program, person, decision));
    return EXIT_SUCCESS;
}
