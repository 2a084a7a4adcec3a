// One turn of a chat that asks before it recommends. The profile is the only state: it comes in with what the person
// has just answered, and goes out with the next question, for a database or a browser to keep until the next turn.
//
//     chat_turn '{}'                                  prints the first question and the state
//     chat_turn '{"denies": ["chest_pain"]}' yes      the person's answer to the question that this state asks
//
// Exit 0 when the chat is over and the verdict is printed, 10 when there is a question, 65 when something was rejected.
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <triage/triage.hpp>

namespace {

constexpr int asks = 10;
constexpr int rejected = 65;

// False where it is no answer to this question. A screen would offer buttons instead; anything it sends is checked,
// too.
bool take_answer(triage::ProfileBuilder& person, const triage::Fact& fact, triage::FactId id, std::string_view answer) {
    if (answer == "not sure") {
        person.unsure(fact.id, "the answer");
    } else if (answer == "no") {
        person.absent(fact.id, "the answer");
    } else if (fact.quantity) {
        person.measure(id, answer, "the answer");
    } else if (answer == "yes") {
        person.present(fact.id, "the answer");
    } else {
        return false;
    }
    return true;
}

int reject(const std::string& why) {
    std::cerr << why;
    return rejected;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return reject("chat_turn STATE [ANSWER]\n");
    const triage::Program program = triage::default_program();
    triage::ProfileResult person = triage::parse_profile(argv[1], program.vocabulary());
    if (!person) return reject(triage::to_text(program, person));

    const auto asked = triage::next_question(program, *person);
    if (argc > 2 && asked) {
        triage::ProfileBuilder builder(program.vocabulary());
        builder.json(argv[1]);
        if (!take_answer(builder, program.vocabulary()[asked->fact], asked->fact, argv[2])) {
            return reject("please answer yes, no or not sure\n");
        }
        person = builder.build();
        if (!person) return reject(triage::to_text(program, person));
    }

    std::cout << "State: " << triage::to_json(*person, program.vocabulary()) << '\n';
    if (const auto next = triage::next_question(program, *person)) {
        std::cout << "Question: " << program.vocabulary()[next->fact].question << '\n';
        return asks;
    }
    const triage::Decision decision = program.evaluate(*person);
    std::cout << triage::to_text(program, triage::explain(program, *person, decision));
    return EXIT_SUCCESS;
}
