// Reads citations, and counts the words of their anchors. Words are told apart by hand: a limit that could be got
// around by joining two words with a dash or with a blank of a web page would be none.
#include "pack/citations.hpp"

#include "model/enum_names.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

// Dashes, slashes and the blanks of web pages part words, though some of them join what looks like one word. Hyphens
// and apostrophes do not: they belong to a word.
constexpr std::u32string_view gaps =
    U" \t\n/,;:\u00A0\u2002\u2003\u2007\u2009\u200A\u2013\u2014\u2026\u2028\u202F\u3000";

/// Takes a gap off the head of `text`, or a character of a word; true for a gap.
bool take_gap(std::string_view& text) {
    constexpr std::string_view ellipsis = "...";
    if (text.starts_with(ellipsis)) {
        text.remove_prefix(ellipsis.size());
        return true;
    }
    return gaps.find(take_code_point(text)) != std::u32string_view::npos;
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool is_inside = false;
    while (!text.empty()) {
        // Nearly every byte is a letter, and every start of the program reads all anchors.
        const bool is_letter = is_ascii_letter(text.front());
        if (is_letter) text.remove_prefix(1);
        const bool is_gap = !is_letter && take_gap(text);
        if (!is_gap && !is_inside) ++count;
        is_inside = !is_gap;
    }
    return count;
}

// A long anchor is kept as it is: the issue is enough.
std::string read_anchor(Reporter& reporter, Fields& fields) {
    const auto node = fields.require("anchor");
    if (!node) return {};
    std::string anchor = read_text(reporter, *node, "anchor").value_or("");
    const std::size_t words = word_count(anchor);
    if (words > max_anchor_words) {
        reporter.error(
            "anchor_too_long",
            "the anchor has " + std::to_string(words) + " words, more than " + std::to_string(max_anchor_words),
            "an anchor finds the place, it does not reproduce the text", node->position());
    }
    return anchor;
}

// Every field is read before a missing or unknown document makes the citation useless, so that one run tells all.
std::optional<Citation> read_citation(LoadContext& context, NodeRef node) {
    Reporter& reporter = context.reporter;
    Fields fields(reporter, node, "a source", "", node);
    const auto document = fields.require("document");
    Citation citation;
    citation.section = fields.require_text("section");
    citation.anchor = read_anchor(reporter, fields);
    if (const auto evidence = fields.find("evidence")) {
        citation.evidence = read_choice<Evidence>(reporter, *evidence, "evidence", evidence_names);
    }
    if (!document) return std::nullopt;
    const auto source = context.sources.find(reporter, *document);
    if (!source) return std::nullopt;
    citation.document = *source;
    return citation;
}

}  // namespace

std::vector<Citation> read_citations(LoadContext& context, Fields& fields) {
    std::vector<Citation> all;
    const auto node = fields.require("sources");
    if (!node) return all;
    for (const NodeRef part : read_list(context.reporter, *node, "sources")) {
        if (auto one = read_citation(context, part)) all.push_back(std::move(*one));
    }
    if (node->kind() == NodeKind::sequence && node->begin() == node->end()) {
        context.reporter.error("missing_field", fields.owner() + " has no source",
                               "name a document, its section and an anchor", node->position());
    }
    return all;
}

std::pair<Basis, std::string> read_basis(Reporter& reporter, Fields& fields) {
    Basis basis = Basis::source;
    if (const auto node = fields.find("basis")) {
        basis = read_choice<Basis>(reporter, *node, "basis", basis_names).value_or(Basis::source);
    }
    std::string because = fields.text("because");
    if (basis == Basis::inference && because.empty()) {
        reporter.error("missing_field", fields.owner() + " is an inference without a `because`",
                       "say why we read it so", fields.where());
    }
    return {basis, std::move(because)};
}

}  // namespace triage
