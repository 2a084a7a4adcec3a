// Characters that are not what they look like.
//
// Used by `check` on every text of a pack: a name with a Cyrillic letter in it looks right and is never found, and a
// text that turns its direction is not read as it was reviewed. The idea is that of Unicode UTS #39, the table is a
// small one of our own: the letters of Cyrillic, Greek, fullwidth and mathematical script that print like a Latin one.
// Characters that are never printed do not come this far: packs that have one are refused (docs/decisions/0037).
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace triage {

/// A character that may mislead a reader or a reviewer.
struct OddCharacter {
    enum class Kind : unsigned char { look_alike, right_to_left, invisible };

    Kind kind{};
    char32_t character = 0;
    std::size_t offset = 0;  ///< in bytes
    std::string about;       ///< "U+0430, a Cyrillic letter that looks like the letter `a`"
};

/// The scripts that a pack is written in, so that a word of Greek in a Greek pack is nothing odd.
class Scripts {
public:
    /// Learns from a text: a letter that looks like no Latin one shows that its script is meant.
    void learn(std::string_view text);

    /// The first odd character of each kind. A letter counts as a look-alike in a word that has Latin letters, too, and
    /// in a word of look-alikes alone where the pack does not otherwise use their script. A right-to-left letter counts
    /// where Latin letters are the most.
    std::vector<OddCharacter> odd_characters(std::string_view text) const;

private:
    bool uses_greek_ = false;
    bool uses_cyrillic_ = false;
};

/// The Latin letter that this one prints like, or 0.
char latin_twin(char32_t character);

}  // namespace triage
