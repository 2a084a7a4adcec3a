// The framer looks at sixteen bytes at a time and visits only those that mean something: quotes, backslashes,
// brackets, commas, line breaks and tabs. An array of profiles costs one such pass more than lines do.
//
// The rules for broken elements rest on what no good profile has, so nothing well formed is cut; they guess only where
// an element is broken already (docs/decisions/0017).
#include "batch/array_framer.hpp"

#include <algorithm>
#include <bit>

#include "profile/text_block.hpp"

namespace triage {

namespace {

/// The bytes that `visit` acts on. A tab is one, since like a line break it must not stand in a string.
using Marks = CharSet<'"', '\\', '{', '}', '[', ']', ',', '\n', '\t'>;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

// The text begins with the element, so places of the call before are moved: `begin_` is 0 again, an escape at the end
// of the last text is carried over, and the distrusted bytes are counted from here.
ArrayFramer::Result ArrayFramer::frame(char* text, std::size_t from, std::size_t size) {
    begin_ = 0;
    escaped_ = ends_in_backslash_ ? from + 1 : 0;
    std::size_t at = from;
    while (at < size && !has_ended_) at = visit_some(text, at, size);
    ends_in_backslash_ = escaped_ == at + 1;
    distrusted_ -= std::min(distrusted_, begin_);
    return {at, begin_};
}

// Visits the next 16 bytes, or one where fewer are left, and gives the place to go on: behind these bytes, behind the
// array's `]`, at the beginning of an element that is looked at again, or where an element became too long.
std::size_t ArrayFramer::visit_some(char* text, std::size_t at, std::size_t size) {
    const bool is_whole = at + TextBlock::size <= size;
    std::uint32_t marks = is_whole ? TextBlock(text + at).where(Marks()) : std::uint32_t{Marks::contains(text[at])};
    const std::size_t next = at + (is_whole ? TextBlock::size : 1);
    for (; marks != 0; marks &= marks - 1) {
        const std::size_t mark = at + static_cast<std::size_t>(std::countr_zero(marks));
        if (is_too_long(mark)) break;
        visit(text, mark);
        if (has_ended_) return mark + 1;
    }
    if (!is_too_long(next - 1)) return next;
    if (distrust(longest_)) return begin_;
    may_split_ = false;
    return begin_ + longest_;
}

// Acts on one byte. A line break or a tab ends a string, escaped or not, since JSON forbids both in one; a line break
// in a string becomes a tab, so that the fault stays visible to the reader.
void ArrayFramer::visit(char* text, std::size_t at) {
    const char c = text[at];
    const bool is_break = c == '\n' || c == '\t';
    if (escaped_ == at + 1 && !is_break) return;
    if (is_break) {
        const bool ends_element = c == '\n' && may_end_at(Separator::line_break);
        if (c == '\n') text[at] = in_string_ ? '\t' : ' ';
        if (ends_element) end_element(text, at);
        in_string_ = false;
    } else if (c == '"') {
        if (in_string_) {
            end_string(text, at);
        } else {
            in_string_ = true;
        }
    } else if (in_string_) {
        if (c == '\\') escaped_ = at + 2;
    } else if (c == '{') {
        open_object(text, at);
    } else if (c == '[') {
        open(false);
    } else if (c == '}') {
        close_object();
    } else if (c == ']') {
        close_list(text, at);
    } else if (c == ',' && may_end_at(Separator::comma)) {
        end_element(text, at);
    }
}

// In distrusted bytes a string that ends with `{` is taken for one that lacks its end, with a new object behind it:
// objects begin with `{"`, and no string of a profile ends so.
void ArrayFramer::end_string(char* text, std::size_t at) {
    const bool is_object = at < distrusted_ && at > begin_ && text[at - 1] == '{' && split_before(text, at - 1);
    if (is_object) open(true);
    in_string_ = is_object;
}

// In an object an object can only stand behind a colon. Anywhere else it is the next element, and the one before was
// not closed. In a list JSON allows it behind a comma, but no list of a profile has one, so in distrusted bytes it
// begins an element as well.
void ArrayFramer::open_object(char* text, std::size_t at) {
    const char before = last_visible(text, at);
    const bool is_misplaced = is_in_object() ? before != ':' : at < distrusted_ && depth_ > 0 && before != '[';
    if (is_misplaced) split_before(text, at);
    open(true);
}

// Ends the element at the comma before `at`, or at the blanks there. False if there is neither, so there is no byte to
// make a newline of.
bool ArrayFramer::split_before(char* text, std::size_t at) {
    if (!may_split_) return false;
    std::size_t behind = at;
    while (behind > begin_ && is_blank(text[behind - 1])) --behind;
    const bool has_comma = behind > begin_ && text[behind - 1] == ',';
    if (!has_comma && behind == at) return false;
    depth_ = 0;
    end_element(text, has_comma ? behind - 1 : behind);
    return true;
}

// All bytes are distrusted at once, and not only up to the first new element. Otherwise, where one broken element
// follows the other, each would be the reason to look at the rest again, and the time would grow with the square of
// the size. Bytes that were distrusted before hold nothing more to find.
bool ArrayFramer::distrust(std::size_t size) {
    if (!may_split_ || distrusted_ >= begin_ + size) return false;
    distrusted_ = begin_ + size;
    objects_ = 0;
    depth_ = 0;
    escaped_ = 0;
    in_string_ = ends_in_backslash_ = false;
    return true;
}

bool ArrayFramer::is_behind_object(const char* text, std::size_t size) const {
    while (size > 0 && is_blank(text[size - 1])) --size;
    return depth_ == 0 && !in_string_ && size > 0 && text[size - 1] == '}';
}

// Kinds of brackets deeper than 64 are forgotten, which makes lists of them; the depth stays right.
void ArrayFramer::open(bool is_object) {
    objects_ = objects_ << 1 | static_cast<std::uint64_t>(is_object);
    ++depth_;
}

void ArrayFramer::close() {
    objects_ >>= 1;
    --depth_;
}

// Closes the innermost object with everything that is open inside it, which has no end of its own. If no object is
// open, everything is closed.
void ArrayFramer::close_object() {
    const std::size_t inside = objects_ == 0 ? depth_ : static_cast<std::size_t>(std::countr_zero(objects_));
    for (std::size_t i = 0; i < inside && depth_ > 0; ++i) close();
    if (depth_ > 0) close();
}

// In an object there is no list to close. Outside of all brackets `]` ends the array. The last element may be empty:
// then it is none if it is the only one, and a fault otherwise. An element that is too long is never empty, as not all
// of it is in the text.
void ArrayFramer::close_list(char* text, std::size_t at) {
    if (depth_ > 0) {
        if (!is_in_object()) close();
        return;
    }
    if (separator_ == Separator::line_break) return;
    has_ended_ = true;
    const bool is_empty = !has_elements_ && may_split_ && std::all_of(text + begin_, text + at, is_blank);
    if (is_empty) {
        begin_ = at + 1;
    } else {
        end_element(text, at);
    }
}

// The last character before `at` that is no blank. At the beginning of the element it is a colon, behind which an
// object may stand.
char ArrayFramer::last_visible(const char* text, std::size_t at) const {
    while (at > begin_ && is_blank(text[at - 1])) --at;
    return at > begin_ ? text[at - 1] : ':';
}

// The byte at `at` becomes the newline, and the next element begins behind it.
void ArrayFramer::end_element(char* text, std::size_t at) {
    text[at] = '\n';
    begin_ = at + 1;
    has_elements_ = true;
    may_split_ = true;
}

}  // namespace triage
