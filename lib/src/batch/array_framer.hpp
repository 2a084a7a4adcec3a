// Finds where the elements of a JSON array end, or objects that go on over several lines, without reading them.
//
// Used by BlockReader. It follows strings and brackets and knows no more of JSON; what stands between two commas is an
// element, whatever it is, and is judged by those who read it. A broken element must not take the others with it: a
// string ends at a line break at the latest, `}` closes the innermost object whatever is open inside, and a `{` where
// an object has no place for one begins a new element.
#pragma once

#include <cstddef>
#include <cstdint>

namespace triage {

class ArrayFramer {
public:
    /// What ends an element: a comma, or a line break outside of all brackets. Then there is no array to end.
    enum class Separator : std::uint8_t { comma, line_break };

    /// An element that has not ended after `longest` bytes is too long. So many of them are distrusted (see below); if
    /// no other element begins there, only its end is looked for, and no more than those bytes need be kept.
    explicit ArrayFramer(std::size_t longest = SIZE_MAX / 2, Separator separator = Separator::comma)
        : longest_(longest), separator_(separator) {}

    struct Result {
        std::size_t framed;    ///< how far it came: to the end, or just behind the array's `]`
        std::size_t complete;  ///< just behind the last element that ended, or 0
    };
    /// Goes through `text[from, size)`; the element it is in began at `text[0]`, and up to `from` it was seen before.
    /// Makes lines of what it sees: the `,` or `]` behind an element becomes a newline, a line break a blank or, where
    /// it breaks a string, a tab. `[]` has no element and gives no line.
    Result frame(char* text, std::size_t from, std::size_t size);

    /// The text is over, and the element of `size` bytes does not end. Frame it from its beginning once more: now each
    /// `{` in it that only a list of mixed things could hold, or that would end a string, begins a new element. False
    /// if that was tried before.
    bool distrust(std::size_t size);

    /// Whether `text[0, size)`, all that was seen of the element, is an object that has closed: only an end of the
    /// array is missing then.
    bool is_behind_object(const char* text, std::size_t size) const;

    bool has_ended() const { return has_ended_; }
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
    std::uint64_t objects_ = 0;  ///< of the innermost 64 open brackets, the last one lowest: is it an object?
    std::size_t depth_ = 0;
    std::size_t begin_ = 0;    ///< of the element
    std::size_t escaped_ = 0;  ///< 1 + the place of the last character that a backslash escapes
    bool ends_in_backslash_ = false;
    bool in_string_ = false;
    std::size_t distrusted_ = 0;  ///< so many bytes from the beginning of the text
    bool may_split_ = true;       ///< no part of the element may be dropped: what stands before a bracket is known
    bool has_elements_ = false;
    bool has_ended_ = false;
};

}  // namespace triage
