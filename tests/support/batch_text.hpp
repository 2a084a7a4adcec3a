// A batch from a text to a text, without files: what most tests of a stream need of its two ends.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include <triage/batch.hpp>

/// Hands out the text in pieces of at most so many bytes. The text must outlive it.
inline triage::BatchRead pieces_of(const std::string& text, std::size_t most = 1 << 16) {
    return [&text, most, at = std::size_t{0}](std::span<char> buffer) mutable {
        const std::size_t count = std::min({most, buffer.size(), text.size() - at});
        std::memcpy(buffer.data(), text.data() + at, count);
        at += count;
        return static_cast<std::ptrdiff_t>(count);
    };
}

/// Appends what is written to the text, which must outlive it, and never fails.
inline triage::BatchWrite append_to(std::string& text) {
    return [&text](std::string_view written) {
        text += written;
        return true;
    };
}
