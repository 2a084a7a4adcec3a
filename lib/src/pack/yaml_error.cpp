// Looks for the usual mistakes in the lines up to the one where the parser gave up, the surest first; only if there is
// none is the parser's own complaint put into plain words.
//
// The lines are searched as text, since there is no tree of a file that cannot be read.
#include "pack/yaml_error.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "pack/bytes.hpp"

namespace triage {

namespace {

/// A complaint of the parser, and how it is said here.
struct Words {
    std::string_view parser;
    std::string_view message;
    std::string_view hint;
};

// Keyed by how the parser's message begins.
constexpr auto plain_words = std::to_array<Words>({
    {"illegal map value", "a colon begins a value where none can stand",
     "put a text that has `: ` in it in quotes, and give each key a line of its own"},
    {"illegal map key", "a key begins where none can stand", "put a text that begins with `? ` in quotes"},
    {"illegal block entry", "a list begins where none can stand",
     "put `- ` on a line of its own below its key, or the text in quotes"},
    {"unexpected character in block scalar", "a text stands on the line of `>` or `|`",
     "begin the text in the next line, or put it in quotes"},
    {"the referenced anchor is not defined", "a word that begins with `*` refers to another place in YAML",
     "put the text in quotes"},
    {"end of map flow not found", "`{` is not closed", "close it, and put a text that has `,` or a bracket in quotes"},
    {"end of sequence flow not found", "`[` is not closed",
     "close it, and put a text that has `,` or a bracket in quotes"},
    {"illegal flow end", "a bracket closes what is not open", "put a text that has a bracket in it in quotes"},
    {"illegal EOF in scalar", "the quotation mark is not closed", "close it where the text ends"},
    {"illegal document indicator in scalar", "`---` or `...` stands inside a quotation",
     "close the quotation before it"},
    {"unknown escape character", "a backslash in a quotation stands before a character that it cannot change",
     "write two backslashes, or put the text in single quotes"},
    {"end of map not found", "the line fits nothing above it",
     "indent it as its neighbours are; a text of several lines may be cut by ` #`"},
    {"end of sequence not found", "the line fits no list above it",
     "indent it as its neighbours are; a text of several lines may be cut by ` #`"},
    {"bad file", "the YAML is nested too deeply", "write it flatter"},
});

/// The lines without their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Steps over the quotation that opens at `at`, as far as it is on this line.
std::size_t end_of_quotation(std::string_view line, std::size_t at) {
    const char mark = line[at];
    for (++at; at < line.size() && line[at] != mark; ++at) {
        if (mark == '"' && line[at] == '\\') ++at;
    }
    return std::min(at, line.size());
}

/// A quotation begins a text; an apostrophe inside a word begins none.
bool opens_quotation(std::string_view line, std::size_t at) {
    if (line[at] != '"' && line[at] != '\'') return false;
    return at == 0 || std::string_view(" ,[{:").find(line[at - 1]) != std::string_view::npos;
}

/// How many brackets stand open at `end`.
int open_brackets(std::string_view line, std::size_t end) {
    int open = 0;
    for (std::size_t i = 0; i < end; ++i) {
        if (opens_quotation(line, i)) {
            i = end_of_quotation(line, i);
        } else if (line[i] == '{' || line[i] == '[') {
            ++open;
        } else if (line[i] == '}' || line[i] == ']') {
            --open;
        }
    }
    return open;
}

/// Searches the lines up to the one where the parser was lost.
class Search {
public:
    Search(const YamlError& error, std::string_view text, std::string_view file)
        : error_(error), lines_(lines_of(text)), file_(file) {
        lines_.resize(std::min<std::size_t>(lines_.size(), error.line));
    }

    // From what is wrong in every file to what only fits this complaint.
    Issue explain() const {
        if (auto issue = odd_blank()) return *issue;
        if (auto issue = cut_in_brackets()) return *issue;
        if (auto issue = behind_the_text()) return *issue;
        if (auto issue = odd_beginning()) return *issue;
        for (const Words& words : plain_words) {
            if (!error_.what.starts_with(words.parser)) continue;
            return issue(std::string(words.message), std::string(words.hint), error_.line, error_.column);
        }
        return issue("the YAML cannot be read: " + error_.what, "", error_.line, error_.column);
    }

private:
    Issue issue(std::string message, std::string hint, std::size_t line, std::size_t column) const {
        const Position where{
            std::string(file_), static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column), {}, {}};
        return {"invalid_yaml", std::move(message), std::move(hint), where, Severity::error};
    }

    /// Empty where the parser gave up behind the last line.
    std::string_view line_of_error() const {
        return error_.line <= lines_.size() && error_.line > 0 ? lines_[error_.line - 1] : std::string_view{};
    }

    // `advice:` and a no-break space is no key: the next line has a value then that none can have.
    std::optional<Issue> odd_blank() const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = lines_[i];
            const std::size_t word = line.find_first_not_of(" -");
            const std::size_t mark = line.find_first_of(":#\"'", std::min(word, line.size()));
            if (word == std::string_view::npos || mark == std::string_view::npos || line[mark] != ':') continue;
            const char32_t odd = odd_blank_at(line.substr(mark + 1));
            if (odd == 0) continue;
            return issue("behind the colon stands " + describe_odd_blank(odd), "write an ordinary blank", i + 1,
                         mark + 2);
        }
        return std::nullopt;
    }

    // `{advice: See leaflet #2, outcome: stop}`: the comment takes the closing bracket with it.
    std::optional<Issue> cut_in_brackets() const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::size_t comment = find_comment(lines_[i]);
            if (comment == std::string_view::npos || open_brackets(lines_[i], comment) <= 0) continue;
            if (lines_[i].find_first_of("]}", comment) == std::string_view::npos) continue;
            return issue("` #` begins a comment, and the line has a closing bracket in it", "put the text in quotes",
                         i + 1, comment + 1);
        }
        return std::nullopt;
    }

    // `"Rest" and call`: nothing but a comment may stand behind what was closed.
    std::optional<Issue> behind_the_text() const {
        const bool is_lost =
            error_.what.starts_with("end of map not") || error_.what.starts_with("end of sequence not");
        const std::string_view before =
            line_of_error().substr(0, std::min<std::size_t>(error_.column - 1, line_of_error().size()));
        const std::size_t last = before.find_last_not_of(" \t");
        if (!is_lost || last == std::string_view::npos) return std::nullopt;
        if (std::string_view("\"'}]").find(before[last]) == std::string_view::npos) {
            const bool is_quoted = before.find_first_of("\"'") != std::string_view::npos;
            if (!is_quoted) return std::nullopt;
        }
        return issue("words stand behind the end of a quotation or a bracket",
                     "put the whole text in quotes, and double the quotation marks inside: 'don''t'", error_.line,
                     error_.column);
    }

    // `@`, `%` and the backtick are kept for later versions of YAML.
    std::optional<Issue> odd_beginning() const {
        const std::string_view line = line_of_error();
        if (!error_.what.starts_with("unknown token") || error_.column > line.size()) return std::nullopt;
        const char first = line[error_.column - 1];
        const std::string shown = first == '`' ? "a backtick" : "`" + std::string(1, first) + "`";
        return issue("a text cannot begin with " + shown, "put the text in quotes", error_.line, error_.column);
    }

    const YamlError& error_;
    std::vector<std::string_view> lines_;
    std::string_view file_;
};

}  // namespace

std::size_t find_comment(std::string_view line, std::size_t from) {
    for (std::size_t i = from; i < line.size(); ++i) {
        if (opens_quotation(line, i)) {
            i = end_of_quotation(line, i);
        } else if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
            return i;
        }
    }
    return std::string_view::npos;
}

Issue explain_yaml_error(const YamlError& error, std::string_view text, std::string_view file) {
    return Search(error, text, file).explain();
}

}  // namespace triage
