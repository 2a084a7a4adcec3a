#include "pack/fields.hpp"

#include <algorithm>

#include "model/units.hpp"
#include "text/quote.hpp"
#include "text/unprintable.hpp"

namespace triage {

namespace {

std::string form_of(NodeRef node) {
    switch (node.kind()) {
        case NodeKind::null: return "nothing";
        case NodeKind::sequence: return "a list";
        case NodeKind::mapping: return "a mapping";
        case NodeKind::scalar: break;
    }
    return quote(node.text());
}

// YAML takes `#2 …` for a comment, and `~` and `null` for nothing.
std::string hint_for(NodeRef node, std::string_view expected) {
    if (node.kind() != NodeKind::null || expected != "a text") return "";
    const std::string line = node.position().excerpt;
    const bool may_be_meant = line.find_first_of("#~") != std::string::npos || line.find("ull") != std::string::npos;
    return may_be_meant ? "put the text in quotes" : "";
}

void wrong_form(Reporter& reporter, NodeRef node, std::string_view what, std::string_view expected) {
    reporter.error("wrong_type", std::string(what) + " is " + form_of(node) + ", not " + std::string(expected),
                   hint_for(node, expected), node.position());
}

std::optional<double> plain_number(NodeRef node) {
    if (node.kind() != NodeKind::scalar || node.is_quoted()) return std::nullopt;
    std::string_view text = node.text();
    const auto number = take_number(text);
    return text.empty() ? number : std::nullopt;
}

// Over several lines stands what is read as one. `find_first_of` looks up each character: with it one check of a
// person, which reads all texts of the packs, takes 18 % more instructions.
bool needs_joining(std::string_view text) {
    return text.find('\n') != std::string_view::npos || text.find('\t') != std::string_view::npos;
}

}  // namespace

std::optional<std::string> read_text(Reporter& reporter, NodeRef node, std::string_view what) {
    if (node.kind() != NodeKind::scalar) {
        wrong_form(reporter, node, what, "a text");
        return std::nullopt;
    }
    if (node.text().find_first_not_of(" \t\n") == std::string_view::npos) {
        reporter.error("wrong_type", std::string(what) + " is empty", "", node.position());
        return std::nullopt;
    }
    return needs_joining(node.text()) ? one_line(node.text()) : std::string(node.text());
}

std::optional<double> read_number(Reporter& reporter, NodeRef node, std::string_view what) {
    const auto number = plain_number(node);
    if (!number) wrong_form(reporter, node, what, "a number");
    return number;
}

std::optional<bool> read_flag(Reporter& reporter, NodeRef node, std::string_view what) {
    const bool plain = node.kind() == NodeKind::scalar && !node.is_quoted();
    if (plain && node.text() == "true") return true;
    if (plain && node.text() == "false") return false;
    wrong_form(reporter, node, what, "`true` or `false`");
    return std::nullopt;
}

std::optional<Range> read_range(Reporter& reporter, NodeRef node, std::string_view what) {
    if (const auto number = plain_number(node); number && *number >= 0) return Range{*number, *number};
    std::vector<double> ends;
    if (node.kind() == NodeKind::sequence) {
        for (const NodeRef part : node) {
            const auto number = plain_number(part);
            if (!number) {
                wrong_form(reporter, part, what, "a number");
                return std::nullopt;
            }
            ends.push_back(*number);
        }
    }
    if (ends.size() != 2 || ends[0] > ends[1] || ends[0] < 0) {
        wrong_form(reporter, node, what, "a number or `[low, high]`, none below 0");
        return std::nullopt;
    }
    return Range{ends[0], ends[1]};
}

std::vector<NodeRef> read_list(Reporter& reporter, NodeRef node, std::string_view what) {
    if (node.kind() != NodeKind::sequence) {
        wrong_form(reporter, node, what, "a list");
        return {};
    }
    std::vector<NodeRef> parts;
    for (const NodeRef part : node) parts.push_back(part);
    return parts;
}

std::vector<std::string> read_texts(Reporter& reporter, NodeRef node, std::string_view what) {
    std::vector<std::string> texts;
    for (const NodeRef part : read_list(reporter, node, what)) {
        if (auto text = read_text(reporter, part, what)) texts.push_back(std::move(*text));
    }
    return texts;
}

Fields::Fields(Reporter& reporter, NodeRef node, std::string_view what, std::string_view id, NodeRef place)
    : reporter_(reporter), what_(what), id_(id), place_(place), is_mapping_(node.kind() == NodeKind::mapping) {
    if (!is_mapping_) {
        wrong_form(reporter, node, owner(), "a mapping");
        return;
    }
    constexpr std::size_t usual = 16;
    fields_.reserve(usual);
    asked_.reserve(usual);
    for (auto part = node.begin(); part != node.end(); ++part) {
        const NodeRef key = *part;
        const NodeRef value = *++part;
        const auto same = std::find_if(fields_.begin(), fields_.end(),
                                       [&](const Field& field) { return field.key.text() == key.text(); });
        if (same != fields_.end()) {
            reporter_.error("repeated_key", "`" + std::string(key.text()) + "` stands twice in " + owner(),
                            "the first one is in line " + std::to_string(same->key.position().line), key.position());
        } else {
            fields_.push_back({key, value});
        }
    }
}

Fields::~Fields() {
    for (const Field& field : fields_) {
        if (std::find(asked_.begin(), asked_.end(), field.key.text()) != asked_.end()) continue;
        reporter_.error("unknown_key", "unknown key `" + std::string(field.key.text()) + "` in " + owner(),
                        nearest_hint(field.key.text(), asked_), field.key.position());
    }
}

std::string Fields::owner() const {
    if (id_.empty()) return std::string(what_);
    return (what_.empty() ? "" : std::string(what_) + " ") + "`" + std::string(id_) + "`";
}

std::optional<NodeRef> Fields::find(std::string_view key) {
    asked_.push_back(key);
    for (const Field& field : fields_) {
        if (field.key.text() == key) return field.value;
    }
    return std::nullopt;
}

NodeRef Fields::key(std::string_view key) const {
    return std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.key.text() == key; })
        ->key;
}

std::optional<NodeRef> Fields::require(std::string_view key) {
    const auto value = find(key);
    if (!value && is_mapping_)
        reporter_.error("missing_field", owner() + " has no `" + std::string(key) + "`", "", where());
    return value;
}

std::string Fields::text(std::string_view key) {
    const auto value = find(key);
    return value ? read_text(reporter_, *value, key).value_or("") : "";
}

std::string Fields::require_text(std::string_view key) {
    const auto value = require(key);
    return value ? read_text(reporter_, *value, key).value_or("") : "";
}

std::vector<std::string> Fields::texts(std::string_view key) {
    const auto value = find(key);
    return value ? read_texts(reporter_, *value, key) : std::vector<std::string>{};
}

std::vector<NodeRef> Fields::list(std::string_view key) {
    const auto value = find(key);
    return value ? read_list(reporter_, *value, key) : std::vector<NodeRef>{};
}

std::optional<double> Fields::number(std::string_view key) {
    const auto value = find(key);
    return value ? read_number(reporter_, *value, key) : std::nullopt;
}

bool Fields::flag(std::string_view key) {
    const auto value = find(key);
    return value && read_flag(reporter_, *value, key).value_or(false);
}

std::optional<Range> Fields::range(std::string_view key) {
    const auto value = find(key);
    return value ? read_range(reporter_, *value, key) : std::nullopt;
}

}  // namespace triage
