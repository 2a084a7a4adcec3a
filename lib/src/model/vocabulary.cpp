// The tables of a vocabulary: facts by id, and ids by every name that says a fact. All names are stored as
// `normalize_name` makes them, so a look-up is one fold and one hash.
//
// The loader fills it. Return values say whether a name was free; the loader makes the issue, since only it knows
// where the name stands in a file.
#include "triage/vocabulary.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "model/fact_hints.hpp"
#include "model/nearest.hpp"

namespace triage {

// It keeps fact_hints.hpp, and all that stands behind it, out of the public header.
struct Vocabulary::Search::Names {
    FactHints hints;

    explicit Names(const Vocabulary& vocabulary) : hints(vocabulary) {}
};

// Built without a lock by whoever asks first. Threads that ask at once each build their own; one of them is kept and
// the others are thrown away, which costs time once and never blocks a thread.
const Vocabulary::Search::Names& Vocabulary::Search::names(const Vocabulary& vocabulary) const {
    const Names* ready = names_.load(std::memory_order_acquire);
    if (ready != nullptr) return *ready;
    auto mine = std::make_unique<const Names>(vocabulary);
    // On failure `ready` holds the one of the thread that was faster.
    return names_.compare_exchange_strong(ready, mine.get(), std::memory_order_acq_rel) ? *mine.release() : *ready;
}

// Not synchronized: only one thread may hold a vocabulary while it is changed.
void Vocabulary::Search::forget() noexcept {
    delete names_.load(std::memory_order_relaxed);
    names_.store(nullptr, std::memory_order_relaxed);
}

std::optional<FactId> Vocabulary::find(std::string_view name) const {
    const auto found = fact_names_.find(normalize_name(name));
    return found == fact_names_.end() ? std::nullopt : std::optional(found->second.fact);
}

// The list of a name, or an empty one that lives as long as the program, so that a reference can be returned.
const std::vector<FactId>& Vocabulary::facts_of(const FactsByName& facts, std::string_view name) {
    static const std::vector<FactId> none;
    const auto found = facts.find(normalize_name(name));
    return found == facts.end() ? none : found->second;
}

const std::vector<FactId>& Vocabulary::also_said_by(std::string_view name) const { return facts_of(also_said_, name); }

const std::vector<FactId>& Vocabulary::maybe_said_by(std::string_view name) const {
    return facts_of(maybe_said_, name);
}

bool Vocabulary::is_narrower(std::string_view name) const {
    const auto found = fact_names_.find(normalize_name(name));
    return found != fact_names_.end() && found->second.scope == Scope::part;
}

std::optional<EquipmentId> Vocabulary::find_equipment(std::string_view name) const {
    const auto found = equipment_names_.find(normalize_name(name));
    return found == equipment_names_.end() ? std::nullopt : std::optional(found->second);
}

bool is_beyond(double number, const StandsFor& stands, const Quantity& quantity) {
    if (!stands.beyond) return false;
    return quantity.worse == Worse::higher ? number < *stands.beyond : number > *stands.beyond;
}

std::optional<GatewayId> Vocabulary::find_gateway(std::string_view name) const {
    const auto found = gateway_names_.find(normalize_name(name));
    return found == gateway_names_.end() ? std::nullopt : std::optional(found->second);
}

// Offers every name of every fact, but answers with the id: an author writes ids.
std::string Vocabulary::nearest(std::string_view name) const {
    Nearest nearest(name);
    for (const Fact& fact : facts_) {
        nearest.offer(fact.id, fact.id);
        for (const std::string& alias : fact.aliases) nearest.offer(alias, fact.id);
        for (const std::string& part : fact.includes) nearest.offer(part, fact.id);
    }
    return nearest.answer();
}

std::string Vocabulary::nearest_gateway(std::string_view name) const {
    Nearest nearest(name);
    for (const Gateway& gateway : gateways_) nearest.offer(gateway.id, gateway.id);
    return nearest.answer();
}

std::string Vocabulary::nearest_equipment(std::string_view name) const {
    Nearest nearest(name);
    for (const Equipment& piece : equipment_) {
        nearest.offer(piece.id, piece.id);
        for (const std::string& alias : piece.aliases) nearest.offer(alias, piece.id);
    }
    return nearest.answer();
}

std::string Vocabulary::hint(std::string_view name, Saying saying) const {
    return search_.names(*this).hints.hint(*this, name, saying);
}

// Until `weigh` is called every fact weighs nothing.
const FactWeight& Vocabulary::weight(FactId fact) const {
    static const FactWeight none;
    return index(fact) < weights_.size() ? weights_[index(fact)] : none;
}

void Vocabulary::weigh(std::vector<FactWeight> weights) {
    search_.forget();
    weights_ = std::move(weights);
}

// The fact that owns the name already, or nothing when it is now this fact's. Whatever changes names forgets the
// prepared ones.
std::optional<FactId> Vocabulary::add_name(FactId id, const std::string& name, Scope scope) {
    search_.forget();
    const auto [place, added] = fact_names_.emplace(normalize_name(name), Name{id, scope});
    return added ? std::nullopt : std::optional(place->second.fact);
}

// The fact is added in any case. Its names are entered in order (id, aliases, parts) up to the first one that is
// taken.
std::optional<FactId> Vocabulary::add(Fact fact, std::string& taken) {
    const auto id = static_cast<FactId>(facts_.size());
    facts_.push_back(std::move(fact));
    const Fact& added = facts_.back();
    const auto add_all = [&](const std::vector<std::string>& names, Scope scope) -> std::optional<FactId> {
        for (const std::string& name : names) {
            if (const auto owner = add_name(id, name, scope)) {
                taken = name;
                return owner;
            }
        }
        return std::nullopt;
    };
    auto owner = add_all({added.id}, Scope::whole);
    if (!owner) owner = add_all(added.aliases, Scope::whole);
    if (!owner) owner = add_all(added.includes, Scope::part);
    return owner;
}

std::optional<FactId> Vocabulary::add_alias(FactId id, std::string alias) {
    const auto owner = add_name(id, alias, Scope::whole);
    if (!owner) facts_[index(id)].aliases.push_back(std::move(alias));
    return owner;
}

std::optional<FactId> Vocabulary::add_included(FactId id, std::string name) {
    const auto owner = add_name(id, name, Scope::part);
    if (!owner) facts_[index(id)].includes.push_back(std::move(name));
    return owner;
}

namespace {

// False when the fact is in the list already.
bool add_once(std::vector<FactId>& facts, FactId id) {
    if (std::find(facts.begin(), facts.end(), id) != facts.end()) return false;
    facts.push_back(id);
    return true;
}

}  // namespace

// True for a name of another fact, but for that fact's id. A profile is written with ids and must say as much when it
// is read again, so an id says its own fact only.
bool Vocabulary::is_shared_with(FactId id, const std::string& name) const {
    const auto owner = find(name);
    return owner && *owner != id && normalize_name(facts_[index(*owner)].id) != normalize_name(name);
}

bool Vocabulary::add_saying(FactId id, std::string name) {
    if (!is_shared_with(id, name) || !add_once(also_said_[normalize_name(name)], id)) return false;
    search_.forget();
    facts_[index(id)].also_said_by.push_back(std::move(name));
    return true;
}

bool Vocabulary::add_maybe_saying(FactId id, std::string name) {
    if (!is_shared_with(id, name) || !add_once(maybe_said_[normalize_name(name)], id)) return false;
    facts_[index(id)].maybe_said_by.push_back(std::move(name));
    return true;
}

void Vocabulary::add(Relation relation) { relations_.push_back(std::move(relation)); }

GroupId Vocabulary::add(FactGroup group) {
    groups_.push_back(std::move(group));
    return static_cast<GroupId>(groups_.size() - 1);
}

// A list of denials may have names of facts and of gateways, so no name is both.
std::optional<GatewayId> Vocabulary::add(Gateway gateway) {
    const auto id = static_cast<GatewayId>(gateways_.size());
    if (find(gateway.id) || !gateway_names_.emplace(normalize_name(gateway.id), id).second) return std::nullopt;
    gateways_.push_back(std::move(gateway));
    return id;
}

ScreenId Vocabulary::add(Screen screen) {
    screens_.push_back(std::move(screen));
    return static_cast<ScreenId>(screens_.size() - 1);
}

void Vocabulary::ask_alone(FactId fact, std::string why) { facts_[index(fact)].asked_alone = std::move(why); }

bool Vocabulary::add(Equipment equipment, std::string& taken) {
    const auto id = static_cast<EquipmentId>(equipment_.size());
    equipment_.push_back(std::move(equipment));
    const Equipment& added = equipment_.back();
    std::vector<std::string> names = added.aliases;
    names.push_back(added.id);
    for (const std::string& name : names) {
        if (!equipment_names_.emplace(normalize_name(name), id).second) {
            taken = name;
            return false;
        }
    }
    return true;
}

}  // namespace triage
