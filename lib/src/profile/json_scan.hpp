// A second look at a JSON text: where it stops being JSON and why, which members of its object were whole by then, and
// how their values are written.
//
// simdjson reads texts; it says little of one that is not JSON, and keeps no number as it was written. So this scan is
// asked about texts that simdjson has refused, and about the few values that are passed on unread
// (docs/decisions/0032). Both agree on what is JSON, and a test compares them, but for some numbers: the scan also
// accepts those of an id or the context that simdjson cannot hold.
//
// Threads: values; pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace triage {

/// The reasons why a text is not JSON, each for the first character that does not fit.
enum class JsonFault : std::uint8_t {
    none,           ///< it is JSON
    no_text,        ///< it is empty, or all blanks
    cut_off,        ///< the text ends where something must follow
    no_string_end,  ///< a string goes on to the end of the text
    no_key,         ///< something else than a string stands where a key must
    no_colon,       ///< something else than a colon stands behind a key
    no_value,       ///< something stands where a value must that begins none
    no_comma,       ///< neither a comma nor the closing bracket stands behind a part
    text_behind,    ///< something stands behind the outermost value
    bad_escape,
    bare_control,  ///< a control character in a string
    bad_number,    ///< malformed, or too large
    too_deep       ///< `JsonScan::max_depth` brackets are open
};

/// A key of the outermost object, without its quotes, and its value, both as they are written. They point into the
/// text.
struct JsonMember {
    std::string_view key;
    std::string_view value;
};

/// One scan, made by the constructor in a single pass; the functions tell what it found. It descends by recursion, at
/// most `max_depth` deep.
class JsonScan {
public:
    /// Brackets nested as deep as this are refused, as simdjson refuses them.
    static constexpr std::size_t max_depth = 1024;

    /// REQUIRES: UTF-8. The text outlives the scan.
    explicit JsonScan(std::string_view text);

    /// `none` for a text that is JSON.
    JsonFault fault() const { return fault_; }
    /// The offset of the first character that does not fit; the text's size if one is missing.
    std::size_t at() const { return at_; }
    /// The members of the outermost object that were read to their end, in their order.
    const std::vector<JsonMember>& members() const { return members_; }

    /// The outermost object as far as it was whole, with its brackets closed: its whole members, and the whole
    /// elements of the list that broke off. A part that could have gone on is left out, such as a number at the end of
    /// the text. Empty if no object began.
    std::string whole_part() const;

private:
    /// The kind of bracket that a part stands in.
    enum class In : std::uint8_t { object, list };

    /// The readers begin at the first character of their part and end behind its last one; false when a fault was
    /// noted.
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
    std::size_t number_end_ = 0;  ///< where a number ends that counts once a key follows; 0: none
    std::size_t at_ = 0;
    std::size_t depth_ = 0;  ///< brackets that are open
    JsonFault fault_ = JsonFault::none;
    bool is_object_ = false;     ///< whether the outermost value is one
    bool may_be_large_ = false;  ///< numbers of this value are passed on as they are written
    std::vector<JsonMember> members_;
    std::size_t whole_end_ = 0;  ///< the text up to here is whole,
    std::string_view closing_;   ///< once these brackets are put behind it
};

/// True for a number that is written as a whole one: digits, maybe with a minus before them.
bool is_whole_number(std::string_view number);

/// The text with what simdjson cannot hold, and nobody reads, out of the way: the context becomes `{}`, and an id that
/// is a whole number becomes a string of its digits. Everything else stays as it is. REQUIRES: a scan of this text
/// that found no fault.
std::string without_large_numbers(std::string_view text, const JsonScan& scan);

/// A JSON value without the blanks between its tokens; blanks in strings stay. REQUIRES: valid JSON.
std::string without_blanks(std::string_view json);

/// JSON in which every character that must never reach a terminal is written as an escape; it reads back unchanged.
/// REQUIRES: valid JSON.
std::string without_unprintable(std::string json);

}  // namespace triage
