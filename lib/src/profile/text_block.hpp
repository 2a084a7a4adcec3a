// Sixteen bytes of text at once: SSE2 where the target has it, elsewhere loops that compilers vectorize. Both halves
// of this file give the same results, but for the values of hashes.
//
// Used by NameTable and ProfileScanner for names and strings, and by BlockReader, which counts lines.
//
// Threads: values; pure functions.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace triage {

/// A few characters that are known when the program is compiled, so that comparing with all of them takes no table.
template <char... characters>
struct CharSet {
    static constexpr bool contains(char c) { return ((c == characters) || ...); }
};

/// A copy of sixteen bytes, in a register where there is one for it.
class TextBlock {
public:
    static constexpr std::size_t size = 16;  ///< bytes

    /// REQUIRES: sixteen readable bytes at `text`, which need not be aligned.
    explicit TextBlock(const char* text);

    /// A bit for each byte that is one of the characters, the first byte's the lowest.
    template <char... characters>
    std::uint32_t where(CharSet<characters...> set) const;

    /// Bit i is set if byte i ends a plain run of a JSON string: a quote, a backslash, a control character, or a byte
    /// that is not ASCII.
    std::uint32_t stops() const;

    /// The bytes as `normalize_name` compares ASCII names: in lower case, with blanks for `_` and `-`. Apostrophes
    /// stay.
    TextBlock folded() const;

    /// This block with zeros behind the end of a text. The text has `count` bytes and begins `offset` bytes before
    /// this block. REQUIRES: `count` is below 32, and `offset` is 0 or 16.
    TextBlock part_of(std::size_t count, std::size_t offset) const;

    /// A number that depends on all bytes of two blocks and on their order; its highest bits are the best mixed.
    static std::uint64_t hash(const TextBlock& first, const TextBlock& second);

    /// True when all sixteen bytes are equal.
    friend bool are_equal(const TextBlock& a, const TextBlock& b);

private:
#if defined(__SSE2__)
    explicit TextBlock(__m128i bytes) : bytes_(bytes) {}
    __m128i bytes_;
#else
    std::array<char, size> bytes_;
#endif
};

#if defined(__SSE2__)

// SSE2: one instruction compares, adds or shifts all sixteen bytes.
inline TextBlock::TextBlock(const char* text) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text))) {}

template <char... characters>
std::uint32_t TextBlock::where(CharSet<characters...> /*set*/) const {
    __m128i found = _mm_setzero_si128();
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(characters)))), ...);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(found));
}

inline std::uint32_t TextBlock::stops() const {
    const __m128i quote = _mm_cmpeq_epi8(bytes_, _mm_set1_epi8('"'));
    const __m128i backslash = _mm_cmpeq_epi8(bytes_, _mm_set1_epi8('\\'));
    // The comparison is signed, so bytes from 0x80 are negative and count as below 0x20, as control characters do.
    const __m128i odd = _mm_cmplt_epi8(bytes_, _mm_set1_epi8(0x20));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, backslash), odd)));
}

// A capital becomes small by setting the bit 0x20, which only bytes from A to Z may get.
inline TextBlock TextBlock::folded() const {
    const __m128i is_upper =
        _mm_and_si128(_mm_cmpgt_epi8(bytes_, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(bytes_, _mm_set1_epi8('Z' + 1)));
    const __m128i lower = _mm_or_si128(bytes_, _mm_and_si128(is_upper, _mm_set1_epi8(0x20)));
    const __m128i is_dash =
        _mm_or_si128(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8('_')), _mm_cmpeq_epi8(bytes_, _mm_set1_epi8('-')));
    return TextBlock(_mm_or_si128(_mm_andnot_si128(is_dash, lower), _mm_and_si128(is_dash, _mm_set1_epi8(' '))));
}

inline TextBlock TextBlock::part_of(std::size_t count, std::size_t offset) const {
    static constexpr auto ones_then_zeros = [] {
        std::array<std::uint8_t, 5 * size> bytes{};
        for (std::size_t i = 0; i < 2 * size; ++i) bytes[i] = 0xFF;
        return bytes;
    }();
    // A window of sixteen bytes, placed so that the ones end where the text does.
    const std::uint8_t* mask = ones_then_zeros.data() + 2 * size + offset - count;
    return TextBlock(_mm_and_si128(bytes_, _mm_loadu_si128(reinterpret_cast<const __m128i*>(mask))));
}

// The highest bits of a product depend on all bits of its factors. (Knuth 1998, volume 3, section 6.4)
inline std::uint64_t TextBlock::hash(const TextBlock& first, const TextBlock& second) {
    // The words of the second block are turned by one, so that two blocks that change places hash differently.
    const __m128i turned = _mm_shuffle_epi32(second.bytes_, _MM_SHUFFLE(0, 3, 2, 1));
    const __m128i mixed = _mm_xor_si128(first.bytes_, turned);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(mixed)) * 0x9E3779B97F4A7C15U ^
           static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(mixed, mixed))) * 0xC2B2AE3D27D4EB4FU;
}

inline bool are_equal(const TextBlock& a, const TextBlock& b) {
    return _mm_movemask_epi8(_mm_cmpeq_epi8(a.bytes_, b.bytes_)) == 0xFFFF;
}

/// How often `c` stands in a text. Matches are counted in bytes; those are added up before one of them could pass 255.
inline std::uint64_t count_byte(const char* text, std::size_t size, char c) {
    constexpr std::size_t stride = 2 * TextBlock::size;
    constexpr std::size_t most = 255 * stride;
    const __m128i wanted = _mm_set1_epi8(c);
    const __m128i zero = _mm_setzero_si128();
    const auto match = [&](const char* at) {
        return _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)), wanted);
    };
    __m128i sums = zero;
    const char* const end = text + size;
    const char* const last = text + size / stride * stride;
    while (text < last) {
        __m128i even = zero;
        __m128i odd = zero;
        const char* const stop = static_cast<std::size_t>(last - text) < most ? last : text + most;
        for (; text < stop; text += stride) {
            even = _mm_sub_epi8(even, match(text));
            odd = _mm_sub_epi8(odd, match(text + TextBlock::size));
        }
        sums = _mm_add_epi64(sums, _mm_add_epi64(_mm_sad_epu8(even, zero), _mm_sad_epu8(odd, zero)));
    }
    const __m128i both = _mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums));
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(both) + std::count(text, end, c));
}

#else

// Without SSE2: loops over the bytes without a branch that ends them early, which is the form that compilers vectorize.
inline TextBlock::TextBlock(const char* text) { std::memcpy(bytes_.data(), text, size); }

template <char... characters>
std::uint32_t TextBlock::where(CharSet<characters...> set) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < size; ++i) found |= static_cast<std::uint32_t>(set.contains(bytes_[i])) << i;
    return found;
}

inline std::uint32_t TextBlock::stops() const {
    std::uint32_t stops = where(CharSet<'"', '\\'>());
    for (std::size_t i = 0; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(bytes_[i]);
        if (byte < 0x20 || byte >= 0x80) stops |= 1U << i;
    }
    return stops;
}

inline TextBlock TextBlock::folded() const {
    TextBlock folded = *this;
    for (char& c : folded.bytes_) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        c = c == '_' || c == '-' ? ' ' : c;
    }
    return folded;
}

inline TextBlock TextBlock::part_of(std::size_t count, std::size_t offset) const {
    TextBlock part = *this;
    for (std::size_t i = count > offset ? count - offset : 0; i < size; ++i) part.bytes_[i] = '\0';
    return part;
}

inline std::uint64_t TextBlock::hash(const TextBlock& first, const TextBlock& second) {
    std::uint64_t hash = 0;
    for (const TextBlock& block : {first, second}) {
        for (const char c : block.bytes_) hash = (hash ^ static_cast<unsigned char>(c)) * 0x9E3779B97F4A7C15U;
    }
    return hash;
}

inline bool are_equal(const TextBlock& a, const TextBlock& b) { return a.bytes_ == b.bytes_; }

inline std::uint64_t count_byte(const char* text, std::size_t size, char c) {
    return static_cast<std::uint64_t>(std::count(text, text + size, c));
}

#endif

}  // namespace triage
