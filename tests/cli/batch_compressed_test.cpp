// Compressed input is read as it is, told by its bytes and not by its name, and what is wrong with it is said. Data
// that is cut off must never pass for whole.

#include <doctest/doctest.h>

#include <array>

#include "cli/compressed.hpp"
#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace {

const std::string three = R"({"id":"a"}
{"id":"b","pain":11}
{"symptoms":["chest pain"]}
)";

/// The output of `gzip -9` for `three`.
constexpr std::array<unsigned char, 70> gzip_of_three{
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xAB, 0x56, 0xCA, 0x4C, 0x51, 0xB2, 0x52, 0x4A,
    0x54, 0xAA, 0xE5, 0xAA, 0x86, 0x30, 0x93, 0x94, 0x74, 0x94, 0x0A, 0x12, 0x33, 0xF3, 0x94, 0xAC, 0x0C, 0x0D,
    0x41, 0x82, 0xC5, 0x95, 0xB9, 0x05, 0x25, 0xF9, 0xB9, 0xC5, 0x4A, 0x56, 0xD1, 0x4A, 0xC9, 0x19, 0xA9, 0xC5,
    0x25, 0x0A, 0x60, 0xD9, 0xD8, 0x5A, 0x2E, 0x00, 0xBB, 0x71, 0x8E, 0xBD, 0x3C, 0x00, 0x00, 0x00};

/// The output of `zstd -19` for `three`.
constexpr std::array<unsigned char, 68> zstd_of_three{
    0x28, 0xB5, 0x2F, 0xFD, 0x24, 0x3C, 0xBD, 0x01, 0x00, 0x52, 0xC3, 0x0B, 0x11, 0xB0, 0xEB, 0xE4, 0x1B,
    0x11, 0x31, 0x18, 0xDB, 0xEE, 0x5D, 0xE2, 0x88, 0x8B, 0x8A, 0xE0, 0x02, 0x8C, 0x19, 0xC9, 0x17, 0x6F,
    0x03, 0xD7, 0x50, 0x32, 0x1F, 0xFA, 0xA6, 0x98, 0x6B, 0xF5, 0xDA, 0x61, 0x46, 0x21, 0xF4, 0x8B, 0xB7,
    0x1F, 0x5E, 0x32, 0x7E, 0xAF, 0x3F, 0x7C, 0x18, 0x01, 0x00, 0xCE, 0x8A, 0x17, 0x43, 0xDE, 0xAB, 0x0E};

template <class Bytes>
std::string text_of(const Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

Outcome batch(const std::string& input) { return run({"batch", "--summary", "none"}, {.input = input}); }

/// More than the program reads, writes or decodes at once.
std::string many_lines() {
    std::string text;
    for (int i = 0; text.size() < 1'000'000; ++i) text += "{\"id\": \"" + std::to_string(i) + "\"}\n";
    return text;
}

}  // namespace

TEST_CASE("gzip and zstd are recognized by what they hold, in files of any name and in standard input") {
    const TemporaryFolder folder;
    const Outcome plain = batch(three);
    for (const std::string& input : {text_of(gzip_of_three), text_of(zstd_of_three)}) {
        CHECK(batch(input).out == plain.out);
        const Outcome file = run({"batch", folder.write("profiles.ndjson", input), "--summary", "none"});
        CHECK(file.out == plain.out);
        CHECK(file.err.empty());
        CHECK(file.exit == 65);
    }
    CHECK(run({"batch", folder.write("plain.gz", three), "--summary", "none"}).out == plain.out);
}

TEST_CASE("plain and compressed inputs may stand together") {
    const TemporaryFolder folder;
    const Outcome outcome = run({"batch", folder.write("a", three), folder.write("b", text_of(gzip_of_three)), "-",
                                 folder.write("c", three), "--summary", "json"},
                                {.input = text_of(zstd_of_three)});
    CHECK(lines_of(outcome.out).size() == 12);
    CHECK(json_at(outcome.err, "/lines") == "12");
}

TEST_CASE("several members and frames, empty ones and skippable ones, are one input") {
    const std::string text = many_lines();
    const std::string expected = batch(text).out;
    const std::size_t half = text.size() / 2;
    const std::string begin = text.substr(0, half);
    const std::string end = text.substr(half);
    using namespace compressed;
    for (const std::string& input : {gzip(text), gzip(begin) + gzip("") + gzip(end), zstd(text),
                                     skippable("an index") + zstd(begin) + zstd("") + skippable("") + zstd(end)}) {
        const Outcome outcome = batch(input);
        CHECK(outcome.exit == 0);
        CHECK(outcome.out == expected);
    }
}

TEST_CASE("compressed input that comes byte by byte is read as well") {
    for (const std::string& input : {text_of(gzip_of_three), compressed::skippable("x") + text_of(zstd_of_three)}) {
        Process process({"batch", "--summary", "none"});
        for (const char byte : input) process.write({&byte, 1});
        CHECK(process.wait().out == batch(three).out);
    }
}

TEST_CASE("a compressed line is answered before the next one is written") {
    Process process({"batch", "--summary", "none"});
    for (const std::string id : {"first", "second"}) {
        process.write(compressed::gzip("{\"id\": \"" + id + "\"}\n"));
        CHECK(json_at(process.read_line(), "/id") == "\"" + id + "\"");
    }
    CHECK(process.wait().exit == 0);
}

TEST_CASE("empty input, and input too short to be compressed, is plain") {
    CHECK(batch("").exit == 0);
    for (const std::string& input : {std::string("\x1F"), std::string("\x28\xB5\x2F"), std::string("P")}) {
        const Outcome outcome = batch(input);
        CHECK(outcome.exit == 65);
        CHECK(json_at(outcome.out, "/issues/0/code") != "(not JSON)");
    }
    CHECK(batch(compressed::gzip("")).exit == 0);
    CHECK(batch(compressed::zstd("")).exit == 0);
}

TEST_CASE("compressed input that is cut off anywhere exits 74 and says so") {
    for (const std::string& whole : {text_of(gzip_of_three), text_of(zstd_of_three)}) {
        for (std::size_t size = 4; size < whole.size(); size += 7) {
            const Outcome outcome = batch(whole.substr(0, size));
            CHECK(outcome.exit == 74);
            CHECK(outcome.err == "triage: error: reading `-` failed: the compressed data is cut off\n");
        }
    }
}

TEST_CASE("what stands before damaged data is answered") {
    const std::string text = many_lines();
    using namespace compressed;
    for (std::string input : {gzip(text), zstd(text)}) {
        const Outcome outcome = batch(input.substr(0, input.size() - 200'000));
        CHECK(outcome.exit == 74);
        const Strings lines = lines_of(outcome.out);
        CHECK(lines.size() > 1000);
        CHECK(json_at(lines.back(), "/line") == std::to_string(lines.size()));
    }
}

TEST_CASE("damaged compressed input exits 74 with the file and the reason") {
    const TemporaryFolder folder;
    std::string wrong_sum = compressed::gzip(three);
    wrong_sum[wrong_sum.size() - 5] ^= 1;
    std::string wrong_block = text_of(gzip_of_three);
    wrong_block[10] = '\x06';
    std::string wrong_frame = text_of(zstd_of_three);
    wrong_frame.back() ^= 1;
    const std::vector<std::pair<std::string, std::string>> cases{
        {wrong_sum, "the gzip data is damaged: incorrect data check"},
        {wrong_block, "the gzip data is damaged: invalid block type"},
        {wrong_frame, "the zstd data is damaged: Restored data doesn't match checksum"}};
    for (const auto& [data, reason] : cases) {
        const std::string file = folder.write("in", data);
        const Outcome outcome = run({"batch", file, "--summary", "none"});
        CHECK(outcome.exit == 74);
        CHECK(outcome.err == "triage: error: reading `" + file + "` failed: " + reason + "\n");
    }
}

TEST_CASE("nothing behind compressed data is passed over in silence") {
    for (const std::string tail : {"{}\n", "\x1F", "xxxxxxxxxxxxxxxx"}) {
        for (const std::string& whole : {text_of(gzip_of_three), text_of(zstd_of_three)}) {
            const Outcome outcome = batch(whole + tail);
            CHECK(outcome.exit == 74);
            CHECK(says(outcome.err, "reading `-` failed: "));
            CHECK(lines_of(outcome.out).size() == 3);
        }
    }
    CHECK(says(batch(text_of(gzip_of_three) + "xxxxx").err, "something else stands behind the gzip data"));
    CHECK(says(batch(text_of(zstd_of_three) + "xxxxx").err, "something else stands behind the zstd data"));
    const std::string zeros(512, '\0');
    CHECK(says(batch(text_of(zstd_of_three) + zeros).err, "reading `-` failed: "));
    for (const std::string tail : {"x", "{}\n", "\x1F\x8B"}) {
        const Outcome outcome = batch(text_of(gzip_of_three) + zeros + tail);
        CHECK(outcome.exit == 74);
        CHECK(says(outcome.err, "something else stands behind the gzip data"));
    }
    CHECK(batch(text_of(gzip_of_three) + zeros + text_of(gzip_of_three)).exit == 74);
}

TEST_CASE("zeros behind gzip data are ignored with a warning, as gzip does") {
    const TemporaryFolder folder;
    for (const std::size_t size : {std::size_t{1}, std::size_t{512}, std::size_t{300'000}}) {
        const std::string file = folder.write("in.gz", text_of(gzip_of_three) + std::string(size, '\0'));
        const Outcome outcome = run({"batch", file, "--summary", "none"});
        CHECK(outcome.exit == batch(three).exit);
        CHECK(outcome.out == batch(three).out);
        CHECK(outcome.err == "triage: warning: `" + file + "`: the zeros behind the gzip data are ignored\n");
    }
}

TEST_CASE("zstd data may ask for 8 MiB of memory, and is told what to do when it asks for more") {
    CHECK(batch(compressed::zstd(three, 23)).out == batch(three).out);
    const Outcome outcome = batch(compressed::zstd(three, 27));
    CHECK(outcome.exit == 74);
    CHECK(says(outcome.err, "more than 8 MiB"));
    CHECK(says(outcome.err, "zstd -d --long=27"));
}

TEST_CASE("one line of compressed input is explained") {
    const TemporaryFolder folder;
    const std::string file = folder.write("in", text_of(gzip_of_three));
    CHECK(run({"batch", file, "--explain-line", "3"}).exit == 30);
    const std::string damaged = folder.write("damaged", text_of(gzip_of_three).substr(0, 30));
    CHECK(run({"batch", damaged, "--explain-line", "3"}).exit == 74);
}
