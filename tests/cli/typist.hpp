// A person at a terminal: types, looks at what is shown, resizes the window. The program runs there as a shell would
// start it: in the foreground of a session of its own, so that Ctrl-C and Ctrl-Z reach it as signals.
//
// Between two of its actions no time passes for the program, unless it says so (`let_pass`): which keys come too soon
// does not depend on how fast the machine is.
#pragma once

#include <sys/types.h>
#include <termios.h>

#include <chrono>
#include <string>
#include <string_view>

#include "process.hpp"
#include "support/temporary_folder.hpp"
#include "told_clock.hpp"

/// The time by which the program judges keys: the one that the typist tells, or that of the clock on the wall, as in
/// everybody's program.
enum class Time { told, real };

struct Window {
    unsigned short columns = 80;
    unsigned short rows = 24;
    Strings environment = {};      ///< `NAME=value`, as in `Setup`
    bool output_is_apart = false;  ///< standard output is a pipe, not the terminal
    Time time = Time::told;
};

namespace keys {
inline constexpr std::string_view enter = "\r";
inline constexpr std::string_view backspace = "\x7f";
inline constexpr std::string_view control_c = "\x03";
inline constexpr std::string_view control_d = "\x04";
inline constexpr std::string_view control_z = "\x1a";
inline constexpr std::string_view arrow_up = "\x1b[A";
}  // namespace keys

class Typist {
public:
    explicit Typist(const Strings& arguments, const Window& window = {});
    /// Ends the program if it still runs.
    ~Typist();
    Typist(const Typist&) = delete;
    Typist& operator=(const Typist&) = delete;

    void type(std::string_view text) const;
    /// Waits until this is shown, after what was waited for before, and returns what is shown up to it. What never
    /// comes shows in the text that is returned, and `sees` is false.
    std::string wait_for(std::string_view text);
    bool sees(std::string_view text) { return wait_for(text).ends_with(text); }
    /// Lets so much time pass for the program. Everything that it has shown by now, it has shown before that.
    void let_pass(std::chrono::milliseconds duration);
    void resize(unsigned short columns, unsigned short rows) const;
    void send(int signal) const;
    /// Waits until Ctrl-Z has stopped it.
    bool is_stopped();

    /// True where the terminal is set as it was before the program began.
    bool is_as_before() const;

    /// Waits for the end. `out`: standard output if it is apart; `err`: all that was shown, without carriage returns
    /// and without what the terminal echoes of Ctrl-C.
    Outcome wait();

private:
    bool read_more();
    void read_output();
    int take_status();

    TemporaryFolder folder_;
    ToldMilliseconds* told_ = nullptr;  ///< null: real time
    pid_t shell_ = -1;
    pid_t program_ = -1;
    int terminal_ = -1;
    int output_ = -1;   ///< -1: on the terminal
    int reports_ = -1;  ///< the shell tells each change of the program's state
    int holds_ = -1;    ///< the shell lives until this is closed
    termios before_{};
    std::string shown_;
    std::size_t seen_ = 0;
    std::string printed_;
};
