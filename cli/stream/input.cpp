// One `InputStream` for each path: it opens the file when its turn has come, tells from the first bytes whether it is
// gzip or zstd, and decodes it. A file's name is not asked, because standard input has none. All waiting is done with
// `wait_for_input`, so that an interrupt ends it, even while nobody has opened the other end of a named pipe.

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

// Compressed bytes that are read at once. Decoding makes several times as much of them.
constexpr std::size_t compressed_chunk_bytes = std::size_t{128} << 10;

/// How a file is encoded, as far as its first bytes tell.
enum class Kind : unsigned char { plain, gzip, zstd, too_short_to_tell };

/// The bytes that a kind of file begins with.
struct Magic {
    std::string_view bytes;
    unsigned char first_mask;  ///< the bits of the first byte that count
    Kind kind;
};

// The third is a frame that zstd skips, whose first byte has sixteen values: some tools put an index in front of the
// data.
constexpr std::array<Magic, 3> magics{
    {{"\x1F\x8B", 0xFF, Kind::gzip}, {"\x28\xB5\x2F\xFD", 0xFF, Kind::zstd}, {"\x50\x2A\x4D\x18", 0xF0, Kind::zstd}}};

// `too_short_to_tell` where the text is only the beginning of some magic number, or empty.
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

// The size of an ordinary file, 0 for anything else.
off_t ordinary_size(int file) {
    struct stat status {};
    return fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

}  // namespace

// One input from opening to closing. REQUIRES: one thread at a time; only `bytes_read` may be asked by another.
// INVARIANT: after the end it is closed and has no buffers, since a batch may have thousands of files.
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

    /// True where it was read to its end and held nothing but blanks.
    bool is_blank() const { return has_ended_ && !has_text_; }
    /// A sentence on bytes that were skipped at the end; empty where none were.
    const std::string& notice() const { return notice_; }

    std::uint64_t bytes_read() const { return bytes_read_; }
    const std::string& failure() const { return failure_; }

private:
    // Keeps the reason for `failure`, and returns what a failed read returns.
    std::ptrdiff_t fail(const std::string& why) {
        failure_ = "reading `" + path_ + "` failed: " + why;
        return -1;
    }

    std::ptrdiff_t read_more(std::span<char> buffer) {
        // A named pipe is opened without waiting for its writer; `read_bytes` waits, where an interrupt ends it.
        if (!file_) open();
        if (!file_->is_open()) return fail(failure_text());
        if (!has_begun_) return begin(buffer);
        return decoder_ ? decode(buffer) : read_bytes(buffer);
    }

    void open() {
        file_.emplace(path_, NamedPipe::open_at_once);
        if (file_->is_open()) size_at_opening_ = ordinary_size(file_->descriptor());
    }

    // Remembers whether anything but blanks was read, so that an empty input can be told from one with profiles.
    void look_for_text(std::string_view text) { has_text_ = text.find_first_not_of(" \t\r\n") != text.npos; }

    // Frees file and buffers at the end, not with the object: there may be thousands of inputs.
    void close() {
        has_ended_ = true;
        if (decoder_ && !decoder_->ignored().empty()) notice_ = "`" + path_ + "`: " + decoder_->ignored();
        file_.reset();
        decoder_.reset();
        chunk_ = {};
    }

    // Reads bytes as they lie in the file. Fails without a reason when the wait was interrupted.
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

    // True where the file is shorter than at its opening and was not read that far: bytes that were there are gone.
    // Others may have read from a shared standard input, so what counts is its position, not what was read here. Sizes
    // that some file systems make up do not change, and do no harm.
    bool has_shrunk() const {
        const int file = file_->descriptor();
        return ordinary_size(file) < size_at_opening_ && lseek(file, 0, SEEK_CUR) < size_at_opening_;
    }

    // Reads until the first bytes tell the encoding. Plain ones are in the buffer already; compressed ones are moved
    // out of it.
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

    // Decodes until there is text, the end or a fault, and reads more compressed bytes whenever they are used up.
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
    std::span<const char> compressed_;  ///< the part of the chunk that is not decoded yet
    std::string failure_;
    std::string notice_;
    std::atomic<std::uint64_t> bytes_read_ = 0;
    off_t size_at_opening_ = 0;  ///< 0 where it is no ordinary file
    bool has_begun_ = false;
    bool has_ended_ = false;
    bool has_text_ = false;
};

namespace {

// The bytes of all inputs together; nothing where one is no ordinary file.
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
        // A single blank input needs no notice: the batch then says that nothing was decided.
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
