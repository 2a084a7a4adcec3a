// From the text of a JSON array, as it comes in pieces, to lines: the end of each element becomes a newline, in place,
// and nothing moves. Objects that go on over several lines are treated in the same way.
//
// The framer follows strings and brackets and knows no more of JSON. Whatever stands between two commas is an element,
// and is judged by those who read it. A broken element must not take the others with it: a string ends at a line break
// at the latest, `}` closes the innermost object whatever is open inside it, and a `{` where an object has no place
// for one begins a new element. docs/decisions/0017 has the rules, and why no streaming parser is used.
//
// Used by BlockReader.
//
// Threads: a framer belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace triage {

/// The state between two pieces of text. Places are offsets into the text that `frame` was given last.
class ArrayFramer {
public:
    /// The end of an element: a comma, or a line break outside of all brackets. With line breaks there is no array,
    /// and so no end of one.
    enum class Separator : std::uint8_t { comma, line_break };

    /// An element that has not ended after `longest` bytes is too long. These bytes are then distrusted (see
    /// `distrust`). If no other element begins in them, only the end of the element is looked for, and the caller need
    /// keep no more than `longest` bytes of it.
    explicit ArrayFramer(std::size_t longest = SIZE_MAX / 2, Separator separator = Separator::comma)
        : longest_(longest), separator_(separator) {}

    /// How far `frame` came.
    struct Result {
        std::size_t framed;    ///< the end of the text, or just behind the array's `]`
        std::size_t complete;  ///< just behind the last element that ended, or 0
    };
    /// Goes through `text[from, size)`. The current element began at `text[0]`, and everything before `from` was seen
    /// by an earlier call. It makes lines of what it sees: the `,` or `]` behind an element becomes a newline; a line
    /// break becomes a blank or, in a string, a tab. `[]` has no element and gives no line.
    Result frame(char* text, std::size_t from, std::size_t size);

    /// To be called when the text is over and the element of `size` bytes has not ended; frame it from its beginning
    /// again if this gives true. A `{` in these bytes then begins a new element wherever only a list of mixed things
    /// could hold it, or where it would end a string. False if these bytes were distrusted before. `frame` does this
    /// itself for an element that is too long.
    bool distrust(std::size_t size);

    /// True when `text[0, size)`, all that was seen of the element, is an object that has been closed: then only the
    /// end of the array is missing.
    bool is_behind_object(const char* text, std::size_t size) const;

    /// True behind the array's `]`.
    bool has_ended() const { return has_ended_; }
    /// True when at least one element has ended.
    bool has_elements() const { return has_elements_; }

private:
    std::size_t visit_some(char* text, std::size_t at, std::size_t size);
    void visit(char* text, std::size_t at);
    void end_string(char* text, std::size_t at);
    bool split_before(char* text, std::size_t at);
    void open_object(char* text, std::size_t at);
    void open(bool is_object);
    void close();
    void close_object();
    void close_list(char* text, std::size_t at);
    void end_element(char* text, std::size_t at);
    char last_visible(const char* text, std::size_t at) const;
    bool is_too_long(std::size_t at) const { return may_split_ && at >= begin_ + longest_; }
    bool may_end_at(Separator separator) const { return separator_ == separator && depth_ == 0; }
    bool is_in_object() const { return depth_ > 0 && (objects_ & 1) != 0; }

    std::size_t longest_;
    Separator separator_;
    std::uint64_t objects_ = 0;  ///< a bit for each of the innermost 64 open brackets, the last lowest: 1 is an object
    std::size_t depth_ = 0;      ///< open brackets in the element
    std::size_t begin_ = 0;      ///< where the element begins
    std::size_t escaped_ = 0;    ///< 1 + the place of the last character that a backslash escapes
    bool ends_in_backslash_ = false;  ///< the first byte that was not seen yet is escaped
    bool in_string_ = false;
    std::size_t distrusted_ = 0;  ///< so many bytes, from the beginning of the text, are looked at with distrust
    bool may_split_ = true;       ///< all of the element is in the text; false once it is too long
    bool has_elements_ = false;
    bool has_ended_ = false;
};

}  // namespace triage
