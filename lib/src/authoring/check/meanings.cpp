// Compares every name with every name that stands in it, word by word, and every alias with the question of its fact.
//
// Both checks know English words: what turns a meaning round (`turns_round`), and what makes it narrower (`times`,
// `sides`, `degrees`, `parts`). Somebody has to read what they find; a list that is too short costs a warning, one that
// is too long hides one.

#include "authoring/check/meanings.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/entries.hpp"
#include "pack/gravity.hpp"

namespace triage {

namespace {

using Words = std::vector<std::string>;

/// The words of a name as it is looked up: in small letters, with blanks between them.
Words words_of_name(std::string_view name) {
    Words words;
    std::string word;
    for (const char c : normalize_name(name) + " ") {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, ""));
        }
    }
    return words;
}

/// A name of a fact as the pack writes it, with its place.
struct Name {
    std::string text;
    Words words;
    FactId fact{};
    bool is_alias = false;  ///< it means the whole fact, so denying it denies the whole
    bool is_id = false;
    std::optional<NodeRef> place;
};

/// All names in the text, in its order.
std::vector<Name> names_of(const RuleBase& rules) {
    std::vector<Name> names;
    for (const std::string_view section : {"facts", "aliases"}) {
        for_each_entry(*rules.documents, section, [&](NodeRef key, NodeRef value) {
            const auto fact = rules.vocabulary.find(key.text());
            if (!fact) return;
            const std::string id(key.text());
            if (section == "facts") names.push_back({id, words_of_name(id), *fact, false, true, key});
            for (const std::string_view list : {"aliases", "includes"}) {
                const auto nodes = find_key(value, list);
                if (!nodes) continue;
                for (const NodeRef node : *nodes) {
                    const std::string text(node.text());
                    names.push_back({text, words_of_name(text), *fact, list == "aliases", false, node});
                }
            }
        });
    }
    return names;
}

// --- names in names ---------------------------------------------------------------------------------------------

/// True for a word that makes something else of the words beside it: an old fracture, no relief, an aneurysm of the
/// father. A name with such a word is not held to what the rest of it says.
bool turns_round(const std::string& word) {
    static const std::set<std::string, std::less<>> words{
        "past",   "previous", "former", "old",       "history", "healed", "cleared", "once",     "ago",
        "years",  "no",       "not",    "never",     "without", "family", "father",  "mother",   "brother",
        "sister", "dad",      "mum",    "parent",    "used",    "quit",   "stopped", "survivor", "usual",
        "cured",  "settled",  "easing", "explained", "better",  "doesnt", "does",    "cannot",   "cant"};
    return words.contains(word);
}

/// All names, and for each the names whose words stand in it. INVARIANT: `by_first_word_` has every name that has a
/// word, under its first one; so a name is compared only with those that can begin at one of its words.
class Sayings {
public:
    explicit Sayings(const RuleBase& rules) : rules_(rules), names_(names_of(rules)) {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (!names_[i].words.empty()) by_first_word_[names_[i].words.front()].push_back(i);
        }
    }

    const std::vector<Name>& names() const { return names_; }

    /// A name that stands in this one, leads higher, and whose facts this one neither says nor leaves open; null where
    /// there is none.
    const Name* unsaid(const Name& name) const {
        for (std::size_t begin = 0; begin < name.words.size(); ++begin) {
            const auto starting = by_first_word_.find(name.words[begin]);
            if (starting == by_first_word_.end()) continue;
            for (const std::size_t i : starting->second) {
                if (stands_in(names_[i], name, begin) && leads_higher(names_[i], name)) return &names_[i];
            }
        }
        return nullptr;
    }

private:
    /// True if all words of `part` stand in `name` from word number `begin` on, fewer than the whole, and no other word
    /// of `name` turns them round.
    static bool stands_in(const Name& part, const Name& name, std::size_t begin) {
        const std::size_t end = begin + part.words.size();
        if (end > name.words.size() || part.words.size() == name.words.size()) return false;
        if (!std::equal(part.words.begin(), part.words.end(),
                        name.words.begin() + static_cast<std::ptrdiff_t>(begin))) {
            return false;
        }
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            if ((i < begin || i >= end) && turns_round(name.words[i])) return false;
        }
        return true;
    }

    /// Every fact that saying the name says: its own, and those that list it under `also_said_by`.
    std::vector<FactId> said_by(const Name& name) const {
        std::vector<FactId> facts{name.fact};
        const auto& others = rules_.vocabulary.also_said_by(name.text);
        facts.insert(facts.end(), others.begin(), others.end());
        return facts;
    }

    /// True if the part says a fact that the whole name leaves unsaid, and that would raise a level: together with what
    /// the name says, or in a rule that it helps to hold.
    bool leads_higher(const Name& part, const Name& name) const {
        const std::vector<FactId> said = said_by(name);
        const auto& open = rules_.vocabulary.maybe_said_by(name.text);
        std::vector<FactId> unsaid;
        for (const FactId fact : said_by(part)) {
            const bool is_heeded = std::find(said.begin(), said.end(), fact) != said.end() ||
                                   std::find(open.begin(), open.end(), fact) != open.end();
            // A number that everybody has says nothing by its name alone.
            if (!is_heeded && rules_.vocabulary[fact].may_be_absent()) unsaid.push_back(fact);
        }
        if (unsaid.empty()) return false;
        std::vector<FactId> both = said;
        both.insert(both.end(), unsaid.begin(), unsaid.end());
        return !covered_by(level_alone(rules_, both), level_alone(rules_, said)) ||
               !covered_by(level_together(rules_, unsaid), level_together(rules_, said));
    }

    const RuleBase& rules_;
    std::vector<Name> names_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_first_word_;
};

// --- what a denial denies ---------------------------------------------------------------------------------------

/// Words that make a name narrower than a question without a word of their kind.
constexpr std::array<std::string_view, 6> times{"past", "previous", "former", "old", "history", "once"};
constexpr std::array<std::string_view, 2> sides{"left", "right"};
constexpr std::array<std::string_view, 7> degrees{"sudden", "severe", "mild", "slight", "strong", "terrible", "sharp"};
/// Parts of the body: here a name is narrower if it has some of those that the question lists.
constexpr std::array<std::string_view, 16> parts{"arm", "hand", "finger", "leg", "foot", "chest", "back", "belly",
                                                 "jaw", "neck", "head",   "eye", "nose", "calf",  "hip",  "shoulder"};

/// "hands" becomes "hand", "feet" becomes "foot"; the lists above have one form of each word.
std::string singular(std::string word) {
    if (word == "feet") return "foot";
    if (word.size() > 3 && word.ends_with('s')) word.pop_back();
    return word;
}

/// The words of one kind, in the form of the list. Each word is also looked up as it is: "previous" would lose its s.
std::set<std::string> found_in(const Words& words, std::span<const std::string_view> kind) {
    std::set<std::string> found;
    for (const std::string& word : words) {
        const std::string one = singular(word);
        if (std::find(kind.begin(), kind.end(), one) != kind.end()) found.insert(one);
        if (std::find(kind.begin(), kind.end(), word) != kind.end()) found.insert(word);
    }
    return found;
}

/// A word by which the alias narrows the question, or empty: a time, side or degree where the question has none, or
/// some of the parts of the body that the question lists.
std::string narrowed_to(const Words& alias, const Words& question) {
    for (const std::span<const std::string_view> kind :
         {std::span<const std::string_view>(times), std::span<const std::string_view>(sides),
          std::span<const std::string_view>(degrees)}) {
        std::set<std::string> said = found_in(alias, kind);
        const bool is_of_family = std::find(alias.begin(), alias.end(), "family") != alias.end();
        if (is_of_family) said.erase("history");  // a family history is of others, not of the past
        const std::set<std::string> asked = found_in(question, kind);
        if (!said.empty() && asked.empty()) return *said.begin();
    }
    const std::set<std::string> said = found_in(alias, parts);
    const std::set<std::string> asked = found_in(question, parts);
    const bool is_narrower = !said.empty() && said.size() < asked.size() &&
                             std::includes(asked.begin(), asked.end(), said.begin(), said.end());
    return is_narrower ? *said.begin() : "";
}

/// The question with blanks for its punctuation marks, so that its words can be compared.
std::string letters_of(std::string_view question) {
    std::string plain(question);
    for (char& c : plain) {
        if (c == '?' || c == ',' || c == '.' || c == '(' || c == ')' || c == '/') c = ' ';
    }
    return plain;
}

/// A warning at the name, an error at a release: a name that says less than its words may let somebody proceed.
Issue told(std::string_view code, std::string message, std::string hint, const Name& name, bool is_release) {
    return {code, std::move(message), std::move(hint), name.place->position(),
            is_release ? Severity::error : Severity::warning};
}

}  // namespace

Issues check_meanings(const RuleBase& rules, bool is_release) {
    Issues issues;
    const Sayings sayings(rules);
    for (const Name& name : sayings.names()) {
        // Programs say ids, and mean the whole fact.
        if (name.is_id) continue;
        const std::string& id = rules.vocabulary[name.fact].id;
        if (const Name* graver = sayings.unsaid(name)) {
            const std::string& other = rules.vocabulary[graver->fact].id;
            issues.push_back(told("says_less",
                                  "`" + name.text + "` of `" + id + "` has `" + graver->text + "` in it, which says `" +
                                      other + "` and leads higher",
                                  "list it under `also_said_by` of `" + other + "`, or under `maybe_said_by` to ask",
                                  name, is_release));
        }
        const std::string narrow =
            name.is_alias ? narrowed_to(name.words, words_of_name(letters_of(rules.vocabulary[name.fact].question)))
                          : "";
        if (!narrow.empty()) {
            issues.push_back(told(
                "denies_more", "`" + name.text + "` says `" + narrow + "`, and denying it denies all of `" + id + "`",
                "move it to `includes`", name, is_release));
        }
    }
    return issues;
}

}  // namespace triage
