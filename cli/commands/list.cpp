// `triage list`: what the packs hold, as tables, pages, pictures and schemas. Each is one function of the library;
// which formats go with which list was settled when the options were read.

#include "commands/commands.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// The picture shows the path of a person only where something is said of one: nobody is not a person without signs.
bool has_profile(const ProfileOptions& person) {
    return person.no_others || !person.profile.empty() || !person.quantities.empty() ||
           !(person.symptoms.empty() && person.conditions.empty() && person.denies.empty() && person.unsure.empty() &&
             person.equipment.empty());
}

GraphFormat graph_format(Format format) {
    if (format == Format::svg) return GraphFormat::svg;
    return format == Format::mermaid ? GraphFormat::mermaid : GraphFormat::dot;
}

ExitCode draw(const Program& program, const CommonOptions& common, const ProfileOptions& person) {
    const GraphFormat format = graph_format(common.format);
    if (!has_profile(person)) return print_result(graph(program, format), ExitCode::proceed);
    const ProfileResult profile = profile_of(program, person);
    if (!profile) {  // a picture is asked for, so what is certain is talk
        print_error(to_text(program, profile, render_options(common)));
        return code_of(profile.issues, ExitCode::bad_input);
    }
    return print_result(graph(program, format, &*profile), ExitCode::proceed);
}

Result<std::string> listing(const RuleBase& rules, const CommonOptions& common, const ListedTable& listed) {
    const auto sheet = [&](SheetFormat format) {
        return review_sheet(rules, listed.table, format, common.emergency_number);
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
