// Finds where the elements of a JSON array end, without reading them.
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
    struct Result {
        std::size_t framed;    ///< how far it came: to the end, or just behind the array's `]`
        std::size_t complete;  ///< just behind the last element that ended, or 0
    };
    /// Goes through `text[from, size)`; the element it is in began at `text[0]`, and up to `from` it was seen before.
    /// Makes lines of what it sees: the `,` or `]` behind an element becomes a newline, a line break a blank or, where
    /// it breaks a string, a tab. `[]` has no element and gives no line.
    Result frame(char* text, std::size_t from, std::size_t size);

    /// The element does not end: it is too long, or the text is over. From its beginning once more, but now, in the
    /// `size` bytes that are there, each `{` that only a list of mixed things could hold, or that would end a string,
    /// begins a new element. False if that was tried before.
    bool distrust(std::size_t size);

    /// A part of the element was dropped: what stands before a bracket is not known, so it is not split any more.
    void keep_together() { may_split_ = false; }

    bool has_ended() const { return has_ended_; }
    bool has_elements() const { return has_elements_; }

private:
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
    bool is_in_object() const { return depth_ > 0 && (objects_ & 1) != 0; }

    std::uint64_t objects_ = 0;  ///< of the innermost 64 open brackets, the last one lowest: is it an object?
    std::size_t depth_ = 0;
    std::size_t begin_ = 0;    ///< of the element
    std::size_t escaped_ = 0;  ///< 1 + the place of the last character that a backslash escapes
    bool ends_in_backslash_ = false;
    bool in_string_ = false;
    std::size_t distrusted_ = 0;  ///< so many bytes from the beginning of the text
    bool was_distrusted_ = false;
    bool may_split_ = true;
    bool has_elements_ = false;
    bool has_ended_ = false;
};

}  // namespace triage
