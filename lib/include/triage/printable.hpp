// Somebody's text, made safe to print.
//
//     std::cerr << "cannot open " << triage::printable(path) << '\n';
//
// What the library renders needs this no more: packs that hold such characters are refused, and every output format
// escapes what it is given. It is for programs that print file names, arguments and the like beside it.
//
// Threads: a pure function.
#pragma once

#include <string>
#include <string_view>

#include "triage/export.hpp"

namespace triage {

/// One line of valid UTF-8: control characters (line feeds and tabs, too), marks that turn the direction of writing,
/// marks of line ends, and each byte that is not UTF-8 become U+FFFD. Everything else stays.
TRIAGE_EXPORT std::string printable(std::string_view text);

}  // namespace triage
