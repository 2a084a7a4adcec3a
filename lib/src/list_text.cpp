#include <algorithm>

#include "dose_text.hpp"
#include "page.hpp"
#include "quote.hpp"
#include "words.hpp"

namespace triage {

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

// One entry of a table: a line in the list, or everything about it when it was asked for by name.
class Lister {
public:
    Lister(const RuleBase& rules, const RenderOptions& options)
        : rules_(rules), page_(options.width, options.color), options_(options) {}

    void row(Table table, std::size_t i) {
        switch (table) {
            case Table::facts: return row(rules_.vocabulary.facts()[i].id, rules_.vocabulary.facts()[i].question);
            case Table::rules: {
                const Rule& rule = rules_.rules[i];
                return row(rule.id, std::string(to_string(rule.level.outcome)) + ", " +
                                        std::string(to_string(rule.level.urgency)) + ": " + rule.when_text);
            }
            case Table::stretches:
                return row(rules_.stretches[i].id,
                           rules_.stretches[i].name + ": " + dose_text(rules_.stretches[i].dose));
            case Table::exclusions: return row(rules_.exclusions[i].id, rules_.exclusions[i].when_text);
            case Table::sources:
                return row(rules_.sources[i].id, rules_.sources[i].title + " (" + rules_.sources[i].kind + ")");
        }
    }

    void whole(Table table, std::size_t i) {
        switch (table) {
            case Table::facts: return fact(rules_.vocabulary.facts()[i]);
            case Table::rules: return rule(rules_.rules[i]);
            case Table::stretches: return stretch(rules_.stretches[i]);
            case Table::exclusions: return exclusion(rules_.exclusions[i]);
            case Table::sources: return source(rules_.sources[i]);
        }
    }

    std::string take() { return page_.take(); }

private:
    void row(const std::string& id, const std::string& text) {
        page_.paragraph(0, "", id, Style::bold);
        page_.paragraph(4, "", text);
    }

    void head(const std::string& title, const std::string& id) {
        page_.paragraph(0, "", title == id ? id : title + " [" + id + "]", Style::bold);
    }

    void item(std::string_view label, const std::string& text) {
        if (!text.empty()) page_.paragraph(2, std::string(label) + ": ", text);
    }

    void citations(const std::vector<Citation>& all) {
        for (const Citation& citation : all) {
            item("source",
                 "“" + citation.anchor + "”, " + rules_[citation.document].title + ", in “" + citation.section + "”");
        }
    }

    void basis(Basis basis, const std::string& because) {
        if (basis == Basis::inference) item("our reading", because);
    }

    void fact(const Fact& fact) {
        head(fact.id, fact.id);
        item("kind", std::string(to_string(fact.kind)));
        item("question", fact.question);
        item("also called", joined(fact.aliases));
        item("includes", joined(fact.includes));
        if (fact.quantity) {
            const Quantity& quantity = *fact.quantity;
            std::string text = "from " + number_text(quantity.min);
            if (quantity.max < 1e300) text += " to " + number_text(quantity.max);
            if (!quantity.unit.empty()) text += ", in " + quantity.unit;
            if (quantity.whole) text += ", whole numbers";
            item("number", text + (quantity.absence == Absence::allowed ? "; may be denied" : "; always has a value"));
        }
        for (const Rule& rule : rules_.rules) {
            if (mentions(rule.when, fact)) item("used by rule", rule.id + ": " + rule.when_text);
        }
        for (const Exclusion& exclusion : rules_.exclusions) {
            if (mentions(exclusion.when, fact)) item("used by exclusion", exclusion.id + ": " + exclusion.when_text);
        }
    }

    bool mentions(const Condition& condition, const Fact& fact) const {
        const bool is_leaf =
            condition.kind == Condition::Kind::finding || condition.kind == Condition::Kind::comparison;
        if (is_leaf) return rules_.vocabulary[condition.fact].id == fact.id;
        return std::any_of(condition.parts.begin(), condition.parts.end(),
                           [&](const Condition& part) { return mentions(part, fact); });
    }

    void rule(const Rule& rule) {
        head(rule.name, rule.id);
        item("when", rule.when_text);
        item("outcome", std::string(to_string(rule.level.outcome)));
        item("urgency", std::string(to_string(rule.level.urgency)));
        item("advice", advice_text(rule.advice, options_.emergency_number));
        citations(rule.sources);
        basis(rule.basis, rule.because);
        item("pack", rules_.packs[index(rule.pack)].name);
    }

    void exclusion(const Exclusion& exclusion) {
        head(exclusion.id, exclusion.id);
        item("when", exclusion.when_text);
        item("because", exclusion.because);
        std::vector<std::string> removed;
        for (const StretchId id : exclusion.stretches) removed.push_back(rules_[id].name);
        item("removes", joined(removed));
        citations(exclusion.sources);
    }

    void source(const Source& source) {
        head(source.title, source.id);
        item("kind", source.kind);
        item("address", source.url);
    }

    void stretch(const Stretch& stretch) {
        head(stretch.name, stretch.id);
        item("kind", spoken(to_string(stretch.kind)));
        item("also called", joined(stretch.aliases));
        item("for", joined(stretch.targets));
        std::vector<std::string> words;
        for (const Posture posture : stretch.postures) words.push_back(spoken(to_string(posture)));
        item("posture", joined(words));
        words.clear();
        for (const auto& need : stretch.needs) words.push_back(equipment_text(rules_, need));
        item("needs", joined(words));
        words.clear();
        for (const EquipmentId piece : stretch.helpful) words.push_back(rules_.vocabulary[piece].name);
        item("helpful", joined(words));
        words.clear();
        for (const MovementId movement : stretch.movements) words.push_back(rules_[movement].about);
        item("movements", joined(words));
        item("dose", dose_text(stretch.dose));
        const bool at_first = stretch.from_session <= 1;
        item("first session",
             at_first ? dose_text(stretch.first_session) : "not before session " + number_text(stretch.from_session));
        item("about the dose", stretch.dose_note);
        item("how often", stretch.frequency);
        for (std::size_t i = 0; i < stretch.steps.size(); ++i) {
            page_.paragraph(2, std::to_string(i + 1) + ". ", stretch.steps[i]);
        }
        for (const std::string& caution : stretch.cautions) item("careful", caution);
        citations(stretch.sources);
        basis(stretch.basis, stretch.because);
    }

    const RuleBase& rules_;
    Page page_;
    const RenderOptions& options_;
};

}  // namespace

Result<std::string> list_text(const RuleBase& rules, Table table, const std::string& name,
                              const RenderOptions& options) {
    const Result<std::vector<std::size_t>> picked = pick_entries(rules, table, name);
    if (!picked) return picked.issues;
    Lister lister(rules, options);
    for (const std::size_t i : *picked) name.empty() ? lister.row(table, i) : lister.whole(table, i);
    return lister.take();
}

}  // namespace triage
