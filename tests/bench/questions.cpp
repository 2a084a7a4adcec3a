// How many questions an interview takes, as a Markdown table:
//
//     questions [--people N] [PACK…]
//
// Without a pack: all that are embedded.
//
// Rows: somebody without any warning sign; the longest interview found, by always giving the answer that leaves most
// open (the greatest number possible is what is open at the start, so that equal figures are exact); the people of the
// packs' cases; and N random people, 2,000 if left out. Of those, seven in ten have no warning sign, two have one and
// one has two; the pain is any of 0 to 7 of 10; each number that may not apply applies to one in ten and is spread over
// the range that the rules know; age is 18 to 90. The last column is of those questions that change no verdict. That is
// our guess at who asks, not a survey; the seed is fixed.
//
// A program without tests of its own: docs/interview.md shows its tables, and the interview itself is tested in
// tests/unit/interview.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
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
    std::size_t questions = 0;  ///< all
    std::size_t screens = 0;
    std::size_t about_stretches = 0;  ///< how many of the questions were asked under `proceed`
};

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

void copy_answer(Profile& profile, const Profile& person, FactId fact) {
    if (const auto number = person.value(fact)) {
        profile.set_value(fact, *number);
    } else {
        profile.set(fact, person.presence(fact));
    }
}

/// `person` has every answer.
Length interview(const Program& program, const Profile& person) {
    Length length;
    Profile profile(program.vocabulary());
    while (const auto next = triage::next_question(program, profile)) {
        ++length.questions;
        length.about_stretches += next->exclusions.empty() ? 0 : 1;
        copy_answer(profile, person, next->fact);
    }
    profile = Profile(program.vocabulary());
    while (const auto next = triage::next_screen(program, profile)) {
        ++length.screens;
        for (const triage::NextLine& line : next->lines) copy_answer(profile, person, line.facts.front());
    }
    return length;
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

/// Always the answer after which most is missing.
std::size_t longest(const Program& program) {
    Profile profile(program.vocabulary());
    std::size_t questions = 0;
    while (const auto next = triage::next_question(program, profile)) {
        ++questions;
        std::vector<Profile> answers;
        if (program.vocabulary()[next->fact].quantity) {
            for (const double number : numbers_of(program, next->fact)) {
                answers.push_back(profile);
                answers.back().set_value(next->fact, number);
            }
        } else {
            answers.push_back(profile);
            answers.back().set(next->fact, Presence::present);
        }
        if (program.vocabulary()[next->fact].may_be_absent()) {
            answers.push_back(profile);
            answers.back().set(next->fact, Presence::absent);
        }
        profile = *std::max_element(answers.begin(), answers.end(), [&](const Profile& a, const Profile& b) {
            return program.evaluate(a).missing.size() < program.evaluate(b).missing.size();
        });
    }
    return questions;
}

/// Returns the most questions.
std::size_t row(const std::string& who, std::vector<Length> lengths) {
    const auto at = [&](double share, auto member) {
        std::vector<std::size_t> numbers;
        for (const Length& length : lengths) numbers.push_back(length.*member);
        std::sort(numbers.begin(), numbers.end());
        return numbers[static_cast<std::size_t>(share * static_cast<double>(numbers.size() - 1))];
    };
    std::printf("| %s | %zu | %zu | %zu | %zu | %zu |\n", who.c_str(), at(0.5, &Length::questions),
                at(0.9, &Length::questions), at(1, &Length::questions), at(0.5, &Length::screens),
                at(0.5, &Length::about_stretches));
    return at(1, &Length::questions);
}

std::vector<Length> of_cases(const Program& program) {
    std::vector<Length> lengths;
    for (const triage::Case& example : program.rules().cases) {
        triage::ProfileBuilder builder(program.vocabulary());
        const auto profile = builder.json(example.profile).build();
        if (!profile) continue;
        Profile person = nobody_ill(program);
        profile->present().for_each([&](FactId fact) { copy_answer(person, *profile, fact); });
        lengths.push_back(interview(program, person));
    }
    return lengths;
}

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
    const std::size_t open = program.evaluate(Profile(program.vocabulary())).missing.size();
    std::printf("%zu facts, %zu of them read by rules; with nothing known, %zu can matter.\n\n",
                program.vocabulary().facts().size(), signs.size(), open);
    std::puts(
        "| who | questions, median | 90 in 100 need at most | most | screens, median | about stretches, median |");
    std::puts("|---|---|---|---|---|---|");
    std::size_t most = row("nobody ill", {interview(program, nobody_ill(program))});
    most = std::max(most, row("the people of the cases", of_cases(program)));
    bench::Random random(20261121);
    std::vector<Length> lengths;
    for (int i = 0; i < people; ++i) lengths.push_back(interview(program, somebody(program, signs, random)));
    most = std::max(most, row("random people", lengths));
    std::printf("\nThe longest interview found: %zu questions.\n", std::max(most, longest(program)));
}
