// Whole answers as goldens, as a person reads them, on a usual terminal and on a narrow one: every change of a word is
// read before it is committed.

#include <doctest/doctest.h>

#include "cli/check_answer.hpp"
#include "cli/process.hpp"

TEST_CASE("an emergency reads as it did") {
    check_answer("emergency", {"--symptoms", "chest pain, left arm numbness"});
}

TEST_CASE("a stop that time settles reads as it did") {
    check_answer("stop_self_care", {"--hours-since-injury", "30h", "--pain", "6", "--age", "40", "--no-others"});
}

TEST_CASE("a stop with open questions reads as it did") {
    check_answer("stop_unsettled", {"--symptoms", "stiff neck, no chest pain", "--hours-since-injury", "30h"});
}

TEST_CASE("see a doctor reads as it did") {
    check_answer("see_a_doctor", {"--symptoms", "night pain", "--pain", "3", "--age", "40", "--no-others"});
}

TEST_CASE("a request for answers reads as it did") { check_answer("ask", {"--symptoms", "tight shoulders"}); }

TEST_CASE("a proceed reads as it did") {
    check_answer("proceed", {"--symptoms", "tight shoulders", "--pain", "3", "--age", "40", "--no-others"});
}

TEST_CASE("a proceed with everything reads as it did") {
    check_answer("proceed_all", {"--symptoms", "tight shoulders", "--conditions", "knee problem", "--pain", "3",
                                 "--age", "40", "--no-others", "--all"});
}

TEST_CASE("a proceed with exercises left out reads as it did") {
    check_answer("proceed_without", {"--conditions", "osteoporosis", "--pain", "2", "--age", "66", "--no-others"});
}

TEST_CASE("a proceed with little equipment and some practice reads as it did") {
    check_answer("proceed_practised",
                 {"--pain", "1", "--age", "40", "--no-others", "--sessions-done", "20", "--equipment", "mat, chair"});
}
