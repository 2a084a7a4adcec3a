// Packs as loaded: everything a clinician wrote, checked and resolved, before anything is compiled.
//
// Used by `Program::compile`, by tools that list or verify packs, and by screens that show sources.
//
//     triage::Result<triage::RuleBase> rules = triage::load_packs({"upper-back", "./my-pack"});
//     if (!rules) std::cerr << triage::to_text(rules.issues);
//
// Several packs join into one rule base. A later pack may add facts, aliases, rules, exclusions and
// stretches; it can never remove or weaken one, and an id that comes twice is an issue naming both places.
//
// Threads: loading touches no shared state; a loaded rule base is never changed.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "triage/catalogue.hpp"
#include "triage/export.hpp"
#include "triage/issue.hpp"
#include "triage/level.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

struct PackDocuments;

/// A pack as its author describes it. Texts are empty where the pack says nothing.
struct Pack {
    std::string name;           ///< by which other packs and the command line call it
    std::string version;        ///< of the pack, not of this library; semantic versioning
    std::string about;          ///< one sentence, for people
    std::string reviewed_by;    ///< the clinician who has read every rule; empty: nobody has
    std::string reviewed_on;    ///< ISO 8601 date
    std::string reviewed_next;  ///< ISO 8601 date
    /// SHA-256 of the pack's files without its cases, in the order of their paths, one after the other; hex.
    std::string sha256;
    std::vector<std::string> requires_packs{};  ///< joined before it
};

/// Dangers that no rule of a pack looks for; said on every `proceed`, unless the pack that does is loaded too.
struct NotCovered {
    std::vector<std::string> dangers;  ///< each a noun, as said in a sentence
    std::string unless;                ///< the pack that covers them; may be empty
    PackId pack{};
};

/// A document that rules, doses or texts come from. `Citation` says where in it.
struct Source {
    std::string id;
    std::string title;
    std::string kind;  ///< such as `article` or `guideline`; free text
    std::string url;   ///< may be empty
    // Of what is published; each may be empty.
    std::string authors;
    std::string year;
    std::string journal;  ///< with volume and pages
    std::string doi;
    std::string recalled;  ///< what of this record is from memory
};

enum class Comparator : std::uint8_t { less, less_equal, greater, greater_equal, equal };

/// What an author wrote after `when:`, as a tree. `all of` asks for as many parts as it has, `any of` for one.
/// docs/rule-format.md has the grammar, docs/semantics.md what it means for facts that are unknown.
struct Condition {
    enum class Kind : std::uint8_t { finding, comparison, negation, at_least };

    // Which members mean something depends on the kind; the others keep their defaults.

    Kind kind = Kind::at_least;
    FactId fact{};                              ///< finding, comparison
    Comparator comparator = Comparator::equal;  ///< comparison
    double number = 0;                          ///< comparison; in the quantity's own unit
    std::size_t count = 0;                      ///< at_least: how many of the parts must hold
    std::vector<Condition> parts;               ///< negation: one; at_least: one or more
};

/// A condition, and what it demands of whoever it holds for: at least this level, with this advice. Rules only ever
/// raise: none can lower what another demands, so their order never matters.
struct Rule {
    std::string id;
    std::string name;       ///< what it is about, for people
    std::string when_text;  ///< as written
    Condition when;
    Level level;
    std::string advice;  ///< may contain `{emergency_number}`
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    std::string because;  ///< why it is so, where `basis` is an inference
    /// It never decides alone: wherever it holds, these demand as much. Its reason and source are why it stays.
    std::vector<RuleId> covered_by;
    PackId pack{};
    Position where;
    // Lines in `where.file`, from 1.
    std::uint32_t when_line = 0;
    std::uint32_t outcome_line = 0;
    std::uint32_t urgency_line = 0;
};

/// Removes stretches while its condition holds, or while it could hold; a precaution keeps them, modified. It says
/// nothing about the level: that is for rules.
struct Exclusion {
    std::string id;
    std::string when_text;
    Condition when;
    std::vector<StretchId> stretches;    ///< every stretch concerned, those found by movement included
    std::optional<Modification> modify;  ///< a precaution; empty: contraindicated
    std::vector<StretchId> instead;      ///< alternatives to offer, where they are allowed
    /// It never decides alone: wherever it holds, one of these rules lets nobody stretch. It stays as a second guard.
    std::vector<RuleId> covered_by;
    std::string because;  ///< told to the person, and to whoever reviews the pack
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    PackId pack{};
    Position where;
    std::uint32_t when_line = 0;  ///< in `where.file`, from 1
};

/// Said on every `proceed`; never a reason.
struct Notice {
    std::string id;
    std::string text;
    std::vector<Citation> sources;
};

/// A property the pack states about itself: for every profile in which `given` is certain and one of `unknown` (where
/// there are any) is not known, the decision has these levels, and allows none of `forbids`.
struct Invariant {
    std::string id;
    std::string given_text;
    std::optional<Condition> given;  ///< empty: every profile
    std::vector<FactId> unknown;
    std::string then_text;
    Level least;                           ///< at least this much
    std::optional<Outcome> exact_outcome;  ///< set where `then` says `outcome = …`
    std::optional<Urgency> exact_urgency;
    bool never_proceed = false;      ///< `then` says `verdict != proceed`
    std::vector<StretchId> forbids;  ///< those found by movement included
    Position where;
};

/// An example person with the decision the pack's authors expect; what is not pinned may be anything.
struct Case {
    std::string name;     ///< a sentence about the person
    std::string profile;  ///< JSON, as `parse_profile` reads it
    Verdict verdict = Verdict::ask;
    Urgency urgency = Urgency::none;
    std::vector<RuleId> rules;  ///< exactly the certain rules, in pack order
    std::optional<bool> settled;
    std::vector<StretchId> allows;    ///< as they are
    std::vector<StretchId> modifies;  ///< allowed only as a precaution says
    std::vector<StretchId> refuses;
    PackId pack{};  ///< what it expects holds for the packs up to this one: later ones may ask for more
    Position where;
};

/// One or more packs as one. Ids are positions in its tables. INVARIANT: every id in it is of one of these tables,
/// every text is UTF-8, every number is in the range of its quantity, and no two entries of a table have one `id`.
struct RuleBase {
    std::vector<Pack> packs;              ///< in the order in which they were joined
    std::vector<NotCovered> not_covered;  ///< by all of the packs together
    Vocabulary vocabulary;
    std::vector<Source> sources;
    std::vector<Rule> rules;
    std::vector<Movement> movements;
    std::vector<Stretch> stretches;
    std::vector<Exclusion> exclusions;
    std::vector<Notice> notices;
    std::vector<Invariant> invariants;
    std::optional<Progression> progression;
    std::optional<PlanOutline> plan;
    std::vector<Case> cases;  ///< empty unless asked for
    /// The text of each pack, for `check`; null where there is none.
    std::shared_ptr<const std::vector<PackDocuments>> documents;

    // The entry that an id names. REQUIRES: it is an id of this rule base.
    const Rule& operator[](RuleId id) const { return rules[index(id)]; }
    const Stretch& operator[](StretchId id) const { return stretches[index(id)]; }
    const Exclusion& operator[](ExclusionId id) const { return exclusions[index(id)]; }
    const Source& operator[](SourceId id) const { return sources[index(id)]; }
    const Movement& operator[](MovementId id) const { return movements[index(id)]; }

    // For walking a table by its ids.
    IdRange<RuleId> rule_ids() const { return IdRange<RuleId>(rules.size()); }
    IdRange<ExclusionId> exclusion_ids() const { return IdRange<ExclusionId>(exclusions.size()); }
    IdRange<StretchId> stretch_ids() const { return IdRange<StretchId>(stretches.size()); }
    IdRange<SourceId> source_ids() const { return IdRange<SourceId>(sources.size()); }
    IdRange<MovementId> movement_ids() const { return IdRange<MovementId>(movements.size()); }
    IdRange<PackId> pack_ids() const { return IdRange<PackId>(packs.size()); }
};

/// The packs that need no file, by name.
TRIAGE_EXPORT std::span<const std::string_view> embedded_packs();

/// Are cases read, too? Only who tests a pack needs them.
enum class Cases : std::uint8_t { skip, load };

/// Loads packs in this order and joins them; none: all embedded ones. Each is the name of an embedded pack, a YAML
/// file, or a folder whose `*.yaml` and `*.yml` files (and those of its `cases/`) make the pack; a name with a slash,
/// or one that no embedded pack has, is a path. `embedded:NAME` is never a path. Failure: every issue of every file, or
/// `cannot_open` for the file that could not be read.
TRIAGE_EXPORT Result<RuleBase> load_packs(const std::vector<std::string>& packs, Cases cases = Cases::skip);

/// One file of a pack; `name` stands in issues where a path would.
struct PackFile {
    std::string name;
    std::string text;
};

/// A pack that was read elsewhere, such as from an archive: the files that make it, in this order. Without files it is
/// opened by its name, as `load_packs` does.
struct PackSource {
    std::string name;
    std::vector<PackFile> files;
};

/// `load_packs` for packs of which some are in memory. Those have no cases beside their files.
TRIAGE_EXPORT Result<RuleBase> load_pack_sources(const std::vector<PackSource>& packs, Cases cases = Cases::skip);

/// For tests and editors. Loads one pack from YAML text; `name` stands in issues where a file's path would.
TRIAGE_EXPORT Result<RuleBase> load_pack_text(std::string_view yaml, std::string_view name, Cases cases = Cases::skip);

/// As an author writes it: `<`, `<=`, `>`, `>=` or `==`.
TRIAGE_EXPORT std::string_view to_string(Comparator comparator);

}  // namespace triage
