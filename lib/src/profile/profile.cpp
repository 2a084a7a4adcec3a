#include "triage/profile.hpp"

#include <algorithm>
#include <cmath>

#include "model/nearest.hpp"
#include "model/units.hpp"
#include "profile/reader.hpp"
#include "profile/relations.hpp"
#include "text/number.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace triage {

Profile::Profile(const Vocabulary& vocabulary)
    : present_(vocabulary.facts().size()),
      absent_(vocabulary.facts().size()),
      unsure_(vocabulary.facts().size()),
      values_(vocabulary.facts().size(), 0) {}

void Profile::clear() {
    present_.clear();
    absent_.clear();
    unsure_.clear();
    id.reset();
    context.reset();
    equipment.reset();
}

void Profile::set(FactId finding, Presence presence) {
    present_.erase(finding);
    absent_.erase(finding);
    unsure_.erase(finding);
    if (presence == Presence::present) present_.insert(finding);
    if (presence == Presence::absent) absent_.insert(finding);
}

void Profile::set_unsure(FactId fact) {
    set(fact, Presence::unknown);
    unsure_.insert(fact);
}

void Profile::set_value(FactId quantity, double number) {
    set(quantity, Presence::present);
    values_[index(quantity)] = number + 0.0;  // makes 0 of -0
}

namespace {

std::string with_unit(double number, const Quantity& quantity) {
    return number_text(number) + (quantity.unit.empty() ? "" : " " + quantity.unit);
}

std::string range_text(const Quantity& quantity) {
    if (std::isinf(quantity.max)) return "at least " + with_unit(quantity.min, quantity);
    return "from " + number_text(quantity.min) + " to " + with_unit(quantity.max, quantity);
}

Issue issue(std::string_view code, std::string message, std::string hint, std::string_view at) {
    return {code, std::move(message), std::move(hint), {{}, 0, 0, std::string(at), {}}, Severity::error};
}

// People are unsure of numbers as well, so there it is neither.
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

ProfileBuilder& ProfileBuilder::reject(Issue found) {
    if (is_quiet_) return *this;
    if (issues_.size() < max_profile_issues) {
        issues_.push_back(std::move(found));
    } else {
        ++dropped_issues_;
    }
    return *this;
}

ProfileBuilder& ProfileBuilder::reject(FactId fact, Issue found) {
    doubted_.insert(fact);
    return reject(std::move(found));
}

// The same slips come again and again in a batch, and looking for what was meant takes long.
const std::string& ProfileBuilder::hint_for(std::string_view name, Saying saying) {
    constexpr std::size_t most_hints = 4096;
    if (hints_.size() >= most_hints) hints_.clear();
    const auto [place, is_new] = hints_.try_emplace(std::to_string(static_cast<int>(saying)) + std::string(name));
    if (is_new) place->second = vocabulary_.hint(name, saying);
    return place->second;
}

std::optional<FactId> ProfileBuilder::resolve(std::string_view name, Saying saying, std::string_view at) {
    if (first_invalid_utf8(name) != name.size()) {
        reject(issue("invalid_utf8", "the text is not UTF-8", "", at));
        return std::nullopt;
    }
    const auto fact = vocabulary_.find(name);
    if (!fact) {
        const bool looked_for = lists_more_issues();  // looking is slow, and nobody would read it
        reject(issue("unknown_name", "unknown " + std::string(kind_of_list(at)) + " " + quote(name),
                     looked_for ? hint_for(name, saying) : "", at));
    }
    return fact;
}

void ProfileBuilder::contradict(FactId fact, std::string_view what, const std::string& other, std::string_view at) {
    reject(fact, issue("contradiction", "`" + vocabulary_[fact].id + "` is both " + std::string(what),
                       "the other one is at " + other, at));
}

// What is said twice must be said alike; the first saying counts.
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

bool ProfileBuilder::answer(FactId fact, Presence presence, std::string_view at) {
    if (!profile_.is_unsure(fact)) return mention(fact, presence, at);
    contradict(fact, "answered and unsure", unsure_where_[index(fact)], at);
    return false;
}

ProfileBuilder& ProfileBuilder::present(std::string_view name, std::string_view at) {
    const auto fact = resolve(name, Saying::present, at);
    if (!fact) return *this;
    say_present(*fact, at);
    for (const FactId other : vocabulary_.also_said_by(name)) say_present(other, at);
    leave_open_what_may_be_meant(name);
    return *this;
}

// `no_others` denies only what was not mentioned.
void ProfileBuilder::leave_open_what_may_be_meant(std::string_view name) {
    for (const FactId other : vocabulary_.maybe_said_by(name)) mentioned_.insert(other);
}

void ProfileBuilder::say_present(FactId fact, std::string_view at) {
    if (vocabulary_[fact].quantity) {
        mention(fact, Presence::present, at);  // its number is the answer
    } else if (answer(fact, Presence::present, at)) {
        profile_.set(fact, Presence::present);
    }
}

ProfileBuilder& ProfileBuilder::absent(std::string_view name, std::string_view at) {
    return deny(name, Saying::denial, at);
}

ProfileBuilder& ProfileBuilder::deny(std::string_view name, Saying saying, std::string_view at) {
    const auto fact = resolve(name, saying, at);
    if (!fact) return *this;
    const Fact& known = vocabulary_[*fact];
    if (!known.includes.empty() && vocabulary_.is_narrower(name)) {
        return reject(*fact,
                      issue("narrow_denial", "denying " + quote(name) + " does not answer all of `" + known.id + "`",
                            "deny `" + known.id + "` if nothing of it is there: " + known.question, at));
    }
    if (known.quantity && known.quantity->absence == Absence::impossible) {
        return reject(*fact, issue("cannot_be_absent", "`" + known.id + "` always has a value", "give its number", at));
    }
    if (answer(*fact, Presence::absent, at)) profile_.set(*fact, Presence::absent);
    return *this;
}

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

ProfileBuilder& ProfileBuilder::measure(FactId fact, double number, std::string_view at) {
    const Fact& known = vocabulary_[fact];
    const Quantity& quantity = *known.quantity;
    const bool in_range = std::isfinite(number) && number >= quantity.min && number <= quantity.max;
    if (!in_range) {
        return reject(fact,
                      issue("out_of_range", "`" + known.id + "` is " + number_text(number) + ", outside its range",
                            "give a number " + range_text(quantity), at));
    }
    if (quantity.whole && number != std::floor(number)) {
        return reject(fact, issue("out_of_range",
                                  "`" + known.id + "` is " + number_text(number) + ", not a whole number", "", at));
    }
    if (profile_.value(fact)) {
        return reject(fact, issue("repeated_value", "`" + known.id + "` has two values",
                                  "the first one is at " + where_[index(fact)], at));
    }
    if (answer(fact, Presence::present, at)) {
        profile_.set_value(fact, number);
        where_[index(fact)] = at;  // says more than the name alone that may have come before
    }
    return *this;
}

ProfileBuilder& ProfileBuilder::measure(FactId fact, std::string_view text, std::string_view at) {
    if (first_invalid_utf8(text) != text.size())
        return reject(fact, issue("invalid_utf8", "the text is not UTF-8", "", at));
    const Quantity& quantity = *vocabulary_[fact].quantity;
    std::string_view rest = trimmed(text);
    const auto number = take_decimal(rest);
    if (!number) {
        return reject(
            fact, issue("wrong_type", quote(text) + " is not a number", "give a number " + range_text(quantity), at));
    }
    const std::string unit = normalize_name(rest);
    const auto ratio = unit_ratio(unit.empty() ? quantity.unit : unit, quantity.unit);
    if (!ratio) {
        return reject(fact, issue("wrong_unit", quote(unit) + " is not a unit of `" + vocabulary_[fact].id + "`",
                                  quantity.unit.empty() ? "give a plain number" : "units are s, min, h, d and w", at));
    }
    const auto own = converted(*number, *ratio);
    if (!own) {
        return reject(fact, issue("out_of_range",
                                  "`" + vocabulary_[fact].id + "` is " + quote(trimmed(text)) + ", outside its range",
                                  "give a number " + range_text(quantity), at));
    }
    return measure(fact, *own, at);
}

// It contradicts nothing, so nobody is ever shown where it stands.
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

void ProfileBuilder::say_unsure(FactId fact, std::string_view at) {
    if (profile_.presence(fact) != Presence::unknown) {
        return contradict(fact, "answered and unsure", where_[index(fact)], at);
    }
    if (!profile_.is_unsure(fact)) unsure_where_[index(fact)] = at;
    mentioned_.insert(fact);
    profile_.set_unsure(fact);
}

ProfileBuilder& ProfileBuilder::filter_equipment() {
    if (!profile_.equipment) profile_.equipment.emplace(vocabulary_.equipment().size());
    return *this;
}

ProfileBuilder& ProfileBuilder::equipment(std::string_view name, std::string_view at) {
    filter_equipment();
    if (first_invalid_utf8(name) != name.size()) return reject(issue("invalid_utf8", "the text is not UTF-8", "", at));
    if (const auto piece = vocabulary_.find_equipment(name)) {
        profile_.equipment->insert(*piece);
        return *this;
    }
    const std::string nearest = lists_more_issues() ? vocabulary_.nearest_equipment(name) : "";
    return reject(issue("unknown_name", "unknown equipment " + quote(name), suggestion(nearest), at));
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

void ProfileBuilder::deny_others() {
    for (std::size_t i = 0; i < vocabulary_.facts().size(); ++i) {
        const auto fact = static_cast<FactId>(i);
        if (vocabulary_[fact].may_be_absent() && !mentioned_.contains(fact)) profile_.set(fact, Presence::absent);
    }
}

// Of a part that had no issue of its own. REQUIRES: nothing was said before.
void ProfileBuilder::add_signs(const Profile& part) {
    part.present().for_each([&](FactId fact) {
        profile_.set(fact, Presence::present);
        if (vocabulary_[fact].quantity) profile_.set_value(fact, *part.value(fact));
    });
}

// A sign that is left out is only unknown, and what is unknown raises nothing: docs/semantics.md says why this is
// sound.
Profile ProfileBuilder::understood() const {
    Profile signs = profile_;
    signs.equipment.reset();
    profile_.absent().for_each([&](FactId fact) { signs.set(fact, Presence::unknown); });
    profile_.unsure().for_each([&](FactId fact) { signs.set(fact, Presence::unknown); });
    profile_.present().for_each([&](FactId fact) {
        const bool is_left_out = doubted_.contains(fact) || vocabulary_[fact].is_protective;
        if (is_left_out) signs.set(fact, Presence::unknown);
    });
    return signs;
}

// Numbers that contradict each other are doubted, all of them. Where two of them do, a
// relation that looks at these and a third says nothing new.
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
        reject(issue("contradiction", broken_text(*relation, profile_, vocabulary_),
                     (facts.size() > 2 ? "the others are at " : "the other one is at ") + others,
                     where_[index(facts.front())]));
        doubtful.insert(doubtful.end(), facts.begin(), facts.end());
    }
    for (const FactId fact : doubtful) doubted_.insert(fact);
}

ProfileResult ProfileBuilder::build() {
    refuse_broken_relations();
    if (dropped_issues_ > 0) {
        issues_.push_back(
            issue("too_many_issues", std::to_string(dropped_issues_) + " more issues are not listed", "", ""));
    }
    if (issues_.empty() && no_others_) deny_others();
    const bool has_signs = !profile_.present().empty();
    ProfileResult result = issues_.empty() ? ProfileResult(profile_) : ProfileResult(std::move(issues_));
    if (!result && has_signs) result.understood = understood();
    clear();
    return result;
}

// Only what was mentioned has left something behind.
void ProfileBuilder::clear() {
    mentioned_.for_each([&](FactId fact) {
        said_[index(fact)] = Presence::unknown;
        where_[index(fact)].clear();
        unsure_where_[index(fact)].clear();
    });
    mentioned_.clear();
    doubted_.clear();
    profile_.clear();
    issues_.clear();
    dropped_issues_ = 0;
    no_others_ = false;
    is_quiet_ = false;
}

}  // namespace triage
