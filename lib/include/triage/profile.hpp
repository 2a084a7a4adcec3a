// All facts of one person, checked against the vocabulary.
//
// What is not said stays *unknown*; nothing here ever turns an unknown into a "no", except the person's own
// `no_others`. A profile comes from JSON (`parse_profile`) or from a `ProfileBuilder`, which command lines
// and screens fill name by name. Both collect every issue and yield a profile only when there is none; of one that is
// rejected they still say what was understood, for `at_least` (at_least.hpp).
//
//     triage::ProfileBuilder person(program.vocabulary());
//     person.present("chest pain", "--symptoms").measure("pain", 3, "--pain");
//     triage::ProfileResult profile = person.build();
//
// Threads: values; a builder belongs to one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "triage/export.hpp"
#include "triage/ids.hpp"
#include "triage/issue.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

/// The value of a finding. For a quantity: `present` is a known number, `absent` says that it does not apply.
enum class Presence : std::uint8_t { unknown, absent, present };

class Profile {
public:
    /// Everything unknown. The profile fits programs of rule bases with this vocabulary.
    TRIAGE_EXPORT explicit Profile(const Vocabulary& vocabulary);

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
    TRIAGE_EXPORT void clear();
    TRIAGE_EXPORT void set(FactId finding, Presence presence);
    /// REQUIRES: a quantity, and a number in its range.
    TRIAGE_EXPORT void set_value(FactId quantity, double number);

    /// Somebody asked, and the person does not know: to a decision the fact is unknown, but no interview asks it again.
    bool is_unsure(FactId fact) const { return unsure_.contains(fact); }
    /// Unknown, and unsure until `set` or `set_value` says otherwise.
    TRIAGE_EXPORT void set_unsure(FactId fact);

    const IdSet<FactId>& unsure() const { return unsure_; }
    const IdSet<FactId>& present() const { return present_; }
    const IdSet<FactId>& absent() const { return absent_; }

    std::optional<std::string> id;
    /// A JSON object that comes back in the answer and means nothing here: as it was written, but for blanks between
    /// its tokens.
    std::optional<std::string> context;
    /// What is at hand; empty: nobody said, so nothing is filtered by it.
    std::optional<IdSet<EquipmentId>> equipment;

private:
    friend class ProfileScanner;

    IdSet<FactId> present_;
    IdSet<FactId> absent_;
    IdSet<FactId> unsure_;        ///< no member of the two above
    std::vector<double> values_;  ///< by fact; meaningful where a quantity is present
};

/// A profile, or its issues.
struct ProfileResult : Result<Profile> {
    ProfileResult(Profile profile) : Result(std::move(profile)) {}
    ProfileResult(Issues errors) : Result(std::move(errors)) {}
    ProfileResult(Issues errors, Profile signs) : Result(std::move(errors)), understood(std::move(signs)) {}

    /// Of a rejected profile: the signs that were said to be present and the numbers, as far as no issue touches them.
    /// Denials, `no_others` and protective facts are left out. For `at_least` only: it is no profile to decide by.
    /// Empty if there is a profile, and where nothing is said to be there.
    std::optional<Profile> understood;
};

/// The relations of the packs that the profile's numbers break. Readers refuse such a profile as a `contradiction`; an
/// app that sets numbers itself asks again for one of them.
TRIAGE_EXPORT std::vector<const Relation*> broken_relations(const Profile& profile, const Vocabulary& vocabulary);

/// What the numbers say, and what they do not fit: "`age_at_onset` is 46 and `age` is 30, and `age_at_onset <= age`
/// must hold". REQUIRES: the profile has all its numbers.
TRIAGE_EXPORT std::string broken_text(const Relation& relation, const Profile& profile, const Vocabulary& vocabulary);

/// Issues of one profile beyond this many are counted, not listed.
inline constexpr std::size_t max_profile_issues = 100;

class ProfileBuilder {
public:
    /// The vocabulary must outlive the builder.
    TRIAGE_EXPORT explicit ProfileBuilder(const Vocabulary& vocabulary);

    // `at` is where the person said it: a JSON Pointer or an option. Names are ids or aliases.
    TRIAGE_EXPORT ProfileBuilder& present(std::string_view name, std::string_view at);
    TRIAGE_EXPORT ProfileBuilder& absent(std::string_view name, std::string_view at);
    /// A name that may start with a denial ("no chest pain"), as in a list that a person types.
    TRIAGE_EXPORT ProfileBuilder& say(std::string_view phrase, std::string_view at);
    /// `number` in the quantity's own unit.
    TRIAGE_EXPORT ProfileBuilder& measure(FactId quantity, double number, std::string_view at);
    /// A number with an optional unit as a person types it: `3`, `2.5`, `30h`, `2 d`.
    TRIAGE_EXPORT ProfileBuilder& measure(FactId quantity, std::string_view text, std::string_view at);
    /// A quantity that is named without its number stays unknown, `no_others` or not.
    TRIAGE_EXPORT ProfileBuilder& leave_unknown(FactId quantity, std::string_view at);
    TRIAGE_EXPORT ProfileBuilder& equipment(std::string_view name, std::string_view at);
    /// The person was asked and does not know: unknown, `no_others` or not. The name of a part means the whole fact.
    /// An answer to the same question is a contradiction; naming a quantity without its number is none.
    TRIAGE_EXPORT ProfileBuilder& unsure(std::string_view name, std::string_view at);
    /// Says that equipment was asked for: with no piece named, nothing is at hand.
    TRIAGE_EXPORT ProfileBuilder& filter_equipment();
    /// Everything not mentioned was asked and denied: findings, and quantities that may be absent.
    TRIAGE_EXPORT ProfileBuilder& no_others();
    TRIAGE_EXPORT ProfileBuilder& id(std::string_view text);
    /// A JSON object on one line, which comes back in the answer.
    TRIAGE_EXPORT ProfileBuilder& context(std::string_view json);
    /// Adds what a JSON profile says. Of a text that stops being JSON somewhere, what was whole before is understood.
    TRIAGE_EXPORT ProfileBuilder& json(std::string_view text);
    /// Adds an issue found by the caller.
    TRIAGE_EXPORT ProfileBuilder& reject(Issue issue);
    /// The same for an issue that leaves it open what is true of a fact: whatever else is said of it is not understood.
    TRIAGE_EXPORT ProfileBuilder& reject(FactId fact, Issue issue);
    /// Whether another issue would be listed. If not, a hint for it need not be looked for.
    bool lists_more_issues() const { return !is_quiet_ && issues_.size() < max_profile_issues; }

    /// The profile, or every issue found. The builder is then as new, but keeps its memory for the next person.
    TRIAGE_EXPORT ProfileResult build();

private:
    friend class JsonReader;

    bool mention(FactId fact, Presence presence, std::string_view at);
    bool answer(FactId fact, Presence presence, std::string_view at);
    void say_present(FactId fact, std::string_view at);
    void leave_open_what_may_be_meant(std::string_view name);
    void say_unsure(FactId fact, std::string_view at);
    void contradict(FactId fact, std::string_view what, const std::string& other, std::string_view at);
    ProfileBuilder& deny(std::string_view name, Saying saying, std::string_view at);
    std::optional<FactId> resolve(std::string_view name, Saying saying, std::string_view at);
    const std::string& hint_for(std::string_view name, Saying saying);
    void add_signs(const Profile& part);
    void refuse_broken_relations();
    void deny_others();
    Profile understood() const;
    void clear();

    const Vocabulary& vocabulary_;
    Profile profile_;
    IdSet<FactId> mentioned_;
    IdSet<FactId> doubted_;                  ///< an issue touches them
    std::vector<Presence> said_;             ///< by fact; of a quantity, named or not: its number may be missing
    std::vector<std::string> where_;         ///< by fact: where it was said first, or where its number stands
    std::vector<std::string> unsure_where_;  ///< by fact: where the person was unsure of it first
    Issues issues_;
    std::unordered_map<std::string, std::string> hints_;  ///< of names that were looked for, by how they were said
    std::size_t dropped_issues_ = 0;
    bool no_others_ = false;
    bool is_quiet_ = false;  ///< what is read is known to be part of a broken text: its issues are not listed
};

/// Reads one JSON profile (UTF-8, docs/cli.md has its form): the profile, or all issues, each with a JSON
/// Pointer, and with line and column where the text is not JSON at all.
TRIAGE_EXPORT ProfileResult parse_profile(std::string_view json, const Vocabulary& vocabulary);

}  // namespace triage
