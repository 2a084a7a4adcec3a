#include "interview/clock.hpp"

namespace triage::cli {

Pace::Moment now() { return std::chrono::steady_clock::now(); }

}  // namespace triage::cli
