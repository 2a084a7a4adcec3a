// Rates that no batch can exceed, each on one thread and reading a file of NDJSON in the same way:
//
//     limits copy FILE       read, written to standard output
//     limits lines FILE      newlines found
//     limits skip FILE       simdjson On Demand, every document skipped
//     limits ondemand FILE   simdjson On Demand, every value read
//     limits dom FILE        simdjson DOM, the result left unread
//
// All but `copy` print how many lines or documents they saw. A program without tests of its own: it only reads.

#include <cstdint>
#include <cstdio>
#include <string_view>

#include "lines.hpp"

namespace {

using simdjson::ondemand::json_type;

/// Stands for all values, so that no read can be left out.
std::uint64_t checksum = 0;

void read_value(simdjson::ondemand::value value);

void read_object(simdjson::ondemand::object object) {
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        checksum += key.size();
        read_value(field.value());
    }
}

void read_value(simdjson::ondemand::value value) {
    switch (json_type(value.type())) {
        case json_type::object: read_object(value.get_object()); break;
        case json_type::array:
            for (auto part : value.get_array()) read_value(part.value());
            break;
        case json_type::string: checksum += value.get_string().value().size(); break;
        case json_type::number: checksum += static_cast<std::uint64_t>(double(value.get_double())); break;
        case json_type::boolean: checksum += bool(value.get_bool()) ? 1 : 0; break;
        case json_type::null: break;
    }
}

/// Calls `visit` with each document and counts them.
template <class Visit>
int walk(const char* path, std::uint64_t& count, Visit visit) {
    simdjson::ondemand::parser parser = bench::chunk_parser();
    return bench::for_each_chunk(path, [&](std::string_view chunk) {
        for (auto document : bench::documents(parser, chunk)) {
            visit(document);
            ++count;
        }
        return true;
    });
}

int parse_all(const char* path, std::uint64_t& count) {
    simdjson::dom::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
    parser.threaded = false;
#endif
    return bench::for_each_chunk(path, [&](std::string_view chunk) {
        for (auto document : parser.parse_many(chunk.data(), chunk.size(), bench::chunk_bytes)) {
            checksum += static_cast<std::uint64_t>(document.type().value());
            ++count;
        }
        return true;
    });
}

int count_lines(const char* path, std::uint64_t& count) {
    return bench::for_each_chunk(path, [&](std::string_view chunk) {
        for (std::size_t at = chunk.find('\n'); at != chunk.npos; at = chunk.find('\n', at + 1)) ++count;
        return true;
    });
}

int run(std::string_view what, const char* path) {
    if (what == "copy") return bench::for_each_chunk(path, bench::write_all);
    std::uint64_t count = 0;
    int status = 64;
    if (what == "lines") status = count_lines(path, count);
    if (what == "dom") status = parse_all(path, count);
    if (what == "skip") status = walk(path, count, [](auto&) {});
    if (what == "ondemand") status = walk(path, count, [](auto& document) { read_object(document.get_object()); });
    std::printf("%llu %llu\n", static_cast<unsigned long long>(count), static_cast<unsigned long long>(checksum));
    return status;
}

}  // namespace

int main(int argc, char** argv) { return argc == 3 ? run(argv[1], argv[2]) : 64; }
