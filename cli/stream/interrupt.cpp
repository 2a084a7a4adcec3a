#include "stream/interrupt.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <initializer_list>
#include <system_error>
#include <thread>

namespace triage::cli {

namespace {

std::atomic<bool> interrupted = false;
std::atomic<bool> ended = false;

// What is written there is never read: from then on every wait is over before it begins. A wait that only looked at
// the flags could miss what comes just before it.
std::array<int, 2> wake_up{-1, -1};

void wake_all() { [[maybe_unused]] const ssize_t size = write(wake_up[1], "", 1); }

// Who stops a program sometimes does so twice, once by its number and once by its group.
constexpr timespec counts_as_one{0, 300'000'000};

// The first signal is asked for, a later one ends the program: it is this thread that it is delivered to.
void await_interrupts(const sigset_t& caught) {
    int signal = 0;
    sigwait(&caught, &signal);
    interrupted = true;
    wake_all();
    nanosleep(&counts_as_one, nullptr);
    constexpr timespec now{0, 0};
    while (sigtimedwait(&caught, nullptr, &now) > 0) {
    }
    pthread_sigmask(SIG_UNBLOCK, &caught, nullptr);
    while (true) pause();
}

}  // namespace

// A handler would run on whichever thread the system chooses, and that one may wait for another that waits for input.
void catch_interrupts() {
    if (pipe2(wake_up.data(), O_CLOEXEC | O_NONBLOCK) != 0) return;  // then a signal simply ends the program
    sigset_t caught;
    sigemptyset(&caught);
    for (const int signal : {SIGINT, SIGTERM}) {
        std::signal(signal, SIG_DFL);
        sigaddset(&caught, signal);
    }
    pthread_sigmask(SIG_BLOCK, &caught, nullptr);  // also on every thread that is made from now on
    try {
        std::thread(await_interrupts, caught).detach();
    } catch (const std::system_error&) {  // no more threads are to be had
        pthread_sigmask(SIG_UNBLOCK, &caught, nullptr);
    }
}

bool was_interrupted() { return interrupted; }

void end_waits() {
    ended = true;
    wake_all();
}

bool wait_for_input(int file) {
    std::array<pollfd, 2> wanted{{{file, POLLIN, 0}, {wake_up[0], POLLIN, 0}}};
    const auto is_over = [] { return interrupted || ended; };
    while (!is_over() && poll(wanted.data(), wanted.size(), -1) < 0 && errno == EINTR) {
    }
    return !is_over();
}

}  // namespace triage::cli
