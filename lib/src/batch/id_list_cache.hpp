// Sets of ids as JSON lists of names. The same few sets come again and again in a batch, so the last ones are kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/json_writer.hpp"
#include "triage/ids.hpp"

namespace triage {

template <class Id>
class IdListCache {
public:
    /// Each of `entries` has an `id`.
    template <class Entries>
    explicit IdListCache(const Entries& entries) : kept_(kept_count) {
        for (const auto& entry : entries) {
            JsonWriter json;
            json.text(entry.id);
            names_.push_back(json.take() + ",");
        }
    }

    /// `["a","b"]`, valid until the next call.
    std::string_view text(const IdSet<Id>& ids) {
        Kept& kept = kept_[slot(ids.words())];
        if (kept.text.empty() || kept.words != ids.words()) {
            kept.words = ids.words();
            write(ids, kept.text);
        }
        return kept.text;
    }

private:
    static constexpr std::size_t kept_count = 256;
    struct Kept {
        std::vector<std::uint64_t> words;
        std::string text;
    };

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
