// First the judgement, then what the next one needs. Keys that did not count are remembered as well: a pause is a pause
// only without any key.

#include "interview/pace.hpp"

#include <utility>

namespace triage::cli {

void Pace::shown(Moment now) {
    shown_at_ = now;
    is_fresh_ = true;
    counted_in_a_row_ = 0;
}

// Counts how often a key counted in a row. A held key may count twice before it can be known: when it is pressed, and
// at its first repetition, which comes as late as a second press would.
Pace::Judgement Pace::judge(const Key& key, Moment now) {
    const bool is_same = key.kind == last_.kind && key.text == last_.text;
    const bool goes_on = is_same && !is_fresh_ && now - last_at_ <= least_look_for_same_key;
    const Judgement judgement = judge(key, is_same, now, last_at_);
    last_ = key;
    last_at_ = now;
    is_waiting_ = judgement == Judgement::too_soon || judgement == Judgement::came_with_others;
    if (judgement != Judgement::counts) return judgement;
    counted_in_a_row_ = goes_on ? counted_in_a_row_ + 1 : 1;
    is_fresh_ = false;
    return judgement;
}

// The order matters: keys that came together never count, a pause is owed before anything else, and only then is it
// asked whether the screen is new or the key held. Backspace may repeat, since it only takes away what is seen to go.
Pace::Judgement Pace::judge(const Key& key, bool is_same, Moment now, Moment before) {
    if (key.came_with_others) return Judgement::came_with_others;
    if (is_waiting_ && now - before < least_pause) return Judgement::too_soon;
    const auto look = is_same ? least_look_for_same_key : least_look;
    if (is_fresh_ && now - shown_at_ < look) return Judgement::too_soon;
    const bool repeats = is_same && key.kind != Key::Kind::erase && now - before < longest_repeat;
    if (!repeats || is_fresh_) return Judgement::counts;
    return std::exchange(counted_in_a_row_, 1) > 1 ? Judgement::was_held_down : Judgement::held_down;
}

}  // namespace triage::cli
