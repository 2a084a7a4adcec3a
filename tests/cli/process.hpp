// Runs the real program, as a person, a script or a service would: no shell between, pipes or a terminal around it.
// Nothing here depends on how fast the machine is: what is waited for is an event, and only what hangs is ended by a
// signal, after ten minutes, and so fails its test.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

using Strings = std::vector<std::string>;

/// The arguments with more behind them.
inline Strings joined(Strings arguments, const Strings& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

enum class Blocking { yes, no };

/// How a run ended, and what it printed.
struct Outcome {
    int exit = -1;   ///< -1 when a signal ended the program
    int signal = 0;  ///< which one
    std::string out;
    std::string err;
};

/// The place of a standard stream that the program finds closed, in `Setup`.
inline const std::string closed = "(closed)";

/// The surroundings of a run. Without any, all three streams are pipes and nothing is limited.
struct Setup {
    std::string input = {};      ///< the bytes on standard input
    Strings environment = {};    ///< `NAME=value`, over the inherited one, TERM=xterm, LC_ALL=C and no NO_COLOR
    std::string input_to = {};   ///< a path or `closed` instead of `input`
    std::string output_to = {};  ///< a path or `closed` instead of a pipe
    std::string error_to = {};   ///< a path or `closed` instead of a pipe
    Blocking pipes = Blocking::yes;
    int output_pipe_bytes = 0;            ///< how much the pipe of standard output holds; 0: as usual
    unsigned short error_columns = 0;     ///< standard error on a terminal this wide; 0: not on one
    unsigned long long file_bytes = 0;    ///< a file that would become larger is a full disk; 0: none is
    unsigned long long memory_bytes = 0;  ///< of address space; 0: as much as there is
    std::string folder = {};              ///< where it runs; empty: in the source folder
    std::string program = TRIAGE_BINARY;
};

/// Runs the program from start to end and returns how it ended and what it printed.
Outcome run(const Strings& arguments, const Setup& setup = {});

/// Runs the program with standard output and error on a terminal this wide; `out` is what the terminal shows.
Outcome run_in_terminal(const Strings& arguments, unsigned short columns, const Strings& environment = {});

/// Turns a child, whose standard streams are in place, into the program.
[[noreturn]] void become_program(const Strings& arguments, const Strings& environment, const std::string& folder = {},
                                 const char* program = TRIAGE_BINARY);

/// A program that is talked to while it runs.
class Process {
public:
    explicit Process(const Strings& arguments, const Setup& setup = {});
    /// Ends the program if it still runs.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void write(std::string_view text) const;
    /// The next line of standard output without its end; waits for it.
    std::string read_line();
    void close_input();
    void close_output();
    /// Waits until the pipe of standard output holds all that it can.
    void wait_for_full_output() const;
    /// Waits until the program has read all that was written.
    void wait_until_read() const;
    void send(int signal) const;
    /// Sends it and waits for the end. What is written to the program stays open until then: an end of input that came
    /// with the signal could be seen before it.
    void end_with(int signal) const;
    /// True once the program has ended.
    bool has_ended() const;
    /// Closes standard input, reads what is left to read, and waits for the end.
    Outcome wait();

private:
    friend Outcome run(const Strings& arguments, const Setup& setup);
    Outcome feed_and_wait(std::string_view text);

    pid_t child_ = -1;
    int input_ = -1;
    int output_ = -1;
    int error_ = -1;
    std::string ahead_;  ///< read, but beyond the last line asked for
};
