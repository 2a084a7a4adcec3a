// The bar lives in the function that draws it, so whoever holds the function need not think of erasing it. It is drawn
// at most ten times a second, and not at all in the first tenth: short proofs show nothing.

#include "commands/solver_progress.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <string_view>

#include <unistd.h>

#include "system/terminal.hpp"

namespace triage::cli {

namespace {

constexpr std::string_view erase_line = "\r\x1b[K";

// The solver cannot be asked to stop, so Ctrl-C ends the program as it would anyhow, but leaves a clean line. Calls
// only what a signal handler may call.
extern "C" void erase_and_end(int number) {
    [[maybe_unused]] const auto ignored = write(STDERR_FILENO, erase_line.data(), erase_line.size());
    std::signal(number, SIG_DFL);
    std::raise(number);
}

/// INVARIANT: SIGINT is caught if and only if the bar was drawn; before that there is nothing to erase.
class Bar {
public:
    ~Bar() {
        if (is_drawn_) print_error(erase_line);
    }

    void show(std::size_t done, std::size_t all) {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (now - drawn_at_ < 100ms || all == 0) return;
        drawn_at_ = now;
        if (!is_drawn_) std::signal(SIGINT, erase_and_end);
        is_drawn_ = true;
        const std::string count = " " + std::to_string(done) + " of about " + std::to_string(all) + " questions";
        const std::size_t width = terminal_width(Stream::error);
        const std::size_t room = std::min<std::size_t>(30, width > count.size() + 3 ? width - count.size() - 3 : 0);
        const std::size_t full = room * done / all;
        print_error(std::string(erase_line) + "[" + std::string(full, '#') + std::string(room - full, '.') + "]" +
                    count);
    }

private:
    bool is_drawn_ = false;
    std::chrono::steady_clock::time_point drawn_at_ = std::chrono::steady_clock::now();
};

}  // namespace

std::function<void(std::size_t, std::size_t)> solver_progress() {
    if (!can_erase_lines(Stream::error)) return {};
    return [bar = std::make_shared<Bar>()](std::size_t done, std::size_t all) { bar->show(done, all); };
}

}  // namespace triage::cli
