// One entry on a page: a title, then a line for each thing there is to say, "label: text". Whatever the pack does not
// say has no line, so a page is as long as what is known.
//
// Texts of the pack are shown as they are: packs with characters that are never printed were refused
// (docs/decisions/0037). Only the name of a file is foreign.

#include "authoring/list/page.hpp"

#include <algorithm>
#include <cmath>

#include "authoring/list/links.hpp"
#include "model/condition_facts.hpp"
#include "model/enum_names.hpp"
#include "model/names.hpp"
#include "profile/relations.hpp"
#include "render/dose_text.hpp"
#include "render/wording.hpp"
#include "text/number.hpp"
#include "text/page.hpp"
#include "triage/printable.hpp"

namespace triage {

namespace {

/// The parts, each as `write` gives it, with commas between them.
template <class Parts, class Write>
std::string joined(const Parts& parts, Write write) {
    std::string text;
    for (const auto& part : parts) text.append(text.empty() ? "" : ", ").append(write(part));
    return text;
}

std::string joined(const std::vector<std::string>& parts) {
    return joined(parts, [](const std::string& part) -> const std::string& { return part; });
}

/// "from 0 to 10; always has a value".
std::string range_text(const Quantity& quantity) {
    std::string text = "from " + number_text(quantity.min);
    if (std::isfinite(quantity.max)) text += " to " + number_text(quantity.max);
    if (!quantity.unit.empty()) text += ", in " + quantity.unit;
    if (quantity.whole) text += ", whole numbers";
    return text + (quantity.absence == Absence::allowed ? "; may be denied" : "; always has a value");
}

/// The words for `changed_by`; empty for a fact that nothing changes without a clinician.
std::string change_text(ChangedBy changed_by) {
    switch (changed_by) {
        case ChangedBy::time: return "time that passes";
        case ChangedBy::healing: return "healing";
        case ChangedBy::person: return "the person";
        case ChangedBy::nothing: break;
    }
    return {};
}

/// The heading above the cases of an entry; facts and sources never have any.
std::string_view heading_of(Table table) {
    switch (table) {
        case Table::rules: return "Cases in which it fires";
        case Table::exclusions: return "Cases that allow or refuse what it removes";
        default: return "Cases that allow or refuse it";
    }
}

/// Writes pages, one after another, into one text.
class EntryPage {
public:
    EntryPage(const RuleBase& rules, const RenderOptions& options)
        : rules_(rules), options_(options), page_(options.width, options.color) {}

    /// The entry itself, then where it stands, what it asks and which cases are about it, as far as its kind has that.
    void write(Table table, std::size_t entry) {
        switch (table) {
            case Table::facts: fact(static_cast<FactId>(entry)); break;
            case Table::rules: rule(rules_.rules[entry]); break;
            case Table::stretches: stretch(rules_.stretches[entry]); break;
            case Table::exclusions: exclusion(rules_.exclusions[entry]); break;
            case Table::sources: source(rules_.sources[entry]); break;
        }
        const Position where = place_of(rules_, table, entry);
        if (!where.file.empty()) item("where", printable(where.file) + ":" + std::to_string(where.line));
        if (table == Table::rules) questions(facts_of(rules_.rules[entry].when));
        if (table == Table::exclusions) questions(facts_of(rules_.exclusions[entry].when));
        cases(table, cases_of(rules_, table, entry));
    }

    std::string take() { return page_.take(); }

private:
    /// Name and id, or the id alone where it has no name.
    void head(const std::string& title, const std::string& id) {
        page_.paragraph(0, "", title == id ? id : title + " [" + id + "]", Style::bold);
    }

    /// One line, "label: text"; none for an empty text, so that callers need not ask.
    void item(std::string_view label, const std::string& text) {
        if (!text.empty()) page_.paragraph(2, std::string(label) + ": ", text);
    }

    void citations(const std::vector<Citation>& all) {
        for (const Citation& citation : all) item("source", citation_text(rules_, citation));
    }

    /// Only a reading of ours is told; what the sources say is the usual case.
    void basis(Basis basis, const std::string& because) {
        if (basis == Basis::inference) item("our reading", because);
    }

    void pack(PackId pack) { item("pack", rules_.packs[index(pack)].name); }

    void fact(FactId id) {
        const Fact& fact = rules_.vocabulary[id];
        head(fact.id, fact.id);
        item("kind", std::string(to_string(fact.kind)));
        item("question", fact.question);
        if (fact.group) item("asked with", rules_.vocabulary[*fact.group].name);
        item("in a checklist", fact.item);
        item("also called", joined(fact.aliases));
        item("includes", joined(fact.includes));
        item("also said by", joined(fact.also_said_by));
        item("left open by", joined(fact.maybe_said_by));
        if (fact.quantity) item("number", range_text(*fact.quantity));
        for (const Relation& relation : rules_.vocabulary.relations()) {
            const std::vector<FactId> quantities = quantities_of(relation);
            if (std::find(quantities.begin(), quantities.end(), id) != quantities.end())
                item("must fit", relation.holds + " (" + relation.because + ")");
        }
        item("changed by", change_text(fact.changed_by));
        for (const RuleId rule : rules_that_read(rules_, id)) {
            item("used by rule", rules_[rule].id + ": " + rules_[rule].when_text);
        }
        for (const ExclusionId exclusion : exclusions_that_read(rules_, id)) {
            item("used by exclusion", rules_[exclusion].id + ": " + rules_[exclusion].when_text);
        }
        pack(fact.pack);
    }

    void rule(const Rule& rule) {
        head(rule.name, rule.id);
        item("when", rule.when_text);
        item("outcome", std::string(to_string(rule.level.outcome)));
        item("urgency", std::string(to_string(rule.level.urgency)));
        if (!rule.says.empty()) item("says", rule.says);
        item("advice", advice_text(rule.advice, options_.emergency_number));
        citations(rule.sources);
        basis(rule.basis, rule.because);
        item("covered by", joined(rule.covered_by, [&](RuleId id) { return rules_[id].id; }));
        pack(rule.pack);
    }

    void exclusion(const Exclusion& exclusion) {
        head(exclusion.id, exclusion.id);
        item("when", exclusion.when_text);
        item("because", exclusion.because);
        const auto name = [&](StretchId id) { return rules_[id].name; };
        item(exclusion.modify ? "keeps, done differently" : "removes", joined(exclusion.stretches, name));
        if (exclusion.modify) {
            item("how", exclusion.modify->how);
            item("dose", dose_limit_text(*exclusion.modify));
        }
        item("instead", joined(exclusion.instead, name));
        item("covered by", joined(exclusion.covered_by, [&](RuleId id) { return rules_[id].id; }));
        citations(exclusion.sources);
        pack(exclusion.pack);
    }

    void source(const Source& source) {
        head(source.title, source.id);
        item("kind", source.kind);
        item("authors", source.authors);
        item("journal", source.journal);
        item("year", source.year);
        item("doi", source.doi);
        item("recalled, to be checked", source.recalled);
        item("address", source.url);
    }

    void stretch(const Stretch& stretch) {
        head(stretch.name, stretch.id);
        item("kind", spoken(to_string(stretch.kind)));
        item("also called", joined(stretch.aliases));
        item("for", joined(stretch.targets));
        item("posture", joined(stretch.postures, [](Posture posture) { return spoken(to_string(posture)); }));
        item("needs", joined(stretch.needs, [&](const auto& any_of) { return equipment_text(rules_, any_of); }));
        item("helpful", joined(stretch.helpful, [&](EquipmentId piece) { return rules_.vocabulary[piece].name; }));
        item("movements", joined(stretch.movements, [&](MovementId id) { return rules_[id].about; }));
        doses(stretch);
        for (std::size_t i = 0; i < stretch.steps.size(); ++i) {
            page_.paragraph(2, std::to_string(i + 1) + ". ", stretch.steps[i]);
        }
        for (const std::string& caution : stretch.cautions) item("careful", caution);
        citations(stretch.sources);
        basis(stretch.basis, stretch.because);
        pack(stretch.pack);
    }

    // A stretch that begins with a later session has no first dose, but a session.
    void doses(const Stretch& stretch) {
        item("dose", dose_text(stretch.dose));
        const bool at_first = stretch.from_session <= 1;
        item("first session",
             at_first ? dose_text(stretch.first_session) : "not before session " + number_text(stretch.from_session));
        item("about the dose", stretch.dose_note);
        item("how often", stretch.frequency);
    }

    /// The facts that a condition reads, by the questions that people are asked.
    void questions(const std::vector<FactId>& facts) {
        page_.blank();
        page_.heading("What it asks");
        for (const FactId fact : facts) {
            page_.paragraph(2, rules_.vocabulary[fact].id + ": ", rules_.vocabulary[fact].question);
        }
    }

    /// The cases about the entry, each with its profile as JSON that can be pasted.
    void cases(Table table, const std::vector<CaseLink>& links) {
        if (links.empty()) return;
        page_.blank();
        page_.heading(heading_of(table));
        for (const CaseLink& link : links) {
            const Case& example = *link.example;
            page_.paragraph(2, "", example.name + ": " + expectation_text(table, link));
            page_.paragraph(4, "", with_blanks(example.profile), Style::dim);
        }
    }

    /// The expectation of a case as far as it is about this entry: "stop, emergency", or "proceed, refuses a, b". On
    /// the page of a stretch the stretch is "it"; of an exclusion it is told which of its stretches.
    std::string expectation_text(Table table, const CaseLink& link) const {
        std::string text(to_string(link.example->verdict));
        if (link.example->urgency != Urgency::none) text.append(", ").append(to_string(link.example->urgency));
        const auto say = [&](const char* what, const std::vector<StretchId>& stretches) {
            if (stretches.empty()) return;
            text.append(", ").append(what);
            text.append(" ").append(
                table == Table::stretches ? "it" : joined(stretches, [&](StretchId id) { return rules_[id].id; }));
        };
        say("allows", link.allows);
        say("modifies", link.modifies);
        say("refuses", link.refuses);
        return text;
    }

    const RuleBase& rules_;
    const RenderOptions& options_;
    Page page_;
};

}  // namespace

std::string entry_text(const RuleBase& rules, Table table, std::size_t entry, const RenderOptions& options) {
    EntryPage page(rules, options);
    page.write(table, entry);
    return page.take();
}

}  // namespace triage
