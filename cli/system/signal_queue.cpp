// Signals as a file: signalfd has the ones that are blocked, and a wait can watch it beside the input. So there is no
// moment between looking for a signal and beginning to wait in which one could be missed.
#include "system/signal_queue.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>

namespace triage::cli {

SignalQueue::SignalQueue(std::initializer_list<int> signals) {
    sigemptyset(&caught_);
    for (const int signal : signals) sigaddset(&caught_, signal);
    pthread_sigmask(SIG_BLOCK, &caught_, &before_);
    descriptor_ = signalfd(-1, &caught_, SFD_NONBLOCK | SFD_CLOEXEC);
    if (descriptor_ < 0) pthread_sigmask(SIG_SETMASK, &before_, nullptr);  // then a signal simply ends the program
}

SignalQueue::~SignalQueue() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

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

bool SignalQueue::wait_for(int file, int milliseconds) const {
    std::array<pollfd, 2> wanted{{{file, POLLIN, 0}, {descriptor_, POLLIN, 0}}};
    return poll(wanted.data(), wanted.size(), milliseconds) > 0 && wanted[0].revents != 0 && wanted[1].revents == 0;
}

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
