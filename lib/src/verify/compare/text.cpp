// A comparison of two packs: for a terminal, for a pull request, for a program.
//
// The direction comes first in what is said of a change, since that is what a reviewer looks for: `LOOSER` in capitals,
// in red and bold. Texts of packs are escaped where the format needs it.

#include "render/json_fields.hpp"
#include "render/wording.hpp"
#include "text/html_writer.hpp"
#include "text/json_writer.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"
#include "verify/witness_text.hpp"

namespace triage {

namespace {

/// How many changes of each direction there are. A change is `both` only for a name that means another fact; it counts
/// among the others.
struct Counts {
    std::size_t looser = 0;
    std::size_t stricter = 0;
    std::size_t other = 0;
};

Counts count(const Difference& difference) {
    Counts counts;
    for (const Change& change : difference.changes) {
        ++(change.direction == Direction::looser
               ? counts.looser
               : (change.direction == Direction::stricter ? counts.stricter : counts.other));
    }
    return counts;
}

/// The sum of a comparison in one line. "No decision differs" is qualified where something else does.
std::string what_differs(const Difference& difference) {
    const Counts counts = count(difference);
    switch (difference.direction) {
        case Direction::none:
            return difference.changes.empty() ? "no decision differs"
                                              : "no decision differs, for profiles that both can read";
        case Direction::stricter: return "stricter only: no decision is more permissive";
        case Direction::looser: return "looser: some decisions are more permissive, none is stricter";
        case Direction::both: break;
    }
    return "both: " + counted(counts.looser, "change", "changes") + " more permissive, " +
           std::to_string(counts.stricter) + " stricter";
}

/// An undecided question weakens every direction: a looser change may hide behind it.
std::string summary(const Difference& difference) {
    return what_differs(difference) + (difference.undecided.empty() ? "" : ", as far as it could be decided");
}

/// The first word of a change, in text and in Markdown.
std::string_view tag(Direction direction) {
    switch (direction) {
        case Direction::looser: return "LOOSER";
        case Direction::both: return "BOTH";
        case Direction::stricter: return "stricter";
        default: return "changed";
    }
}

/// True when both sides read the same facts, so that one line can show them.
bool is_one_profile(const Program& old_program, const Program& new_program, const Change& change) {
    return to_json(change.witnesses[0].profile, old_program.vocabulary()) ==
           to_json(change.witnesses[1].profile, new_program.vocabulary());
}

/// A change and its person; once, where both sides read the same profile.
void print_change(Page& page, const Program& old_program, const Program& new_program, const Change& change) {
    const bool is_looser = change.direction == Direction::looser || change.direction == Direction::both;
    page.paragraph(0, std::string(tag(change.direction)) + "  ", std::string(change.kind) + ": " + change.what,
                   is_looser ? Style::red : Style::bold);
    if (change.witnesses.size() != 2) return;
    if (!is_one_profile(old_program, new_program, change)) {
        print_witness(page, old_program, change.witnesses[0]);
        print_witness(page, new_program, change.witnesses[1]);
        return;
    }
    page.paragraph(4, "", profile_text(change.witnesses[0].profile, old_program.vocabulary()));
    page.paragraph(4, "old → ", decision_text(old_program.rules(), change.witnesses[0].decision));
    page.paragraph(4, "new → ", decision_text(new_program.rules(), change.witnesses[1].decision));
}

/// One row of the table in Markdown. Ids and numbers of a profile need no escape in code.
void add_row(std::string& text, const Program& old_program, const Program& new_program, const Change& change) {
    const bool is_strict = change.direction == Direction::stricter || change.direction == Direction::none;
    text += "| " + (is_strict ? std::string(tag(change.direction)) : "**" + std::string(tag(change.direction)) + "**") +
            " | " + std::string(change.kind) + ": " + message_markdown(change.what) + " | ";
    if (change.witnesses.size() == 2) {
        const std::string old_profile = to_json(change.witnesses[0].profile, old_program.vocabulary());
        const std::string new_profile = to_json(change.witnesses[1].profile, new_program.vocabulary());
        text += "`" + old_profile + "`";  // ids, numbers and no bar
        if (old_profile != new_profile) text += " and `" + new_profile + "`";
        text += " | " + escaped_markdown(decision_text(old_program.rules(), change.witnesses[0].decision)) + " | " +
                escaped_markdown(decision_text(new_program.rules(), change.witnesses[1].decision)) + " |\n";
    } else {
        text += "| | |\n";
    }
}

/// "upper-back 1.2.0, my-pack 0.1.0".
std::string pack_names(const Program& program) {
    std::string text;
    for (const Pack& pack : program.rules().packs) {
        text += (text.empty() ? "" : ", ") + pack.name + " " + pack.version;
    }
    return text;
}

}  // namespace

std::string to_text(const Program& old_program, const Program& new_program, const Difference& difference,
                    const RenderOptions& options) {
    Page page(options.width, options.color);
    for (const Change& change : difference.changes) print_change(page, old_program, new_program, change);
    for (const Issue& issue : difference.undecided) page.verbatim(to_text(issue));
    if (!difference.changes.empty()) page.blank();
    page.heading(summary(difference));
    return page.take();
}

// No colour and no wrapping: a pull request renders it. The packs' versions stand at the top, since a comment outlives
// the run that wrote it.
std::string to_markdown(const Program& old_program, const Program& new_program, const Difference& difference) {
    std::string text = "### Rules: " + summary(difference) + "\n\n" + escaped_markdown(pack_names(old_program)) +
                       " → " + escaped_markdown(pack_names(new_program)) +
                       ". Each row shows one person, with as few facts as show it.\n";
    if (!difference.changes.empty()) text += "\n| | change | for example | old | new |\n|---|---|---|---|---|\n";
    // Looser changes come first: they need a reviewer.
    for (const bool is_looser : {true, false}) {
        for (const Change& change : difference.changes) {
            if ((change.direction == Direction::looser || change.direction == Direction::both) == is_looser)
                add_row(text, old_program, new_program, change);
        }
    }
    for (const Issue& issue : difference.undecided)
        text += "\n- **" + std::string(issue.code) + "**: " + message_markdown(issue.message);
    if (!difference.undecided.empty()) text += "\n";
    return text;
}

// Witnesses are labelled `old` and `new`, and each is written in the words of its own pack.
std::string to_json(const Program& old_program, const Program& new_program, const Difference& difference) {
    JsonWriter json;
    json.begin_object();
    json.field("direction", to_string(difference.direction));
    write_array(json, "changes", difference.changes, [&](const Change& change) {
        json.begin_object();
        json.field("kind", change.kind);
        json.field("what", change.what);
        json.field("direction", to_string(change.direction));
        write_array(json, "witnesses", change.witnesses, [&](const Witness& witness) {
            write_witness(json, witness.label == "old" ? old_program : new_program, witness);
        });
        json.end_object();
    });
    write_issues(json, difference.undecided);
    json.end_object();
    return json.take();
}

}  // namespace triage
