// A review sheet as data: the packs, how to use it, and a row for each rule or exclusion. The writers (html.cpp,
// markdown.cpp) only decide how it looks, so that a clinician who signs either has read the same.
//
// Every text of a pack in it is one line without characters that move or hide others: a reviewer signs what is read.
// Used by `review_sheet` (triage/render.hpp) alone. Threads: pure functions.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/review/logic_words.hpp"
#include "triage/authoring/review.hpp"

namespace triage {

/// A text under a label.
struct SheetBlock {
    std::string label;
    std::string text;
};

/// A fact that a condition reads, and the question by which people are asked for it.
struct SheetQuestion {
    std::string fact;
    std::string question;
};

/// A citation, written out so that a reviewer finds the place without the pack.
struct SheetSource {
    std::string reference;  ///< "Doe et al. (2020). Title. Journal 5:1-2."
    std::string doi;
    std::string address;   ///< empty for a source with a DOI
    std::string says;      ///< "“quoted words”, in “Section”", or topic and key figures
    std::string evidence;  ///< how far it was checked; may be empty
};

/// How much is at stake, for a mark at the edge; the words say it too.
enum class SheetMark : std::uint8_t { stop, doctor, removed, kept };

/// One rule or exclusion. INVARIANT: `effects` is not empty; its first block is what the person is told, or what
/// happens to which stretches.
struct SheetRow {
    std::string id;
    std::string title;
    SheetMark mark{};
    LogicWords logic;
    std::vector<SheetQuestion> questions;
    std::vector<SheetBlock> effects;  ///< its consequences, the strongest words first
    std::vector<SheetSource> sources;
    std::vector<SheetBlock> reasons;  ///< remarks of the pack: a reading of its own, a rule that covers this one
};

/// A pack with its own table, since a review is of one pack at one version: the checksum says which.
struct SheetPack {
    std::string name;  ///< with its version
    std::string about;
    std::string sha256;
    std::vector<SheetBlock> review;  ///< the last review: by whom, when, and when the next is due
    std::vector<SheetRow> rows;
};

/// The whole sheet. The names of the columns that differ between rules and exclusions come with it.
struct ReviewSheet {
    std::string title;
    std::string row_name;     ///< "Rule"
    std::string effect_name;  ///< "What the person is told"
    std::string none;         ///< stands in place of the table of a pack without rows
    std::vector<std::string> how_to;
    std::vector<SheetPack> packs;
};

/// The fields that the reviewer fills in at the head, and the boxes beside each row, of which one is ticked.
inline constexpr std::array<std::string_view, 4> sheet_fields{"Name", "Profession", "Date", "Signature"};
inline constexpr std::array<std::string_view, 3> sheet_answers{"agree", "change", "reject"};

/// The sheet for rules or exclusions. REQUIRES: `table` is one of these two.
ReviewSheet make_review_sheet(const RuleBase& rules, SheetOf what, const std::string& emergency_number);

/// The citation with its whole source: where to look it up, what is quoted, how far that was checked.
SheetSource sheet_source(const RuleBase& rules, const Citation& citation);

/// True for an http address in one piece. A pack may name any scheme, and only pages of the web are linked: a sheet is
/// opened by people who did not write it.
bool is_web_address(std::string_view address);

/// The text as one line; characters that move, hide or control others, and those without a width, show as U+FFFD.
std::string sheet_line(std::string_view text);

/// The sheet as Markdown, to review in a version control system.
std::string to_markdown(const ReviewSheet& sheet);
/// The sheet as one page to print, sign and send on; it needs nothing else.
std::string to_html(const ReviewSheet& sheet);

}  // namespace triage
