// How two packs offer their stretches: refused, with precautions, or as they are. Gives the questions; compare.cpp asks
// them beside its own, so that all kinds of change are found, replayed and reported in one way.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/verify.hpp"
#include "verify/compare/pairing.hpp"

namespace triage {

/// The direction of a change that goes one way only.
inline Direction direction_of(bool is_looser) { return is_looser ? Direction::looser : Direction::stricter; }

/// One kind of change to ask the solver for (`wanted`, statements that all hold), and how the evaluator confirms that a
/// person shows it.
struct ChangeQuestion {
    using Shows = std::function<bool(const Decision& before, const Decision& after)>;

    std::string_view kind;  ///< as in `Change`
    std::string what;
    Direction direction = Direction::none;
    Formulas wanted;
    Shows shows;
};

/// All changes between the two catalogues, for people who proceed on both sides: a stretch that goes away with the
/// verdict is told with the verdict. Precautions are looked at one by one. REQUIRES: the pairing has begun; it outlives
/// the looks.
std::vector<ChangeQuestion> questions_about_stretches(Pairing& pair);

}  // namespace triage
