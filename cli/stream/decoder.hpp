// Compressed data as a stream. gzip.cpp and zstd.cpp are the only files that know their libraries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace triage::cli {

/// Members or frames one after the other. Memory is bounded, whatever the data says.
class Decoder {
public:
    Decoder() = default;
    virtual ~Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    /// Decodes from the front of `input`, which becomes what is left of it. How many bytes it wrote; 0: there was not
    /// enough input for one more, or a member ended; negative: the data is damaged.
    virtual std::ptrdiff_t decode(std::span<const char>& input, std::span<char> output) = 0;
    /// Whether the data may end where it was decoded up to.
    virtual bool may_end() const = 0;
    /// What stands behind the data and was passed over; empty: nothing.
    virtual std::string ignored() const { return {}; }
    /// What is damaged.
    virtual std::string failure() const = 0;
};

std::unique_ptr<Decoder> gzip_decoder();
std::unique_ptr<Decoder> zstd_decoder();

/// The CRC-32 of what `so_far` is the CRC-32 of, with `text` behind it. Begin with 0.
std::uint64_t checksum(std::uint64_t so_far, std::string_view text);

}  // namespace triage::cli
