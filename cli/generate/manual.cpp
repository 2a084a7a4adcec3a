#include "generate/manual.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "system/exit_code.hpp"
#include "system/join.hpp"
#include "version.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

/// A character of several bytes, which not every formatter reads as such.
std::string roff_code_point(std::string_view bytes) {
    auto code = static_cast<unsigned>(static_cast<unsigned char>(bytes.front()) & (0x7FU >> bytes.size()));
    for (const char byte : bytes.substr(1)) code = code << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::hex << std::uppercase << code;
    const std::string digits = text.str();
    return "\\[u" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits + "]";
}

std::size_t bytes_of_character(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// These mean something to roff, or become typographic signs that nobody can paste into a shell.
std::string_view roff_sign(char sign) {
    switch (sign) {
        case '\\': return "\\e";
        case '-': return "\\-";
        case '\'': return "\\(aq";
        case '"': return "\\(dq";
        case '`': return "\\(ga";
        case '^': return "\\(ha";
        case '~': return "\\(ti";
        default: return {};
    }
}

std::string escaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = std::min(bytes_of_character(text[i]), text.size() - i);
        const std::string_view sign = roff_sign(text[i]);
        if (size > 1) {
            result += roff_code_point(text.substr(i, size));
        } else {
            result += sign.empty() ? text.substr(i, 1) : sign;
        }
        i += size;
    }
    // At the beginning of a line it would be a request.
    return text.starts_with('.') ? "\\&" + result : result;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

/// What stands in backticks becomes bold.
std::string marked(std::string_view text) {
    std::string result;
    for (bool is_code = false; !text.empty(); is_code = !is_code) {
        const std::size_t end = std::min(text.find('`'), text.size());
        result += is_code ? bold(text.substr(0, end)) : escaped(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

/// An entry of a list: the term, and indented below what is said of it.
std::string entry(const std::string& term, const std::string& text) { return ".TP\n" + term + "\n" + text + "\n"; }

/// The parts of a help text, as options/usage.cpp writes them: paragraphs, the first of which is the usage.
std::vector<Strings> paragraphs_of(std::string_view text) {
    std::vector<Strings> paragraphs(1);
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) {
            paragraphs.back().push_back(line);
        } else if (!paragraphs.back().empty()) {
            paragraphs.emplace_back();
        }
    }
    if (paragraphs.back().empty()) paragraphs.pop_back();
    return paragraphs;
}

bool is_examples(const Strings& paragraph) { return paragraph.front().starts_with("Example"); }
bool is_exit_status(const Strings& paragraph) { return paragraph.front().starts_with("Exit status"); }

std::string prose(const Strings& paragraph) {
    std::string text = ".PP\n";
    for (const std::string& line : paragraph) text += escaped(line) + "\n";
    return text;
}

/// `triage list graph [--format dot|mermaid|svg]`: the words that are typed as they are, then the rest.
std::string usage_line(std::string_view line) {
    line.remove_prefix(line.find("triage"));
    const std::size_t end = std::min(line.find_first_of("[.|"), line.size());
    const std::size_t split = end == line.size() ? end : line.rfind(' ', end);
    std::size_t typed = 0;  // to the end of the last word in lower case
    for (std::size_t at = 0; at < split;) {
        const std::size_t next = std::min(line.find(' ', at), split);
        if (line[at] < 'a' || line[at] > 'z') break;
        typed = next;
        at = next + 1;
    }
    return bold(line.substr(0, typed)) + escaped(line.substr(typed)) + "\n";
}

/// Without the line that only names the commands: each has its own.
std::string usage_lines(Command command) {
    std::string text;
    const std::vector<Strings> paragraphs = paragraphs_of(usage_text(command));
    for (const std::string& line : paragraphs.front()) {
        const bool is_usage = line.find("triage ") != std::string::npos && line.find("[...]") == std::string::npos;
        if (is_usage) text += (text.empty() ? "" : ".br\n") + usage_line(line);
    }
    return text;
}

std::string term_of(const OptionRow& row) {
    std::string term = row.letter == 0 ? "" : bold({std::array{'-', row.letter}.data(), 2}) + ", ";
    term += bold("--" + row.name);
    return row.value_name.empty() ? term : term + " " + italic(row.value_name);
}

std::string option_entry(const OptionRow& row) {
    const bool says_so = row.description.find("(repeatable)") != std::string::npos;
    return entry(term_of(row), escaped(row.description + (row.is_repeatable && !says_so ? " (repeatable)" : "")));
}

std::string options_in(const Use& use, OptionGroup group) {
    std::string text;
    for (const OptionRow& row : use.options) text += row.group == group ? option_entry(row) : "";
    return text;
}

/// Those of the common options that are not as elsewhere: the formats.
std::string special_options(const Use& use, const Use& usual) {
    std::string text;
    for (const OptionRow& row : use.options) {
        const auto same = std::find_if(usual.options.begin(), usual.options.end(),
                                       [&](const OptionRow& other) { return other.name == row.name; });
        const bool differs = row.group == OptionGroup::common && same->choices != row.choices;
        if (differs) text += option_entry(row);
    }
    return text;
}

bool takes_person(const Use& use) {
    return std::any_of(use.options.begin(), use.options.end(),
                       [](const OptionRow& row) { return row.group == OptionGroup::person; });
}

std::string head() { return ".TH TRIAGE 1 " TRIAGE_DATE " \"triage " TRIAGE_VERSION "\" \"User Commands\"\n"; }

std::string synopsis(const std::vector<Use>& uses) {
    std::string text = ".SH SYNOPSIS\n";
    for (const Use& use : uses) {
        if (use.name == "graph") continue;  // stands with `list`
        if (use.command != Command::decide) text += ".br\n";
        text += usage_lines(use.command);
    }
    return text;
}

std::string description(Command command) {
    std::string text;
    const std::vector<Strings> paragraphs = paragraphs_of(usage_text(command));
    for (std::size_t i = 1; i < paragraphs.size(); ++i) {
        const bool is_said_elsewhere = is_examples(paragraphs[i]) || is_exit_status(paragraphs[i]);
        if (!is_said_elsewhere) text += prose(paragraphs[i]);
    }
    return text;
}

/// `.PP` right behind a heading does nothing, and mandoc says so.
std::string below(const std::string& heading, std::string text) {
    if (text.starts_with(".PP\n")) text.erase(0, 4);
    return heading + "\n" + text;
}

std::string options_section(const Use& decide) {
    return ".SH OPTIONS\nNo command or option may be abbreviated.\n.SS About the person\n" +
           marked("For one profile: without a command, and with `ask`, `plan` and `list graph`.") + "\n" +
           options_in(decide, OptionGroup::person) + ".SS The answer\n" + options_in(decide, OptionGroup::own) +
           ".SS Common options\n" + options_in(decide, OptionGroup::common);
}

std::string command_section(const Use& use, const Use& decide) {
    const std::string words = use.name == "graph" ? "triage list graph" : "triage " + use.name;
    std::string text =
        use.name == "graph" ? marked("Draws the pack, as said with `list`.") + "\n" : description(use.command);
    if (takes_person(use)) text += ".PP\nTakes the options about the person, too.\n";
    text += options_in(use, OptionGroup::own) + special_options(use, decide);
    return below(".SS " + escaped(words), text);
}

std::string commands_section(const std::vector<Use>& uses) {
    std::string text = ".SH COMMANDS\n";
    for (const Use& use : uses) {
        if (use.command != Command::decide) text += command_section(use, uses.front());
    }
    return text;
}

std::string exit_section() {
    std::string text = ".SH EXIT STATUS\n";
    for (const ExitStatus& status : exit_statuses) {
        text += entry(bold(std::to_string(static_cast<int>(status.code))), marked(status.meaning));
    }
    return text;
}

std::string environment_section() {
    return ".SH ENVIRONMENT\n" +
           entry(bold("NO_COLOR"), "If it is set and not empty, text has no colour, unless it is asked for.") +
           entry(bold("TERM"), marked("If it is `dumb`, text has no colour, and no line is drawn again."));
}

std::string files_section() {
    return ".SH FILES\n" +
           entry(italic("PACK/*.yaml") + ", " + italic("PACK/cases/*.yaml"), "A pack, where a folder is named.") +
           entry(italic("FILE.part") + ", " + italic("FILE.part.checkpoint"),
                 marked("What a batch has left that ended early; `--resume` goes on from there."));
}

std::string examples_section(const std::vector<Use>& uses) {
    std::string text = ".SH EXAMPLES\n.nf\n";
    for (const Use& use : uses) {
        if (use.name == "graph") continue;
        for (const Strings& paragraph : paragraphs_of(usage_text(use.command))) {
            if (!is_examples(paragraph)) continue;
            for (std::size_t i = 1; i < paragraph.size(); ++i) text += escaped(paragraph[i].substr(2)) + "\n";
        }
    }
    return text + ".fi\n";
}

std::string see_also() {
    return ".SH SEE ALSO\n" + bold("dot") + "(1),\n" + bold("git") + "(1),\n" + bold("jq") + "(1)\n.PP\n" +
           marked(
               "`triage COMMAND --help` says the same of one command, with the quantities of the packs named by "
               "`--pack`.") +
           "\n";
}

}  // namespace

std::string manual(const std::vector<Use>& uses) {
    const Use& decide = uses.front();
    return head() + ".SH NAME\ntriage \\- a gate of red flags in front of stretching for back pain\n" + synopsis(uses) +
           below(".SH DESCRIPTION", description(Command::decide)) + options_section(decide) + commands_section(uses) +
           exit_section() + environment_section() + files_section() + examples_section(uses) + see_also();
}

}  // namespace triage::cli
