// The summary of a batch as text for a terminal, and as one line of JSON for programs.
//
// The text puts all groups on one grid, so that counts and shares can be compared down the page; widths are measured
// before anything is written. JSON has every count exactly, rules that were never certain left out.
#include <algorithm>
#include <cmath>

#include "batch/figures.hpp"
#include "model/enum_names.hpp"
#include "text/json_writer.hpp"
#include "text/page.hpp"
#include "text/wrap.hpp"
#include "triage/number.hpp"

namespace triage {

namespace {

// On a narrower terminal the longest counts would not stand on one line; a wider line is hard to read.
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 100;

// Blanks in front up to `width` columns; a longer text stays as it is.
std::string right_aligned(std::string text, std::size_t width) {
    text.insert(0, width - std::min(width, columns(text)), ' ');
    return text;
}

/// Full and half blocks in a track of dots, characters that every terminal's font has. The bar fills as much of its
/// track as its share says, but for two promises: a count above 0 shows, and a share below all leaves a part of the
/// track. REQUIRES: `whole` is above 0.
std::string bar(std::uint64_t part, std::uint64_t whole, std::size_t width) {
    const auto most = static_cast<long>(2 * width);
    const double share = std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
    long halves = std::lround(share * static_cast<double>(most));
    if (part > 0) halves = std::max(halves, 1L);
    if (part < whole) halves = std::min(halves, most - 1);
    std::string text;
    for (long i = 0; i < halves / 2; ++i) text += "█";
    if (halves % 2 == 1) text += "▌";
    for (long i = (halves + 1) / 2; i < most / 2; ++i) text += "·";
    return text;
}

/// All groups on one grid: id, count, share, and behind them a bar or a rule's name. INVARIANT: no line is wider than
/// `width_`.
class SummaryText {
public:
    SummaryText(const Program& program, const BatchSummary& summary, std::size_t width)
        : summary_(summary),
          width_(std::clamp(width, narrowest, widest)),
          page_(width_, Color::never),
          groups_(tally_groups(program, summary)) {
        lay_out();
    }

    std::string write() {
        page_.paragraph(0, "", headline());
        if (const std::string pace = pace_text(summary_); !pace.empty()) page_.paragraph(0, "", pace);
        text_ = page_.take();
        for (const TallyGroup& group : groups_) {
            text_ += "\n" + std::string(group.title) + "\n";
            for (const Tally& row : group.rows) write_row(group, row);
            if (group.left_out > 0) text_ += "  … and " + std::to_string(group.left_out) + " more\n";
        }
        return std::move(text_);
    }

private:
    static constexpr std::size_t gap = 2;          // blanks before every column
    static constexpr std::size_t share_width = 6;  // ">99.9%"
    static constexpr std::size_t scale_end = gap + std::string_view("see-a-doctor").size();
    static constexpr std::size_t shortest_bar = 3;
    static constexpr std::size_t fair_bar = 6;        // columns that long ids leave to the bars
    static constexpr std::size_t shortest_name = 16;  // columns; less of a name says nothing

    // The counts of lines, then the reason if they are not the whole.
    std::string headline() const {
        const std::string certain = at_least_text(summary_);
        const std::string counts = with_commas(summary_.lines) + (summary_.lines == 1 ? " line: " : " lines: ") +
                                   with_commas(summary_.decided) + " decided, " + with_commas(summary_.rejected) +
                                   " rejected" + (certain.empty() ? "" : " (" + certain + ")") + ", " +
                                   with_commas(summary_.blank) + " blank";
        const std::string_view shortfall = shortfall_text(summary_.status);
        return shortfall.empty() ? counts : counts + " (incomplete: " + std::string(shortfall) + ")";
    }

    // Chooses the column at which ids end. The names of the scales come first, then bars of a fair length, then room
    // for long ids. An id that is too long for its column stands on a line of its own, with its numbers under it.
    void lay_out() {
        std::size_t longest_id = 0;
        for (const TallyGroup& group : groups_) {
            count_width_ = std::max(count_width_, with_commas(group.largest()).size());
            for (const Tally& row : group.rows) longest_id = std::max(longest_id, columns(row.id));
        }
        const std::size_t numbers_width = gap + count_width_ + gap + share_width;
        const std::size_t room = without(width_, numbers_width + gap);
        id_end_ = std::min(gap + longest_id,
                           std::max(without(room, fair_bar), std::min(scale_end, without(room, shortest_bar))));
        rest_width_ = without(room, id_end_);
    }

    // What is left of some room; never below 0.
    static std::size_t without(std::size_t room, std::size_t some) { return room - std::min(room, some); }

    // One row on the grid; a code's example follows on a line of its own, since it is a sentence.
    void write_row(const TallyGroup& group, const Tally& row) {
        std::string line = "  " + row.id;
        if (columns(line) > id_end_) {
            text_ += cut_to(line, width_) + "\n";
            line.clear();
        }
        line.append(id_end_ - columns(line), ' ');
        line += right_aligned(with_commas(row.count), gap + count_width_);
        line += right_aligned(share_text(row.count, group.whole), gap + share_width);
        if (const std::string end = rest(group, row); !end.empty()) line += "  " + end;
        text_ += line + "\n";
        if (group.kind == TallyGroup::Kind::rejections) text_ += cut_to("    " + row.note, width_) + "\n";
    }

    // The end of a row, behind its share: a bar for the scales, the name for a rule, nothing for a code.
    std::string rest(const TallyGroup& group, const Tally& row) const {
        switch (group.kind) {
            case TallyGroup::Kind::verdicts:
            case TallyGroup::Kind::urgencies: return bar(row.count, group.whole, rest_width_);
            case TallyGroup::Kind::rules: return rest_width_ < shortest_name ? "" : cut_to(row.note, rest_width_);
            case TallyGroup::Kind::rejections: break;
        }
        return "";
    }

    const BatchSummary& summary_;
    std::size_t width_;
    Page page_;
    std::vector<TallyGroup> groups_;
    std::size_t count_width_ = 0;  ///< columns of the longest count
    std::size_t id_end_ = 0;       ///< the column behind the ids
    std::size_t rest_width_ = 0;   ///< columns behind the share
    std::string text_;
};

// Written as digits: through a double, a count from 2^53 on would not be the one that was counted.
void count_field(JsonWriter& json, std::string_view name, std::uint64_t count) {
    json.key(name);
    json.raw(std::to_string(count));
}

template <class Names, class Counts>
void write_scale(JsonWriter& json, std::string_view key, const Names& names, const Counts& counts) {
    json.key(key);
    json.begin_object();
    for (std::size_t i = 0; i < names.size(); ++i) count_field(json, names[i], counts[i]);
    json.end_object();
}

// Rules that were certain for nobody are left out.
void write_rules(JsonWriter& json, const RuleBase& rules, const std::vector<std::uint64_t>& counts) {
    json.key("rules");
    json.begin_object();
    for (std::size_t i = 0; i < std::min(rules.rules.size(), counts.size()); ++i) {
        if (counts[i] > 0) count_field(json, rules.rules[i].id, counts[i]);
    }
    json.end_object();
}

void write_rejections(JsonWriter& json, const BatchSummary& summary) {
    json.key("issues");
    json.begin_object();
    for (const auto& [code, rejection] : summary.issues) {
        json.key(code);
        json.begin_object();
        count_field(json, "profiles", rejection.profiles);
        count_field(json, "line", rejection.first_line);
        json.field("message", rejection.example);
        json.end_object();
    }
    json.end_object();
}

// Rounded to what the clock can tell; `null` stands for a rate that was not measured.
void write_pace(JsonWriter& json, const BatchSummary& summary) {
    json.field("seconds", std::round(summary.seconds * 1e6) / 1e6);
    json.key("profiles_per_second");
    const auto rate = profiles_per_second(summary);
    if (!rate) return json.null();
    json.number(*rate < 1000 ? std::round(*rate * 1000) / 1000 : std::round(*rate));
}

}  // namespace

std::string to_text(const Program& program, const BatchSummary& summary, std::size_t width) {
    return SummaryText(program, summary, width).write();
}

std::string to_json(const Program& program, const BatchSummary& summary) {
    JsonWriter json;
    json.begin_object();
    count_field(json, "lines", summary.lines);
    count_field(json, "blank", summary.blank);
    count_field(json, "decided", summary.decided);
    count_field(json, "rejected", summary.rejected);
    json.key("at_least");
    json.begin_object();
    for (const Verdict verdict : {Verdict::see_a_doctor, Verdict::stop}) {
        count_field(json, to_string(verdict), summary.at_least[static_cast<std::size_t>(verdict)]);
    }
    json.end_object();
    json.field("complete", summary.status == BatchStatus::complete);
    write_scale(json, "verdicts", verdict_names, summary.verdicts);
    write_scale(json, "urgencies", urgency_names, summary.urgencies);
    write_rules(json, program.rules(), summary.rules);
    write_rejections(json, summary);
    write_pace(json, summary);
    json.end_object();
    return json.take();
}

}  // namespace triage
