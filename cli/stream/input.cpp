#include "stream/input.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <utility>

#include "stream/decoder.hpp"
#include "stream/interrupt.hpp"
#include "system/input_file.hpp"
#include "system/log.hpp"

namespace triage::cli {

namespace {

constexpr std::size_t compressed_chunk_bytes = std::size_t{128} << 10;

enum class Kind : unsigned char { plain, gzip, zstd, too_short_to_tell };

struct Magic {
    std::string_view bytes;
    unsigned char first_mask;  // which bits of the first byte count
    Kind kind;
};

// Frames that zstd skips may stand first, as some tools put an index there.
constexpr std::array<Magic, 3> magics{
    {{"\x1F\x8B", 0xFF, Kind::gzip}, {"\x28\xB5\x2F\xFD", 0xFF, Kind::zstd}, {"\x50\x2A\x4D\x18", 0xF0, Kind::zstd}}};

Kind kind_of(std::string_view text) {
    if (text.empty()) return Kind::too_short_to_tell;
    for (const Magic& magic : magics) {
        std::string begin(text.substr(0, magic.bytes.size()));
        begin.front() = static_cast<char>(static_cast<unsigned char>(begin.front()) & magic.first_mask);
        if (begin == magic.bytes) return magic.kind;
        if (magic.bytes.starts_with(begin)) return Kind::too_short_to_tell;
    }
    return Kind::plain;
}

// 0 for what is no ordinary file.
off_t ordinary_size(int file) {
    struct stat status {};
    return fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

}  // namespace

// One file. Used by one thread at a time, but for `bytes_read`.
class InputStream {
public:
    explicit InputStream(std::string path) : path_(std::move(path)) {}

    std::ptrdiff_t read(std::span<char> buffer) {
        if (has_ended_) return 0;
        const std::ptrdiff_t size = read_more(buffer);
        if (size > 0 && !has_text_) look_for_text({buffer.data(), static_cast<std::size_t>(size)});
        if (size == 0) close();
        return size;
    }

    /// Read to its end, and nothing but blanks was there.
    bool is_blank() const { return has_ended_ && !has_text_; }
    /// What was ignored at the end, or empty.
    const std::string& notice() const { return notice_; }

    std::uint64_t bytes_read() const { return bytes_read_; }
    const std::string& failure() const { return failure_; }

private:
    std::ptrdiff_t fail(const std::string& why) {
        failure_ = "reading `" + path_ + "` failed: " + why;
        return -1;
    }

    std::ptrdiff_t read_more(std::span<char> buffer) {
        // Waiting for the writer of a named pipe must end with an interrupt, so it is done in `read_bytes`.
        if (!file_) open();
        if (!file_->is_open()) return fail(failure_text());
        if (!has_begun_) return begin(buffer);
        return decoder_ ? decode(buffer) : read_bytes(buffer);
    }

    void open() {
        file_.emplace(path_, NamedPipe::open_at_once);
        if (file_->is_open()) size_at_opening_ = ordinary_size(file_->descriptor());
    }

    void look_for_text(std::string_view text) { has_text_ = text.find_first_not_of(" \t\r\n") != text.npos; }

    // There may be thousands of files.
    void close() {
        has_ended_ = true;
        if (decoder_ && !decoder_->ignored().empty()) notice_ = "`" + path_ + "`: " + decoder_->ignored();
        file_.reset();
        decoder_.reset();
        chunk_ = {};
    }

    std::ptrdiff_t read_bytes(std::span<char> buffer) {
        while (wait_for_input(file_->descriptor())) {
            const ssize_t size = ::read(file_->descriptor(), buffer.data(), buffer.size());
            if (size < 0 && (errno == EINTR || errno == EAGAIN)) continue;
            if (size < 0) return fail(failure_text());
            if (size == 0 && has_shrunk()) return fail("it became shorter meanwhile");
            bytes_read_ += static_cast<std::uint64_t>(size);
            return size;
        }
        return -1;
    }

    // Asked at the end. Others may have read from standard input too, so what counts is where it stands, not what was
    // read here. Some file systems make up sizes: those do not change.
    bool has_shrunk() const {
        const int file = file_->descriptor();
        return ordinary_size(file) < size_at_opening_ && lseek(file, 0, SEEK_CUR) < size_at_opening_;
    }

    // The first bytes say whether they are compressed.
    std::ptrdiff_t begin(std::span<char> buffer) {
        std::size_t size = 0;
        Kind kind = Kind::too_short_to_tell;
        while (kind == Kind::too_short_to_tell) {
            const std::ptrdiff_t more = read_bytes(buffer.subspan(size));
            if (more < 0) return more;
            if (more == 0) break;
            size += static_cast<std::size_t>(more);
            kind = kind_of({buffer.data(), size});
        }
        has_begun_ = true;
        if (kind == Kind::plain || kind == Kind::too_short_to_tell) return static_cast<std::ptrdiff_t>(size);
        decoder_ = kind == Kind::gzip ? gzip_decoder() : zstd_decoder();
        chunk_.assign(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(size));
        compressed_ = chunk_;
        return decode(buffer);
    }

    std::ptrdiff_t decode(std::span<char> buffer) {
        while (true) {
            const std::ptrdiff_t size = decoder_->decode(compressed_, buffer);
            if (size < 0) return fail(decoder_->failure());
            if (size > 0) return size;
            if (!compressed_.empty()) continue;
            const std::ptrdiff_t more = read_chunk();
            if (more < 0) return more;
            if (more == 0) return decoder_->may_end() ? 0 : fail("the compressed data is cut off");
        }
    }

    std::ptrdiff_t read_chunk() {
        chunk_.resize(compressed_chunk_bytes);
        const std::ptrdiff_t size = read_bytes(chunk_);
        compressed_ = std::span<const char>(chunk_).first(static_cast<std::size_t>(std::max<std::ptrdiff_t>(size, 0)));
        return size;
    }

    std::string path_;
    std::optional<InputFile> file_;
    std::unique_ptr<Decoder> decoder_;
    std::vector<char> chunk_;
    std::span<const char> compressed_;  // what of the chunk is not decoded yet
    std::string failure_;
    std::string notice_;
    std::atomic<std::uint64_t> bytes_read_ = 0;
    off_t size_at_opening_ = 0;  // of an ordinary file
    bool has_begun_ = false;
    bool has_ended_ = false;
    bool has_text_ = false;
};

namespace {

// Empty where one of them is no ordinary file.
std::optional<std::uint64_t> total_size(const std::vector<std::string>& paths) {
    std::uint64_t total = 0;
    for (const std::string& path : paths) {
        struct stat status {};
        const int result = path == "-" ? fstat(STDIN_FILENO, &status) : stat(path.c_str(), &status);
        if (result != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
        total += static_cast<std::uint64_t>(status.st_size);
    }
    return total;
}

}  // namespace

BatchInput::BatchInput(std::vector<std::string> paths) : paths_(std::move(paths)) {
    if (paths_.empty()) paths_.emplace_back("-");
    for (const std::string& path : paths_) {
        streams_.push_back(std::make_unique<InputStream>(path));
        reads_.emplace_back([stream = streams_.back().get()](std::span<char> buffer) { return stream->read(buffer); });
    }
    total_bytes_ = total_size(paths_);
}

BatchInput::~BatchInput() = default;

bool BatchInput::can_open_all() const {
    bool good = true;
    for (const std::string& path : paths_) {
        if (is_readable(path)) continue;
        log_failure("cannot open `" + path + "`");
        good = false;
    }
    return good;
}

std::string BatchInput::failure() const {
    for (const auto& stream : streams_) {
        if (!stream->failure().empty()) return stream->failure();
    }
    return {};
}

std::vector<std::string> BatchInput::notices() const {
    std::vector<std::string> notices;
    for (std::size_t i = 0; i < streams_.size(); ++i) {
        if (!streams_[i]->notice().empty()) notices.push_back(streams_[i]->notice());
        // Of a single one the batch says that nothing was decided.
        if (streams_.size() > 1 && streams_[i]->is_blank()) notices.push_back("`" + paths_[i] + "` holds no profile");
    }
    return notices;
}

std::optional<double> BatchInput::share() const {
    if (!total_bytes_ || *total_bytes_ == 0) return std::nullopt;
    std::uint64_t done = 0;
    for (const auto& stream : streams_) done += stream->bytes_read();
    return std::min(1.0, static_cast<double>(done) / static_cast<double>(*total_bytes_));  // a file may grow
}

}  // namespace triage::cli
