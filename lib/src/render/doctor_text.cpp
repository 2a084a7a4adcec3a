// The page for a doctor as text, to be read on a terminal, pasted into a record or read out on the phone. It has the
// sections of doctor_page.hpp in their order; a section about which there is nothing says so, since a doctor must see
// that nothing was left out.
#include "render/doctor_page.hpp"
#include "text/groups.hpp"
#include "text/page.hpp"

namespace triage {

namespace {

/// Writes one page. Used once: the text is taken out at the end.
class DoctorText {
public:
    explicit DoctorText(const DoctorOptions& options) : page_(options.width, options.color) {}

    std::string write(const DoctorPage& doctor) {
        write_head(doctor);
        write_red_flags(doctor);
        write_numbers(doctor_words::since, doctor.since);
        write_numbers(doctor_words::numbers, doctor.numbers);
        write_others(doctor);
        write_denied(doctor);
        write_unsure(doctor);
        write_open(doctor);
        write_rules(doctor);
        write_packs(doctor);
        return page_.take();
    }

private:
    void section(std::string_view title) {
        page_.blank();
        page_.heading(title);
    }

    void none(std::string_view text = "None.") { page_.paragraph(2, "", text); }

    void write_head(const DoctorPage& doctor) {
        page_.heading(doctor_words::title);
        page_.paragraph(0, "", doctor_words::about, Style::dim);
        if (!doctor.reference.empty()) page_.paragraph(0, "", "Reference: " + doctor.reference);
        page_.paragraph(0, "", "Answered on: " + (doctor.answered_on.empty() ? "__________" : doctor.answered_on));
        page_.blank();
        page_.paragraph(0, "", doctor.verdict, Style::bold);
        if (!doctor.not_settled.empty()) page_.paragraph(0, "", doctor.not_settled);
    }

    void write_signs(const std::vector<DoctorSign>& signs) {
        for (const DoctorSign& sign : signs) {
            page_.paragraph(2, "- ", sign.name + ": " + sign.question);
            for (const std::string& rule : sign.rules) page_.paragraph(4, "", rule);
        }
    }

    void write_red_flags(const DoctorPage& doctor) {
        section(doctor_words::red_flags);
        if (doctor.red_flags.empty() && doctor.lines.empty()) none();
        write_signs(doctor.red_flags);
        for (const DoctorLine& line : doctor.lines) {
            page_.paragraph(2, "- ", std::string(doctor_words::yes_to) + line.line + behind_line(line));
        }
        for (const std::string& rule : doctor.denials_alone) page_.paragraph(2, "- ", "By what was denied: " + rule);
    }

    void write_numbers(std::string_view title, const std::vector<DoctorNumber>& numbers) {
        section(title);
        if (numbers.empty()) none("Not said.");
        for (const DoctorNumber& number : numbers) {
            page_.paragraph(2, "- ", number.name + ": " + number.amount);
            for (const std::string& rule : number.rules) page_.paragraph(4, "", rule);
        }
    }

    void write_others(const DoctorPage& doctor) {
        section(doctor_words::others);
        if (doctor.others.empty() && doctor.equipment.empty()) none("Nothing.");
        write_signs(doctor.others);
        if (!doctor.equipment.empty()) page_.paragraph(2, "- ", "at hand: " + doctor.equipment);
    }

    void write_denied(const DoctorPage& doctor) {
        section(doctor_words::denied);
        if (doctor.denied.empty()) none("Nothing.");
        for (const DoctorDenials& denials : doctor.denied) {
            std::vector<std::string> words;
            for (const DoctorDenials::Item& item : denials.items) words.push_back(item.words);
            page_.paragraph(2, "", denials.as_asked);
            page_.paragraph(4, "no: ", joined(words, " / "));
        }
    }

    void write_unsure(const DoctorPage& doctor) {
        section(doctor_words::unsure);
        if (doctor.unsure.empty()) none("Of nothing.");
        write_signs(doctor.unsure);
    }

    void write_open(const DoctorPage& doctor) {
        section(doctor_words::open);
        for (const DoctorQuestion& question : doctor.open) {
            page_.paragraph(2, "? ", question.question + " (could be: " + question.could_be + ")");
        }
        for (const std::string& text : open_rest_texts(doctor)) page_.paragraph(2, "", text);
    }

    void write_rules(const DoctorPage& doctor) {
        section(doctor_words::rules);
        page_.paragraph(2, "", doctor.rules_in_all + ".");
        for (const DoctorRule& rule : doctor.rules) {
            page_.paragraph(2, "- ", rule.name + " (" + rule.level + ") [" + rule.id + "]");
            if (!rule.basis.empty()) page_.paragraph(4, "", rule.basis);
            for (const std::string& source : rule.sources) page_.paragraph(4, "", source);
        }
        if (!doctor.rules.empty()) page_.paragraph(2, "", doctor_words::evidence, Style::dim);
        for (std::size_t i = 0; i < doctor.documents.size(); ++i) {
            page_.paragraph(2, "[" + std::to_string(i + 1) + "] ", doctor.documents[i], Style::dim);
        }
    }

    void write_packs(const DoctorPage& doctor) {
        section(doctor_words::packs);
        for (const DoctorPacks& reviewed : doctor.packs) {
            for (const DoctorPacks::Pack& pack : reviewed.packs) {
                page_.paragraph(2, "- ", pack.name + ", SHA-256 " + pack.sha256);
            }
            page_.paragraph(4, "", reviewed.review + ".");
        }
    }

    Page page_;
};

}  // namespace

std::string doctor_text(const Program& program, const Profile& profile, const Explanation& explanation,
                        const DoctorOptions& options) {
    return DoctorText(options).write(doctor_page(program, profile, explanation, options));
}

}  // namespace triage
