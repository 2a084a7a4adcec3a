// What the packs hold.

#include "commands.hpp"
#include "terminal.hpp"

namespace triage::cli {

ExitCode list(const Program& program, const Options& options) {
    if (options.schema) return print_result(json_schema(program.rules(), *options.schema), ExitCode::proceed);
    const Result<std::string> text =
        options.format == Format::json
            ? list_json(program.rules(), options.table, options.name)
            : list_text(program.rules(), options.table, options.name, render_options(options));
    if (!text) return report(text.issues, options.format, ExitCode::bad_input);
    return print_result(*text + (options.format == Format::json ? "\n" : ""), ExitCode::proceed);
}

}  // namespace triage::cli
