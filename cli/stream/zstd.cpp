#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>

#include "stream/decoder.hpp"

namespace triage::cli {

namespace {

constexpr int window_log_max = 23;  // 8 MiB: every level up to 19, the highest without `--ultra`

class ZstdDecoder final : public Decoder {
public:
    ZstdDecoder() : context_(ZSTD_createDCtx()) {
        if (context_ == nullptr) throw std::bad_alloc();
        ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, window_log_max);
    }
    ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }

    // The library is given one block at a time: when one is damaged it would keep those that it decoded before in the
    // same call.
    std::ptrdiff_t decode(std::span<const char>& input, std::span<char> output) override {
        if (ZSTD_isError(status_) != 0) return -1;
        if (input.empty() && may_end()) return 0;
        const std::size_t wanted = may_end() ? shortest_header : status_;
        ZSTD_inBuffer in{input.data(), std::min(input.size(), wanted), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        status_ = ZSTD_decompressStream(context_, &out, &in);
        if (ZSTD_isError(status_) != 0) return -1;
        has_frame_ = has_frame_ || may_end();
        input = input.subspan(in.pos);
        return static_cast<std::ptrdiff_t>(out.pos);
    }

    bool may_end() const override { return status_ == 0; }

    std::string failure() const override {
        switch (ZSTD_getErrorCode(status_)) {
            case ZSTD_error_frameParameter_windowTooLarge:
                return "the zstd data needs more than 8 MiB of memory; pipe in what `zstd -d --long=27` makes of it";
            case ZSTD_error_prefix_unknown:
                if (has_frame_) return "something else stands behind the zstd data";
                break;
            default: break;
        }
        return "the zstd data is damaged: " + std::string(ZSTD_getErrorName(status_));
    }

private:
    static constexpr std::size_t shortest_header = 5;

    ZSTD_DCtx* context_;
    std::size_t status_ = 0;  // what the last call returned: an error, 0 behind a frame, or how much it wants next
    bool has_frame_ = false;  // a whole one
};

}  // namespace

std::unique_ptr<Decoder> zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace triage::cli
