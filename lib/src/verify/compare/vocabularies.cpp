// Goes through the old pack and looks each entry up in the new one. Entries that only the new pack has cannot mislead
// anybody who knew the old one, so they are not looked for; new names are seen where they say a further fact.

#include "verify/compare/vocabularies.hpp"

#include <algorithm>

#include "verify/compare/pairing.hpp"
#include "verify/matching.hpp"

namespace triage {

namespace {

/// One comparison: collects the changes in the order of the old pack.
class WordComparison {
public:
    WordComparison(const RuleBase& old_rules, const RuleBase& new_rules)
        : old_rules_(old_rules), new_rules_(new_rules) {}

    // A fact without a counterpart is told by compare.cpp, so its names are passed over.
    std::vector<Change> run() {
        for (const Fact& fact : old_rules_.vocabulary.facts()) {
            if (!counterpart(fact, new_rules_.vocabulary)) continue;
            for (const auto* names : {&fact.aliases, &fact.includes}) {
                for (const std::string& name : *names) compare_name(fact.id, name);
            }
            compare_sharing(fact, &Fact::also_said_by, "says");
            compare_sharing(fact, &Fact::maybe_said_by, "leaves open");
        }
        for (const Rule& rule : old_rules_.rules) {
            const Rule* now = find_entry(new_rules_.rules, rule.id);
            if (now != nullptr && now->advice != rule.advice)
                tell("rule", "rule " + in_backticks(rule.id) + " gives other advice: " + in_backticks(now->advice));
        }
        for (const Stretch& stretch : old_rules_.stretches) {
            if (const Stretch* now = find_entry(new_rules_.stretches, stretch.id)) compare_stretch(stretch, *now);
        }
        return std::move(changes_);
    }

private:
    /// Tells if a name of a fact is gone, means another fact, or denies more or less than it did.
    void compare_name(const std::string& fact, const std::string& name) {
        const Vocabulary& words = new_rules_.vocabulary;
        const auto now = words.find(name);
        if (!now)
            return tell("fact",
                        "the name " + in_backticks(name) + " of " + in_backticks(fact) + " is not known any more");
        if (words[*now].id != fact)
            return tell("fact",
                        "the name " + in_backticks(name) + " means " + in_backticks(words[*now].id) + ", and meant " +
                            in_backticks(fact),
                        Direction::both);
        // A name under `includes` says only a part: its denial is rejected (docs/decisions/0012).
        const bool was_part = old_rules_.vocabulary.is_narrower(name);
        if (was_part == words.is_narrower(name)) return;
        tell("fact",
             "denying " + in_backticks(name) + (was_part ? " now denies all of " : " does not deny all of ") +
                 in_backticks(fact) + (was_part ? "" : " any more"),
             was_part ? Direction::looser : Direction::stricter);
    }

    /// Names that say (or leave open) a fact beside the one they belong to. Losing that is looser for whoever says the
    /// name: the second fact is then silent, or even denied by `no_others`. Gaining it is stricter.
    void compare_sharing(const Fact& before, std::vector<std::string> Fact::*names, const std::string& does) {
        const auto now = new_rules_.vocabulary.find(before.id);
        if (!now) return;
        const Fact& after = new_rules_.vocabulary[*now];
        for (const std::string& name : missing_from(after.*names, before.*names)) {
            tell("fact",
                 "the name " + in_backticks(name) + " no longer " + does + " " + in_backticks(before.id) + " as well",
                 Direction::looser);
        }
        for (const std::string& name : missing_from(before.*names, after.*names)) {
            tell("fact", "the name " + in_backticks(name) + " " + does + " " + in_backticks(before.id) + " as well",
                 Direction::stricter);
        }
    }

    /// The names `there` that are not `here`, compared as they are looked up.
    static std::vector<std::string> missing_from(const std::vector<std::string>& here,
                                                 const std::vector<std::string>& there) {
        std::vector<std::string> missing;
        for (const std::string& name : there) {
            const auto is_it = [&](const std::string& other) { return normalize_name(other) == normalize_name(name); };
            if (std::none_of(here.begin(), here.end(), is_it)) missing.push_back(name);
        }
        return missing;
    }

    /// A stretch that needs other things than before may be one that people can no longer do.
    void compare_stretch(const Stretch& before, const Stretch& after) {
        if (needs(old_rules_, before) != needs(new_rules_, after))
            tell("stretch", in_backticks(before.id) + " needs other equipment");
    }

    /// By id, since the two packs number their equipment apart.
    static std::vector<std::vector<std::string>> needs(const RuleBase& rules, const Stretch& stretch) {
        std::vector<std::vector<std::string>> all;
        for (const auto& choice : stretch.needs) {
            all.emplace_back();
            for (const EquipmentId piece : choice) all.back().push_back(rules.vocabulary[piece].id);
        }
        return all;
    }

    void tell(std::string_view kind, std::string what, Direction direction = Direction::none) {
        changes_.push_back({kind, std::move(what), direction, {}});
    }

    const RuleBase& old_rules_;
    const RuleBase& new_rules_;
    std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> compare_words(const RuleBase& old_rules, const RuleBase& new_rules) {
    return WordComparison(old_rules, new_rules).run();
}

}  // namespace triage
