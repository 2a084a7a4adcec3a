// The page for a doctor: nothing that was said is lost or said twice, whoever the person is, and what was only denied
// with everything else never looks as if somebody had asked.

#include "render/doctor_page.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/duration_text.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "support/texts.hpp"
#include "support/xml_check.hpp"
#include "text/html_writer.hpp"

using triage::DeniedBy;
using triage::DoctorPage;
using triage::FactId;
using triage::Presence;
using triage::Profile;
using triage::Program;

namespace {

/// A person whose page is made.
struct Person {
    const Program& program;
    Profile profile;
    triage::Decision decision = program.evaluate(profile);
    triage::Explanation why = explain(program, profile, decision, triage::Detail::brief);

    DoctorPage page() const { return doctor_page(program, profile, why, {}); }
    std::string text(const triage::DoctorOptions& options = {}) const {
        return doctor_text(program, profile, why, options);
    }
    std::string html(const triage::DoctorOptions& options = {}) const {
        return doctor_html(program, profile, why, options);
    }
};

Person parsed(const Program& program, const std::string& json) {
    auto profile = triage::parse_profile(json, program.vocabulary());
    REQUIRE_MESSAGE(profile, to_text(profile.issues));
    return {program, *profile};
}

Person shipped(const std::string& json) { return parsed(shipped_packs::all_packs_program(), json); }

/// Anything may have been said of any fact; of many facts nothing was.
Profile random_profile(const Program& program, random_rules::Generator& random) {
    const triage::Vocabulary& words = program.vocabulary();
    Profile profile(words);
    const double said = 0.1 + 0.8 * random.below(10) / 10;
    for (const FactId fact : words.fact_ids()) {
        if (!random.chance(said)) continue;
        const int how = random.below(4);
        if (how == 0) {
            profile.set_unsure(fact);
        } else if (how == 1 && words[fact].may_be_absent()) {
            profile.deny_with_others(fact);
        } else {
            random.set(program.rules(), profile, fact);
        }
    }
    return profile;
}

/// How often each fact stands in each of the places.
using Counts = std::map<FactId, int>;

template <class List>
void count(const List& list, Counts& counts) {
    for (const auto& each : list) ++counts[each.fact];
}

/// Each member of the set once, and nothing else.
bool is_once_each(const Counts& counts, const std::vector<FactId>& facts) {
    return counts.size() == facts.size() &&
           std::all_of(facts.begin(), facts.end(), [&](FactId fact) { return counts.contains(fact); }) &&
           std::all_of(counts.begin(), counts.end(), [](const auto& each) { return each.second == 1; });
}

std::vector<FactId> present(const Person& person, bool quantities) {
    std::vector<FactId> all = person.profile.present().to_vector();
    std::erase_if(all,
                  [&](FactId fact) { return person.program.vocabulary()[fact].quantity.has_value() != quantities; });
    return all;
}

void check_facts(const Person& person, const DoctorPage& page) {
    Counts signs;
    count(page.red_flags, signs);
    count(page.others, signs);
    CHECK(is_once_each(signs, present(person, false)));
    Counts numbers;
    count(page.since, numbers);
    count(page.numbers, numbers);
    CHECK(is_once_each(numbers, present(person, true)));
    Counts denied;
    Counts unasked;
    for (const triage::DoctorDenials& row : page.denied) {
        for (const auto& item : row.items) {
            for (const FactId fact : item.facts) {
                ++denied[fact];
                if (row.by == DeniedBy::everything_else) ++unasked[fact];
            }
        }
    }
    CHECK(is_once_each(denied, person.profile.absent().to_vector()));
    CHECK(is_once_each(unasked, person.profile.denied_with_others().to_vector()));
    Counts unsure;
    count(page.unsure, unsure);
    CHECK(is_once_each(unsure, person.profile.unsure().to_vector()));
}

/// What is open is told or counted, and every question that could change the verdict is among those that could.
void check_open(const Person& person, const DoctorPage& page) {
    Counts open;
    count(page.open, open);
    std::size_t unknown = 0;
    for (const FactId fact : person.program.vocabulary().fact_ids()) {
        const bool is_open = person.profile.presence(fact) == Presence::unknown && !person.profile.is_unsure(fact);
        unknown += is_open ? 1U : 0U;
        if (open.contains(fact)) CHECK((is_open && person.decision.missing.contains(fact)));
    }
    CHECK(page.open.size() + page.more_open + page.not_needed == unknown);
    triage::IdSet<FactId> missing = person.decision.missing;
    missing.remove(person.profile.unsure());
    CHECK(page.open.size() + page.more_open == missing.size());
}

/// Each rule that holds is named beside what made it hold, and once more with its sources.
void check_rules(const Person& person, const DoctorPage& page) {
    CHECK(page.rules.size() == person.decision.certain.size());
    std::set<std::string> named(page.denials_alone.begin(), page.denials_alone.end());
    for (const auto* list : {&page.red_flags, &page.others}) {
        for (const triage::DoctorSign& sign : *list) named.insert(sign.rules.begin(), sign.rules.end());
    }
    for (const auto* list : {&page.since, &page.numbers}) {
        for (const triage::DoctorNumber& number : *list) named.insert(number.rules.begin(), number.rules.end());
    }
    for (const triage::DoctorRule& rule : page.rules) {
        CAPTURE(rule.id);
        CHECK(named.contains(rule.name + " (" + rule.level + ")"));
    }
}

/// All that the page has, as the writers are to show it, in this order.
std::vector<std::string> words_of(const DoctorPage& page) {
    std::vector<std::string> all{page.verdict, page.not_settled};
    const auto add_signs = [&](const std::vector<triage::DoctorSign>& signs) {
        for (const triage::DoctorSign& sign : signs) {
            all.insert(all.end(), {sign.name, sign.question});
            all.insert(all.end(), sign.rules.begin(), sign.rules.end());
        }
    };
    const auto add_numbers = [&](const std::vector<triage::DoctorNumber>& numbers) {
        for (const triage::DoctorNumber& number : numbers) {
            all.insert(all.end(), {number.name, number.amount});
            all.insert(all.end(), number.rules.begin(), number.rules.end());
        }
    };
    add_signs(page.red_flags);
    add_numbers(page.since);
    add_numbers(page.numbers);
    add_signs(page.others);
    for (const triage::DoctorDenials& row : page.denied) {
        all.push_back(row.as_asked);
        for (const auto& item : row.items) all.push_back(item.words);
    }
    add_signs(page.unsure);
    for (const triage::DoctorQuestion& question : page.open) all.push_back(question.question);
    for (const triage::DoctorRule& rule : page.rules) {
        all.insert(all.end(), {rule.name, rule.id, rule.basis});
        all.insert(all.end(), rule.sources.begin(), rule.sources.end());
    }
    all.insert(all.end(), page.documents.begin(), page.documents.end());
    for (const triage::DoctorPacks& packs : page.packs) {
        for (const auto& pack : packs.packs) all.insert(all.end(), {pack.name, pack.sha256});
    }
    return all;
}

/// Each of the words behind the one before: nothing is left out, and nothing stands elsewhere. The first that is not
/// there; empty where all are.
std::string missing_in(const std::string& shown, const std::vector<std::string>& words) {
    std::size_t at = 0;
    for (const std::string& word : words) {
        const std::size_t found = shown.find(word, at);
        if (found == std::string::npos) return word;
        at = found + word.size();
    }
    return "";
}

/// A text without its line breaks and indents.
std::string on_one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n';
        if (!is_blank || (!line.empty() && line.back() != ' ')) line += is_blank ? ' ' : c;
    }
    return line;
}

void check_page(const Person& person) {
    const DoctorPage page = person.page();
    check_facts(person, page);
    check_open(person, page);
    check_rules(person, page);
    std::vector<std::string> words = words_of(page);
    CHECK(missing_in(on_one_line(person.text({.width = 100})), words) == "");
    for (std::string& word : words) word = triage::escaped_html(word);
    const std::string html = person.html();
    CHECK(missing_in(html, words) == "");
    CHECK(XmlCheck(html.substr(html.find('\n'))).fault() == "");
}

}  // namespace

TEST_CASE("whatever was said, denied or not known stands on the page for a doctor once, with random packs") {
    random_rules::Generator random(random_rules::seed());
    CAPTURE(random_rules::seed());
    for (int round = 0; round < random_rules::rounds(150); ++round) {
        const Program program = compiled(random.rules({.findings = 9, .quantities = 3, .rules = 8}));
        for (int i = 0; i < 4; ++i) check_page({program, random_profile(program, random)});
    }
}

TEST_CASE("whatever was said, denied or not known stands on the page for a doctor once, with the shipped packs") {
    random_rules::Generator random(random_rules::seed());
    CAPTURE(random_rules::seed());
    for (int round = 0; round < random_rules::rounds(60); ++round) {
        check_page({shipped_packs::all_packs_program(), random_profile(shipped_packs::all_packs_program(), random)});
    }
}

TEST_CASE("the page for a doctor begins with the verdict and the gravest red flag") {
    const Person person = shipped(
        R"({"symptoms": ["night pain", "sweating", "tight shoulders", "fever"], "age": 61, "pain": 8, "no_others": true})");
    const DoctorPage page = person.page();
    CHECK(page.verdict == "STOP, do not stretch: emergency, help is needed now.");
    CHECK(page.not_settled.empty());
    REQUIRE(page.red_flags.size() == 3);
    CHECK(page.red_flags[0].name == "sweating");
    CHECK(page.red_flags[0].rules.front() == "Signs of a heart attack, with or without chest pain (stop, emergency)");
    CHECK(page.red_flags[1].name == "fever");
    CHECK(page.red_flags[2].name == "night pain");
    REQUIRE(page.others.size() == 1);
    CHECK(page.others[0].name == "tight shoulders");
}

TEST_CASE("a sign of an emergency that waits for other answers is a red flag, too") {
    const DoctorPage page = shipped(R"({"symptoms": ["abrupt_severe_onset"]})").page();
    CHECK(page.verdict == "NOT DECIDED, questions are open; from what was said so far: no urgency.");
    CHECK(page.not_settled == "Not settled: open answers could still make it stop, emergency.");
    REQUIRE(page.red_flags.size() == 1);
    CHECK(page.red_flags[0].rules.front().starts_with("open, waits for other answers: "));
    CHECK(page.red_flags[0].rules.front().ends_with("(stop, emergency)"));
}

TEST_CASE("a number stands with the rules that hold by it alone") {
    const DoctorPage page = shipped(R"({"pain": 6, "hours_since_injury": 30, "age": 40, "no_others": true})").page();
    REQUIRE(page.since.size() == 1);
    CHECK(page.since[0].amount == "30 hours");
    REQUIRE(page.since[0].rules.size() == 1);
    REQUIRE(page.numbers.size() == 2);
    CHECK(page.numbers[0].amount == "6 (0 to 10)");
    CHECK(page.numbers[0].rules == std::vector<std::string>{"Pain above 4 out of 10 (stop, self-care)"});
    CHECK(page.numbers[1].amount == "40");
    CHECK(page.numbers[1].rules.empty());
}

TEST_CASE("a denial is told from one that only came with everything else") {
    const Person person =
        shipped(R"({"denies": ["fever", "chest pain", "injury", "desk_posture"], "no_others": true})");
    const DoctorPage page = person.page();
    std::map<DeniedBy, std::vector<std::string>> denied;
    for (const triage::DoctorDenials& row : page.denied) {
        for (const auto& item : row.items) denied[row.by].push_back(person.program.vocabulary()[item.facts.front()].id);
    }
    CHECK(denied[DeniedBy::line] == std::vector<std::string>{"chest_pain", "hours_since_injury", "fever"});
    CHECK(denied[DeniedBy::own_question] == std::vector<std::string>{"desk_posture"});
    CHECK(denied[DeniedBy::everything_else].size() == person.profile.absent().size() - 4);
    CHECK(page.denied.front().by == DeniedBy::line);
    CHECK(page.denied.back().as_asked.starts_with("Not asked one by one"));
}

TEST_CASE("an answer by itself takes a fact out of those that were denied with the others") {
    const Program& program = shipped_packs::all_packs_program();
    Profile profile = *triage::parse_profile(R"({"no_others": true})", program.vocabulary());
    const FactId fever = *program.vocabulary().find("fever");
    CHECK(profile.denied_with_others() == profile.absent());
    profile.set(fever, Presence::absent);
    CHECK_FALSE(profile.denied_with_others().contains(fever));
    CHECK(profile.absent().contains(fever));
    profile.deny_with_others(fever);
    CHECK(profile.denied_with_others().contains(fever));
    profile.set_unsure(fever);
    CHECK_FALSE(profile.denied_with_others().contains(fever));
    profile.clear();
    CHECK(profile.denied_with_others().empty());
}

namespace {

/// A pack in which two lines stand for four facts.
const Program& lines_program() {
    static const Program program = compiled(small_pack::loaded(R"yaml(facts:
  fever: {kind: symptom, ask: "Do you have a fever?"}
  sweats: {kind: symptom, ask: "Do you sweat at night?"}
  chest: {kind: symptom, ask: "Does your chest hurt?", item: "pain in your chest"}
  breath: {kind: symptom, ask: "Are you short of breath?"}
  faint: {kind: symptom, ask: "Did you faint?"}
  pain: {kind: measure, quantity: {min: 0, max: 10}, ask: how strong}
  sessions_done: {kind: context, quantity: {whole: true}, ask: how many}
gateways:
  ill: {line: "Fever, or sweats at night", stands_for: {fever: [fever], sweats: [sweats]}}
  heart: {line: "Short of breath, or you faint", stands_for: {breath: [short of breath], faint: [faint]}}
screens:
  now: {name: Now, ask: "Do you have any of these?", lines: [chest, heart, ill]}
rules:
  heart_rule: {name: Heart, when: chest or breath or faint, outcome: stop, urgency: emergency, advice: go, sources: [{document: doc, section: s, anchor: w}]}
  ill_rule: {name: Illness, when: fever or sweats, outcome: see-a-doctor, urgency: urgent, advice: go, sources: [{document: doc, section: s, anchor: w}]}
)yaml"));
    return program;
}

}  // namespace

TEST_CASE("whatever was said, denied or not known stands on the page for a doctor once, where lines were answered") {
    random_rules::Generator random(random_rules::seed());
    CAPTURE(random_rules::seed());
    const triage::Vocabulary& words = lines_program().vocabulary();
    for (int round = 0; round < random_rules::rounds(200); ++round) {
        Profile profile = random_profile(lines_program(), random);
        for (const triage::GatewayId id : words.gateway_ids()) {
            const auto& facts = words[id].stands_for;
            const bool may_deny = std::none_of(facts.begin(), facts.end(), [&](const triage::StandsFor& each) {
                return profile.present().contains(each.fact);
            });
            if (!random.chance(0.7)) continue;
            profile.set_gateway(id, words[id], static_cast<triage::LineAnswer>(may_deny ? random.below(3) : 1));
        }
        const Person person{lines_program(), profile};
        check_page(person);
        CHECK(person.page().lines.size() == profile.gateways(triage::LineAnswer::yes).size());
    }
}

TEST_CASE("a line that was denied in one go stands with its wording, and not as if each of its facts was asked") {
    const Person person = parsed(lines_program(), R"({"gateways": {"ill": "no"}, "denies": ["chest", "faint"]})");
    const DoctorPage page = person.page();
    REQUIRE(page.denied.size() == 2);
    CHECK(page.denied[0].by == DeniedBy::line);
    CHECK(page.denied[0].as_asked == "Now: Do you have any of these?");
    REQUIRE(page.denied[0].items.size() == 2);
    CHECK(page.denied[0].items[0].words == "pain in your chest");
    CHECK(page.denied[0].items[1].words == "Fever, or sweats at night");
    CHECK(page.denied[0].items[1].facts.size() == 2);
    CHECK(page.denied[1].items[0].words == "Did you faint?");
    check_page(person);
}

TEST_CASE("a line keeps its place beside everything that was denied with nothing else said") {
    const DoctorPage page = parsed(lines_program(), R"({"gateways": {"ill": "no"}, "no_others": true})").page();
    REQUIRE(page.denied.size() == 2);
    CHECK(page.denied[0].items[0].words == "Fever, or sweats at night");
    CHECK(page.denied[1].by == DeniedBy::everything_else);
    CHECK(page.denied[1].items.size() == 3);
}

TEST_CASE("a yes to a line is among the red flags, though it sets no fact, and unsure has the line that was shown") {
    const Person person = parsed(lines_program(), R"({"gateways": {"heart": "yes", "ill": "unsure"}})");
    const DoctorPage page = person.page();
    CHECK(page.verdict == "STOP, do not stretch: emergency, help is needed now.");
    REQUIRE(page.lines.size() == 1);
    CHECK(page.lines[0].line == "Short of breath, or you faint");
    CHECK(page.lines[0].level == "stop, emergency");
    CHECK(page.lines[0].found.empty());
    REQUIRE(page.unsure.size() == 2);
    CHECK(page.unsure[0].question == "Fever, or sweats at night");
    CHECK(says(on_one_line(person.text()), "yes to: Short of breath, or you faint – by itself: stop, emergency"));
    CHECK(says(person.html(), "yes to: <strong>Short of breath, or you faint</strong> – by itself: stop, emergency"));
    check_page(person);
    const DoctorPage finer = parsed(lines_program(), R"({"gateways": {"ill": "yes"}, "symptoms": ["sweats"]})").page();
    REQUIRE(finer.lines.size() == 1);
    CHECK(behind_line(finer.lines[0]) == " – namely: sweats – by itself: see a doctor, urgent");
}

TEST_CASE("how something was denied comes back with the JSON of the profile") {
    const Program& program = shipped_packs::all_packs_program();
    const std::string json = R"({"symptoms":["tight_shoulders"],"denies":["chest_pain","fever"],"no_others":true})";
    const auto profile = triage::parse_profile(json, program.vocabulary());
    CHECK(triage::to_json(*profile, program.vocabulary()) == json);
}

TEST_CASE("a line of the page for a doctor is no longer than the terminal is wide") {
    const Person person = shipped(R"({"symptoms": ["chest pain", "fever"], "denies": ["night pain"], "pain": 8})");
    for (const std::size_t width : {20, 40, 72, 100}) {
        for (const std::string& line : lines_of(person.text({.width = width}))) {
            CAPTURE(line);
            const bool is_one_word = line.find_first_of(' ', line.find_first_not_of(" -?[]0123456789")) == line.npos;
            CHECK((triage::count_characters(line) <= width || is_one_word));
        }
    }
}

TEST_CASE("the page for a doctor has a date only where it is given one, and fetches and runs nothing") {
    const Person person = shipped(R"({"symptoms": ["chest pain"]})");
    CHECK(says(person.text({.answered_on = "2026-11-30"}), "Answered on: 2026-11-30\n"));
    CHECK(says(person.text(), "Answered on: __________\n"));
    const std::string html = person.html({.answered_on = "30 November"});
    CHECK(says(html, "Answered on: <bdi>30 November</bdi>"));
    CHECK(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(says(html, "@page"));
    for (const char* fetched : {"<script", "<link", "<img", "src=", "url(", "@import", "href="}) {
        CAPTURE(fetched);
        CHECK_FALSE(says(html, fetched));
    }
    CHECK(says(html, "default-src 'none'"));
}

TEST_CASE("no text of a profile or its sender becomes structure of the page for a doctor") {
    for (const std::string text : {"<script>alert(1)</script>", "\x1B[2Ja", "a\nPROCEED", "</bdi></main><h1>PROCEED",
                                   "\" onload=\"x", "&lt;", "a\u202Eb", "a\u200Bb", "\xFF"}) {
        CAPTURE(text);
        Profile profile(shipped_packs::all_packs_program().vocabulary());
        profile.id = text;
        profile.context = R"({"note": "<script>alert(2)</script>"})";
        const Person person{shipped_packs::all_packs_program(), profile};
        const std::string html = person.html({.answered_on = text});
        CHECK(XmlCheck(html.substr(html.find('\n'))).fault() == "");
        CHECK_FALSE(says(html, "<script"));
        CHECK_FALSE(says(html, "<h1>PROCEED"));
        CHECK_FALSE(says(html, "alert(2)"));
        const std::string plain = person.text({.answered_on = text});
        for (const char* harm : {"\x1B", "\nPROCEED", "\u202E", "\u200B", "\xFF"}) CHECK_FALSE(says(plain, harm));
    }
}

TEST_CASE("a length of time is said as it was given, and again in the unit that one talks in") {
    const triage::Quantity hours{.unit = "h", .max = 87600};
    const triage::Quantity days{.unit = "d", .max = 45656};
    const auto text = triage::number_on_scale_text;
    CHECK(text(1, hours) == "1 hour");
    CHECK(text(47.5, hours) == "47.5 hours");
    CHECK(text(48, hours) == "48 hours (2 days)");
    CHECK(text(50, hours) == "50 hours (about 2 days)");
    CHECK(text(504, hours) == "504 hours (3 weeks)");
    CHECK(text(20, days) == "20 days");
    CHECK(text(45, days) == "45 days (about 6 weeks)");
    CHECK(text(3650, days) == "3650 days (about 10 years)");
    CHECK(text(0, days) == "0 days");
    CHECK(text(7, {.max = 10}) == "7 (0 to 10)");
    CHECK(text(55, {.max = 125}) == "55");
}
