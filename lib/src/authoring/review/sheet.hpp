// What a review sheet says, whatever it is written in: the packs, how to use it, and a row for each rule or exclusion.
//
// Every text of a pack in it is one line without characters that move or hide others: a reviewer signs what is read.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/review/logic_words.hpp"
#include "triage/authoring/review.hpp"

namespace triage {

struct SheetBlock {
    std::string label;
    std::string text;
};

struct SheetQuestion {
    std::string fact;
    std::string question;
};

struct SheetSource {
    std::string reference;  ///< "Doe et al. (2020). Title. Journal 5:1-2."
    std::string doi;
    std::string address;   ///< where there is no DOI
    std::string says;      ///< "“quoted words”, in “Section”", or topic and key figures
    std::string evidence;  ///< how far it was checked; may be empty
};

/// How much is at stake, for a mark at the edge; the words say it too.
enum class SheetMark : std::uint8_t { stop, doctor, removed, kept };

struct SheetRow {
    std::string id;
    std::string title;
    SheetMark mark{};
    LogicWords logic;
    std::vector<SheetQuestion> questions;
    std::vector<SheetBlock> effects;  ///< what it does, the strongest words first
    std::vector<SheetSource> sources;
    std::vector<SheetBlock> reasons;
};

struct SheetPack {
    std::string name;  ///< with its version
    std::string about;
    std::string sha256;
    std::vector<SheetBlock> review;  ///< by whom, when, and when again
    std::vector<SheetRow> rows;
};

struct ReviewSheet {
    std::string title;
    std::string row_name;     ///< "Rule"
    std::string effect_name;  ///< "What the person is told"
    std::string none;         ///< of a pack without rows
    std::vector<std::string> how_to;
    std::vector<SheetPack> packs;
};

/// What the reviewer fills in at the head, and beside each row.
inline constexpr std::array<std::string_view, 4> sheet_fields{"Name", "Profession", "Date", "Signature"};
inline constexpr std::array<std::string_view, 3> sheet_answers{"agree", "change", "reject"};

ReviewSheet make_review_sheet(const RuleBase& rules, SheetOf what, const std::string& emergency_number);

/// `citation` as a reviewer looks it up.
SheetSource sheet_source(const RuleBase& rules, const Citation& citation);

/// A pack may name any scheme; only pages of the web are linked.
bool is_web_address(std::string_view address);

/// One line; what moves, hides or controls others shows as U+FFFD.
std::string sheet_line(std::string_view text);

std::string to_markdown(const ReviewSheet& sheet);
std::string to_html(const ReviewSheet& sheet);

}  // namespace triage
