// The number to call in an emergency, for a text that a person reads at this machine.
//
// Used where text is printed for one person, and nobody said with `--emergency-number` which it is. Never for JSON or a
// batch: their bytes must not depend on the machine.
//
// Threads: reads the environment; no thread of this program sets a variable.
#pragma once

#include <string>
#include <string_view>

namespace triage::cli {

/// The number of the country that a locale names: "112" for `de_DE.UTF-8`. Empty for a locale without a country, and
/// for a country that the table does not have.
std::string_view emergency_number_of(std::string_view locale);

/// The number of the country of this machine's messages (LC_ALL, LC_MESSAGES, LANG, the first that is set), or the
/// three usual ones: "112, 911 or 999 (whichever is yours)".
std::string local_emergency_number();

}  // namespace triage::cli
