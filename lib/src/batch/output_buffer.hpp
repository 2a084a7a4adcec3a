// Text that is put together from many small pieces: room is made once for several of them, and no piece checks for it
// again, as a `std::string` would at every append.
//
// Used by BatchAnswerer.
//
// Threads: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace triage {

/// A buffer that keeps its memory. INVARIANT: the first `size_` bytes of `text_` are the text; the others mean
/// nothing.
class OutputBuffer {
public:
    /// Makes room for `count` bytes more, and for half as much again where the buffer has to grow.
    void reserve(std::size_t count) {
        if (text_.size() < size_ + count) text_.resize((size_ + count) * 3 / 2);
    }

    /// REQUIRES: room for the piece, by `reserve`.
    void put(std::string_view piece) {
        std::memcpy(text_.data() + size_, piece.data(), piece.size());
        size_ += piece.size();
    }
    /// REQUIRES: room for one byte.
    void put(char c) { text_[size_++] = c; }

    /// Makes room for the piece, then puts it.
    void append(std::string_view piece) {
        reserve(piece.size());
        put(piece);
    }

    /// Valid until the buffer is changed.
    std::string_view text() const { return {text_.data(), size_}; }
    std::size_t size() const { return size_; }
    /// Cuts the end off. REQUIRES: `size` is at most `size()`.
    void resize(std::size_t size) { size_ = size; }

private:
    std::vector<char> text_;
    std::size_t size_ = 0;
};

}  // namespace triage
