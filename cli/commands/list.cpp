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

// The picture shows the path of a person only where something is said of one: nobody is not a person without signs.
bool has_profile(const ProfileOptions& person) {
    return person.no_others || !person.profile.empty() || !person.quantities.empty() ||
           !(person.symptoms.empty() && person.conditions.empty() && person.denies.empty() && person.unsure.empty() &&
             person.equipment.empty());
}

// Graphviz may be missing or fail, which is no fault of the pack or the person: `unavailable`.
ExitCode print_graph(const Program& program, const Profile* profile, Format format) {
    const std::string text =
        graph(program, format == Format::mermaid ? GraphFormat::mermaid : GraphFormat::dot, profile);
    if (format != Format::svg) return print_result(text, ExitCode::proceed);
    const Result<std::string> picture = svg_picture(text);
    if (!picture) return report(picture.issues, Format::text, ExitCode::unavailable);
    return print_result(*picture, ExitCode::proceed);
}

// A profile with an issue is not drawn: a picture cannot say that something was not understood.
ExitCode draw(const Program& program, const CommonOptions& common, const ProfileOptions& person) {
    if (!has_profile(person)) return print_graph(program, nullptr, common.format);
    const ProfileResult profile = profile_of(program, person);
    if (!profile) {
        // Standard output is for the picture, so the issues, and what is certain all the same, go to standard error.
        print_error(to_text(program, profile, render_options(common)));
        return code_of(profile.issues, ExitCode::bad_input);
    }
    return print_graph(program, &*profile, common.format);
}

// The table or the entry in the format that was asked for. REQUIRES: `read_options` refused a sheet of anything but all
// rules or all exclusions.
Result<std::string> listing(const RuleBase& rules, const CommonOptions& common, const ListedTable& listed) {
    const auto sheet = [&](SheetFormat format) {
        const SheetOf what = listed.table == Table::rules ? SheetOf::rules : SheetOf::exclusions;
        return review_sheet(rules, what, format, common.emergency_number);
    };
    switch (common.format) {
        case Format::json: {
            Result<std::string> json = list_json(rules, listed.table, listed.name);
            if (json) *json += '\n';
            return json;
        }
        case Format::names: return list_names(rules, listed.table, listed.name);
        case Format::markdown: return sheet(SheetFormat::markdown);
        case Format::html: return sheet(SheetFormat::html);
        default: return list_text(rules, listed.table, listed.name, render_options(common));
    }
}

}  // namespace

ExitCode list(const Program& program, const CommonOptions& common, const ListCommand& command) {
    if (const auto* graph = std::get_if<DrawnGraph>(&command.what)) return draw(program, common, graph->person);
    if (const auto* schema = std::get_if<SchemaOf>(&command.what)) {
        return print_result(json_schema(program.rules(), *schema), ExitCode::proceed);
    }
    const Result<std::string> text = listing(program.rules(), common, std::get<ListedTable>(command.what));
    if (!text) return report(text.issues, common.format, ExitCode::bad_input);
    return print_result(*text, ExitCode::proceed);
}

}  // namespace triage::cli
