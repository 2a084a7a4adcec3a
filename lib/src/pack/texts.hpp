// What the texts of a pack may hold once YAML has read them: escapes such as "\e" make characters that no file shows.
//
// Used by `parse_yaml` on every document. A pack that passes prints nothing but its words, one line for each text that
// is meant to be one line: nobody who shows it need look again.
//
// Threads: a pure function.
#pragma once

#include "pack/document.hpp"
#include "triage/issue.hpp"

namespace triage {

/// All issues of the texts and keys of a document: `control_character` for what is never printed, `line_feed` for a
/// text of several lines where one is meant, `invalid_yaml` for a quotation that is not closed. REQUIRES: a document
/// with its source.
Issues check_pack_texts(const Document& document);

}  // namespace triage
