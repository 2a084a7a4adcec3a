// SHA-256 as FIPS 180-4 writes it down: its names, its order. A pack is small and hashed once, so that nothing here is
// made fast at the price of being read.
#include "pack/sha256.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace triage {

namespace {

using Word = std::uint32_t;
constexpr std::size_t block_size = 64;
constexpr std::size_t length_size = 8;  // the length in bits closes the last block

// 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<Word, 64> k{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// 5.3.3: the same of the square roots of the first eight primes.
constexpr std::array<Word, 8> initial_hash{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

// 6.2.2, step 1: the sixteen words of the block, big-endian, and 48 made of them.
std::array<Word, 64> message_schedule(std::string_view block) {
    std::array<Word, 64> w{};
    for (std::size_t t = 0; t < 16; ++t) {
        for (std::size_t i = 0; i < 4; ++i) w[t] = w[t] << 8 | static_cast<unsigned char>(block[4 * t + i]);
    }
    for (std::size_t t = 16; t < 64; ++t) {
        const Word sigma0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ w[t - 15] >> 3;
        const Word sigma1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ w[t - 2] >> 10;
        w[t] = sigma1 + w[t - 7] + sigma0 + w[t - 16];
    }
    return w;
}

// Steps 2 to 4. REQUIRES: a whole block.
void add_block(std::array<Word, 8>& hash, std::string_view block) {
    const std::array<Word, 64> w = message_schedule(block);
    auto [a, b, c, d, e, f, g, h] = hash;
    for (std::size_t t = 0; t < 64; ++t) {
        const Word sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const Word choice = (e & f) ^ (~e & g);
        const Word t1 = h + sum1 + choice + k[t] + w[t];
        const Word sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const Word majority = (a & b) ^ (a & c) ^ (b & c);
        const Word t2 = sum0 + majority;
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const std::array<Word, 8> worked{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) hash[i] += worked[i];
}

// 5.1.1: what is left behind the whole blocks, a one, zeros, and the length of everything.
std::string last_blocks(std::string_view rest, std::size_t length) {
    std::string blocks(rest);
    blocks += '\x80';
    while (blocks.size() % block_size != block_size - length_size) blocks += '\0';
    const std::uint64_t bits = std::uint64_t{length} * 8;
    for (int shift = 56; shift >= 0; shift -= 8) blocks += static_cast<char>(bits >> shift & 0xFF);
    return blocks;
}

/// Big-endian, as checksums are written.
std::string hex(const std::array<Word, 8>& hash) {
    std::string text;
    for (const Word word : hash) {
        for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 0xF];
    }
    return text;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    std::array<Word, 8> hash = initial_hash;
    std::string_view rest = bytes;
    for (; rest.size() >= block_size; rest.remove_prefix(block_size)) add_block(hash, rest.substr(0, block_size));
    const std::string closing = last_blocks(rest, bytes.size());
    for (std::size_t i = 0; i < closing.size(); i += block_size) {
        add_block(hash, std::string_view(closing).substr(i, block_size));
    }
    return hex(hash);
}

}  // namespace triage
