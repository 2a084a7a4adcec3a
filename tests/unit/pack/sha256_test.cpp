// The digest against the standard's own examples and against sha256sum. A pack's checksum is how a decision is traced
// to its rules, so ours must be that of everybody.

#include "pack/sha256.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>

using triage::sha256_hex;
using namespace std::string_view_literals;

TEST_CASE("SHA-256 is that of the standard's examples") {
    // FIPS 180-4, as NIST publishes its examples: nothing, one block, two, three, and 15,626.
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                     "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu") ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 takes bytes of all values") {
    // The first short messages of NIST's validation suite (SHA256ShortMsg), and one with a zero inside.
    CHECK(sha256_hex("\xd3") == "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    CHECK(sha256_hex("\x11\xaf") == "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98");
    CHECK(sha256_hex("\xb4\x19\x0e") == "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2");
    CHECK(sha256_hex("a\0b"sv) != sha256_hex("a"));
}

TEST_CASE("SHA-256 of every length around the borders of blocks is what sha256sum says") {
    // Made by another program, and never by this one:
    //
    //     for n in $(seq 0 200); do echo "$n $(seq 1 100 | head -c $n | sha256sum | cut -d' ' -f1)"; done
    std::string text;
    for (int i = 1; i <= 100; ++i) text += std::to_string(i) + '\n';

    std::ifstream file(std::string(TRIAGE_SOURCE_DIR) + "/tests/unit/pack/sha256_of_lengths.txt");
    std::size_t length = 0;
    std::size_t lines = 0;
    for (std::string digest; file >> length >> digest; ++lines) {
        INFO(length, " bytes");
        CHECK(sha256_hex(std::string_view(text).substr(0, length)) == digest);
    }
    CHECK(lines == 201);
}
