// The fast way to read a profile: one pass over a line of the usual form, straight into bits.
//
// It knows the JSON that programs write (no escapes, plain numbers, names of up to 32 ASCII characters) and every
// check that `parse_profile` makes. Whatever is unusual or wrong it leaves alone: `scan` then says no, and
// `parse_profile` reads the line again, accepts it or describes what is wrong. So the two can never disagree on
// an accepted line but by a defect here, and a test compares them on millions of lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "triage/profile.hpp"

namespace triage {

/// `scan` reads up to this many bytes behind the end of a line; they may hold anything.
inline constexpr std::size_t scan_padding = 32;

/// Normalized names of up to 32 bytes, found by their bytes.
class NameTable {
public:
    struct Key {
        std::uint64_t words[4] = {};
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Entry {
        Key key;
        std::uint32_t value = 0;
        bool is_narrower = false;
    };

    /// Longer names are left out: a line with one takes the slow way.
    void add(std::string_view normalized, std::uint32_t value, bool is_narrower);
    /// Makes what was added findable.
    void build();
    const Entry* find(const Key& key) const;

private:
    static std::size_t hash(const Key& key);
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  ///< 1 + position in entries_, or 0
};

class ProfileScanner {
public:
    /// The vocabulary outlives the scanner. Threads: one scanner each; building it takes a fraction of a millisecond.
    explicit ProfileScanner(const Vocabulary& vocabulary);

    /// True: `profile` is what `parse_profile(line)` gives, but for its id, which `id()` has.
    /// False: `profile` holds nothing of use. REQUIRES: `scan_padding` readable bytes behind the line.
    bool scan(std::string_view line, Profile& profile);

    /// The id of the last profile that was scanned; valid as long as its line. No null id: empty data if none was said.
    std::string_view id() const { return id_; }
    bool has_id() const { return id_.data() != nullptr; }

private:
    enum class List : std::uint8_t { present, absent, equipment };

    bool scan_object(Profile& profile);
    bool scan_member(Profile& profile);
    bool scan_list(List list, Profile& profile);
    bool scan_name(List list, Profile& profile);
    bool scan_string(std::string_view& text);
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
    IdSet<FactId> findings_;
    IdSet<FactId> deniable_;  ///< by `no_others`

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::string_view id_;
    std::uint32_t keys_seen_ = 0;
    IdSet<FactId> quantities_seen_;
    IdSet<FactId> said_present_;
    IdSet<FactId> said_absent_;
    IdSet<FactId> mentioned_;
    bool no_others_ = false;
};

}  // namespace triage
