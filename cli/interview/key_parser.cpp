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
// Parameters beyond this many bytes mean nothing to us.
constexpr std::size_t most_parameters = 32;

bool is_control(unsigned char byte) { return byte < ' '; }
bool is_intermediate(unsigned char byte) { return byte >= ' ' && byte <= '/'; }
bool is_final(unsigned char byte) { return byte >= '@' && byte <= '~'; }
bool is_high_control(unsigned char byte) { return byte >= 0x80 && byte < 0xA0; }
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

// Cursor keys, F1 to F4, Shift-Tab, keys with a number; all others are reports.
bool is_pressed(std::string_view parameters, unsigned char final) {
    const bool is_private = !parameters.empty() && parameters.front() >= '<';
    return !is_private && std::string_view("ABCDEFHPQSZ~u").find(static_cast<char>(final)) != std::string_view::npos;
}

// Mouse reports without parameters: coordinates as characters behind the final one.
std::size_t characters_behind(std::string_view parameters, unsigned char final) {
    if (!parameters.empty()) return 0;
    return final == 'M' ? 3 : final == 't' ? 2 : final == 'T' ? 6 : 0;
}

}  // namespace

std::optional<Key> KeyParser::take(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    if (state_ == State::paste) return go_on_with_paste(byte), std::nullopt;
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
        case State::skip: return (code & 0xC0U) != 0x80U && --left_ == 0 ? end(std::nullopt) : std::nullopt;
        case State::string: return go_on_with_string(code);
        case State::broken:
            if ((code & 0xC0U) == 0x80U) return std::nullopt;
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

std::optional<Key> KeyParser::go_on_with_character(unsigned char byte) {
    if ((byte & 0xC0U) != 0x80U) {
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

// U+0080 to U+009F stand for Escape and the character 0x40 below. In other encodings such a byte begins a character.
std::optional<Key> KeyParser::begin_control_of_8_bits(unsigned char byte) {
    after_escape(static_cast<unsigned char>(byte - 0x40));
    if (state_ != State::ground) return std::nullopt;
    state_ = State::broken;
    return Key{};
}

// --- sequences ------------------------------------------------------------------------------------------------------

std::optional<Key> KeyParser::after_escape(unsigned char byte) {
    bytes_.clear();
    if (byte == '[') return state_ = State::control, std::nullopt;
    if (byte == 'O' || byte == 'N') return state_ = State::shift, std::nullopt;
    if (begins_string(byte)) return state_ = State::string, std::nullopt;
    if (is_intermediate(byte)) return state_ = State::intermediate, std::nullopt;
    state_ = State::ground;
    if (byte >= 0x80) begin_character(byte);
    belongs_to_escape_ = state_ == State::character;
    // Escape and `\` end a string.
    return belongs_to_escape_ || byte == '\\' ? std::nullopt : std::optional(Key{Key::Kind::escape});
}

std::optional<Key> KeyParser::go_on_with_control(unsigned char byte) {
    if (byte == '[' && bytes_.empty()) return state_ = State::intermediate, std::nullopt;  // Linux: F1 is Escape `[[A`
    if (is_control(byte) || byte >= 0x80) return end(Key{});
    if (is_final(byte)) return finish_control(byte);
    if (bytes_.size() < most_parameters) bytes_ += static_cast<char>(byte);
    return std::nullopt;
}

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

// Enter ends it too: nobody's keyboard stays dead because a string was never ended.
std::optional<Key> KeyParser::go_on_with_string(unsigned char byte) {
    const bool is_end = std::string_view("\r\n").find(static_cast<char>(byte)) != std::string_view::npos ||
                        byte == bell || byte == cancel || byte == substitute || byte == 0x9C;
    return is_end ? end(std::nullopt) : std::nullopt;
}

// `left_`: how much of the end has come.
void KeyParser::go_on_with_paste(char byte) {
    left_ = byte == end_of_paste[left_] ? left_ + 1 : byte == escape_byte ? 1 : 0;
    if (left_ == end_of_paste.size()) state_ = State::ground;
}

}  // namespace triage::cli
