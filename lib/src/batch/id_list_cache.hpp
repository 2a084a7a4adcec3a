// Sets of ids as JSON lists of names, with a cache: the same few sets come again and again in a batch, so their texts
// are kept instead of being written anew.
//
// A set finds its place by a hash of its words, and a new set takes the place of an old one that has the same hash. So
// a look-up is one comparison, memory is bounded, and no set has to be thrown out by a rule.
//
// Used by BatchAnswerer, one for each kind of id.
//
// Threads: belongs to one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/json_writer.hpp"
#include "triage/ids.hpp"

namespace triage {

/// The names of one table, and the lists that were asked for last.
template <class Id>
class IdListCache {
public:
    /// REQUIRES: each of `entries` has an `id`; ids are positions in them. The entries need not outlive the object.
    template <class Entries>
    explicit IdListCache(const Entries& entries) : kept_(kept_count) {
        for (const auto& entry : entries) {
            JsonWriter json;
            json.text(entry.id);
            names_.push_back(json.take() + ",");
        }
    }

    /// The list, such as `["a","b"]`, in the order of the ids. Valid until the next call.
    std::string_view text(const IdSet<Id>& ids) {
        Kept& kept = kept_[slot(ids.words())];
        if (kept.text.empty() || kept.words != ids.words()) {
            kept.words = ids.words();
            write(ids, kept.text);
        }
        return kept.text;
    }

private:
    static constexpr std::size_t kept_count = 256;  ///< lists that are kept at the most
    /// One set and its list. An empty text means that the place is free.
    struct Kept {
        std::vector<std::uint64_t> words;
        std::string text;
    };

    /// The place of a set. Words are mixed by a multiplication with an odd constant, whose upper half is used.
    static std::size_t slot(const std::vector<std::uint64_t>& words) {
        std::uint64_t mixed = 0;
        for (const std::uint64_t word : words) mixed = (mixed ^ word) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(mixed >> 32) % kept_count;
    }

    void write(const IdSet<Id>& ids, std::string& text) const {
        text = "[";
        ids.for_each([&](Id id) { text += names_[index(id)]; });
        if (text.back() == ',') text.pop_back();
        text += ']';
    }

    std::vector<std::string> names_;  ///< in quotes, with a comma behind
    std::vector<Kept> kept_;
};

}  // namespace triage
