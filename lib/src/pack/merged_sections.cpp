// Documents to sections. Only the top level of a file is read here, and the ids below it; what an entry holds is left
// to its section. Three keys hold one thing and not a mapping of ids; a pack may state them once, which their own
// sections check, since the message differs.
#include "pack/merged_sections.hpp"

#include <algorithm>
#include <array>

namespace triage {

namespace {

constexpr std::array<std::string_view, 3> single_keys{"pack", "progression", "plan"};

constexpr std::array<std::string_view, 17> mapping_keys{
    "sources",    "equipment", "movements",   "groups",     "facts",     "aliases",
    "gateways",   "screens",   "asked_alone", "relations",  "stretches", "rules",
    "exclusions", "notices",   "safety_net",  "invariants", "recheck"};

// Lower case only, so that an id has one spelling; no word of the condition language, so that each id can stand in a
// condition.
bool is_id(std::string_view text) {
    static constexpr std::array<std::string_view, 7> reserved{"and", "or", "not", "any", "all", "at", "of"};
    const bool letters = std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    return !text.empty() && letters && text.front() >= 'a' &&
           std::find(reserved.begin(), reserved.end(), text) == reserved.end();
}

}  // namespace

bool check_id(Reporter& reporter, NodeRef key) {
    if (is_id(key.text())) return true;
    reporter.error("bad_id", "`" + std::string(key.text()) + "` cannot be an id",
                   "use lower-case letters, digits and `_`, a letter first", key.position());
    return false;
}

std::string file_and_line(const Position& where) { return where.file + " line " + std::to_string(where.line); }

// Keys are asked for in a fixed order, not in that of the file.
void MergedSections::add(Reporter& reporter, const Document& document, PackId pack) {
    const NodeRef root(document, 0);
    Fields top(reporter, root, "the file", "", root);
    for (const std::string_view key : single_keys) {
        const auto node = top.find(key);
        if (node) sections_[std::string(key)].push_back({std::string(key), top.key(key), *node, pack});
    }
    for (const std::string_view key : mapping_keys) {
        if (const auto node = top.find(key)) add_entries(reporter, key, *node, pack);
    }
    for (const NodeRef example : top.list("cases")) sections_["cases"].push_back({"", example, example, pack});
}

void MergedSections::add_entries(Reporter& reporter, std::string_view section, NodeRef mapping, PackId pack) {
    if (mapping.kind() != NodeKind::mapping) {
        return reporter.error("wrong_type", "`" + std::string(section) + "` is not a mapping of ids", "",
                              mapping.position());
    }
    std::vector<SectionEntry>& entries = sections_[std::string(section)];
    for (auto part = mapping.begin(); part != mapping.end(); ++part) {
        const NodeRef key = *part;
        const NodeRef value = *++part;
        if (!check_id(reporter, key) || !is_first(reporter, section, key, pack)) continue;
        entries.push_back({std::string(key.text()), key, value, pack});
    }
}

// The ids of `aliases` are facts, not new entries: each pack may add names to one fact, but only in one place.
bool MergedSections::is_first(Reporter& reporter, std::string_view section, NodeRef key, PackId pack) {
    std::string scope(section);
    if (section == "aliases") scope += " " + std::to_string(index(pack));
    const auto [first, is_new] = places_[std::move(scope)].emplace(key.text(), key);
    if (is_new) return true;
    reporter.error("repeated_id", "`" + std::string(key.text()) + "` stands twice in `" + std::string(section) + "`",
                   "the first one is in " + file_and_line(first->second.position()), key.position());
    return false;
}

// Most packs have only some of the sections; what no file has is empty, and no issue.
const std::vector<SectionEntry>& MergedSections::entries(std::string_view section) const {
    static const std::vector<SectionEntry> none;
    const auto found = sections_.find(section);
    return found == sections_.end() ? none : found->second;
}

}  // namespace triage
