// Reads a file in pieces of whole lines, as fast as reading goes, with the room behind them that simdjson wants.
//
// Used by `handwritten` and `limits`, so that both read and write in the same way. It has no tests of its own.
#pragma once

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace bench {

/// Small enough to stay in the second-level cache between reading and parsing. A line is shorter.
inline constexpr std::size_t chunk_bytes = std::size_t{256} << 10;

/// Writes all of `text` to standard output; false if that fails.
inline bool write_all(std::string_view text) {
    while (!text.empty()) {
        const ssize_t size = write(STDOUT_FILENO, text.data(), text.size());
        if (size <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(size));
    }
    return true;
}

/// Calls `visit` with some whole lines at a time, with simdjson's padding behind them, until it returns false.
/// Returns an exit status: 0, 66 (cannot open), 74 (cannot read, a line that is too long, `visit` said no).
template <class Visit>
int for_each_chunk(const char* path, Visit visit) {
    const int file = open(path, O_RDONLY);
    if (file < 0) return 66;
    std::vector<char> buffer(chunk_bytes + simdjson::SIMDJSON_PADDING);
    std::size_t held = 0;
    ssize_t size = 0;
    while ((size = read(file, buffer.data() + held, chunk_bytes - held)) > 0) {
        const std::string_view all(buffer.data(), held + static_cast<std::size_t>(size));
        const std::size_t whole = all.rfind('\n') + 1;
        if (whole > 0 && !visit(all.substr(0, whole))) return 74;
        held = all.size() - whole;
        std::memmove(buffer.data(), buffer.data() + whole, held);
    }
    close(file);
    const bool is_good = size == 0 && held < chunk_bytes && (held == 0 || visit({buffer.data(), held}));
    return is_good ? 0 : 74;
}

/// A parser for `for_each_chunk`: one thread, one chunk at a time.
inline simdjson::ondemand::parser chunk_parser() {
    simdjson::ondemand::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
    parser.threaded = false;
#endif
    return parser;
}

/// The documents of one chunk.
inline simdjson::ondemand::document_stream documents(simdjson::ondemand::parser& parser, std::string_view chunk) {
    return parser.iterate_many(chunk.data(), chunk.size(), chunk_bytes);
}

}  // namespace bench
