// Texts that would drive a terminal, or become structure of a page, each with a harmless twin of the same length with
// the same blanks. What is printed for both has the same lines, so nothing that was said became a line, a heading, a
// cell, an element or a request of its own.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "cli/process.hpp"
#include "support/texts.hpp"

namespace hostile_texts {

// Texts that a terminal obeys, that turn or end lines, and that are no UTF-8 at all.
inline const std::vector<std::string> hostile{
    "\x1B[2J\x1B[HPROCEED",
    "\x1B]0;title\x07",
    "a\nPROCEED\nNothing speaks against stretching.",
    "a\r\nPROCEED",
    "a\rPROCEED",
    "EMERGENCY\b\b\b\b\b\b\b\b\bPROCEED  ",
    "a\tb",
    "a\x0B\x0Cz",
    "a\x7F",
    "\u009B2J",
    "\u009D0;title\u009C",
    "a\u0085PROCEED",
    "a\u2028PROCEED",
    "a\u2029PROCEED",
    "safe \u202Eefas",
    "\u202Dleft",
    "\u2066isolated\u2069",
    "a\u200E\u200F\u061Cz",
    "a\uFFFEz\uFFFF",
    "\xFF\xFE",
    "\x9B"
    "2J",
    "\xC2",
    "\xE2\x80",
    "a\n### Rules: no decision differs\n\n![x](https://example.org)",
    "](javascript:alert(1)) [a](b)",
    "| a | b |\n|---|---|",
    "`code` and \\`more\\`",
    "a\n.so /etc/passwd\n'br",
    "<script>alert('x')</script><!-- ]]> -->",
    "\"quoted\" 'and' $(touch x) `touch y`",
    "%s %n \\e[2J \\033[2J",
    "a]]></failure></testcase>",
};

/// The code points of a text; one for each byte that is none.
inline std::vector<std::pair<char32_t, std::string>> characters_of(const std::string& text) {
    std::vector<std::pair<char32_t, std::string>> all;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        char32_t value = size <= 1 ? lead : lead & (0x7FU >> size);
        bool is_good = size > 0 && i + size <= text.size();
        for (std::size_t j = 1; is_good && j < size; ++j) {
            is_good = (static_cast<unsigned char>(text[i + j]) & 0xC0U) == 0x80U;
            value = value << 6U | (static_cast<unsigned char>(text[i + j]) & 0x3FU);
        }
        const std::size_t taken = is_good ? size : 1;
        all.emplace_back(is_good ? value : 0xD800, text.substr(i, taken));
        i += taken;
    }
    return all;
}

/// True where a terminal obeys the character or a line ends with it. Written down here once more, so that the list of
/// the library is not its own judge.
inline bool is_harmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFFFE || c == 0xFFFF || c == 0xD800;
}

/// The first harmful character but for line feeds, as a number; empty where there is none.
inline std::string harm_in(const std::string& printed) {
    for (const auto& [c, bytes] : characters_of(printed)) {
        if (c != '\n' && is_harmful(c)) return std::to_string(static_cast<unsigned>(c));
    }
    return "";
}

inline bool is_harmless(const std::string& text) {
    return std::ranges::none_of(characters_of(text), [](const auto& c) { return is_harmful(c.first); });
}

/// The harmless twin of a text: letters and what means the same everywhere stay, all else becomes `x`.
inline std::string twin_of(const std::string& text) {
    std::string twin;
    for (const auto& [c, bytes] : characters_of(text)) {
        const bool is_plain = c < 0x80 && (std::isalnum(static_cast<int>(c)) != 0 || c == ' ' || c == ',' || c == ':' ||
                                           c == '/' || c == '-' || c == '=' || c == '.');
        twin += is_plain ? bytes : "x";
    }
    return twin;
}

/// The number of lines without those of hints, which depend on which names are near.
inline std::size_t lines_in(const std::string& text) {
    std::size_t count = 0;
    for (const std::string& line : lines_of(text)) count += line.starts_with("  hint: ") ? 0U : 1U;
    return count;
}

/// The text as a JSON string, which YAML reads too.
inline std::string in_json(const std::string& text) {
    std::string json = "\"";
    for (const auto& [c, bytes] : characters_of(text)) {
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
        json += c < 0x20 || c == '"' || c == '\\' || (c >= 0x7F && c < 0x10000 && c != 0xD800) ? escape : bytes;
    }
    return json + "\"";
}

/// Nothing harmful was printed, and the text had no more effect than its twin.
inline void check_harmless(const Outcome& outcome, const Outcome& twin) {
    CHECK(harm_in(outcome.out) == "");
    CHECK(harm_in(outcome.err) == "");
    CHECK(outcome.exit == twin.exit);
    CHECK(lines_in(outcome.out) == lines_in(twin.out));
    CHECK(lines_in(outcome.err) <= lines_in(twin.err));  // git is not asked for an odd revision, and says nothing
}

/// False where a byte of it belongs to no character.
inline bool is_text(const std::string& text) {
    return std::ranges::none_of(characters_of(text), [](const auto& c) { return c.first == 0xD800; });
}

}  // namespace hostile_texts
