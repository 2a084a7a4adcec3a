// What a level says to a person, above everything else.
#pragma once

#include <string>

#include "triage/level.hpp"

namespace triage {

struct LevelWords {
    std::string verdict;  ///< "SEE A DOCTOR, today or tomorrow"
    std::string meaning;  ///< "Do not stretch before that."
};

/// Of a level that a rule may have.
LevelWords level_words(Level level);

}  // namespace triage
