// The fast way to read a profile: one pass over a line of the usual form, straight into bits.
//
// It knows the JSON that programs write (no escapes, plain numbers, ASCII names) and every check that `parse_profile`
// makes. Whatever is unusual or wrong it leaves alone: `scan` then says no, and `parse_profile` reads the line again,
// accepts it or describes what is wrong. So the two can never disagree on an accepted line but by a defect here, and a
// test compares them on millions of lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "profile/name_table.hpp"
#include "triage/profile.hpp"

namespace triage {

/// `scan` may read up to this many bytes behind the newline that ends a line.
inline constexpr std::size_t scan_padding = 2 * TextBlock::size;

class ProfileScanner {
public:
    /// The vocabulary outlives the scanner. Threads: one scanner each; building it takes a fraction of a millisecond.
    explicit ProfileScanner(const Vocabulary& vocabulary);

    /// Where the line ends, at its newline, if `profile` is now what `parse_profile` makes of it, but for its id, which
    /// `id()` has. Null: `profile` holds nothing of use. REQUIRES: somewhere stands a newline, and behind it
    /// `scan_padding` readable bytes.
    const char* scan(const char* line, Profile& profile);

    /// The id of the last profile that was scanned; valid as long as its line. No null id: empty data if none was said.
    std::string_view id() const { return id_; }
    bool has_id() const { return id_.data() != nullptr; }

private:
    enum class List : std::uint8_t { present, absent, unsure };
    enum class Spelling : std::uint8_t { exact, any };

    void forget(Profile& profile);
    bool scan_object(Profile& profile);
    bool scan_value(std::uint32_t key, Profile& profile);
    bool scan_facts(List list, Profile& profile);
    bool scan_equipment(Profile& profile);
    template <Spelling spelling>
    const NameTable::Entry* scan_entry(const NameTable& names);
    template <Spelling spelling>
    const NameTable::Entry* scan_long_entry(const NameTable& names);
    bool scan_string(std::string_view& text);
    bool scan_id();
    bool end_string();
    bool scan_number(double& number);
    bool scan_quantity(FactId fact, Profile& profile);
    bool finish(Profile& profile) const;
    void skip_space();
    bool take(char c);
    bool take_word(std::string_view word);

    const Vocabulary& vocabulary_;
    NameTable fact_names_;
    NameTable equipment_names_;
    NameTable keys_;
    IdSet<FactId> deniable_;  ///< by `no_others`

    const char* at_ = nullptr;
    std::string_view id_;
    std::uint32_t keys_seen_ = 0;
    IdSet<FactId> quantities_seen_;  ///< as keys
    IdSet<FactId> unmeasured_;       ///< quantities that are named in a list
    bool no_others_ = false;
    std::optional<IdSet<EquipmentId>> spare_equipment_;  ///< kept while the profile has none
};

}  // namespace triage
