#include <algorithm>

#include "model/enum_names.hpp"
#include "pack/condition_parser.hpp"
#include "pack/dates.hpp"
#include "pack/gravity.hpp"
#include "pack/loader.hpp"
#include "pack/sha256.hpp"
#include "pack/yaml.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

constexpr std::array<std::string_view, 12> mapping_sections{"sources", "equipment",  "movements", "groups",
                                                            "facts",   "aliases",    "relations", "stretches",
                                                            "rules",   "exclusions", "notices",   "invariants"};

// Whatever joins words to look like one (a dash, a slash, a no-break space as web pages have them) parts them here;
// hyphens and apostrophes belong to a word.
std::size_t word_count(std::string_view text) {
    static constexpr std::array<std::string_view, 20> gaps{" ",
                                                           "\t",
                                                           "\n",
                                                           "/",
                                                           ",",
                                                           ";",
                                                           ":",
                                                           "\xC2\xA0",
                                                           "\xE2\x80\x82",
                                                           "\xE2\x80\x83",
                                                           "\xE2\x80\x87",
                                                           "\xE2\x80\x89",
                                                           "\xE2\x80\x8A",
                                                           "\xE2\x80\x93",
                                                           "\xE2\x80\x94",
                                                           "\xE2\x80\xA6",
                                                           "\xE2\x80\xAF",
                                                           "\xE3\x80\x80",
                                                           "\xE2\x80\xA8",
                                                           "..."};
    std::size_t count = 0;
    bool is_inside = false;
    const auto gap_size = [](std::string_view rest) -> std::size_t {
        // Nearly every byte is a letter, and anchors are read at each start.
        if ((rest.front() >= 'a' && rest.front() <= 'z') || (rest.front() >= 'A' && rest.front() <= 'Z')) return 0;
        const auto gap = std::find_if(gaps.begin(), gaps.end(), [&](auto one) { return rest.starts_with(one); });
        return gap == gaps.end() ? 0 : gap->size();
    };
    while (!text.empty()) {
        const std::size_t gap = gap_size(text);
        if (gap == 0 && !is_inside) ++count;
        is_inside = gap == 0;
        text.remove_prefix(is_inside ? 1 : gap);
    }
    return count;
}

std::string place_of(const Position& where) { return where.file + " line " + std::to_string(where.line); }

}  // namespace

bool is_id(std::string_view text) {
    static constexpr std::array<std::string_view, 7> reserved{"and", "or", "not", "any", "all", "at", "of"};
    const bool letters = std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    return !text.empty() && letters && text.front() >= 'a' &&
           std::find(reserved.begin(), reserved.end(), text) == reserved.end();
}

Result<RuleBase> Loader::load(const std::vector<PackDocuments>& packs) {
    for (std::size_t i = 0; i < packs.size(); ++i) {
        base_.packs.push_back({});
        base_.packs.back().sha256 = packs[i].sha256;
        for (const Document& document : packs[i].documents) collect(document, static_cast<PackId>(i));
    }
    read_packs(packs);
    if (!requirements_are_met()) return reporter_.take();
    drop_covered();
    read_sources();
    read_equipment();
    read_movements();
    read_groups();
    read_facts();
    read_aliases();
    share_names();
    read_relations();
    read_stretches();
    read_rules();
    read_exclusions();
    read_notices();
    read_progression();
    read_plan();
    read_invariants();
    read_cases();
    Issues issues = reporter_.take();
    if (has_errors(issues)) return issues;
    weigh_facts(base_);
    return {std::move(base_), std::move(issues)};
}

// --- merging files by top-level key ------------------------------------------------------------------------

void Loader::collect(const Document& document, PackId pack) {
    const NodeRef root(document, 0);
    Fields top(reporter_, root, "the file", "", root);
    if (const auto node = top.find("pack")) {
        pack_heads_.push_back({"pack", top.key("pack"), *node, pack});
    }
    if (const auto node = top.find("progression")) {
        progressions_.push_back({"progression", top.key("progression"), *node, pack});
    }
    if (const auto node = top.find("plan")) plans_.push_back({"plan", top.key("plan"), *node, pack});
    for (const std::string_view name : mapping_sections) {
        if (const auto node = top.find(name)) collect_section(std::string(name), *node, pack);
    }
    for (const NodeRef example : top.list("cases")) cases_.emplace_back(example, pack);
}

void Loader::collect_section(const std::string& name, NodeRef value, PackId pack) {
    if (value.kind() != NodeKind::mapping) {
        return reporter_.error("wrong_type", "`" + name + "` is not a mapping of ids", "", value.position());
    }
    for (auto part = value.begin(); part != value.end(); ++part) {
        const NodeRef key = *part;
        const NodeRef entry = *++part;
        std::string id(key.text());
        if (!is_id(id)) {
            reporter_.error("bad_id", "`" + id + "` cannot be an id", std::string(id_hint), key.position());
            continue;
        }
        // Several packs may add aliases to one fact.
        const std::string scope = name == "aliases" ? name + " " + std::to_string(index(pack)) : name;
        const auto [place, is_new] = places_[scope].emplace(id, key);
        if (!is_new) {
            reporter_.error("repeated_id", "`" + id + "` stands twice in `" + name + "`",
                            "the first one is in " + place_of(place->second.position()), key.position());
            continue;
        }
        sections_[name].push_back({std::move(id), key, entry, pack});
    }
}

// --- what other sections refer to ---------------------------------------------------------------------------

void Loader::read_packs(const std::vector<PackDocuments>& packs) {
    std::vector<const Entry*> heads(packs.size(), nullptr);
    for (const Entry& head : pack_heads_) {
        const Entry*& first = heads[index(head.pack)];
        if (first != nullptr) {
            reporter_.error("repeated_key", "the pack has a second `pack:`",
                            "the first one is in " + place_of(first->key.position()), head.key.position());
            continue;
        }
        first = &head;
        read_pack(head.key, head.value, head.pack);
    }
    for (std::size_t i = 0; i < packs.size(); ++i) {
        if (heads[i] != nullptr) continue;
        reporter_.error("missing_field", "the pack has no `pack:` with its name, version and review", "",
                        {packs[i].documents.front().file(), 1, 1, {}, {}});
    }
}

void Loader::read_pack(NodeRef key, NodeRef value, PackId id) {
    Pack& pack = base_.packs[index(id)];
    Fields fields(reporter_, value, "`pack`", "", key);
    pack.name = fields.require_text("name");
    pack.version = fields.require_text("version");
    pack.about = fields.require_text("about");
    pack.requires_packs = fields.texts("requires");
    for (const NodeRef node : fields.list("not_covered")) read_not_covered(node, id);
    const auto reviewed = fields.require("reviewed");
    if (!reviewed) return;
    Fields review(reporter_, *reviewed, "`reviewed`", "", *reviewed);
    pack.reviewed_by = review.require_text("by");
    pack.reviewed_on = date(review, "on");
    pack.reviewed_next = date(review, "next");
    if (pack.reviewed_on.empty() || pack.reviewed_next.empty() || pack.reviewed_next >= pack.reviewed_on) return;
    reporter_.error("bad_date",
                    "the next review, on " + pack.reviewed_next + ", is before the last one, on " + pack.reviewed_on,
                    "exchange the two, or correct the year", review.find("next")->position());
}

// Empty where it is missing or none.
std::string Loader::date(Fields& fields, std::string_view key) {
    const auto node = fields.require(key);
    if (!node) return {};
    std::string text = read_text(reporter_, *node, key).value_or("");
    if (text.empty() || read_date(text)) return text;
    const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                          text.find_first_not_of("-0123456789") == std::string::npos;
    reporter_.error("bad_date", quote(text) + (has_form ? " is no day of the calendar" : " is not a date"),
                    "write it as 2026-11-21", node->position());
    return {};
}

void Loader::read_not_covered(NodeRef node, PackId pack) {
    Fields fields(reporter_, node, "`not_covered`", "", node);
    NotCovered part{{}, fields.text("unless"), pack};
    if (fields.require("dangers")) part.dangers = fields.texts("dangers");
    base_.not_covered.push_back(std::move(part));
}

// A pack names what is declared before it, so what it needs comes first.
bool Loader::requirements_are_met() {
    bool all = true;
    for (const Entry& head : pack_heads_) {
        for (const std::string& wanted : base_.packs[index(head.pack)].requires_packs) {
            const auto end = base_.packs.begin() + static_cast<std::ptrdiff_t>(index(head.pack));
            const bool is_there =
                std::any_of(base_.packs.begin(), end, [&](const Pack& pack) { return pack.name == wanted; });
            if (is_there) continue;
            all = false;
            reporter_.error("missing_pack",
                            "the pack `" + base_.packs[index(head.pack)].name + "` needs the pack `" + wanted + "`",
                            "name that one before it, as in `--pack " + wanted + " --pack " +
                                base_.packs[index(head.pack)].name + "`",
                            head.key.position());
        }
    }
    return all;
}

// What another of the packs looks for is covered.
void Loader::drop_covered() {
    std::erase_if(base_.not_covered, [&](const NotCovered& part) {
        return std::any_of(base_.packs.begin(), base_.packs.end(),
                           [&](const Pack& pack) { return pack.name == part.unless; });
    });
}

void Loader::read_sources() {
    for (const Entry& entry : section("sources")) {
        Fields fields(reporter_, entry.value, "source", entry.id, entry.key);
        source_ids_.emplace(entry.id, base_.sources.size());
        Source source{entry.id,
                      fields.require_text("title"),
                      fields.require_text("kind"),
                      fields.text("url"),
                      fields.text("authors"),
                      fields.text("year"),
                      fields.text("journal"),
                      fields.text("doi"),
                      fields.text("recalled")};
        base_.sources.push_back(std::move(source));
    }
}

void Loader::read_equipment() {
    for (const Entry& entry : section("equipment")) {
        Fields fields(reporter_, entry.value, "equipment", entry.id, entry.key);
        Equipment equipment{entry.id, fields.require_text("name"), fields.texts("aliases")};
        std::string taken;
        if (!base_.vocabulary.add(std::move(equipment), taken)) {
            reporter_.error("repeated_name", "the name `" + taken + "` belongs to other equipment", "",
                            entry.key.position());
        }
    }
}

void Loader::read_movements() {
    for (const Entry& entry : section("movements")) {
        Fields fields(reporter_, entry.value, "movement", entry.id, entry.key);
        movement_ids_.emplace(entry.id, base_.movements.size());
        base_.movements.push_back({entry.id, fields.require_text("about")});
    }
}

// --- fields that many sections share ------------------------------------------------------------------------

std::vector<Citation> Loader::citations(Fields& fields) {
    std::vector<Citation> all;
    const auto node = fields.require("sources");
    if (!node) return all;
    for (const NodeRef part : read_list(reporter_, *node, "sources")) {
        if (auto one = citation(part)) all.push_back(std::move(*one));
    }
    if (node->kind() == NodeKind::sequence && node->begin() == node->end()) {
        reporter_.error("missing_field", fields.owner() + " has no source",
                        "name a document, its section and an anchor", node->position());
    }
    return all;
}

std::optional<Citation> Loader::citation(NodeRef node) {
    Fields fields(reporter_, node, "a source", "", node);
    const auto document = fields.require("document");
    Citation citation;
    citation.section = fields.require_text("section");
    const auto anchor = fields.require("anchor");
    if (anchor) citation.anchor = read_text(reporter_, *anchor, "anchor").value_or("");
    const std::size_t words = word_count(citation.anchor);
    if (words > max_anchor_words) {
        reporter_.error("anchor_too_long", "the anchor has " + std::to_string(words) + " words, more than 12",
                        "an anchor finds the place, it does not reproduce the text", anchor->position());
    }
    if (const auto evidence = fields.find("evidence")) {
        citation.evidence = read_choice<Evidence>(reporter_, *evidence, "evidence", evidence_names);
    }
    if (!document) return std::nullopt;
    const auto id = resolve(*document, "source", source_ids_);
    if (!id) return std::nullopt;
    citation.document = static_cast<SourceId>(*id);
    return citation;
}

Basis Loader::basis(Fields& fields, std::string& because) {
    Basis basis = Basis::source;
    if (const auto node = fields.find("basis")) {
        basis = read_choice<Basis>(reporter_, *node, "basis", basis_names).value_or(Basis::source);
    }
    because = fields.text("because");
    if (basis == Basis::inference && because.empty()) {
        reporter_.error("missing_field", fields.owner() + " is an inference without a `because`",
                        "say why we read it so", fields.where());
    }
    return basis;
}

Condition Loader::condition(Fields& fields, std::string_view key, std::string& text) {
    const auto node = fields.require(key);
    if (!node) return {};
    text = read_text(reporter_, *node, key).value_or("");
    if (text.empty()) return {};
    Result<Condition> parsed = parse_condition(*node, base_.vocabulary);
    if (parsed) return std::move(*parsed);
    reporter_.add(std::move(parsed.issues));
    return {};
}

std::optional<std::size_t> Loader::resolve(NodeRef node, std::string_view what,
                                           const std::map<std::string, std::size_t>& ids) {
    const auto name = read_text(reporter_, node, what);
    if (!name) return std::nullopt;
    if (const auto found = ids.find(*name); found != ids.end()) return found->second;
    Nearest nearest(*name);
    for (const auto& [id, position] : ids) nearest.offer(id, id);
    reporter_.error("unknown_name", "unknown " + std::string(what) + " `" + *name + "`", nearest.hint(),
                    node.position());
    return std::nullopt;
}

// --- entry points -------------------------------------------------------------------------------------------

namespace {

Result<RuleBase> load_documents(std::vector<PackDocuments> packs) {
    auto kept = std::make_shared<const std::vector<PackDocuments>>(std::move(packs));
    Result<RuleBase> loaded = Loader().load(*kept);
    if (loaded) loaded->documents = std::move(kept);
    return loaded;
}

}  // namespace

Result<RuleBase> load_packs(const std::vector<std::string>& packs, Cases cases) {
    std::vector<PackSource> sources;
    for (const std::string& name : packs) sources.push_back({name, {}});
    return load_pack_sources(sources, cases);
}

Result<RuleBase> load_pack_sources(const std::vector<PackSource>& packs, Cases cases) {
    std::vector<PackSource> sources = packs;
    if (packs.empty()) {
        for (const std::string_view name : embedded_packs()) sources.push_back({std::string(name), {}});
    }
    std::vector<PackDocuments> opened;
    Issues issues;
    for (const PackSource& source : sources) {
        Result<PackDocuments> pack = source.files.empty() ? open_pack(source.name, cases) : parse_pack(source.files);
        issues.insert(issues.end(), pack.issues.begin(), pack.issues.end());
        if (pack) opened.push_back(std::move(*pack));
    }
    if (has_errors(issues)) return issues;
    return load_documents(std::move(opened));
}

Result<RuleBase> load_pack_text(std::string_view yaml, std::string_view name, Cases cases) {
    Result<Document> document = parse_yaml(yaml, name);
    if (!document) return document.issues;
    std::vector<PackDocuments> packs(1);
    packs[0].sha256 = sha256_hex(yaml);
    packs[0].documents.push_back(std::move(*document));
    Result<RuleBase> loaded = load_documents(std::move(packs));
    if (loaded && cases == Cases::skip) loaded->cases.clear();
    return loaded;
}

}  // namespace triage
