// Nobody is told to proceed by a key that is held down, by Enter through everything, or by leaving half-way. These are
// properties: whatever is pressed, the interview must not end with the exit status of a `proceed`.

#include <doctest/doctest.h>

#include <thread>

#include "cli/asked.hpp"
#include "cli/gateway_pack.hpp"
#include "support/temporary_folder.hpp"

namespace {

constexpr int proceed = 0;

/// Lets the program read what was typed, so that keys do not come together only because nobody read them. Whatever it
/// reads late, it judges more strictly.
void let_read() { std::this_thread::sleep_for(std::chrono::milliseconds(3)); }

/// Ends the input, long enough after the last key to come alone.
void end_input(Typist& person) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    read_it(person);
    person.type(keys::control_d);
}

/// The packs that the keys are tried on: lists and numbers, and lines with forms.
Strings packs(const TemporaryFolder& folder) {
    return {folder.write("questions.yaml", questions_pack), folder.write("lines.yaml", gateway_pack)};
}

Strings asking(const std::string& pack, const Strings& more = {}) {
    return joined({"ask", "--pack", pack, "--color", "never"}, more);
}

}  // namespace

TEST_CASE("a key that is held down from the first screen on never comes to proceed") {
    const TemporaryFolder folder;
    for (const std::string& pack : packs(folder)) {
        for (const std::string_view key : {"n", "y", "1", "2", "u", "o", "s", "a", "?", "m", "b", "\r", "\x7f"}) {
            CAPTURE(key);
            Typist person(asking(pack), {.output_is_apart = true});
            REQUIRE(glimpses_screen(person, "these now?"));
            read_it(person);
            person.type(key);
            person.let_pass(std::chrono::milliseconds(400));
            for (int i = 0; i < 100; ++i) {
                let_read();
                person.type(key);
                person.let_pass(std::chrono::milliseconds(40));
            }
            end_input(person);
            CHECK(person.wait().exit != proceed);
        }
    }
}

TEST_CASE("one key over and over, however slowly, never comes to proceed") {
    const TemporaryFolder folder;
    for (const std::string& pack : packs(folder)) {
        for (const std::string_view key : {"\r", "n", "y", "1", " ", "s"}) {
            CAPTURE(key);
            Typist person(asking(pack), {.output_is_apart = true});
            REQUIRE(glimpses_screen(person, "these now?"));
            for (int i = 0; i < 30; ++i) {
                read_it(person);
                person.type(key);
                let_read();
            }
            end_input(person);
            CHECK(person.wait().exit != proceed);
        }
    }
}

TEST_CASE("who leaves a healthy interview half-way is not told to proceed, at whatever screen") {
    const Asked asked;
    const std::vector<std::pair<std::string_view, std::string_view>> healthy{
        {chest, "n"}, {lately, "n"}, {fever, "n"}, {pain, "2"}, {"Is this right?", ""}};
    for (std::size_t left_at = 0; left_at < healthy.size(); ++left_at) {
        for (const std::string leave : {"q", "\x04", "\x03"}) {
            CAPTURE(left_at);
            Typist person(asked.with(), {.output_is_apart = true});
            for (std::size_t i = 0; i < left_at; ++i) {
                REQUIRE(sees_screen(person, healthy[i].first));
                person.type(healthy[i].second);
                if (healthy[i].second != "2") continue;
                REQUIRE(person.sees("> 2"));
                person.type(keys::enter);
            }
            REQUIRE(sees_screen(person, healthy[left_at].first));
            person.type(leave);
            if (leave == "q") {
                REQUIRE(person.sees("Leave now? y leaves"));
                person.type("y");
            }
            const Outcome end = person.wait();
            CHECK(end.exit != proceed);
            CHECK((end.out.empty() || end.out.starts_with("NOT DECIDED YET\n")));
        }
    }
}
