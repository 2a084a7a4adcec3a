// A suggested case as a person would write it into a pack: on one line where it fits, otherwise one line for each key.
//
// It is written here and not by a YAML library, since it is to look like the cases around it: lists in flow style, ids
// in quotes only where they need them.

#include <utility>

#include "authoring/cases/suggest.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

constexpr std::size_t widest = 110;  // characters of a line, indentation included

using Names = std::vector<std::string>;

/// A key with a text, or with a list of names.
struct Entry {
    std::string key;
    std::string text;
    std::optional<Names> names;
};

/// The entry on one line: `key: text` or `key: [a, b]`.
std::string flow(const Entry& entry) {
    if (!entry.names) return entry.key + ": " + entry.text;
    std::string text;
    for (const std::string& name : *entry.names) text += (text.empty() ? "" : ", ") + name;
    return entry.key + ": [" + text + "]";
}

/// The entry on lines of its own; a list that is too long for one goes on below, indented by two more.
std::string wrapped(const Entry& entry, std::size_t indent) {
    const std::string blanks(indent, ' ');
    if (!entry.names) return blanks + flow(entry) + "\n";
    std::string text;
    std::string line = blanks + entry.key + ": [";
    for (std::size_t i = 0; i < entry.names->size(); ++i) {
        const std::string word = (*entry.names)[i] + (i + 1 == entry.names->size() ? "]" : ",");
        if (line.size() + 1 + word.size() > widest) {
            text += line + "\n";
            line = blanks + "  " + word;
        } else {
            line += (i == 0 ? "" : " ") + word;
        }
    }
    return text + line + (entry.names->empty() ? "]\n" : "\n");
}

/// A mapping on one line where it fits, else its entries below the key.
std::string mapping(const std::string& key, const std::vector<Entry>& entries) {
    std::string line;
    for (const Entry& entry : entries) line += (line.empty() ? "" : ", ") + flow(entry);
    line = "    " + key + ": {" + line + "}";
    if (line.size() <= widest) return line + "\n";
    std::string text = "    " + key + ":\n";
    for (const Entry& entry : entries) text += wrapped(entry, 6);
    return text;
}

/// A text in double quotes, with what ends or escapes them escaped.
std::string quoted(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return '"' + escaped + '"';
}

/// An id as YAML reads it as a text: these three would be values.
std::string plain(const std::string& id) { return id == "true" || id == "false" || id == "null" ? quoted(id) : id; }

template <class Id>
Names ids_of(const std::vector<Id>& ids, const RuleBase& rules) {
    Names names;
    for (const Id id : ids) names.push_back(plain(rules[id].id));
    return names;
}

/// Writes a profile as the keys of a case. INVARIANT: reading them again gives the same profile, but for denials of
/// facts that no rule or exclusion reads.
class ProfileWriter {
public:
    ProfileWriter(const Profile& profile, const std::set<FactId>& used, const Vocabulary& vocabulary)
        : profile_(profile), used_(used), vocabulary_(vocabulary) {}

    // Keys stand in the order in which people write them: what there is, then what is denied, then numbers.
    std::vector<Entry> write() {
        const bool denies_others = can_deny_others();
        for (const FactId fact : vocabulary_.fact_ids()) read(fact, denies_others);
        std::vector<Entry> entries;
        add(entries, "symptoms", std::move(symptoms_));
        add(entries, "conditions", std::move(conditions_));
        add(entries, "denies", std::move(denies_));
        if (denies_others) entries.push_back({"no_others", "true", std::nullopt});
        entries.insert(entries.end(), numbers_.begin(), numbers_.end());
        return entries;
    }

private:
    /// True if `no_others` may stand for the denials. It would deny open findings as well, so there may be none; and of
    /// a profile that says nothing it would make one that denies everything.
    bool can_deny_others() const {
        if (profile_.absent().empty() && profile_.present().empty()) return false;
        for (const FactId fact : vocabulary_.fact_ids()) {
            if (!vocabulary_[fact].quantity && profile_.presence(fact) == Presence::unknown) return false;
        }
        return true;
    }

    /// Puts one fact where it belongs. With `no_others` a quantity that stays open is written as `null`, which keeps it
    /// open.
    void read(FactId id, bool denies_others) {
        const Fact& fact = vocabulary_[id];
        const Presence presence = profile_.presence(id);
        const bool is_present = presence == Presence::present;
        if (fact.quantity && is_present) {
            numbers_.push_back({fact.id, number_text(*profile_.value(id)), std::nullopt});
        } else if (is_present) {
            (fact.kind == FactKind::condition ? conditions_ : symptoms_).push_back(plain(fact.id));
        } else if (presence == Presence::absent) {
            if (!denies_others && used_.contains(id)) denies_.push_back(plain(fact.id));
        } else if (denies_others && fact.quantity->absence == Absence::allowed) {
            numbers_.push_back({fact.id, "null", std::nullopt});
        }
    }

    static void add(std::vector<Entry>& entries, std::string key, Names names) {
        if (!names.empty()) entries.push_back({std::move(key), "", std::move(names)});
    }

    const Profile& profile_;
    const std::set<FactId>& used_;
    const Vocabulary& vocabulary_;
    Names symptoms_;
    Names conditions_;
    Names denies_;
    std::vector<Entry> numbers_;
};

/// The `expect` of a case. Lists of stretches are left out where they are empty; `rules` never is, since an empty list
/// expects that none is certain.
std::vector<Entry> expectation(const Case& example, const RuleBase& rules) {
    std::vector<Entry> entries{{"verdict", std::string(to_string(example.verdict)), std::nullopt},
                               {"urgency", std::string(to_string(example.urgency)), std::nullopt}};
    if (example.settled) entries.push_back({"settled", *example.settled ? "true" : "false", std::nullopt});
    entries.push_back({"rules", "", ids_of(example.rules, rules)});
    if (!example.allows.empty()) entries.push_back({"allows", "", ids_of(example.allows, rules)});
    if (!example.modifies.empty()) entries.push_back({"modifies", "", ids_of(example.modifies, rules)});
    if (!example.refuses.empty()) entries.push_back({"refuses", "", ids_of(example.refuses, rules)});
    return entries;
}

}  // namespace

std::string case_yaml(const Case& example, const Profile& profile, const std::set<FactId>& used,
                      const RuleBase& rules) {
    return "  - name: " + quoted(example.name) + "\n" +
           mapping("profile", ProfileWriter(profile, used, rules.vocabulary).write()) +
           mapping("expect", expectation(example, rules));
}

}  // namespace triage
