// Bytes of a terminal as keys: nobody pressed what a terminal sends by itself, however it comes and wherever it is cut.
// One letter too many could deny a whole screen (docs/decisions/0035).

#include "interview/key_parser.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

using triage::cli::Key;
using triage::cli::KeyParser;

namespace {

/// One word for each key. With pauses, a slow line brings one byte after the other.
std::string keys_of(std::string_view bytes, bool with_pauses = false) {
    KeyParser parser;
    std::string text;
    const auto add = [&](const std::optional<Key>& key) {
        if (!key) return;
        const std::vector<std::string> names{key->text, "enter", "erase", "erase-all", "escape", "other",
                                             "pasted",  "end",   "int",   "resized",   "resumed"};
        text += (text.empty() ? "" : " ") + names[static_cast<std::size_t>(key->kind)];
    };
    for (const char byte : bytes) {
        add(parser.take(byte));
        if (with_pauses) add(parser.pause());
    }
    return text;
}

/// True where one of these keys could answer a question.
bool answers(const std::string& keys) {
    std::string rest = keys;
    for (const std::string silent : {"escape", "other", "pasted", " "}) {
        for (std::size_t at = 0; (at = rest.find(silent)) != std::string::npos;) rest.erase(at, silent.size());
    }
    return !rest.empty();
}

const std::vector<std::string> sequences{
    "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1bOn", "\x1bO5A", "\x1b[[A", "\x1b[[E", "\x1b[15~", "\x1b[3;2~", "\x1b[Z",
    // replies and reports
    "\x1b[0n", "\x1b[24;80R", "\x1b[?1;2c", "\x1b[>41;354;0c", "\x1b[I", "\x1b[O", "\x1b[8;24;80t", "\x1b[?2004;2$y",
    "\x1b[?0u", "\x1b[M #!", "\x1b[Mnnn", "\x1b[<0;12;3M", "\x1b[<0;12;3m", "\x1b[32;12;3M", "\x1b[tny", "\x1b[Tnnnyyy",
    "\x1b]11;rgb:ffff/nnnn/1111\x1b\\", "\x1b]52;c;bm9uZQ==\x07", "\x1bP>|xterm(390)\x1b\\", "\x1bP1$r0n\x1b\\",
    "\x1b_Gi=31;OK\x1b\\", "\x1b^n\x1b\\", "\x1bXn\x1b\\",
    // pasted
    "\x1b[200~n\x1b[201~", "\x1b[200~no\r1\r\x04\x1b[A\x1b[20\x1b[201~",
    // with Alt, and other terminals' own
    "\x1bn", "\x1b\r", "\x1b\x1b[A", "\x1b\xc3\xa9", "\x1b[110;5u", "\x1b[27;5;110~", "\x1b#8", "\x1b(B", "\x1bNn",
    // 8 bits, alone and as UTF-8
    "\x9b"
    "A",
    "\x9b"
    "0n",
    "\xc2\x9b"
    "0n",
    "\x8fn", "\x90nnn\x9c", "\x9dn\x07"};

}  // namespace

TEST_CASE("what is typed comes as it is") {
    CHECK(keys_of("n1?\r\n") == "n 1 ? enter enter");
    CHECK(keys_of("\x7f\x08\x15\x04\t") == "erase erase erase-all end other");
    CHECK(keys_of("\xc3\xb6\xe2\x82\xac\xf0\x9f\x98\x80") == "\xc3\xb6 \xe2\x82\xac \xf0\x9f\x98\x80");
}

TEST_CASE("a sequence answers nothing, whole, byte by byte or cut anywhere, and what comes after it is typed") {
    for (const std::string& sequence : sequences) {
        CAPTURE(sequence);
        CHECK_FALSE(answers(keys_of(sequence)));
        CHECK_FALSE(answers(keys_of(sequence, true)));
        CHECK(keys_of(sequence + "n").ends_with("n"));
        CHECK(keys_of(sequence + "n", true).ends_with("n"));
        for (std::size_t cut = 1; cut < sequence.size(); ++cut) {
            KeyParser parser;
            std::string keys;
            const auto add = [&](const std::optional<Key>& key) {
                if (key) keys += key->kind == Key::Kind::character ? key->text : "";
            };
            for (std::size_t i = 0; i < sequence.size(); ++i) {
                if (i == cut) add(parser.pause());
                add(parser.take(sequence[i]));
            }
            CHECK_MESSAGE(keys.empty(), cut);
        }
    }
}

TEST_CASE("a key that was pressed is told of, a reply of the terminal is not") {
    CHECK(keys_of("\x1b[A\x1bOP\x1b[15~") == "other other other");
    CHECK(keys_of("\x1b[0n\x1b[I\x1b[O\x1b]11;rgb:0/0/0\x1b\\\x1b[<0;1;1M\x1b[24;80R").empty());
    CHECK(keys_of("\x1b[200~n\x1b[201~") == "pasted");
    CHECK(keys_of("\x1bn") == "escape");
}

TEST_CASE("escape is told of once, and the key after it is not taken, however late it comes") {
    KeyParser parser;
    CHECK_FALSE(parser.take('\x1b'));
    CHECK(parser.may_be_all());
    CHECK(parser.pause()->kind == Key::Kind::escape);
    CHECK_FALSE(parser.may_be_all());
    CHECK_FALSE(parser.pause());
    CHECK(parser.take('n')->kind == Key::Kind::escape);
    CHECK(parser.take('n')->text == "n");
}

TEST_CASE("a character that is cut or of another encoding takes the next byte with it") {
    CHECK(keys_of("\xc3\xa9", true) == "other \xc3\xa9");  // its end came late
    CHECK(keys_of("\xb0n") == "other other");              // two bytes of GBK
    CHECK(keys_of("\xc3n") == "other");                    // UTF-8 whose end never came
    CHECK(keys_of("\xe2\x82\xc3\xb6") == "\xc3\xb6");
    CHECK(keys_of("\xffn"
                  "n") == "other other n");
}

TEST_CASE("a string that never ends does not keep the keyboard for ever") {
    CHECK(keys_of("\x1bPnnn\rn") == "n");
    CHECK(keys_of("\x1b]nnn\x18n") == "n");
    CHECK(keys_of("\x1b[1;1\rn") == "other n");
}

TEST_CASE("any sequences between any keys leave these keys and nothing else") {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        std::string typed;
        for (int i = 0; i < 6; ++i) {
            bytes += sequences[random() % sequences.size()];
            if (random() % 2 == 0) continue;
            const char key = "nyus123"[random() % 7];
            bytes += key;
            typed += key;
        }
        const bool with_pauses = random() % 2 == 0;
        std::string keys = keys_of(bytes, with_pauses);
        for (const std::string silent : {"escape", "other", "pasted", " "}) {
            for (std::size_t at = 0; (at = keys.find(silent)) != std::string::npos;) keys.erase(at, silent.size());
        }
        CHECK(keys == typed);
    }
}
