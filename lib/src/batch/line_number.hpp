// The number of a line as text, counted up in place: most often one digit changes, and nothing is converted.
//
// Used by BatchAnswerer, which writes the number of each line.
//
// Threads: a value.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace triage {

/// REQUIRES: `set` before anything else.
class LineNumber {
public:
    /// Sets the number; the only conversion there is.
    void set(std::uint64_t number) {
        const char* end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
        size_ = static_cast<std::size_t>(end - digits_.data());
    }

    /// Adds one: nines at the end become zeros, and the digit before them grows. A number made of nines alone gets one
    /// digit more.
    void increment() {
        std::size_t at = size_;
        while (at > 0 && digits_[at - 1] == '9') digits_[--at] = '0';
        if (at > 0) {
            ++digits_[at - 1];
        } else {
            digits_[0] = '1';
            digits_[size_++] = '0';
        }
    }

    /// The digits, without leading zeros. Valid until the number changes.
    std::string_view text() const { return {digits_.data(), size_}; }

private:
    std::array<char, 24> digits_{};  ///< more than the 20 digits that 64 bits need
    std::size_t size_ = 0;
};

}  // namespace triage
