// The result of a test for a person: failing cases, figures, gaps and surviving changes, then the suggested cases as
// YAML to paste.

#include "authoring/cases/text.hpp"

#include <algorithm>
#include <cmath>

#include "render/wording.hpp"
#include "text/number.hpp"
#include "text/page.hpp"
#include "triage/printable.hpp"

namespace triage {

namespace {

/// The text with blanks before it, `width` columns in all; a longer text as it is.
std::string right_aligned(const std::string& text, std::size_t width) {
    return std::string(width - std::min(width, columns(text)), ' ') + text;
}

/// Writes one report. The references outlive it.
class CaseReportText {
public:
    CaseReportText(const Program& program, const CaseReport& report, const Minimums& minimums,
                   const RenderOptions& options)
        : rules_(program.rules()), report_(report), minimums_(minimums), page_(options.width, options.color) {}

    std::string write() {
        write_cases();
        write_figures();
        write_gaps();
        write_survivors();
        write_line_survivors();
        return page_.take() + suggestions();
    }

private:
    /// The failed cases with their faults, then one line for all. Without any case that line is a failure, too.
    void write_cases() {
        for (const FailedCase& failed : report_.failed) {
            const Case& example = rules_.cases[failed.number];
            page_.paragraph(0, place_text(example.where) + ": ", example.name, Style::red);
            for (const CaseFault& fault : failed.faults) page_.paragraph(4, "", fault_text(fault));
        }
        if (!report_.failed.empty()) page_.blank();
        if (report_.case_count == 0) {
            page_.paragraph(0, "", "there is no case: nothing shows that these rules do what they should", Style::red);
        } else if (report_.failed.empty()) {
            page_.paragraph(0, "", counted(report_.case_count, "case", "cases") + ", as expected", Style::green);
        } else {
            const bool is_one = report_.failed.size() == 1;
            page_.paragraph(0, "",
                            std::to_string(report_.failed.size()) + " of " +
                                counted(report_.case_count, "case", "cases") + (is_one ? " fails" : " fail"),
                            Style::red);
        }
        page_.blank();
    }

    /// The figures in columns, and behind each what is to be said about it.
    void write_figures() {
        // As wide as the largest total, so that all figures stand in columns.
        const std::vector<Figure> low = below(report_, minimums_);
        std::size_t width = 1;
        for (const Share& share : report_.figures) width = std::max(width, std::to_string(share.total).size());
        for (std::size_t i = 0; i < figure_names.size(); ++i) {
            const Share& share = report_.figures[i];
            const bool is_low = std::find(low.begin(), low.end(), static_cast<Figure>(i)) != low.end();
            std::string head(figure_names[i]);
            head.resize(11, ' ');
            head += right_aligned(std::to_string(share.covered), width) + " of " +
                    right_aligned(std::to_string(share.total), width) + right_aligned(percent_text(share), 7) + " %";
            const std::string more = remark(static_cast<Figure>(i), is_low);
            page_.paragraph(2, head + (more.empty() ? "" : "  "), more, is_low ? Style::red : Style::plain);
        }
        if (report_.lines.total == 0) return;
        std::string head("lines");
        head.resize(11, ' ');
        head += right_aligned(std::to_string(report_.lines.covered), width) + " of " +
                right_aligned(std::to_string(report_.lines.total), width) +
                right_aligned(percent_text(report_.lines), 7) + " %";
        page_.paragraph(2, head, "");
    }

    /// Why a figure is low, and how many mutants are left out of it.
    std::string remark(Figure figure, bool is_low) const {
        std::string text;
        if (is_low) text = "below " + number_text(*minimums_[static_cast<std::size_t>(figure)]) + " % ";
        if (figure != Figure::mutation) return text;
        if (!report_.tried_mutants) return text + "(not tried: no case holds)";
        if (report_.rejected_mutants > 0) text += "(" + std::to_string(report_.rejected_mutants) + " do not compile) ";
        if (report_.equivalent_mutants > 0) {
            text += "(" + std::to_string(report_.equivalent_mutants) + " more proved to change nothing)";
        }
        return text;
    }

    /// The gaps, under the line of the pack that each is about: one line often has several.
    void write_gaps() {
        if (report_.gaps.empty()) return;
        page_.blank();
        page_.heading(counted(report_.gaps.size(), "gap", "gaps"));
        std::string place;
        std::string said;
        for (const Gap& gap : report_.gaps) {
            write_place(place_text(gap.where), place);
            const std::string text = gap.what + remedy_text(gap.remedy, gap.suggestion);
            if (text != said) page_.paragraph(4, "", text);  // "certain in no case" is a gap of rules and of states
            said = text;
        }
    }

    /// The place as a heading, unless the one before it was the same.
    void write_place(const std::string& place, std::string& last) {
        if (place != last) page_.paragraph(2, "", place);
        last = place;
    }

    /// The changes that no case notices, under the line that would change.
    void write_survivors() {
        if (report_.survivors.empty()) return;
        page_.blank();
        page_.heading("No case would notice " + counted(report_.survivors.size(), "change", "changes"));
        std::string place;
        for (const Survivor& survivor : report_.survivors) {
            write_place(place_text(survivor.where) + ": " + survivor.from, place);
            page_.paragraph(4, "could ",
                            (survivor.to.empty() ? "be dropped" : "become " + survivor.to) +
                                effect_text(survivor.effect) + remedy_text(survivor.remedy, survivor.suggestion));
        }
    }

    /// The slips in lines that neither `check` nor a case notices.
    void write_line_survivors() {
        if (report_.line_survivors.empty()) return;
        page_.blank();
        page_.heading("Nothing would notice " + counted(report_.line_survivors.size(), "change", "changes") +
                      " of lines");
        std::string place;
        for (const Survivor& survivor : report_.line_survivors) {
            write_place(place_text(survivor.where) + ": " + survivor.from, place);
            page_.paragraph(4, "could ", "become " + survivor.to);
        }
    }

    static std::string effect_text(Effect effect) {
        return effect == Effect::unproved ? " (not proved equivalent)" : "";
    }

    /// Says if a suggested case closes it, and which one: cases are numbered from 1 here, as comments in the YAML are.
    static std::string remedy_text(Remedy remedy, std::size_t suggestion) {
        switch (remedy) {
            case Remedy::suggested: return " (case " + std::to_string(suggestion + 1) + " below)";
            case Remedy::impossible: return " (no case can show it: it decides nothing here)";
            case Remedy::not_found: return " (no example found)";
            case Remedy::not_sought: break;
        }
        return "";
    }

    /// The suggested cases. They are not wrapped, since they are to be pasted.
    std::string suggestions() const {
        if (report_.suggestions.empty()) return "";
        std::string text =
            "\n# Suggested cases. They expect what the pack decides today:\n"
            "# whether that is right is for a person to judge, before they are pasted.\ncases:\n";
        for (std::size_t i = 0; i < report_.suggestions.size(); ++i) {
            text += "  # " + std::to_string(i + 1) + ": " + purpose(report_.suggestions[i]) + "\n";
            text += report_.suggestions[i].yaml;
        }
        return text;
    }

    /// The gap that a case was made for, as a comment above it; line ends would end the comment.
    static std::string purpose(const Suggestion& suggestion) {
        std::string text = suggestion.closes.empty() ? suggestion.example.name : suggestion.closes.front();
        std::replace(text.begin(), text.end(), '\n', ' ');
        const std::size_t more = suggestion.closes.size() - std::min<std::size_t>(suggestion.closes.size(), 1);
        return text + (more > 0 ? ", and " + std::to_string(more) + " more" : "");
    }

    const RuleBase& rules_;
    const CaseReport& report_;
    const Minimums& minimums_;
    Page page_;
};

}  // namespace

std::string place_text(const Position& where) { return printable(where.file) + ":" + std::to_string(where.line); }

std::string percent_text(const Share& share) { return number_text(std::floor(share.percent() * 10) / 10); }

std::string fault_text(const CaseFault& fault) {
    return std::string(fault.field) + ": expected " + fault.expected + ", got " + fault.actual;
}

std::string shortfall_text(const Share& share, double minimum) {
    return std::to_string(share.covered) + " of " + std::to_string(share.total) + " (" + percent_text(share) +
           " %), below " + number_text(minimum) + " %";
}

std::string_view remedy_name(Remedy remedy) {
    switch (remedy) {
        case Remedy::suggested: return "suggested";
        case Remedy::impossible: return "impossible";
        case Remedy::not_found: return "not_found";
        case Remedy::not_sought: break;
    }
    return "not_sought";
}

std::string to_text(const Program& program, const CaseReport& report, const Minimums& minimums,
                    const RenderOptions& options) {
    return CaseReportText(program, report, minimums, options).write();
}

}  // namespace triage
