// The result of a test as JSON, for programs. Every key is always there, so that a reader need not ask; docs/cli.md has
// the form.

#include "authoring/cases/text.hpp"
#include "text/json_writer.hpp"

namespace triage {

namespace {

/// The writer knows only doubles; counts of a pack are far below the 2^53 from which those skip numbers.
void write_count(JsonWriter& json, std::string_view name, std::size_t count) {
    json.field(name, static_cast<double>(count));
}

void write_place(JsonWriter& json, const Position& where) {
    json.field("file", where.file);
    json.field("line", static_cast<double>(where.line));
}

/// Says if a case was found that closes the gap, and which one: its position in `suggestions`, from 0, or null.
void write_remedy(JsonWriter& json, Remedy remedy, std::size_t suggestion) {
    json.field("remedy", remedy_name(remedy));
    json.key("suggestion");
    if (remedy == Remedy::suggested) {
        json.number(static_cast<double>(suggestion));
    } else {
        json.null();
    }
}

/// How many cases there are, and the failed ones with all their faults. Cases that passed are not listed.
void write_cases(JsonWriter& json, const RuleBase& rules, const CaseReport& report) {
    json.key("cases");
    json.begin_object();
    write_count(json, "total", report.case_count);
    json.key("failed");
    json.begin_array();
    for (const FailedCase& failed : report.failed) {
        json.begin_object();
        json.field("name", rules.cases[failed.number].name);
        write_place(json, rules.cases[failed.number].where);
        json.key("faults");
        json.begin_array();
        for (const CaseFault& fault : failed.faults) {
            json.begin_object();
            json.field("field", fault.field);
            json.field("expected", fault.expected);
            json.field("got", fault.actual);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

/// Each figure with its minimum, or null where none was asked for. The percentage is the text that people see, so that
/// both reports agree.
void write_figures(JsonWriter& json, const CaseReport& report, const Minimums& minimums) {
    json.key("figures");
    json.begin_object();
    for (std::size_t i = 0; i < figure_names.size(); ++i) {
        json.key(figure_names[i]);
        json.begin_object();
        write_count(json, "covered", report.figures[i].covered);
        write_count(json, "total", report.figures[i].total);
        json.key("percent");
        json.raw(percent_text(report.figures[i]));
        json.key("minimum");
        if (minimums[i]) {
            json.number(*minimums[i]);
        } else {
            json.null();
        }
        json.end_object();
    }
    json.end_object();
}

/// The obligations that no case meets, in the order of the pack.
void write_gaps(JsonWriter& json, const CaseReport& report) {
    json.key("gaps");
    json.begin_array();
    for (const Gap& gap : report.gaps) {
        json.begin_object();
        json.field("figure", figure_names[static_cast<std::size_t>(gap.figure)]);
        json.field("what", gap.what);
        write_place(json, gap.where);
        write_remedy(json, gap.remedy, gap.suggestion);
        json.end_object();
    }
    json.end_array();
}

/// The mutants that no case noticed. Those that were noticed are only counted, in the figure.
void write_mutants(JsonWriter& json, const CaseReport& report) {
    json.key("mutants");
    json.begin_object();
    json.field("tried", report.tried_mutants);
    write_count(json, "rejected", report.rejected_mutants);
    write_count(json, "equivalent", report.equivalent_mutants);
    json.key("survivors");
    json.begin_array();
    for (const Survivor& survivor : report.survivors) {
        json.begin_object();
        write_place(json, survivor.where);
        json.field("from", survivor.from);
        json.key("to");
        if (survivor.to.empty()) {
            json.null();
        } else {
            json.text(survivor.to);
        }
        json.field("effect", survivor.effect == Effect::unproved ? "unproved" : "changes_decisions");
        write_remedy(json, survivor.remedy, survivor.suggestion);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

/// The slips in lines, counted, and those that nothing noticed. Left out for packs without lines.
void write_lines(JsonWriter& json, const CaseReport& report) {
    if (report.lines.total == 0) return;
    json.key("lines");
    json.begin_object();
    write_count(json, "covered", report.lines.covered);
    write_count(json, "total", report.lines.total);
    json.key("survivors");
    json.begin_array();
    for (const Survivor& survivor : report.line_survivors) {
        json.begin_object();
        write_place(json, survivor.where);
        json.field("from", survivor.from);
        json.field("to", survivor.to);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

/// The suggested cases: the profile as JSON for programs, the whole case as YAML for whoever pastes it.
void write_suggestions(JsonWriter& json, const CaseReport& report) {
    json.key("suggestions");
    json.begin_array();
    for (const Suggestion& suggestion : report.suggestions) {
        json.begin_object();
        json.field("name", suggestion.example.name);
        json.key("profile");
        json.raw(suggestion.example.profile);
        json.key("closes");
        json.begin_array();
        for (const std::string& gap : suggestion.closes) json.text(gap);
        json.end_array();
        json.field("yaml", suggestion.yaml);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string to_json(const Program& program, const CaseReport& report, const Minimums& minimums) {
    JsonWriter json;
    json.begin_object();
    json.field("passed", report.passes() && below(report, minimums).empty());
    write_cases(json, program.rules(), report);
    write_figures(json, report, minimums);
    write_gaps(json, report);
    write_mutants(json, report);
    write_lines(json, report);
    write_suggestions(json, report);
    json.end_object();
    return json.take();
}

}  // namespace triage
