// The section `pack`: the name, version and review of each pack, what it requires, and what it does not cover.
//
// Heads are read before everything else. A pack names what packs before it declare, so that without one of them nearly
// every line of it would be an issue; the one about the missing pack is the only one that helps.
#include <algorithm>

#include "pack/dates.hpp"
#include "pack/sections.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

bool is_named(const Pack& pack, const std::string& name) { return pack.name == name; }

/// The date under `key`, as it was written; empty where it is missing or no date.
std::string read_date_field(Reporter& reporter, Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return {};
    std::string text = read_text(reporter, *node, key).value_or("");
    if (text.empty() || read_date(text)) return text;
    const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                          text.find_first_not_of("-0123456789") == std::string::npos;
    reporter.error("bad_date", quote(text) + (has_form ? " is no day of the calendar" : " is not a date"),
                   "write it as 2026-11-21", node->position());
    return {};
}

void read_review(Reporter& reporter, NodeRef node, Pack& pack) {
    Fields fields(reporter, node, "`reviewed`", "", node);
    pack.reviewed_by = fields.require_text("by");
    pack.reviewed_on = read_date_field(reporter, fields, "on");
    pack.reviewed_next = read_date_field(reporter, fields, "next");
    // Dates of this form compare as their texts do.
    if (pack.reviewed_on.empty() || pack.reviewed_next.empty() || pack.reviewed_next >= pack.reviewed_on) return;
    reporter.error("bad_date",
                   "the next review, on " + pack.reviewed_next + ", is before the last one, on " + pack.reviewed_on,
                   "exchange the two, or correct the year", fields.find("next")->position());
}

// What no rule looks for is a promise of the pack as its rules are, and is said on every `proceed`.
void read_not_covered(LoadContext& context, NodeRef node, PackId pack) {
    Fields fields(context.reporter, node, "`not_covered`", "", node);
    NotCovered part{{}, fields.text("unless"), pack};
    if (fields.require("dangers")) part.dangers = fields.texts("dangers");
    context.base.not_covered.push_back(std::move(part));
}

// Fills the place that the context made for the pack; a second head never comes here.
void read_head(LoadContext& context, const SectionEntry& head) {
    Pack& pack = context.base.packs[index(head.pack)];
    Fields fields(context.reporter, head.value, "`pack`", "", head.key);
    pack.name = fields.require_text("name");
    pack.version = fields.require_text("version");
    pack.about = fields.require_text("about");
    pack.requires_packs = fields.texts("requires");
    for (const NodeRef node : fields.list("not_covered")) read_not_covered(context, node, head.pack);
    if (const auto node = fields.require("reviewed")) read_review(context.reporter, *node, pack);
}

// A pack has one head, in any of its files.
void read_heads(LoadContext& context) {
    std::vector<const SectionEntry*> heads(context.packs.size(), nullptr);
    for (const SectionEntry& head : context.sections.entries("pack")) {
        const SectionEntry*& first = heads[index(head.pack)];
        if (first != nullptr) {
            context.reporter.error("repeated_key", "the pack has a second `pack:`",
                                   "the first one is in " + file_and_line(first->key.position()), head.key.position());
            continue;
        }
        first = &head;
        read_head(context, head);
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (heads[i] != nullptr) continue;
        context.reporter.error("missing_field", "the pack has no `pack:` with its name, version and review", "",
                               {context.packs[i].documents.front().file(), 1, 1, {}, {}});
    }
}

// A pack that comes later does not count: entries name what packs before them declare.
bool require_packs(LoadContext& context, const SectionEntry& head) {
    const std::vector<Pack>& packs = context.base.packs;
    const auto self = packs.begin() + static_cast<std::ptrdiff_t>(index(head.pack));
    bool are_met = true;
    for (const std::string& wanted : self->requires_packs) {
        if (std::any_of(packs.begin(), self, [&](const Pack& pack) { return is_named(pack, wanted); })) continue;
        are_met = false;
        context.reporter.error("missing_pack", "the pack `" + self->name + "` needs the pack `" + wanted + "`",
                               "name that one before it, as in `--pack " + wanted + " --pack " + self->name + "`",
                               head.key.position());
    }
    return are_met;
}

// A danger that one pack leaves out is covered where a pack that looks for it is loaded, too, in either order.
void drop_covered(RuleBase& base) {
    std::erase_if(base.not_covered, [&](const NotCovered& part) {
        return std::any_of(base.packs.begin(), base.packs.end(),
                           [&](const Pack& pack) { return is_named(pack, part.unless); });
    });
}

}  // namespace

bool load_heads(LoadContext& context) {
    read_heads(context);
    bool are_met = true;
    for (const SectionEntry& head : context.sections.entries("pack")) {
        if (!require_packs(context, head)) are_met = false;
    }
    if (are_met) drop_covered(context.base);
    return are_met;
}

}  // namespace triage
