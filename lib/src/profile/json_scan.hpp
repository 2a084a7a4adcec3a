// A second look at a JSON text: where it stops being JSON and why, which members of its object were whole by then, and
// how their values are written.
//
// simdjson reads texts; it says little of one that is not JSON, and keeps no number as it was written. So this is asked
// about texts that it has refused, and about the few values that are passed on unread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace triage {

/// Why a text is not JSON.
enum class JsonFault : std::uint8_t {
    none,
    no_text,
    cut_off,  ///< it ends where something must follow
    no_string_end,
    no_key,    ///< anything but a string where a key must stand
    no_colon,  ///< likewise
    no_value,
    no_comma,  ///< neither a comma nor the closing bracket
    text_behind,
    bad_escape,
    bare_control,  ///< a control character in a string
    bad_number,    ///< malformed, or too large
    too_deep
};

/// A key of the outermost object, without its quotes, and its value, both as they are written.
struct JsonMember {
    std::string_view key;
    std::string_view value;
};

class JsonScan {
public:
    /// Brackets deeper than this are not read, as simdjson does not.
    static constexpr std::size_t max_depth = 1024;

    /// The text outlives the scan. REQUIRES: UTF-8.
    explicit JsonScan(std::string_view text);

    JsonFault fault() const { return fault_; }
    /// Where the first character stands that does not fit; the text's size where one is missing.
    std::size_t at() const { return at_; }
    const std::vector<JsonMember>& members() const { return members_; }

    /// The outermost object as far as it was whole, closed: its members, and of the list that broke off its elements.
    /// What could have gone on is left out, such as a number at the end of the text. Empty where no object began.
    std::string whole_part() const;

private:
    enum class In : std::uint8_t { object, list };

    bool read_value();
    bool read_object();
    bool read_member();
    bool read_list();
    bool read_string();
    bool read_escape();
    bool read_surrogate();
    bool read_hex(unsigned& code);
    bool read_number();
    bool read_digits();
    bool read_word(std::string_view word);
    bool open();
    bool end_part(std::size_t begin, In in);
    void note_whole(std::size_t end, In in);
    void skip_blanks();
    bool is_over() const { return at_ >= text_.size(); }
    char here() const { return is_over() ? '\0' : text_[at_]; }
    bool fail(JsonFault fault) { return fail(fault, at_); }
    bool fail(JsonFault fault, std::size_t at);

    std::string_view text_;
    std::size_t number_end_ = 0;  ///< of a number behind which a comma stands; 0: none
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    JsonFault fault_ = JsonFault::none;
    bool is_object_ = false;     ///< the outermost value
    bool may_be_large_ = false;  ///< numbers of this value are passed on as they are written
    std::vector<JsonMember> members_;
    std::size_t whole_end_ = 0;
    std::string_view closing_;
};

/// Whether a number is written as a whole one: digits, maybe with a minus before them.
bool is_whole_number(std::string_view number);

/// The same JSON with what simdjson cannot hold, and nobody reads, out of the way: numbers of the context, and an id
/// that is a whole number. REQUIRES: a scan of this text that found no fault.
std::string without_large_numbers(std::string_view text, const JsonScan& scan);

/// A JSON value without the blanks between its tokens.
std::string without_blanks(std::string_view json);

/// JSON with what must never reach a terminal written as an escape: it reads back unchanged. REQUIRES: valid JSON.
std::string without_unprintable(std::string json);

}  // namespace triage
