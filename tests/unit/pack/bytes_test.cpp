// The bytes of a pack's file before its YAML is read: text in UTF-8 without characters that are never printed. Anything
// else is named in one sentence instead of being half read.

#include "pack/bytes.hpp"

#include <doctest/doctest.h>

#include "support/issue_text.hpp"

namespace {

std::string issues_of(std::string_view text) { return brief(triage::check_pack_bytes(text, "f.yaml")); }

}  // namespace

TEST_CASE("a file that is something else than YAML is named in one sentence") {
    const auto said = [](const std::string& what) {
        return "1:1 not_yaml: the file is " + what + ", not YAML (give the YAML file of the pack, or its folder)\n";
    };
    using namespace std::string_view_literals;
    CHECK(issues_of("PK\x03\x04\x14\0\0"sv) == said("a zip archive or an office document"));
    CHECK(issues_of("\x1F\x8B\x08\0"sv) == said("gzip data"));
    CHECK(issues_of("\x28\xB5\x2F\xFD\0"sv) == said("zstd data"));
    CHECK(issues_of("%PDF-1.7\n%\xE2\xE3"sv) == said("a PDF document"));
    CHECK(issues_of("\n  <!DOCTYPE html><html>") == said("HTML or XML"));
    CHECK(issues_of("\uFEFF<?xml version=\"1.0\"?>") == said("HTML or XML"));
    CHECK(issues_of("{\\rtf1\\ansi") == said("a rich text document"));
    CHECK(issues_of("\x89PNG\r\n\x1A\n"sv) == said("a picture"));
    CHECK(issues_of("\x7F"
                    "ELF\x02\x01"sv) == said("a program"));
}

TEST_CASE("JSON is YAML, and a byte order mark and both usual line ends are fine") {
    CHECK(issues_of("{\"pack\": {\"name\": \"a\"}}\n").empty());
    CHECK(issues_of("\uFEFFpack: 1\n").empty());
    CHECK(issues_of("a: 1\r\nb: 2\r\n").empty());
    CHECK(issues_of("").empty());
}

TEST_CASE("UTF-16 and UTF-32 are named, with a byte order mark or without one") {
    using namespace std::string_view_literals;
    const std::string said = "1:1 invalid_utf8: the text is UTF-16 or UTF-32, not UTF-8 (save the file as UTF-8)\n";
    for (const std::string_view text : {"\xFF\xFEp\0a\0"sv, "\xFE\xFF\0p\0a"sv, "p\0a\0c\0k\0"sv, "\0p\0a\0c\0k"sv,
                                        "p\0\0\0a\0\0\0"sv, "\0\0\xFE\xFF\0\0\0p"sv}) {
        CHECK(issues_of(text) == said);
    }
}

TEST_CASE("text that is not UTF-8 is refused at its first bad byte") {
    CHECK(issues_of("a: é\nb: x\xFFy\n") == "2:5 invalid_utf8: the text is not UTF-8 (save the file as UTF-8)\n");
    CHECK(issues_of("a: \xE2\x82") == "1:4 invalid_utf8: the text is not UTF-8 (save the file as UTF-8)\n");
}

TEST_CASE("lines that end in CR alone are named, and one among others is found") {
    CHECK(issues_of("a: 1\rb: 2\r") ==
          "1:5 line_ends: the lines end in CR alone (save the file with line ends of Unix or Windows)\n");
    CHECK(issues_of("a: 1\r").empty());
    CHECK(issues_of("a: 1\nb: x\ry\n") ==
          "2:5 control_character: the text has U+000D, which ends a line (take it out)\n");
}

TEST_CASE("what is never printed is refused everywhere in a file, its comments included") {
    const std::pair<const char*, const char*> characters[] = {
        {"\x01", "U+0001, a control character"},
        {"\x1B", "U+001B, a control character"},
        {"\x7F", "U+007F, a control character"},
        {"\u0080", "U+0080, a control character"},
        {"\u009B", "U+009B, a control character"},
        {"\u0085", "U+0085, which ends a line"},
        {"\u2028", "U+2028, which ends a line"},
        {"\u202E", "U+202E, which turns the direction of the text"},
        {"\u2066", "U+2066, which turns the direction of the text"},
        {"\u200F", "U+200F, which turns the direction of the text"},
        {"\u061C", "U+061C, which turns the direction of the text"},
        {"\uFFFF", "U+FFFF, which is no character of a text"}};
    for (const auto& [character, said] : characters) {
        CAPTURE(said);
        const std::string issue = std::string(" control_character: the text has ") + said + " (take it out)\n";
        CHECK(issues_of(std::string("a: b") + character + "\n") == "1:5" + issue);
        CHECK(issues_of(std::string("a: 1\n# b") + character + "\n") == "2:4" + issue);
        CHECK(issues_of(std::string("a: |\n  x") + character + "\n") == "2:4" + issue);
    }
}

TEST_CASE("an indentation of other blanks is named at its own line") {
    const std::pair<const char*, const char*> blanks[] = {
        {"\u00A0", "U+00A0, a no-break space"},        {"\u3000", "U+3000, an ideographic space"},
        {"\u2003", "U+2003, a blank of a typesetter"}, {"\u200B", "U+200B, a zero-width space"},
        {"\u202F", "U+202F, a narrow no-break space"}, {"\uFEFF", "U+FEFF, a byte order mark"}};
    for (const auto& [blank, said] : blanks) {
        CAPTURE(said);
        const std::string issue =
            std::string(" indentation: the line begins with ") + said + " (indent with ordinary blanks)\n";
        CHECK(issues_of(std::string("a:\n") + blank + blank + "b: 1\nc: 2\n") == "2:1" + issue);
        CHECK(issues_of(std::string("a:\n  ") + blank + "b: 1\n") == "2:3" + issue);
    }
    CHECK(issues_of("a:\n\tb: 1\n") ==
          "2:1 indentation: the line begins with a tab (indent with blanks: YAML takes no tabs)\n");
    CHECK(issues_of("a:\n  \tb: 1\n") ==
          "2:3 indentation: the line begins with a tab (indent with blanks: YAML takes no tabs)\n");
    CHECK(issues_of("a: 1\n\t\n\t# a comment\nb:\t2\n").empty());
}
