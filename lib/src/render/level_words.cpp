// Every level that a rule may have, as a headline and the sentence under it. They are written out, not put together
// from parts, so that each can be read and reviewed as it will be shown.
#include "render/level_words.hpp"

namespace triage {

namespace {

/// How fast care is needed changes the second sentence; that nobody should stretch does not.
LevelWords stop_words(Urgency urgency) {
    switch (urgency) {
        case Urgency::emergency: return {"STOP: EMERGENCY", "Do not stretch. Get help now."};
        case Urgency::urgent: return {"STOP", "Do not stretch. See a doctor first, today or tomorrow."};
        case Urgency::self_care: return {"STOP", "Do not stretch for now."};
        case Urgency::routine:
        case Urgency::none: break;
    }
    return {"STOP", "Do not stretch. See a doctor first."};
}

}  // namespace

LevelWords level_words(Level level) {
    if (level.outcome == Outcome::stop) return stop_words(level.urgency);
    if (level.outcome == Outcome::proceed) {
        return {"PROCEED", "Nothing in your answers speaks against gentle stretching."};
    }
    if (level.urgency == Urgency::urgent) {
        return {"SEE A DOCTOR, today or tomorrow", "Do not stretch before that."};
    }
    return {"SEE A DOCTOR", "Make an appointment, and do not stretch before that."};
}

}  // namespace triage
