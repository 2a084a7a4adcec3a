#include "json_writer.hpp"
#include "quote.hpp"
#include "triage/render.hpp"
#include "words.hpp"

namespace triage {

namespace {

void write_level(JsonWriter& json, Level level) {
    json.begin_object();
    json.field("outcome", to_string(level.outcome));
    json.field("urgency", to_string(level.urgency));
    json.end_object();
}

void write_facts(JsonWriter& json, const RuleBase& rules, std::string_view key, const std::vector<FactValue>& facts) {
    write_array(json, key, facts, [&](const FactValue& value) {
        json.begin_object();
        json.field("fact", rules.vocabulary[value.fact].id);
        json.key("value");
        if (value.number) {
            json.number(*value.number);
        } else {
            json.text(presence_text(value.presence));
        }
        json.end_object();
    });
}

void write_range(JsonWriter& json, std::string_view key, const std::optional<Range>& range) {
    if (!range) return;
    json.key(key);
    json.begin_array();
    json.number(range->low);
    json.number(range->high);
    json.end_array();
}

void write_dose(JsonWriter& json, std::string_view key, const std::optional<Dose>& dose) {
    json.key(key);
    if (!dose) return json.null();
    json.begin_object();
    write_range(json, "hold_s", dose->hold_s);
    write_range(json, "repetitions", dose->repetitions);
    if (dose->sets) {
        json.field("sets", dose->sets->low);
        if (dose->sets->high > dose->sets->low) json.field("sets_max", dose->sets->high);
    }
    write_range(json, "duration_s", dose->duration_s);
    json.field("sides", to_string(dose->sides));
    json.end_object();
}

void write_citations(JsonWriter& json, const RuleBase& rules, const std::vector<Citation>& citations) {
    write_array(json, "sources", citations, [&](const Citation& citation) {
        json.begin_object();
        json.field("document", rules[citation.document].title);
        json.field("section", citation.section);
        json.field("anchor", citation.anchor);
        json.end_object();
    });
}

void write_basis(JsonWriter& json, Basis basis, const std::string& because) {
    json.field("basis", to_string(basis));
    if (!because.empty()) json.field("because", because);
}

class DecisionWriter {
public:
    DecisionWriter(const Program& program, const Explanation& why, const RenderOptions& options)
        : rules_(program.rules()), why_(why), options_(options) {}

    std::string write() {
        json_.begin_object();
        json_.key("id");
        if (why_.id) {
            json_.text(*why_.id);
        } else {
            json_.null();
        }
        json_.field("verdict", to_string(why_.verdict));
        json_.field("urgency", to_string(why_.floor.urgency));
        json_.field("settled", why_.settled);
        json_.key("could_be");
        write_level(json_, why_.ceiling);
        write_array(json_, "reasons", why_.reasons, [&](const Reason& reason) { write_reason(reason); });
        write_array(json_, "ask", why_.ask, [&](const Question& question) { write_question(question); });
        write_array(json_, "stretches", why_.stretches, [&](const AllowedStretch& allowed) { write_allowed(allowed); });
        write_array(json_, "excluded", why_.excluded,
                    [&](const ExcludedStretch& excluded) { write_excluded(excluded); });
        const bool proceeds = why_.verdict == Verdict::proceed;
        write_array(json_, "notices", proceeds ? rules_.notices : std::vector<Notice>{},
                    [&](const Notice& notice) { json_.text(notice.text); });
        write_packs();
        json_.end_object();
        return json_.take();
    }

private:
    void write_reason(const Reason& reason) {
        const Rule& rule = rules_[reason.rule];
        json_.begin_object();
        json_.field("rule", rule.id);
        json_.field("name", rule.name);
        json_.field("outcome", to_string(rule.level.outcome));
        json_.field("urgency", to_string(rule.level.urgency));
        json_.field("certain", true);
        write_facts(json_, rules_, "because", reason.because);
        json_.field("advice", advice_text(rule.advice, options_.emergency_number));
        write_citations(json_, rules_, rule.sources);
        json_.field("basis", to_string(rule.basis));
        json_.end_object();
    }

    void write_question(const Question& question) {
        const Fact& fact = rules_.vocabulary[question.fact];
        json_.begin_object();
        json_.field("fact", fact.id);
        json_.field("question", fact.question);
        if (fact.quantity) json_.field("unit", fact.quantity->unit);
        json_.key("could_be");
        write_level(json_, question.could_be);
        write_array(json_, "rules", question.rules, [&](RuleId rule) { json_.text(rules_[rule].id); });
        json_.end_object();
    }

    void write_allowed(const AllowedStretch& allowed) {
        const Stretch& stretch = rules_[allowed.stretch];
        json_.begin_object();
        json_.field("stretch", stretch.id);
        json_.field("name", stretch.name);
        json_.field("kind", to_string(stretch.kind));
        write_dose(json_, "dose", allowed.dose);
        if (!stretch.dose_note.empty()) json_.field("dose_note", stretch.dose_note);
        write_array(json_, "steps", stretch.steps, [&](const std::string& step) { json_.text(step); });
        write_array(json_, "cautions", stretch.cautions, [&](const std::string& caution) { json_.text(caution); });
        json_.end_object();
    }

    void write_excluded(const ExcludedStretch& excluded) {
        json_.begin_object();
        json_.field("stretch", rules_[excluded.stretch].id);
        json_.field("why", obstacle_text(rules_, excluded));
        json_.key("exclusion");
        if (excluded.exclusion) {
            json_.text(rules_[*excluded.exclusion].id);
        } else {
            json_.null();
        }
        write_array(json_, "facts", excluded.facts,
                    [&](const FactValue& value) { json_.text(rules_.vocabulary[value.fact].id); });
        json_.end_object();
    }

    void write_packs() {
        write_array(json_, "packs", rules_.packs, [&](const Pack& pack) {
            json_.begin_object();
            json_.field("name", pack.name);
            json_.field("version", pack.version);
            json_.field("sha256", pack.sha256);
            json_.field("reviewed_by", pack.reviewed_by);
            json_.end_object();
        });
    }

    const RuleBase& rules_;
    const Explanation& why_;
    const RenderOptions& options_;
    JsonWriter json_;
};

}  // namespace

std::string to_json(const Program& program, const Explanation& explanation, const RenderOptions& options) {
    return DecisionWriter(program, explanation, options).write();
}

void write_issue(JsonWriter& json, const Issue& issue) {
    json.field("code", issue.code);
    if (issue.severity == Severity::warning) json.field("severity", "warning");
    if (!issue.where.file.empty()) json.field("file", issue.where.file);
    if (issue.where.line != 0) json.field("line", static_cast<double>(issue.where.line));
    if (issue.where.column != 0) json.field("column", static_cast<double>(issue.where.column));
    if (!issue.where.at.empty()) json.field("at", issue.where.at);
    json.field("message", issue.message);
    if (!issue.hint.empty()) json.field("hint", issue.hint);
}

void write_issues(JsonWriter& json, const Issues& issues) {
    write_array(json, "issues", issues, [&](const Issue& issue) {
        json.begin_object();
        write_issue(json, issue);
        json.end_object();
    });
}

std::string to_json(const Issues& issues) {
    JsonWriter json;
    json.begin_object();
    write_issues(json, issues);
    json.end_object();
    return json.take();
}

namespace {

void write_fact(JsonWriter& json, const Fact& fact) {
    json.begin_object();
    json.field("fact", fact.id);
    json.field("kind", to_string(fact.kind));
    json.field("question", fact.question);
    write_array(json, "aliases", fact.aliases, [&](const std::string& alias) { json.text(alias); });
    write_array(json, "includes", fact.includes, [&](const std::string& part) { json.text(part); });
    json.field("protective", fact.is_protective);
    if (fact.quantity) {
        json.key("quantity");
        json.begin_object();
        json.field("unit", fact.quantity->unit);
        json.field("min", fact.quantity->min);
        json.field("max", fact.quantity->max);
        json.field("absent_allowed", fact.quantity->absence == Absence::allowed);
        json.field("whole", fact.quantity->whole);
        json.end_object();
    }
    json.end_object();
}

void write_rule(JsonWriter& json, const RuleBase& rules, const Rule& rule) {
    json.begin_object();
    json.field("rule", rule.id);
    json.field("name", rule.name);
    json.field("when", rule.when_text);
    json.field("outcome", to_string(rule.level.outcome));
    json.field("urgency", to_string(rule.level.urgency));
    json.field("advice", rule.advice);
    write_citations(json, rules, rule.sources);
    write_basis(json, rule.basis, rule.because);
    json.field("pack", rules.packs[index(rule.pack)].name);
    json.end_object();
}

void write_exclusion(JsonWriter& json, const RuleBase& rules, const Exclusion& exclusion) {
    json.begin_object();
    json.field("exclusion", exclusion.id);
    json.field("when", exclusion.when_text);
    write_array(json, "stretches", exclusion.stretches, [&](StretchId id) { json.text(rules[id].id); });
    write_citations(json, rules, exclusion.sources);
    write_basis(json, exclusion.basis, exclusion.because);
    json.end_object();
}

void write_stretch(JsonWriter& json, const RuleBase& rules, const Stretch& stretch) {
    const auto text = [&](const std::string& value) { json.text(value); };
    const auto piece = [&](EquipmentId id) { json.text(rules.vocabulary[id].id); };
    json.begin_object();
    json.field("stretch", stretch.id);
    json.field("name", stretch.name);
    write_array(json, "aliases", stretch.aliases, text);
    json.field("kind", to_string(stretch.kind));
    write_array(json, "targets", stretch.targets, text);
    write_array(json, "postures", stretch.postures, [&](Posture posture) { json.text(to_string(posture)); });
    write_array(json, "needs", stretch.needs, [&](const std::vector<EquipmentId>& any_of) {
        json.begin_array();
        for (const EquipmentId id : any_of) piece(id);
        json.end_array();
    });
    write_array(json, "optional", stretch.helpful, piece);
    write_array(json, "movements", stretch.movements, [&](MovementId id) { json.text(rules[id].id); });
    write_dose(json, "dose", stretch.dose);
    write_dose(json, "first_session", stretch.first_session);
    json.field("from_session", stretch.from_session);
    if (!stretch.dose_note.empty()) json.field("dose_note", stretch.dose_note);
    if (!stretch.frequency.empty()) json.field("frequency", stretch.frequency);
    write_array(json, "steps", stretch.steps, text);
    write_array(json, "cautions", stretch.cautions, text);
    write_citations(json, rules, stretch.sources);
    write_basis(json, stretch.basis, stretch.because);
    json.end_object();
}

void write_source(JsonWriter& json, const Source& source) {
    json.begin_object();
    json.field("source", source.id);
    json.field("title", source.title);
    json.field("kind", source.kind);
    if (!source.url.empty()) json.field("url", source.url);
    json.end_object();
}

}  // namespace

Result<std::string> list_json(const RuleBase& rules, Table table, const std::string& name) {
    const Result<std::vector<std::size_t>> picked = pick_entries(rules, table, name);
    if (!picked) return picked.issues;
    JsonWriter json;
    json.begin_array();
    for (const std::size_t i : *picked) {
        switch (table) {
            case Table::facts: write_fact(json, rules.vocabulary.facts()[i]); break;
            case Table::rules: write_rule(json, rules, rules.rules[i]); break;
            case Table::stretches: write_stretch(json, rules, rules.stretches[i]); break;
            case Table::exclusions: write_exclusion(json, rules, rules.exclusions[i]); break;
            case Table::sources: write_source(json, rules.sources[i]); break;
        }
    }
    json.end_array();
    return json.take();
}

}  // namespace triage
