// One function for each state, and `take` that chooses among them. Errors go one way only: where it is not certain
// whose byte this is, it is swallowed or reported as a key that does nothing, because one letter too many can deny a
// whole screen.

#include "interview/key_parser.hpp"

#include <string_view>
#include <utility>

#include "interview/utf8.hpp"

namespace triage::cli {

namespace {

constexpr char escape_byte = '\x1b';
constexpr char bell = '\x07';
constexpr char cancel = '\x18';
constexpr char substitute = '\x1a';
constexpr char control_d = '\x04';
constexpr char control_h = '\x08';
constexpr char control_u = '\x15';
constexpr char delete_character = '\x7f';

constexpr std::string_view end_of_paste = "\x1b[201~";
// More bytes of parameters than this mean nothing to us; they are swallowed and not kept.
constexpr std::size_t most_parameters = 32;

bool is_control(unsigned char byte) { return byte < ' '; }
bool is_intermediate(unsigned char byte) { return byte >= ' ' && byte <= '/'; }
bool is_final(unsigned char byte) { return byte >= '@' && byte <= '~'; }
bool is_high_control(unsigned char byte) { return byte >= 0x80 && byte < 0xA0; }
// DCS, SOS, OSC, PM and APC: each begins a text of any length, such as a title or a reply, that has its own end.
bool begins_string(unsigned char byte) {
    return std::string_view("PX]^_").find(static_cast<char>(byte)) != std::string_view::npos;
}

Key::Kind kind_of(unsigned char byte) {
    switch (byte) {
        case '\r':
        case '\n': return Key::Kind::enter;
        case control_h:
        case delete_character: return Key::Kind::erase;
        case control_u: return Key::Kind::erase_all;
        case control_d: return Key::Kind::end_of_input;
        default: return is_control(byte) ? Key::Kind::other : Key::Kind::character;
    }
}

// True for what a person presses: cursor keys, F1 to F4, Shift-Tab and keys with a number. Everything else is a report.
bool is_pressed(std::string_view parameters, unsigned char final) {
    const bool is_private = !parameters.empty() && parameters.front() >= '<';
    return !is_private && std::string_view("ABCDEFHPQSZ~u").find(static_cast<char>(final)) != std::string_view::npos;
}

// Old mouse reports have no parameters; their coordinates are characters behind the final one. Says how many.
std::size_t characters_behind(std::string_view parameters, unsigned char final) {
    if (!parameters.empty()) return 0;
    return final == 'M' ? 3 : final == 't' ? 2 : final == 'T' ? 6 : 0;
}

}  // namespace

// A paste is left only by its own end. In all other states Escape begins anew, since no sequence contains it.
std::optional<Key> KeyParser::take(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    if (state_ == State::paste) {
        go_on_with_paste(byte);
        return std::nullopt;
    }
    if (state_ == State::character) return go_on_with_character(code);
    if (byte == escape_byte) {
        state_ = State::escape;
        is_told_ = false;
        return std::nullopt;
    }
    switch (state_) {
        case State::escape: return after_escape(code);
        case State::intermediate: return is_intermediate(code) ? std::nullopt : end(Key{});
        case State::shift: return code >= '0' && code <= ';' ? std::nullopt : end(Key{});
        case State::control: return go_on_with_control(code);
        case State::skip:
            return !continues_character(static_cast<char>(code)) && --left_ == 0 ? end(std::nullopt) : std::nullopt;
        case State::string: return go_on_with_string(code);
        case State::broken:
            if (continues_character(static_cast<char>(code))) return std::nullopt;
            state_ = State::ground;
            return code > ' ' && code < 0x80 ? std::optional(Key{}) : begin(code);
        default: return begin(code);
    }
}

std::optional<Key> KeyParser::pause() {
    if (!may_be_all()) return std::nullopt;
    is_told_ = true;
    return Key{state_ == State::escape ? Key::Kind::escape : Key::Kind::other};
}

// Leaves whatever sequence it was, with the key that it came to.
std::optional<Key> KeyParser::end(std::optional<Key> key) {
    state_ = State::ground;
    return key;
}

std::optional<Key> KeyParser::begin(unsigned char byte) {
    if (byte >= 0x80) return begin_character(byte);
    const Key::Kind kind = kind_of(byte);
    return Key{kind, kind == Key::Kind::character ? std::string(1, static_cast<char>(byte)) : ""};
}

// --- characters of several bytes ------------------------------------------------------------------------------------

// A byte that cannot begin UTF-8 is a key that does nothing, or a C1 control, which may begin a sequence.
std::optional<Key> KeyParser::begin_character(unsigned char byte) {
    bytes_.assign(1, static_cast<char>(byte));
    if (character_size(bytes_) == 0) {
        state_ = State::character;
        is_told_ = false;
        return std::nullopt;
    }
    if (is_high_control(byte)) return begin_control_of_8_bits(byte);
    state_ = State::broken;
    return Key{};
}

// A character that breaks off is no key; the byte that broke it off is taken like any behind bytes that are not UTF-8.
std::optional<Key> KeyParser::go_on_with_character(unsigned char byte) {
    if (!continues_character(static_cast<char>(byte))) {
        state_ = State::broken;
        belongs_to_escape_ = false;
        return take(static_cast<char>(byte));
    }
    bytes_ += static_cast<char>(byte);
    return character_size(bytes_) == 0 ? std::nullopt : finish_character();
}

std::optional<Key> KeyParser::finish_character() {
    if (std::exchange(belongs_to_escape_, false)) return end(Key{Key::Kind::escape});
    if (is_clean_text(bytes_)) return end(Key{Key::Kind::character, bytes_});
    const auto last = static_cast<unsigned char>(bytes_.back());
    return bytes_.size() == 2 && is_high_control(last) ? begin_control_of_8_bits(last) : end(Key{});
}

// U+0080 to U+009F stand for Escape and the character 0x40 below. In other encodings such a byte begins a character, so
// what follows it is not trusted.
std::optional<Key> KeyParser::begin_control_of_8_bits(unsigned char byte) {
    after_escape(static_cast<unsigned char>(byte - 0x40));
    if (state_ != State::ground) return std::nullopt;
    state_ = State::broken;
    return Key{};
}

// --- sequences ------------------------------------------------------------------------------------------------------

// Tells by one byte which kind of sequence has begun. A byte that begins none was pressed with Alt, or after Escape
// alone.
std::optional<Key> KeyParser::after_escape(unsigned char byte) {
    bytes_.clear();
    state_ = State::ground;
    if (byte == '[') state_ = State::control;
    if (byte == 'O' || byte == 'N') state_ = State::shift;
    if (begins_string(byte)) state_ = State::string;
    if (is_intermediate(byte)) state_ = State::intermediate;
    if (state_ != State::ground) return std::nullopt;
    if (byte >= 0x80) begin_character(byte);
    belongs_to_escape_ = state_ == State::character;
    // Escape and `\` end a string.
    return belongs_to_escape_ || byte == '\\' ? std::nullopt : std::optional(Key{Key::Kind::escape});
}

std::optional<Key> KeyParser::go_on_with_control(unsigned char byte) {
    if (byte == '[' && bytes_.empty()) {  // Linux: F1 is Escape `[[A`
        state_ = State::intermediate;
        return std::nullopt;
    }
    if (is_control(byte) || byte >= 0x80) return end(Key{});
    if (is_final(byte)) return finish_control(byte);
    if (bytes_.size() < most_parameters) bytes_ += static_cast<char>(byte);
    return std::nullopt;
}

// `200~` begins pasted text, which is swallowed and comes to one key; `201~` ends it.
std::optional<Key> KeyParser::finish_control(unsigned char final) {
    state_ = State::ground;
    left_ = characters_behind(bytes_, final);
    if (left_ > 0) {
        state_ = State::skip;
        return std::nullopt;
    }
    if (final != '~' || !bytes_.starts_with("20"))
        return is_pressed(bytes_, final) ? std::optional(Key{}) : std::nullopt;
    if (bytes_ == "201") return std::nullopt;
    if (bytes_ != "200") return Key{};
    state_ = State::paste;
    left_ = 0;
    return Key{Key::Kind::pasted};
}

// Enter ends a string as well, so that nobody's keyboard stays dead because a string was never ended.
std::optional<Key> KeyParser::go_on_with_string(unsigned char byte) {
    const bool is_end = std::string_view("\r\n").find(static_cast<char>(byte)) != std::string_view::npos ||
                        byte == bell || byte == cancel || byte == substitute || byte == 0x9C;
    return is_end ? end(std::nullopt) : std::nullopt;
}

// Looks for the end of the paste byte by byte. Escape stands only at its beginning, so a mismatch begins the search
// anew.
void KeyParser::go_on_with_paste(char byte) {
    left_ = byte == end_of_paste[left_] ? left_ + 1 : byte == escape_byte ? 1 : 0;
    if (left_ == end_of_paste.size()) state_ = State::ground;
}

}  // namespace triage::cli
