// One page that needs nothing else: a table for each pack, of which every sheet of paper repeats the head; on a narrow
// screen a card for each row. Its style (sheet.css) is black on white, and whatever a colour says is said in words: the
// page is printed, copied and faxed.

#include "authoring/review/sheet.hpp"
#include "embedded/sheet_style.hpp"
#include "text/html_writer.hpp"

namespace triage {

namespace {

std::string_view class_of(SheetMark mark) {
    switch (mark) {
        case SheetMark::stop: return "class=\"stop\"";
        case SheetMark::doctor: return "class=\"doctor\"";
        case SheetMark::removed: return "class=\"removed\"";
        case SheetMark::kept: break;
    }
    return "class=\"kept\"";
}

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

class SheetPage {
public:
    std::string write(const ReviewSheet& sheet) {
        html_.raw("<!doctype html>");
        html_.open("html", "lang=\"en\"");
        write_head(sheet.title);
        html_.open("body");
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
    void write_head(const std::string& title) {
        html_.open("head");
        html_.raw("\n<meta charset=\"utf-8\"/>");
        html_.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        // Whatever a pack might bring, the browser runs and fetches nothing.
        html_.raw(
            "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\"/>");
        html_.block("title", "", title + " – triage");
        html_.open("style");
        html_.raw("\n");
        html_.raw(embedded::sheet_style);
        html_.close();
        html_.close();
    }

    void write_how_to(const ReviewSheet& sheet) {
        html_.open("ol");
        for (const std::string& step : sheet.how_to) html_.block("li", "", step);
        html_.close();
    }

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

    void write_pack(const ReviewSheet& sheet, const SheetPack& pack) {
        html_.open("section");
        html_.block("h2", "", "Pack " + pack.name);
        html_.block("p", "", pack.about);
        html_.open("dl", "class=\"packs\"");
        for (const SheetBlock& block : pack.review) write_term(block.label + ": ", block.text);
        write_term("SHA-256: ", pack.sha256);
        html_.close();
        pack.rows.empty() ? html_.block("p", "", sheet.none) : write_table(sheet, pack);
        html_.close();
    }

    void write_term(const std::string& term, const std::string& text) {
        html_.open("div");
        html_.inlined("dt", "", term);
        html_.inlined("dd", "", text);
        html_.close();
    }

    // The roles are those that the elements have; some browsers forget them where the layout is not a table's.
    void write_table(const ReviewSheet& sheet, const SheetPack& pack) {
        html_.open("table", "role=\"table\"");
        write_columns();
        write_column_names(sheet, pack);
        html_.open("tbody", "role=\"rowgroup\"");
        for (const SheetRow& row : pack.rows) write_row(sheet, row);
        html_.close();
        html_.close();
    }

    void write_columns() {
        html_.open("colgroup");
        for (const char* kind : {"rule", "when", "effect", "origin", "review"}) {
            html_.raw("<col class=\"" + std::string(kind) + "\"/>");
        }
        html_.close();
    }

    // The first line says on every sheet of paper what it belongs to.
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

    // Breaks between its words, where its column is narrow.
    void write_id(std::string_view id) {
        html_.raw("<code class=\"id\">");
        for (const char c : id) {
            html_.text({&c, 1});
            if (c == '_') html_.raw("<wbr/>");
        }
        html_.raw("</code>");
    }

    // On a narrow screen the column's name stands in its cell; a screen reader has it from the table.
    void open_cell(const std::string& label) {
        html_.open("td", "role=\"cell\"");
        html_.inlined("span", "class=\"label\" aria-hidden=\"true\"", label);
    }

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

    void write_line(const std::vector<Phrase>& line) {
        for (const Phrase& phrase : line) {
            phrase.is_fact ? html_.inlined("i", "", phrase.text) : html_.text(phrase.text);
        }
    }

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

    void write_blocks(const std::vector<SheetBlock>& blocks) {
        if (blocks.empty()) return;
        html_.open("dl");
        for (const SheetBlock& block : blocks) {
            html_.block("dt", "", block.label);
            html_.block("dd", "", block.text);
        }
        html_.close();
    }

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

    void write_link(const std::string& address, const std::string& text) {
        if (!is_web_address(address)) return html_.text(text);
        html_.inlined("a", "href=\"" + escaped_html(address) + "\"", text);
    }

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
