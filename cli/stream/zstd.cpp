// zstd data decoded with libzstd, frame by frame. The window is limited, because a frame of a few bytes may demand
// gigabytes; what needs more is refused with the command that decodes it.

#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>

#include "stream/decoder.hpp"

namespace triage::cli {

namespace {

// 8 MiB is enough for every level up to 19, the highest without `--ultra`.
constexpr int window_log_max = 23;

/// INVARIANT: `status_` is what the library returned last. It is 0 before the first frame and behind each whole one.
class ZstdDecoder final : public Decoder {
public:
    ZstdDecoder() : context_(ZSTD_createDCtx()) {
        if (context_ == nullptr) throw std::bad_alloc();
        ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, window_log_max);
    }
    ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }

    // Gives the library no more than the one block it asks for: given several of which one is damaged, it would
    // withhold what it decoded before in the same call.
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
    // From five bytes the library can tell how long a frame's header is; between frames it has not said how much it
    // wants.
    static constexpr std::size_t shortest_header = 5;

    ZSTD_DCtx* context_;
    std::size_t status_ = 0;  ///< an error, 0 behind a frame, or how many bytes the library wants next
    bool has_frame_ = false;  ///< at least one frame was whole
};

}  // namespace

std::unique_ptr<Decoder> zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

}  // namespace triage::cli
