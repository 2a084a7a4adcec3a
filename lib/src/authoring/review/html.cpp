// The review sheet as one page that needs nothing else: a table for each pack, of which every sheet of paper repeats
// the head; on a narrow screen a card for each row.
//
// It is made to be printed, signed and sent on. So there is no script, no picture and no font to fetch, and the page
// forbids the browser to run or load anything. The table stays a table for screen readers even where the style lays it
// out as cards.

#include "authoring/review/sheet.hpp"
#include "embedded/sheet_style.hpp"
#include "text/html_writer.hpp"

namespace triage {

namespace {

/// The class by which the style (sheet.css) colours the edge of a row. Colours only mark edges, since the page is
/// printed, copied and faxed: all that they say is said in words, too.
std::string_view class_of(SheetMark mark) {
    switch (mark) {
        case SheetMark::stop: return "class=\"stop\"";
        case SheetMark::doctor: return "class=\"doctor\"";
        case SheetMark::removed: return "class=\"removed\"";
        case SheetMark::kept: break;
    }
    return "class=\"kept\"";
}

/// A DOI as part of an address. DOIs may hold almost any character; those that are plain in addresses stay as they are.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~/:;()";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_word = (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
        if (is_word || plain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            encoded.append({'%', digits[byte >> 4U], digits[byte & 15U]});
        }
    }
    return encoded;
}

/// Writes one page. Every `open` is closed in the function that opened it, but for cells, which `open_cell` opens and
/// the caller closes.
class SheetPage {
public:
    std::string write(const ReviewSheet& sheet) {
        open_page(html_, sheet.title, embedded::sheet_style);
        html_.open("main");
        html_.block("h1", "", sheet.title);
        html_.open("div", "class=\"head\"");
        write_how_to(sheet);
        write_fields();
        html_.close();
        for (const SheetPack& pack : sheet.packs) write_pack(sheet, pack);
        html_.close();
        html_.close();
        html_.close();
        html_.raw("\n");
        return html_.take();
    }

private:
    /// The instructions, numbered, beside the fields.
    void write_how_to(const ReviewSheet& sheet) {
        html_.open("ol");
        for (const std::string& step : sheet.how_to) html_.block("li", "", step);
        html_.close();
    }

    /// The lines to fill in by hand at the head of the page.
    void write_fields() {
        html_.open("ul", "class=\"fields\"");
        for (const std::string_view field : sheet_fields) write_field(std::string(field) + ":");
        html_.close();
    }

    void write_field(std::string_view label) {
        html_.open("li", "class=\"field\"");
        html_.text(label);
        html_.inlined("span", "class=\"line\"", "");
        html_.close();
    }

    /// A pack with its checksum: the review is of these bytes and no others.
    void write_pack(const ReviewSheet& sheet, const SheetPack& pack) {
        html_.open("section");
        html_.block("h2", "", "Pack " + pack.name);
        html_.block("p", "", pack.about);
        html_.open("dl", "class=\"packs\"");
        for (const SheetBlock& block : pack.review) write_term(block.label + ": ", block.text);
        write_term("SHA-256: ", pack.sha256);
        html_.close();
        if (pack.rows.empty()) {
            html_.block("p", "", sheet.none);
        } else {
            write_table(sheet, pack);
        }
        html_.close();
    }

    /// A term and its text as one block, so that a line break does not part them.
    void write_term(const std::string& term, const std::string& text) {
        html_.open("div");
        html_.inlined("dt", "", term);
        html_.inlined("dd", "", text);
        html_.close();
    }

    /// One table for each pack. The roles are those that the elements have; some browsers forget them where the style
    /// lays a table out as something else.
    void write_table(const ReviewSheet& sheet, const SheetPack& pack) {
        html_.open("table", "role=\"table\"");
        write_columns();
        write_column_names(sheet, pack);
        html_.open("tbody", "role=\"rowgroup\"");
        for (const SheetRow& row : pack.rows) write_row(sheet, row);
        html_.close();
        html_.close();
    }

    // The widths stand in the style: on a narrow screen there are no columns.
    void write_columns() {
        html_.open("colgroup");
        for (const char* kind : {"rule", "when", "effect", "origin", "review"}) {
            html_.raw("<col class=\"" + std::string(kind) + "\"/>");
        }
        html_.close();
    }

    /// Two lines, which print repeats on every sheet of paper. The first says to which pack and checksum that sheet
    /// belongs.
    void write_column_names(const ReviewSheet& sheet, const SheetPack& pack) {
        const auto name = [&](std::string_view text) {
            html_.block("th", "role=\"columnheader\" scope=\"col\"", text);
        };
        html_.open("thead", "role=\"rowgroup\"");
        html_.open("tr", "role=\"row\"");
        html_.block("th", "role=\"columnheader\" scope=\"colgroup\" colspan=\"5\" class=\"pack\"",
                    pack.name + ", SHA-256 " + pack.sha256.substr(0, 12));
        html_.close();
        html_.open("tr", "role=\"row\"");
        name(sheet.row_name);
        name("When it applies");
        name(sheet.effect_name);
        name("Where it comes from");
        name("Your review");
        html_.close();
        html_.close();
    }

    /// One rule or exclusion: its name, when it applies, what it does, where it comes from, and room for the review.
    void write_row(const ReviewSheet& sheet, const SheetRow& row) {
        html_.open("tr", "role=\"row\" " + std::string(class_of(row.mark)));
        html_.open("th", "role=\"rowheader\" scope=\"row\"");
        html_.inlined("strong", "", row.title);
        write_id(row.id);
        html_.close();
        write_when(row);
        open_cell(sheet.effect_name);
        write_blocks(row.effects);
        html_.close();
        open_cell("Where it comes from");
        write_sources(row.sources);
        write_blocks(row.reasons);
        html_.close();
        write_review();
        html_.close();
    }

    /// The id with a possible break behind each `_`, since its column is narrow.
    void write_id(std::string_view id) {
        html_.raw("<code class=\"id\">");
        for (const char c : id) {
            html_.text({&c, 1});
            if (c == '_') html_.raw("<wbr/>");
        }
        html_.raw("</code>");
    }

    /// Opens a cell. On a narrow screen the name of the column stands in it; a screen reader has that name from the
    /// table.
    void open_cell(const std::string& label) {
        html_.open("td", "role=\"cell\"");
        html_.inlined("span", "class=\"label\" aria-hidden=\"true\"", label);
    }

    /// The condition in words, then the question behind each of its names.
    void write_when(const SheetRow& row) {
        open_cell("When it applies");
        html_.open("div", "class=\"logic\"");
        html_.open("p");
        write_line(row.logic.line);
        html_.close();
        write_parts(row.logic.parts);
        html_.close();
        html_.open("dl", "class=\"questions\"");
        for (const SheetQuestion& question : row.questions) write_term(question.fact, " " + question.question);
        html_.close();
        html_.close();
    }

    /// Names of facts are in italics, so that "no" before one is not read as part of it.
    void write_line(const std::vector<Phrase>& line) {
        for (const Phrase& phrase : line) {
            if (phrase.is_fact) {
                html_.inlined("i", "", phrase.text);
            } else {
                html_.text(phrase.text);
            }
        }
    }

    /// An outline as lists inside lists.
    void write_parts(const std::vector<LogicWords>& parts) {
        if (parts.empty()) return;
        html_.open("ul");
        for (const LogicWords& part : parts) {
            html_.open("li");
            write_line(part.line);
            write_parts(part.parts);
            html_.close();
        }
        html_.close();
    }

    /// Labels, each with its text; nothing for none, since an empty list would be announced by a screen reader.
    void write_blocks(const std::vector<SheetBlock>& blocks) {
        if (blocks.empty()) return;
        html_.open("dl");
        for (const SheetBlock& block : blocks) {
            html_.block("dt", "", block.label);
            html_.block("dd", "", block.text);
        }
        html_.close();
    }

    /// Each source with a link where it has one, the words quoted from it, and how far that was checked.
    void write_sources(const std::vector<SheetSource>& sources) {
        html_.open("ul", "class=\"sources\"");
        for (const SheetSource& source : sources) {
            html_.open("li");
            html_.text(source.reference + " ");
            if (!source.doi.empty()) write_link("https://doi.org/" + percent_encoded(source.doi), "doi:" + source.doi);
            if (!source.address.empty()) write_link(source.address, source.address);
            html_.inlined("span", "class=\"says\"", source.says);
            if (!source.evidence.empty()) write_evidence(source.evidence);
            html_.close();
        }
        html_.close();
    }

    void write_evidence(const std::string& evidence) {
        html_.raw("<span class=\"evidence\"><b>Evidence:</b> ");
        html_.text(evidence);
        html_.raw("</span>");
    }

    /// A link, or the bare text for an address that is not of the web.
    void write_link(const std::string& address, const std::string& text) {
        if (!is_web_address(address)) return html_.text(text);
        html_.inlined("a", "href=\"" + escaped_html(address) + "\"", text);
    }

    /// Boxes to tick and lines to write on, in every row: agreement is given rule by rule. The line without a label is
    /// for a reason that is longer than one.
    void write_review() {
        open_cell("Your review");
        html_.open("ul", "class=\"sign\"");
        for (const std::string_view answer : sheet_answers) {
            html_.open("li");
            html_.inlined("span", "class=\"box\"", "");
            html_.text(answer);
            html_.close();
        }
        for (const char* field : {"why:", "", "name:", "date:"}) write_field(field);
        html_.close();
        html_.close();
    }

    Markup html_;
};

}  // namespace

std::string to_html(const ReviewSheet& sheet) { return SheetPage().write(sheet); }

}  // namespace triage
