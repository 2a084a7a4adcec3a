// The hint to an unknown name never leads away from a danger, nor to a denial of one. Checked with all names of all
// grave facts and words around them, because a hint is an answer that a worried person copies.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <triage/triage.hpp>

#include "model/phrase_words.hpp"
#include "model/word_index.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"

namespace {

using triage::FactId;
using triage::Saying;
using triage::Vocabulary;

const Vocabulary& vocabulary() { return shipped_packs::all_packs_program().vocabulary(); }

std::string hint(const std::string& phrase) { return vocabulary().hint(phrase, Saying::present); }

/// The facts that a hint proposes, name by name: what stands in brackets behind a name in backticks.
std::vector<std::vector<FactId>> proposed(const std::string& text) {
    std::vector<std::vector<FactId>> all;
    if (!text.starts_with("did you mean")) return all;
    for (std::size_t at = text.find("` ("); at != std::string::npos; at = text.find("` (", at + 1)) {
        const std::string ids = text.substr(at + 3, text.find(')', at) - at - 3);
        std::vector<FactId> facts;
        for (std::size_t begin = 0; begin < ids.size(); begin = std::min(ids.find(", ", begin), ids.size() - 2) + 2) {
            facts.push_back(vocabulary().find(ids.substr(begin, ids.find(", ", begin) - begin)).value());
        }
        all.push_back(facts);
    }
    return all;
}

triage::Gravity gravity(const std::vector<FactId>& facts) {
    triage::Gravity gravest;
    for (const FactId fact : facts) {
        const triage::Gravity& each = vocabulary().weight(fact).gravity;
        if (is_graver(each, gravest)) gravest = each;
    }
    return gravest;
}

struct Said {
    std::string name;
    std::vector<FactId> facts;
};

/// Every name that leads somewhere by itself.
std::vector<Said> grave_names() {
    std::vector<Said> all;
    for (std::size_t i = 0; i < vocabulary().facts().size(); ++i) {
        const triage::Fact& fact = vocabulary().facts()[i];
        const auto number = static_cast<FactId>(i);
        if (vocabulary().weight(number).gravity.alone == triage::Level{}) continue;
        std::vector<std::string> names{fact.id};
        names.insert(names.end(), fact.aliases.begin(), fact.aliases.end());
        names.insert(names.end(), fact.includes.begin(), fact.includes.end());
        for (const std::string& name : names) {
            std::vector<FactId> facts{number};
            const std::vector<FactId>& others = vocabulary().also_said_by(name);
            facts.insert(facts.end(), others.begin(), others.end());
            all.push_back({triage::normalize_name(name), facts});
        }
    }
    return all;
}

std::string put(const std::string& frame, const std::string& name) {
    std::string text = frame;
    return text.replace(text.find('X'), 1, name);
}

/// Calls `visit(phrase, said)` for each phrase that is not a name itself; returns how many there were.
template <class Visit>
int for_each_phrase(const std::vector<std::string>& frames, Visit visit) {
    int count = 0;
    for (const Said& said : grave_names()) {
        for (const std::string& frame : frames) {
            const std::string phrase = put(frame, said.name);
            if (vocabulary().find(phrase)) continue;
            visit(phrase, said);
            ++count;
        }
    }
    return count;
}

bool is_protective(const std::vector<FactId>& facts) {
    return std::any_of(facts.begin(), facts.end(), [](FactId fact) { return vocabulary()[fact].is_protective; });
}

/// A slip that makes a plain word of a word says something else: "had muscles shrinking" for "hand muscles shrinking".
bool has_other_word(const std::string& name, const std::string& slip) {
    const std::vector<std::string_view> before = triage::words_of(name);
    for (const std::string_view word : triage::words_of(slip)) {
        const bool is_new = std::find(before.begin(), before.end(), word) == before.end();
        if (is_new && triage::is_common(word)) return true;
    }
    return false;
}

void check_order(const std::string& text) {
    const auto all = proposed(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK_FALSE(is_protective(all[i]));
        if (i > 0) CHECK_FALSE(is_graver(gravity(all[i]), gravity(all[i - 1])));
    }
}

const std::vector<std::string> frames{
    "my X hurts",          "X since this morning",        "X getting better",      "X at night",
    "a bit of X",          "bad X after meals",           "X when I climb stairs", "X twice a week",
    "X, on the left side", "I have had X for three days", "X and it gets worse",   "terrible X today"};
const std::vector<std::string> denials{
    "no X",           "not X",          "without X",         "never had X", "no longer X", "X-free", "denies X",
    "negative for X", "I don't have X", "haven't had any X", "X is gone",   "no more X",   "X: none"};

}  // namespace

TEST_CASE("what a fact leads to alone is what the program decides about it") {
    const triage::Program& program = shipped_packs::all_packs_program();
    triage::Profile denied(vocabulary());
    for (std::size_t i = 0; i < vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (vocabulary()[fact].may_be_absent()) denied.set(fact, triage::Presence::absent);
    }
    const triage::Level nothing = program.evaluate(denied).floor;
    for (std::size_t i = 0; i < vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (vocabulary()[fact].quantity || vocabulary()[fact].is_protective) continue;
        triage::Profile person = denied;
        person.set(fact, triage::Presence::present);
        INFO(vocabulary()[fact].id);
        const triage::Level alone = vocabulary().weight(fact).gravity.alone;
        CHECK(program.evaluate(person).floor == join(nothing, alone));
        CHECK(covered_by(alone, vocabulary().weight(fact).gravity.together));
    }
}

TEST_CASE("a name with other words around it is told, and what is graver stands first") {
    int silent = 0;
    const int count = for_each_phrase(frames, [&](const std::string& phrase, const Said& said) {
        CAPTURE(phrase);
        const std::string text = hint(phrase);
        CAPTURE(text);
        const auto all = proposed(text);
        silent += all.empty() ? 1 : 0;
        if (all.empty()) return;
        CHECK_FALSE(is_graver(gravity(said.facts), gravity(all.front())));
        check_order(text);
    });
    CHECK(count > 5000);
    // There is no hint where another word of the phrase points to something graver, such as "rash" to one near the eye;
    // this is rare.
    CHECK(20 * silent < count);
}

TEST_CASE("a denial is never told as a sign that is there") {
    const int count = for_each_phrase(denials, [](const std::string& phrase, const Said&) {
        CAPTURE(phrase);
        CHECK(proposed(hint(phrase)).empty());
    });
    CHECK(count > 5000);
}

TEST_CASE("a denial of a misspelt name is told as a denial or not at all") {
    for (const Said& said : grave_names()) {
        if (said.name.size() < 6) continue;
        std::string slip = said.name;
        std::swap(slip[2], slip[3]);
        if (vocabulary().find(slip)) continue;
        const std::string text = vocabulary().hint(slip, Saying::no_phrase);
        CAPTURE(slip);
        CHECK((text.empty() || text.starts_with("did you mean `no ")));
        CHECK(proposed(hint("no " + slip)).empty());
    }
}

TEST_CASE("a typing slip in a grave name leads to nothing less grave") {
    int found = 0;
    int count = 0;
    for (const Said& said : grave_names()) {
        for (std::size_t at = 0; at + 1 < said.name.size(); ++at) {
            if (said.name[at] == ' ' || said.name[at + 1] == ' ') continue;  // a blank moves, and the words are others
            std::string swapped = said.name;
            std::swap(swapped[at], swapped[at + 1]);
            std::string shorter = said.name;
            shorter.erase(at, 1);
            for (const std::string& slip : {swapped, shorter, said.name + "s"}) {
                if (vocabulary().find(slip) || has_other_word(said.name, slip)) continue;
                ++count;
                const std::string text = hint(slip);
                const auto all = proposed(text);
                if (all.empty()) continue;
                ++found;
                CAPTURE(slip);
                CAPTURE(text);
                CHECK_FALSE(triage::is_graver({gravity(said.facts).alone, {}}, {gravity(all.front()).alone, {}}));
                check_order(text);
            }
        }
    }
    CHECK(count > 10000);
    CHECK(found > count / 2);
}

TEST_CASE("a denial that is only partly a name proposes nothing to deny") {
    for_each_phrase({"X at night", "X since this morning", "sudden X", "X when I climb stairs"},
                    [](const std::string& phrase, const Said&) {
                        CAPTURE(phrase);
                        CHECK(vocabulary().hint(phrase, Saying::denial).empty());
                    });
}

TEST_CASE("a hint never leads away from a danger") {
    const std::map<std::string, std::string> first{
        {"chest pain getting better", "chest_pain"},
        {"dizzy with exercise", "dizziness"},
        {"my belly hurts", ""},
        {"vision getting worse", ""},
        {"jaw pain after meals", "jaw_pain"},
        {"chest pain at night", "chest_pain"},
        {"numb arm when stretching", "arm_numbness"},
        {"weak arm after injury", "sudden_arm_weakness"},
        {"tight chest when I climb stairs", "chest_pain"},
        {"slurred speech since this morning", "facial_droop_or_speech"},
        {"chest pain on the left side", "chest_pain"},
        {"chest pains", "chest_pain"},
        {"chets pain", "chest_pain"},
        {"chestpain", "chest_pain"},
        {"shrtness of breath", "shortness_of_breath"},
        {"pressure in my chest", "chest_pain"},
        {"chest pain that does not go away", "chest_pain"},
        {"no relief from chest pain", "chest_pain"},
        {"fever and stiff neck", "fever"},
        {"tooth pain", ""},
    };
    for (const auto& [phrase, fact] : first) {
        const auto all = proposed(hint(phrase));
        INFO(phrase);
        if (fact.empty()) {
            CHECK(all.empty());
        } else if (!vocabulary().find(phrase)) {
            REQUIRE_FALSE(all.empty());
            CHECK(vocabulary()[all.front().front()].id == fact);
        }
    }
}

TEST_CASE("another word is no typing slip") {
    for (const std::string word : {"overdose", "dissection", "hernia", "sepsis", "pneumonia", "pulmonary embolism",
                                   "dvt", "hypotension", "high blood pressure"}) {
        INFO(word);
        if (!vocabulary().find(word)) CHECK(hint(word).empty());
    }
}

TEST_CASE("what other people have is not proposed") {
    for (const std::string phrase : {"my uncle has Marfan", "brother had a stroke", "grandmother had osteoporosis"}) {
        INFO(phrase);
        CHECK(proposed(hint(phrase)).empty());
    }
}

TEST_CASE("an emergency is told with its question and what to do") {
    const FactId chest_pain = vocabulary().find("chest_pain").value();
    CHECK(hint("chest pain since Monday") == "did you mean `chest pain` (chest_pain)? if the answer to “" +
                                                 vocabulary()[chest_pain].question +
                                                 "” is yes: call your local emergency number now");
    const std::string both = hint("dizzy and chest pain");
    CHECK(both.starts_with("did you mean `chest pain` (chest_pain) and `dizzy` (dizziness)? if the answer to “"));
    CHECK(both.find(vocabulary()[vocabulary().find("dizzy").value()].question) != std::string::npos);
}

TEST_CASE("a denial is told where it belongs") {
    CHECK(hint("no chest pain") == "a denial belongs in `denies`: write `chest pain` (chest_pain) there");
    CHECK(hint("no chest pain at night") == "a denial belongs in `denies`, and each sign is named by itself");
    CHECK(hint("no chest pain but dizzy") == "a denial belongs in `denies`, and each sign is named by itself");
    CHECK(vocabulary().hint("chets pain", Saying::denial) == "did you mean `chest pain` (chest_pain)?");
    CHECK(vocabulary().hint("chets pain", Saying::no_phrase) == "did you mean `no chest pain` (chest_pain)?");
}

TEST_CASE("hints of a small pack") {
    const auto rules = triage::load_pack_text(small_pack::text(""), "small.yaml");
    REQUIRE(rules);
    const auto told = [&](const std::string& phrase) { return rules->vocabulary.hint(phrase, Saying::present); };
    CHECK(told("left aches") == "did you mean `left ache` (ache)?");
    CHECK(told("fall on Monday") == "did you mean `fall` (hours_since_fall)?");
    CHECK(told("strong pain").empty());  // the name of a number that is always there says nothing
    CHECK(told("") == "");
    CHECK(told(std::string(1'000'000, 'a')) == "");
    CHECK(told(std::string(300, ' ') + "ache") == "");
}
