// Words of a pack that YAML takes for a comment.
//
// Used by `check`. In `advice: Do not bend the knee (leaflet #2). Call today.` the text ends at "(leaflet", and nobody
// is told. No rule tells such a text from a commented one for sure. This one follows the usage that yamllint checks: a
// comment stands behind two blanks, and has a blank behind its `#`.
//
// Threads: a pure function.
#pragma once

#include "pack/document.hpp"
#include "triage/issue.hpp"

namespace triage {

/// A warning `text_cut` for each value that is cut by a `#`, at the `#`. A text is taken for cut when
///   - one blank stands before the `#`, or none (behind a quotation), or no blank stands behind it;
///   - or it has an opening parenthesis that is not closed;
///   - or the comment begins the next line, indented as a text that goes on;
/// but a single word in small letters (an id, a number, a keyword) may have an ordinary `# comment` behind one blank.
/// Nothing for a document without its source.
Issues find_lost_words(const Document& document);

}  // namespace triage
