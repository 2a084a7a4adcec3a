#include "profile/scanner.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "profile/relations.hpp"
#include "text/ascii.hpp"

namespace triage {

namespace {

/// The keys of a profile; quantities follow, each at `first_quantity` and its fact.
enum ProfileKey : std::uint32_t {
    key_id,
    key_symptoms,
    key_conditions,
    key_denies,
    key_unsure,
    key_no_others,
    key_equipment,
    first_quantity
};

/// What must be known of a fact's name.
enum NameFlag : std::uint32_t { is_quantity = 1, cannot_be_denied = 2 };

// As it is declared, as `normalize_name` has it, and as an id: what is found as it stands need not be folded.
void add_spellings(NameTable& table, const std::string& name, NameTable::Entry entry) {
    const std::string plain = normalize_name(name);
    std::string joined = plain;
    std::replace(joined.begin(), joined.end(), ' ', '_');
    table.add(plain, entry);
    if (name != plain) table.add(name, entry);
    if (joined != plain && joined != name) table.add(joined, entry);
}

// A name that says several facts, or may mean another one, is left to the other reader.
void add_fact_name(NameTable& table, const Vocabulary& vocabulary, const std::string& name, NameTable::Entry entry) {
    const bool says_one_fact = vocabulary.also_said_by(name).empty() && vocabulary.maybe_said_by(name).empty();
    if (says_one_fact) add_spellings(table, name, entry);
}

void add_fact(NameTable& table, const Vocabulary& vocabulary, const Fact& fact, NameTable::Entry entry) {
    add_fact_name(table, vocabulary, fact.id, entry);
    for (const std::string& alias : fact.aliases) add_fact_name(table, vocabulary, alias, entry);
    entry.flags |= cannot_be_denied;
    for (const std::string& part : fact.includes) add_fact_name(table, vocabulary, part, entry);
}

template <class Named>
void add_names(NameTable& table, const Named& named, NameTable::Entry entry) {
    add_spellings(table, named.id, entry);
    for (const std::string& alias : named.aliases) add_spellings(table, alias, entry);
}

}  // namespace

ProfileScanner::ProfileScanner(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
    const std::size_t facts = vocabulary.facts().size();
    for (IdSet<FactId>* set : {&deniable_, &unmeasured_, &quantities_seen_}) set->resize(facts);
    constexpr std::array<std::string_view, first_quantity> fixed{"id",     "symptoms",  "conditions", "denies",
                                                                 "unsure", "no_others", "equipment"};
    for (std::uint32_t i = 0; i < fixed.size(); ++i) keys_.add(fixed[i], {i, 0});
    for (std::uint32_t i = 0; i < facts; ++i) {
        const Fact& fact = vocabulary.facts()[i];
        const bool may_be_absent = fact.may_be_absent();
        const std::uint32_t flags = (fact.quantity ? is_quantity : 0U) | (may_be_absent ? 0U : cannot_be_denied);
        add_fact(fact_names_, vocabulary, fact, {i, flags});
        if (fact.quantity) keys_.add(fact.id, {first_quantity + i, 0});
        if (may_be_absent) deniable_.insert(static_cast<FactId>(i));
    }
    for (std::uint32_t i = 0; i < vocabulary.equipment().size(); ++i) {
        add_names(equipment_names_, vocabulary.equipment()[i], {i, 0});
    }
    for (NameTable* table : {&fact_names_, &equipment_names_, &keys_}) table->build();
}

// A newline ends everything: no string, number or run of blanks goes on behind one.
const char* ProfileScanner::scan(const char* line, Profile& profile) {
    at_ = line;
    forget(profile);
    if (!scan_object(profile)) return nullptr;
    skip_space();
    return *at_ == '\n' && finish(profile) ? at_ : nullptr;
}

void ProfileScanner::forget(Profile& profile) {
    id_ = {};
    keys_seen_ = 0;
    no_others_ = false;
    unmeasured_.clear();
    quantities_seen_.clear();
    if (profile.equipment) spare_equipment_ = std::exchange(profile.equipment, std::nullopt);
    profile.clear();
}

inline void ProfileScanner::skip_space() {
    if (*at_ == ' ') ++at_;  // most often there is no more
    while (*at_ == ' ' || *at_ == '\t' || *at_ == '\r') ++at_;
}

// Blanks, then this character. Most programs write one blank or none, always in the same places.
inline bool ProfileScanner::take(char c) {
    if (*at_ == c) {
        ++at_;
        return true;
    }
    if (*at_ == ' ' && at_[1] == c) {
        at_ += 2;
        return true;
    }
    skip_space();
    if (*at_ != c) return false;
    ++at_;
    return true;
}

inline bool ProfileScanner::take_word(std::string_view word) {
    if (std::memcmp(at_, word.data(), word.size()) != 0) return false;
    at_ += word.size();
    return true;
}

bool ProfileScanner::scan_object(Profile& profile) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
        const NameTable::Entry* key = scan_entry<Spelling::exact>(keys_);
        if (key == nullptr || !take(':') || !scan_value(key->value, profile)) return false;
    } while (take(','));
    return take('}');
}

inline bool ProfileScanner::scan_value(std::uint32_t key, Profile& profile) {
    if (key >= first_quantity) return scan_quantity(static_cast<FactId>(key - first_quantity), profile);
    const std::uint32_t bit = 1U << key;
    if ((keys_seen_ & bit) != 0) return false;
    keys_seen_ |= bit;
    switch (key) {
        case key_id: return scan_id();
        case key_symptoms:
        case key_conditions: return scan_facts(List::present, profile);
        case key_denies: return scan_facts(List::absent, profile);
        case key_unsure: return scan_facts(List::unsure, profile);
        case key_no_others:
            skip_space();
            no_others_ = take_word("true");
            return no_others_ || take_word("false");
        case key_equipment: return scan_equipment(profile);
        default: break;
    }
    return false;
}

bool ProfileScanner::scan_facts(List list, Profile& profile) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
        const NameTable::Entry* entry = scan_entry<Spelling::any>(fact_names_);
        if (entry == nullptr) return false;
        const auto fact = static_cast<FactId>(entry->value);
        if (list == List::absent) {
            if ((entry->flags & cannot_be_denied) != 0) return false;
            profile.absent_.insert(fact);
        } else if (list == List::unsure) {
            profile.unsure_.insert(fact);
        } else {
            ((entry->flags & is_quantity) != 0 ? unmeasured_ : profile.present_).insert(fact);
        }
    } while (take(','));
    return take(']');
}

// Whether equipment was asked for changes from line to line; its set must not be made anew each time.
bool ProfileScanner::scan_equipment(Profile& profile) {
    if (!spare_equipment_) spare_equipment_.emplace(vocabulary_.equipment().size());
    profile.equipment = std::exchange(spare_equipment_, std::nullopt);
    profile.equipment->clear();
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
        const NameTable::Entry* entry = scan_entry<Spelling::any>(equipment_names_);
        if (entry == nullptr) return false;
        profile.equipment->insert(static_cast<EquipmentId>(entry->value));
    } while (take(','));
    return take(']');
}

// A string that `names` knows. Names that only `normalize_name` could find (blanks at their ends) are not found, and
// the line takes the slow way.
template <ProfileScanner::Spelling spelling>
inline const NameTable::Entry* ProfileScanner::scan_entry(const NameTable& names) {
    constexpr std::size_t half = TextBlock::size;
    if (!take('"')) return nullptr;
    const TextBlock first(at_);
    const TextBlock second(at_ + half);
    const std::uint32_t stops = first.stops() | second.stops() << half;
    if (stops == 0) return scan_long_entry<spelling>(names);
    const auto size = static_cast<std::size_t>(std::countr_zero(stops));
    at_ += size + 1;
    if (at_[-1] != '"') return nullptr;
    const NameTable::Entry* entry = names.find(first.part_of(size, 0), second.part_of(size, half));
    // Most names stand as the table has them.
    if (entry != nullptr || spelling == Spelling::exact) return entry;
    return names.find(first.folded().part_of(size, 0), second.folded().part_of(size, half));
}

template <ProfileScanner::Spelling spelling>
const NameTable::Entry* ProfileScanner::scan_long_entry(const NameTable& names) {
    const char* begin = at_;
    if (!end_string()) return nullptr;
    const std::string_view name(begin, static_cast<std::size_t>(at_ - begin) - 1);
    const NameTable::Entry* entry = names.find_long(name);
    return entry != nullptr || spelling == Spelling::exact ? entry : names.find_long(normalize_name(name));
}

// A string without escapes, of printable ASCII.
bool ProfileScanner::scan_string(std::string_view& text) {
    if (!take('"')) return false;
    const char* begin = at_;
    if (!end_string()) return false;
    text = {begin, static_cast<std::size_t>(at_ - begin) - 1};
    return true;
}

// A string, or a whole number whose digits are taken as they stand. Where anything but a comma or a bracket follows
// them, the scan ends there.
bool ProfileScanner::scan_id() {
    skip_space();
    // A terminal may obey U+007F, which JSON lets stand; whoever writes ids as they stand must not see one.
    if (!is_digit(*at_)) return scan_string(id_) && id_.find('\x7F') == std::string_view::npos;
    const char* begin = at_;
    while (is_digit(*at_)) ++at_;
    id_ = {begin, static_cast<std::size_t>(at_ - begin)};
    return id_ == "0" || *begin != '0';
}

bool ProfileScanner::end_string() {
    std::uint32_t stops = 0;
    while ((stops = TextBlock(at_).stops()) == 0) at_ += TextBlock::size;
    at_ += std::countr_zero(stops);
    return *at_++ == '"';
}

// A JSON number without an exponent, of at most 15 digits: then the quotient of two exact numbers is exactly rounded
// (Clinger 1990), as the slow way's is.
bool ProfileScanner::scan_number(double& number) {
    constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool is_negative = *at_ == '-';
    if (is_negative) ++at_;
    const char* begin = at_;
    std::uint64_t digits = 0;
    for (; is_digit(*at_); ++at_) digits = digits * 10 + static_cast<std::uint64_t>(*at_ - '0');
    const auto whole = static_cast<std::size_t>(at_ - begin);
    const bool leads_with_zero = whole > 1 && *begin == '0';
    if (whole == 0 || whole > 15 || leads_with_zero) return false;
    std::size_t decimals = 0;
    if (*at_ == '.') {
        ++at_;
        const char* fraction = at_;
        for (; is_digit(*at_); ++at_) digits = digits * 10 + static_cast<std::uint64_t>(*at_ - '0');
        decimals = static_cast<std::size_t>(at_ - fraction);
        if (decimals == 0 || whole + decimals > 15) return false;
    }
    const bool has_exponent = (*at_ == 'e' || *at_ == 'E');
    number = static_cast<double>(digits);
    if (decimals > 0) number /= powers[decimals];
    if (is_negative) number = -number;
    return !has_exponent;
}

bool ProfileScanner::scan_quantity(FactId fact, Profile& profile) {
    if (quantities_seen_.contains(fact)) return false;
    quantities_seen_.insert(fact);
    skip_space();
    if (*at_ == 'n') return take_word("null");
    double number = 0;
    if (!scan_number(number)) return false;
    const Quantity& quantity = *vocabulary_[fact].quantity;
    if (!(number >= quantity.min && number <= quantity.max)) return false;
    if (quantity.whole && number != static_cast<double>(static_cast<std::int64_t>(number))) return false;
    profile.present_.insert(fact);
    profile.values_[index(fact)] = number + 0.0;  // makes 0 of -0
    return true;
}

// What is both said and denied is a contradiction, and so is what is answered and unsure; a number that is not there
// answers nothing. With `no_others`, what was not mentioned is denied.
bool ProfileScanner::finish(Profile& profile) const {
    const bool has_unsure = (keys_seen_ & 1U << key_unsure) != 0;  // hardly ever
    const IdSet<FactId>& unsure = profile.unsure_;
    if (has_unsure && (unsure.meets(profile.present_) || unsure.meets(profile.absent_))) return false;
    std::uint64_t contradictions = 0;
    for (std::size_t i = 0; i < deniable_.words().size(); ++i) {
        const std::uint64_t said = profile.present_.words()[i] | unmeasured_.words()[i];
        const std::uint64_t absent = profile.absent_.words()[i];
        contradictions |= said & absent;
        if (no_others_) profile.absent_.merge(i, deniable_.words()[i] & ~(said | quantities_seen_.words()[i]));
    }
    if (has_unsure) profile.absent_.remove(unsure);
    return contradictions == 0 && fits_all(profile, vocabulary_);
}

}  // namespace triage
