// What may be said about a person: the facts of the loaded packs, their names, units and ranges.
//
// A fact is a finding (yes or no) or a quantity (a number with a unit and a range). Names are compared
// without regard to case; space, underscore and hyphen are the same, apostrophes are ignored, so that
// "Child's pose", "childs_pose" and "CHILDS-POSE" are one name. What looks like one of these (a no-break space, a dash,
// a typographic apostrophe) is one, and what nobody sees is not there. Every fact answers to its id and its aliases.
//
//     const triage::Vocabulary& words = program.vocabulary();
//     if (auto fact = words.find("pressure on the chest")) std::cout << words[*fact].question;
//
// Threads: immutable once its rule base is loaded.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "triage/export.hpp"
#include "triage/ids.hpp"
#include "triage/level.hpp"

namespace triage {

enum class FactKind : std::uint8_t { symptom, condition, event, measure, context };

/// May the quantity not apply at all ("no injury")?
enum class Absence : std::uint8_t { impossible, allowed };

/// Which numbers are the worrying ones, as the pack states it; `check` and `prove` hold the rules against it.
enum class Worse : std::uint8_t { unstated, higher, lower, neither };

/// What may change a fact without a clinician, as the pack states it: nothing, time that passes (a number that grows by
/// itself, such as hours since an injury), healing, or the person.
enum class ChangedBy : std::uint8_t { nothing, time, healing, person };

/// The range and unit of a quantity; both ends belong to it.
struct Quantity {
    std::string unit;  ///< `s`, `min`, `h`, `d`, `w`, or empty for a plain number
    double min = 0;
    double max = 0;  ///< infinity where the pack gives none
    Absence absence = Absence::impossible;
    bool whole = false;  ///< only whole numbers
    Worse worse = Worse::unstated;
};

struct Fact {
    std::string id;
    FactKind kind = FactKind::symptom;
    std::string question;
    std::vector<std::string> aliases;  ///< other names of the whole fact
    /// Names of a part of it ("left arm numbness"): saying one says the fact, denying one does not deny it.
    std::vector<std::string> includes;
    /// Names of other facts that say this one, too: a "car accident" is an injury and a heavy blow.
    std::vector<std::string> also_said_by;
    /// Names of other facts that may mean this one, too ("strained muscle": an injury of today?). Saying one leaves
    /// this fact unknown even where nothing else is said to be there, so that it is asked.
    std::vector<std::string> maybe_said_by;
    std::optional<Quantity> quantity;  ///< empty for a finding
    /// A fact that may make the answer less restrictive when it turns from absent to present,
    /// such as a radiating pain that a clinician has explained.
    bool is_protective = false;
    ChangedBy changed_by = ChangedBy::nothing;
    std::optional<GroupId> group;  ///< what it is asked together with
    /// How it stands in the checklist of its group; empty: the question.
    std::string item;
    PackId pack{};

    /// A finding, or a quantity that need not apply: what "nothing else" denies.
    bool may_be_absent() const { return !quantity || quantity->absence == Absence::allowed; }
};

/// How grave it is to say a fact, from the rules of all loaded packs.
struct Gravity {
    Level alone;     ///< where it leads by itself, with everything else denied
    Level together;  ///< the join of all rules that it can help to hold
};

/// Urgency before outcome, and what a fact leads to alone before what it leads to together with others.
constexpr bool is_graver(const Gravity& a, const Gravity& b) {
    if (a.alone.urgency != b.alone.urgency) return a.alone.urgency > b.alone.urgency;
    if (a.alone.outcome != b.alone.outcome) return a.alone.outcome > b.alone.outcome;
    if (a.together.urgency != b.together.urgency) return a.together.urgency > b.together.urgency;
    return a.together.outcome > b.together.outcome;
}

struct FactWeight {
    Gravity gravity;
    std::string advice;  ///< what to do first, where the fact alone is an emergency; may contain `{emergency_number}`
};

/// How an unknown name was meant.
enum class Saying : std::uint8_t {
    present,    ///< as a sign that is there
    denial,     ///< as one that is not, in a list of those
    no_phrase,  ///< behind a "no" in front of it
    unsure,     ///< as one that the person is not sure of
};

/// Facts that one screen may ask together, under one question: "Do you have any of these?"
struct FactGroup {
    std::string id;
    std::string name;  ///< a heading: "Chest and breath"
    std::string question;
    PackId pack{};
};

/// A quantity, or a number of the relation's own, as one part of a sum.
struct RelationTerm {
    std::optional<FactId> quantity;
    double number = 0;  ///< where there is no quantity
    std::string unit;   ///< what it counts, as written: `d`, `year`; empty where all of the sums are plain numbers
    std::uint64_t factor = 1;  ///< by which it counts in the sums, once they have one unit
};

/// What the numbers of one person have to do with each other, as the pack states it: nobody was older when the pain
/// began than they are now. It says something about a profile only where all of its quantities have their numbers.
struct Relation {
    std::string id;
    std::string holds;  ///< as written: `age_at_onset <= age`
    std::string because;
    std::vector<RelationTerm> low;   ///< the sum of these is at most the other one,
    std::vector<RelationTerm> high;  ///< the sum of these;
    bool is_strict = false;          ///< or is below it
    PackId pack{};
};

struct Equipment {
    std::string id;
    std::string name;  ///< as said in a sentence: "a mat"
    std::vector<std::string> aliases;
};

TRIAGE_EXPORT std::string_view to_string(FactKind kind);

/// The form in which names are compared: see the head of this file.
TRIAGE_EXPORT std::string normalize_name(std::string_view name);

/// "did you mean `x`?" for the nearest of `names`; empty when none is near.
TRIAGE_EXPORT std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names);

class Vocabulary {
public:
    const std::vector<Fact>& facts() const { return facts_; }
    const std::vector<FactGroup>& groups() const { return groups_; }
    const std::vector<Equipment>& equipment() const { return equipment_; }
    const std::vector<Relation>& relations() const { return relations_; }
    const Fact& operator[](FactId id) const { return facts_[index(id)]; }
    const FactGroup& operator[](GroupId id) const { return groups_[index(id)]; }
    const Equipment& operator[](EquipmentId id) const { return equipment_[index(id)]; }

    /// The fact that this id, alias or included name says, or nothing.
    TRIAGE_EXPORT std::optional<FactId> find(std::string_view name) const;
    /// The facts that a name says besides its own. Saying it says them; denying it leaves them open.
    TRIAGE_EXPORT const std::vector<FactId>& also_said_by(std::string_view name) const;
    /// The facts that a name may mean besides its own: saying it leaves them unknown until they are answered.
    TRIAGE_EXPORT const std::vector<FactId>& maybe_said_by(std::string_view name) const;
    /// True when the name says only a part of its fact.
    TRIAGE_EXPORT bool is_narrower(std::string_view name) const;
    TRIAGE_EXPORT std::optional<EquipmentId> find_equipment(std::string_view name) const;

    /// For an author: the id of the fact that a typing slip made this name of; empty when nothing is near.
    TRIAGE_EXPORT std::string nearest(std::string_view name) const;
    TRIAGE_EXPORT std::string nearest_equipment(std::string_view name) const;

    /// For a person: what to write instead of a name that nothing has, or what to do; empty when nothing is sure to
    /// mean the same. It lists the known names that stand whole inside, gravest first, each with the id behind it, and
    /// for an emergency its question and what to do. It names nothing less grave than what the words may be about, no
    /// protective fact, and nothing as present that they deny.
    TRIAGE_EXPORT std::string hint(std::string_view name, Saying saying) const;

    /// How grave each fact is; before it is told, nothing is.
    TRIAGE_EXPORT const FactWeight& weight(FactId fact) const;
    TRIAGE_EXPORT void weigh(std::vector<FactWeight> weights);

    /// Adds a fact and its names. Returns the fact that already owns one of them, which is an error of the
    /// pack: `taken` then holds that name, and the names after it are not added.
    TRIAGE_EXPORT std::optional<FactId> add(Fact fact, std::string& taken);
    /// Adds one more name of a fact; returns its other owner, if there is one, and then changes nothing.
    TRIAGE_EXPORT std::optional<FactId> add_alias(FactId id, std::string alias);
    TRIAGE_EXPORT std::optional<FactId> add_included(FactId id, std::string name);
    /// Makes a name of another fact say this one, too. False, changing nothing, when it is no such name, or the fact's
    /// id.
    TRIAGE_EXPORT bool add_saying(FactId id, std::string name);
    /// Makes a name of another fact leave this fact open. False, changing nothing, when it is no such name, or the
    /// fact's id.
    TRIAGE_EXPORT bool add_maybe_saying(FactId id, std::string name);
    /// Adds a group, whose id is not taken.
    TRIAGE_EXPORT GroupId add(FactGroup group);
    /// Adds a relation between quantities of this vocabulary.
    TRIAGE_EXPORT void add(Relation relation);
    /// The same for equipment; false if one of its names is taken.
    TRIAGE_EXPORT bool add(Equipment equipment, std::string& taken);

private:
    enum class Scope : std::uint8_t { whole, part };
    struct Name {
        FactId fact{};
        Scope scope = Scope::whole;
    };
    /// The names prepared for `hint`, when the first name is not found and by whichever thread needs them first:
    /// most programs never do. A copy of the vocabulary prepares its own.
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

    bool is_shared_with(FactId id, const std::string& name) const;
    std::optional<FactId> add_name(FactId id, const std::string& name, Scope scope);

    std::vector<Fact> facts_;
    std::vector<FactWeight> weights_;  ///< by fact, once they are told
    std::vector<FactGroup> groups_;
    std::vector<Equipment> equipment_;
    std::vector<Relation> relations_;
    std::unordered_map<std::string, Name> fact_names_;
    using FactsByName = std::unordered_map<std::string, std::vector<FactId>>;
    static const std::vector<FactId>& facts_of(const FactsByName& facts, std::string_view name);

    FactsByName also_said_;   ///< by the few names that say several facts
    FactsByName maybe_said_;  ///< by the few names that leave another fact open
    std::unordered_map<std::string, EquipmentId> equipment_names_;
    Search search_;
};

}  // namespace triage
