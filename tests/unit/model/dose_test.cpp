// Doses grow over the sessions in equal steps, never shrink, and are never above what the sources state or a precaution
// allows. Numbers that a source does not state are not invented.

#include <doctest/doctest.h>

#include <triage/triage.hpp>

#include "render/dose_text.hpp"

namespace {

triage::Stretch held() {
    triage::Stretch stretch;
    stretch.dose = triage::Dose{triage::Range{15, 30}, triage::Range{2, 4}, {}, {}, triage::Sides::each};
    stretch.first_session = triage::Dose{triage::Range{10, 10}, triage::Range{1, 1}, {}, {}, triage::Sides::each};
    return stretch;
}

const triage::Progression five_days{triage::FactId{0}, 4, {}};

triage::Range hold_after(double sessions) { return *triage::dose_for_session(held(), &five_days, sessions)->hold_s; }

}  // namespace

TEST_CASE("no session done, or nobody said, gives the first session's dose") {
    CHECK(triage::dose_for_session(held(), &five_days, 0) == held().first_session);
    CHECK(triage::dose_for_session(held(), &five_days, std::nullopt) == held().first_session);
}

TEST_CASE("days 2 to 5 grow in equal steps, rounded down, to the full dose") {
    CHECK(hold_after(1) == triage::Range{11, 15});
    CHECK(hold_after(2) == triage::Range{12, 20});
    CHECK(hold_after(3) == triage::Range{13, 25});
    CHECK(hold_after(4) == triage::Range{15, 30});
    CHECK(triage::dose_for_session(held(), &five_days, 100) == held().dose);
}

TEST_CASE("the dose never shrinks from one session to the next") {
    for (int done = 0; done < 10; ++done) {
        CHECK(hold_after(done).low <= hold_after(done + 1).low);
        CHECK(hold_after(done).high <= hold_after(done + 1).high);
    }
}

TEST_CASE("without a progression the full dose follows the first session") {
    CHECK(triage::dose_for_session(held(), nullptr, 0) == held().first_session);
    CHECK(triage::dose_for_session(held(), nullptr, 1) == held().dose);
}

TEST_CASE("no number is invented where the sources state none") {
    triage::Stretch stretch = held();
    stretch.dose.reset();
    CHECK(triage::dose_for_session(stretch, &five_days, 0) == held().first_session);
    CHECK_FALSE(triage::dose_for_session(stretch, &five_days, 10).has_value());
    stretch = held();
    stretch.first_session.reset();
    CHECK_FALSE(triage::dose_for_session(stretch, &five_days, 0).has_value());
    stretch.from_session = 2;
    CHECK(triage::dose_for_session(stretch, &five_days, 1) == held().dose);
}

TEST_CASE("a number that only the full dose has waits for the full dose") {
    triage::Stretch stretch = held();
    stretch.dose->sets = triage::Range{1, 3};
    CHECK_FALSE(triage::dose_for_session(stretch, &five_days, 3)->sets.has_value());
    CHECK(triage::dose_for_session(stretch, &five_days, 4)->sets == triage::Range{1, 3});
}

TEST_CASE("a precaution that stays at the first session keeps its dose, however many sessions are done") {
    const triage::Modification first{"slowly", true, {}};
    for (const double done : {0.0, 1.0, 3.0, 4.0, 100.0}) {
        const auto dose = triage::dose_for_session(held(), &five_days, done);
        CHECK(triage::modified_dose(held(), dose, first) == held().first_session);
    }
    triage::Stretch later = held();
    later.first_session.reset();
    CHECK(triage::modified_dose(later, held().dose, first) ==
          triage::Dose{triage::Range{15, 15}, triage::Range{2, 2}, {}, {}, triage::Sides::each});
    triage::Stretch only_first = held();
    only_first.dose.reset();
    CHECK(triage::modified_dose(only_first, std::nullopt, first) == held().first_session);
}

TEST_CASE("a limit lowers what is above it, and adds no number") {
    const triage::Dose most{triage::Range{20, 20}, {}, triage::Range{1, 1}, {}, triage::Sides::both};
    const triage::Modification limited{"slowly", false, most};
    CHECK(triage::modified_dose(held(), held().dose, limited) ==
          triage::Dose{triage::Range{15, 20}, triage::Range{2, 4}, {}, {}, triage::Sides::each});
    CHECK(triage::modified_dose(held(), held().first_session, limited) == held().first_session);
    CHECK_FALSE(triage::modified_dose(held(), std::nullopt, limited).has_value());
    CHECK(triage::modified_dose(held(), held().dose, {"slowly", false, {}}) == held().dose);
}

TEST_CASE("a modified dose is never above that of the session, in any number, nor above its limit") {
    const auto is_within = [](const std::optional<triage::Range>& part, const std::optional<triage::Range>& whole) {
        return !part || !whole || (part->low <= part->high && part->low <= whole->low && part->high <= whole->high);
    };
    for (int limit = 1; limit <= 40; limit += 3) {
        const auto end = static_cast<double>(limit);
        for (const bool stays : {false, true}) {
            const triage::Dose most{triage::Range{end, end}, triage::Range{end / 10, end / 10}, {}, {}, {}};
            for (int done = 0; done < 7; ++done) {
                const auto session = triage::dose_for_session(held(), &five_days, done);
                const auto dose = triage::modified_dose(held(), session, {"slowly", stays, most});
                REQUIRE(dose);
                CHECK(is_within(dose->hold_s, session->hold_s));
                CHECK(is_within(dose->repetitions, session->repetitions));
                CHECK(dose->hold_s->high <= end);
                CHECK(dose->repetitions->high <= end / 10);
                CHECK(dose->sides == session->sides);
            }
        }
    }
}

TEST_CASE("a dose in words") {
    CHECK(triage::dose_text(held().dose) == "hold 15 to 30 s, 2 to 4 times, each side");
    CHECK(triage::dose_text(held().first_session) == "hold 10 s, once, each side");
    CHECK(triage::dose_text(std::nullopt) == "no dose given by the sources");
    CHECK(triage::dose_text(triage::Dose{{}, triage::Range{8, 12}, triage::Range{1, 3}, {}, {}}) ==
          "8 to 12 times, 1 to 3 sets");
    CHECK(triage::dose_text(triage::Dose{{}, {}, triage::Range{1, 1}, triage::Range{60, 300}, {}}) == "1 to 5 min");
    CHECK(triage::dose_text(triage::Dose{{}, {}, {}, triage::Range{45, 90}, {}}) == "45 to 90 s");
}
