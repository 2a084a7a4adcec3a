// The pack, the waits and the screens that the tests of the interview share. Time is told (typist.hpp) unless a test
// wants the clock on the wall, so a wait costs none.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "cli/questions_pack.hpp"
#include "cli/typist.hpp"
#include "support/temporary_folder.hpp"

/// `triage ask` with the pack of the tests.
class Asked {
public:
    Strings with(const Strings& more = {}) const { return joined({"ask", "--pack", path_, "--color", "never"}, more); }

private:
    TemporaryFolder folder_;
    std::string path_ = folder_.write("questions.yaml", questions_pack);
};

/// Longer than a screen must have been there before any key counts (cli/interview/pace.hpp). It was drawn before it is
/// seen here, so this is long enough on a machine of any speed.
inline void read_it(Typist& person) { person.let_pass(std::chrono::milliseconds(1050)); }

/// Lets as much time pass as a person needs at least to press the same key again without holding it down.
inline void wait_between_presses(Typist& person) { person.let_pass(std::chrono::milliseconds(150)); }

/// Sees the screen to its end, but does not read it.
inline bool glimpses_screen(Typist& person, std::string_view text) { return person.sees(text) && person.sees(")\n"); }

/// Sees a new screen and reads it: what is typed after this counts.
inline bool sees_screen(Typist& person, std::string_view text) {
    const bool is_there = glimpses_screen(person, text);
    if (is_there) read_it(person);
    return is_there;
}

// The beginnings of the pack's screens, in their order.
inline constexpr std::string_view chest = "Do you have any of these now?";
inline constexpr std::string_view lately = "Is any of these true?";
inline constexpr std::string_view fever = "Do you have a fever?";
inline constexpr std::string_view pain = "How strong is your pain";
