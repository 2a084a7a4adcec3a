// All facts of one person, checked against the vocabulary.
//
// What is not said stays *unknown*; nothing here ever turns an unknown into a "no", except the person's own
// `no_others`. A profile comes from JSON (`parse_profile`) or from a `ProfileBuilder`, which command lines
// and screens fill name by name. Both collect every issue and yield a profile only when there is none.
//
//     triage::ProfileBuilder person(program.vocabulary());
//     person.present("chest pain", "--symptoms").measure("pain", 3, "--pain");
//     triage::Result<triage::Profile> profile = person.build();
//
// Threads: values; a builder belongs to one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/ids.hpp"
#include "triage/issue.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

/// The value of a finding. For a quantity: `present` is a known number, `absent` says that it does not apply.
enum class Presence : std::uint8_t { unknown, absent, present };

class Profile {
public:
    /// Everything unknown. The profile fits programs of rule bases with this vocabulary.
    explicit Profile(const Vocabulary& vocabulary);

    Presence presence(FactId fact) const {
        if (present_.contains(fact)) return Presence::present;
        return absent_.contains(fact) ? Presence::absent : Presence::unknown;
    }
    /// The number of a quantity, in its own unit, when it is known.
    std::optional<double> value(FactId fact) const {
        return present_.contains(fact) ? std::optional(values_[index(fact)]) : std::nullopt;
    }

    /// The number of a quantity whose number is known, anything otherwise.
    double number_or_any(FactId fact) const { return values_[index(fact)]; }

    /// Everything unknown again. Allocates nothing.
    void clear();
    void set(FactId finding, Presence presence);
    /// REQUIRES: a quantity, and a number in its range.
    void set_value(FactId quantity, double number);

    /// Somebody asked, and the person does not know: to a decision the fact is unknown, but no interview asks it again.
    bool is_unsure(FactId fact) const { return unsure_.contains(fact); }
    /// Unknown, and unsure until `set` or `set_value` says otherwise.
    void set_unsure(FactId fact);

    const IdSet<FactId>& unsure() const { return unsure_; }
    const IdSet<FactId>& present() const { return present_; }
    const IdSet<FactId>& absent() const { return absent_; }

    std::optional<std::string> id;
    /// What is at hand; empty: nobody said, so nothing is filtered by it.
    std::optional<IdSet<EquipmentId>> equipment;

private:
    friend class ProfileScanner;

    IdSet<FactId> present_;
    IdSet<FactId> absent_;
    IdSet<FactId> unsure_;        ///< no member of the two above
    std::vector<double> values_;  ///< by fact; meaningful where a quantity is present
};

/// Issues of one profile beyond this many are counted, not listed.
inline constexpr std::size_t max_profile_issues = 100;

class ProfileBuilder {
public:
    /// The vocabulary must outlive the builder.
    explicit ProfileBuilder(const Vocabulary& vocabulary);

    // `at` is where the person said it: a JSON Pointer or an option. Names are ids or aliases.
    ProfileBuilder& present(std::string_view name, std::string_view at);
    ProfileBuilder& absent(std::string_view name, std::string_view at);
    /// A name that may start with a denial ("no chest pain"), as in a list that a person types.
    ProfileBuilder& say(std::string_view phrase, std::string_view at);
    /// `number` in the quantity's own unit.
    ProfileBuilder& measure(FactId quantity, double number, std::string_view at);
    /// A number with an optional unit as a person types it: `3`, `2.5`, `30h`, `2 d`.
    ProfileBuilder& measure(FactId quantity, std::string_view text, std::string_view at);
    /// A quantity that is named without its number stays unknown, `no_others` or not.
    ProfileBuilder& leave_unknown(FactId quantity, std::string_view at);
    ProfileBuilder& equipment(std::string_view name, std::string_view at);
    /// The person was asked and does not know: unknown, `no_others` or not. The name of a part means the whole fact.
    /// An answer to the same question is a contradiction; naming a quantity without its number is none.
    ProfileBuilder& unsure(std::string_view name, std::string_view at);
    /// Says that equipment was asked for: with no piece named, nothing is at hand.
    ProfileBuilder& filter_equipment();
    /// Everything not mentioned was asked and denied: findings, and quantities that may be absent.
    ProfileBuilder& no_others();
    ProfileBuilder& id(std::string_view text);
    /// Adds what a JSON profile says.
    ProfileBuilder& json(std::string_view text);
    /// Adds an issue found by the caller.
    ProfileBuilder& reject(Issue issue);

    /// The profile, or every issue found. The builder is then as new, but keeps its memory for the next person.
    Result<Profile> build();

private:
    bool mention(FactId fact, Presence presence, std::string_view at);
    bool answer(FactId fact, Presence presence, std::string_view at);
    void say_present(FactId fact, std::string_view at);
    void say_unsure(FactId fact, std::string_view at);
    void contradict(FactId fact, std::string_view what, const std::string& other, std::string_view at);
    ProfileBuilder& deny(std::string_view name, Saying saying, std::string_view at);
    std::optional<FactId> resolve(std::string_view name, Saying saying, std::string_view at);
    void deny_others();
    void clear();

    const Vocabulary& vocabulary_;
    Profile profile_;
    IdSet<FactId> mentioned_;
    std::vector<Presence> said_;             ///< by fact; of a quantity, named or not: its number may be missing
    std::vector<std::string> where_;         ///< by fact: where it was said first, or where its number stands
    std::vector<std::string> unsure_where_;  ///< by fact: where the person was unsure of it first
    Issues issues_;
    std::size_t dropped_issues_ = 0;
    bool no_others_ = false;
};

/// Reads one JSON profile (UTF-8, docs/cli.md has its form): the profile, or all issues, each with a JSON
/// Pointer, and with line and column where the text is not JSON at all.
Result<Profile> parse_profile(std::string_view json, const Vocabulary& vocabulary);

}  // namespace triage
