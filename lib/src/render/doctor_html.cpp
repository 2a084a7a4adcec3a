// The page for a doctor as HTML, made to be printed and laid on a desk: black on white, in the sections of
// doctor_page.hpp. What was said stands large, and what supports it (wordings, sources, digests) small, so that most
// people fit on one sheet.
//
// A table stays a table for screen readers even where a narrow screen lays it out as blocks. Lists within a line are
// parted by a sign of the style (doctor.css), so that they are lists to a screen reader as well.
#include "embedded/doctor_style.hpp"
#include "render/doctor_page.hpp"
#include "text/html_writer.hpp"

namespace triage {

namespace {

/// Writes one page. Every `open` is closed in the function that opened it.
class DoctorHtml {
public:
    std::string write(const DoctorPage& doctor) {
        open_page(html_, doctor_words::title, embedded::doctor_style);
        html_.open("main");
        write_head(doctor);
        write_red_flags(doctor);
        write_others(doctor);
        write_denied(doctor);
        write_unsure(doctor);
        write_open(doctor);
        write_rules(doctor);
        write_packs(doctor);
        html_.close();
        html_.close();
        html_.close();
        html_.raw("\n");
        return html_.take();
    }

private:
    void open_section(std::string_view title) {
        html_.open("section");
        html_.block("h2", "", title);
    }

    void paragraph(std::string_view text) { html_.block("p", "", text); }

    /// A line to fill in by hand, unless the text is known. A text of the sender's own may be written from right to
    /// left, and must not turn what is beside it.
    void write_field(std::string_view label, const std::string& text) {
        html_.open("li");
        html_.text(std::string(label) + ":");
        html_.raw(" ");
        if (text.empty()) {
            html_.inlined("span", "class=\"line\"", "");
        } else {
            html_.inlined("bdi", "", text);
        }
        html_.close();
    }

    void write_head(const DoctorPage& doctor) {
        html_.open("header");
        html_.block("h1", "", doctor_words::title);
        html_.block("p", "class=\"about\"", doctor_words::about);
        html_.open("ul", "class=\"fields\"");
        write_field("Name", "");
        write_field("Born", "");
        write_field("Answered on", doctor.answered_on);
        if (!doctor.reference.empty()) write_field("Reference", doctor.reference);
        html_.close();
        html_.open("p", "class=\"verdict\"");
        html_.inlined("strong", "", doctor.verdict);
        if (!doctor.not_settled.empty()) html_.text(" " + doctor.not_settled);
        html_.close();
        html_.close();
    }

    void open_table(std::string_view style, const std::vector<std::string_view>& columns) {
        html_.open("table", "role=\"table\" class=\"" + std::string(style) + "\"");
        html_.open("thead", "role=\"rowgroup\"");
        html_.open("tr", "role=\"row\"");
        for (const std::string_view column : columns) html_.block("th", "role=\"columnheader\" scope=\"col\"", column);
        html_.close();
        html_.close();
        html_.open("tbody", "role=\"rowgroup\"");
    }

    void close_table() {
        html_.close();
        html_.close();
    }

    void write_cell(const std::vector<std::string>& lines) {
        html_.open("td", "role=\"cell\"");
        for (const std::string& line : lines) html_.block("div", "", line);
        html_.close();
    }

    void write_signs(const std::vector<DoctorSign>& signs, const std::vector<std::string_view>& columns) {
        open_table("signs", columns);
        for (const DoctorSign& sign : signs) {
            html_.open("tr", "role=\"row\"");
            html_.open("th", "role=\"rowheader\" scope=\"row\"");
            html_.inlined("strong", "", sign.name);
            html_.inlined("span", "class=\"asked\"", " " + sign.question);
            html_.close();
            write_cell(sign.rules);
            html_.close();
        }
        close_table();
    }

    void write_red_flags(const DoctorPage& doctor) {
        open_section(doctor_words::red_flags);
        if (doctor.red_flags.empty() && doctor.lines.empty()) paragraph("None.");
        if (!doctor.red_flags.empty()) {
            write_signs(doctor.red_flags, {"Said, in answer to", "Red flag"});
        }
        for (const DoctorLine& line : doctor.lines) {
            html_.open("p");
            html_.text(doctor_words::yes_to);
            html_.inlined("strong", "", line.line);
            html_.text(behind_line(line));
            html_.close();
        }
        for (const std::string& rule : doctor.denials_alone) paragraph("By what was denied: " + rule);
        html_.open("dl", "class=\"numbers\"");
        write_numbers(doctor_words::since, doctor.since);
        write_numbers(doctor_words::numbers, doctor.numbers);
        html_.close();
        html_.close();
    }

    void write_numbers(std::string_view title, const std::vector<DoctorNumber>& numbers) {
        html_.open("div");
        html_.block("dt", "", title);
        if (numbers.empty()) html_.block("dd", "", "not said");
        for (const DoctorNumber& number : numbers) {
            html_.open("dd");
            html_.text(number.name + ": ");
            html_.inlined("strong", "", number.amount);
            for (const std::string& rule : number.rules) html_.block("span", "class=\"rule\"", rule);
            html_.close();
        }
        html_.close();
    }

    void write_others(const DoctorPage& doctor) {
        open_section(doctor_words::others);
        if (doctor.others.empty() && doctor.equipment.empty()) paragraph("Nothing.");
        if (!doctor.others.empty()) {
            html_.open("ul", "class=\"columns\"");
            for (const DoctorSign& sign : doctor.others) {
                html_.open("li");
                html_.inlined("strong", "", sign.name);
                html_.inlined("span", "class=\"asked\"", " " + sign.question);
                html_.close();
            }
            html_.close();
        }
        if (!doctor.equipment.empty()) paragraph("At hand: " + doctor.equipment + ".");
        html_.close();
    }

    void write_denied(const DoctorPage& doctor) {
        open_section(doctor_words::denied);
        if (doctor.denied.empty()) {
            paragraph("Nothing.");
        } else {
            html_.open("dl", "class=\"denied\"");
            for (const DoctorDenials& denials : doctor.denied) write_denials(denials);
            html_.close();
        }
        html_.close();
    }

    /// Denials that nobody asked for one by one are worth less, and look so.
    void write_denials(const DoctorDenials& denials) {
        html_.open("div", denials.by == DeniedBy::everything_else ? "class=\"unasked\"" : "");
        html_.block("dt", "", denials.as_asked);
        html_.open("dd");
        html_.open("ul", "class=\"inline\"");
        for (const DoctorDenials::Item& item : denials.items) html_.block("li", "", item.words);
        html_.close();
        html_.close();
        html_.close();
    }

    void write_unsure(const DoctorPage& doctor) {
        open_section(doctor_words::unsure);
        if (doctor.unsure.empty()) {
            paragraph("Of nothing.");
        } else {
            write_signs(doctor.unsure, {"Not sure of", "Could be"});
        }
        html_.close();
    }

    void write_open(const DoctorPage& doctor) {
        open_section(doctor_words::open);
        if (!doctor.open.empty()) {
            html_.open("ul", "class=\"columns\"");
            for (const DoctorQuestion& question : doctor.open) {
                html_.open("li");
                html_.text(question.question);
                html_.inlined("span", "class=\"asked\"", " (could be: " + question.could_be + ")");
                html_.close();
            }
            html_.close();
        }
        html_.open("p");
        for (const std::string& text : open_rest_texts(doctor)) html_.text(text + " ");
        html_.close();
        html_.close();
    }

    void write_rules(const DoctorPage& doctor) {
        open_section(doctor_words::rules);
        paragraph(doctor.rules_in_all + ".");
        if (!doctor.rules.empty()) {
            html_.open("ul", "class=\"rules\"");
            for (const DoctorRule& rule : doctor.rules) write_rule(rule);
            html_.close();
            html_.block("p", "class=\"evidence\"", doctor_words::evidence);
            html_.open("ol", "class=\"documents\"");
            for (const std::string& document : doctor.documents) html_.block("li", "", document);
            html_.close();
        }
        html_.close();
    }

    void write_rule(const DoctorRule& rule) {
        html_.open("li");
        html_.inlined("strong", "", rule.name);
        html_.text(" (" + rule.level + ") ");
        html_.inlined("code", "", rule.id);
        if (!rule.basis.empty()) html_.text(" – " + rule.basis);
        html_.open("ul", "class=\"inline\"");
        for (const std::string& source : rule.sources) html_.block("li", "", source);
        html_.close();
        html_.close();
    }

    void write_packs(const DoctorPage& doctor) {
        open_section(doctor_words::packs);
        html_.open("ul", "class=\"packs\"");
        for (const DoctorPacks& reviewed : doctor.packs) write_packs_of(reviewed);
        html_.close();
        html_.close();
    }

    void write_packs_of(const DoctorPacks& reviewed) {
        for (const DoctorPacks::Pack& pack : reviewed.packs) {
            html_.open("li");
            html_.inlined("strong", "", pack.name);
            html_.text(", SHA-256 ");
            html_.inlined("code", "", pack.sha256);
            if (&pack == &reviewed.packs.back()) html_.block("div", "", reviewed.review + ".");
            html_.close();
        }
    }

    Markup html_;
};

}  // namespace

std::string doctor_html(const Program& program, const Profile& profile, const Explanation& explanation,
                        const DoctorOptions& options) {
    return DoctorHtml().write(doctor_page(program, profile, explanation, options));
}

}  // namespace triage
