// Signals that are read like input, one after the other, so that nothing happens in the middle of something else.
//
// The one way in which this program takes signals: an interview reads them between two keys, a batch has a thread that
// waits for them (stream/interrupt.hpp). A handler is not used, since it would run on whichever thread the system
// chooses, in the middle of whatever that does.
//
// Threads: construct it while there is one thread. What is blocked there is blocked on every thread that is made later,
// so a signal that is caught reaches no thread but through this queue.
#pragma once

#include <csignal>
#include <initializer_list>

namespace triage::cli {

class SignalQueue {
public:
    /// From now on these do not end or stop the program but wait to be taken. Where the system refuses, they do what
    /// they do by themselves.
    explicit SignalQueue(std::initializer_list<int> signals);
    /// On the thread that ends it they are as before; what was not taken comes now.
    ~SignalQueue();
    SignalQueue(const SignalQueue&) = delete;
    SignalQueue& operator=(const SignalQueue&) = delete;

    /// The next one, or 0 where none waits.
    int take();

    /// Waits for the next one, and takes it. Forever, where the system refused to queue them.
    int wait();

    /// Waits until `file` has something to read, its end included (true), or a signal waits or the time is over.
    bool wait_for(int file, int milliseconds = -1) const;

    /// What the signal does by itself; returns when that was to stop and the program goes on.
    void let_happen(int signal) const;

    /// From now on each does by itself what it does, and the calling thread is the one that it comes to, even where
    /// whoever started the program had blocked it.
    void let_all_happen() const;

private:
    sigset_t caught_{};
    sigset_t before_{};
    int descriptor_ = -1;
};

}  // namespace triage::cli
