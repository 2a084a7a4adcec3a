// Compressed data, made by hand: blocks that hold their text as it is are as good a stream as any. So the tests need no
// compressor and can break each part.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace compressed {

/// Lowest byte first.
inline std::string little_endian(std::uint64_t number, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFFU);
    return text;
}

inline std::uint32_t crc32(const std::string& text) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : text) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ (crc & 1U ? 0xEDB88320 : 0);
    }
    return ~crc;
}

/// One member (RFC 1952) of stored blocks (RFC 1951).
inline std::string gzip(const std::string& text) {
    constexpr std::size_t most = 0xFFFF;
    std::string member("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
    for (std::size_t at = 0; at == 0 || at < text.size(); at += most) {
        const std::string block = text.substr(at, most);
        member += at + most >= text.size() ? '\1' : '\0';
        member += little_endian(block.size(), 2) + little_endian(~block.size(), 2) + block;
    }
    return member + little_endian(crc32(text), 4) + little_endian(text.size(), 4);
}

/// One frame (RFC 8878) of raw blocks, for a decoder that keeps 2^`window_log` bytes.
inline std::string zstd(const std::string& text, int window_log = 20) {
    const std::size_t most = std::min(std::size_t{1} << 17, std::size_t{1} << window_log);
    std::string frame("\x28\xB5\x2F\xFD\0", 5);
    frame += static_cast<char>((window_log - 10) << 3);
    for (std::size_t at = 0; at == 0 || at < text.size(); at += most) {
        const std::string block = text.substr(at, most);
        frame += little_endian((block.size() << 3U) | (at + most >= text.size() ? 1U : 0U), 3) + block;
    }
    return frame;
}

/// A frame that a decoder passes over.
inline std::string skippable(const std::string& text) {
    return "\x53\x2A\x4D\x18" + little_endian(text.size(), 4) + text;
}

}  // namespace compressed
