// The summary of a batch as one HTML page that needs nothing else: its style stands inside, it runs no script and
// fetches nothing, so the file can be passed on as it is.
//
// Figures and their wording come from figures.hpp; this file decides how they look. It is written for screen readers
// as well: colours and bars repeat what a text says, and tables keep their roles.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "batch/figures.hpp"
#include "embedded/report_style.hpp"
#include "text/html_writer.hpp"
#include "triage/number.hpp"

namespace triage {

namespace {

/// A bar fills as much of its track as its share says, in whole tenths of a percent, so that every machine writes the
/// same page.
std::string bar_style(std::uint64_t part, std::uint64_t whole) {
    const double share = std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
    const auto tenths = std::lround(share * 1000);
    return "class=\"bar\" style=\"width:" + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%\"";
}

// One page, written from top to bottom. `Markup` escapes every text, so whatever comes from packs, profiles or the
// caller can be passed as it is.
class Report {
public:
    Report(const Program& program, const BatchSummary& summary, std::string_view title)
        : packs_(program.rules().packs),
          summary_(summary),
          title_(title.empty() ? "Batch of profiles" : title),
          groups_(tally_groups(program, summary)) {}

    std::string write() {
        open_page(html_, title_, embedded::report_style);
        html_.open("main");
        write_headline();
        write_figures();
        if (!groups_.empty()) write_groups();
        write_packs();
        html_.close();
        html_.close();
        html_.close();
        html_.raw("\n");
        return html_.take();
    }

private:
    // The words around one group: the heads of its first and its last column, and a sentence on what is counted.
    struct Wording {
        std::string_view column;
        std::string_view detail;
        std::string about;
    };

    // The title, what the page is not and, for a run that ended early, that the counts are not the whole.
    void write_headline() {
        html_.open("header");
        html_.block("h1", "", title_);
        html_.block("p", "class=\"quiet\"",
                    "What the rules answered, profile by profile, in numbers. This is not a diagnosis.");
        html_.close();
        if (const std::string_view shortfall = shortfall_text(summary_.status); !shortfall.empty()) {
            html_.open("p", "class=\"warning\"");
            html_.inlined("strong", "", "Not the whole input");
            html_.text(": " + std::string(shortfall) + ". These are the counts up to there.");
            html_.close();
        }
    }

    // The four counts as large figures, then what is certain of the rejected, and the pace.
    void write_figures() {
        html_.open("dl", "class=\"figures\"");
        write_figure(summary_.lines == 1 ? "line" : "lines", with_commas(summary_.lines));
        write_figure("decided", with_commas(summary_.decided));
        write_figure("rejected", with_commas(summary_.rejected));
        write_figure("blank", with_commas(summary_.blank));
        html_.close();
        if (const std::string certain = at_least_text(summary_); !certain.empty())
            html_.block("p", "", "Of the rejected " + certain + ".");
        if (const std::string pace = pace_text(summary_); !pace.empty()) html_.block("p", "class=\"quiet\"", pace);
        if (groups_.empty()) html_.block("p", "", "There was no profile to decide.");
    }

    void write_figure(std::string_view name, const std::string& number) {
        html_.open("div");
        html_.block("dt", "", name);
        html_.block("dd", "", number);
        html_.close();
    }

    void write_groups() {
        html_.open("div", "class=\"groups\"");
        for (const TallyGroup& group : groups_) write_group(group);
        html_.close();
    }

    // Elements get the roles that they have by themselves, since some browsers forget them where the layout is not a
    // table's.
    void write_group(const TallyGroup& group) {
        const Wording wording = wording_of(group);
        const std::string id = "\"group-" + std::string(wording.column) + "\"";
        html_.open("section", "aria-labelledby=" + id);
        html_.block("h2", "id=" + id, group.title);
        html_.block("p", "class=\"quiet\"", wording.about);
        html_.open("table", "role=\"table\" aria-labelledby=" + id);
        write_column_names(wording);
        html_.open("tbody", "role=\"rowgroup\"");
        for (std::size_t i = 0; i < group.rows.size(); ++i) write_row(group, i);
        html_.close();
        html_.close();
        if (group.left_out > 0) {
            html_.block("p", "class=\"quiet\"", "… and " + with_commas(group.left_out) + " more.");
        }
        html_.close();
    }

    // The last head is hidden from sight by the style, but not from screen readers.
    void write_column_names(const Wording& wording) {
        constexpr std::string_view attributes = "role=\"columnheader\" scope=\"col\"";
        html_.open("thead", "role=\"rowgroup\"");
        html_.open("tr", "role=\"row\"");
        html_.block("th", attributes, wording.column);
        html_.block("th", attributes, "profiles");
        html_.block("th", attributes, "share");
        html_.block("th", std::string(attributes) + " class=\"detail\"", wording.detail);
        html_.close();
        html_.close();
    }

    // Rules are shown by name, with their id below; every other row by its id, with its note below.
    void write_row(const TallyGroup& group, std::size_t i) {
        const Tally& row = group.rows[i];
        const bool has_name = group.kind == TallyGroup::Kind::rules && !row.note.empty();
        html_.open("tr", "role=\"row\"" + std::string(color_of(group.kind, i)));
        html_.block("th", "role=\"rowheader\" scope=\"row\"", has_name ? row.note : row.id);
        html_.block("td", "role=\"cell\" class=\"number\"", with_commas(row.count));
        html_.block("td", "role=\"cell\" class=\"number\"", share_text(row.count, group.whole));
        html_.open("td", "role=\"cell\" class=\"detail\"");
        // The text may be somebody's own words, written from right to left: keep them from turning what is beside them.
        html_.inlined("bdi", "", has_name ? row.id : row.note);
        html_.open("span", "class=\"track\" aria-hidden=\"true\"");
        if (row.count > 0) html_.inlined("span", bar_style(row.count, group.whole), "");
        html_.close();
        html_.close();
        html_.close();
    }

    void write_packs() {
        html_.open("section", "aria-labelledby=\"packs\"");
        html_.block("h2", "id=\"packs\"", packs_.size() == 1 ? "The pack of rules" : "The packs of rules");
        for (const Pack& pack : packs_) write_pack(pack);
        html_.close();
    }

    // Tells which rules gave these answers: the SHA-256 tells packs of one version apart.
    void write_pack(const Pack& pack) {
        html_.open("div", "class=\"pack\"");
        html_.open("p");
        html_.inlined("strong", "", pack.name + " " + pack.version);
        html_.text(", SHA-256 ");
        html_.inlined("code", "", pack.sha256.substr(0, 12));
        html_.close();
        if (!pack.about.empty()) html_.block("p", "class=\"quiet\"", pack.about);
        html_.block("p", "", "Reviewed by: " + pack.reviewed_by + ".");
        if (!pack.reviewed_next.empty()) {
            html_.block("p", "class=\"quiet\"", "Next review due on " + pack.reviewed_next + ".");
        }
        html_.close();
    }

    // The words tell what shares are shares of, since one profile can meet several rules and have several faults.
    static Wording wording_of(const TallyGroup& group) {
        const std::string whole = with_commas(group.whole);
        switch (group.kind) {
            case TallyGroup::Kind::verdicts:
                return {"verdict", "meaning",
                        "The answers to the profiles that could be decided, " + whole + " in all."};
            case TallyGroup::Kind::urgencies:
                return {"urgency", "meaning",
                        "How fast care is needed, as far as is known. An open question may still raise it."};
            case TallyGroup::Kind::rules:
                return {"rule", "id",
                        "How often each was certain. One profile can meet several; shares are of the " + whole +
                            " decided."};
            case TallyGroup::Kind::rejections: break;
        }
        return {
            "code", "first example",
            "Not decided because of a fault. One profile can have several; shares are of the " + whole + " rejected."};
    }

    // The colour says again what the row's name says. REQUIRES: a scale has all of its rows, most restrictive first.
    static std::string_view color_of(TallyGroup::Kind kind, std::size_t row) {
        constexpr std::array<std::string_view, 4> verdicts{" class=\"red\"", " class=\"amber\"", " class=\"blue\"",
                                                           " class=\"green\""};
        constexpr std::array<std::string_view, 5> urgencies{" class=\"red\"", " class=\"amber\"", " class=\"blue\"", "",
                                                            " class=\"grey\""};
        if (kind == TallyGroup::Kind::verdicts) return verdicts[row];
        return kind == TallyGroup::Kind::urgencies ? urgencies[row] : "";
    }

    const std::vector<Pack>& packs_;
    const BatchSummary& summary_;
    std::string_view title_;
    std::vector<TallyGroup> groups_;
    Markup html_;
};

}  // namespace

std::string to_html(const Program& program, const BatchSummary& summary, std::string_view title) {
    return Report(program, summary, title).write();
}

}  // namespace triage
