// Finds names one slip apart without comparing all pairs: two such names become equal when one letter is left out of
// one of them, or of both. So every name is hashed once whole and once without each of its letters, the hashes are
// sorted, and only names that share one are compared.
//
// The hash only finds candidates; `is_one_slip_apart` decides, so a collision costs time and never a wrong pair.

#include "authoring/check/names.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "model/names.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

/// True for characters that a finger slips on. A digit is meant as it stands, and a character of Chinese, Japanese or
/// Korean is a word or a syllable, where another one is another word.
bool is_slippery(char32_t c) {
    const bool is_digit = c >= U'0' && c <= U'9';
    const bool is_east_asian = (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
    return !is_digit && !is_east_asian;
}

/// The hash of a name with at most one letter left out, and the position of the name.
struct Variant {
    std::uint64_t hash;
    std::size_t name;
};

/// Adds the hash of the name and of each name that lacks one slippery letter. The hash is the sum of letter times power
/// of the place, so that leaving a letter out takes two additions and not a pass over the name.
void add_variants(std::u32string_view name, std::size_t position, std::vector<Variant>& variants) {
    constexpr std::uint64_t base = 0x9E3779B97F4A7C15;
    std::vector<std::uint64_t> powers(name.size() + 1, 1);
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * base;
    std::uint64_t behind = 0;
    for (std::size_t i = 0; i < name.size(); ++i) behind += (name[i] + 1) * powers[i];
    variants.push_back({behind, position});
    std::uint64_t before = 0;  // the letters ahead of the one left out
    std::uint64_t moved = 0;   // the letters behind it, each one place further ahead
    for (std::size_t i = 1; i < name.size(); ++i) moved += (name[i] + 1) * powers[i - 1];
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (is_slippery(name[i])) variants.push_back({before + moved, position});
        before += (name[i] + 1) * powers[i];
        if (i + 1 < name.size()) moved -= (name[i + 1] + 1) * powers[i];
    }
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> one_letter_apart(const std::vector<OwnedName>& names) {
    std::vector<std::u32string> letters;
    std::vector<Variant> variants;
    for (std::size_t i = 0; i < names.size(); ++i) {
        letters.push_back(code_points(names[i].name));
        if (letters.back().size() >= min_compared_letters) add_variants(letters.back(), i, variants);
    }
    // By hash, then by name, so that in each pair the earlier name comes first.
    const auto key = [](const Variant& variant) { return std::pair(variant.hash, variant.name); };
    std::sort(variants.begin(), variants.end(), [&](const Variant& a, const Variant& b) { return key(a) < key(b); });
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t begin = 0, end = 0; begin < variants.size(); begin = end) {
        while (end < variants.size() && variants[end].hash == variants[begin].hash) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            for (std::size_t j = i + 1; j < end; ++j) {
                const std::size_t a = variants[i].name;
                const std::size_t b = variants[j].name;
                if (names[a].owner != names[b].owner && is_one_slip_apart<std::u32string_view>(letters[a], letters[b]))
                    pairs.emplace_back(a, b);
            }
        }
    }
    // A pair can have two variants in common, as swapped neighbours do.
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace triage
