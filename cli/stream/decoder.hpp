// Compressed data as a stream: bytes of a file in, bytes of text out, as much at a time as there is room for. gzip.cpp
// and zstd.cpp are the only files that know their libraries; another format is another `Decoder` (docs/decisions/0018).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace triage::cli {

/// Decodes members (gzip) or frames (zstd) that stand one after the other. Memory is bounded, whatever the data says.
class Decoder {
public:
    Decoder() = default;
    virtual ~Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Decodes from the front of `input`, and takes what it used off it. Returns how many bytes it wrote; 0 where there
    /// was not enough input for one more byte or a member ended; a negative number where the data is damaged. What was
    /// decoded before the damage has been returned by then.
    virtual std::ptrdiff_t decode(std::span<const char>& input, std::span<char> output) = 0;
    /// True where a whole member or frame has ended: data that ends here is not cut off.
    virtual bool may_end() const = 0;
    /// Says what stands behind the data and was skipped; empty where nothing was.
    virtual std::string ignored() const { return {}; }
    /// Says what is damaged. REQUIRES: `decode` returned a negative number.
    virtual std::string failure() const = 0;
};

std::unique_ptr<Decoder> gzip_decoder();
std::unique_ptr<Decoder> zstd_decoder();

/// Continues a CRC-32: `so_far` is that of all text before `text`, or 0 at the beginning.
std::uint64_t checksum(std::uint64_t so_far, std::string_view text);

}  // namespace triage::cli
