// The terminal is asked for bytes and otherwise left alone. Ctrl-C and Ctrl-Z stay with it: it sends them as signals to
// everything that runs there, and they are read like keys. Which keys came together is decided here, because only here
// is known how close they came.

#include "interview/keyboard.hpp"

#include <unistd.h>

#include <array>
#include <utility>

#include "system/input_file.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A terminal sends the bytes of one key together, and all of what somebody pastes; a person does not press two keys
// this fast.
constexpr int milliseconds_between_keys = 30;
// Bounds what an endless paste can collect. Of keys that come together none counts, so it does not matter where they
// are parted.
constexpr std::size_t most_keys_together = 256;

}  // namespace

Keyboard::Keyboard()
    : signals_({SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH}),
      is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    take_over();
}

Keyboard::~Keyboard() { give_back(); }

// ISIG stays on, so Ctrl-C and Ctrl-Z still become signals.
void Keyboard::take_over() {
    if (has_taken_over_ || !is_terminal_) return;
    termios keys = before_;
    keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
    keys.c_iflag &= ~static_cast<tcflag_t>(IXON);  // Ctrl-S would freeze the screen
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    has_taken_over_ = tcsetattr(STDIN_FILENO, TCSANOW, &keys) == 0;
}

void Keyboard::give_back() {
    if (has_taken_over_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    has_taken_over_ = false;
}

Key Keyboard::read() {
    while (true) {
        if (const auto key = take_signal()) return *key;
        take_over();
        if (!keys_.empty()) {
            const Key key = keys_.front();
            keys_.pop_front();
            return key;
        }
        if (has_ended_) return {Key::Kind::end_of_input};
        collect();
    }
}

// Waits without limit, but only briefly where the last byte may be a key by itself, such as Escape.
void Keyboard::collect() {
    const int patience = parser_.may_be_all() ? milliseconds_between_keys : -1;
    if (!signals_.wait_for(STDIN_FILENO, patience)) {
        if (const auto key = parser_.pause()) keys_.push_back(*key);
        return;
    }
    while (read_more() && keys_.size() < most_keys_together &&
           signals_.wait_for(STDIN_FILENO, milliseconds_between_keys)) {
    }
    for (Key& key : keys_) key.came_with_others = keys_.size() > 1;
}

std::optional<Key> Keyboard::take_signal() {
    switch (signals_.take()) {
        case 0: return std::nullopt;
        case SIGWINCH: return Key{Key::Kind::resized};
        case SIGTSTP: return stop_for_a_while();
        case SIGCONT: return go_on();
        default: return Key{Key::Kind::interrupted};
    }
}

// Gives the terminal back and lets the stop happen. A program that was ended while it was stopped must not touch the
// terminal again, which belongs to somebody else by then: so a waiting signal is asked for first.
Key Keyboard::stop_for_a_while() {
    give_back();
    print_error("\n");
    signals_.let_happen(SIGTSTP);
    if (const auto next = take_signal(); next && next->kind == Key::Kind::interrupted) return *next;
    return go_on();
}

// Takes the terminal over again, even if it was never given back: after SIGSTOP somebody else may have set it.
Key Keyboard::go_on() {
    has_taken_over_ = false;
    take_over();
    return {Key::Kind::resumed};
}

// False at the end.
bool Keyboard::read_more() {
    std::array<char, 256> chunk{};
    const auto size = read_what_is_there(chunk);
    if (!size) return true;
    has_ended_ = *size <= 0;
    for (std::ptrdiff_t i = 0; i < *size; ++i) {
        if (auto key = parser_.take(chunk[static_cast<std::size_t>(i)])) keys_.push_back(*std::move(key));
    }
    return !has_ended_;
}

}  // namespace triage::cli
