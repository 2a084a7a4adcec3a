// The inputs of a batch, cut into blocks of whole records: lines of NDJSON, or elements of an array.
//
// An array's elements are made lines in place (array_framer.hpp), and so are objects that were printed over several
// lines; whoever answers a block knows lines only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "batch/array_framer.hpp"
#include "triage/batch.hpp"

namespace triage {

/// Records, each with a newline behind it, in a buffer that is used again and again.
class Block {
public:
    /// `scan_padding` readable bytes stand behind it.
    std::string_view text() const { return {buffer_.data(), size_}; }

    std::uint64_t first_line = 0;  ///< the number of the first record, unless `Numbers::none`
    std::uint64_t lines = 0;       ///< how many records, likewise
    std::uint64_t checksum = 0;    ///< of the input up to the end of this block
    bool is_array = false;         ///< then a blank record is a fault, as between two commas
    bool is_cut_off = false;       ///< the one record is what stands behind the last whole element of an array

private:
    friend class BlockReader;

    /// Makes room for as many bytes more.
    void reserve(std::size_t count);
    void append(std::string_view text);
    void drop_front(std::size_t count);
    void resize(std::size_t size) { size_ = size; }

    std::vector<char> buffer_;
    std::size_t size_ = 0;
};

class BlockReader {
public:
    /// Counting lines ahead costs a look at all of the text; who answers one block after the other knows the numbers.
    enum class Numbers : std::uint8_t { none, counted };

    /// What they refer to outlives the reader.
    BlockReader(std::span<const BatchRead> inputs, const BatchOptions& options, Numbers numbers = Numbers::counted);

    /// Reads until there is a whole record, and gives all that are there. False at the end, or when reading failed.
    bool next(Block& block);

    /// `complete` unless reading failed, or the input does not begin with what `BatchOptions::resume_from` has
    /// answered.
    BatchStatus status() const { return status_; }

private:
    /// `wide`: in UTF-16, of which no more than the first bytes are kept, for one answer that says so.
    enum class Framing : std::uint8_t { undecided, lines, array, spread_objects, wide };
    enum class Input : std::uint8_t { goes_on, ends };

    bool fill(Block& block);
    void frame(Block& block, Input input);
    void frame_array(Block& block);
    void frame_wide(Block& block);
    bool is_by_framer() const { return framing_ == Framing::array || framing_ == Framing::spread_objects; }
    bool frame_again(Block& block);
    bool is_last_element_whole(const Block& block) const;
    void decide_framing(Block& block, Input input);
    static Framing framing_of(std::string_view text, std::size_t second);
    bool drop_byte_order_mark(Block& block, Input input);
    void drop_excess(Block& block);
    void end_input(Block& block);
    void end_record(Block& block);
    bool skip(Block& block);
    void shorten(Block& block);
    void cut(Block& block);
    void put_back(std::string_view text);
    void take_back(Block& block, std::size_t most);
    void drop_front(Block& block, std::size_t count);

    std::span<const BatchRead> inputs_;
    const BatchOptions& options_;
    Numbers numbers_;
    std::size_t chunk_bytes_;  ///< read at once
    std::size_t longest_;      ///< bytes of a record that are kept
    BatchStatus status_ = BatchStatus::complete;

    Framing framing_ = Framing::undecided;
    ArrayFramer array_;
    bool is_at_start_ = true;       ///< of an input
    bool is_at_end_ = false;        ///< of an input
    bool is_behind_array_ = false;  ///< where only another array, or lines, may follow
    std::size_t framed_ = 0;        ///< bytes of the block that were looked at
    std::size_t complete_ = 0;      ///< bytes of it that are whole records
    bool is_array_ = false;         ///< what those records are
    bool is_cut_off_ = false;
    std::vector<char> pending_;   ///< holds what was read beyond the last block
    std::size_t pending_at_ = 0;  ///< where that begins
    std::uint64_t lines_ = 0;
    std::uint64_t to_skip_ = 0;
};

}  // namespace triage
