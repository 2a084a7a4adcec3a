#include "keyboard.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>

#include "input_file.hpp"
#include "terminal.hpp"
#include "utf8.hpp"

namespace triage::cli {

namespace {

// A terminal sends the parts of one key together; a person does not press two keys this fast.
constexpr int milliseconds_within_a_key = 30;
// No terminal sends a longer one.
constexpr std::size_t longest_key = 32;

constexpr char escape = '\x1b';
constexpr char control_c = '\x03';
constexpr char control_d = '\x04';
constexpr char control_h = '\x08';
constexpr char control_u = '\x15';
constexpr char delete_character = '\x7f';

bool is_final(char c) { return c >= '@' && c <= '~'; }

// How many bytes the sequence of a key has, 0: more must come.
std::size_t escape_size(std::string_view bytes) {
    if (bytes.size() == 1) return 0;
    if (bytes[1] == 'O') return bytes.size() < 3 ? 0 : 3;
    if (bytes[1] != '[') return 2;
    for (std::size_t i = 2; i < bytes.size(); ++i) {
        if (is_final(bytes[i])) return i + 1;
    }
    return 0;
}

std::size_t key_size(std::string_view bytes) {
    return bytes.front() == escape ? escape_size(bytes) : character_size(bytes);
}

Key::Kind kind_of(std::string_view bytes) {
    if (bytes.size() > 1) return is_clean_text(bytes) ? Key::Kind::character : Key::Kind::other;
    switch (bytes.front()) {
        case '\r':
        case '\n': return Key::Kind::enter;
        case control_h:
        case delete_character: return Key::Kind::erase;
        case control_u: return Key::Kind::erase_all;
        case control_c: return Key::Kind::interrupted;
        case control_d: return Key::Kind::end_of_input;
        default: break;
    }
    return is_clean_text(bytes) ? Key::Kind::character : Key::Kind::other;
}

}  // namespace

Keyboard::Keyboard()
    : signals_({SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH}),
      is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
    take_over();
    forget_typed();
}

Keyboard::~Keyboard() { give_back(); }

// Ctrl-C and Ctrl-Z stay with the terminal: it sends them as signals to whoever runs there.
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

void Keyboard::forget_typed() {
    bytes_.clear();
    if (is_terminal_) tcflush(STDIN_FILENO, TCIFLUSH);
}

Key Keyboard::read() {
    while (true) {
        if (const auto key = take_signal()) return *key;
        take_over();
        if (!bytes_.empty()) return take_key();
        if (signals_.wait_for(STDIN_FILENO) && !read_more()) return {Key::Kind::end_of_input, ""};
    }
}

std::optional<Key> Keyboard::take_signal() {
    switch (signals_.take()) {
        case 0: return std::nullopt;
        case SIGWINCH: return Key{Key::Kind::resized, ""};
        case SIGTSTP: return stop_for_a_while();
        default: return Key{Key::Kind::interrupted, ""};
    }
}

// Who is ended while stopped must not touch the terminal again: it belongs to somebody else.
Key Keyboard::stop_for_a_while() {
    give_back();
    print_error("\n");
    signals_.let_happen(SIGTSTP);
    if (const auto next = take_signal(); next && next->kind == Key::Kind::interrupted) return *next;
    take_over();
    return {Key::Kind::resumed, ""};
}

bool Keyboard::read_more() {
    std::array<char, 256> chunk{};
    const std::ptrdiff_t size = read_some(STDIN_FILENO, chunk);
    if (size > 0) bytes_.append(chunk.data(), static_cast<std::size_t>(size));
    return size > 0;
}

// How many of the bytes are the first key, once all of it has come.
std::size_t Keyboard::complete_key() {
    while (true) {
        if (const std::size_t size = key_size(bytes_); size > 0) return size;
        const bool has_more =
            bytes_.size() < longest_key && signals_.wait_for(STDIN_FILENO, milliseconds_within_a_key) && read_more();
        if (!has_more) return bytes_.size();
    }
}

Key Keyboard::take_key() {
    const std::size_t size = complete_key();
    const std::string key = bytes_.substr(0, size);
    bytes_.erase(0, size);
    const Key::Kind kind = kind_of(key);
    return {kind, kind == Key::Kind::character ? key : ""};
}

}  // namespace triage::cli
