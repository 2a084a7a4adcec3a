// The review sheet in Markdown: a section for each rule. Texts are too long for the cells of a table, and in this form
// a change of one text is one line of a diff.
//
// All texts of packs are escaped, so that they read as they are written wherever they stand.

#include "authoring/review/sheet.hpp"
#include "text/html_writer.hpp"

namespace triage {

namespace {

/// A line of a condition with the names of facts in italics.
std::string line_of(const std::vector<Phrase>& phrases) {
    std::string line;
    for (const Phrase& phrase : phrases) {
        line += phrase.is_fact ? "*" + escaped_markdown(phrase.text) + "*" : phrase.text;
    }
    return line;
}

/// Writes one sheet into one text, from the top.
class MarkdownSheet {
public:
    std::string write(const ReviewSheet& sheet) {
        line("# " + sheet.title);
        section("How to use it");
        for (std::size_t i = 0; i < sheet.how_to.size(); ++i) {
            line(std::to_string(i + 1) + ". " + escaped_markdown(sheet.how_to[i]));
        }
        section("Reviewer");
        for (const std::string_view field : sheet_fields) item(0, field, "");
        for (const SheetPack& pack : sheet.packs) write_pack(sheet, pack);
        return std::move(text_);
    }

private:
    void line(std::string_view text) { text_.append(text).append("\n"); }

    /// A heading between empty lines, which some readers of Markdown need.
    void section(const std::string& title, const char* level = "##") {
        line("");
        line(std::string(level) + " " + title);
        line("");
    }

    /// An item of a list, indented by two for each level.
    void bullet(std::size_t depth, const std::string& text) { line(std::string(2 * depth, ' ') + "- " + text); }

    /// An item "label: text". REQUIRES: `text` is Markdown already.
    void item(std::size_t depth, std::string_view label, const std::string& text) {
        bullet(depth, "**" + escaped_markdown(label) + ":**" + (text.empty() ? "" : " ") + text);
    }

    void blocks(const std::vector<SheetBlock>& all) {
        for (const SheetBlock& block : all) item(0, block.label, escaped_markdown(block.text));
    }

    void write_pack(const ReviewSheet& sheet, const SheetPack& pack) {
        section("Pack " + escaped_markdown(pack.name));
        line(escaped_markdown(pack.about));
        line("");
        item(0, "SHA-256", "`" + pack.sha256 + "`");
        blocks(pack.review);
        if (pack.rows.empty()) {
            line("");
            line(sheet.none);
        }
        for (const SheetRow& row : pack.rows) write_row(row);
    }

    /// A rule or exclusion as a list: when, questions, effects, sources, reasons, and boxes to tick.
    void write_row(const SheetRow& row) {
        section(escaped_markdown(row.title) + " (`" + row.id + "`)", "###");
        logic(0, "**When:** ", row.logic);
        bullet(0, "**Questions:**");
        for (const SheetQuestion& question : row.questions) {
            bullet(1, "*" + escaped_markdown(question.fact) + "*: " + escaped_markdown(question.question));
        }
        bullet(0, "**" + escaped_markdown(row.effects.front().label) + "** – " +
                      escaped_markdown(row.effects.front().text));
        blocks({row.effects.begin() + 1, row.effects.end()});
        bullet(0, row.sources.size() == 1 ? "**Source:**" : "**Sources:**");
        for (const SheetSource& source : row.sources) write_source(source);
        blocks(row.reasons);
        line("- **Review:**");
        for (const std::string_view answer : sheet_answers) bullet(1, "[ ] " + std::string(answer));
        for (const char* field : {"why, and what instead:", "name and date:"}) bullet(1, field);
    }

    /// A condition as lists inside lists.
    void logic(std::size_t depth, const std::string& lead, const LogicWords& words) {
        bullet(depth, lead + line_of(words.line));
        for (const LogicWords& part : words.parts) logic(depth + 1, "", part);
    }

    void write_source(const SheetSource& source) {
        const std::string address = address_text(source);
        bullet(1, escaped_markdown(source.reference) + (address.empty() ? "" : " " + address));
        bullet(2, escaped_markdown(source.says));
        if (!source.evidence.empty()) item(2, "Evidence", escaped_markdown(source.evidence));
    }

    /// The address as a link in angle brackets, since no backslash works inside of one. An address that is not of the
    /// web is plain text, and so is a DOI.
    static std::string address_text(const SheetSource& source) {
        if (!source.doi.empty()) return escaped_markdown("doi:" + source.doi);
        return is_web_address(source.address) ? "<" + source.address + ">" : escaped_markdown(source.address);
    }

    std::string text_;
};

}  // namespace

std::string to_markdown(const ReviewSheet& sheet) { return MarkdownSheet().write(sheet); }

}  // namespace triage
