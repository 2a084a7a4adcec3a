// One thread waits for a signal and tells all others: a flag that is asked between two blocks, and a file that ends
// every wait for input. It is a thread of its own since all others may hang in a write that never returns; then nobody
// else would be there to take the first signal, and a second one of the same kind would not be told from it.
#include "stream/interrupt.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <memory>
#include <system_error>
#include <thread>

#include "system/signal_queue.hpp"

namespace triage::cli {

namespace {

std::atomic<bool> interrupted = false;
std::atomic<bool> ended = false;

// What is written there is never read: from then on every wait is over before it begins. A wait that only looked at
// the flags could miss what comes just before it.
int wake_up = -1;

void wake_all() {
    constexpr std::uint64_t any = 1;
    [[maybe_unused]] const ssize_t size = write(wake_up, &any, sizeof any);
}

// Who stops a program sometimes does so twice, once by its number and once by its group.
constexpr std::chrono::milliseconds counts_as_one{300};

// The first signal is asked for, a later one ends the program: it is this thread that it is delivered to.
void await_interrupts(const std::unique_ptr<SignalQueue>& signals) {
    signals->wait();
    interrupted = true;
    wake_all();
    std::this_thread::sleep_for(counts_as_one);
    while (signals->take() != 0) {
    }
    signals->let_all_happen();
    while (true) pause();
}

}  // namespace

void catch_interrupts() {
    wake_up = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake_up < 0) return;  // then a signal simply ends the program
    // Started in the background of a script, a program is told to ignore them; a batch must end when it is asked to.
    for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
    auto signals = std::make_unique<SignalQueue>(std::initializer_list<int>{SIGINT, SIGTERM});
    try {
        std::thread(await_interrupts, std::move(signals)).detach();
    } catch (const std::system_error&) {
        // No more threads are to be had: the queue is gone with the thread that was not made, and a signal ends the
        // program again.
    }
}

bool was_interrupted() { return interrupted; }

void end_waits() {
    ended = true;
    wake_all();
}

bool wait_for_input(int file) {
    std::array<pollfd, 2> wanted{{{file, POLLIN, 0}, {wake_up, POLLIN, 0}}};
    const auto is_over = [] { return interrupted || ended; };
    while (!is_over() && poll(wanted.data(), wanted.size(), -1) < 0 && errno == EINTR) {
    }
    return !is_over();
}

}  // namespace triage::cli
