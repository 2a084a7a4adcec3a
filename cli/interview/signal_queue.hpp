// Signals that are read like input, one after the other, so that nothing happens in the middle of something else.
#pragma once

#include <csignal>
#include <initializer_list>

namespace triage::cli {

class SignalQueue {
public:
    /// From now on these do not end or stop the program but wait to be taken. While there is one thread.
    explicit SignalQueue(std::initializer_list<int> signals);
    /// As before; what was not taken comes now.
    ~SignalQueue();
    SignalQueue(const SignalQueue&) = delete;
    SignalQueue& operator=(const SignalQueue&) = delete;

    /// The next one, or 0 where none waits.
    int take();

    /// Waits until `file` has something to read, its end included (true), or a signal waits or the time is over.
    bool wait_for(int file, int milliseconds = -1) const;

    /// What the signal does by itself; returns when that was to stop and the program goes on.
    void let_happen(int signal) const;

private:
    sigset_t before_{};
    int descriptor_ = -1;
};

}  // namespace triage::cli
