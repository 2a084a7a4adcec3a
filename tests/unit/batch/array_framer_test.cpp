// The elements of an array become lines, however the text is cut into pieces, and a broken element takes as few others
// with it as can be (docs/decisions/0017). What is well formed is never cut.

#include "batch/array_framer.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace {

using Lines = std::vector<std::string>;

struct Framed {
    Lines lines;
    std::string rest;  ///< the element that has no end yet, or the text behind the array
    bool has_ended = false;
};

/// `text` is what stands behind `[`, read `piece` bytes at a time.
Framed framed(const std::string& text, std::size_t piece) {
    triage::ArrayFramer framer;
    Framed result;
    std::string held;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size() && !framer.has_ended(); at += piece) {
        held += text.substr(at, piece);
        const auto [framed, complete] = framer.frame(held.data(), seen, held.size());
        std::istringstream lines(held.substr(0, framer.has_elements() ? complete : 0));
        for (std::string line; std::getline(lines, line);) result.lines.push_back(line);
        held.erase(0, complete);
        seen = framed - complete;
        if (framer.has_ended()) result.rest = held + text.substr(std::min(at + piece, text.size()));
    }
    result.has_ended = framer.has_ended();
    if (!result.has_ended) result.rest = held;
    return result;
}

void check_lines(const std::string& text, const Lines& lines, const std::string& rest = "", bool has_ended = true) {
    for (std::size_t piece = 1; piece <= text.size() + 1; ++piece) {
        const Framed result = framed(text, piece);
        CAPTURE(text);
        CAPTURE(piece);
        CHECK(result.lines == lines);
        CHECK(result.rest == rest);
        CHECK(result.has_ended == has_ended);
    }
}

}  // namespace

TEST_CASE("every element becomes a line") {
    check_lines(R"({"a":1},{"b":[1,{"c":2}]}, 3 ]tail)", {R"({"a":1})", R"({"b":[1,{"c":2}]})", " 3 "}, "tail");
    check_lines(R"({"a":"x,]}[{"}, "]")", {R"({"a":"x,]}[{"})"}, R"( "]")", false);
}

TEST_CASE("an empty array has no element, and what is missing between commas is one") {
    check_lines("]", {});
    check_lines(" \n\t ] ", {}, " ");
    check_lines("{},]", {"{}", ""});
    check_lines(",{}]", {"", "{}"});
}

TEST_CASE("line breaks in an element become blanks") {
    check_lines("\n {\"a\":\n1}\n,\r\n{}\n]\n", {"  {\"a\": 1} ", "\r {} "}, "\n");
}

TEST_CASE("escaped quotes and backslashes do not end a string") {
    check_lines(R"({"a":"\""},{"b":"\\"},{"c":"\\\"]"}])", {R"({"a":"\""})", R"({"b":"\\"})", R"({"c":"\\\"]"})"});
}

TEST_CASE("a string that is not closed ends at the line break, and shows as broken") {
    check_lines("{\"a\":\"x},\n{\"b\":1},\n{}]", {"{\"a\":\"x}", "\t{\"b\":1}", " {}"});
    check_lines("{\"a\":\"x\ny\"},{}]", {}, "{\"a\":\"x\ty\"},{}]", false);
}

TEST_CASE("an object that is not closed does not swallow the next one") {
    check_lines(R"({"a":[1,2, {"b":1},{}])", {}, R"({"a":[1,2, {"b":1},{}])", false);
    check_lines("{\"a\":1,\n{\"b\":1},{}]", {"{\"a\":1", " {\"b\":1}", "{}"});
    check_lines(R"({"a":{"b":1}, {"c":1}])", {R"({"a":{"b":1})", R"( {"c":1})"});
}

TEST_CASE("brackets that close nothing, or too much, stay in their element") {
    check_lines(R"({"a":1}},{}])", {R"({"a":1}})", "{}"});
    check_lines(R"({"a":[1},{}])", {R"({"a":[1})", "{}"});
    check_lines(R"({"a":1]},{}])", {R"({"a":1]})", "{}"});
}

TEST_CASE("brackets nested deeper than anybody counts do not stop it") {
    const std::string deep = std::string(1000, '[') + std::string(1000, ']');
    check_lines("{}," + deep + ",{}]", {"{}", deep, "{}"});
}

TEST_CASE("an element that does not end is looked at again, and what may be a new one in it begins one") {
    const auto again = [](std::string text) {
        triage::ArrayFramer framer;
        CHECK(framer.frame(text.data(), 0, text.size()).complete == 0);
        CHECK(framer.distrust(text.size()));
        const auto [framed, complete] = framer.frame(text.data(), 0, text.size());
        CHECK((complete > 0 || !framer.distrust(text.size())));
        return text.substr(0, complete) + "|" + text.substr(complete, framed - complete);
    };
    CHECK(again("{\"a\":[\"x\",\n{\"b\":1},{\"c\":[2]}]") == "{\"a\":[\"x\"\n {\"b\":1}\n{\"c\":[2]}\n|");
    CHECK(again("{\"a\":[\"x\n{\"b\":1},{}]") == "{\"a\":[\"x\n{\"b\":1}\n{}\n|");
    CHECK(again(R"({"a":["x},{"b":1},{}])") == "{\"a\":[\"x}\n{\"b\":1}\n{}\n|");
    CHECK(again(R"({"a":"x},{"b":"y"},{"c":"z"}])") == "{\"a\":\"x}\n{\"b\":\"y\"}\n{\"c\":\"z\"}\n|");
    CHECK(again(R"({"a":[{"b":1})") == R"(|{"a":[{"b":1})");
}

TEST_CASE("behind a closed object only the end of the array may be missing") {
    const auto is_whole = [](std::string text) {
        triage::ArrayFramer framer;
        const auto [framed, complete] = framer.frame(text.data(), 0, text.size());
        return framer.is_behind_object(text.data() + complete, framed - complete);
    };
    CHECK(is_whole("{}"));
    CHECK(is_whole("{},\n{\"a\":[{}]}\r\n "));
    for (const std::string text : {"", " ", "{", "{\"a\":{}", "{\"a\":\"}", "{},", "[{}", "[{}]", "12", "{}x"}) {
        CAPTURE(text);
        CHECK_FALSE(is_whole(text));
    }
}

TEST_CASE("an element that is too long is looked at again up to the limit, and then is kept together") {
    const auto lines = [](std::string text, std::size_t longest) {
        triage::ArrayFramer framer(longest);
        return text.substr(0, framer.frame(text.data(), 0, text.size()).complete);
    };
    const std::string list = R"({"a":[1,{"b":2},{"c":3}]},4])";
    CHECK(lines(list, 26) == "{\"a\":[1,{\"b\":2},{\"c\":3}]}\n4\n");
    CHECK(lines(list, 24) == "{\"a\":[1\n{\"b\":2}\n{\"c\":3}\n");  // and that `]` is the array's
    CHECK(lines(list, 8) == "{\"a\":[1,{\"b\":2},{\"c\":3}]}\n4\n");
    CHECK(lines("{\"a\":   {\"b\":2}, {\"c\":3}},4]", 9) == "{\"a\":   {\"b\":2}, {\"c\":3}}\n4\n");
    CHECK(lines("          ]", 9) == "          \n");
}

TEST_CASE("what is well formed is one element, whatever is in it") {
    check_lines(R"({"a":["x",{"b":1}]},{}])", {R"({"a":["x",{"b":1}]})", "{}"});
    check_lines(R"({"a":[[],{"b":"{"}],"c":",{"},{}])", {R"({"a":[[],{"b":"{"}],"c":",{"})", "{}"});
}

TEST_CASE("an array that is cut off leaves its last element open") {
    check_lines(R"({"a":1},{"b":)", {R"({"a":1})"}, R"({"b":)", false);
    check_lines(R"({"a":1},)", {R"({"a":1})"}, "", false);
}
