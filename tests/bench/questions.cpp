// How long an interview is, and whether it ends as one with every question would:
//
//     questions [--people N] [PACK…]
//
// Without a pack: all that are embedded.
//
// Somebody with an answer to every question answers each screen truthfully, first until the verdict is found, then what
// the stretches of today wait for. Counted are screens, lines, words (question and lines, without
// headings) and keys (a digit or letter, and Enter). A line is answered with yes where one of its facts is there.
//
// The table has seven people and, as medians, most of nine in ten and most of all: the people of the packs' cases, and
// N random ones, 2,000 if left out. Of those, seven in ten have no warning sign, two have one and one has two; the pain
// is any of 0 to 7 of 10; each number that may not apply applies to one in ten and is spread over the range that the
// rules know; age is 18 to 90. That is our guess at who asks, not a survey; the seed is fixed.
//
// One more row is the healthy one who comes back after three days (`kept_answers`).
//
// The program fails (1) where verdict or urgency differ from those of all answers, or a stretch is offered that all
// answers would forbid. The interview itself is tested in tests/unit/interview; docs/interview.md shows the tables.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <triage/triage.hpp>

#include "profile_source.hpp"

namespace {

using triage::FactId;
using triage::Presence;
using triage::Profile;
using triage::Program;

constexpr int usual_people = 2000;

struct Length {
    std::size_t screens = 0;
    std::size_t lines = 0;
    std::size_t words = 0;
    std::size_t keys = 0;
};

/// One interview: up to the verdict, and to the end.
struct Interview {
    Length verdict;
    Length all;
    triage::Decision decision;
};

std::size_t words_of(std::string_view text) {
    std::size_t words = 0;
    bool is_word = false;
    for (const char c : text) {
        if (c != ' ' && !is_word) ++words;
        is_word = c != ' ';
    }
    return words;
}

bool is_there(const triage::Vocabulary& vocabulary, const triage::StandsFor& each, const Profile& person) {
    if (!person.present().contains(each.fact)) return false;
    const auto& quantity = vocabulary[each.fact].quantity;
    return !quantity || !triage::is_beyond(*person.value(each.fact), each, *quantity);
}

/// Answers one line as the person would; returns how many keys that takes where the line is marked.
std::size_t answer(const Program& program, const triage::Line& line, const Profile& person, Profile& profile) {
    using triage::LineAnswer;
    if (const auto* id = std::get_if<triage::GatewayId>(&line)) {
        const triage::Gateway& gateway = program.vocabulary()[*id];
        const bool says_yes =
            std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(),
                        [&](const triage::StandsFor& each) { return is_there(program.vocabulary(), each, person); });
        profile.set_gateway(*id, gateway, says_yes ? LineAnswer::yes : LineAnswer::no);
        return says_yes ? 1 : 0;
    }
    const auto fact = std::get<FactId>(line);
    if (program.vocabulary()[fact].quantity) {
        const auto number = person.value(fact);
        if (!number) return profile.set(fact, Presence::absent), 0;
        profile.set_value(fact, *number);
        char digits[32];
        return static_cast<std::size_t>(std::snprintf(digits, sizeof digits, "%g", *number)) + 1;
    }
    profile.set(fact, person.presence(fact));
    return person.presence(fact) == Presence::present ? 1 : 0;
}

/// `person` has every answer; `profile` is what is known before, and then what was answered.
Interview interview(const Program& program, const Profile& person, Profile& profile) {
    Interview result;
    while (true) {
        const auto screen = triage::next_screen(program, profile, {{}, triage::stretches_of_today(program, profile)});
        if (!screen) break;
        Length length{1, screen->lines.size(), words_of(screen->question), 1};
        for (const triage::NextLine& line : screen->lines) {
            const auto* fact = std::get_if<FactId>(&line.asks);
            const bool is_alone = screen->lines.size() == 1 && fact != nullptr;
            length.words += words_of(is_alone ? program.vocabulary()[*fact].question
                                              : triage::line_text(program.vocabulary(), line.asks));
            length.keys += answer(program, line.asks, person, profile);
        }
        for (Length* sum : {&result.all, &result.verdict}) {
            if (sum == &result.verdict && screen->phase == triage::Phase::stretches) continue;
            sum->screens += length.screens;
            sum->lines += length.lines;
            sum->words += length.words;
            sum->keys += length.keys;
        }
    }
    result.decision = program.evaluate(profile);
    return result;
}

/// Numbers that everybody has, as usual people have them; others go from their least to 7.
struct Usual {
    std::string_view fact;
    double nobody_ill;
    double least;
    double most;
};
constexpr Usual usual_numbers[]{{"age", 40, 18, 90}, {"age_at_onset", 40, 18, 90}, {"days_of_pain", 3, 0, 60}};

const Usual* usual(const triage::Fact& fact) {
    const auto found = std::find_if(std::begin(usual_numbers), std::end(usual_numbers),
                                    [&](const Usual& each) { return each.fact == fact.id; });
    return found == std::end(usual_numbers) ? nullptr : found;
}

/// Numbers around those that rules compare the fact with.
std::vector<double> numbers_of(const Program& program, FactId fact) {
    const triage::Quantity& quantity = *program.vocabulary()[fact].quantity;
    std::vector<double> numbers{quantity.min};
    for (const triage::Literal& literal : program.literals()) {
        if (literal.fact != fact || !literal.comparator) continue;
        for (const double number : {literal.number - 1, literal.number, literal.number + 1}) {
            if (number >= quantity.min && number <= quantity.max) numbers.push_back(number);
        }
    }
    return numbers;
}

Profile nobody_ill(const Program& program) {
    Profile person(program.vocabulary());
    for (std::size_t i = 0; i < program.vocabulary().facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        const triage::Fact& known = program.vocabulary()[fact];
        if (known.may_be_absent()) {
            person.set(fact, Presence::absent);
        } else {
            person.set_value(fact, usual(known) ? usual(known)->nobody_ill : known.quantity->min);
        }
    }
    return person;
}

std::vector<FactId> read_by_rules(const Program& program) {
    triage::IdSet<FactId> facts(program.vocabulary().facts().size());
    for (const triage::RuleId rule : program.rules().rule_ids()) {
        for (const triage::Clause& clause : program.clauses(program.condition(rule))) {
            for (const triage::Mask& mask : program.masks(clause)) {
                for (std::size_t bit = 0; bit < 64; ++bit) {
                    if ((mask.literals() >> bit & 1) == 0) continue;
                    facts.insert(program.literals()[std::size_t{mask.word} * 64 + bit].fact);
                }
            }
        }
    }
    return facts.to_vector();
}

Profile somebody(const Program& program, const std::vector<FactId>& signs, bench::Random& random) {
    Profile person = nobody_ill(program);
    for (const FactId fact : signs) {
        const triage::Fact& known = program.vocabulary()[fact];
        if (!known.quantity) continue;
        if (!known.may_be_absent()) {
            const double least = usual(known) ? usual(known)->least : known.quantity->min;
            const double most = usual(known) ? usual(known)->most : std::min(7.0, known.quantity->max);
            person.set_value(fact,
                             least + static_cast<double>(random.below(static_cast<std::size_t>(most - least) + 1)));
        } else if (random.below(10) == 0) {
            const std::vector<double> numbers = numbers_of(program, fact);
            person.set_value(fact, numbers[random.below(numbers.size())]);
        }
    }
    const std::size_t draw = random.below(10);
    for (std::size_t count = draw < 7 ? 0 : draw < 9 ? 1 : 2; count > 0;) {
        const FactId fact = signs[random.below(signs.size())];
        if (program.vocabulary()[fact].quantity) continue;
        person.set(fact, Presence::present);
        --count;
    }
    return person;
}

/// A profile of signs and numbers, everything else denied.
Profile said(const Program& program, const Profile& signs) {
    Profile person = nobody_ill(program);
    signs.present().for_each([&](FactId fact) {
        if (program.vocabulary()[fact].quantity) {
            person.set_value(fact, *signs.value(fact));
        } else {
            person.set(fact, Presence::present);
        }
    });
    return person;
}

/// Always the answer to each line after which most is missing, until the verdict.
Length longest(const Program& program) {
    Length length;
    Profile profile(program.vocabulary());
    while (const auto screen = triage::next_screen(program, profile)) {
        ++length.screens;
        for (const triage::NextLine& line : screen->lines) {
            ++length.lines;
            std::vector<Profile> answers;
            const auto* fact = std::get_if<FactId>(&line.asks);
            const bool is_number = fact != nullptr && program.vocabulary()[*fact].quantity;
            const bool may_be_denied = fact == nullptr || program.vocabulary()[*fact].may_be_absent();
            if (may_be_denied) {
                answers.push_back(profile);
                triage::answer(program.vocabulary(), line.asks, triage::LineAnswer::no, answers.back());
            }
            for (const double number : is_number ? numbers_of(program, *fact) : std::vector<double>{}) {
                answers.push_back(profile);
                answers.back().set_value(*fact, number);
            }
            // Whoever left a "yes" empty and says yes once more goes round in a circle.
            if (!is_number && screen->kind != triage::ScreenKind::left_empty) {
                answers.push_back(profile);
                triage::answer(program.vocabulary(), line.asks, triage::LineAnswer::yes, answers.back());
            }
            profile = *std::max_element(answers.begin(), answers.end(), [&](const Profile& a, const Profile& b) {
                return program.evaluate(a).missing.size() < program.evaluate(b).missing.size();
            });
        }
    }
    return length;
}

/// Differences to the decision with every answer, told as they are found.
std::size_t differences = 0;

Interview compared(const Program& program, const std::string& who, const Profile& person) {
    Profile profile(program.vocabulary());
    Interview result = interview(program, person, profile);
    const triage::Decision full = program.evaluate(person);
    triage::IdSet<triage::StretchId> offered = result.decision.allowed;
    offered.add(result.decision.modified);
    offered.remove(full.allowed);
    offered.remove(full.modified);
    const bool is_same = result.decision.verdict == full.verdict &&
                         result.decision.floor.urgency == full.floor.urgency && offered.empty();
    if (is_same) return result;
    ++differences;
    std::printf("%s: %s, %s instead of %s, %s\n", who.c_str(), to_string(result.decision.verdict).data(),
                to_string(result.decision.floor.urgency).data(), to_string(full.verdict).data(),
                to_string(full.floor.urgency).data());
    return result;
}

/// The same person three days later, with nothing changed but what time changes: nothing of the named ones.
Interview three_days_later(const Program& program, const Profile& person) {
    constexpr auto first_day = triage::Day{20000};
    constexpr auto later = triage::Day{20003};
    Profile profile(program.vocabulary());
    interview(program, person, profile);
    profile.answered_on = first_day;
    Profile kept = triage::kept_answers(program, profile, later)->profile;
    return interview(program, person, kept);
}

std::string figures(const Length& length) {
    char text[80];
    std::snprintf(text, sizeof text, "%zu / %zu / %zu / %zu", length.screens, length.lines, length.words, length.keys);
    return text;
}

void row(const std::string& who, const Interview& one) {
    std::printf("| %s | %s | %s | %s |\n", who.c_str(), figures(one.verdict).c_str(), figures(one.all).c_str(),
                to_string(one.decision.verdict).data());
}

/// Each figure by itself.
void rows(const std::string& who, const std::vector<Interview>& all) {
    const auto at = [&](double share, Length Interview::*part) {
        Length result;
        for (auto member : {&Length::screens, &Length::lines, &Length::words, &Length::keys}) {
            std::vector<std::size_t> numbers;
            for (const Interview& one : all) numbers.push_back((one.*part).*member);
            std::sort(numbers.begin(), numbers.end());
            result.*member = numbers[static_cast<std::size_t>(share * static_cast<double>(numbers.size() - 1))];
        }
        return figures(result);
    };
    for (const auto& [name, share] : {std::pair{"median", 0.5}, {"90 in 100 need at most", 0.9}, {"most", 1.0}}) {
        std::printf("| %zu %s, %s | %s | %s | |\n", all.size(), who.c_str(), name,
                    at(share, &Interview::verdict).c_str(), at(share, &Interview::all).c_str());
    }
}

/// Whoever says what a case says, and denies the rest.
std::vector<Interview> of_cases(const Program& program) {
    std::vector<Interview> all;
    for (const triage::Case& example : program.rules().cases) {
        const auto profile = triage::parse_profile(example.profile, program.vocabulary());
        if (profile) all.push_back(compared(program, example.name, said(program, *profile)));
    }
    return all;
}

/// The signs of a person, by facts of the shipped packs.
struct Named {
    std::string_view who;
    std::string_view signs;
};
constexpr Named named[]{
    {"a healthy, 40", R"({"age": 40, "pain": 3})"},
    {"b 70, osteoporosis", R"({"age": 70, "pain": 3, "conditions": ["osteoporosis"]})"},
    {"c chest pain", R"({"age": 55, "pain": 3, "symptoms": ["chest_pain"]})"},
    {"d pregnant, 30", R"({"age": 30, "pain": 3, "symptoms": ["pregnancy"]})"},
    {"e cancer history, 55", R"({"age": 55, "pain": 3, "conditions": ["cancer_history"]})"},
    {"f desk worker, 44", R"({"age": 44, "pain": 3, "days_of_pain": 10, "symptoms":
        ["desk_posture", "right_upper_back_pain", "improves_with_movement", "shoulder_pain"]})"},
    {"g hurt 5 days ago, 30", R"({"age": 30, "pain": 3, "hours_since_injury": 120})"},
};

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> packs(argv + 1, argv + argc);
    int people = usual_people;
    if (packs.size() >= 2 && packs.front() == "--people") {
        people = std::atoi(packs[1].c_str());
        if (people < 1) return std::cerr << "questions: --people wants a number above 0\n", 64;
        packs.erase(packs.begin(), packs.begin() + 2);
    }
    if (packs.empty()) packs.assign(triage::embedded_packs().begin(), triage::embedded_packs().end());
    triage::Result<triage::RuleBase> rules = triage::load_packs(packs, triage::Cases::load);
    if (!rules) return std::cerr << triage::to_text(rules.issues), 78;
    const auto compiled = Program::compile(std::move(*rules));
    if (!compiled) return std::cerr << triage::to_text(compiled.issues), 78;
    const Program& program = *compiled;
    const std::vector<FactId> signs = read_by_rules(program);
    std::printf("%zu facts, %zu of them read by rules, %zu gateways on %zu screens.\n\n",
                program.vocabulary().facts().size(), signs.size(), program.vocabulary().gateways().size(),
                program.vocabulary().screens().size());
    std::puts("| who: screens / lines / words / keys | to the verdict | with the stretches of today | verdict |");
    std::puts("|---|---|---|---|");
    for (const Named& each : named) {
        const auto profile = triage::parse_profile(each.signs, program.vocabulary());
        if (profile) row(std::string(each.who), compared(program, std::string(each.who), said(program, *profile)));
    }
    const auto well = triage::parse_profile(named[0].signs, program.vocabulary());
    if (well) row("a, three days later", three_days_later(program, said(program, *well)));
    rows("people of the cases", of_cases(program));
    bench::Random random(20261121);
    std::vector<Interview> all;
    for (int i = 0; i < people; ++i) all.push_back(compared(program, "random", somebody(program, signs, random)));
    rows("random people", all);
    const Length most = longest(program);
    std::printf("\nThe longest interview found: %zu screens, %zu lines.\n", most.screens, most.lines);
    std::printf("%zu people are decided differently than with every answer.\n", differences);
    return differences == 0 ? 0 : 1;
}
