// JSON that is written is JSON: commas and escapes are right, numbers read back as they are, and bytes that are no text
// are replaced. Programs read it, and so may a terminal.

#include "text/json_writer.hpp"

#include <doctest/doctest.h>

#include <limits>

TEST_CASE("commas and colons come by themselves") {
    triage::JsonWriter json;
    json.begin_object();
    json.field("a", 1.0);
    json.key("b");
    json.begin_array();
    json.begin_array();
    json.end_array();
    json.text("x");
    json.flag(false);
    json.null();
    json.end_array();
    json.field("c", true);
    json.end_object();
    CHECK(json.take() == R"({"a":1,"b":[[],"x",false,null],"c":true})");
}

TEST_CASE("whole numbers are written without an exponent, fractions as short as they read back") {
    const auto written = [](double value) {
        triage::JsonWriter json;
        json.number(value);
        return json.take();
    };
    CHECK(written(200000) == "200000");
    CHECK(written(123456789012) == "123456789012");
    CHECK(written(0.1) == "0.1");
    CHECK(written(-3.9) == "-3.9");
    CHECK(written(1e300) == "1e+300");
    CHECK(written(0.0001) == "0.0001");
    CHECK(written(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("what is not UTF-8 is replaced, byte by byte, so that the whole is JSON") {
    const auto written = [](std::string_view text) {
        triage::JsonWriter json;
        json.text(text);
        return json.take();
    };
    CHECK(written("p\xFF.json") == "\"p\uFFFD.json\"");
    CHECK(written("\xC3(") == "\"\uFFFD(\"");
    CHECK(written("\xE2\x82") == "\"\uFFFD\uFFFD\"");
    CHECK(written("\xC0\x80\xED\xA0\x80\xF5") == "\"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\"");
    CHECK(written("é€𝄞\uFFFD\u007F") == "\"é€𝄞\uFFFD\\u007f\"");
}

TEST_CASE("quotes, backslashes and control characters are escaped, other text stands as it is") {
    triage::JsonWriter json;
    json.text("a\"b\\c\n\x01 \xC3\xA9");
    CHECK(json.take() == "\"a\\\"b\\\\c\\u000a\\u0001 \xC3\xA9\"");
}

TEST_CASE("what a terminal would obey is escaped, and bytes that are not UTF-8 are replaced") {
    triage::JsonWriter json;
    json.text("\x7F \u0080 \u009B \u2028 \u202E \u2066 \u200F \u061C \uFFFF \xFF\xC3 \U0001F469 \uFFFD");
    CHECK(json.take() == R"("\u007f \u0080 \u009b \u2028 \u202e \u2066 \u200f \u061c \uffff )"
                         "\uFFFD\uFFFD \U0001F469 \uFFFD\"");
}
