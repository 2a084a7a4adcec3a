#include "interrupt.hpp"

#include <poll.h>

#include <csignal>
#include <initializer_list>

namespace triage::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;

constexpr std::initializer_list<int> caught{SIGINT, SIGTERM};

}  // namespace

void catch_interrupts() {
    struct sigaction action {};
    action.sa_handler = [](int) { interrupted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : caught) sigaction(signal, &action, nullptr);
}

bool was_interrupted() { return interrupted != 0; }

// The signals are let in only while waiting: one that came just before would set its flag unseen, and the wait would
// never end.
bool wait_for_input(int file) {
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    for (const int signal : caught) sigaddset(&blocked, signal);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    pollfd wanted{file, POLLIN, 0};
    while (interrupted == 0 && ppoll(&wanted, 1, nullptr, &before) < 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return interrupted == 0;
}

}  // namespace triage::cli
