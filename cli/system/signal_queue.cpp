// Signals as a file: signalfd has the ones that are blocked, and a wait can watch it beside the input. So there is no
// moment between looking for a signal and beginning to wait in which one could be missed.
#include "system/signal_queue.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>

namespace triage::cli {

// Blocked first, then watched: a signal that comes in between waits for its reader. Threads that are made later inherit
// the mask, so that none of them is interrupted in place of this queue.
SignalQueue::SignalQueue(std::initializer_list<int> signals) {
    sigemptyset(&caught_);
    for (const int signal : signals) sigaddset(&caught_, signal);
    pthread_sigmask(SIG_BLOCK, &caught_, &before_);
    descriptor_ = signalfd(-1, &caught_, SFD_NONBLOCK | SFD_CLOEXEC);
    if (descriptor_ < 0) pthread_sigmask(SIG_SETMASK, &before_, nullptr);  // then a signal simply ends the program
}

// Signals that nobody took have their usual effect as soon as the old mask is back.
SignalQueue::~SignalQueue() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

// The descriptor does not block, so a read without a signal fails at once.
int SignalQueue::take() {
    signalfd_siginfo info{};
    return read(descriptor_, &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
}

int SignalQueue::wait() {
    constexpr int no_file = -1;  // which poll leaves out
    while (true) {
        if (const int signal = take(); signal != 0) return signal;
        wait_for(no_file);
    }
}

// A signal goes before input: whoever waits for both looks at the signal first. A wait that is cut short counts as one
// without input.
bool SignalQueue::wait_for(int file, int milliseconds) const {
    std::array<pollfd, 2> wanted{{{file, POLLIN, 0}, {descriptor_, POLLIN, 0}}};
    return poll(wanted.data(), wanted.size(), milliseconds) > 0 && wanted[0].revents != 0 && wanted[1].revents == 0;
}

// Raised while it is blocked, so it is pending for this thread; it takes effect within the unblocking call. Where the
// program goes on afterwards, as after a stop, the signal is blocked as before.
void SignalQueue::let_happen(int signal) const {
    sigset_t one;
    sigset_t blocked;
    sigemptyset(&one);
    sigaddset(&one, signal);
    raise(signal);
    pthread_sigmask(SIG_UNBLOCK, &one, &blocked);
    pthread_sigmask(SIG_SETMASK, &blocked, nullptr);
}

void SignalQueue::let_all_happen() const { pthread_sigmask(SIG_UNBLOCK, &caught_, nullptr); }

}  // namespace triage::cli
