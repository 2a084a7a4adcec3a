// A condition cut into words, numbers and signs, for the parser of conditions.
//
// Tokens are taken one at a time and refer to the text: the parser stops at the first issue, and nothing behind it is
// looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/units.hpp"

namespace triage {

struct ConditionToken {
    enum class Kind : std::uint8_t { end, word, number, symbol };

    Kind kind = Kind::end;
    std::string_view text;   ///< empty at the end
    std::size_t offset = 0;  ///< in the condition
    Decimal number{};        ///< exactly as written, so that a unit may be applied before it is rounded
};

/// The token behind the blanks at `from`, or the end. A sign that no condition has is one character, beyond ASCII too,
/// so that messages show `≥` whole.
ConditionToken next_token(std::string_view condition, std::size_t from);

}  // namespace triage
