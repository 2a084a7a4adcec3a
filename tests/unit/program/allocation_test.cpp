// An evaluator allocates nothing once it is made, and a program is shared by threads without locks. Batches and
// services rely on both.

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>

#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"

namespace {
std::atomic<std::size_t> allocations{0};
}

// NOLINTBEGIN(misc-definitions-in-headers)
void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    allocations.fetch_add(1, std::memory_order_relaxed);
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
// NOLINTEND(misc-definitions-in-headers)

namespace {

std::vector<triage::Profile> some_profiles(const triage::Program& program, int count) {
    random_rules::Generator random(random_rules::seed());
    const oracle::Oracle judge(program.rules());
    std::vector<triage::Profile> profiles;
    for (int i = 0; i < count; ++i) {
        profiles.push_back(random.profile(program.rules(), judge.facts(), i % 3 == 0 ? 0.9 : 0.1, 1000));
        if (i % 5 == 0) profiles.back().equipment.emplace(program.vocabulary().equipment().size());
    }
    const auto benign = triage::parse_profile(R"({"symptoms":["tight shoulders"],"pain":3,"age":40,"no_others":true})",
                                              program.vocabulary());
    profiles.push_back(*benign);
    for (const triage::Exclusion& exclusion : program.rules().exclusions) {
        std::set<triage::FactId> facts;
        oracle::collect_facts(exclusion.when, facts);
        profiles.push_back(*benign);
        for (const triage::FactId fact : facts) profiles.back().set(fact, triage::Presence::unknown);
    }
    return profiles;
}

}  // namespace

TEST_CASE("the counter counts") {
    const std::size_t before = allocations.load();
    const auto text = std::make_unique<std::string>(100, 'x');
    CHECK(allocations.load() >= before + 2);
    CHECK(text->size() == 100);
}

TEST_CASE("an evaluator allocates nothing once it is made") {
    const triage::Program& program = shipped_packs::all_packs_program();
    const std::vector<triage::Profile> profiles = some_profiles(program, 200);
    triage::Evaluator evaluator(program);
    const std::size_t before = allocations.load();
    std::size_t proceeded = 0;
    std::size_t modified = 0;
    for (const triage::Profile& profile : profiles) {
        const triage::Decision& decision = evaluator.evaluate(profile);
        proceeded += decision.verdict == triage::Verdict::proceed ? 1 : 0;
        modified += decision.modified.empty() ? 0 : 1;
    }
    CHECK(allocations.load() == before);
    CHECK(proceeded > 0);
    CHECK(modified > 0);
}

TEST_CASE("threads that share a program decide as one thread does") {
    const triage::Program& program = shipped_packs::all_packs_program();
    const std::vector<triage::Profile> profiles = some_profiles(program, 300);
    std::vector<std::vector<triage::Verdict>> verdicts(4);
    std::vector<std::thread> threads;
    for (auto& mine : verdicts) {
        threads.emplace_back([&program, &profiles, &mine] {
            for (const triage::Profile& profile : profiles) mine.push_back(program.evaluate(profile).verdict);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& mine : verdicts) CHECK(mine == verdicts.front());
    CHECK(verdicts.front().size() == profiles.size());
}
