// How long the library takes for one profile: to evaluate, to explain, to parse, to load.
//
// Usage: evaluate_bench [PACK…] [--benchmark_…]; without packs it takes the embedded ones. A program without tests of
// its own: its figures are read by people.

#include <benchmark/benchmark.h>

#include <triage/triage.hpp>

#include "support/oracle.hpp"
#include "support/random_rules.hpp"

namespace {

std::vector<std::string> packs;

triage::Program load() { return std::move(*triage::Program::compile(std::move(*triage::load_packs(packs)))); }

const triage::Program& program() {
    static const triage::Program measured = load();
    return measured;
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
    triage::Evaluator evaluator(program());
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(evaluator.evaluate(people[next++ % people.size()]).verdict);
    }
}

void evaluate_random(benchmark::State& state) {
    evaluate_all(state, profiles(static_cast<double>(state.range(0)) / 100));
}
BENCHMARK(evaluate_random)->ArgName("unknown_percent")->Arg(0)->Arg(10)->Arg(50)->Arg(90)->Arg(100);

std::string benign() {
    const std::string age = program().vocabulary().find("age") ? R"("age":40,)" : "";
    return R"({"id":"p-1","symptoms":["tight shoulders"],)" + age + R"("pain":3,"no_others":true})";
}

void evaluate_benign(benchmark::State& state) {
    evaluate_all(state, {*triage::parse_profile(benign(), program().vocabulary())});
}
BENCHMARK(evaluate_benign);

void parse(benchmark::State& state) {
    const std::string json = benign();
    for (auto _ : state) benchmark::DoNotOptimize(triage::parse_profile(json, program().vocabulary()));
}
BENCHMARK(parse);

void explain(benchmark::State& state) {
    const auto profile = triage::parse_profile(benign(), program().vocabulary());
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
        // A newborn would end it soon.
        const double number = fact.id == "age" ? 40 : fact.quantity ? fact.quantity->min : 0;
        if (fact.quantity) {
            profile.set_value(next->fact, number);
        } else {
            profile.set(next->fact, triage::Presence::absent);
        }
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

void load_packs(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(load());
}
BENCHMARK(load_packs)->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    packs.assign(arguments + 1, arguments + count);
    benchmark::RunSpecifiedBenchmarks();
}
