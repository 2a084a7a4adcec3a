// `triage list`: what the packs hold, as tables, pages and pictures. Each is one call of the library, but for SVG,
// which Graphviz makes of a drawing.

#include <triage/authoring/graph.hpp>
#include <triage/authoring/listing.hpp>
#include <triage/authoring/review.hpp>
#include <triage/authoring/schema.hpp>

#include "commands/commands.hpp"
#include "commands/graph_picture.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

bool has_profile(const Options& options) {
    return options.no_others || !options.profile.empty() || !options.quantities.empty() ||
           !(options.symptoms.empty() && options.conditions.empty() && options.denies.empty() &&
             options.unsure.empty() && options.equipment.empty());
}

ExitCode print_graph(const Program& program, const Profile* profile, Format format) {
    const std::string text =
        graph(program, format == Format::mermaid ? GraphFormat::mermaid : GraphFormat::dot, profile);
    if (format != Format::svg) return print_result(text, ExitCode::proceed);
    const Result<std::string> picture = svg_picture(text);
    if (!picture) return report(picture.issues, Format::text, ExitCode::unavailable);
    return print_result(*picture, ExitCode::proceed);
}

ExitCode draw(const Program& program, const Options& options) {
    if (!has_profile(options)) return print_graph(program, nullptr, options.format);
    const ProfileResult profile = profile_of(program, options);
    if (!profile) {  // a picture is asked for, so what is certain is talk
        print_error(to_text(program, profile, render_options(options)));
        return code_of(profile.issues, ExitCode::bad_input);
    }
    return print_graph(program, &*profile, options.format);
}

std::string sheet(const RuleBase& rules, const Options& options, SheetFormat format) {
    const SheetOf what = options.table == Table::rules ? SheetOf::rules : SheetOf::exclusions;
    return review_sheet(rules, what, format, options.emergency_number);
}

Result<std::string> listing(const RuleBase& rules, const Options& options) {
    switch (options.format) {
        case Format::json: {
            Result<std::string> json = list_json(rules, options.table, options.name);
            if (json) *json += '\n';
            return json;
        }
        case Format::names: return list_names(rules, options.table, options.name);
        case Format::markdown: return sheet(rules, options, SheetFormat::markdown);
        case Format::html: return sheet(rules, options, SheetFormat::html);
        default: return list_text(rules, options.table, options.name, render_options(options));
    }
}

}  // namespace

ExitCode list(const Program& program, const Options& options) {
    if (options.graph) return draw(program, options);
    if (options.schema) return print_result(json_schema(program.rules(), *options.schema), ExitCode::proceed);
    const Result<std::string> text = listing(program.rules(), options);
    if (!text) return report(text.issues, options.format, ExitCode::bad_input);
    return print_result(*text, ExitCode::proceed);
}

}  // namespace triage::cli
