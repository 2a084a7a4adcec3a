// Random profiles for any pack, the same for the same seed.
//
// A benign person names findings that no rule reads and has answered every question; the others have one to three of
// anything, deny a few of the findings that rules read, and give some numbers. Faults are of eight kinds (below), and
// each is put together anew, so that no cache of fixed typos helps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

namespace bench {

/// SplitMix64 (Steele, Lea and Flood 2014): good enough, and faster than writing the profiles.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31);
    }
    /// 0 .. limit - 1. REQUIRES: a limit above 0.
    std::size_t below(std::size_t limit) {
        return static_cast<std::size_t>(((next() >> 32) * static_cast<std::uint64_t>(limit)) >> 32);
    }

private:
    std::uint64_t state_;
};

enum class Person : std::uint8_t { benign, other };

class ProfileSource {
public:
    ProfileSource(const triage::RuleBase& rules, std::uint64_t seed);

    /// Appends one JSON object, without a line end.
    void add(std::string& text, std::uint64_t number, Person person);

    // Faults. Each takes a sound benign profile and spoils it.
    void misspell_name(std::string& profile);
    void contradict(std::string& profile);
    void leave_range(std::string& profile);
    void repeat_key(std::string& profile);
    void confuse_types(std::string& profile);
    void break_utf8(std::string& profile);
    void misspell_key(std::string& profile);
    void cut_off(std::string& profile);

    Random& random() { return random_; }

private:
    /// The names a fact or a piece of equipment goes by, each in quotes.
    using Names = std::vector<std::string>;

    void add_names(std::string& text, const std::vector<Names>& from, std::size_t first, std::size_t count);
    void add_benign(std::string& text);
    void add_other(std::string& text);
    void add_number(std::string& text, const triage::Fact& quantity, Person person);
    bool fits(triage::FactId fact, std::int64_t number);
    std::string edited(std::string word);
    std::string misspelt(const std::vector<Names>& from);

    const triage::Vocabulary& words_;
    Random random_;
    triage::Profile numbers_;       ///< the numbers of the person who is being drawn
    std::vector<Names> ordinary_;   ///< findings that no rule reads
    std::vector<Names> red_flags_;  ///< findings that rules read, without names that cannot be denied
    std::vector<Names> equipment_;
    std::vector<const triage::Fact*> always_;     ///< quantities that always have a value, such as pain
    std::vector<const triage::Fact*> sometimes_;  ///< quantities that may not apply, such as an injury
};

}  // namespace bench
