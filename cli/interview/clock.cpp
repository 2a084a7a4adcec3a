// The clock of the real program: steady, so that setting the date of the machine moves no key.

#include "interview/clock.hpp"

namespace triage::cli {

Pace::Moment now() { return std::chrono::steady_clock::now(); }

}  // namespace triage::cli
