// A recursive descent without recursion: a profile is one flat object, so each kind of value has one function. Names
// are compared sixteen bytes at a time (text_block.hpp) in tables that hold several spellings of each.
//
// Whatever a function does not know ends the scan with false. That keeps the code small: the other reader knows all of
// JSON, and all mistakes.
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

/// The keys of a profile, as entries of the table of keys and as bits of `keys_seen_`; quantities follow, each at
/// `first_quantity` and its fact.
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

/// The facts about a name that the scanner must know when it meets one.
enum NameFlag : std::uint32_t { is_quantity = 1, cannot_be_denied = 2 };

// Add each name in three spellings (declared, normalized, id), so that most look-ups need no folding.
void add_spellings(NameTable& table, const std::string& name, NameTable::Entry entry) {
    const std::string plain = normalize_name(name);
    std::string joined = plain;
    std::replace(joined.begin(), joined.end(), ' ', '_');
    table.add(plain, entry);
    if (name != plain) table.add(name, entry);
    if (joined != plain && joined != name) table.add(joined, entry);
}

// A name that says several facts, or may mean another one, is left out, and so to the other reader
// (docs/decisions/0030).
void add_fact_name(NameTable& table, const Vocabulary& vocabulary, const std::string& name, NameTable::Entry entry) {
    const bool says_one_fact = vocabulary.also_said_by(name).empty() && vocabulary.maybe_said_by(name).empty();
    if (says_one_fact) add_spellings(table, name, entry);
}

// The names of parts are marked, since denying a part does not answer its fact.
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

// Fills the tables. An id of a quantity is a key as well as a name, so it stands in two of them.
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

// INVARIANT: nothing goes on behind a newline. It stops every string and number, and is no blank; so a scan never runs
// into the next line, and reads no further than `scan_padding` behind it.
const char* ProfileScanner::scan(const char* line, Profile& profile) {
    at_ = line;
    forget(profile);
    if (!scan_object(profile)) return nullptr;
    skip_space();
    return *at_ == '\n' && finish(profile) ? at_ : nullptr;
}

// The set of equipment is kept aside where the profile has one, so that its memory is there for the next line.
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

// Takes blanks, then this character. Most programs write one blank or none, and always in the same places.
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

// A profile is one object. Any key that is not in the table, `context` among them, ends the scan.
bool ProfileScanner::scan_object(Profile& profile) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
        const NameTable::Entry* key = scan_entry<Spelling::exact>(keys_);
        if (key == nullptr || !take(':') || !scan_value(key->value, profile)) return false;
    } while (take(','));
    return take('}');
}

// A key that comes twice is left to the other reader, which describes it.
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

// A quantity among the signs is named without its number: it stays unknown, but `no_others` does not deny it.
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

// Some lines ask for equipment and some do not; the set is kept meanwhile, so that it need not be allocated again.
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

// Reads a string that `names` knows. Names that only `normalize_name` could find (blanks at their ends) are not found,
// and the line is left to the other reader.
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
    // Most names stand in the line as the table has them, so folding comes second.
    if (entry != nullptr || spelling == Spelling::exact) return entry;
    return names.find(first.folded().part_of(size, 0), second.folded().part_of(size, half));
}

// Names of 32 bytes or more are few, so they are found and folded as strings.
template <ProfileScanner::Spelling spelling>
const NameTable::Entry* ProfileScanner::scan_long_entry(const NameTable& names) {
    const char* begin = at_;
    if (!end_string()) return nullptr;
    const std::string_view name(begin, static_cast<std::size_t>(at_ - begin) - 1);
    const NameTable::Entry* entry = names.find_long(name);
    return entry != nullptr || spelling == Spelling::exact ? entry : names.find_long(normalize_name(name));
}

// Reads a string without escapes, of ASCII from U+0020 on; `text` is what stands between its quotes.
bool ProfileScanner::scan_string(std::string_view& text) {
    if (!take('"')) return false;
    const char* begin = at_;
    if (!end_string()) return false;
    text = {begin, static_cast<std::size_t>(at_ - begin) - 1};
    return true;
}

// Reads a string, or a whole number whose digits are taken as they stand. A number that goes on, with a point or an
// exponent, fails at the next `take`.
bool ProfileScanner::scan_id() {
    skip_space();
    // A terminal may obey U+007F, which JSON lets stand; whoever writes ids as they stand must not see one.
    if (!is_digit(*at_)) return scan_string(id_) && id_.find('\x7F') == std::string_view::npos;
    const char* begin = at_;
    while (is_digit(*at_)) ++at_;
    id_ = {begin, static_cast<std::size_t>(at_ - begin)};
    return id_ == "0" || *begin != '0';
}

// Goes to the end of a string; false if something stands in it that this reader leaves alone.
bool ProfileScanner::end_string() {
    std::uint32_t stops = 0;
    while ((stops = TextBlock(at_).stops()) == 0) at_ += TextBlock::size;
    at_ += std::countr_zero(stops);
    return *at_++ == '"';
}

// Reads a JSON number without an exponent, of at most 15 digits. Its digits and its power of ten are then exact
// doubles, and the quotient of two exact numbers is rounded correctly (Clinger 1990), as the other reader rounds.
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

// `null` leaves the quantity unknown, and `no_others` does not deny it either.
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

// The checks and effects that need the whole line. A fact that is both said and denied, or answered and unsure, is a
// contradiction, which the other reader describes; a quantity without its number answers nothing, so it may be unsure.
// With `no_others`, every deniable fact that was not mentioned is denied. Sets are compared a word at a time.
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
