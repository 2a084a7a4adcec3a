// The fast way to read a profile: one pass over a line of the usual form, straight into bits.
//
// It knows the JSON that programs write (no escapes, plain numbers, ASCII names) and makes every check that
// `parse_profile` makes. At the first thing that is unusual or wrong it gives up, and `parse_profile` reads the line
// again: it accepts the line or describes what is wrong. So messages exist once (docs/decisions/0015). INVARIANT: a
// line that is accepted here is accepted there, as the same profile; a test compares both on millions of lines.
//
// Used by `run_batch` and, for texts that break off, by `ProfileReader`.
//
// Threads: one scanner each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "profile/name_table.hpp"
#include "triage/profile.hpp"

namespace triage {

/// How many bytes behind the newline that ends a line `scan` may read.
inline constexpr std::size_t scan_padding = 2 * TextBlock::size;

/// A scanner holds the tables of all names and keys, and the state of the line that it is reading.
class ProfileScanner {
public:
    /// The vocabulary outlives the scanner. Building takes a fraction of a millisecond.
    explicit ProfileScanner(const Vocabulary& vocabulary);

    /// Reads one line. The result is the line's end, at its newline, if `profile` is now what `parse_profile` makes of
    /// the line, but for its id, which `id()` has. It is null if the other reader has to look; `profile` then holds
    /// nothing of use. REQUIRES: a newline stands somewhere at or behind `line`, and `scan_padding` readable bytes
    /// behind that.
    const char* scan(const char* line, Profile& profile);

    /// The id of the last profile that was scanned, as it stands in the line, and valid as long as that. Its data is
    /// null if the profile has none.
    std::string_view id() const { return id_; }
    bool has_id() const { return id_.data() != nullptr; }

private:
    /// The lists of names, by what they say of a fact.
    enum class List : std::uint8_t { present, absent, unsure };
    /// Keys are compared exactly; names may also be found folded.
    enum class Spelling : std::uint8_t { exact, any };

    /// The functions below read the part at `at_` and end behind it. False, or null: the line is not for this reader,
    /// and `at_` may be anywhere in it.
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
    IdSet<FactId> deniable_;  ///< the facts that `no_others` denies where nothing is said of them

    const char* at_ = nullptr;  ///< the next character
    std::string_view id_;
    std::uint32_t keys_seen_ = 0;    ///< a bit for each key that is no quantity's
    IdSet<FactId> quantities_seen_;  ///< quantities that came as keys, `null` included
    IdSet<FactId> unmeasured_;       ///< quantities that a list of signs names, without their number
    bool no_others_ = false;
    std::optional<IdSet<EquipmentId>> spare_equipment_;  ///< kept while the profile has none
};

}  // namespace triage
