#include "triage/check.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace triage {

namespace {

using ClauseKey = std::tuple<std::uint32_t, std::vector<std::tuple<std::uint32_t, std::uint64_t, std::uint64_t>>>;

/// What a test says, whatever the order of its clauses.
std::vector<ClauseKey> key_of(const Program& program, const Test& test) {
    std::vector<ClauseKey> key;
    for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
        const Clause& clause = program.clauses()[i];
        ClauseKey one{clause.at_least, {}};
        for (std::uint32_t j = clause.first_mask; j < clause.first_mask + clause.mask_count; ++j) {
            const Mask& mask = program.masks()[j];
            std::get<1>(one).emplace_back(mask.word, mask.need_true, mask.need_false);
        }
        key.push_back(std::move(one));
    }
    std::sort(key.begin(), key.end());
    return key;
}

Issue warning(std::string_view code, std::string message, std::string hint, Position where) {
    return {code, std::move(message), std::move(hint), std::move(where), Severity::warning};
}

// Finds entries whose tests say the same; `describe` names one in a message.
template <class Entry>
void find_repeats(const Program& program, const std::vector<Test>& tests, const std::vector<Entry>& entries,
                  const std::string& what, Issues& issues) {
    std::map<std::vector<ClauseKey>, std::size_t> first;
    for (std::size_t i = 0; i < tests.size(); ++i) {
        const auto [place, is_new] = first.emplace(key_of(program, tests[i]), i);
        if (is_new) continue;
        issues.push_back(
            warning("repeats_another",
                    what + " `" + entries[i].id + "` has the condition of `" + entries[place->second].id + "`",
                    "join the two, or say what is different", entries[i].where));
    }
}

}  // namespace

Issues check(const Program& program, std::string_view today) {
    Issues issues;
    const RuleBase& rules = program.rules();
    find_repeats(program, program.rule_tests(), rules.rules, "rule", issues);
    find_repeats(program, program.exclusion_tests(), rules.exclusions, "exclusion", issues);
    for (const Pack& pack : rules.packs) {
        if (pack.reviewed_next < today) {
            issues.push_back(warning("review_overdue",
                                     "the review of pack `" + pack.name + "` was due on " + pack.reviewed_next,
                                     "have it reviewed, then set `reviewed`", {}));
        }
    }
    return issues;
}

}  // namespace triage
