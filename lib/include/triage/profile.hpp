// All facts of one person, checked against the vocabulary.
//
// What is not said stays *unknown*; nothing here ever turns an unknown into a "no", except the person's own
// `no_others`. A profile comes from JSON (`parse_profile`) or from a `ProfileBuilder`, which command lines and screens
// fill name by name. Both collect every issue and yield a profile only when there is none; of one that is rejected
// they still say what was understood, for `at_least` (at_least.hpp).
//
//     triage::ProfileBuilder person(program.vocabulary());
//     person.present("chest pain", "--symptoms").absent("fever", "--denies");
//     triage::ProfileResult profile = person.build();
//     if (!profile) return complain(profile.issues);
//     const triage::Decision decision = program.evaluate(*profile);
//
// An app that asks question by question sets facts by id instead, on a `Profile` of its own, with `set`, `set_value`
// and `set_unsure`. It then asks `broken_relations` itself, which builders and readers do for it.
//
// Threads: values; a builder belongs to one thread.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "triage/day.hpp"
#include "triage/export.hpp"
#include "triage/ids.hpp"
#include "triage/issue.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

/// The value of a finding; unknown is the default. For a quantity `present` is a known number, and `absent` says that
/// it does not apply, such as the hours since an injury of somebody who had none.
enum class Presence : std::uint8_t { unknown, absent, present };

/// What one person said, as bits and numbers by fact. It has no names and checks nothing: whoever sets a fact by id
/// knows the vocabulary. Copying takes time and memory in proportion to the vocabulary; asking for a fact takes a few
/// instructions.
/// INVARIANT: a fact is in at most one of `present`, `absent` and `unsure`.
class Profile {
public:
    /// Everything unknown. The profile fits programs of rule bases with this vocabulary, and keeps no reference to it.
    TRIAGE_EXPORT explicit Profile(const Vocabulary& vocabulary);

    /// What is known of a fact; an unsure one is unknown.
    Presence presence(FactId fact) const {
        if (present_.contains(fact)) return Presence::present;
        return absent_.contains(fact) ? Presence::absent : Presence::unknown;
    }
    /// The number of a quantity, in its own unit, when it is known. Nothing for one that is unknown or absent.
    /// REQUIRES: a quantity.
    std::optional<double> value(FactId fact) const {
        return present_.contains(fact) ? std::optional(values_[index(fact)]) : std::nullopt;
    }

    /// The number of a quantity whose number is known, without asking whether it is; any number otherwise. For loops
    /// that have asked already.
    double number_or_any(FactId fact) const { return values_[index(fact)]; }

    /// Makes everything unknown and unanswered again, `id`, `context`, `equipment` and the days included. Allocates
    /// nothing.
    TRIAGE_EXPORT void clear();
    /// Says that a finding is there, is not there, or is unknown; whatever was said of it before is forgotten, being
    /// unsure, too. Also makes a quantity unknown or absent. REQUIRES: for a quantity not `present`, and `absent` only
    /// if its declaration allows that.
    TRIAGE_EXPORT void set(FactId finding, Presence presence);
    /// Says the number of a quantity, in its own unit; whatever was said of it before is forgotten. REQUIRES: a
    /// quantity, and a number in its range, whole if the quantity is.
    TRIAGE_EXPORT void set_value(FactId quantity, double number);

    /// True when somebody asked and the person does not know: to a decision the fact is unknown, but no interview asks
    /// it again.
    bool is_unsure(FactId fact) const { return unsure_.contains(fact); }
    /// Makes a fact unknown, and unsure until `set` or `set_value` says otherwise.
    TRIAGE_EXPORT void set_unsure(FactId fact);

    /// The answer to a gateway, if there is one.
    TRIAGE_EXPORT std::optional<LineAnswer> answer_to(GatewayId gateway) const;
    /// The gateways with this answer. `yes`: a decision is at least as grave as the mildest of the facts that such a
    /// gateway stands for; where they are all denied, a decision takes them for unknown.
    const IdSet<GatewayId>& gateways(LineAnswer answer) const { return gateways_[static_cast<std::size_t>(answer)]; }
    /// Answers a gateway; whatever was answered to it before is forgotten. `no` denies each of its facts of which
    /// nothing is known, or which only a line left unsure. `yes` sets nothing, but for a fact that the line alone
    /// stands for; facts that were all denied are unknown again. `unsure` makes the unknown ones unsure, which an
    /// interview asks all the same, and so those that were all denied behind a `yes`. What another line denied stays.
    /// REQUIRES: `gateway_id` is that of the gateway; for `no`, none of its facts is present, unless as a number beyond
    /// what the line asks.
    TRIAGE_EXPORT void set_gateway(GatewayId gateway_id, const Gateway& gateway, LineAnswer answer);
    /// Facts that are absent or unsure because a gateway was answered, and not because they were asked. `set`,
    /// `set_value` and `set_unsure` make a fact one that was asked.
    const IdSet<FactId>& by_gateway() const { return by_gateway_; }
    /// True when the person was asked this fact by itself and does not know, so that nobody asks it again.
    bool was_asked_unsure(FactId fact) const { return unsure_.contains(fact) && !by_gateway_.contains(fact); }
    /// True when everything that the line says is denied, so that a "yes" to it would be left empty. Never for a line
    /// that is wider than its facts.
    bool denies_all_of(const Gateway& gateway) const {
        return !gateway.is_wider && std::all_of(gateway.stands_for.begin(), gateway.stands_for.end(),
                                                [&](const StandsFor& each) { return absent_.contains(each.fact); });
    }

    /// The facts that are unsure, present and absent, as sets. They stay valid, and follow changes, as long as the
    /// profile lives.
    const IdSet<FactId>& unsure() const { return unsure_; }
    const IdSet<FactId>& present() const { return present_; }
    const IdSet<FactId>& absent() const { return absent_; }

    /// The absent facts that were denied with everything that was not mentioned (`no_others`), and not each by itself.
    /// A decision makes no difference between the two; whoever tells a doctor what was asked does. Any other saying of
    /// a fact takes it out. Valid as the sets above are.
    const IdSet<FactId>& denied_with_others() const { return denied_with_others_; }
    /// Makes a fact absent, as `no_others` does. REQUIRES: as for `set` with `absent`.
    TRIAGE_EXPORT void deny_with_others(FactId fact);

    /// A name that the sender gave this profile. It comes back in the answer and means nothing here.
    std::optional<std::string> id;
    /// A JSON object of the sender's own, which comes back in the answer and means nothing here. As it was written,
    /// but for blanks between its tokens.
    std::optional<std::string> context;
    /// The equipment at hand; empty when nobody said, and then no stretch is left out for it. A set without members
    /// says that nothing is at hand.
    std::optional<IdSet<EquipmentId>> equipment;
    /// The day on which all of this was answered, if somebody kept it; no decision looks at it. `kept_answers`
    /// (recheck.hpp) does.
    std::optional<Day> answered_on;
    /// The day of the oldest of its answers, where some were kept from a profile of that day; not after `answered_on`.
    std::optional<Day> kept_from;
    /// What an older profile had, and may be over by now. An interview asks it before anything else; a decision does
    /// not look at it, and what is known of a fact by now goes before it. Without a capacity where there is nothing.
    IdSet<FactId> was_there;

private:
    friend class ProfileScanner;

    void deny(const std::vector<StandsFor>& facts);
    void leave_unsure(const std::vector<StandsFor>& facts);

    IdSet<FactId> present_;
    IdSet<FactId> absent_;
    /// No member of the two sets above.
    IdSet<FactId> unsure_;
    /// By answer.
    std::array<IdSet<GatewayId>, 3> gateways_;
    /// All of them absent or unsure.
    IdSet<FactId> by_gateway_;
    /// Of `absent_`. Without a capacity until its first member: the scanner of a batch, whose profiles nobody renders,
    /// does not fill it, and then neither clearing nor copying it costs anything.
    IdSet<FactId> denied_with_others_;
    /// By fact; meaningful where a quantity is present.
    std::vector<double> values_;
};

/// A profile, or its issues and what could be understood in spite of them. There are no warnings: any issue means that
/// there is no profile.
struct ProfileResult : Result<Profile> {
    ProfileResult(Profile profile) : Result(std::move(profile)) {}
    ProfileResult(Issues errors) : Result(std::move(errors)) {}
    ProfileResult(Issues errors, Profile signs) : Result(std::move(errors)), understood(std::move(signs)) {}

    /// The signs and numbers of a rejected profile that no issue touches. Denials, `no_others`, protective facts and
    /// what the person is unsure of are left out, that is, unknown. For `at_least` only: it is no profile to decide
    /// by. Empty if there is a profile, and if nothing was said to be there.
    std::optional<Profile> understood;
};

/// The relations of the packs that the profile's numbers break; none in most cases. A relation with an unknown number
/// is not broken. Readers refuse such a profile as a `contradiction`; an app that sets numbers itself asks again for
/// one of them. The pointers live as long as the vocabulary.
TRIAGE_EXPORT std::vector<const Relation*> broken_relations(const Profile& profile, const Vocabulary& vocabulary);

/// A broken relation in words, without a full stop: the numbers, and what they do not fit, such as "`age_at_onset` is
/// 46 and `age` is 30, and `age_at_onset <= age` must hold". REQUIRES: the profile has all numbers of the relation.
TRIAGE_EXPORT std::string broken_text(const Relation& relation, const Profile& profile, const Vocabulary& vocabulary);

/// Issues of one profile beyond this many are counted, not listed.
inline constexpr std::size_t max_profile_issues = 100;

/// One person, filled name by name. Each function but `build` returns the builder, so calls can be chained, and none
/// of them fails: an issue is noted, and the call changes nothing else of what was said. What is said of facts may
/// come in any order; only the place that an issue names depends on it.
class ProfileBuilder {
public:
    /// The vocabulary must outlive the builder.
    TRIAGE_EXPORT explicit ProfileBuilder(const Vocabulary& vocabulary);

    /// Says that a fact is there. `name` is any name of it: an id, an alias, or the name of a part, in any spelling. A
    /// name of several facts says all of them, and one that may mean another fact leaves that open even under
    /// `no_others`. The name of a quantity without its number leaves the number unknown. Issues: `unknown_name`,
    /// `invalid_utf8`, `contradiction`.
    ///
    /// `at`, here and below, is the place where the person said it: a JSON Pointer or an option, as issues will show
    /// it.
    TRIAGE_EXPORT ProfileBuilder& present(std::string_view name, std::string_view at);
    /// Says that a fact is not there. Denies the fact that owns the name only, not others that the name says. Issues:
    /// those of `present`; `narrow_denial` for the name of a part, which does not answer its whole fact;
    /// `cannot_be_absent` for a quantity that everybody has.
    TRIAGE_EXPORT ProfileBuilder& absent(std::string_view name, std::string_view at);
    /// Says a name that may start with a denial ("no chest pain"), as in a list that a person types. A name that
    /// begins like a denial is a name. Issues: those of `present` and `absent`.
    TRIAGE_EXPORT ProfileBuilder& say(std::string_view phrase, std::string_view at);
    /// Says a number in the quantity's own unit. Issues: `out_of_range`, also for a number that must be whole and is
    /// not, or is not finite; `repeated_value`; `contradiction`. REQUIRES: a quantity.
    TRIAGE_EXPORT ProfileBuilder& measure(FactId quantity, double number, std::string_view at);
    /// Says a number with an optional unit as a person types it: `3`, `2.5`, `30h`, `2 d`. A number without a unit is
    /// in the quantity's own. Issues: those of the other `measure`; `wrong_type` for a text that is no number,
    /// `wrong_unit`, `invalid_utf8`. REQUIRES: a quantity.
    TRIAGE_EXPORT ProfileBuilder& measure(FactId quantity, std::string_view text, std::string_view at);
    /// Says that the number is not known: it stays unknown, `no_others` or not. Contradicts nothing, and a number may
    /// still follow. REQUIRES: a quantity.
    TRIAGE_EXPORT ProfileBuilder& leave_unknown(FactId quantity, std::string_view at);
    /// Says that a piece of equipment is at hand, by its id or an alias. From the first call on, stretches that need
    /// other pieces are left out. Issues: `unknown_name`, `invalid_utf8`.
    TRIAGE_EXPORT ProfileBuilder& equipment(std::string_view name, std::string_view at);
    /// Says that the person was asked and does not know: the fact stays unknown, `no_others` or not, and no interview
    /// asks it again. The name of a part means the whole fact. An answer to the same question is a contradiction;
    /// naming a quantity without its number is none. Issues: those of `present`.
    TRIAGE_EXPORT ProfileBuilder& unsure(std::string_view name, std::string_view at);
    /// Answers a gateway, by its id. `digest`: that of the line that the person saw, if whoever asked kept it. What its
    /// facts become does not depend on the order of calls: `build` works it out. In `present`, `absent`, `say` and
    /// `unsure` the name of a gateway does the same. Issues: `unknown_name`; `other_wording` for another digest, and
    /// then nothing is denied; `contradiction` for two answers, and for a "no" to a line of which a fact is there or
    /// unsure; `gateway_left_empty` for a "yes" of which every fact is denied.
    TRIAGE_EXPORT ProfileBuilder& gateway(std::string_view name, LineAnswer answer, std::string_view digest,
                                          std::string_view at);
    /// Says that equipment was asked for: with no piece named, nothing is at hand.
    TRIAGE_EXPORT ProfileBuilder& filter_equipment();
    /// Says that everything not mentioned was asked and denied: findings, and quantities that may be absent. Applied
    /// by `build`, so it may come first, and only to a profile without issues.
    TRIAGE_EXPORT ProfileBuilder& no_others();
    /// Sets the sender's name for the profile. The last call counts.
    TRIAGE_EXPORT ProfileBuilder& id(std::string_view text);
    /// Sets the day on which all of this was answered, written as `2026-11-20`. Issue: `bad_date`.
    TRIAGE_EXPORT ProfileBuilder& answered_on(std::string_view date, std::string_view at);
    /// Sets the day of the oldest answer, which is not after `answered_on`; `build` looks. Issues: `bad_date`,
    /// `contradiction`.
    TRIAGE_EXPORT ProfileBuilder& kept_from(std::string_view date, std::string_view at);
    /// Says that a fact was there some days ago (`Profile::was_there`), and nothing of today. Issues: `unknown_name`,
    /// `invalid_utf8`.
    TRIAGE_EXPORT ProfileBuilder& was_there(std::string_view name, std::string_view at);
    /// Sets the object that comes back in the answer. REQUIRES: a JSON object on one line; it is written into answers
    /// as it is.
    TRIAGE_EXPORT ProfileBuilder& context(std::string_view json);
    /// Adds everything that a JSON profile says, as the calls above would. Of a text that stops being JSON somewhere,
    /// what was whole before is understood. Issues: those of `parse_profile`.
    TRIAGE_EXPORT ProfileBuilder& json(std::string_view text);
    /// Adds an issue that the caller found, so that the profile is rejected together with all others.
    TRIAGE_EXPORT ProfileBuilder& reject(Issue issue);
    /// Adds an issue that leaves it open what is true of a fact: whatever else is said of that fact is not understood.
    TRIAGE_EXPORT ProfileBuilder& reject(FactId fact, Issue issue);
    /// False when another issue would only be counted, since there are `max_profile_issues` already: a hint for it
    /// need not be looked for then.
    bool lists_more_issues() const { return !is_quiet_ && issues_.size() < max_profile_issues; }

    /// The profile, or every issue found, those of numbers that break a relation included. The builder is then as new,
    /// but keeps its memory for the next person.
    TRIAGE_EXPORT ProfileResult build();

private:
    friend class JsonReader;

    /// The answer to a gateway, and where it stands.
    struct GatewaySaid {
        GatewayId gateway{};
        LineAnswer answer = LineAnswer::no;
        std::string at;
        bool is_doubted = false;  ///< another answer was given, too
    };

    // The steps behind the calls above; builder.cpp says what each of them holds to.
    bool mention(FactId fact, Presence presence, std::string_view at);
    bool answer(FactId fact, Presence presence, std::string_view at);
    void say_present(FactId fact, std::string_view at);
    void leave_open_what_may_be_meant(std::string_view name);
    void say_unsure(FactId fact, std::string_view at);
    void contradict(FactId fact, std::string_view what, const std::string& other, std::string_view at);
    ProfileBuilder& deny(std::string_view name, Saying saying, std::string_view at);
    std::optional<FactId> resolve(std::string_view name, Saying saying, std::string_view at);
    const std::string& hint_for(std::string_view name, Saying saying);
    bool say_gateway(std::string_view name, Saying saying, std::string_view at);
    void answer_gateway(GatewayId id, LineAnswer answer, std::string_view digest, std::string_view at);
    bool fits(const GatewaySaid& said);
    void apply_gateways();
    std::optional<Day> read_date(std::string_view date, std::string_view at);
    void refuse_disordered_days();
    void mention_denied(const Gateway& gateway);
    void leave_open(const Gateway& gateway);
    void add_signs(const Profile& part);
    void refuse_broken_relations();
    void deny_others();
    Profile understood() const;
    void clear();

    const Vocabulary& vocabulary_;
    Profile profile_;
    IdSet<FactId> mentioned_;
    /// Facts that an issue touches.
    IdSet<FactId> doubted_;
    /// By fact. Of a quantity that was named, whether or not its number is known.
    std::vector<Presence> said_;
    /// By fact: the place where it was said first, or where its number stands.
    std::vector<std::string> where_;
    /// By fact: the place where the person was unsure of it first.
    std::vector<std::string> unsure_where_;
    /// Each gateway once.
    std::vector<GatewaySaid> gateways_said_;
    /// The place of `kept_from`.
    std::string kept_from_at_;
    Issues issues_;
    /// Hints for names that were not found, by how they were said and the name.
    std::unordered_map<std::string, std::string> hints_;
    std::size_t dropped_issues_ = 0;
    bool no_others_ = false;
    /// While true, what is read is part of a broken text, and its issues are not listed.
    bool is_quiet_ = false;
};

/// Reads one JSON profile (UTF-8, docs/cli.md has its form): the profile, or all issues, each with a JSON Pointer, and
/// with line and column where the text is not JSON at all. A byte-order mark in front is skipped. More than
/// `max_profile_issues` issues are counted in one last issue, `too_many_issues`. For many texts use `run_batch`
/// (batch.hpp).
TRIAGE_EXPORT ProfileResult parse_profile(std::string_view json, const Vocabulary& vocabulary);

}  // namespace triage
