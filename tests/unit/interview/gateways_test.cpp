// An interview by lines ends as the one with every question does, for every person, order and answer: lines save
// questions and change no decision.

#include <doctest/doctest.h>

#include <map>

#include <triage/triage.hpp>

#include "support/compiled.hpp"
#include "support/oracle.hpp"
#include "support/random_gateways.hpp"
#include "support/shipped_packs.hpp"

namespace {

using triage::FactId;
using triage::GatewayId;
using triage::IdSet;
using triage::LineAnswer;
using triage::Presence;
using triage::Profile;

/// How somebody answers.
struct Manner {
    double skips = 0;        ///< the share of lines that are put off at first
    double slips = 0;        ///< the share of lines that get a "yes" for nothing, and their facts a "no"
    bool backwards = false;  ///< the lines of a screen from the last to the first
};

/// Goes through all screens as the person would. INVARIANT: what was asked and not answered is in `later`.
class Interviewed {
public:
    Interviewed(const triage::Program& program, const Profile& person, Manner manner, random_rules::Generator& random)
        : program_(program),
          vocabulary_(program.vocabulary()),
          person_(person),
          manner_(manner),
          random_(random),
          profile_(vocabulary_) {
        asking_.later.resize(vocabulary_.facts().size());
    }

    triage::Asking& asking() { return asking_; }
    const Profile& profile() const { return profile_; }
    std::size_t slips() const { return slipped_.size(); }
    std::size_t screens() const { return screens_; }
    std::size_t lines() const { return lines_; }

    template <class Look>
    void run(Look look) {
        double progress = 0;
        while (const auto screen = triage::next_screen(program_, profile_, asking_)) {
            REQUIRE(++screens_ < 300);
            CHECK(screen->lines.size() >= 1);
            CHECK(screen->lines.size() <= triage::most_lines);
            const auto [known, is_new] = kinds_.emplace(screen->id, screen->kind);
            CHECK(known->second == screen->kind);
            if (slipped_.empty()) CHECK(screen->progress >= progress);
            progress = screen->progress;
            for (const triage::NextLine& line : screen->lines) CHECK_FALSE(line.facts.empty());
            auto lines = screen->lines;
            if (manner_.backwards) std::reverse(lines.begin(), lines.end());
            for (const triage::NextLine& line : lines) answer(*screen, line);
            look(profile_);
        }
    }

private:
    void answer(const triage::NextScreen& screen, const triage::NextLine& line) {
        ++lines_;
        const bool may_skip = std::none_of(line.facts.begin(), line.facts.end(),
                                           [&](FactId fact) { return asking_.later.contains(fact); });
        if (may_skip && random_.chance(manner_.skips)) {
            for (const FactId fact : line.facts) asking_.later.insert(fact);
            return;
        }
        if (const auto* gateway = std::get_if<GatewayId>(&line.asks)) return answer(screen, *gateway);
        const auto fact = std::get<FactId>(line.asks);
        // A line above it on the same screen may have denied it just now, and then it is denied once more.
        const bool is_known = profile_.presence(fact) != Presence::unknown;
        if (slipped_.empty() && is_known && !vocabulary_[fact].quantity) {
            CHECK(profile_.presence(fact) == person_.presence(fact));
        }
        random_gateways::answer_fact(profile_, person_, fact, program_.rules());
    }

    void answer(const triage::NextScreen& screen, GatewayId id) {
        const triage::Gateway& gateway = vocabulary_[id];
        LineAnswer answer = random_gateways::honest(program_.rules(), person_, gateway);
        const bool is_again = screen.kind == triage::ScreenKind::left_empty;
        if (is_again) CHECK(answer == LineAnswer::no);
        if (answer == LineAnswer::no && !is_again && random_.chance(manner_.slips)) {
            slipped_.push_back(id);
            answer = LineAnswer::yes;
        }
        triage::answer(vocabulary_, id, answer, profile_);
        // A yes to a line for one fact alone says the fact; whoever slips there has no way back but to answer again.
        const bool is_the_fact = gateway.stands_for.size() == 1 && !gateway.is_wider && !gateway.stands_for[0].beyond;
        if (is_the_fact && !slipped_.empty() && slipped_.back() == id) {
            slipped_.pop_back();
            triage::answer(vocabulary_, id, LineAnswer::no, profile_);
            profile_.set(gateway.stands_for[0].fact, Presence::absent);
        }
    }

    const triage::Program& program_;
    const triage::Vocabulary& vocabulary_;
    const Profile& person_;
    Manner manner_;
    random_rules::Generator& random_;
    Profile profile_;
    triage::Asking asking_;
    std::map<std::string, triage::ScreenKind> kinds_;
    std::vector<GatewayId> slipped_;
    std::size_t screens_ = 0;
    std::size_t lines_ = 0;
};

/// The same person with every question answered.
Profile all_answers(const triage::RuleBase& rules, const Profile& person) {
    Profile all(rules.vocabulary);
    for (const FactId fact : rules.vocabulary.fact_ids()) random_gateways::answer_fact(all, person, fact, rules);
    return all;
}

enum class Doubt { none, some };

Profile somebody(const triage::RuleBase& rules, random_rules::Generator& random, Doubt doubt) {
    Profile person(rules.vocabulary);
    for (const FactId fact : rules.vocabulary.fact_ids()) {
        random.set(rules, person, fact);
        if (doubt == Doubt::some && random.chance(0.2)) person.set_unsure(fact);
        // A pack where most have most of it leaves little to ask.
        const bool is_spared = person.presence(fact) == Presence::present && rules.vocabulary[fact].may_be_absent();
        if (is_spared && random.chance(0.5)) person.set(fact, Presence::absent);
    }
    return person;
}

IdSet<triage::StretchId> offered(const triage::Decision& decision) {
    IdSet<triage::StretchId> all = decision.allowed;
    all.add(decision.modified);
    return all;
}

bool is_part_of(const IdSet<triage::StretchId>& some, const IdSet<triage::StretchId>& all) {
    bool is_part = true;
    some.for_each([&](triage::StretchId id) { is_part &= all.contains(id); });
    return is_part;
}

void judge(const triage::Program& program, const Profile& person, Interviewed& interviewed) {
    const triage::Decision full = program.evaluate(all_answers(program.rules(), person));
    interviewed.run([&](const Profile& so_far) {
        const triage::Decision now = program.evaluate(so_far);
        if (now.verdict != triage::Verdict::proceed) return;
        CHECK(full.verdict == triage::Verdict::proceed);
        CHECK(is_part_of(now.allowed, full.allowed));
        CHECK(is_part_of(offered(now), offered(full)));
    });
    const Profile& last = interviewed.profile();
    CAPTURE(triage::to_json(last, program.vocabulary()));
    CAPTURE(triage::to_json(person, program.vocabulary()));
    const triage::Decision decision = program.evaluate(last);
    CHECK(decision.verdict == full.verdict);
    CHECK(decision.floor == full.floor);
    CHECK(decision.ceiling == full.ceiling);
    if (interviewed.asking().wanted.empty()) {
        CHECK(decision.allowed == full.allowed);
        CHECK(decision.modified == full.modified);
    }
    for (const triage::StretchId stretch : interviewed.asking().wanted) {
        CHECK(decision.allowed.contains(stretch) == full.allowed.contains(stretch));
        CHECK(decision.modified.contains(stretch) == full.modified.contains(stretch));
    }
    if (random_gateways::is_left_empty(last, program.vocabulary())) {
        CHECK(decision.settled);
        return;
    }
    const auto read = triage::parse_profile(triage::to_json(last, program.vocabulary()), program.vocabulary());
    REQUIRE(read);
    CHECK(program.evaluate(*read).floor == decision.floor);
    CHECK(program.evaluate(*read).verdict == decision.verdict);
}

template <class Check>
void for_random_packs(int rounds, std::uint64_t salt, Check check) {
    random_rules::Generator packs(random_rules::seed() + salt);
    random_rules::Generator random(random_rules::seed() + salt + 1);
    for (int number = 0; number < random_rules::rounds(rounds); ++number) {
        CAPTURE(random_rules::seed());
        CAPTURE(number);
        triage::RuleBase rules = packs.rules({5, 2, 5, 2, 2, random_rules::Negation::allowed});
        random_gateways::add(rules, random);
        check(compiled(rules), random);
    }
}

}  // namespace

TEST_CASE("random packs: an interview by lines ends as the one with every question, in every order") {
    for_random_packs(500, 61, [](const triage::Program& program, random_rules::Generator& random) {
        for (const Manner manner : {Manner{}, Manner{0.3, 0, true}}) {
            const Profile person = somebody(program.rules(), random, Doubt::none);
            Interviewed interviewed(program, person, manner, random);
            judge(program, person, interviewed);
        }
    });
}

TEST_CASE("random packs: whoever is unsure ends where they would with every question") {
    for_random_packs(500, 67, [](const triage::Program& program, random_rules::Generator& random) {
        const Profile person = somebody(program.rules(), random, Doubt::some);
        Interviewed interviewed(program, person, {0.2, 0, random.chance(0.5)}, random);
        judge(program, person, interviewed);
    });
}

TEST_CASE("random packs: a yes for nothing is asked again, and taking it back ends as if it had not been") {
    std::size_t slips = 0;
    for_random_packs(500, 71, [&](const triage::Program& program, random_rules::Generator& random) {
        const Profile person = somebody(program.rules(), random, Doubt::none);
        Interviewed interviewed(program, person, {0.1, 0.4, false}, random);
        const triage::Decision full = program.evaluate(all_answers(program.rules(), person));
        interviewed.run([](const Profile&) {});
        slips += interviewed.slips();
        const triage::Decision decision = program.evaluate(interviewed.profile());
        // A wrong yes that settled the level was never asked again: it is graver, never milder.
        CHECK(triage::covered_by(full.floor, decision.floor));
        CHECK(decision.settled);
        if (decision.verdict == triage::Verdict::proceed) CHECK(is_part_of(offered(decision), offered(full)));
    });
    CHECK(slips > 50);
}

TEST_CASE("random packs: what is wanted leaves the questions about the level as they are") {
    for_random_packs(300, 73, [](const triage::Program& program, random_rules::Generator& random) {
        const Profile person = somebody(program.rules(), random, Doubt::none);
        Interviewed all(program, person, {}, random);
        Interviewed some(program, person, {}, random);
        some.asking().wanted = {static_cast<triage::StretchId>(random.below(6))};
        judge(program, person, all);
        judge(program, person, some);
        CHECK(some.lines() <= all.lines());
    });
}
