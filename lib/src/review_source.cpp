// Where a rule comes from, in the words of its review sheet.

#include "code_points.hpp"
#include "review_sheet.hpp"
#include "words.hpp"

namespace triage {

namespace {

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r'; }

bool is_unseen(char32_t c) {
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool moves_text =
        c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool has_no_width = c == 0x200B || c == 0x2060 || c == 0xFEFF;
    return is_control || moves_text || has_no_width || c == 0xFFFE || c == 0xFFFF;
}

std::string sentence(const std::string& text) {
    const bool has_end = text.empty() || std::string_view(".?!").find(text.back()) != std::string_view::npos;
    return has_end ? text : text + ".";
}

// The DOI stands apart, as a link. What is not published has no record, only a kind.
std::string reference_text(const Source& source) {
    Source record = source;
    record.doi.clear();
    if ((source.authors + source.year + source.journal).empty()) record.title += " (" + source.kind + ")";
    return sentence(published_text(record));
}

std::string says_text(const Citation& citation) {
    if (citation.evidence) return sentence(citation.section + ": " + citation.anchor);
    return "“" + citation.anchor + "”, in “" + citation.section + "”.";
}

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

std::string sheet_line(std::string_view text) {
    std::string line;
    bool has_blank = false;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t c = take_code_point(text);
        if (is_blank(c)) {
            has_blank = !line.empty();
            continue;
        }
        if (has_blank) line += ' ';
        has_blank = false;
        line += is_unseen(c) ? std::string_view("\uFFFD") : before.substr(0, before.size() - text.size());
    }
    return line;
}

SheetSource sheet_source(const RuleBase& rules, const Citation& citation) {
    const Source& source = rules[citation.document];
    return {sheet_line(reference_text(source)), sheet_line(source.doi),
            sheet_line(source.doi.empty() ? source.url : ""), sheet_line(says_text(citation)),
            sheet_line(checked_text(source, citation))};
}

}  // namespace triage
