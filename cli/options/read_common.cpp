// Formats and the options that every command has. They are read before a pack is loaded, so nothing here knows a fact.
#include <algorithm>
#include <array>

#include "options/read_options.hpp"

namespace triage::cli {

namespace {

constexpr std::array<std::string_view, 10> format_names{"text", "json",    "markdown", "html",   "names",
                                                        "dot",  "mermaid", "svg",      "doctor", "doctor-html"};

// Where somebody looks for the page for a doctor in vain; empty for any other format.
std::string hint_at_doctor(const Arguments& arguments) {
    const std::string typed = arguments.all("format").empty() ? "" : arguments.all("format").front();
    if (typed != name_of(Format::doctor) && typed != name_of(Format::doctor_html)) return "";
    return "a page for a doctor is about one person: `triage --profile FILE --format " + typed + "`, or `triage ask`";
}

// Among the formats of this use only: `--format html` of a batch is refused with those that it has.
Format chosen_format(Arguments& arguments, Use use) {
    const std::vector<Format> formats = formats_of(use);
    std::vector<std::string_view> names;
    names.reserve(formats.size());
    for (const Format format : formats) names.push_back(name_of(format));
    std::size_t chosen = 0;
    arguments.choose("format", names, chosen, hint_at_doctor(arguments));
    return formats[chosen];
}

}  // namespace

std::vector<Format> formats_of(Use use) {
    if (use.is_graph) return {Format::dot, Format::mermaid, Format::svg};
    if (use.command == Command::diff) return {Format::text, Format::json, Format::markdown};
    if (use.command == Command::list) {
        return {Format::text, Format::json, Format::names, Format::markdown, Format::html};
    }
    if (use.command == Command::decide || use.command == Command::ask) {
        return {Format::text, Format::json, Format::doctor, Format::doctor_html};
    }
    return {Format::text, Format::json};
}

bool is_format(std::string_view name) {
    return std::find(format_names.begin(), format_names.end(), name) != format_names.end();
}

std::string_view name_of(Format format) { return format_names[static_cast<std::size_t>(format)]; }

CommonOptions read_common(Arguments& arguments, Use use) {
    CommonOptions options;
    options.packs = arguments.all("pack");
    options.format = chosen_format(arguments, use);
    arguments.choose("color", color_names, options.color);
    options.emergency_number = arguments.one("emergency-number").value_or("");
    // It stands in the first lines of an answer, and in JSON.
    if (printable(options.emergency_number) != options.emergency_number) {
        arguments.complain("`--emergency-number` cannot be `" + printable(options.emergency_number) + "`",
                           "digits, blanks and words on one line, without control characters");
        options.emergency_number.clear();  // what is certain is still said, with the local number
    }
    std::size_t level = 3;
    arguments.choose("log-level", level_names, level);
    options.log_level = level_names[level];
    return options;
}

}  // namespace triage::cli
