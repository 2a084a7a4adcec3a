// Characters that are not what they look like: a Cyrillic letter in a Latin word, or one that nobody sees. They make
// two names that read the same differ, which no reviewer can notice; ordinary texts of other scripts must stay free of
// warnings.

#include "authoring/check/characters.hpp"

#include <doctest/doctest.h>

using triage::OddCharacter;
using triage::Scripts;

namespace {

using Kind = OddCharacter::Kind;

/// The first odd character of a text in a pack that also holds `rest`.
std::string odd_in(const std::string& text, const std::string& rest = "") {
    Scripts scripts;
    scripts.learn(text);
    scripts.learn(rest);
    std::string all;
    for (const OddCharacter& odd : scripts.odd_characters(text)) {
        all += (all.empty() ? "" : "; ") + std::to_string(odd.offset) + " " + odd.about;
    }
    return all;
}

}  // namespace

TEST_CASE("a letter of another script in a Latin word is told with what it looks like and where") {
    CHECK(odd_in("chest p\u0430in") == "7 U+0430, a Cyrillic letter that looks like the letter `a`");
    CHECK(odd_in("kn\u03BFt") == "2 U+03BF, a Greek letter that looks like the letter `o`");
    CHECK(odd_in("\uFF46ever") == "0 U+FF46, a fullwidth letter that looks like the letter `f`");
    CHECK(odd_in("\U0001D41Brace") == "0 U+1D41B, a mathematical letter that looks like the letter `b`");
}

TEST_CASE("a word of look-alikes alone is odd, unless the pack is written in that script") {
    CHECK(odd_in("\u0440\u0430\u0443 here") != "");
    CHECK(odd_in("\u0443\u0445\u043E", "\u0431\u043E\u043B\u0438\u0442") == "");
    CHECK(odd_in("\u0443\u0445\u043E", "\u03C0\u03CC\u03BD\u03BF\u03C2") != "");
    // Mixed into a Latin word it is odd in any pack.
    CHECK(odd_in("p\u0430in", "\u0431\u043E\u043B\u0438\u0442") != "");
}

TEST_CASE("texts in other scripts, accents, typographic quotes and dashes are nothing odd") {
    for (const char* text : {"Болит ли у вас грудь?", "Πονάει το στήθος σας;", "Haben Sie Schmerzen über 4?",
                             "you’re – “ok”…", "Slow, controlled repetitions—5", "µg and β-blockers", "胸が痛いですか",
                             "هل تشعر بألم؟", "naïve cafe\u0301"}) {
        CHECK_MESSAGE(odd_in(text) == "", text);
    }
}

TEST_CASE("right-to-left letters among Latin ones are odd") {
    CHECK(odd_in("pain \u05D0 here") == "5 U+05D0, a right-to-left letter");
    CHECK(odd_in("\u05DB\u05D0\u05D1 MRI \u05D1\u05D7\u05D6\u05D4") == "");
}

TEST_CASE("what nobody sees is odd, but for joiners inside scripts that join") {
    for (const char* text : {"pa\u200Bin", "\uFEFFpain", "pa\u00ADin", "pain\u2060", "pain\U000E0041"}) {
        CHECK_MESSAGE(odd_in(text).find("which nobody sees") != std::string::npos, text);
    }
    CHECK(odd_in("\u0645\u06CC\u200C\u062E") == "");
    CHECK(odd_in("\U0001F469\u200D\U0001F680") == "");
    CHECK(odd_in("pa\u200Cin") != "");
    CHECK(odd_in("\u2019\u200Dpain") != "");
}

TEST_CASE("one character of each kind is told") {
    CHECK(odd_in("p\u0430\u0430in \u200B\u200B \u05D0\u05D0") ==
          "1 U+0430, a Cyrillic letter that looks like the letter `a`; "
          "15 U+05D0, a right-to-left letter; 8 U+200B, which nobody sees");
}

TEST_CASE("every alphabet that prints like the Latin one is known") {
    CHECK(triage::latin_twin(U'\U0001D400') == 'A');
    CHECK(triage::latin_twin(U'\U0001D433') == 'z');
    CHECK(triage::latin_twin(U'\U0001D6A3') == 'z');
    CHECK(triage::latin_twin(U'\U0001D6A4') == 0);
    CHECK(triage::latin_twin(U'\uFF21') == 'A');
    CHECK(triage::latin_twin(U'\uFF5A') == 'z');
    CHECK(triage::latin_twin(U'\uFF10') == 0);
    CHECK(triage::latin_twin(U'a') == 0);
    CHECK(triage::latin_twin(U'ж') == 0);
}
