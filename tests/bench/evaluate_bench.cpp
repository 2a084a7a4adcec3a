// How long the library takes for one profile of the shipped pack: to evaluate, to explain, to parse, to load.

#include <benchmark/benchmark.h>

#include <triage/triage.hpp>

#include "oracle.hpp"
#include "random_rules.hpp"

namespace {

const triage::Program& program() {
    static const triage::Program shipped = triage::default_program();
    return shipped;
}

/// Profiles in which each fact that a rule looks at is unknown with this probability.
std::vector<triage::Profile> profiles(double unknown) {
    random_rules::Generator random(random_rules::seed());
    const oracle::Oracle judge(program().rules());
    std::vector<triage::Profile> all;
    for (int i = 0; i < 1024; ++i) all.push_back(random.profile(program().rules(), judge.facts(), unknown, 1000));
    return all;
}

void evaluate_all(benchmark::State& state, const std::vector<triage::Profile>& people) {
    triage::Decision decision;
    std::size_t next = 0;
    for (auto _ : state) {
        program().evaluate(people[next++ % people.size()], decision);
        benchmark::DoNotOptimize(decision.verdict);
    }
}

void evaluate_random(benchmark::State& state) {
    evaluate_all(state, profiles(static_cast<double>(state.range(0)) / 100));
}
BENCHMARK(evaluate_random)->ArgName("unknown_percent")->Arg(0)->Arg(10)->Arg(50)->Arg(90)->Arg(100);

constexpr const char* benign = R"({"id":"p-1","symptoms":["tight shoulders"],"pain":3,"no_others":true})";

void evaluate_benign(benchmark::State& state) {
    evaluate_all(state, {*triage::parse_profile(benign, program().vocabulary())});
}
BENCHMARK(evaluate_benign);

void parse(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(triage::parse_profile(benign, program().vocabulary()));
}
BENCHMARK(parse);

void explain(benchmark::State& state) {
    const auto profile = triage::parse_profile(benign, program().vocabulary());
    const triage::Decision decision = program().evaluate(*profile);
    for (auto _ : state) benchmark::DoNotOptimize(triage::explain(program(), *profile, decision));
}
BENCHMARK(explain);

// Along the interview of somebody without a complaint, and at its longest step: nothing known.
std::vector<triage::Profile> steps() {
    std::vector<triage::Profile> all{triage::Profile(program().vocabulary())};
    while (const auto next = triage::next_question(program(), all.back())) {
        triage::Profile profile = all.back();
        const triage::Fact& fact = program().vocabulary()[next->fact];
        fact.quantity ? profile.set_value(next->fact, fact.quantity->min)
                      : profile.set(next->fact, triage::Presence::absent);
        all.push_back(std::move(profile));
    }
    return all;
}

void next_question_all(benchmark::State& state) {
    const std::vector<triage::Profile> people = steps();
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(triage::next_question(program(), people[next++ % people.size()]));
    }
}
BENCHMARK(next_question_all);

void next_question_first(benchmark::State& state) {
    const triage::Profile nothing(program().vocabulary());
    for (auto _ : state) benchmark::DoNotOptimize(triage::next_question(program(), nothing));
}
BENCHMARK(next_question_first);

void next_screen_first(benchmark::State& state) {
    const triage::Profile nothing(program().vocabulary());
    for (auto _ : state) benchmark::DoNotOptimize(triage::next_screen(program(), nothing));
}
BENCHMARK(next_screen_first);

void load_default(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(triage::default_program());
}
BENCHMARK(load_default)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
