// The line is read from left to right as the parser would, but for the last word; what may stand there follows from the
// option that waits for a value, or from the command and the operands before. Nothing is refused: a line that is being
// typed is not wrong yet.
#include "generate/completer.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <set>

#include "options/option_table.hpp"
#include "options/read_options.hpp"
#include "options/typed.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;
using Candidates = std::vector<Candidate>;

// The shell would have expanded it before the program saw it.
std::string without_tilde(const std::string& path) {
    const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): no thread of this program sets a variable
    return home != nullptr && path.starts_with("~/") ? home + path.substr(1) : path;
}

// Read before the options are known, as the packs decide which options there are.
Strings packs_among(const Strings& words) {
    Strings packs;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].starts_with("--pack=")) packs.push_back(without_tilde(words[i].substr(7)));
        if (words[i] == "--pack" && i + 1 < words.size()) packs.push_back(without_tilde(words[++i]));
    }
    return packs;
}

// The form in which names of a list are compared; a backslash is how a shell types a blank.
std::string folded(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == '\\') continue;
        text += c == ' ' || c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\\'; }

/// How much of a comma-separated list stays: up to the last comma, with the blanks and the "no " behind it.
std::size_t kept_of_list(std::string_view list) {
    std::size_t at = list.rfind(',') + 1;  // 0 where there is none
    const auto skip_blanks = [&] {
        while (at < list.size() && is_blank(list[at])) ++at;
    };
    skip_blanks();
    for (const std::string_view word : {"no", "not", "without"}) {
        const std::size_t end = at + word.size();
        if (list.substr(at, word.size()) != word || end >= list.size() || !is_blank(list[end])) continue;
        at = end;
        skip_blanks();
        break;
    }
    return at;
}

/// The names that stand in a list already, folded; with and without a "no " before them.
std::set<std::string> chosen_in(const std::string& kept) {
    std::set<std::string> names;
    for (std::size_t begin = 0; begin < kept.size();) {
        const std::size_t end = std::min(kept.find(',', begin), kept.size());
        const std::string part = kept.substr(begin, end - begin);
        names.insert(folded(part.substr(kept_of_list(part))));
        begin = end + 1;
    }
    return names;
}

template <class Names>
Candidates plain_candidates(const Names& names, const std::string& description = "") {
    Candidates all;
    for (const auto& name : names) all.push_back({std::string(name), description});
    return all;
}

// The wording of a checklist is shorter than the question, and some facts have none.
Candidates fact_candidates(const Vocabulary& vocabulary) {
    Candidates all;
    for (const Fact& fact : vocabulary.facts()) {
        all.push_back({fact.id, fact.item.empty() ? fact.question : fact.item});
    }
    return all;
}

// Entries that have a name for people show it as their description.
template <class Entries>
Candidates named_candidates(const Entries& entries) {
    Candidates all;
    for (const auto& entry : entries) all.push_back({entry.id, entry.name});
    return all;
}

Candidates entry_candidates(const RuleBase& rules, Table table) {
    Candidates all;
    switch (table) {
        case Table::facts: return fact_candidates(rules.vocabulary);
        case Table::rules: return named_candidates(rules.rules);
        case Table::stretches: return named_candidates(rules.stretches);
        case Table::exclusions:
            for (const Exclusion& exclusion : rules.exclusions) all.push_back({exclusion.id});
            break;
        case Table::sources:
            for (const Source& source : rules.sources) all.push_back({source.id, source.title});
            break;
    }
    return all;
}

Candidates command_candidates() {
    Candidates all;
    for (std::size_t i = 1; i < command_names.size(); ++i) {
        all.push_back({std::string(command_names[i]), std::string(summary_of({static_cast<Command>(i), false}))});
    }
    return all;
}

// Reads the words before, then answers for the last one; used once.
class Completer {
public:
    explicit Completer(const Strings& before) : before_(before), use_(use_of(before)), options_(options_of(use_, {})) {
        const std::size_t command_words = use_.is_graph ? 2 : use_.command == Command::decide ? 0 : 1;
        for (std::size_t i = command_words; i < before.size(); ++i) read(before[i]);
    }

    Completion complete(const std::string& word) {
        completion_.typed = word;
        const std::size_t equals = word.find('=');
        const bool has_value = !only_operands_ && !waiting_ && word.starts_with("--") && equals != word.npos;
        if (has_value) {
            waiting_ = option(word.substr(0, equals));
            keep(equals + 1);
            if (!waiting_ || !waiting_->takes_value()) return completion_;
        }
        if (completion_.typed.starts_with('"') || completion_.typed.starts_with('\'')) completion_.typed.erase(0, 1);
        if (waiting_) {
            offer_value(*waiting_);
        } else if (!only_operands_ && word.starts_with('-')) {
            offer_options();
        } else if (before_.empty()) {
            completion_.candidates = command_candidates();
        } else {
            offer_operand();
        }
        return std::move(completion_);
    }

private:
    // `graph` counts only right behind `list`, where it is offered: `list rules graph` is an entry called so.
    static Use use_of(const Strings& before) {
        if (before.empty()) return {};
        const auto command = std::find(command_names.begin() + 1, command_names.end(), before.front());
        if (command == command_names.end()) return {};
        const auto found = static_cast<Command>(command - command_names.begin());
        return {found, found == Command::list && before.size() > 1 && before[1] == "graph"};
    }

    // Loading takes most of the time that a key takes, so it is put off until something of the packs is asked for.
    const RuleBase& rules() {
        if (has_loaded_) return rules_;
        has_loaded_ = true;
        if (Result<RuleBase> loaded = load_packs(packs_among(before_))) rules_ = *std::move(loaded);
        options_ = options_of(use_, rules_.vocabulary);
        return rules_;
    }

    std::optional<OptionRow> known_option(const std::string& typed) const {
        const auto is_it = [&](const OptionRow& row) {
            return typed == "--" + row.name || (row.letter != 0 && typed == std::string{'-', row.letter});
        };
        const auto found = std::find_if(options_.begin(), options_.end(), is_it);
        return found == options_.end() ? std::nullopt : std::optional(*found);
    }

    // What is no option of the program may be a quantity of a pack.
    std::optional<OptionRow> option(const std::string& typed) {
        const std::optional<OptionRow> found = known_option(typed);
        if (found || !takes_profile(use_)) return found;
        rules();
        return known_option(typed);
    }

    void read(const std::string& word) {
        if (only_operands_) {
            operands_.push_back(word);
        } else if (word == "--") {
            only_operands_ = true;
            waiting_.reset();
        } else if (is_option(word)) {
            const std::size_t equals = word.find('=');
            waiting_ = option(word.substr(0, equals));
            if (!waiting_) return;
            given_.insert(waiting_->name);
            if (equals != word.npos || !waiting_->takes_value()) waiting_.reset();
        } else if (waiting_) {
            waiting_.reset();
        } else {
            operands_.push_back(word);
        }
    }

    // Moves the head of what is typed to what stays.
    void keep(std::size_t size) {
        completion_.kept += completion_.typed.substr(0, size);
        completion_.typed.erase(0, size);
    }

    void offer_value(const OptionRow& row) {
        switch (row.kind) {
            case ValueKind::text: break;
            case ValueKind::file: completion_.with_files = true; break;
            case ValueKind::pack: offer_packs(); break;
            case ValueKind::facts: offer_list(fact_candidates(rules().vocabulary)); break;
            case ValueKind::stretches: offer_list(named_candidates(rules().stretches)); break;
            case ValueKind::one_of: completion_.candidates = plain_candidates(row.choices); break;
            case ValueKind::several_of: offer_list(plain_candidates(choices_of(row))); break;
        }
    }

    // Equipment is what the packs name; other choices are fixed.
    Strings choices_of(const OptionRow& row) {
        if (!takes_profile(use_)) return row.choices;
        rules();
        return known_option("--" + row.name)->choices;
    }

    void offer_packs() {
        completion_.candidates = plain_candidates(embedded_packs(), "embedded pack");
        completion_.with_files = true;
    }

    // What the list has already is not offered again, whether it was said or denied.
    void offer_list(const Candidates& all) {
        completion_.is_list = true;
        const std::size_t size = kept_of_list(completion_.typed);
        const std::set<std::string> chosen = chosen_in(completion_.typed.substr(0, size));
        keep(size);
        for (const Candidate& candidate : all) {
            if (!chosen.contains(folded(candidate.text))) completion_.candidates.push_back(candidate);
        }
    }

    // What may stand once, and does, is not offered again.
    void offer_options() {
        if (takes_profile(use_)) rules();
        for (const OptionRow& row : options_) {
            const bool is_free = row.is_repeatable || !given_.contains(row.name);
            if (is_free) completion_.candidates.push_back({"--" + row.name, row.description});
        }
    }

    void offer_operand() {
        switch (use_.command) {
            case Command::batch: completion_.with_files = true; break;
            case Command::check:
            case Command::test: offer_packs(); break;
            case Command::diff:
                if (operands_.size() < 2) offer_packs();
                break;
            case Command::generate:
                if (operands_.empty()) completion_.candidates = plain_candidates(generated_names);
                break;
            case Command::list:
                if (!use_.is_graph) return offer_listed();
                [[fallthrough]];
            default:  // there only options can stand
                if (!only_operands_ && completion_.typed.empty()) offer_options();
        }
    }

    // `graph` has options of its own, and stands right behind `list`.
    void offer_listed() {
        if (operands_.empty()) {
            completion_.candidates = plain_candidates(table_names);
            completion_.candidates.push_back({"schema", "a JSON Schema: of packs, of profiles, of an interview"});
            if (before_.size() == 1) {
                completion_.candidates.push_back({"graph", std::string(summary_of({Command::list, true}))});
            }
        } else if (operands_.size() == 1 && operands_.front() == "schema") {
            completion_.candidates = plain_candidates(schema_names);
        } else if (operands_.size() == 1) {
            const auto table = std::find(table_names.begin(), table_names.end(), operands_.front());
            if (table == table_names.end()) return;
            completion_.candidates = entry_candidates(rules(), static_cast<Table>(table - table_names.begin()));
        }
    }

    const Strings& before_;
    Use use_;
    OptionRows options_;  // with the quantities of the packs once these are loaded
    RuleBase rules_;
    bool has_loaded_ = false;
    Strings operands_;
    std::set<std::string> given_;
    std::optional<OptionRow> waiting_;  // for its value
    bool only_operands_ = false;        // behind `--`
    Completion completion_;
};

}  // namespace

Completion complete(const Strings& before, const std::string& word) { return Completer(before).complete(word); }

bool begins(const Completion& completion, const Candidate& candidate) {
    if (!completion.is_list) return candidate.text.starts_with(completion.typed);
    return folded(candidate.text).starts_with(folded(completion.typed));
}

bool contains(const Completion& completion, const Candidate& candidate) {
    if (!completion.is_list) return candidate.text.find(completion.typed) != std::string::npos;
    return folded(candidate.text).find(folded(completion.typed)) != std::string::npos;
}

}  // namespace triage::cli
