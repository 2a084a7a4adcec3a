// Inputs become blocks of whole records: nothing is lost and nothing comes twice, however the reads are cut, and the
// time is in proportion to the bytes, whatever they are.

#include "batch/block_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "support/random_rules.hpp"

namespace {

using Texts = std::vector<std::string>;

/// Hands out each text in pieces of `size` bytes.
std::vector<triage::BatchRead> pieces(const Texts& texts, std::size_t size) {
    std::vector<triage::BatchRead> reads;
    for (const std::string& text : texts) {
        reads.emplace_back([&text, size, at = std::size_t{0}](std::span<char> buffer) mutable {
            const std::size_t count = std::min({size, buffer.size(), text.size() - at});
            std::memcpy(buffer.data(), text.data() + at, count);
            at += count;
            return static_cast<std::ptrdiff_t>(count);
        });
    }
    return reads;
}

/// Order matters, and so does every byte.
std::uint64_t checksum(std::uint64_t before, std::string_view text) {
    for (const char c : text) before = before * 31 + static_cast<unsigned char>(c);
    return before;
}

struct Reading {
    std::string text;  ///< all blocks
    std::uint64_t lines = 0;
    std::uint64_t mark = 0;
    bool is_cut_off = false;
    triage::BatchStatus status{};

    Reading(const Texts& inputs, std::size_t piece, triage::BatchOptions options = {}) {
        std::uint64_t sum = 0;
        options.checksum = [&](std::string_view part) { return sum = checksum(sum, part); };
        const std::vector<triage::BatchRead> reads = pieces(inputs, piece);
        triage::BlockReader reader(reads, options);
        lines = options.resume_from ? options.resume_from->lines : 0;
        for (triage::Block block; reader.next(block);) {
            CHECK(block.first_line == lines + 1);
            CHECK(block.text().ends_with('\n'));
            text += block.text();
            lines += block.lines;
            mark = block.checksum;
            is_cut_off |= block.is_cut_off;
        }
        CHECK(lines == static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n')) +
                           (options.resume_from ? options.resume_from->lines : 0));
        status = reader.status();
    }
};

const std::vector<std::size_t> piece_sizes{1, 2, 3, 5, 7, 11, 64, 1 << 20};

void check_text(const Texts& inputs, const std::string& text) {
    for (const std::size_t piece : piece_sizes) {
        CAPTURE(piece);
        const Reading reading(inputs, piece);
        CHECK(reading.text == text);
        CHECK(reading.status == triage::BatchStatus::complete);
        CHECK(reading.mark == checksum(0, text));
    }
}

}  // namespace

TEST_CASE("lines come out as they stand, and the last one gets its end") {
    check_text({"{}\n\n{\"a\":1}\r\nx"}, "{}\n\n{\"a\":1}\r\nx\n");
    check_text({""}, "");
    check_text({"\n"}, "\n");
    check_text({" "}, " \n");
}

TEST_CASE("several inputs are one stream, each with its own byte-order mark and its own form") {
    const std::string mark = "\xEF\xBB\xBF";
    check_text({mark + "1", "", mark + "[2, 3]", mark, "4\n"}, "1\n2\n 3\n4\n");
    check_text({"\xEF\xBB", "\xEF"}, "\xEF\xBB\n\xEF\n");
}

TEST_CASE("an array's elements are lines") {
    check_text({" \n[\n{},\n{\"a\":[1]}\n]\n"}, " {}\n {\"a\":[1]} \n");
    check_text({"[]"}, "");
    check_text({"[ ] \n "}, "");
    check_text({"[{},]"}, "{}\n\n");
}

TEST_CASE("behind an array another one may stand, or lines") {
    check_text({"[1] [2]\n[]\n[3,4]"}, "1\n2\n3\n4\n");
    check_text({"[]\n{}\n{}"}, "{}\n{}\n");
    check_text({"[1] x\n[2]"}, "1\nx\n[2]\n");
}

TEST_CASE("empty arrays are nothing, however many there are and whatever stands behind them") {
    check_text({"[]\n[]\n[]\n{}\n"}, "{}\n");
    check_text({"[][ \r\n][1][][\t][2,3] [] [] x"}, "1\n2\n3\nx\n");
    check_text({"[]", "[][]", "[] [[]\n", "[]\n[]x\n"}, "[[]\nx\n");
    std::string many;
    for (int i = 0; i < 200'000; ++i) many += i % 3 == 0 ? "[]" : "[ ]\n";
    for (const std::size_t piece : {1000, 1 << 20}) {
        CHECK((Reading({many + "{}"}, piece).text == "{}\n"));
        CHECK(Reading({many + "["}, piece).is_cut_off);
    }
}

TEST_CASE("small arrays one behind the other take no longer than their bytes") {
    std::string arrays;
    std::string lines;
    for (int i = 0; i < 300'000; ++i) {  // moving all that was read for each would take minutes
        arrays += "[" + std::to_string(i) + "]";
        lines += std::to_string(i) + "\n";
    }
    CHECK((Reading({arrays}, 1 << 20).text == lines));
    CHECK((Reading({arrays + "[" + std::string(300'000, '1') + "]"}, 1 << 20).lines == 300'001));
}

TEST_CASE("brackets that cannot begin an array of profiles are a line") {
    check_text({"[[[[\n{}\n"}, "[[[[\n{}\n");
    check_text({" [ [\n{}\n"}, " [ [\n{}\n");
    check_text({"{}\n[1,2]\n{}"}, "{}\n[1,2]\n{}\n");
}

TEST_CASE("an array that is cut off says so") {
    for (const std::size_t piece : piece_sizes) {
        const Reading inside({"[{},{\"a\""}, piece);
        CHECK(inside.text == "{}\n{\"a\"\n");
        CHECK(inside.is_cut_off);
        const Reading behind({"[{},", "{}"}, piece);
        CHECK(behind.text == "{}\n\n{}\n");
        CHECK(behind.is_cut_off);
        CHECK(Reading({"["}, piece).is_cut_off);
        const Reading whole({"[{},{\"a\":1} \n", "{}"}, piece);
        CHECK(whole.text == "{}\n{\"a\":1}  \n\n{}\n");
        CHECK(whole.is_cut_off);
    }
    CHECK_FALSE(Reading({"[{}]"}, 1).is_cut_off);
}

TEST_CASE("an element that was never closed does not take the rest of the array with it") {
    for (const std::size_t piece : piece_sizes) {
        CAPTURE(piece);
        const Reading list({"[{\"a\":[1,\n{\"b\":2},\n{\"c\":3}]\n"}, piece);
        CHECK(list.text == "{\"a\":[1\n {\"b\":2}\n {\"c\":3}\n");
        CHECK_FALSE(list.is_cut_off);
        const Reading text({"[{\"a\":\"x},{\"b\":2},{\"c\":3}]"}, piece);
        CHECK(text.text == "{\"a\":\"x}\n{\"b\":2}\n{\"c\":3}\n");
        triage::BatchOptions options;
        options.max_line_bytes = 20;
        std::string many = "[{\"a\":[1";
        for (int i = 0; i < 100; ++i) many += ",\n{\"b\":2}";
        const Reading rest({many + "]"}, piece, options);
        CHECK(rest.lines == 101);
        CHECK(rest.text.ends_with("\n {\"b\":2}\n {\"b\":2}\n"));
    }
}

TEST_CASE("one broken element behind the other takes no longer than their bytes") {
    for (const std::string unit : {"{\"a\":[1,", "{\"a\":[1,{},", "{\"a\":\"", "[{\"a\":1,"}) {
        std::string text = "[";
        while (text.size() < 4'000'000) text += unit;
        const Reading reading({text}, 1 << 20);  // looked at once for each element, it would take hours
        CHECK(reading.status == triage::BatchStatus::complete);
    }
}

TEST_CASE("of a record over the limit only as much is kept as shows it") {
    triage::BatchOptions options;
    options.max_line_bytes = 4;
    for (const std::size_t piece : piece_sizes) {
        CAPTURE(piece);
        CHECK(Reading({"1234\n12345\n123456789\n1234\r\nx"}, piece, options).text ==
              "1234\n12345\n123456\n1234\r\nx\n");
        CHECK(Reading({"[1234,123456789,1]"}, piece, options).text == "1234\n123456\n1\n");
        CHECK(Reading({std::string(3'000'000, 'x') + "\ny"}, piece + 100, options).text == "xxxxxx\ny\n");
    }
}

TEST_CASE("how the reads are cut makes no difference to what is broken or too long either") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    const std::vector<std::string> parts{
        "{",  "}",  "[",  "]",    ",",        "\"", "{\"a\":1}", "{\"a\":[1,{\"b\":2}]}", "{\"n\":[", "[]", ":",
        "\\", "\n", "\t", "\r\n", "        ", "x",  "[{}]",      "{\"id\":\"q\"}",        "{\"x\":\""};
    for (int round = 0; round < random_rules::rounds(3000); ++round) {
        std::string text = random.chance(0.7) ? "[" : "";
        for (int i = random.below(60); i >= 0; --i) {
            text += parts[static_cast<std::size_t>(random.below(static_cast<int>(parts.size())))];
        }
        CAPTURE(text);
        triage::BatchOptions options;
        options.max_line_bytes = round % 2 == 0 ? 1000 : static_cast<std::size_t>(1 + random.below(60));
        const Reading whole({text, "{}"}, 1 << 20, options);
        for (const std::size_t piece : {1, 7, 40}) {
            const Reading cut({text, "{}"}, piece, options);
            REQUIRE(cut.text == whole.text);
            REQUIRE(cut.is_cut_off == whole.is_cut_off);
        }
    }
}

TEST_CASE("nothing in an array passes for nothing because it is too long") {
    triage::BatchOptions options;
    options.max_line_bytes = 4;
    for (const std::size_t piece : piece_sizes) {
        CHECK(Reading({"[" + std::string(20, ' ') + "{}" + std::string(20, ' ') + "]"}, piece, options).lines == 1);
    }
}

TEST_CASE("a run goes on behind the lines that were answered, if the input is still the same") {
    const Texts inputs{"a\nb\nc\n", "[d,e,f]", "g"};
    const std::string all = "a\nb\nc\nd\ne\nf\ng\n";
    for (std::uint64_t lines = 0; lines <= 7; ++lines) {
        triage::BatchOptions options;
        options.resume_from.emplace();
        options.resume_from->lines = lines;
        options.resume_from->checksum = checksum(0, all.substr(0, lines * 2));
        for (const std::size_t piece : piece_sizes) {
            const Reading rest(inputs, piece, options);
            CHECK(rest.text == all.substr(lines * 2));
            CHECK(rest.status == triage::BatchStatus::complete);
            if (lines < 7) CHECK(rest.mark == checksum(0, all));
        }
        if (lines == 0) continue;
        options.resume_from->checksum ^= 1;
        CHECK(Reading(inputs, 4, options).status == triage::BatchStatus::input_changed);
        CHECK(Reading(inputs, 4, options).text.empty());
    }
}

TEST_CASE("an input that ends before the line where the run goes on has changed") {
    triage::BatchOptions options;
    options.resume_from.emplace();
    options.resume_from->lines = 3;
    CHECK(Reading({"a\nb\n"}, 10, options).status == triage::BatchStatus::input_changed);
}

TEST_CASE("reading that fails ends the blocks") {
    const std::vector<triage::BatchRead> reads{[calls = 0](std::span<char> buffer) mutable -> std::ptrdiff_t {
        if (calls++ > 0) return -1;
        std::memcpy(buffer.data(), "a\nb", 3);
        return 3;
    }};
    const triage::BatchOptions options;
    triage::BlockReader reader(reads, options);
    triage::Block block;
    CHECK(reader.next(block));
    CHECK(block.text() == "a\n");
    CHECK_FALSE(reader.next(block));
    CHECK(reader.status() == triage::BatchStatus::read_failed);
}
