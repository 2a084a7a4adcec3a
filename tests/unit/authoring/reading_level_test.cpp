// How hard a question is to read, after Flesch and Kincaid: whoever does not understand a question answers it wrongly.
// Where the measure says nothing, in short texts and other languages, it must not judge.

#include "authoring/check/reading_level.hpp"

#include <doctest/doctest.h>

using triage::reading_level;
using triage::syllables;

TEST_CASE("syllables are counted by vowels, and what is written but not spoken is left out") {
    for (const auto& [word, count] : std::initializer_list<std::pair<const char*, std::size_t>>{
             {"pain", 1},         {"chest", 1},     {"move", 1},       {"muscles", 2},   {"stretched", 1},
             {"wanted", 2},       {"diet", 2},      {"lying", 2},      {"doing", 2},     {"violent", 3},
             {"condition", 3},    {"physician", 3}, {"rheumatoid", 3}, {"arthritis", 3}, {"discomfort", 3},
             {"appointment", 3},  {"diagnosed", 3}, {"clinician", 3},  {"the", 1},       {"shoulder", 2},
             {"inflammatory", 5}, {"don't", 1},     {"radio", 3},      {"dizzy", 2},     {"Exercises", 4}}) {
        CHECK_MESSAGE(syllables(word) == count, word);
    }
    CHECK(syllables("") == 1);
    CHECK(syllables("xyz") == 1);
}

TEST_CASE("the grade is that of Flesch and Kincaid") {
    // 10 words, 1 sentence, 10 syllables: 0.39 * 10 + 11.8 - 15.59
    const auto plain = reading_level("Do you have a pain in the arm or neck?");
    REQUIRE(plain);
    CHECK(plain->words == 10);
    CHECK(plain->grade == doctest::Approx(0.11));
    // Two sentences of five words each: 0.39 * 5 + 11.8 - 15.59
    const auto parted = reading_level("Do you have a pain? In the arm or neck?");
    REQUIRE(parted);
    CHECK(parted->grade == doctest::Approx(-1.84));
}

TEST_CASE("the hardest words are named, each once") {
    const auto level =
        reading_level("Is your inflammatory illness an inflammatory rheumatological one, or a bad back?");
    REQUIRE(level);
    CHECK(level->hard_words == std::vector<std::string>{"rheumatological", "inflammatory", "illness"});
}

TEST_CASE("a question that was reworded is easier now") {
    CHECK(reading_level("Do you have an inflammatory illness, such as rheumatoid arthritis?")->grade >
          triage::max_reading_grade);
    CHECK(reading_level("Do you have an illness that can inflame parts of your body, such as rheumatoid arthritis?")
              ->grade < triage::max_reading_grade);
}

TEST_CASE("short texts and texts in other languages are not judged") {
    CHECK_FALSE(reading_level("Do you have osteoporosis?"));
    CHECK_FALSE(reading_level(""));
    CHECK_FALSE(reading_level("Haben Sie Schmerzen in der Brust oder in den Armen?"));
    CHECK_FALSE(reading_level("Чувствуете ли вы боль в груди или в руке сейчас?"));
    CHECK_FALSE(reading_level("Do you feel naïveté about the pain in your arm now?"));
}
