// The days of a profile: when it was answered. Nothing is decided by them, so that a day which is wrong is only an
// issue, and no fact is doubted for it.
#include "model/nearest.hpp"
#include "profile/profile_issue.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"
#include "triage/profile.hpp"

namespace triage {

std::optional<Day> ProfileBuilder::read_date(std::string_view date, std::string_view at) {
    const std::optional<Day> day = read_day(date);
    if (!day)
        reject(profile_issue("bad_date", quote(date) + " is no day of the calendar", "write it as 2026-11-20", at));
    return day;
}

ProfileBuilder& ProfileBuilder::answered_on(std::string_view date, std::string_view at) {
    profile_.answered_on = read_date(date, at);
    return *this;
}

ProfileBuilder& ProfileBuilder::kept_from(std::string_view date, std::string_view at) {
    profile_.kept_from = read_date(date, at);
    if (profile_.kept_from) kept_from_at_ = at;
    return *this;
}

// Only the fact's own id means it: a name that says several facts would have to be asked for each of them.
ProfileBuilder& ProfileBuilder::was_there(std::string_view name, std::string_view at) {
    if (first_invalid_utf8(name) != name.size()) {
        return reject(profile_issue("invalid_utf8", "the text is not UTF-8", "", at));
    }
    const auto fact = vocabulary_.find(name);
    if (!fact || vocabulary_[*fact].id != name) {
        const std::string hint = fact ? suggestion(vocabulary_[*fact].id) : suggestion(vocabulary_.nearest(name));
        return reject(profile_issue("unknown_name", "unknown fact " + quote(name), hint, at));
    }
    if (profile_.was_there.empty()) profile_.was_there.resize(vocabulary_.facts().size());
    profile_.was_there.insert(*fact);
    return *this;
}

// Both days must be known for this, in whichever order they came. A refused date is an issue of its own.
void ProfileBuilder::refuse_disordered_days() {
    if (!profile_.kept_from) return;
    if (!profile_.answered_on) {
        if (!issues_.empty()) return;
        reject(profile_issue("missing_field", "`kept_from` stands without `answered_on`",
                             "give the day of the newest answers", kept_from_at_));
    } else if (*profile_.kept_from > *profile_.answered_on) {
        reject(profile_issue("contradiction", "the oldest answer is of a day after `answered_on`",
                             "exchange the two days, or correct one", kept_from_at_));
    }
}

}  // namespace triage
