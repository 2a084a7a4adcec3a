// SHA-256 (FIPS 180-4), by which a pack's files are told from others. Internal.
//
//     sha256_hex("abc");  // "ba7816bf 8f01cfea …", without blanks
//
// Threads: a function without state.
#pragma once

#include <string>
#include <string_view>

namespace triage {

/// The digest of whole bytes, as 64 digits in lower case.
std::string sha256_hex(std::string_view bytes);

}  // namespace triage
