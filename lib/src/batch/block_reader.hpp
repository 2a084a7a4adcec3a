// The inputs of a batch, cut into blocks of whole records: lines of NDJSON, or elements of an array.
//
// An array's elements are made lines in place (array_framer.hpp), and so are objects that were printed over several
// lines; whoever answers a block knows lines only. A reader never looks at what a record says, so it is cheap enough
// to be used by one thread at a time while all threads answer (docs/decisions/0016).
//
// Used by `run_batch` and `read_batch_line`.
//
// Threads: a reader is used by one thread at a time, a block belongs to one thread.
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
    /// The records. `scan_padding` readable bytes stand behind the text.
    std::string_view text() const { return {buffer_.data(), size_}; }

    std::uint64_t first_line = 0;  ///< the number of the first record; with `Numbers::none` the caller sets it
    std::uint64_t lines = 0;       ///< how many records; 0 with `Numbers::none`
    std::uint64_t checksum = 0;    ///< the checksum (`BatchOptions::checksum`) of the input up to the end of this block
    bool is_array = false;         ///< the records were an array's elements, so a blank one is a fault
    bool is_cut_off = false;       ///< the only record is the rest of an array that has no end

private:
    friend class BlockReader;

    /// Makes room for `count` more bytes and the padding behind them.
    void reserve(std::size_t count);
    void append(std::string_view text);
    void drop_front(std::size_t count);
    void resize(std::size_t size) { size_ = size; }

    std::vector<char> buffer_;
    std::size_t size_ = 0;
};

/// Reads and cuts. INVARIANT: the first `complete_` bytes of the block are whole records, the first `framed_` bytes
/// were looked at, and `complete_ <= framed_ <=` the size of the block.
class BlockReader {
public:
    /// Whether a block knows the numbers of its records. Counting ahead costs a look at all of the text; whoever
    /// answers one block after the other knows the numbers anyway.
    enum class Numbers : std::uint8_t { none, counted };

    /// The inputs and the options outlive the reader.
    BlockReader(std::span<const BatchRead> inputs, const BatchOptions& options, Numbers numbers = Numbers::counted);

    /// Reads until there is a whole record, and gives all that are there; what is left over waits for the next block.
    /// So a slow pipe gives small blocks, and each profile is answered at once. False at the end, or when reading
    /// failed.
    bool next(Block& block);

    /// `complete`, unless reading failed (`read_failed`) or the input does not begin with what
    /// `BatchOptions::resume_from` has answered (`input_changed`).
    BatchStatus status() const { return status_; }

private:
    /// The form of the text that follows, as its first characters tell. `wide` is UTF-16, of which no more than the
    /// first bytes are kept, for one answer that says so.
    enum class Framing : std::uint8_t { undecided, lines, array, spread_objects, wide };
    /// Whether the input may have more to give.
    enum class Input : std::uint8_t { goes_on, ends };

    /// Reading: more bytes, and the ends of records in them.
    bool fill(Block& block);
    void frame(Block& block, Input input);
    void frame_array(Block& block);
    void frame_wide(Block& block);
    bool is_by_framer() const { return framing_ == Framing::array || framing_ == Framing::spread_objects; }
    bool frame_again(Block& block);
    bool is_last_element_whole(const Block& block) const;
    /// The form of what follows.
    void decide_framing(Block& block, Input input);
    static Framing framing_of(std::string_view text, std::size_t second);
    bool drop_byte_order_mark(Block& block, Input input);
    void drop_excess(Block& block);
    void end_input(Block& block);
    void end_record(Block& block);
    /// Giving away: without what an earlier run answered; the rest is kept.
    bool skip(Block& block);
    void shorten(Block& block);
    void cut(Block& block);
    void put_back(std::string_view text);
    void take_back(Block& block, std::size_t most);
    void drop_front(Block& block, std::size_t count);

    std::span<const BatchRead> inputs_;
    const BatchOptions& options_;
    Numbers numbers_;
    std::size_t chunk_bytes_;  ///< bytes that are read at once
    std::size_t longest_;      ///< bytes that are kept of a record
    BatchStatus status_ = BatchStatus::complete;

    Framing framing_ = Framing::undecided;
    ArrayFramer array_;
    bool is_at_start_ = true;       ///< at the beginning of an input, where a byte-order mark may stand
    bool is_at_end_ = false;        ///< the input has nothing more to read
    bool is_behind_array_ = false;  ///< where only another array, or lines, may follow
    std::size_t framed_ = 0;        ///< bytes of the block that were looked at
    std::size_t complete_ = 0;      ///< bytes of it that are whole records
    bool is_array_ = false;         ///< those records are elements of an array
    bool is_cut_off_ = false;       ///< see `Block::is_cut_off`
    std::vector<char> pending_;     ///< its end holds what was read beyond the last block
    std::size_t pending_at_ = 0;    ///< the place where that begins
    std::uint64_t lines_ = 0;       ///< records before the current block
    std::uint64_t to_skip_ = 0;     ///< records that an earlier run has answered
};

}  // namespace triage
