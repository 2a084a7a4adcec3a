// Fills a profile name by name, as a person or a line of JSON says it, and notes every issue on the way.
//
// It never repairs: whatever is unknown, contradictory or out of range becomes an issue, and a fact that an
// issue touches is marked as doubted. So the profile can be rejected as a whole while the rest of what was said is
// still understood (docs/decisions/0032).
#include "triage/profile.hpp"

#include <algorithm>
#include <cmath>

#include "model/nearest.hpp"
#include "model/units.hpp"
#include "profile/profile_issue.hpp"
#include "profile/reader.hpp"
#include "profile/relations.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

// "3 h", or "3" for a plain number.
std::string with_unit(double number, const Quantity& quantity) {
    return number_text(number) + (quantity.unit.empty() ? "" : " " + quantity.unit);
}

// The range in words, as it stands behind "give a number".
std::string range_text(const Quantity& quantity) {
    if (std::isinf(quantity.max)) return "at least " + with_unit(quantity.min, quantity);
    return "from " + number_text(quantity.min) + " to " + with_unit(quantity.max, quantity);
}

// The noun for an unknown name, by the list it was said in. People are unsure of numbers as well, so there it is a
// "fact".
std::string_view kind_of_list(std::string_view at) {
    if (at.find("unsure") != std::string_view::npos) return "fact";
    return at.find("conditions") != std::string_view::npos ? "condition" : "symptom";
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

ProfileBuilder::ProfileBuilder(const Vocabulary& vocabulary)
    : vocabulary_(vocabulary),
      profile_(vocabulary),
      mentioned_(vocabulary.facts().size()),
      doubted_(vocabulary.facts().size()),
      said_(vocabulary.facts().size(), Presence::unknown),
      where_(vocabulary.facts().size()),
      unsure_where_(vocabulary.facts().size()) {}

// Issues beyond the limit are only counted, so that a hostile text cannot fill the memory with messages.
ProfileBuilder& ProfileBuilder::reject(Issue found) {
    if (is_quiet_) return *this;
    if (issues_.size() < max_profile_issues) {
        issues_.push_back(std::move(found));
    } else {
        ++dropped_issues_;
    }
    return *this;
}

// Doubting a fact matters even where the issue is not listed.
ProfileBuilder& ProfileBuilder::reject(FactId fact, Issue found) {
    doubted_.insert(fact);
    return reject(std::move(found));
}

// Hints by name, kept over many profiles: the same slips come again and again in a batch, and looking for what was
// meant takes long. The memory is emptied when it is full.
const std::string& ProfileBuilder::hint_for(std::string_view name, Saying saying) {
    constexpr std::size_t most_hints = 4096;
    if (hints_.size() >= most_hints) hints_.clear();
    const auto [place, is_new] = hints_.try_emplace(std::to_string(static_cast<int>(saying)) + std::string(name));
    if (!is_new) return place->second;
    place->second = vocabulary_.hint(name, saying);
    if (place->second.empty()) place->second = suggestion(vocabulary_.nearest_gateway(name));
    return place->second;
}

// The fact that a name says. Nothing for the name of a gateway, which is then answered, and nothing, with an issue, for
// a name that is not UTF-8 or unknown.
std::optional<FactId> ProfileBuilder::resolve(std::string_view name, Saying saying, std::string_view at) {
    if (first_invalid_utf8(name) != name.size()) {
        reject(profile_issue("invalid_utf8", "the text is not UTF-8", "", at));
        return std::nullopt;
    }
    const auto fact = vocabulary_.find(name);
    if (!fact && !say_gateway(name, saying, at)) {
        const bool looked_for = lists_more_issues();  // looking is slow, and nobody would read it
        reject(profile_issue("unknown_name", "unknown " + std::string(kind_of_list(at)) + " " + quote(name),
                             looked_for ? hint_for(name, saying) : "", at));
    }
    return fact;
}

// Notes that two places say different things of a fact; `what` names both, `other` is the place of the first.
void ProfileBuilder::contradict(FactId fact, std::string_view what, const std::string& other, std::string_view at) {
    reject(fact, profile_issue("contradiction", "`" + vocabulary_[fact].id + "` is both " + std::string(what),
                               "the other one is at " + other, at));
}

// Notes that something is said of a fact. Whatever is said twice must be said alike, and the place of the first saying
// is kept. False, with an issue, for a contradiction.
bool ProfileBuilder::mention(FactId fact, Presence presence, std::string_view at) {
    Presence& said = said_[index(fact)];
    if (said != Presence::unknown && said != presence) {
        contradict(fact, "present and denied", where_[index(fact)], at);
        return false;
    }
    mentioned_.insert(fact);
    said = presence;
    if (where_[index(fact)].empty()) where_[index(fact)] = at;
    return true;
}

// `mention`, for what answers the fact's question: that contradicts being unsure of it, too.
bool ProfileBuilder::answer(FactId fact, Presence presence, std::string_view at) {
    if (!profile_.is_unsure(fact)) return mention(fact, presence, at);
    contradict(fact, "answered and unsure", unsure_where_[index(fact)], at);
    return false;
}

// A name may say other facts besides its own, and leave open those that it may mean (docs/decisions/0030,
// docs/decisions/0039).
ProfileBuilder& ProfileBuilder::present(std::string_view name, std::string_view at) {
    const auto fact = resolve(name, Saying::present, at);
    if (!fact) return *this;
    say_present(*fact, at);
    for (const FactId other : vocabulary_.also_said_by(name)) say_present(other, at);
    leave_open_what_may_be_meant(name);
    return *this;
}

// Marks these facts as mentioned, since `no_others` denies only what was not mentioned.
void ProfileBuilder::leave_open_what_may_be_meant(std::string_view name) {
    for (const FactId other : vocabulary_.maybe_said_by(name)) mentioned_.insert(other);
}

void ProfileBuilder::say_present(FactId fact, std::string_view at) {
    if (vocabulary_[fact].quantity) {
        mention(fact, Presence::present, at);  // only its number is an answer
    } else if (answer(fact, Presence::present, at)) {
        profile_.set(fact, Presence::present);
    }
}

ProfileBuilder& ProfileBuilder::absent(std::string_view name, std::string_view at) {
    return deny(name, Saying::denial, at);
}

// The name of a part cannot be denied, as the rest of the fact would stay open; neither can a quantity that everybody
// has.
ProfileBuilder& ProfileBuilder::deny(std::string_view name, Saying saying, std::string_view at) {
    const auto fact = resolve(name, saying, at);
    if (!fact) return *this;
    const Fact& known = vocabulary_[*fact];
    if (!known.includes.empty() && vocabulary_.is_narrower(name)) {
        return reject(*fact, profile_issue("narrow_denial",
                                           "denying " + quote(name) + " does not answer all of `" + known.id + "`",
                                           "deny `" + known.id + "` if nothing of it is there: " + known.question, at));
    }
    if (known.quantity && known.quantity->absence == Absence::impossible) {
        return reject(
            *fact, profile_issue("cannot_be_absent", "`" + known.id + "` always has a value", "give its number", at));
    }
    if (answer(*fact, Presence::absent, at)) profile_.set(*fact, Presence::absent);
    return *this;
}

// A name that begins like a denial ("no bladder control") is a name, so names are looked up first.
ProfileBuilder& ProfileBuilder::say(std::string_view phrase, std::string_view at) {
    if (vocabulary_.find(phrase)) return present(phrase, at);
    const std::string plain = normalize_name(phrase);
    for (const std::string_view denial : {"no ", "not ", "without "}) {
        if (plain.starts_with(denial)) {
            return deny(std::string_view(plain).substr(denial.size()), Saying::no_phrase, at);
        }
    }
    return present(phrase, at);
}

// Range, whole numbers and repetition are checked before the number counts as said, so a number that is refused
// contradicts nothing. REQUIRES: `fact` is a quantity.
ProfileBuilder& ProfileBuilder::measure(FactId fact, double number, std::string_view at) {
    const Fact& known = vocabulary_[fact];
    const Quantity& quantity = *known.quantity;
    const bool in_range = std::isfinite(number) && number >= quantity.min && number <= quantity.max;
    if (!in_range) {
        return reject(
            fact, profile_issue("out_of_range", "`" + known.id + "` is " + number_text(number) + ", outside its range",
                                "give a number " + range_text(quantity), at));
    }
    if (quantity.whole && number != std::floor(number)) {
        return reject(
            fact, profile_issue("out_of_range", "`" + known.id + "` is " + number_text(number) + ", not a whole number",
                                "", at));
    }
    if (profile_.value(fact)) {
        return reject(fact, profile_issue("repeated_value", "`" + known.id + "` has two values",
                                          "the first one is at " + where_[index(fact)], at));
    }
    if (answer(fact, Presence::present, at)) {
        profile_.set_value(fact, number);
        where_[index(fact)] = at;  // the number's place says more than that of the name alone
    }
    return *this;
}

// A number without a unit is in the quantity's own. The conversion works on decimals, so "1.1 h" and "66 min" are the
// same number (docs/decisions/0034). REQUIRES: `fact` is a quantity.
ProfileBuilder& ProfileBuilder::measure(FactId fact, std::string_view text, std::string_view at) {
    if (first_invalid_utf8(text) != text.size())
        return reject(fact, profile_issue("invalid_utf8", "the text is not UTF-8", "", at));
    const Quantity& quantity = *vocabulary_[fact].quantity;
    std::string_view rest = trimmed(text);
    const auto number = take_decimal(rest);
    if (!number) {
        return reject(fact, profile_issue("wrong_type", quote(text) + " is not a number",
                                          "give a number " + range_text(quantity), at));
    }
    const std::string unit = normalize_name(rest);
    const auto ratio = unit_ratio(unit.empty() ? quantity.unit : unit, quantity.unit);
    if (!ratio) {
        return reject(
            fact, profile_issue("wrong_unit", quote(unit) + " is not a unit of `" + vocabulary_[fact].id + "`",
                                quantity.unit.empty() ? "give a plain number" : "units are s, min, h, d and w", at));
    }
    const auto own = converted(*number, *ratio);
    if (!own) {
        return reject(fact,
                      profile_issue("out_of_range",
                                    "`" + vocabulary_[fact].id + "` is " + quote(trimmed(text)) + ", outside its range",
                                    "give a number " + range_text(quantity), at));
    }
    return measure(fact, *own, at);
}

// The place is not kept: leaving a number open contradicts nothing, so nobody is ever shown where it stands.
ProfileBuilder& ProfileBuilder::leave_unknown(FactId quantity, std::string_view /*at*/) {
    mentioned_.insert(quantity);
    return *this;
}

ProfileBuilder& ProfileBuilder::unsure(std::string_view name, std::string_view at) {
    const auto fact = resolve(name, Saying::unsure, at);
    if (!fact) return *this;
    say_unsure(*fact, at);
    for (const FactId other : vocabulary_.also_said_by(name)) say_unsure(other, at);
    leave_open_what_may_be_meant(name);
    return *this;
}

// Being unsure contradicts an answer that came before; `answer` looks for the other order.
void ProfileBuilder::say_unsure(FactId fact, std::string_view at) {
    if (profile_.presence(fact) != Presence::unknown) {
        return contradict(fact, "answered and unsure", where_[index(fact)], at);
    }
    if (!profile_.is_unsure(fact)) unsure_where_[index(fact)] = at;
    mentioned_.insert(fact);
    profile_.set_unsure(fact);
}

// An empty set differs from none: it says that nothing is at hand.
ProfileBuilder& ProfileBuilder::filter_equipment() {
    if (!profile_.equipment) profile_.equipment.emplace(vocabulary_.equipment().size());
    return *this;
}

// Unknown equipment gets the nearest name by letters, as nobody's safety hangs on it.
ProfileBuilder& ProfileBuilder::equipment(std::string_view name, std::string_view at) {
    filter_equipment();
    if (first_invalid_utf8(name) != name.size())
        return reject(profile_issue("invalid_utf8", "the text is not UTF-8", "", at));
    if (const auto piece = vocabulary_.find_equipment(name)) {
        profile_.equipment->insert(*piece);
        return *this;
    }
    const std::string nearest = lists_more_issues() ? vocabulary_.nearest_equipment(name) : "";
    return reject(profile_issue("unknown_name", "unknown equipment " + quote(name), suggestion(nearest), at));
}

ProfileBuilder& ProfileBuilder::no_others() {
    no_others_ = true;
    return *this;
}

ProfileBuilder& ProfileBuilder::id(std::string_view text) {
    profile_.id = text;
    return *this;
}

ProfileBuilder& ProfileBuilder::context(std::string_view json) {
    profile_.context = json;
    return *this;
}

// Called last, when every fact that was mentioned is known. What a line has denied stays denied by it.
void ProfileBuilder::deny_others() {
    IdSet<FactId> others(vocabulary_.facts().size());
    for (const FactId fact : vocabulary_.fact_ids()) {
        if (vocabulary_[fact].may_be_absent()) others.insert(fact);
    }
    others.remove(mentioned_);
    others.remove(profile_.absent());
    others.for_each([&](FactId fact) { profile_.deny_with_others(fact); });
}

// Adds the signs and numbers of a part that had no issue of its own. REQUIRES: nothing was said before.
void ProfileBuilder::add_signs(const Profile& part) {
    part.present().for_each([&](FactId fact) {
        profile_.set(fact, Presence::present);
        if (vocabulary_[fact].quantity) profile_.set_value(fact, *part.value(fact));
    });
}

// The signs and numbers that no issue touches. A sign that is left out is only unknown, and an unknown fact raises
// nothing: docs/semantics.md says why this is sound.
Profile ProfileBuilder::understood() const {
    Profile signs(vocabulary_);
    signs.id = profile_.id;
    signs.context = profile_.context;
    profile_.present().for_each([&](FactId fact) {
        const Fact& known = vocabulary_[fact];
        if (doubted_.contains(fact) || known.is_protective) return;
        if (known.quantity) return signs.set_value(fact, *profile_.value(fact));
        signs.set(fact, Presence::present);
    });
    profile_.gateways(LineAnswer::yes).for_each([&](GatewayId id) {
        signs.set_gateway(id, vocabulary_[id], LineAnswer::yes);
    });
    return signs;
}

// Numbers that contradict each other are all doubted. Relations of two quantities come first; if two quantities of a
// longer relation are doubted by then, it would only say the same again, and is left out.
void ProfileBuilder::refuse_broken_relations() {
    std::vector<FactId> doubtful;
    std::vector<const Relation*> broken = broken_relations(profile_, vocabulary_);
    std::stable_sort(broken.begin(), broken.end(), [](const Relation* a, const Relation* b) {
        return quantities_of(*a).size() < quantities_of(*b).size();
    });
    for (const Relation* relation : broken) {
        const std::vector<FactId> facts = quantities_of(*relation);
        const auto count_doubtful = std::count_if(facts.begin(), facts.end(), [&](FactId fact) {
            return std::find(doubtful.begin(), doubtful.end(), fact) != doubtful.end();
        });
        if (facts.size() > 2 && count_doubtful > 1) continue;
        std::string others;
        for (std::size_t i = 1; i < facts.size(); ++i) {
            others += (others.empty() ? "" : " and ") + where_[index(facts[i])];
        }
        reject(profile_issue("contradiction", broken_text(*relation, profile_, vocabulary_),
                             (facts.size() > 2 ? "the others are at " : "the other one is at ") + others,
                             where_[index(facts.front())]));
        doubtful.insert(doubtful.end(), facts.begin(), facts.end());
    }
    for (const FactId fact : doubtful) doubted_.insert(fact);
}

// Relations are checked last, since they need all numbers. `no_others` is applied only to a profile without issues: a
// rejected one denies nothing.
ProfileResult ProfileBuilder::build() {
    refuse_broken_relations();
    refuse_disordered_days();
    apply_gateways();
    if (dropped_issues_ > 0) {
        issues_.push_back(
            profile_issue("too_many_issues", std::to_string(dropped_issues_) + " more issues are not listed", "", ""));
    }
    if (issues_.empty() && no_others_) deny_others();
    const bool has_signs = !profile_.present().empty() || !profile_.gateways(LineAnswer::yes).empty();
    ProfileResult result = issues_.empty() ? ProfileResult(profile_) : ProfileResult(std::move(issues_));
    if (!result && has_signs) result.understood = understood();
    clear();
    return result;
}

// Only facts that were mentioned have left something behind, so a batch does not pay for the whole vocabulary.
void ProfileBuilder::clear() {
    mentioned_.for_each([&](FactId fact) {
        said_[index(fact)] = Presence::unknown;
        where_[index(fact)].clear();
        unsure_where_[index(fact)].clear();
    });
    mentioned_.clear();
    doubted_.clear();
    profile_.clear();
    gateways_said_.clear();
    issues_.clear();
    dropped_issues_ = 0;
    no_others_ = false;
    is_quiet_ = false;
}

}  // namespace triage
