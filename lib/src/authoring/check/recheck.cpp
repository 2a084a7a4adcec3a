// A fact that no rule names is asked again each time. That is safe, and in a pack which keeps answers it is most often
// forgotten, so `keep: 0 d` says that it is meant.
#include "authoring/check/recheck.hpp"

#include <algorithm>

#include "model/enum_names.hpp"

namespace triage {

namespace {

bool is_named(const RuleBase& rules, FactId fact) {
    return std::any_of(rules.keep_rules.begin(), rules.keep_rules.end(), [&](const KeepRule& rule) {
        const FactKind kind = rules.vocabulary[fact].kind;
        return std::find(rule.kinds.begin(), rule.kinds.end(), kind) != rule.kinds.end() ||
               std::find(rule.facts.begin(), rule.facts.end(), fact) != rule.facts.end();
    });
}

}  // namespace

Issues check_recheck(const RuleBase& rules) {
    Issues issues;
    if (rules.keep_rules.empty()) return issues;
    for (std::size_t kind = 0; kind < fact_kind_names.size(); ++kind) {
        std::string names;
        for (const FactId fact : rules.vocabulary.fact_ids()) {
            if (rules.vocabulary[fact].kind != static_cast<FactKind>(kind) || is_named(rules, fact)) continue;
            names += (names.empty() ? "`" : ", `") + rules.vocabulary[fact].id + "`";
        }
        if (names.empty()) continue;
        issues.push_back({"never_kept",
                          "no rule of `recheck` says how long answers about the " + std::string(fact_kind_names[kind]) +
                              " facts " + names + " hold, so none is kept",
                          "name the kind or the facts; `keep: 0 d` says that it is meant",
                          rules.keep_rules.front().where, Severity::warning});
    }
    return issues;
}

}  // namespace triage
