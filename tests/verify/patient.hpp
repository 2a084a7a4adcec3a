// How long the tests of proofs wait for one answer of the solver: as long as it takes, so that the speed of the machine
// decides nothing.
#pragma once

#include <triage/verify.hpp>

inline const triage::SolverOptions patient{std::chrono::hours(1), {}};
