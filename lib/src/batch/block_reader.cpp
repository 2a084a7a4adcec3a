// How bytes become blocks: `fill` reads, `frame` finds the ends of records in what is new, `cut` gives the whole ones
// away and keeps the rest. A byte is copied only if it is left over at a block's end, and looked at again only if it
// stands in a broken element.
//
// The form of a text is decided at its beginning and again behind each array, since `cat a.json b.json` makes one text
// of several.
#include "batch/block_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "profile/json_mistake.hpp"
#include "profile/scanner.hpp"
#include "profile/text_block.hpp"
#include "triage/utf8.hpp"

namespace triage {

namespace {

// One read. A short answer is up to about five times as long as its profile, a whole decision up to a hundred times;
// so the answers of one read come to about the 1 MiB that a thread may hold before it waits for its turn (answer.cpp).
constexpr std::size_t line_chunk_bytes = std::size_t{128} << 10;
constexpr std::size_t full_chunk_bytes = std::size_t{16} << 10;

// At the beginning of a block only so much of what was read beyond an array is looked at: where one small array
// follows the other, all of it would be moved for each of them.
constexpr std::size_t first_bytes = std::size_t{4} << 10;

// Bytes of a UTF-16 text that are kept: as many as `is_wide_text` looks at.
constexpr std::size_t wide_bytes = 64;

std::uint64_t count_lines(std::string_view text) { return count_byte(text.data(), text.size(), '\n'); }

/// The place just behind the `count`-th newline. REQUIRES: the text has as many.
std::size_t end_of_line(std::string_view text, std::uint64_t count) {
    std::size_t at = 0;
    for (; count > 0; --count) at = text.find('\n', at) + 1;
    return at;
}

/// The place just behind the last of the `[]` with which the text begins, whatever blanks and line breaks stand
/// between them; 0 if it begins with none.
std::size_t end_of_empty_arrays(std::string_view text) {
    const auto behind = [&](char c, std::size_t from) {
        const std::size_t at = text.find_first_not_of(" \t\r\n", from);
        return at != std::string_view::npos && text[at] == c ? at + 1 : 0;
    };
    std::size_t end = 0;
    while (const std::size_t inside = behind('[', end)) {
        const std::size_t next = behind(']', inside);
        if (next == 0) break;
        end = next;
    }
    return end;
}

/// Cuts every record to `longest` bytes, in place; returns what is left of the text.
std::size_t shorten_records(char* text, std::size_t size, std::size_t longest) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < size;) {
        const auto* newline = static_cast<const char*>(std::memchr(text + at, '\n', size - at));
        const auto end = static_cast<std::size_t>(newline - text);
        const std::size_t part = std::min(end - at, longest);
        if (kept != at) std::memmove(text + kept, text + at, part);
        kept += part;
        text[kept++] = '\n';
        at = end + 1;
    }
    return kept;
}

}  // namespace

// The buffer only grows, so a block that is used again soon allocates nothing.
void Block::reserve(std::size_t count) {
    const std::size_t wanted = size_ + count + scan_padding;
    if (buffer_.size() < wanted) buffer_.resize(wanted);
}

void Block::append(std::string_view text) {
    reserve(text.size());
    std::copy(text.begin(), text.end(), buffer_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += text.size();
}

void Block::drop_front(std::size_t count) {
    size_ -= count;
    std::memmove(buffer_.data(), buffer_.data() + count, size_);
}

// Keep two bytes beyond the limit: one proves that the record is too long, one may be its CR.
BlockReader::BlockReader(std::span<const BatchRead> inputs, const BatchOptions& options, Numbers numbers)
    : inputs_(inputs),
      options_(options),
      numbers_(numbers),
      chunk_bytes_(options.detail == BatchDetail::full ? full_chunk_bytes : line_chunk_bytes),
      longest_(options.max_line_bytes + 2),
      to_skip_(options.resume_from ? options.resume_from->lines : 0) {}

// Takes back what was left over; all that was framed must come, since the framer's state refers to it. Then frames and
// fills in turns until a record is whole. Records that an earlier run has answered are skipped on the way.
bool BlockReader::next(Block& block) {
    block.resize(0);
    take_back(block, std::max(framed_, first_bytes));
    while (status_ == BatchStatus::complete && !inputs_.empty()) {
        if (complete_ == 0) frame(block, Input::goes_on);
        if (complete_ == 0 && !fill(block) && status_ == BatchStatus::complete) end_input(block);
        if (complete_ > 0 && !skip(block)) {
            cut(block);
            return true;
        }
    }
    if (to_skip_ > 0 && status_ == BatchStatus::complete) status_ = BatchStatus::input_changed;
    return false;
}

// Adds one read to the block, or what is left over of earlier ones. False at the end of the input, or when reading
// failed. REQUIRES: the block has no whole record.
bool BlockReader::fill(Block& block) {
    const bool has_pending = pending_at_ < pending_.size();
    if (is_at_end_ && !has_pending) return false;
    drop_excess(block);
    if (has_pending) {
        take_back(block, chunk_bytes_);
        return true;
    }
    block.reserve(chunk_bytes_);
    const std::ptrdiff_t size = inputs_.front()(std::span(block.buffer_).subspan(block.size_, chunk_bytes_));
    if (size < 0) status_ = BatchStatus::read_failed;
    if (size > 0) block.resize(block.size_ + static_cast<std::size_t>(size));
    is_at_end_ = size == 0;
    return size > 0;
}

// A record that is too long is read to its end, but its bytes are not kept, so memory does not grow with it. All of it
// was framed.
void BlockReader::drop_excess(Block& block) {
    if (framing_ == Framing::undecided || block.size_ <= longest_) return;
    block.resize(longest_);
    framed_ = longest_;
}

// Looks at the bytes that are new, and sets `complete_`. The loop is for arrays without an element: behind them the
// form has to be decided again.
void BlockReader::frame(Block& block, Input input) {
    do {
        if (framing_ == Framing::undecided) decide_framing(block, input);
        if (framing_ == Framing::undecided) return;
        if (is_by_framer()) frame_array(block);
        if (framing_ == Framing::wide) frame_wide(block);
    } while (framing_ == Framing::undecided && complete_ == 0);  // behind an array that has no element
    if (framing_ != Framing::lines) return;
    const std::size_t newline = block.text().substr(framed_).rfind('\n');
    if (newline != std::string_view::npos) complete_ = framed_ + newline + 1;
    framed_ = block.size_;
    is_array_ = false;
}

// An array that has ended makes way for whatever follows it. If it had no element, its bytes are dropped, since they
// give no line.
void BlockReader::frame_array(Block& block) {
    const ArrayFramer::Result result = array_.frame(block.buffer_.data(), framed_, block.size_);
    framed_ = result.framed;
    complete_ = result.complete;
    is_array_ = framing_ == Framing::array;
    if (!array_.has_ended()) return;
    framing_ = Framing::undecided;
    is_behind_array_ = true;
    if (!array_.has_elements()) drop_front(block, framed_);
}

// Keeps the first bytes of a UTF-16 text as one record, without a line break in it.
void BlockReader::frame_wide(Block& block) {
    block.resize(std::min(block.size_, wide_bytes));
    std::replace(block.buffer_.begin(), block.buffer_.begin() + static_cast<std::ptrdiff_t>(block.size_), '\n', ' ');
    framed_ = block.size_;
    is_array_ = false;
}

// True when the element that did not end turned out to be several.
bool BlockReader::frame_again(Block& block) {
    if (!array_.distrust(block.size_)) return false;
    framed_ = 0;
    frame_array(block);
    return complete_ > 0;
}

// Decides by the first two visible characters, and waits for them as long as the input goes on and not a whole read of
// blanks has come. Behind an array, blanks and empty arrays are dropped: they are no blank lines.
void BlockReader::decide_framing(Block& block, Input input) {
    if (is_at_start_ && !drop_byte_order_mark(block, input)) return;
    const auto visible = [&](std::size_t from) {
        return std::min(block.text().find_first_not_of(" \t\r\n", from), block.size_);
    };
    if (const std::size_t empty = end_of_empty_arrays(block.text()); empty > 0) {
        drop_front(block, empty);  // all of them at once, since there may be thousands
        is_behind_array_ = true;
    }
    if (is_behind_array_) drop_front(block, visible(0));
    const std::size_t first = visible(0);
    const char opening = first < block.size_ ? block.text()[first] : '\0';
    const bool is_open = opening == '[' || opening == '{';
    const std::size_t second = is_open ? visible(first + 1) : first;
    const bool may_wait = input == Input::goes_on && block.size_ < chunk_bytes_;
    if (second == block.size_ && may_wait) return;
    framing_ = framing_of(block.text().substr(first), second - first);
    is_behind_array_ = false;
    if (framing_ == Framing::array) drop_front(block, first + 1);
    using Separator = ArrayFramer::Separator;
    array_ = ArrayFramer(longest_, framing_ == Framing::array ? Separator::comma : Separator::line_break);
}

// `[` and anything but another `[` opens an array of profiles. `{` alone on its line, with a key or `}` on the next,
// is how objects are printed over several lines. Everything else is lines. `second` is the place of the text's second
// visible character.
BlockReader::Framing BlockReader::framing_of(std::string_view text, std::size_t second) {
    const char behind = second < text.size() ? text[second] : '\0';
    if (is_wide_text(text.substr(0, wide_bytes))) return Framing::wide;
    if (text.starts_with('[') && behind != '[') return Framing::array;
    const bool is_spread = text.starts_with('{') && text.substr(0, second).find('\n') != std::string_view::npos;
    return is_spread && (behind == '"' || behind == '}') ? Framing::spread_objects : Framing::lines;
}

// False while too little was read to tell whether there is one.
bool BlockReader::drop_byte_order_mark(Block& block, Input input) {
    const std::string_view text = block.text();
    if (input == Input::goes_on && text.size() < byte_order_mark.size() && byte_order_mark.starts_with(text))
        return false;
    if (text.starts_with(byte_order_mark)) drop_front(block, byte_order_mark.size());
    is_at_start_ = false;
    return true;
}

// Gives the last record its newline, then turns to the next input. An element of an array that did not end is looked
// at again first, as it may hold several. An array without an end gives one more record, which says so. Called again
// until nothing is left of the input.
void BlockReader::end_input(Block& block) {
    frame(block, Input::ends);
    if (complete_ > 0) return;
    if (framing_ == Framing::array && is_last_element_whole(block)) return end_record(block);
    if (is_by_framer() && frame_again(block)) return;
    is_cut_off_ = framing_ == Framing::array;
    if (is_cut_off_ || block.size_ > 0) end_record(block);
    inputs_ = inputs_.subspan(1);
    framing_ = Framing::undecided;
    is_behind_array_ = is_at_end_ = false;
    is_at_start_ = true;
}

// True when only the `]` is missing: the element is then a record like any other, and the missing end is told behind
// it. An element over the limit does not count, as not all of it is here.
bool BlockReader::is_last_element_whole(const Block& block) const {
    return block.size_ <= options_.max_line_bytes && array_.is_behind_object(block.buffer_.data(), block.size_);
}

// Ends the record that the end of the input has left open.
void BlockReader::end_record(Block& block) {
    block.append("\n");
    complete_ = framed_ = block.size_;
}

// Drops the records that the run of `BatchOptions::resume_from` has answered. True when nothing new is left of the
// block, or the input turned out to be another one: its checksum is compared at the record where the earlier run stood.
bool BlockReader::skip(Block& block) {
    if (options_.checksum) shorten(block);
    if (to_skip_ == 0) return false;
    const std::string_view whole = block.text().substr(0, complete_);
    const std::uint64_t count = std::min(count_lines(whole), to_skip_);
    const std::string_view old = whole.substr(0, end_of_line(whole, count));
    const std::uint64_t checksum = options_.checksum ? options_.checksum(old) : 0;
    lines_ += count;
    to_skip_ -= count;
    drop_front(block, old.size());
    if (complete_ == 0) is_cut_off_ = false;  // the record that tells of the missing end was answered, too
    const bool is_other = options_.checksum && checksum != options_.resume_from->checksum;
    if (to_skip_ == 0 && is_other) status_ = BatchStatus::input_changed;
    return complete_ == 0 || status_ != BatchStatus::complete;
}

// Cuts records that are too long, although they are whole in this block: the checksum must not depend on how much of a
// record was read at once.
void BlockReader::shorten(Block& block) {
    const std::size_t kept = shorten_records(block.buffer_.data(), complete_, longest_);
    const std::size_t dropped = complete_ - kept;
    if (dropped == 0) return;
    std::memmove(block.buffer_.data() + kept, block.buffer_.data() + complete_, block.size_ - complete_);
    block.resize(block.size_ - dropped);
    complete_ -= dropped;
    framed_ -= dropped;
}

// Gives the block its whole records, with their numbers and their checksum, and keeps the rest.
void BlockReader::cut(Block& block) {
    put_back(block.text().substr(complete_));
    block.resize(complete_);
    block.first_line = lines_ + 1;
    block.lines = numbers_ == Numbers::counted ? count_lines(block.text()) : 0;
    block.checksum = options_.checksum ? options_.checksum(block.text()) : 0;
    block.is_array = is_array_;
    block.is_cut_off = std::exchange(is_cut_off_, false);
    lines_ += block.lines;
    framed_ -= std::exchange(complete_, 0);
}

// Puts what is left over in front of what is pending already. `pending_` is used from its end, so that there mostly is
// room in front.
void BlockReader::put_back(std::string_view text) {
    if (text.size() > pending_at_) {
        pending_.insert(pending_.begin(), text.size() - pending_at_, '\0');
        pending_at_ = text.size();
    }
    pending_at_ -= text.size();
    std::copy(text.begin(), text.end(), pending_.begin() + static_cast<std::ptrdiff_t>(pending_at_));
}

// Adds up to `most` pending bytes to the block.
void BlockReader::take_back(Block& block, std::size_t most) {
    const std::size_t size = std::min(most, pending_.size() - pending_at_);
    block.append({pending_.data() + pending_at_, size});
    pending_at_ += size;
}

// Drops bytes from the front of the block; the marks move with the text.
void BlockReader::drop_front(Block& block, std::size_t count) {
    block.drop_front(count);
    framed_ -= std::min(framed_, count);
    complete_ -= std::min(complete_, count);
}

}  // namespace triage
