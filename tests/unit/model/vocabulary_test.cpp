// Names are compared without case, joints and look-alikes, and every name leads to one fact. A name that two facts
// answered to would be a fact that nobody said.

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <triage/vocabulary.hpp>

using triage::Fact;
using triage::FactId;
using triage::normalize_name;
using triage::Vocabulary;

namespace {

Fact fact(std::string id, std::vector<std::string> aliases = {}, std::vector<std::string> includes = {}) {
    Fact made;
    made.id = std::move(id);
    made.aliases = std::move(aliases);
    made.includes = std::move(includes);
    return made;
}

Vocabulary two_facts() {
    Vocabulary words;
    std::string taken;
    words.add(fact("chest_pain", {"pressure on the chest", "angina"}, {"left chest pain"}), taken);
    words.add(fact("night_pain", {"pain at night"}), taken);
    return words;
}

constexpr FactId chest_pain{0};
constexpr FactId night_pain{1};

}  // namespace

TEST_CASE("names are compared without case, joints and apostrophes") {
    for (const char* name :
         {"childs pose", "Child's Pose", "CHILDS-POSE", "child’s_pose", "  childs \t pose ", "-childs--pose_"}) {
        CAPTURE(name);
        CHECK(normalize_name(name) == "childs pose");
    }
}

TEST_CASE("normalizing a name twice changes nothing") {
    for (const char* name :
         {"", " ", "'", "’", "a", "A_b-C d", "_x_", "é’Ä", "\xE2\x80", "\xE2\x80\x98quoted", "\xC2"}) {
        CAPTURE(name);
        CHECK(normalize_name(normalize_name(name)) == normalize_name(name));
    }
}

TEST_CASE("what looks like a blank, a hyphen or an apostrophe is one, and what nobody sees is not there") {
    for (const char* name :
         {"child\u2019s\u00A0pose", "child\u2018s\u202Fpose", "child\u02BCs\u2007pose", "childs\u3000pose",
          "childs\u2010pose", "childs\u2011pose", "childs\u2013pose", "childs\u2014pose", "childs\u2212pose",
          "chi\u00ADlds pose", "\uFEFFchilds\u200B \u200Dpose\u2060", "childs \u00A0\u2009 pose\u00A0",
          "\u202Bchi\u200Elds\u061C pose\u2069"}) {
        CAPTURE(name);
        CHECK(normalize_name(name) == "childs pose");
        CHECK(normalize_name(normalize_name(name)) == normalize_name(name));
    }
    CHECK(normalize_name("sti\uFB00, \uFB01st, di\uFB03cult") == "stiff, fist, difficult");
    CHECK(normalize_name("\u00A0").empty());
}

TEST_CASE("letters beyond ASCII stay as they are") { CHECK(normalize_name("Ärm") == "Ärm"); }

TEST_CASE("a fact answers to its id, its aliases and the names of its parts") {
    const Vocabulary words = two_facts();
    for (const char* name : {"chest_pain", "Chest Pain", "pressure-on-the-chest", "ANGINA", "left chest pain"}) {
        CAPTURE(name);
        CHECK(words.find(name) == chest_pain);
    }
    CHECK(words.find("pain at night") == night_pain);
    CHECK_FALSE(words.find("chest"));
    CHECK_FALSE(words.find(""));
    CHECK(words[chest_pain].id == "chest_pain");
    CHECK(words.facts().size() == 2);
}

TEST_CASE("only the name of a part is narrower than its fact") {
    const Vocabulary words = two_facts();
    CHECK(words.is_narrower("Left_Chest_Pain"));
    CHECK_FALSE(words.is_narrower("chest_pain"));
    CHECK_FALSE(words.is_narrower("angina"));
    CHECK_FALSE(words.is_narrower("unknown"));
}

TEST_CASE("a name that is taken names its owner and the word") {
    Vocabulary words = two_facts();
    std::string taken;
    CHECK(words.add(fact("Chest Pain"), taken) == chest_pain);
    CHECK(taken == "Chest Pain");
    CHECK(words.add(fact("ache", {"fresh", "pain-at-night", "later"}), taken) == night_pain);
    CHECK(taken == "pain-at-night");
    CHECK(words.find("fresh"));
    CHECK_FALSE(words.find("later"));
    CHECK(words.add(fact("sting", {}, {"angina"}), taken) == chest_pain);
    CHECK(taken == "angina");
}

TEST_CASE("a fact that has a name twice collides with itself") {
    Vocabulary words = two_facts();
    std::string taken;
    CHECK(words.add(fact("stiff_neck", {"stiff neck"}), taken) == FactId{2});
    CHECK(taken == "stiff neck");
}

TEST_CASE("names may be added later, but not taken from another fact") {
    Vocabulary words = two_facts();
    CHECK_FALSE(words.add_alias(night_pain, "nightly pain"));
    CHECK_FALSE(words.add_included(night_pain, "pain on sunday nights"));
    CHECK(words.find("nightly pain") == night_pain);
    CHECK(words[night_pain].aliases.back() == "nightly pain");
    CHECK(words[night_pain].includes == std::vector<std::string>{"pain on sunday nights"});
    CHECK(words.is_narrower("pain on sunday nights"));
    CHECK(words.add_alias(night_pain, "Angina") == chest_pain);
    CHECK(words.add_included(night_pain, "chest pain") == chest_pain);
    CHECK(words[night_pain].aliases.size() == 2);
    CHECK(words[night_pain].includes.size() == 1);
}

TEST_CASE("the nearest fact is found by its id, an alias or a part, and named by its id") {
    const Vocabulary words = two_facts();
    CHECK(words.nearest("chst pain") == "chest_pain");
    CHECK(words.nearest("agina") == "chest_pain");
    CHECK(words.nearest("left chest pian") == "chest_pain");
    CHECK(words.nearest("night-pian") == "night_pain");
    CHECK(words.nearest("xylophone").empty());
}

TEST_CASE("a name that is added after a question is found by the next one") {
    Vocabulary words = two_facts();
    CHECK(words.nearest("tingleing").empty());
    std::string taken;
    words.add(fact("tingling"), taken);
    CHECK(words.nearest("tingleing") == "tingling");
    words.add_alias(night_pain, "throbbing");
    CHECK(words.nearest("throbing") == "night_pain");
    words.add_included(chest_pain, "squeezing");
    CHECK(words.nearest("squeesing") == "chest_pain");
    CHECK(words.nearest_equipment("matt").empty());
    words.add(triage::Equipment{"mat", "a mat", {}}, taken);
    CHECK(words.nearest_equipment("matt") == "mat");
}

TEST_CASE("a copy of a vocabulary answers for itself") {
    Vocabulary words = two_facts();
    CHECK(words.nearest("angine") == "chest_pain");
    Vocabulary copy = words;
    std::string taken;
    copy.add(fact("angine"), taken);
    CHECK(copy.nearest("angine") == "angine");
    CHECK(words.nearest("angine") == "chest_pain");
    words = copy;
    CHECK(words.nearest("angine") == "angine");
    const Vocabulary moved = std::move(copy);
    CHECK(moved.nearest("angine") == "angine");
}

TEST_CASE("threads that ask at once get what one thread gets") {
    for (int round = 0; round < 20; ++round) {
        const Vocabulary words = two_facts();  // nobody has asked it yet
        std::vector<std::string> answers(4);
        std::vector<std::thread> threads;
        for (std::string& answer : answers) {
            threads.emplace_back([&words, &answer] { answer = words.nearest("chst pain"); });
        }
        for (std::thread& thread : threads) thread.join();
        CHECK(answers == std::vector<std::string>(4, "chest_pain"));
    }
}

TEST_CASE("equipment answers to its id and aliases, and to nobody else's") {
    Vocabulary words;
    std::string taken;
    CHECK(words.add(triage::Equipment{"mat", "a mat", {"yoga mat"}}, taken));
    CHECK(words.add(triage::Equipment{"foam_roller", "a foam roller", {}}, taken));
    CHECK(words.find_equipment("Yoga-Mat") == triage::EquipmentId{0});
    CHECK(words.find_equipment("foam roller") == triage::EquipmentId{1});
    CHECK_FALSE(words.find_equipment("chair"));
    CHECK_FALSE(words.add(triage::Equipment{"rug", "a rug", {"MAT"}}, taken));
    CHECK(taken == "MAT");
    CHECK(words.nearest_equipment("foam rolller") == "foam_roller");
    CHECK(words.nearest_equipment("yoga mta") == "mat");
    CHECK(words.nearest_equipment("xylophone").empty());
    CHECK(words[triage::EquipmentId{0}].name == "a mat");
    CHECK(words.equipment().size() == 3);
}

TEST_CASE("a hint knows what a name says, though it was asked for a hint before") {
    Vocabulary words = two_facts();
    Vocabulary asked = two_facts();
    const std::string before = asked.hint("anginaa", triage::Saying::present);
    CHECK(words.add_saying(night_pain, "angina"));
    CHECK(asked.add_saying(night_pain, "angina"));
    CHECK(asked.hint("anginaa", triage::Saying::present) == words.hint("anginaa", triage::Saying::present));
    CHECK(asked.hint("anginaa", triage::Saying::present) != before);
}
