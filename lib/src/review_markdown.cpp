// A section for each rule: texts are too long for the cells of a table, and a change of one is one line of a diff.

#include "review_sheet.hpp"

namespace triage {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Where a backslash is needed so that the text does not begin a heading, a list, a quotation or a rule.
std::size_t mark_at_start(std::string_view text) {
    constexpr std::string_view marks = "#+-=";
    if (!text.empty() && marks.find(text.front()) != std::string_view::npos) return 0;
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const bool is_number = digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
    return is_number ? digits : std::string_view::npos;
}

/// Reads as it is written, wherever in a line it stands.
std::string escaped(std::string_view text) {
    constexpr std::string_view specials = R"(\`*_[]<>|~&$)";
    const std::size_t mark = mark_at_start(text);
    std::string markdown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == mark || specials.find(text[i]) != std::string_view::npos) markdown += '\\';
        markdown += text[i];
    }
    return markdown;
}

std::string line_of(const std::vector<Phrase>& phrases) {
    std::string line;
    for (const Phrase& phrase : phrases) {
        line += phrase.is_fact ? "*" + escaped(phrase.text) + "*" : phrase.text;
    }
    return line;
}

class Writer {
public:
    std::string write(const ReviewSheet& sheet) {
        line("# " + sheet.title);
        section("How to use it");
        for (std::size_t i = 0; i < sheet.how_to.size(); ++i) {
            line(std::to_string(i + 1) + ". " + escaped(sheet.how_to[i]));
        }
        section("Reviewer");
        for (const std::string_view field : sheet_fields) item(0, field, "");
        for (const SheetPack& pack : sheet.packs) write_pack(sheet, pack);
        return std::move(text_);
    }

private:
    void line(std::string_view text) { text_.append(text).append("\n"); }

    void section(const std::string& title, const char* level = "##") {
        line("");
        line(std::string(level) + " " + title);
        line("");
    }

    void bullet(std::size_t depth, const std::string& text) { line(std::string(2 * depth, ' ') + "- " + text); }

    /// `text` as it is, under a label.
    void item(std::size_t depth, std::string_view label, const std::string& text) {
        bullet(depth, "**" + escaped(label) + ":**" + (text.empty() ? "" : " ") + text);
    }

    void blocks(const std::vector<SheetBlock>& all) {
        for (const SheetBlock& block : all) item(0, block.label, escaped(block.text));
    }

    void write_pack(const ReviewSheet& sheet, const SheetPack& pack) {
        section("Pack " + escaped(pack.name));
        line(escaped(pack.about));
        line("");
        item(0, "SHA-256", "`" + pack.sha256 + "`");
        blocks(pack.review);
        if (pack.rows.empty()) {
            line("");
            line(sheet.none);
        }
        for (const SheetRow& row : pack.rows) write_row(row);
    }

    void write_row(const SheetRow& row) {
        section(escaped(row.title) + " (`" + row.id + "`)", "###");
        logic(0, "**When:** ", row.logic);
        bullet(0, "**Questions:**");
        for (const SheetQuestion& question : row.questions) {
            bullet(1, "*" + escaped(question.fact) + "*: " + escaped(question.question));
        }
        bullet(0, "**" + escaped(row.effects.front().label) + "** – " + escaped(row.effects.front().text));
        blocks({row.effects.begin() + 1, row.effects.end()});
        bullet(0, row.sources.size() == 1 ? "**Source:**" : "**Sources:**");
        for (const SheetSource& source : row.sources) write_source(source);
        blocks(row.reasons);
        line("- **Review:**");
        for (const std::string_view answer : sheet_answers) bullet(1, "[ ] " + std::string(answer));
        for (const char* field : {"why, and what instead:", "name and date:"}) bullet(1, field);
    }

    void logic(std::size_t depth, const std::string& lead, const LogicWords& words) {
        bullet(depth, lead + line_of(words.line));
        for (const LogicWords& part : words.parts) logic(depth + 1, "", part);
    }

    void write_source(const SheetSource& source) {
        const std::string address = address_text(source);
        bullet(1, escaped(source.reference) + (address.empty() ? "" : " " + address));
        bullet(2, escaped(source.says));
        if (!source.evidence.empty()) item(2, "Evidence", escaped(source.evidence));
    }

    // No backslash works inside of a link.
    static std::string address_text(const SheetSource& source) {
        if (!source.doi.empty()) return escaped("doi:" + source.doi);
        return is_web_address(source.address) ? "<" + source.address + ">" : escaped(source.address);
    }

    std::string text_;
};

}  // namespace

std::string to_markdown(const ReviewSheet& sheet) { return Writer().write(sheet); }

}  // namespace triage
