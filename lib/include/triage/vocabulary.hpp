// What may be said about a person: the facts of the loaded packs, their names, units and ranges.
//
// A fact is a finding (yes or no) or a quantity (a number with a unit and a range). Names are compared without regard
// to case; space, underscore and hyphen are the same, apostrophes are ignored, so that "Child's pose", "childs_pose"
// and "CHILDS-POSE" are one name. A character that looks like one of these (a no-break space, a dash, a typographic
// apostrophe) is read as that one, and a character that nobody sees is not there. Every fact answers to its id and its
// aliases.
//
//     const triage::Vocabulary& words = program.vocabulary();
//     if (auto fact = words.find("pressure on the chest")) std::cout << words[*fact].question;
//     else std::cout << words.hint("presure on the chest", triage::Saying::present);
//
// A name belongs to one fact, over all packs. It may say others besides (`also_said_by`), or leave others open
// (`maybe_said_by`); then it still belongs to its own.
//
// Used by whoever turns words into facts or facts into words: readers of profiles, renderers, screens. The loader
// fills it; everybody else only looks things up.
//
// Threads: immutable once its rule base is loaded; any number of threads may look things up.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "triage/export.hpp"
#include "triage/gateway.hpp"
#include "triage/ids.hpp"
#include "triage/level.hpp"

namespace triage {

/// The nature of a fact, for people; it decides nothing.
enum class FactKind : std::uint8_t { symptom, condition, event, measure, context };

/// Whether a quantity may not apply at all ("no injury"). Then it can be denied, and `no_others` denies it.
enum class Absence : std::uint8_t { impossible, allowed };

/// Which numbers are the worrying ones, as the pack states it; `check` and `prove` hold the rules against it. It
/// decides nothing by itself.
enum class Worse : std::uint8_t { unstated, higher, lower, neither };

/// What may change a fact without a clinician, as the pack states it: nothing, time that passes (a number that grows
/// by itself, such as hours since an injury), healing, or the person. Only such changes are ever offered as a way to
/// `proceed` (explain.hpp).
enum class ChangedBy : std::uint8_t { nothing, time, healing, person };

/// How a number is asked for on a screen; every text may be empty. Nothing is decided by it.
struct Scale {
    /// The unit in words, "years"; for a quantity without a unit of its own.
    std::string unit;
    /// The unit's code in UCUM, `a`; for a quantity without a unit of its own. Empty: a plain number, `1`.
    std::string ucum;
    /// What the lowest and the highest number mean: "no pain".
    std::string low;
    std::string high;
    /// From one number to the next on a slider; 0: none is stated.
    double step = 0;
};

/// The unit and the range of a number. Both ends belong to the range, and a number outside of it is refused.
struct Quantity {
    /// `s`, `min`, `h`, `d`, `w`, or empty for a plain number. All numbers of this quantity are in this unit.
    std::string unit;
    /// The lowest number that a person may give.
    double min = 0;
    /// Infinity where the pack gives none.
    double max = 0;
    /// Whether it can be denied.
    Absence absence = Absence::impossible;
    /// Only whole numbers.
    bool whole = false;
    Worse worse = Worse::unstated;
    Scale scale{};
};

/// One fact as its pack declares it, with names that other packs have added.
struct Fact {
    /// The name that rules and JSON use; no other fact of any pack has it.
    std::string id;
    FactKind kind = FactKind::symptom;
    /// The question to ask a person, in the second person.
    std::string question;
    /// Other names of the whole fact.
    std::vector<std::string> aliases;
    /// Names of a part of it ("left arm numbness"): saying one says the fact, denying one does not deny it.
    std::vector<std::string> includes;
    /// Names of other facts that say this one, too: a "car accident" is an injury and a heavy blow.
    std::vector<std::string> also_said_by;
    /// Names of other facts that may mean this one, too ("strained muscle": an injury of today?). Saying one leaves
    /// this fact unknown even where nothing else is said to be there, so that it is asked.
    std::vector<std::string> maybe_said_by;
    /// Empty for a finding.
    std::optional<Quantity> quantity;
    /// True for a fact that may make the answer less restrictive when it turns from absent to present, such as a
    /// radiating pain that a clinician has explained.
    bool is_protective = false;
    /// `nothing` for every diagnosis.
    ChangedBy changed_by = ChangedBy::nothing;
    /// The group that it is asked together with.
    std::optional<GroupId> group;
    /// Its line in the checklist of its group; empty where that is the question.
    std::string item;
    /// What the question means, in plain words; may be empty.
    std::string help;
    /// Why no gateway stands for it, where the pack says so.
    std::string asked_alone;
    /// The pack that declares it.
    PackId pack{};

    /// True for a finding and for a quantity that need not apply: these are what "nothing else" denies.
    bool may_be_absent() const { return !quantity || quantity->absence == Absence::allowed; }
};

/// True where a "no" to a line may stand beside this number of a quantity that it stands for: the number lies beyond
/// `StandsFor::beyond`, where it worries less. The limit itself does not.
TRIAGE_EXPORT bool is_beyond(double number, const StandsFor& stands, const Quantity& quantity);

/// How grave it is to say a fact, as the rules of all loaded packs have it.
struct Gravity {
    /// Where it leads by itself, with everything else denied.
    Level alone;
    /// The join of all rules that it can help to hold.
    Level together;
};

/// True when `a` is graver than `b`: urgency before outcome, and what a fact leads to alone before what it leads to
/// together with others. A strict weak order, so it can sort.
constexpr bool is_graver(const Gravity& a, const Gravity& b) {
    if (a.alone.urgency != b.alone.urgency) return a.alone.urgency > b.alone.urgency;
    if (a.alone.outcome != b.alone.outcome) return a.alone.outcome > b.alone.outcome;
    if (a.together.urgency != b.together.urgency) return a.together.urgency > b.together.urgency;
    return a.together.outcome > b.together.outcome;
}

/// The gravity of a fact, and what to do about it.
struct FactWeight {
    /// For ordering hints; see `is_graver`.
    Gravity gravity;
    /// What to do first, where the fact alone is an emergency; otherwise empty. It may contain `{emergency_number}`.
    std::string advice;
};

/// How an unknown name was meant, on which its hint depends.
enum class Saying : std::uint8_t {
    /// As a sign that is there.
    present,
    /// As a sign that is not there, in a list of denials.
    denial,
    /// As a sign that is not there, behind a "no" in front of it.
    no_phrase,
    /// As a sign that the person is not sure of.
    unsure,
};

/// Facts that one screen may ask together, under one question: "Do you have any of these?" The members name their
/// group, not the other way round.
struct FactGroup {
    std::string id;
    /// A heading: "Chest and breath".
    std::string name;
    /// One question for all of them.
    std::string question;
    PackId pack{};
};

/// One part of a sum: a quantity, or a number of the relation's own.
struct RelationTerm {
    /// Empty for a number of the relation's own.
    std::optional<FactId> quantity;
    /// The number where there is no quantity.
    double number = 0;
    /// The unit it counts in, as written: `d`, `year`; empty where all of the sums are plain numbers.
    std::string unit;
    /// Its number times this is in the unit that both sums share.
    std::uint64_t factor = 1;
};

/// What the numbers of one person have to do with each other, as the pack states it: nobody was older when the pain
/// began than they are now. It says something about a profile only where all of its quantities have their numbers.
///
/// The sum of `low` is at most the sum of `high`, or below it if the relation is strict.
struct Relation {
    std::string id;
    /// As written: `age_at_onset <= age`.
    std::string holds;
    /// Why nobody can break it.
    std::string because;
    /// The terms whose sum must not be larger.
    std::vector<RelationTerm> low;
    /// The terms whose sum must not be smaller.
    std::vector<RelationTerm> high;
    /// True for `<`, false for `<=`.
    bool is_strict = false;
    PackId pack{};
};

/// Something that a stretch may need.
struct Equipment {
    std::string id;
    /// As said in a sentence: "a mat".
    std::string name;
    std::vector<std::string> aliases;
};

/// The spelling in packs; it lives as long as the program.
TRIAGE_EXPORT std::string_view to_string(FactKind kind);

/// The form in which names are compared: see the head of this file. Letters beyond ASCII stay as they are. Normalizing
/// twice changes nothing more.
TRIAGE_EXPORT std::string normalize_name(std::string_view name);

/// "did you mean `x`?" for the nearest of `names`; empty when none is near. For words of a program's own, such as
/// options; for facts, where a wrong guess does harm, use `Vocabulary::hint`.
TRIAGE_EXPORT std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names);

/// The tables of facts, groups, equipment and relations, and the look-up by name. Ids are positions in these tables,
/// so they are dense from 0, and the order is that of the packs.
///
/// References to entries and lists stay valid until the vocabulary is changed.
class Vocabulary {
public:
    /// All entries, by id.
    const std::vector<Fact>& facts() const { return facts_; }
    const std::vector<FactGroup>& groups() const { return groups_; }
    const std::vector<Gateway>& gateways() const { return gateways_; }
    const std::vector<Screen>& screens() const { return screens_; }
    const std::vector<Equipment>& equipment() const { return equipment_; }
    const std::vector<Relation>& relations() const { return relations_; }
    /// One entry. REQUIRES: an id of this vocabulary.
    const Fact& operator[](FactId id) const { return facts_[index(id)]; }
    const FactGroup& operator[](GroupId id) const { return groups_[index(id)]; }
    const Gateway& operator[](GatewayId id) const { return gateways_[index(id)]; }
    const Screen& operator[](ScreenId id) const { return screens_[index(id)]; }
    const Equipment& operator[](EquipmentId id) const { return equipment_[index(id)]; }
    IdRange<FactId> fact_ids() const { return IdRange<FactId>(facts_.size()); }
    IdRange<GroupId> group_ids() const { return IdRange<GroupId>(groups_.size()); }
    IdRange<GatewayId> gateway_ids() const { return IdRange<GatewayId>(gateways_.size()); }
    IdRange<ScreenId> screen_ids() const { return IdRange<ScreenId>(screens_.size()); }
    IdRange<EquipmentId> equipment_ids() const { return IdRange<EquipmentId>(equipment_.size()); }

    /// The fact that this id, alias or name of a part belongs to; nothing for a name that no fact has. Takes time in
    /// proportion to the name.
    TRIAGE_EXPORT std::optional<FactId> find(std::string_view name) const;
    /// The facts that a name says besides its own; empty for nearly every name. Saying it says them; denying it leaves
    /// them open.
    TRIAGE_EXPORT const std::vector<FactId>& also_said_by(std::string_view name) const;
    /// The facts that a name may mean besides its own; empty for nearly every name. Saying it leaves them unknown
    /// until they are answered.
    TRIAGE_EXPORT const std::vector<FactId>& maybe_said_by(std::string_view name) const;
    /// True when the name says only a part of its fact, and so cannot deny it. False for a name that no fact has.
    TRIAGE_EXPORT bool is_narrower(std::string_view name) const;
    /// The gateway with this id, in any spelling; nothing if there is none. No fact has that name.
    TRIAGE_EXPORT std::optional<GatewayId> find_gateway(std::string_view name) const;
    /// The piece that this id or alias names; nothing if there is none.
    TRIAGE_EXPORT std::optional<EquipmentId> find_equipment(std::string_view name) const;

    /// The id of the fact that a typing slip made this name of, for an author of packs; empty when nothing is near.
    /// Compares the name with every name.
    TRIAGE_EXPORT std::string nearest(std::string_view name) const;
    /// The id of the gateway that a typing slip made this name of; empty when nothing is near.
    TRIAGE_EXPORT std::string nearest_gateway(std::string_view name) const;
    /// The id of the piece that a typing slip made this name of; empty when nothing is near.
    TRIAGE_EXPORT std::string nearest_equipment(std::string_view name) const;

    /// What a person should write instead of a name that nothing has, or do; empty when nothing is sure to mean the
    /// same. It lists the known names that stand whole inside, gravest first, each with the id behind it, and for an
    /// emergency its question and what to do. It names nothing less grave than what the words may be about, no
    /// protective fact, and nothing as present that they deny.
    ///
    /// The first call prepares all names, a pass over the whole vocabulary. Ask only where somebody reads the answer.
    TRIAGE_EXPORT std::string hint(std::string_view name, Saying saying) const;

    /// How grave a fact is; nothing is before `weigh` was called.
    TRIAGE_EXPORT const FactWeight& weight(FactId fact) const;
    /// Tells how grave each fact is, by id. Called by the loader when all rules are known.
    TRIAGE_EXPORT void weigh(std::vector<FactWeight> weights);

    /// Adds a fact, whose id is the next one, and its names. Returns nothing if all of them were free. Otherwise,
    /// which is an error of the pack, the fact that has one of them already: `taken` then holds that name, and the
    /// names after it are not added.
    ///
    /// This and the functions below are for the loader. Not synchronized: nobody else may use the vocabulary
    /// meanwhile.
    TRIAGE_EXPORT std::optional<FactId> add(Fact fact, std::string& taken);
    /// Adds one more name of a fact. Returns nothing on success; otherwise the fact that has this name already, and
    /// then changes nothing.
    TRIAGE_EXPORT std::optional<FactId> add_alias(FactId id, std::string alias);
    /// Adds one more name of a part of a fact. Returns nothing on success; otherwise the fact that has this name
    /// already, and then changes nothing.
    TRIAGE_EXPORT std::optional<FactId> add_included(FactId id, std::string name);
    /// Makes a name of another fact say this one, too. False, changing nothing, if no other fact has this name, if it
    /// is that fact's id, or if it says this fact already.
    TRIAGE_EXPORT bool add_saying(FactId id, std::string name);
    /// Makes a name of another fact leave this fact open. False, changing nothing, if no other fact has this name, if
    /// it is that fact's id, or if it leaves this fact open already.
    TRIAGE_EXPORT bool add_maybe_saying(FactId id, std::string name);
    /// Adds a group and returns its id. REQUIRES: no group has its `id`.
    TRIAGE_EXPORT GroupId add(FactGroup group);
    /// Adds a gateway and returns its id. Returns nothing, adding nothing, if a fact or a gateway has its name.
    TRIAGE_EXPORT std::optional<GatewayId> add(Gateway gateway);
    /// Adds a screen. REQUIRES: its lines are of this vocabulary.
    TRIAGE_EXPORT ScreenId add(Screen screen);
    /// Says why a fact is on no gateway. REQUIRES: a fact of this vocabulary.
    TRIAGE_EXPORT void ask_alone(FactId fact, std::string why);
    /// Adds a relation. REQUIRES: its quantities are quantities of this vocabulary.
    TRIAGE_EXPORT void add(Relation relation);
    /// Adds a piece of equipment and its names. False if one of them is taken, which is an error of the pack: `taken`
    /// then holds it, and the names after it are not added.
    TRIAGE_EXPORT bool add(Equipment equipment, std::string& taken);

private:
    /// Whether a name says all of its fact or a part.
    enum class Scope : std::uint8_t { whole, part };
    struct Name {
        FactId fact{};
        Scope scope = Scope::whole;
    };
    /// The names prepared for `hint`. They are made when the first name is not found, by whichever thread needs them
    /// first: most programs never do. A copy of the vocabulary prepares its own.
    class Search {
    public:
        struct Names;

        Search() = default;
        Search(const Search& /*other*/) noexcept {}
        Search& operator=(const Search& /*other*/) noexcept {
            forget();
            return *this;
        }
        ~Search() { forget(); }

        const Names& names(const Vocabulary& vocabulary) const;
        TRIAGE_EXPORT void forget() noexcept;

    private:
        mutable std::atomic<const Names*> names_{nullptr};
    };

    // The steps of adding; see vocabulary.cpp.
    bool is_shared_with(FactId id, const std::string& name) const;
    std::optional<FactId> add_name(FactId id, const std::string& name, Scope scope);

    std::vector<Fact> facts_;
    /// By fact; empty until `weigh`.
    std::vector<FactWeight> weights_;
    std::vector<FactGroup> groups_;
    std::vector<Gateway> gateways_;
    std::vector<Screen> screens_;
    std::vector<Equipment> equipment_;
    std::vector<Relation> relations_;
    /// By normalized name, as are the tables below.
    std::unordered_map<std::string, Name> fact_names_;
    using FactsByName = std::unordered_map<std::string, std::vector<FactId>>;
    static const std::vector<FactId>& facts_of(const FactsByName& facts, std::string_view name);

    /// For the few names that say several facts.
    FactsByName also_said_;
    /// For the few names that leave another fact open.
    FactsByName maybe_said_;
    std::unordered_map<std::string, EquipmentId> equipment_names_;
    std::unordered_map<std::string, GatewayId> gateway_names_;
    Search search_;
};

}  // namespace triage
