// The page for a doctor from the command line: whole pages as goldens, and where there is none.

#include <doctest/doctest.h>

#include <regex>

#include "cli/hostile_texts.hpp"
#include "cli/process.hpp"
#include "support/golden.hpp"
#include "support/texts.hpp"

namespace {

/// The digests change with every word of a pack, which is no change of the page.
std::string without_digests(const std::string& page) {
    return std::regex_replace(page, std::regex("[0-9a-f]{64}"), "(digest)");
}

/// Holds both forms of the page to their goldens, and the exit status.
void check_doctor(const std::string& name, int exit, const Strings& person) {
    for (const std::string format : {"doctor", "doctor-html"}) {
        const Outcome outcome = run(joined(person, {"--format", format}));
        CHECK(outcome.exit == exit);
        CHECK(outcome.err.empty());
        check_golden("doctor_" + name + (format == "doctor" ? ".txt" : ".html"), without_digests(outcome.out));
    }
}

}  // namespace

TEST_CASE("the page for a doctor of somebody with chest pain reads as it did") {
    check_doctor("chest", 30,
                 {"--symptoms", "chest pain, sweating, tight shoulders", "--denies", "fever, arm numbness, dizziness",
                  "--age", "61", "--pain", "8", "--days-of-pain", "1"});
}

TEST_CASE("the page for a doctor of somebody who had cancer reads as it did") {
    check_doctor("cancer", 30,
                 {"--symptoms", "cancer history, night pain, weight loss unexplained, pain between shoulder blades",
                  "--denies", "chest pain, shortness of breath, leg weakness, desk posture", "--unsure",
                  "fever, night sweats", "--age", "55", "--pain", "6", "--days-of-pain", "45"});
}

TEST_CASE("the page for a doctor of somebody who may stretch reads as it did") {
    check_doctor("healthy", 0,
                 {"--symptoms", "tight shoulders, desk posture", "--denies", "chest pain, fever", "--age", "40",
                  "--pain", "3", "--equipment", "mat", "--no-others"});
}

TEST_CASE("the page for a doctor is as wide as the terminal, and coloured where that is wanted") {
    const Strings person{"--symptoms", "chest pain", "--format", "doctor"};
    for (const std::string& line : lines_of(run_in_terminal(joined(person, {"--color", "never"}), 40).out)) {
        const bool is_long_word = says(line, "SHA-256") || line.find(' ', line.find_first_not_of(' ')) == line.npos;
        CHECK((line.size() <= 45 || is_long_word));  // some characters are more than one byte
    }
    CHECK(says(run(joined(person, {"--color", "always"})).out, "\x1B[1m"));
}

TEST_CASE("an interview ends with the page for a doctor where that is wanted") {
    const Outcome outcome = run({"ask", "--plain", "--format", "doctor-html"}, {.input = "yes\n"});
    CHECK(outcome.exit == 30);
    CHECK(outcome.out.starts_with("<!doctype html>"));
    CHECK(says(outcome.out, "emergency, help is needed now"));
    CHECK(says(outcome.err, "Question 1"));
}

TEST_CASE("a rejected profile has no page for a doctor, but its issues and what is certain") {
    for (const std::string format : {"doctor", "doctor-html"}) {
        const Outcome outcome = run({"--symptoms", "chest pain, seizzure", "--format", format});
        CHECK(outcome.exit == 65);
        CHECK(outcome.out.starts_with("What was understood is enough: STOP: EMERGENCY\n"));
        CHECK(says(outcome.err, "[unknown_name]"));
        CHECK_FALSE(says(outcome.out, "Summary for the doctor"));
    }
}

TEST_CASE("a command that is not about the decision on one person has no page for a doctor, and says where it is") {
    for (const std::string format : {"doctor", "doctor-html"}) {
        for (const Strings& command : std::vector<Strings>{{"plan"},
                                                           {"batch", "/dev/null"},
                                                           {"list", "rules"},
                                                           {"list", "graph"},
                                                           {"check"},
                                                           {"test"},
                                                           {"diff", "upper-back", "upper-back"},
                                                           {"generate", "man"}}) {
            const Outcome outcome = run(joined(command, {"--format", format}));
            CAPTURE(command);
            CHECK(outcome.exit == 64);
            CHECK(outcome.out.empty());
            CHECK(says(outcome.err, "`--format` cannot be `" + format + "`"));
            CHECK(says(outcome.err, "hint: a page for a doctor is about one person: `triage --profile FILE --format " +
                                        format + "`, or `triage ask`"));
        }
    }
    const Outcome next = run({"ask", "--next", "--format", "doctor"});
    CHECK(next.exit == 64);
    CHECK(says(next.err, "`--next` cannot stand beside `--format doctor`"));
    const Outcome explained = run({"--symptoms", "fever", "--explain", "--format", "doctor-html"});
    CHECK(explained.exit == 64);
    CHECK(says(explained.err, "`--explain` cannot stand beside `--format doctor-html`"));
}

TEST_CASE("no id, whatever it holds, becomes structure of the page for a doctor") {
    for (const std::string& text : hostile_texts::hostile) {
        const auto page_of = [](const std::string& id, const std::string& format) {
            const std::string profile = R"({"symptoms":["chest pain"],"id":)" + hostile_texts::in_json(id) +
                                        R"(,"context":{"note":)" + hostile_texts::in_json(id) + "}}";
            return run({"--profile", "-", "--format", format}, {.input = profile});
        };
        const std::string twin = hostile_texts::twin_of(text);
        CAPTURE(twin);
        for (const std::string format : {"doctor", "doctor-html"}) {
            const Outcome own = page_of(text, format);
            CHECK(hostile_texts::harm_in(own.out) == "");
            CHECK_FALSE((format == "doctor-html" && says(own.out, "<script")));
            if (own.exit != 30) continue;  // it is no UTF-8, and so no profile
            CHECK(hostile_texts::lines_in(own.out) == hostile_texts::lines_in(page_of(twin, format).out));
        }
    }
}
