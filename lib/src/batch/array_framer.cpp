#include "batch/array_framer.hpp"

#include <algorithm>
#include <bit>

#include "profile/text_block.hpp"

namespace triage {

namespace {

/// The characters that may change what the framer is in, or end an element.
using Marks = CharSet<'"', '\\', '{', '}', '[', ']', ',', '\n', '\t'>;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

}  // namespace

ArrayFramer::Result ArrayFramer::frame(char* text, std::size_t from, std::size_t size) {
    begin_ = 0;
    escaped_ = ends_in_backslash_ ? from + 1 : 0;
    std::size_t at = from;
    while (at < size && !has_ended_) at = visit_some(text, at, size);
    ends_in_backslash_ = escaped_ == at + 1;
    distrusted_ -= std::min(distrusted_, begin_);  // the next text begins where this element does
    return {at, begin_};
}

// Where to go on: behind these bytes, behind the array's `]`, or where the element becomes too long or begins.
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

void ArrayFramer::visit(char* text, std::size_t at) {
    const char c = text[at];
    const bool is_break = c == '\n' || c == '\t';  // neither may stand in a string, escaped or not
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

// `{"` is how an object begins, and no way for a string to end.
void ArrayFramer::end_string(char* text, std::size_t at) {
    const bool is_object = at < distrusted_ && at > begin_ && text[at - 1] == '{' && split_before(text, at - 1);
    if (is_object) open(true);
    in_string_ = is_object;
}

// In an object an object stands behind a colon only. Elsewhere it is the next element, and the one before was not
// closed. In a list it may stand behind a comma, but no list of a profile has one.
void ArrayFramer::open_object(char* text, std::size_t at) {
    const char before = last_visible(text, at);
    const bool is_misplaced = is_in_object() ? before != ':' : at < distrusted_ && depth_ > 0 && before != '[';
    if (is_misplaced) split_before(text, at);
    open(true);
}

// Ends the element at the comma before `at`, or at the blanks there. False where neither is.
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

// All of it is distrusted, and not only up to the first new element: looking at it again for each would take forever
// where one broken element follows the other. In what was distrusted before there is nothing more to find.
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

void ArrayFramer::open(bool is_object) {
    objects_ = objects_ << 1 | static_cast<std::uint64_t>(is_object);
    ++depth_;
}

void ArrayFramer::close() {
    objects_ >>= 1;
    --depth_;
}

// With what is open inside it: that has no end of its own.
void ArrayFramer::close_object() {
    const std::size_t inside = objects_ == 0 ? depth_ : static_cast<std::size_t>(std::countr_zero(objects_));
    for (std::size_t i = 0; i < inside && depth_ > 0; ++i) close();
    if (depth_ > 0) close();
}

// In an object there is no list to close. Of what is too long not everything is here, so it is not known to be empty.
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

// The last character before `at` that is no blank; a colon where the element begins.
char ArrayFramer::last_visible(const char* text, std::size_t at) const {
    while (at > begin_ && is_blank(text[at - 1])) --at;
    return at > begin_ ? text[at - 1] : ':';
}

void ArrayFramer::end_element(char* text, std::size_t at) {
    text[at] = '\n';
    begin_ = at + 1;
    has_elements_ = true;
    may_split_ = true;
}

}  // namespace triage
