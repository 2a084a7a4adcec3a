// gzip data decoded with zlib, member by member, and zlib's CRC-32 for checkpoints. The rules for what stands behind a
// member are those of gzip itself: another member or zeros, and nothing behind zeros.

#include <zlib.h>

#include <algorithm>
#include <new>

#include "stream/decoder.hpp"

namespace triage::cli {

namespace {

// zlib counts in `unsigned`, so no call may be given more than that can hold.
constexpr std::size_t most_at_once = std::size_t{1} << 30;

// zlib's pointers to input are not const, though it only reads there.
Bytef* bytes(const char* text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text)); }

/// INVARIANT: `ended_` is true exactly behind a whole member, where the data may end or another one begin.
class GzipDecoder final : public Decoder {
public:
    GzipDecoder() {
        // 16 added to the window makes zlib take gzip's header only; with 15 bits, the largest window, every gzip file
        // can be read.
        constexpr int gzip_only = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip_only) != Z_OK) throw std::bad_alloc();
    }
    ~GzipDecoder() override { inflateEnd(&stream_); }

    std::ptrdiff_t decode(std::span<const char>& input, std::span<char> output) override {
        if (ended_ && input.empty()) return 0;
        if (ended_ && (has_zeros_ || input.front() == '\0')) return skip_zeros(input);
        if (ended_) begin_next_member();
        const std::size_t most_out = std::min(output.size(), most_at_once);
        stream_.next_in = bytes(input.data());
        stream_.avail_in = static_cast<uInt>(std::min(input.size(), most_at_once));
        stream_.next_out = bytes(output.data());
        stream_.avail_out = static_cast<uInt>(most_out);
        const int status = inflate(&stream_, Z_NO_FLUSH);
        input = input.subspan(static_cast<std::size_t>(stream_.next_in - bytes(input.data())));
        ended_ = status == Z_STREAM_END;
        // Z_BUF_ERROR only says that there was nothing to do. Damage shows in the next call where this one still wrote
        // something.
        const bool is_damaged = !ended_ && status != Z_OK && status != Z_BUF_ERROR;
        const std::size_t written = most_out - stream_.avail_out;
        return is_damaged && written == 0 ? -1 : static_cast<std::ptrdiff_t>(written);
    }

    bool may_end() const override { return ended_; }

    std::string ignored() const override { return has_zeros_ ? "the zeros behind the gzip data are ignored" : ""; }

    std::string failure() const override {
        // zlib reads the two bytes of a member's magic number before it complains; then there never was a second
        // member.
        const bool is_no_member = has_member_ && stream_.total_out == 0 && stream_.total_in <= 2;
        if (is_no_member || has_zeros_) return "something else stands behind the gzip data";
        return "the gzip data is damaged" + (stream_.msg == nullptr ? "" : ": " + std::string(stream_.msg));
    }

private:
    // Tapes and other media fill up their last block with zeros. Returns 0 where zeros are all there is, -1 otherwise.
    std::ptrdiff_t skip_zeros(std::span<const char>& input) {
        has_zeros_ = true;
        const auto end = std::find_if(input.begin(), input.end(), [](char byte) { return byte != '\0'; });
        input = input.subspan(static_cast<std::size_t>(end - input.begin()));
        return input.empty() ? 0 : -1;
    }

    void begin_next_member() {
        inflateReset(&stream_);
        has_member_ = true;
        ended_ = false;
    }

    z_stream stream_{};
    bool has_member_ = false;  ///< at least one member was whole
    bool has_zeros_ = false;   ///< zeros stand behind the last member
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Decoder> gzip_decoder() { return std::make_unique<GzipDecoder>(); }

std::uint64_t checksum(std::uint64_t so_far, std::string_view text) {
    return crc32_z(static_cast<uLong>(so_far), bytes(text.data()), text.size());
}

}  // namespace triage::cli
