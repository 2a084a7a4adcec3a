// All checks in the order of the report. Checks of more than a few lines have a source of their own; here are those
// that only look at entries, and the sentences for what the others find.
//
// Most checks read the text of the pack (`RuleBase::documents`) and not what was loaded, since they need the place of a
// word and whatever loading normalizes away. A rule base without its text is checked as far as that goes.
#include "triage/authoring/check.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

#include "authoring/check/characters.hpp"
#include "authoring/check/gateways.hpp"
#include "authoring/check/lost_words.hpp"
#include "authoring/check/meanings.hpp"
#include "authoring/check/names.hpp"
#include "authoring/check/quantities.hpp"
#include "authoring/check/reading_level.hpp"
#include "authoring/check/recheck.hpp"
#include "model/condition_facts.hpp"
#include "pack/dates.hpp"
#include "pack/entries.hpp"

namespace triage {

namespace {

/// A clause to compare with others: how many of which literals.
using ClauseKey = std::tuple<std::uint32_t, std::vector<std::tuple<std::uint32_t, std::uint64_t, std::uint64_t>>>;

/// The compiled condition in a form that does not depend on the order of its clauses, so that `a or b` and `b or a` are
/// equal. That two conditions mean the same in another form is for the proof to find.
std::vector<ClauseKey> key_of(const Program& program, const CompiledCondition& condition) {
    std::vector<ClauseKey> key;
    for (const Clause& clause : program.clauses(condition)) {
        ClauseKey one{clause.at_least, {}};
        for (const Mask& mask : program.masks(clause)) {
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

/// The part of an entry that makes one condition two entries: one exclusion may forbid some stretches and another one
/// change others, each in its way.
std::string effect_of(const Rule& /*rule*/) { return {}; }
std::string effect_of(const Exclusion& exclusion) { return exclusion.modify ? exclusion.modify->how : ""; }

/// Warns of entries that have the condition and the effect of an earlier one.
template <class Id>
void find_repeats(const Program& program, IdRange<Id> ids, const std::string& what, Issues& issues) {
    std::map<std::pair<std::vector<ClauseKey>, std::string>, Id> first;
    for (const Id id : ids) {
        const auto& entry = program.rules()[id];
        const auto [place, is_new] =
            first.emplace(std::pair(key_of(program, program.condition(id)), effect_of(entry)), id);
        if (is_new) continue;
        issues.push_back(
            warning("repeats_another",
                    what + " `" + entry.id + "` has the condition of `" + program.rules()[place->second].id + "`",
                    "join the two, or say what is different", entry.where));
    }
}

// --- reviews --------------------------------------------------------------------------------------------------

/// The place of a date in `pack: reviewed:`; none where the pack has no text.
Position review_of(const PackDocuments& pack, std::string_view key) {
    for (const Document& document : pack.documents) {
        const auto head = find_key(NodeRef(document, 0), "pack");
        const auto review = head ? find_key(*head, "reviewed") : std::nullopt;
        const auto date = review ? find_key(*review, key) : std::nullopt;
        if (date) return date->position();
    }
    return {};
}

/// True two days ahead and more: the end of today depends on where one is, so tomorrow may be today elsewhere.
bool is_in_future(std::string_view date, std::string_view today) {
    const auto day = read_date(date);
    const auto now = read_date(today);
    return day && now && *day > *now + std::chrono::days(1);
}

/// Dates of ISO 8601 compare as texts. At a release an overdue review is an error.
void check_reviews(const RuleBase& rules, const CheckOptions& options, Issues& issues) {
    const auto tell = [&](std::size_t pack, std::string_view key, Issue issue) {
        if (rules.documents) issue.where = review_of((*rules.documents)[pack], key);
        if (options.release == Release::yes) issue.severity = Severity::error;
        issues.push_back(std::move(issue));
    };
    for (std::size_t i = 0; i < rules.packs.size(); ++i) {
        const Pack& pack = rules.packs[i];
        if (pack.reviewed_next < options.today) {
            tell(i, "next",
                 warning("review_overdue", "the review of pack `" + pack.name + "` was due on " + pack.reviewed_next,
                         "have it reviewed, then set `reviewed`", {}));
        }
        if (is_in_future(pack.reviewed_on, options.today)) {
            tell(i, "on",
                 warning("review_in_future",
                         "the review of pack `" + pack.name + "` is of " + pack.reviewed_on + ", which is to come",
                         "write the day of the last review", {}));
        }
    }
}

// --- quantities -----------------------------------------------------------------------------------------------

/// Warns of quantities that a rule compares and that do not say which numbers are the worse ones: without that the
/// proof `monotone` says nothing about them.
void check_directions(const RuleBase& rules, Issues& issues) {
    IdSet<FactId> compared(rules.vocabulary.facts().size());
    for (const Rule& rule : rules.rules) {
        for_each_leaf(rule.when, [&](const Condition& leaf) {
            if (leaf.kind == Condition::Kind::comparison) compared.insert(leaf.fact);
        });
    }
    for_each_entry(*rules.documents, "facts", [&](NodeRef key, NodeRef value) {
        const auto fact = rules.vocabulary.find(key.text());
        if (!fact || !compared.contains(*fact) || rules.vocabulary[*fact].quantity->worse != Worse::unstated) return;
        issues.push_back(warning(
            "direction_unstated",
            "a rule compares `" + rules.vocabulary[*fact].id + "`, and nothing says which numbers are the worse ones",
            "add `worse: higher`, `lower` or `neither` to its quantity",
            find_key(value, "quantity").value_or(key).position()));
    });
}

// --- names ----------------------------------------------------------------------------------------------------

/// The names of all facts as they are looked up, and the place of each in the text. INVARIANT: both lists have one
/// order.
struct FactNames {
    std::vector<OwnedName> names;
    std::vector<NodeRef> places;

    void add(NodeRef node, FactId fact) {
        names.push_back({normalize_name(node.text()), index(fact)});
        places.push_back(node);
    }
};

/// Collects ids and other names from the text, since the vocabulary no longer knows where they stand.
FactNames fact_names(const RuleBase& rules) {
    FactNames all;
    for (const std::string_view section : {"facts", "aliases"}) {
        for_each_entry(*rules.documents, section, [&](NodeRef key, NodeRef value) {
            const auto fact = rules.vocabulary.find(key.text());
            if (!fact) return;
            if (section == "facts") all.add(key, *fact);
            for (const std::string_view list : {"aliases", "includes"}) {
                const auto names = find_key(value, list);
                if (!names) continue;
                for (const NodeRef name : *names) all.add(name, *fact);
            }
        });
    }
    return all;
}

/// Warns of each pair of names that one slip of a finger turns into each other, at the second of them.
void check_names(const RuleBase& rules, Issues& issues) {
    const FactNames all = fact_names(rules);
    const auto told = [&](std::size_t name) {
        const std::string text(all.places[name].text());
        const std::string& fact = rules.vocabulary.facts()[all.names[name].owner].id;
        return "`" + text + (text == fact ? "`" : "` of `" + fact + "`");
    };
    for (const auto& [first, second] : one_letter_apart(all.names)) {
        const Position other = all.places[first].position();
        issues.push_back(warning("similar_names", told(second) + " differs by one letter from " + told(first),
                                 "a slip of a finger says the other one, which is in " + other.file + " line " +
                                     std::to_string(other.line) + "; leave one of them out",
                                 all.places[second].position()));
    }
}

// --- questions and other texts --------------------------------------------------------------------------------

/// Warns of a question above the highest grade, with its hardest words, since those are what an author can change.
void check_question(NodeRef question, Issues& issues) {
    const auto level = reading_level(question.text());
    if (!level || level->grade < max_reading_grade + 0.05) return;  // 8.0 as it is printed is not above 8
    char grade[16];
    std::snprintf(grade, sizeof grade, "%.1f", level->grade);
    std::string words;
    for (const std::string& word : level->hard_words) words += (words.empty() ? "`" : ", `") + word + "`";
    issues.push_back(
        warning("hard_to_read",
                "the question has reading grade " + std::string(grade) + ", above 8; its longest words are " + words,
                "shorter sentences and plainer words are understood by more people", question.position()));
}

/// Questions of facts and groups, and whether groups and checklist items meet: a group without facts is never asked, an
/// `item` without a group is never shown.
void check_questions(const PackTexts& packs, Issues& issues) {
    std::set<std::string_view> used;
    for_each_entry(packs, "facts", [&](NodeRef /*key*/, NodeRef value) {
        for (const std::string_view key : {"ask", "item"}) {
            if (const auto question = find_key(value, key)) check_question(*question, issues);
        }
        const auto item = find_key(value, "item");
        if (const auto group = find_key(value, "group")) {
            used.insert(group->text());
        } else if (item) {
            issues.push_back(warning("item_without_group", "this `item` stands in no checklist",
                                     "name the `group` of the fact, or leave the item out", item->position()));
        }
    });
    for_each_entry(packs, "groups", [&](NodeRef key, NodeRef value) {
        if (const auto question = find_key(value, "ask")) check_question(*question, issues);
        if (used.contains(key.text())) return;
        issues.push_back(warning("unused_group", "no fact is asked in `" + std::string(key.text()) + "`",
                                 "name it as the `group` of facts, or leave it out", key.position()));
    });
}

/// A warning at the character itself, inside the text.
Issue odd_character(NodeRef text, const OddCharacter& odd) {
    using Kind = OddCharacter::Kind;
    static const std::map<Kind, std::pair<std::string_view, std::string_view>> codes{
        {Kind::look_alike, {"look_alike", "type the word again"}},
        {Kind::right_to_left, {"right_to_left", "take it out: what is read is not what is written"}},
        {Kind::invisible, {"invisible_character", "take it out"}}};
    const auto& [code, hint] = codes.at(odd.kind);
    Issue issue = warning(code, "a text has " + odd.about, std::string(hint), text.position(odd.offset));
    // Without its excerpt: the line would mislead again where the issue is printed.
    if (odd.kind == Kind::right_to_left) issue.where.excerpt.clear();
    return issue;
}

/// Calls `visit(node)` for each key and value of a pack.
template <class Visit>
void for_each_text(const PackDocuments& pack, Visit visit) {
    for (const Document& document : pack.documents) {
        for (std::uint32_t i = 0; i < document.nodes().size(); ++i) {
            const NodeRef node(document, i);
            if (node.kind() == NodeKind::scalar) visit(node);
        }
    }
}

void check_comments(const PackTexts& packs, Issues& issues) {
    for (const PackDocuments& pack : packs) {
        for (const Document& document : pack.documents) {
            const Issues found = find_lost_words(document);
            issues.insert(issues.end(), found.begin(), found.end());
        }
    }
}

/// Two rounds over a pack: the first learns in which scripts it is written, since only then a letter can be odd.
void check_characters(const PackTexts& packs, Issues& issues) {
    for (const PackDocuments& pack : packs) {
        Scripts scripts;
        for_each_text(pack, [&](NodeRef text) { scripts.learn(text.text()); });
        for_each_text(pack, [&](NodeRef text) {
            for (const OddCharacter& odd : scripts.odd_characters(text.text())) {
                issues.push_back(odd_character(text, odd));
            }
        });
    }
}

/// Warns of rules without `says` in a pack that has it for others: there a name is for clinicians, and would stand
/// alone among words for people. A pack that never has it may have names that are such words.
void check_words(const RuleBase& rules, Issues& issues) {
    std::set<PackId> have_words;
    for (const Rule& rule : rules.rules) {
        if (!rule.says.empty()) have_words.insert(rule.pack);
    }
    for (const Rule& rule : rules.rules) {
        if (!rule.says.empty() || !have_words.contains(rule.pack)) continue;
        issues.push_back(warning("no_words", "rule `" + rule.id + "` has no `says`, and other rules have one",
                                 "add it: plain words for the person, without a diagnosis", rule.where));
    }
}

/// An empty list of rules loads and compiles, and lets everybody proceed.
void check_that_there_are_rules(const RuleBase& rules, Issues& issues) {
    if (!rules.rules.empty()) return;
    issues.push_back(warning("no_rules", "no pack has a rule, so everybody may proceed",
                             "add `rules`, or the pack that has them", {}));
}

}  // namespace

Issues check(const Program& program, const CheckOptions& options) {
    Issues issues;
    const RuleBase& rules = program.rules();
    check_that_there_are_rules(rules, issues);
    find_repeats(program, rules.rule_ids(), "rule", issues);
    find_repeats(program, rules.exclusion_ids(), "exclusion", issues);
    check_reviews(rules, options, issues);
    check_words(rules, issues);
    for (Issue& issue : check_recheck(rules)) issues.push_back(std::move(issue));
    for (Issue& issue : check_gateways(program)) issues.push_back(std::move(issue));
    // All further checks look at the text.
    if (!rules.documents) return issues;
    check_directions(rules, issues);
    check_ranges(rules, options.release, issues);
    check_names(rules, issues);
    for (Issue& issue : check_meanings(rules, options.release == Release::yes)) issues.push_back(std::move(issue));
    check_questions(*rules.documents, issues);
    check_comments(*rules.documents, issues);
    check_characters(*rules.documents, issues);
    return issues;
}

}  // namespace triage
