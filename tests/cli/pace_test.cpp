// Which keys count, judged by when they come: a key that is held down, typed ahead or pasted answers no screen that
// nobody has read, and a person who reads is never kept waiting. The times are the tests' own.

#include "interview/pace.hpp"

#include <doctest/doctest.h>

#include <string>

using std::chrono::milliseconds;
using triage::cli::Key;
using triage::cli::Pace;
using Judgement = Pace::Judgement;

namespace {

/// An interview whose screens are drawn as soon as a key has counted.
class Screens {
public:
    Screens() { pace_.shown(now_); }

    Judgement press(const std::string& text, int milliseconds_later) {
        now_ += milliseconds(milliseconds_later);
        const Key key{text == "\r" ? Key::Kind::enter : Key::Kind::character, text == "\r" ? "" : text};
        return pace_.judge(key, now_);
    }

    /// Presses, and sees the next screen if that counts.
    bool answer(const std::string& text, int milliseconds_later) {
        if (press(text, milliseconds_later) != Judgement::counts) return false;
        pace_.shown(now_);
        ++answered_;
        return true;
    }

    /// Holds a key down: it repeats after a delay, so many times a second.
    void hold(const std::string& text, int first, int delay, int per_second, int hold_for) {
        answer(text, first);
        for (int time = delay; time <= hold_for; time += 1000 / per_second) {
            answer(text, time == delay ? delay : 1000 / per_second);
        }
    }

    int answered() const { return answered_; }
    Pace& pace() { return pace_; }
    Pace::Moment now() const { return now_; }

private:
    Pace pace_;
    Pace::Moment now_{};
    int answered_ = 0;
};

}  // namespace

TEST_CASE("whoever reads each screen answers each screen") {
    Screens screens;
    for (int i = 0; i < 18; ++i) CHECK(screens.answer("n", 1000));
    for (const std::string key : {"y", "n", "u", "s", "y"}) CHECK(screens.answer(key, 500));
}

TEST_CASE("a key that is held down answers one screen, with every delay and rate that systems offer") {
    for (const std::string key : {"n", "y", "u", "s", "b", "1", "0", " ", "\r"}) {
        for (const int delay : {180, 250, 375, 500, 660, 990}) {
            for (const int rate : {2, 5, 10, 11, 25, 30, 40, 100}) {
                for (const int hold_for : {250, 500, 1000, 5000, 20000}) {
                    Screens screens;
                    screens.hold(key, 2000, delay, rate, hold_for);
                    CHECK_MESSAGE(screens.answered() == 1, key, " ", delay, " ", rate, " ", hold_for);
                }
            }
        }
    }
}

TEST_CASE("after a key was held down, letting go and pressing it again counts") {
    Screens screens;
    screens.hold("n", 2000, 500, 30, 5000);
    CHECK(screens.answered() == 1);
    CHECK(screens.answer("n", 1000));
}

TEST_CASE("what comes before a screen could be seen does not count, nor what follows without a pause") {
    Screens screens;
    CHECK(screens.press("1", 499) == Judgement::too_soon);  // otherwise only the 0 of a typed 10 would count
    CHECK(screens.press("0", 200) == Judgement::too_soon);
    CHECK(screens.press("\r", 599) == Judgement::too_soon);
    CHECK(screens.press("1", 600) == Judgement::counts);
    CHECK(screens.press("0", 120) == Judgement::counts);
    CHECK(screens.press("\r", 80) == Judgement::counts);
}

TEST_CASE("whoever is too fast by habit gets through with every second press") {
    Screens screens;
    CHECK(screens.answer("n", 700));
    CHECK_FALSE(screens.answer("n", 700));
    CHECK(screens.answer("n", 700));
    CHECK_FALSE(screens.answer("n", 700));
    CHECK(screens.answer("n", 700));
}

TEST_CASE("on one screen a key that is held down counts once, and its first repetition is taken back") {
    Screens screens;
    CHECK(screens.press("1", 1000) == Judgement::counts);
    CHECK(screens.press("1", 500) == Judgement::counts);
    CHECK(screens.press("1", 33) == Judgement::was_held_down);
    for (int i = 0; i < 100; ++i) CHECK(screens.press("1", 33) == Judgement::held_down);
    CHECK(screens.press("1", 300) == Judgement::counts);
}

TEST_CASE("one key twice, and two keys one after the other, count both") {
    Screens screens;
    CHECK(screens.press("4", 1000) == Judgement::counts);
    CHECK(screens.press("4", 150) == Judgement::counts);
    CHECK(screens.press("1", 60) == Judgement::counts);
    CHECK(screens.press("1", 60) == Judgement::held_down);
}

TEST_CASE("backspace may be held down") {
    Screens screens;
    const Key erase{Key::Kind::erase};
    CHECK(screens.press("4", 1000) == Judgement::counts);
    for (int i = 1; i <= 30; ++i) {
        CHECK(screens.pace().judge(erase, screens.now() + milliseconds(500 + 33 * i)) == Judgement::counts);
    }
}

TEST_CASE("keys that come together count as none, and neither does what follows them at once") {
    Screens screens;
    const Key pasted{Key::Kind::character, "n", true};
    CHECK(screens.pace().judge(pasted, screens.now() + milliseconds(5000)) == Judgement::came_with_others);
    CHECK(screens.press("n", 5100) == Judgement::too_soon);
    CHECK(screens.press("n", 1000) == Judgement::counts);
}
