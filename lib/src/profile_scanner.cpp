#include "profile_scanner.hpp"

#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace triage {

namespace {

constexpr std::size_t block_bytes = 16;
constexpr std::size_t longest_name = 2 * block_bytes;

/// Of the next 16 bytes, a bit for each that ends a plain run of a string: a quote, a backslash, a control
/// character, or a byte that is not ASCII.
std::uint32_t stops_in_block(const char* text) {
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    // Signed: bytes from 0x80 are below 0x20 as control characters are.
    const __m128i odd = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), odd)));
#else
    std::uint32_t stops = 0;
    for (std::size_t i = 0; i < block_bytes; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '"' || byte == '\\' || byte < 0x20 || byte >= 0x80) stops |= 1U << i;
    }
    return stops;
#endif
}

/// The form in which `normalize_name` compares plain names: lower case, blanks for `_` and `-`. A name that needs more
/// (blanks at its ends, apostrophes) is then not found, and the line takes the slow way.
NameTable::Key key_of(std::string_view name) {
    std::array<char, longest_name> bytes{};
    for (std::size_t i = 0; i < longest_name; ++i) {
        // Reads behind the name and throws that away: a loop of fixed length becomes a few vector instructions.
        char c = name.data()[i];
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        c = c == '_' || c == '-' ? ' ' : c;
        bytes[i] = i < name.size() ? c : '\0';
    }
    NameTable::Key key;
    std::memcpy(key.words, bytes.data(), sizeof key.words);
    return key;
}

NameTable::Key exact_key(std::string_view text) {
    NameTable::Key key;
    std::memcpy(key.words, text.data(), text.size());
    return key;
}

}  // namespace

void NameTable::add(std::string_view normalized, std::uint32_t value, bool is_narrower) {
    if (normalized.size() <= longest_name) entries_.push_back({exact_key(normalized), value, is_narrower});
}

std::size_t NameTable::hash(const Key& key) {
    std::uint64_t mixed = key.words[0] * 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ std::rotl(key.words[1], 23)) * 0xC2B2AE3D27D4EB4FU;
    mixed = (mixed ^ std::rotl(key.words[2] ^ std::rotl(key.words[3], 17), 41)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(mixed >> 32);
}

void NameTable::build() {
    slots_.assign(std::bit_ceil(entries_.size() * 4 + 1), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = hash(entries_[i].key) & (slots_.size() - 1);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

const NameTable::Entry* NameTable::find(const Key& key) const {
    for (std::size_t slot = hash(key) & (slots_.size() - 1); slots_[slot] != 0;
         slot = (slot + 1) & (slots_.size() - 1)) {
        const Entry& entry = entries_[slots_[slot] - 1U];
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

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
    table.add(normalize_name(entry.id), value, false);
    for (const std::string& alias : entry.aliases) table.add(normalize_name(alias), value, false);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool meet(const IdSet<FactId>& a, const IdSet<FactId>& b) {
    bool any = false;
    for (std::size_t i = 0; i < a.words().size(); ++i) any = any || (a.words()[i] & b.words()[i]) != 0;
    return any;
}

}  // namespace

ProfileScanner::ProfileScanner(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
    const std::size_t facts = vocabulary.facts().size();
    for (IdSet<FactId>* set : {&findings_, &deniable_, &said_present_, &said_absent_, &mentioned_, &quantities_seen_}) {
        set->resize(facts);
    }
    constexpr std::array<std::string_view, first_quantity> fixed{"id",     "symptoms",  "conditions",
                                                                 "denies", "no_others", "equipment"};
    for (std::uint32_t i = 0; i < fixed.size(); ++i) keys_.add(fixed[i], i, false);
    for (std::uint32_t i = 0; i < facts; ++i) {
        const Fact& fact = vocabulary.facts()[i];
        const auto id = static_cast<FactId>(i);
        add_names(fact_names_, fact, i);
        for (const std::string& part : fact.includes) fact_names_.add(normalize_name(part), i, true);
        if (fact.quantity) keys_.add(fact.id, first_quantity + i, false);
        if (!fact.quantity) findings_.insert(id);
        if (!fact.quantity || fact.quantity->absence == Absence::allowed) deniable_.insert(id);
    }
    for (std::uint32_t i = 0; i < vocabulary.equipment().size(); ++i) {
        add_names(equipment_names_, vocabulary.equipment()[i], i);
    }
    for (NameTable* table : {&fact_names_, &equipment_names_, &keys_}) table->build();
}

bool ProfileScanner::scan(std::string_view line, Profile& profile) {
    at_ = line.data();
    end_ = at_ + line.size();
    id_ = {};
    keys_seen_ = 0;
    no_others_ = false;
    for (IdSet<FactId>* set : {&said_present_, &said_absent_, &mentioned_, &quantities_seen_}) set->clear();
    profile.clear();
    if (!scan_object(profile)) return false;
    skip_space();
    return at_ == end_ && finish(profile);
}

void ProfileScanner::skip_space() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) ++at_;
}

// Blanks, then this character.
bool ProfileScanner::take(char c) {
    skip_space();
    if (at_ >= end_ || *at_ != c) return false;
    ++at_;
    return true;
}

bool ProfileScanner::take_word(std::string_view word) {
    skip_space();
    const bool fits = static_cast<std::size_t>(end_ - at_) >= word.size();
    if (!fits || std::memcmp(at_, word.data(), word.size()) != 0) return false;
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
    std::string_view name;
    if (!scan_string(name) || name.size() > longest_name || !take(':')) return false;
    const NameTable::Entry* key = keys_.find(exact_key(name));
    if (key == nullptr) return false;
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
        case key_equipment:
            profile.equipment.emplace(vocabulary_.equipment().size());
            return scan_list(List::equipment, profile);
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
    std::string_view name;
    if (!scan_string(name) || name.size() > longest_name) return false;
    const NameTable::Entry* entry = (list == List::equipment ? equipment_names_ : fact_names_).find(key_of(name));
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

// A string without escapes, of printable ASCII.
bool ProfileScanner::scan_string(std::string_view& text) {
    if (!take('"')) return false;
    const char* begin = at_;
    for (; at_ < end_; at_ += block_bytes) {
        const std::uint32_t stops = stops_in_block(at_);
        if (stops == 0) continue;
        at_ += std::countr_zero(stops);
        if (at_ >= end_ || *at_ != '"') return false;
        text = {begin, static_cast<std::size_t>(at_ - begin)};
        ++at_;
        return true;
    }
    return false;
}

// A JSON number without an exponent, of at most 15 digits: then the quotient of two exact numbers is exactly rounded
// (Clinger 1990), as the slow way's is.
bool ProfileScanner::scan_number(double& number) {
    constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    skip_space();
    const bool is_negative = at_ < end_ && *at_ == '-';
    if (is_negative) ++at_;
    const char* begin = at_;
    std::uint64_t digits = 0;
    for (; at_ < end_ && is_digit(*at_); ++at_) digits = digits * 10 + static_cast<std::uint64_t>(*at_ - '0');
    const auto whole = static_cast<std::size_t>(at_ - begin);
    const bool leads_with_zero = whole > 1 && *begin == '0';
    if (whole == 0 || whole > 15 || leads_with_zero) return false;
    std::size_t decimals = 0;
    if (at_ < end_ && *at_ == '.') {
        ++at_;
        const char* fraction = at_;
        for (; at_ < end_ && is_digit(*at_); ++at_) digits = digits * 10 + static_cast<std::uint64_t>(*at_ - '0');
        decimals = static_cast<std::size_t>(at_ - fraction);
        if (decimals == 0 || whole + decimals > 15) return false;
    }
    const bool has_exponent = at_ < end_ && (*at_ == 'e' || *at_ == 'E');
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
    if (meet(said_present_, said_absent_)) return false;
    for (std::size_t i = 0; i < said_present_.words().size(); ++i) {
        const std::uint64_t denied = no_others_ ? deniable_.words()[i] & ~mentioned_.words()[i] : 0;
        profile.present_.merge(i, said_present_.words()[i] & findings_.words()[i]);
        profile.absent_.merge(i, said_absent_.words()[i] | denied);
    }
    return true;
}

}  // namespace triage
