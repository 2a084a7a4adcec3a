// `ask --next` and its answers: the program and the library say the same, screen after screen, until the decision.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/app_pack.hpp"
#include "support/temporary_folder.hpp"

namespace {

/// The answer of somebody well to every line of a screen, as a program would send it.
std::string all_well(const triage::Vocabulary& words, const triage::NextScreen& screen, const std::string& moment) {
    std::string answers;
    for (const triage::NextLine& line : screen.lines) {
        std::string one;
        if (const auto* gateway = std::get_if<triage::GatewayId>(&line.asks)) {
            const triage::Gateway& asked = words[*gateway];
            one = R"({"id": ")" + asked.id + R"(", "answer": "no", "digest": ")" + asked.digest + '"';
        } else {
            const triage::Fact& fact = words[std::get<triage::FactId>(line.asks)];
            one = R"({"id": ")" + fact.id + (fact.may_be_absent() ? R"(", "answer": "no")" : R"(", "number": 3)");
        }
        answers += (answers.empty() ? "" : ", ") + one + (moment.empty() ? "" : R"(, "at": ")" + moment + '"') + "}";
    }
    return R"({"screen": ")" + screen.id + R"(", "answers": [)" + answers + "]}";
}

class AppPack {
public:
    Strings next(const std::string& profile, const std::string& answers = "") const {
        Strings arguments{"ask",    "--next", "--format",  "json",
                          "--pack", pack_,    "--profile", folder_.write("profile.json", profile)};
        if (!answers.empty()) {
            arguments.push_back("--answers");
            arguments.push_back(folder_.write("answers.json", answers));
        }
        return arguments;
    }

private:
    TemporaryFolder folder_;
    std::string pack_ = folder_.write("app.yaml", std::string(app_pack::yaml));
};

}  // namespace

TEST_CASE("a program that sends answers is told what the library tells, up to the decision") {
    const AppPack pack;
    const triage::Program& program = app_pack::program();
    triage::Profile person(program.vocabulary());
    std::string answers;
    std::string before = "{}";
    double progress = 0;
    for (int screens = 0; screens < 20; ++screens) {
        const Outcome printed = run(pack.next(before, answers));
        CHECK(printed.out == triage::next_to_json(program, person) + "\n");
        CHECK(printed.err.empty());
        before = to_json(person, program.vocabulary());
        CHECK(json_at(printed.out, "/profile") == before);
        const auto screen = triage::next_screen(program, person);
        if (!screen) {
            CHECK(printed.exit == 0);
            CHECK(json_at(printed.out, "/next") == "null");
            CHECK(json_at(printed.out, "/decision/verdict") == "\"proceed\"");
            CHECK(screens > 2);
            return;
        }
        CHECK(printed.exit == 10);
        CHECK(screen->progress >= progress);
        progress = screen->progress;
        answers = all_well(program.vocabulary(), *screen, "");
        const auto given = triage::parse_answers(answers);
        REQUIRE(given);
        const auto answered = triage::take_answers(program, person, *given);
        REQUIRE(answered);
        person = *answered;
    }
    FAIL("the interview has no end");
}

TEST_CASE("each line says which control it needs, with its buttons, unit, help and reason") {
    const AppPack pack;
    const Outcome now = run(pack.next("{}"));
    CHECK(json_at(now.out, "/next/screen") ==
          R"({"id":"now","kind":"screen","index":1,"of":3,"name":"Now","question":"Do you have any of these?",)"
          R"("control":"checklist","options":[{"id":"none_of_these","label":"None of these","exclusive":true}]})");
    CHECK(json_at(now.out, "/next/phase") == "\"danger\"");
    CHECK(json_at(now.out, "/next/notice") == "null");
    CHECK(json_at(now.out, "/next/questions/0/control") == "\"yes_no\"");
    CHECK(json_at(now.out, "/next/questions/0/help") == "\"Any heat.\"");
    CHECK(json_at(now.out, "/next/questions/0/opens") == R"(["fever","sweats"])");
    CHECK(json_at(now.out, "/next/questions/0/why") == "\"A yes could mean an emergency.\"");
    CHECK(json_at(now.out, "/next/questions/0/options") ==
          R"([{"id":"yes","label":"Yes","exclusive":true},{"id":"no","label":"No","exclusive":true},)"
          R"({"id":"unsure","label":"Not sure","exclusive":true}])");
    const Outcome numbers =
        run(pack.next(R"({"gateways": {"ill": "no", "had": "no"}, "denies": ["ache", "pregnancy"]})"));
    CHECK(json_at(numbers.out, "/next/screen/control") == "\"form\"");
    CHECK(json_at(numbers.out, "/next/questions/0/unit") == "\"{score}\"");
    CHECK(json_at(numbers.out, "/next/questions/0/min_label") == "\"none\"");
    CHECK(json_at(numbers.out, "/next/questions/0/max_label") == "\"worst\"");
    CHECK(json_at(numbers.out, "/next/questions/0/step") == "1");
    CHECK(json_at(numbers.out, "/next/questions/0/options") ==
          R"([{"id":"unsure","label":"Not sure","exclusive":true}])");
}

TEST_CASE("what holds already, and what may be an emergency, is told beside the next screen") {
    const AppPack pack;
    const Outcome cancer = run(pack.next(R"({"conditions": ["cancer"]})"));
    CHECK(json_at(cancer.out, "/next/notice") ==
          R"({"level":{"outcome":"see-a-doctor","urgency":"urgent"},"advice":"See a doctor.","because_unsure":false})");
    const Outcome unsure = run(pack.next(R"({"unsure": ["fever"]})"));
    CHECK(json_at(unsure.out, "/next/notice") ==
          R"({"level":{"outcome":"stop","urgency":"emergency"},"advice":"Call your local emergency number.",)"
          R"("because_unsure":true})");
    CHECK(json_at(unsure.out, "/act_now/0/rule") == "\"fever\"");
}

TEST_CASE("a yes opens its facts under an id of their own") {
    const AppPack pack;
    const Outcome opened = run(pack.next(R"({"gateways": {"ill": "yes"}})"));
    CHECK(json_at(opened.out, "/next/screen/id") == "\"opened/ill\"");
    CHECK(json_at(opened.out, "/next/screen/kind") == "\"opened\"");
    CHECK(json_at(opened.out, "/next/screen/index") == "1");
}

TEST_CASE("answers with an issue are refused whole, with their places") {
    const AppPack pack;
    const Outcome refused = run(pack.next("{}", R"({"screen": "ever", "answers": []})"));
    CHECK(refused.exit == 65);
    CHECK(json_at(refused.out, "/issues/0/code") == "\"not_asked\"");
    CHECK(json_at(refused.out, "/issues/0/at") == "\"/screen\"");
    CHECK(json_at(refused.out, "/next") == "(nothing)");
    CHECK(run({"ask", "--answers", "x.json"}).exit == 64);
    CHECK(run({"ask", "--next", "--answers", "/nowhere.json"}).exit == 66);
}

TEST_CASE("with the moments of the answers, the profile has its day and the decision its end") {
    const AppPack pack;
    const std::string before =
        R"({"gateways": {"ill": "no", "had": "no"}, "denies": ["ache", "pregnancy", "weak_bones"],)"
        R"( "answered_on": "2026-11-20", "age": 40, "pain": 1})";
    const Outcome decided = run(pack.next(before, R"({"screen": "numbers", "answers": [
        {"id": "hours_since_fall", "number": 30, "at": "2026-11-20T10:00:00Z"},
        {"id": "days_of_ache", "answer": "no", "at": "2026-11-20T10:00:02Z"}]})"));
    CHECK(decided.exit == 30);
    CHECK(json_at(decided.out, "/profile/answered_on") == "\"2026-11-20\"");
    CHECK(json_at(decided.out, "/decision/valid_until") ==
          R"({"hours":42,"is_more_than":true,"at":"2026-11-22T04:00:00Z"})");
}
