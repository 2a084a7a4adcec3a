#include "profile_scanner.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace triage {

namespace {

/// The keys of a profile; quantities follow, each at `first_quantity` and its fact.
enum ProfileKey : std::uint32_t {
    key_id,
    key_symptoms,
    key_conditions,
    key_denies,
    key_no_others,
    key_equipment,
    first_quantity
};

template <class Entry>
void add_names(NameTable& table, const Entry& entry, std::uint32_t value) {
    table.add(normalize_name(entry.id), {value, false});
    for (const std::string& alias : entry.aliases) table.add(normalize_name(alias), {value, false});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

ProfileScanner::ProfileScanner(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
    const std::size_t facts = vocabulary.facts().size();
    for (IdSet<FactId>* set : {&findings_, &deniable_, &said_present_, &said_absent_, &mentioned_, &quantities_seen_}) {
        set->resize(facts);
    }
    constexpr std::array<std::string_view, first_quantity> fixed{"id",     "symptoms",  "conditions",
                                                                 "denies", "no_others", "equipment"};
    for (std::uint32_t i = 0; i < fixed.size(); ++i) keys_.add(fixed[i], {i, false});
    for (std::uint32_t i = 0; i < facts; ++i) {
        const Fact& fact = vocabulary.facts()[i];
        const auto id = static_cast<FactId>(i);
        add_names(fact_names_, fact, i);
        for (const std::string& part : fact.includes) fact_names_.add(normalize_name(part), {i, true});
        if (fact.quantity) keys_.add(fact.id, {first_quantity + i, false});
        if (!fact.quantity) findings_.insert(id);
        if (!fact.quantity || fact.quantity->absence == Absence::allowed) deniable_.insert(id);
    }
    for (std::uint32_t i = 0; i < vocabulary.equipment().size(); ++i) {
        add_names(equipment_names_, vocabulary.equipment()[i], i);
    }
    for (NameTable* table : {&fact_names_, &equipment_names_, &keys_}) table->build();
}

// A newline ends everything: no string, number or run of blanks goes on behind one, so only the whole line is compared
// with its end.
bool ProfileScanner::scan(std::string_view line, Profile& profile) {
    at_ = line.data();
    forget(profile);
    if (!scan_object(profile)) return false;
    skip_space();
    return *at_ == '\n' && at_ >= line.data() + line.size() && finish(profile);
}

void ProfileScanner::forget(Profile& profile) {
    id_ = {};
    keys_seen_ = 0;
    no_others_ = false;
    for (IdSet<FactId>* set : {&said_present_, &said_absent_, &mentioned_, &quantities_seen_}) set->clear();
    if (profile.equipment) spare_equipment_ = std::exchange(profile.equipment, std::nullopt);
    profile.clear();
}

inline void ProfileScanner::skip_space() {
    while (*at_ == ' ' || *at_ == '\t' || *at_ == '\r') ++at_;
}

// Blanks, then this character.
inline bool ProfileScanner::take(char c) {
    if (*at_ != c) skip_space();
    if (*at_ != c) return false;
    ++at_;
    return true;
}

bool ProfileScanner::take_word(std::string_view word) {
    skip_space();
    if (std::memcmp(at_, word.data(), word.size()) != 0) return false;
    at_ += word.size();
    return true;
}

bool ProfileScanner::scan_object(Profile& profile) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
        if (!scan_member(profile)) return false;
    } while (take(','));
    return take('}');
}

bool ProfileScanner::scan_member(Profile& profile) {
    const NameTable::Entry* key = scan_entry<Spelling::exact>(keys_);
    if (key == nullptr || !take(':')) return false;
    if (key->value >= first_quantity) return scan_quantity(static_cast<FactId>(key->value - first_quantity), profile);
    const std::uint32_t bit = 1U << key->value;
    if ((keys_seen_ & bit) != 0) return false;
    keys_seen_ |= bit;
    switch (key->value) {
        case key_id: return scan_string(id_);
        case key_symptoms:
        case key_conditions: return scan_list(List::present, profile);
        case key_denies: return scan_list(List::absent, profile);
        case key_no_others: no_others_ = take_word("true"); return no_others_ || take_word("false");
        case key_equipment: start_equipment(profile); return scan_list(List::equipment, profile);
        default: break;
    }
    return false;
}

bool ProfileScanner::scan_list(List list, Profile& profile) {
    if (!take('[')) return false;
    if (take(']')) return true;
    do {
        if (!scan_name(list, profile)) return false;
    } while (take(','));
    return take(']');
}

bool ProfileScanner::scan_name(List list, Profile& profile) {
    const NameTable::Entry* entry = scan_entry<Spelling::any>(list == List::equipment ? equipment_names_ : fact_names_);
    if (entry == nullptr) return false;
    if (list == List::equipment) {
        profile.equipment->insert(static_cast<EquipmentId>(entry->value));
        return true;
    }
    const auto fact = static_cast<FactId>(entry->value);
    mentioned_.insert(fact);
    if (list == List::present) {
        said_present_.insert(fact);
        return true;
    }
    said_absent_.insert(fact);
    return !entry->is_narrower && deniable_.contains(fact);
}

// A string that `names` knows. Names that `normalize_name` would change in other ways (blanks at their ends,
// apostrophes) are not found, and the line takes the slow way.
template <ProfileScanner::Spelling spelling>
const NameTable::Entry* ProfileScanner::scan_entry(const NameTable& names) {
    constexpr std::size_t half = TextBlock::size;
    const auto form = [](TextBlock text) { return spelling == Spelling::any ? text.folded() : text; };
    if (!take('"')) return nullptr;
    const TextBlock first(at_);
    if (const std::uint32_t stops = first.stops(); stops != 0) {
        const auto size = static_cast<std::size_t>(std::countr_zero(stops));
        at_ += size + 1;
        return at_[-1] == '"' ? names.find(form(first).first(size)) : nullptr;
    }
    const TextBlock second(at_ + half);
    const auto size = std::min(half, static_cast<std::size_t>(std::countr_zero(second.stops())));
    at_ += half + size + 1;
    if (at_[-1] != '"')
        return size == half ? scan_long_entry<spelling>(names, at_ - NameTable::short_name - 1) : nullptr;
    return size > 0 ? names.find(form(first), form(second).first(size)) : names.find(form(first));
}

template <ProfileScanner::Spelling spelling>
const NameTable::Entry* ProfileScanner::scan_long_entry(const NameTable& names, const char* begin) {
    --at_;
    if (!end_string()) return nullptr;
    const std::string_view name(begin, static_cast<std::size_t>(at_ - begin) - 1);
    return names.find(spelling == Spelling::any ? normalize_name(name) : std::string(name));
}

// A string without escapes, of printable ASCII.
bool ProfileScanner::scan_string(std::string_view& text) {
    if (!take('"')) return false;
    const char* begin = at_;
    if (!end_string()) return false;
    text = {begin, static_cast<std::size_t>(at_ - begin) - 1};
    return true;
}

bool ProfileScanner::end_string() {
    std::uint32_t stops = 0;
    while ((stops = TextBlock(at_).stops()) == 0) at_ += TextBlock::size;
    at_ += std::countr_zero(stops);
    return *at_++ == '"';
}

// Whether equipment was asked for changes from line to line; the set must not be made anew each time.
void ProfileScanner::start_equipment(Profile& profile) {
    if (!spare_equipment_) spare_equipment_.emplace(vocabulary_.equipment().size());
    profile.equipment = std::exchange(spare_equipment_, std::nullopt);
    profile.equipment->clear();
}

// A JSON number without an exponent, of at most 15 digits: then the quotient of two exact numbers is exactly rounded
// (Clinger 1990), as the slow way's is.
bool ProfileScanner::scan_number(double& number) {
    constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    skip_space();
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
    number = static_cast<double>(digits) / powers[decimals];
    if (is_negative) number = -number;
    return !has_exponent;
}

bool ProfileScanner::scan_quantity(FactId fact, Profile& profile) {
    if (quantities_seen_.contains(fact)) return false;
    quantities_seen_.insert(fact);
    mentioned_.insert(fact);
    if (take_word("null")) return true;
    double number = 0;
    if (!scan_number(number)) return false;
    const Quantity& quantity = *vocabulary_[fact].quantity;
    if (!(number >= quantity.min && number <= quantity.max)) return false;
    if (quantity.whole && number != static_cast<double>(static_cast<std::int64_t>(number))) return false;
    said_present_.insert(fact);
    profile.set_value(fact, number);
    return true;
}

// What is both said and denied is a contradiction; with `no_others`, what was not mentioned is denied.
bool ProfileScanner::finish(Profile& profile) const {
    if (said_present_.meets(said_absent_)) return false;
    for (std::size_t i = 0; i < said_present_.words().size(); ++i) {
        const std::uint64_t denied = no_others_ ? deniable_.words()[i] & ~mentioned_.words()[i] : 0;
        profile.present_.merge(i, said_present_.words()[i] & findings_.words()[i]);
        profile.absent_.merge(i, said_absent_.words()[i] | denied);
    }
    return true;
}

}  // namespace triage
