// Each table is collected twice: as rows for columns, and as plain lines for a page on which columns do not fit. Which
// of the two is written is known only when all rows are (text/table.hpp).

#include "authoring/list/table.hpp"

#include <algorithm>

#include "render/dose_text.hpp"
#include "text/page.hpp"
#include "text/table.hpp"

namespace triage {

namespace {

// In columns on fewer characters the last one would be a tower of single words.
constexpr std::size_t narrowest_table = 60;
constexpr std::size_t widest_table = 100;  // as wide as text gets on any page (text/page.cpp)

std::string level_text(Level level) {
    return std::string(to_string(level.outcome)) + ", " + std::string(to_string(level.urgency));
}

/// The colour of the verdict that a rule leads to.
Style style_of(Level level) {
    switch (level.outcome) {
        case Outcome::stop: return Style::red;
        case Outcome::see_a_doctor: return Style::yellow;
        case Outcome::proceed: break;
    }
    return Style::green;
}

/// The entries of one table, as rows of a table and as entries of a plain list. INVARIANT: both hold the same entries
/// in the same order.
class Entries {
public:
    explicit Entries(const std::vector<std::string>& header) : table_(header) {}

    /// `rest`: the cells behind the id. `text`: the same for the plain list, on one line.
    void add(const std::string& id, std::vector<Cell> rest, std::string text) {
        plain_.emplace_back(id, std::move(text));
        rest.insert(rest.begin(), {id, Style::bold});
        table_.row(std::move(rest));
    }

    /// Columns, unless the page is narrow or the longest words do not fit beside each other.
    std::string text(const RenderOptions& options) const {
        if (options.width >= narrowest_table) {
            if (auto table = table_.fit(std::min(options.width, widest_table), options.color)) return std::move(*table);
        }
        Page page(options.width, options.color);
        for (const auto& [id, text] : plain_) {
            page.paragraph(0, "", id, Style::bold);
            page.paragraph(4, "", text);
        }
        return page.take();
    }

private:
    TextTable table_;
    std::vector<std::pair<std::string, std::string>> plain_;
};

/// One function for each table: its columns, and the same on one line.
Entries facts_of(const RuleBase& rules) {
    Entries entries({"fact", "kind", "question"});
    for (const Fact& fact : rules.vocabulary.facts()) {
        const std::string kind(to_string(fact.kind));
        entries.add(fact.id, {{kind}, {fact.question}}, kind + ": " + fact.question);
    }
    return entries;
}

Entries rules_of(const RuleBase& rules) {
    // Outcome and urgency share a column, which leaves room for long names on a page of 80 columns.
    Entries entries({"rule", "outcome, urgency", "when"});
    for (const Rule& rule : rules.rules) {
        const std::string level = level_text(rule.level);
        entries.add(rule.id, {{level, style_of(rule.level)}, {rule.when_text}}, level + ": " + rule.when_text);
    }
    return entries;
}

Entries stretches_of(const RuleBase& rules) {
    Entries entries({"stretch", "name", "dose"});
    for (const Stretch& stretch : rules.stretches) {
        const std::string dose = dose_text(stretch.dose);
        entries.add(stretch.id, {{stretch.name}, {dose}}, stretch.name + ": " + dose);
    }
    return entries;
}

Entries exclusions_of(const RuleBase& rules) {
    Entries entries({"exclusion", "when", "because"});
    for (const Exclusion& exclusion : rules.exclusions) {
        entries.add(exclusion.id, {{exclusion.when_text}, {exclusion.because}},
                    exclusion.when_text + ": " + exclusion.because);
    }
    return entries;
}

Entries sources_of(const RuleBase& rules) {
    Entries entries({"source", "kind", "title"});
    for (const Source& source : rules.sources) {
        entries.add(source.id, {{source.kind}, {source.title}}, source.title + " (" + source.kind + ")");
    }
    return entries;
}

Entries entries_of(const RuleBase& rules, Table table) {
    switch (table) {
        case Table::facts: return facts_of(rules);
        case Table::rules: return rules_of(rules);
        case Table::stretches: return stretches_of(rules);
        case Table::exclusions: return exclusions_of(rules);
        case Table::sources: break;
    }
    return sources_of(rules);
}

}  // namespace

std::string entries_text(const RuleBase& rules, Table table, const RenderOptions& options) {
    return entries_of(rules, table).text(options);
}

}  // namespace triage
