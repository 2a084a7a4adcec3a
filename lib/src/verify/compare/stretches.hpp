// How two packs offer their stretches: refused, with precautions, or as they are.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/verify.hpp"
#include "verify/compare/pairing.hpp"

namespace triage {

inline Direction direction_of(bool is_looser) { return is_looser ? Direction::looser : Direction::stricter; }

/// One kind of change to ask the solver for, and how the evaluator says that a person shows it.
struct ChangeQuestion {
    using Shows = std::function<bool(const Decision& before, const Decision& after)>;

    std::string_view kind;
    std::string what;
    Direction direction = Direction::none;
    Formulas wanted;
    Shows shows;
};

/// Where both sides proceed; what follows from another verdict is told there. The pairing has begun, and outlives them.
std::vector<ChangeQuestion> questions_about_stretches(Pairing& pair);

}  // namespace triage
