// Reading mappings whose keys are known: what is missing, unknown, repeated or of the wrong form becomes an issue.
//
// Used by every section of a load. A section asks for its keys one by one; whatever it did not ask for when it is done
// is a key that it does not know, so that no list of keys has to agree with the code that reads them.
//
//     Fields fields(reporter, entry.value, "rule", entry.id, entry.key);
//     rule.advice = fields.require_text("advice");
//
// Threads: a reporter and its fields belong to one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/nearest.hpp"
#include "pack/document.hpp"
#include "triage/catalogue.hpp"
#include "triage/issue.hpp"

namespace triage {

/// Collects the issues of a load, each at its place.
class Reporter {
public:
    void error(std::string_view code, std::string message, std::string hint, Position where) {
        issues_.push_back({code, std::move(message), std::move(hint), std::move(where), Severity::error});
    }
    void add(Issues issues) {
        issues_.insert(issues_.end(), std::make_move_iterator(issues.begin()), std::make_move_iterator(issues.end()));
    }
    Issues take() { return std::move(issues_); }

private:
    Issues issues_;
};

/// Whether a scalar is this word, as `same` or `not_stated` in the place of a dose.
inline bool says(NodeRef node, std::string_view word) { return node.kind() == NodeKind::scalar && node.text() == word; }

// Scalars as values; each reports and yields nothing when the node is something else. `what` names in the message what
// the node stands for: a key, or "equipment".

/// A text, on one line; a text without any word in it is an issue.
std::optional<std::string> read_text(Reporter& reporter, NodeRef node, std::string_view what);
std::optional<double> read_number(Reporter& reporter, NodeRef node, std::string_view what);
std::optional<bool> read_flag(Reporter& reporter, NodeRef node, std::string_view what);
/// One number, or `[low, high]`.
std::optional<Range> read_range(Reporter& reporter, NodeRef node, std::string_view what);
/// The parts of a sequence.
std::vector<NodeRef> read_list(Reporter& reporter, NodeRef node, std::string_view what);
std::vector<std::string> read_texts(Reporter& reporter, NodeRef node, std::string_view what);

/// One of the spellings in `names`.
template <class Enum, class Names>
std::optional<Enum> read_choice(Reporter& reporter, NodeRef node, std::string_view what, const Names& names) {
    const auto text = read_text(reporter, node, what);
    if (!text) return std::nullopt;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == *text) return static_cast<Enum>(i);
    }
    std::string hint = nearest_hint(*text, names);
    if (hint.empty()) {
        hint = "one of";
        for (const std::string_view name : names) hint += " `" + std::string(name) + "`";
    }
    reporter.error("unknown_value", "unknown " + std::string(what) + " `" + *text + "`", hint, node.position());
    return std::nullopt;
}

/// The keys of one mapping. Every key that nobody asked for by the time it is destroyed is an issue. A node that is no
/// mapping is an issue once, and has no key that would be missing.
class Fields {
public:
    /// `what` and `id` name the mapping in messages: rule `chest_pain`; one of them may be empty. `node` is its
    /// value and `place` the node to blame for what is missing. All outlive the fields.
    Fields(Reporter& reporter, NodeRef node, std::string_view what, std::string_view id, NodeRef place);
    ~Fields();
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    bool is_mapping() const { return is_mapping_; }
    /// The value of a key; `key` outlives the fields.
    std::optional<NodeRef> find(std::string_view key);
    /// The node of a key, for its place: the value may begin lines below. REQUIRES: `find` has found it.
    NodeRef key(std::string_view key) const;
    /// `find`; a key that is missing is an issue.
    std::optional<NodeRef> require(std::string_view key);

    // The value of a key, or an empty one where the key is missing or its value is an issue.
    std::string text(std::string_view key);
    std::string require_text(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    std::vector<NodeRef> list(std::string_view key);
    std::optional<double> number(std::string_view key);
    bool flag(std::string_view key);
    std::optional<Range> range(std::string_view key);

    /// The mapping's name in messages.
    std::string owner() const;
    Position where() const { return place_.position(); }

private:
    struct Field {
        NodeRef key;
        NodeRef value;
    };
    Reporter& reporter_;
    std::string_view what_;
    std::string_view id_;
    NodeRef place_;
    bool is_mapping_;
    std::vector<Field> fields_;
    std::vector<std::string_view> asked_;
};

}  // namespace triage
