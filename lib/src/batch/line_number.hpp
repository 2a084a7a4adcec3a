// The number of a line as it is written, counted up in place: most often one digit changes.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace triage {

class LineNumber {
public:
    void set(std::uint64_t number) {
        const char* end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
        size_ = static_cast<std::size_t>(end - digits_.data());
    }

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

    std::string_view text() const { return {digits_.data(), size_}; }

private:
    std::array<char, 24> digits_{};
    std::size_t size_ = 0;
};

}  // namespace triage
