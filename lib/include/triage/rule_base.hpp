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

/// The files of one pack as they were parsed; private to the library.
struct PackDocuments;

/// A pack as its author describes it, under `pack:` (docs/rule-format.md).
struct Pack {
    /// The name by which other packs require it and answers mention it. An embedded pack is also opened by it.
    std::string name;
    /// The version of the pack, not of this library. Free text that is shown and not compared.
    std::string version;
    /// One sentence for people.
    std::string about;
    /// Shown with every answer. A pack that nobody clinical has reviewed says so here.
    std::string reviewed_by;
    /// A day of the calendar, `2026-11-21`. The loader has checked it, and that `reviewed_next` is not before it.
    std::string reviewed_on;
    /// The day after which `check` warns that the review is overdue.
    std::string reviewed_next;
    /// SHA-256 of the pack's files without its cases, in the order of their paths, one after the other; hex. It tells
    /// in an answer which rules decided, to the byte.
    std::string sha256;
    /// The names of packs that must stand before this one.
    std::vector<std::string> requires_packs{};
};

/// Dangers that no rule of a pack looks for; said on every `proceed`. The loader leaves it out of the rule base when
/// the pack that does look for them is loaded too, before or after this one.
struct NotCovered {
    /// Each a noun, as said in a sentence: "fever".
    std::vector<std::string> dangers;
    /// The pack that looks for them; empty where none does.
    std::string unless;
    /// The pack whose rules do not look for them.
    PackId pack{};
};

/// A document that rules, doses or texts come from. `Citation` says where in it. All of it is text that is shown as it
/// was written, the year too; every member from `url` on may be empty.
struct Source {
    std::string id;
    std::string title;
    /// Such as `article` or `guideline`; free text.
    std::string kind;
    std::string url;
    std::string authors;
    std::string year;
    /// With volume and pages.
    std::string journal;
    std::string doi;
    /// The parts of this record that are from memory and must be checked: "pages, DOI".
    std::string recalled;
};

/// How a comparison holds a person's number against the one of the pack: `number comparator limit`.
enum class Comparator : std::uint8_t { less, less_equal, greater, greater_equal, equal };

/// The text that an author wrote after `when:`, as a tree. `all of` asks for as many parts as it has, `any of` for one,
/// so both are `at_least`. docs/rule-format.md has the grammar, docs/semantics.md the meaning for facts that are
/// unknown. `chest_pain and not pain >= 7` is
///
///     {at_least, count 2, parts {{finding, chest_pain}, {negation, parts {{comparison, pain, greater_equal, 7}}}}}
///
/// The kind says which members mean something; the others keep their defaults.
struct Condition {
    enum class Kind : std::uint8_t { finding, comparison, negation, at_least };

    Kind kind = Kind::at_least;
    /// Finding and comparison: what is looked at.
    FactId fact{};
    /// Comparison: false for every number of a quantity that is absent ("no injury").
    Comparator comparator = Comparator::equal;
    /// Comparison: the limit, in the quantity's own unit whatever unit the author wrote.
    double number = 0;
    /// At least: how many of the parts must hold.
    std::size_t count = 0;
    /// Negation: one part. At least: one or more.
    std::vector<Condition> parts;
};

/// A condition, and what it demands of whoever it holds for: at least this level, with this advice. Rules only ever
/// raise: none can lower what another demands, so their order never matters for a level.
/// INVARIANT: `level` demands something; a rule that asks for nothing is an issue.
struct Rule {
    std::string id;
    /// The subject of the rule for people. The loader makes it of the id where the pack gives none.
    std::string name;
    /// The subject in words for the person whom it concerns, where `name` is for clinicians: plain, and no diagnosis.
    /// Empty where the pack gives none; `words_of` says what then stands there.
    std::string says;
    /// The condition as written, for explanations and reviews. Only `when` is compiled.
    std::string when_text;
    Condition when;
    /// The least that a decision comes to while the rule is certain.
    Level level;
    /// What the person should do. It may contain `{emergency_number}`, which `advice_text` (render.hpp) replaces.
    std::string advice;
    /// At least one.
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    /// The reason for the rule. Never empty where `basis` is an inference or `covered_by` names rules.
    std::string because;
    /// Rules that make this one needless for the level: wherever it holds, they hold and demand as much. `prove`
    /// (verify.hpp) holds them to it, and deciding does not look at it. The rule stays for its reason and its source.
    std::vector<RuleId> covered_by;
    PackId pack{};
    Position where;
    /// The lines in `where.file`, from 1, at which these keys stand: a small change of the rule is shown there.
    std::uint32_t when_line = 0;
    std::uint32_t outcome_line = 0;
    std::uint32_t urgency_line = 0;
};

/// Removes stretches while its condition holds, or while it could hold; a precaution keeps them, modified. It says
/// nothing about the level: that is for rules.
struct Exclusion {
    std::string id;
    /// The condition as written; only `when` is compiled.
    std::string when_text;
    Condition when;
    /// Every stretch concerned, at least one. Those that the pack names by a movement are among them, so nothing after
    /// the loader looks at movements to decide.
    std::vector<StretchId> stretches;
    /// Filled for a precaution; an exclusion without it is a contraindication.
    std::optional<Modification> modify;
    /// Alternatives to offer, where they are allowed as they are.
    std::vector<StretchId> instead;
    /// Rules that make this exclusion needless: wherever it holds, one of them lets nobody stretch. `prove`
    /// (verify.hpp) holds them to it. The exclusion stays as a second guard.
    std::vector<RuleId> covered_by;
    /// Told to the person and to whoever reviews the pack; never empty.
    std::string because;
    /// At least one.
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    PackId pack{};
    Position where;
    /// The line in `where.file`, from 1, at which `when` stands.
    std::uint32_t when_line = 0;
};

/// A sentence that is said on every `proceed`, whoever the person is; never a reason for a level.
struct Notice {
    std::string id;
    std::string text;
    /// The same in a few words, for a text that has room for no more; empty where it can be left out there.
    std::string brief;
    std::vector<Citation> sources;
};

/// What a new sign would mean, said with every verdict: "chest pain" is an emergency, whoever it comes to. The loader
/// has held it against the rules, so that the text promises nothing that they do not do.
/// INVARIANT: each of `facts` alone, whatever else is unknown, leads at least to this urgency.
struct SafetyNet {
    std::string id;
    /// How fast care is needed where one of these comes up: emergency, urgent or routine.
    Urgency urgency = Urgency::emergency;
    /// For an emergency a list of signs, "chest pain, hard breathing"; otherwise to go on behind "See a doctor if":
    /// "it gets worse". Numbers in it are those of the rules: the loader has put them in.
    std::string text;
    /// The facts that the text names, at least one.
    std::vector<FactId> facts;
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    /// Never empty where `basis` is an inference.
    std::string because;
    PackId pack{};
    Position where;
};

/// How long answers hold, for people who come back after some days. A fact that several rules name is kept for the
/// shortest of their times, and one that none names is never kept. `kept_answers` (recheck.hpp) has the rest.
struct KeepRule {
    std::string id;
    /// All facts of these kinds, and these facts, whatever their kinds.
    std::vector<FactKind> kinds;
    std::vector<FactId> facts;
    /// Up to so many days after the answer. 0: not at all, not even for the rest of the day.
    std::uint32_t days = 0;
    /// Of numbers only: by how much one may have grown meanwhile, in its own unit. It is kept where no rule tells the
    /// larger number apart.
    double grows_by = 0;
    Basis basis = Basis::source;
    /// Never empty where `basis` is an inference.
    std::string because;
    /// Maybe empty where `basis` is an inference.
    std::vector<Citation> sources;
    PackId pack{};
    Position where;
};

/// A property the pack states about itself: for every profile in which `given` is certain and one of `unknown` (where
/// there are any) is not known, the decision has these levels, and allows none of `forbids`. Evaluating does not look
/// at it; `prove` (verify.hpp) tries to break it.
/// INVARIANT: at least one of `given` and `unknown` says for whom it holds.
struct Invariant {
    std::string id;
    /// `given` as written; empty where the pack gives none.
    std::string given_text;
    /// Empty: every profile.
    std::optional<Condition> given;
    std::vector<FactId> unknown;
    /// `then` as written; empty where the invariant only forbids stretches.
    std::string then_text;
    /// The lower bound of the floor, on each axis. `then` with `=` sets it as well as the exact value.
    Level least;
    /// Set where `then` says `outcome = …`: the floor's outcome is neither less nor more.
    std::optional<Outcome> exact_outcome;
    /// Set where `then` says `urgency = …`.
    std::optional<Urgency> exact_urgency;
    /// True where `then` says `verdict != proceed`.
    bool never_proceed = false;
    /// Stretches that nobody of these may be offered, those found by a movement included.
    std::vector<StretchId> forbids;
    Position where;
};

/// An example person with the decision the pack's authors expect. Verdict, urgency and rules are always pinned; of
/// stretches only those that are named, and `settled` only where it is given. `run_cases` (authoring/cases.hpp) holds
/// the program against it.
struct Case {
    /// A sentence about the person. A case has no id.
    std::string name;
    /// JSON, as `parse_profile` reads it, so that a case means what an app would be answered. The loader has found no
    /// issue in it.
    std::string profile;
    Verdict verdict = Verdict::ask;
    /// That of the floor.
    Urgency urgency = Urgency::none;
    /// Exactly the certain rules, in pack order.
    std::vector<RuleId> rules;
    std::optional<bool> settled;
    /// Offered as they are.
    std::vector<StretchId> allows;
    /// Offered only as a precaution says.
    std::vector<StretchId> modifies;
    /// Not offered.
    std::vector<StretchId> refuses;
    /// The expectation holds for the packs up to this one: later ones may ask for more.
    PackId pack{};
    Position where;
};

/// One or more packs as one. Ids are positions in its tables. INVARIANT: every id in it is of one of these tables,
/// every text is UTF-8, every number is in the range of its quantity, and no two entries of a table have one `id`.
///
/// In each table the entries of a pack stand behind those of the packs before it, in the order of its files and lines.
/// That is what "pack order" means wherever a list has it.
struct RuleBase {
    /// In the order in which they were joined.
    std::vector<Pack> packs;
    /// The dangers that all packs together leave out.
    std::vector<NotCovered> not_covered;
    Vocabulary vocabulary;
    std::vector<Source> sources;
    std::vector<Rule> rules;
    std::vector<Movement> movements;
    std::vector<Stretch> stretches;
    std::vector<Exclusion> exclusions;
    std::vector<Notice> notices;
    std::vector<SafetyNet> safety_net;
    std::vector<Invariant> invariants;
    /// Empty: no answer is ever kept.
    std::vector<KeepRule> keep_rules;
    /// One for all packs, as a person has done so many sessions whichever pack a stretch comes from. Empty where no
    /// pack states it: then the second session has the full dose.
    std::optional<Progression> progression;
    /// One for all packs; empty where no pack says how a session is put together, and then there are no plans.
    std::optional<PlanOutline> plan;
    /// In pack order; see `Cases` for which are read.
    std::vector<Case> cases;
    /// The text of each pack, by its place in `packs`: checks look at what was written, and at where. Null for a rule
    /// base that was not loaded but put together by a program. Copies share it.
    std::shared_ptr<const std::vector<PackDocuments>> documents;

    /// The entry that an id names; it stays where it is until its table is changed. REQUIRES: an id of this rule base,
    /// which nothing checks.
    const Rule& operator[](RuleId id) const { return rules[index(id)]; }
    const Stretch& operator[](StretchId id) const { return stretches[index(id)]; }
    const Exclusion& operator[](ExclusionId id) const { return exclusions[index(id)]; }
    const Source& operator[](SourceId id) const { return sources[index(id)]; }
    const Movement& operator[](MovementId id) const { return movements[index(id)]; }

    /// The ids of a table, in pack order, for walking it: `for (const RuleId id : rules.rule_ids())`. A range counts
    /// the entries once, when it is made; those that are added later are not in it.
    IdRange<RuleId> rule_ids() const { return IdRange<RuleId>(rules.size()); }
    IdRange<ExclusionId> exclusion_ids() const { return IdRange<ExclusionId>(exclusions.size()); }
    IdRange<StretchId> stretch_ids() const { return IdRange<StretchId>(stretches.size()); }
    IdRange<SourceId> source_ids() const { return IdRange<SourceId>(sources.size()); }
    IdRange<MovementId> movement_ids() const { return IdRange<MovementId>(movements.size()); }
    IdRange<PackId> pack_ids() const { return IdRange<PackId>(packs.size()); }
};

/// The packs that are built into the library and need no file, by name; they live as long as the program.
TRIAGE_EXPORT std::span<const std::string_view> embedded_packs();

/// Whether the cases of a pack are read: those in its folder `cases/`, or those of an embedded pack. Only who tests a
/// pack needs them. A section `cases` in any other file of a pack is read in either case.
enum class Cases : std::uint8_t { skip, load };

/// Loads packs in this order and joins them; none: all embedded ones. Each is the name of an embedded pack, a YAML
/// file, or a folder whose `*.yaml` and `*.yml` files (and those of its `cases/`) make the pack; a name with a slash,
/// or one that no embedded pack has, is a path. `embedded:NAME` is never a path. A name of an embedded pack goes before
/// a file of that name, so that the folder in which a program is started does not choose the rules.
///
/// Failure: no rule base, and the issues. Files that cannot be opened (`cannot_open`) or are no YAML are told first,
/// all of them. Only when every file is read are the entries looked at, and then every issue of every entry is told,
/// unless a pack does not find one that it requires (`missing_pack`): without that, nearly every line of it would be an
/// issue.
TRIAGE_EXPORT Result<RuleBase> load_packs(const std::vector<std::string>& packs, Cases cases = Cases::skip);

/// One file of a pack; `name` stands in issues where a path would.
struct PackFile {
    std::string name;
    std::string text;
};

/// A pack that was read elsewhere, such as from an archive or a version control system: the files that make it, in this
/// order, cases among them. Without files it is opened by its name, as `load_packs` does.
struct PackSource {
    std::string name;
    std::vector<PackFile> files;
};

/// `load_packs` for packs of which some are in memory. Failure: as for `load_packs`. For packs in memory `cases`
/// changes nothing: the cases in their files are read.
TRIAGE_EXPORT Result<RuleBase> load_pack_sources(const std::vector<PackSource>& packs, Cases cases = Cases::skip);

/// For tests and editors. Loads one pack from YAML text, which is copied; `name` stands in issues where a file's path
/// would. The text may have cases; with `Cases::skip` they are checked and then dropped. Failure: every issue.
TRIAGE_EXPORT Result<RuleBase> load_pack_text(std::string_view yaml, std::string_view name, Cases cases = Cases::skip);

/// The rule's subject in words for a person: `says`, or `name` where the pack gives none.
inline const std::string& words_of(const Rule& rule) { return rule.says.empty() ? rule.name : rule.says; }

/// The spelling in packs: `<`, `<=`, `>`, `>=` or `==`.
TRIAGE_EXPORT std::string_view to_string(Comparator comparator);

}  // namespace triage
