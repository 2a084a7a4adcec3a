// Characters that keyboards, word processors and web pages write in place of a blank, a hyphen, an apostrophe or two
// letters, and characters that nobody sees, each with its plain reading.
//
// Used by `normalize_name`, so that a name copied from a page is found. A table is enough: there are few, and only a
// character beyond ASCII is looked up.
//
// Threads: constants.
#pragma once

#include <array>
#include <string_view>

namespace triage {

/// One row of the table.
struct LookAlike {
    std::string_view text;   ///< one character, in UTF-8
    std::string_view plain;  ///< its reading: a blank for a hyphen too, nothing for an apostrophe
};

inline constexpr std::array look_alikes{
    // blanks: no-break, U+2000 to U+200A, narrow no-break, mathematical, ideographic
    LookAlike{"\u00A0", " "}, LookAlike{"\u2000", " "}, LookAlike{"\u2001", " "}, LookAlike{"\u2002", " "},
    LookAlike{"\u2003", " "}, LookAlike{"\u2004", " "}, LookAlike{"\u2005", " "}, LookAlike{"\u2006", " "},
    LookAlike{"\u2007", " "}, LookAlike{"\u2008", " "}, LookAlike{"\u2009", " "}, LookAlike{"\u200A", " "},
    LookAlike{"\u202F", " "}, LookAlike{"\u205F", " "}, LookAlike{"\u3000", " "},
    // hyphens, dashes, minus signs
    LookAlike{"\u2010", " "}, LookAlike{"\u2011", " "}, LookAlike{"\u2012", " "}, LookAlike{"\u2013", " "},
    LookAlike{"\u2014", " "}, LookAlike{"\u2015", " "}, LookAlike{"\u2212", " "}, LookAlike{"\uFE58", " "},
    LookAlike{"\uFE63", " "}, LookAlike{"\uFF0D", " "},
    // invisible: soft hyphen, zero-width blank and joiners, word joiner, byte-order mark
    LookAlike{"\u00AD", ""}, LookAlike{"\u200B", ""}, LookAlike{"\u200C", ""}, LookAlike{"\u200D", ""},
    LookAlike{"\u2060", ""}, LookAlike{"\uFEFF", ""},
    // apostrophes, and what stands for one
    LookAlike{"\u2018", ""}, LookAlike{"\u2019", ""}, LookAlike{"\u201B", ""}, LookAlike{"\u02BC", ""},
    LookAlike{"\u2032", ""}, LookAlike{"\u00B4", ""}, LookAlike{"\uFF07", ""},
    // ligatures
    LookAlike{"\uFB00", "ff"}, LookAlike{"\uFB01", "fi"}, LookAlike{"\uFB02", "fl"}, LookAlike{"\uFB03", "ffi"},
    LookAlike{"\uFB04", "ffl"}, LookAlike{"\uFB05", "st"}, LookAlike{"\uFB06", "st"}};

/// The row whose character `text` begins with, or null. Takes time in proportion to the table.
constexpr const LookAlike* look_alike(std::string_view text) {
    for (const LookAlike& each : look_alikes) {
        if (text.starts_with(each.text)) return &each;
    }
    return nullptr;
}

}  // namespace triage
