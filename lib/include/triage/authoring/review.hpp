// Sheets on which clinicians review the rules or the exclusions of packs and sign them.
//
// Used by `triage list rules --format html`, and by whoever sends a pack to its reviewers. A sheet says everything in
// words: whoever reads it need not know how packs are written.
//
//     std::ofstream("rules.html") << triage::review_sheet(rules, triage::SheetOf::rules, triage::SheetFormat::html);
//
// At its head stand how to use it, and name, version, checksum and last review of each pack. Then come the rows in the
// order of the packs, one for each rule or exclusion: the condition in words, the questions that it reads, what
// follows, the sources with what was checked of them, our own reading where the source does not say it, and boxes to
// agree, to change or to reject.
//
// Threads: a pure function of its arguments.
#pragma once

#include <cstdint>
#include <string>

#include "triage/export.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// What is reviewed. Facts and stretches have no sheet: their texts stand in the rows of what reads or removes them.
enum class SheetOf : std::uint8_t { rules, exclusions };

/// `markdown`: a section for each row, so that a change of one is a few lines of a diff.
/// `html`: one page that fetches and runs nothing; it prints on A4 in landscape, and is a column of cards on a phone.
enum class SheetFormat : std::uint8_t { markdown, html };

/// The whole text of a file, UTF-8 with a newline at its end. Total: a pack without rows says that it has none.
///
/// `emergency_number` replaces `{emergency_number}` in advice; empty: "your local emergency number".
///
/// Texts of the packs become single lines in which characters that move or hide others are U+FFFD, since a reviewer
/// signs what is read. They are escaped: no text can become markup or a link, but for the DOI and the address of a
/// source.
TRIAGE_EXPORT std::string review_sheet(const RuleBase& rules, SheetOf what, SheetFormat format,
                                       const std::string& emergency_number = {});

}  // namespace triage
