// The decision as one JSON object, whose fields always stand in the same order. The main lists are there in every
// verdict, empty where there is nothing to say, so that a program need not look at the verdict to know them; what
// most decisions do not have (`context`, `gateways`, `modified`, `precautions`, `instead`) is left out instead.

#include "render/changes_json.hpp"
#include "render/gateway_reasons.hpp"
#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/json_writer.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// `"key": [{"fact", "value"}, …]`: facts by their ids, with what the profile has of them.
void write_facts(JsonWriter& json, const RuleBase& rules, std::string_view key, const std::vector<FactValue>& facts) {
    write_array(json, key, facts, [&](const FactValue& value) {
        json.begin_object();
        json.field("fact", rules.vocabulary[value.fact].id);
        json.key("value");
        write_value(json, value);
        json.end_object();
    });
}

/// Writes one explanation. Used once: the JSON is taken out at the end.
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
        if (why_.context) {
            json_.key("context");
            json_.raw(*why_.context);
        }
        json_.field("verdict", to_string(why_.verdict));
        json_.field("urgency", to_string(why_.floor.urgency));
        json_.field("settled", why_.settled);
        json_.key("could_be");
        write_level(json_, why_.ceiling);
        write_reasons();
        if (!why_.gateways.empty()) write_answered_gateways(json_, rules_, why_);
        write_array(json_, "ask", why_.ask, [&](const Question& question) { write_question(question); });
        write_array(json_, "stretches", why_.stretches, [&](const AllowedStretch& allowed) { write_allowed(allowed); });
        if (!why_.modified.empty()) {
            write_array(json_, "modified", why_.modified,
                        [&](const AllowedStretch& allowed) { write_allowed(allowed); });
        }
        write_array(json_, "excluded", why_.excluded,
                    [&](const ExcludedStretch& excluded) { write_excluded(excluded); });
        if (why_.detail == Detail::full) {
            write_not_fired(json_, rules_, why_.not_fired);
            write_smallest_change(json_, rules_, *why_.smallest_change);
        }
        write_valid_until();
        const bool proceeds = why_.verdict == Verdict::proceed;
        write_array(json_, "notices", proceeds ? rules_.notices : std::vector<Notice>{},
                    [&](const Notice& notice) { write_notice(notice); });
        write_not_covered();
        write_array(json_, "safety_net", rules_.safety_net, [&](const SafetyNet& net) { write_net(net); });
        write_packs();
        json_.end_object();
        return json_.take();
    }

private:
    void write_reasons() {
        json_.key("reasons");
        json_.begin_array();
        for (const Reason& reason : why_.reasons) write_reason(reason);
        write_gateway_reasons(json_, rules_, why_, options_);
        json_.end_array();
    }

    // A rule that holds, with everything that a page about it would need, so that no second call is necessary.
    void write_reason(const Reason& reason) {
        const Rule& rule = rules_[reason.rule];
        json_.begin_object();
        json_.field("rule", rule.id);
        json_.field("name", rule.name);
        json_.field("says", words_of(rule));
        json_.field("outcome", to_string(rule.level.outcome));
        json_.field("urgency", to_string(rule.level.urgency));
        json_.field("certain", true);
        write_facts(json_, rules_, "because", reason.because);
        json_.field("advice", advice_text(rule.advice, options_.emergency_number));
        write_citations(json_, rules_, rule.sources);
        json_.field("basis", to_string(rule.basis));
        json_.end_object();
    }

    // A question that could still raise the answer, and how far.
    void write_question(const Question& question) {
        const Fact& fact = rules_.vocabulary[question.fact];
        json_.begin_object();
        json_.field("fact", fact.id);
        json_.field("question", fact.question);
        if (fact.quantity) json_.field("unit", fact.quantity->unit);
        json_.key("could_be");
        write_level(json_, question.could_be);
        write_array(json_, "rules", question.rules, [&](RuleId rule) { json_.text(rules_[rule].id); });
        if (question.is_unsure) json_.field("unsure", true);
        json_.end_object();
    }

    // A stretch with its steps: an app shows it without a copy of the pack.
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
        write_precautions(allowed);
        write_instead(allowed.instead);
        json_.end_object();
    }

    void write_precautions(const AllowedStretch& allowed) {
        if (allowed.precautions.empty()) return;
        write_array(json_, "precautions", allowed.precautions, [&](const Precaution& precaution) {
            const Exclusion& exclusion = rules_[precaution.exclusion];
            json_.begin_object();
            json_.field("exclusion", exclusion.id);
            json_.field("how", exclusion.modify->how);
            json_.field("why", exclusion.because);
            json_.field("certain", !precaution.is_possible);
            write_fact_ids(precaution.facts);
            json_.end_object();
        });
    }

    void write_instead(const std::vector<StretchId>& instead) {
        if (instead.empty()) return;
        write_array(json_, "instead", instead, [&](StretchId stretch) { json_.text(rules_[stretch].id); });
    }

    // The facts that speak against the stretch, or that are open. Their values stand in the profile.
    void write_fact_ids(const std::vector<FactValue>& facts) {
        write_array(json_, "facts", facts,
                    [&](const FactValue& value) { json_.text(rules_.vocabulary[value.fact].id); });
    }

    // `exclusion` is null where equipment or the session keeps the stretch out.
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
        write_fact_ids(excluded.facts);
        write_array(json_, "reasons", excluded.reasons,
                    [&](const KeptOut& reason) { write_kept_out(excluded.stretch, reason); });
        write_instead(excluded.instead);
        if (excluded.bring_back) write_bring_back(json_, rules_, *excluded.bring_back);
        json_.end_object();
    }

    // One of all that keep a stretch out. `certain` is false where it hangs on an answer that is open.
    void write_kept_out(StretchId stretch, const KeptOut& reason) {
        json_.begin_object();
        json_.field("why", obstacle_text(rules_, stretch, reason));
        json_.key("exclusion");
        if (reason.exclusion) {
            json_.text(rules_[*reason.exclusion].id);
        } else {
            json_.null();
        }
        json_.field("certain", reason.obstacle != Obstacle::possible_exclusion);
        write_fact_ids(reason.facts);
        json_.end_object();
    }

    void write_notice(const Notice& notice) {
        json_.begin_object();
        json_.field("id", notice.id);
        json_.field("text", notice.text);
        json_.end_object();
    }

    // Said with every verdict. The number to call is not in it: it belongs to whoever shows it.
    void write_net(const SafetyNet& net) {
        json_.begin_object();
        json_.field("id", net.id);
        json_.field("urgency", to_string(net.urgency));
        json_.field("text", net.text);
        write_array(json_, "facts", net.facts, [&](FactId fact) { json_.text(rules_.vocabulary[fact].id); });
        json_.end_object();
    }

    // When it changes by time alone: null if never. A moment only where the caller has said when the answers were
    // given.
    void write_valid_until() {
        json_.key("valid_until");
        if (!why_.valid_until) return json_.null();
        json_.begin_object();
        json_.field("hours", why_.valid_until->hours);
        json_.field("is_more_than", why_.valid_until->is_more_than);
        if (const auto at = moment_after(options_.answered_at, why_.valid_until->hours)) json_.field("at", *at);
        json_.end_object();
    }

    // Empty unless the verdict is `proceed`: all others hold stretches back in any case.
    void write_not_covered() {
        json_.key("not_covered");
        json_.begin_array();
        for (const NotCovered& part : rules_.not_covered) {
            if (why_.verdict != Verdict::proceed) break;
            for (const std::string& danger : part.dangers) json_.text(danger);
        }
        json_.end_array();
    }

    // Which packs decided, to the byte: `sha256` is that of the files as they were loaded.
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

std::string to_json(const Program& program, const ProfileResult& rejected) {
    JsonWriter json;
    json.begin_object();
    write_issues(json, rejected.issues);
    if (const auto decision = at_least(program, rejected))
        write_at_least(json, program, *rejected.understood, *decision);
    json.end_object();
    return json.take();
}

std::string to_json(const Issues& issues) {
    JsonWriter json;
    json.begin_object();
    write_issues(json, issues);
    json.end_object();
    return json.take();
}

}  // namespace triage
