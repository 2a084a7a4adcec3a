// Text that is put together from many small pieces: room is made once for several, and no piece checks for it again.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace triage {

class OutputBuffer {
public:
    /// Makes room for as many bytes more.
    void reserve(std::size_t count) {
        if (text_.size() < size_ + count) text_.resize((size_ + count) * 3 / 2);
    }

    /// REQUIRES: room for it.
    void put(std::string_view piece) {
        std::memcpy(text_.data() + size_, piece.data(), piece.size());
        size_ += piece.size();
    }
    void put(char c) { text_[size_++] = c; }

    void append(std::string_view piece) {
        reserve(piece.size());
        put(piece);
    }

    std::string_view text() const { return {text_.data(), size_}; }
    std::size_t size() const { return size_; }
    /// Cuts the end off. REQUIRES: `size` is at most `size()`.
    void resize(std::size_t size) { size_ = size; }

private:
    std::vector<char> text_;
    std::size_t size_ = 0;
};

}  // namespace triage
