// Writes the source of a rule for its review sheet: a reference that can be looked up, what it says, and how far that
// was checked.

#include "authoring/review/sheet.hpp"
#include "render/wording.hpp"
#include "text/unprintable.hpp"

namespace triage {

namespace {

/// The text with a full stop, unless it ends with one or its like.
std::string sentence(const std::string& text) {
    const bool has_end = text.empty() || std::string_view(".?!").find(text.back()) != std::string_view::npos;
    return has_end ? text : text + ".";
}

/// The bibliographic record. The DOI is left out, as it stands apart, as a link; a source that was never published has
/// no record, so its kind stands behind its title.
std::string reference_text(const Source& source) {
    Source record = source;
    record.doi.clear();
    if ((source.authors + source.year + source.journal).empty()) record.title += " (" + source.kind + ")";
    return sentence(published_text(record));
}

/// A quotation in quotation marks with its section. A citation with `evidence` has key words instead of a quotation.
std::string says_text(const Citation& citation) {
    if (citation.evidence) return sentence(citation.section + ": " + citation.anchor);
    return "“" + citation.anchor + "”, in “" + citation.section + "”.";
}

/// How far the citation and the source were checked: nothing for a quotation of a source that was at hand.
std::string checked_text(const Source& source, const Citation& citation) {
    std::string text;
    if (citation.evidence) {
        const std::string mark(to_string(*citation.evidence));
        text = mark + " (" + std::string(evidence_text(*citation.evidence)) + ").";
    }
    if (source.recalled.empty()) return text;
    return text + (text.empty() ? "" : " ") + sentence("From memory in this record: " + source.recalled);
}

}  // namespace

bool is_web_address(std::string_view address) {
    const bool is_http = address.starts_with("https://") || address.starts_with("http://");
    return is_http && address.find_first_of(" <>") == std::string_view::npos;
}

// Zero-width characters are allowed in packs (docs/decisions/0037), and are lost on paper: here they show.
std::string sheet_line(std::string_view text) { return on_paper(text); }

SheetSource sheet_source(const RuleBase& rules, const Citation& citation) {
    const Source& source = rules[citation.document];
    return {sheet_line(reference_text(source)), sheet_line(source.doi),
            sheet_line(source.doi.empty() ? source.url : ""), sheet_line(says_text(citation)),
            sheet_line(checked_text(source, citation))};
}

}  // namespace triage
