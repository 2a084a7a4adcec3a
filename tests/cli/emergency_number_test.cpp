// The number to call: in a text the one of the country that the locale names, and otherwise the three usual ones; in
// JSON and in a batch never one that the machine knows, since their bytes must be equal everywhere.

#include <doctest/doctest.h>

#include <string>

#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "system/emergency_number.hpp"

namespace {

const Strings chest_pain{"--symptoms", "chest pain"};

bool names(const Outcome& outcome, const std::string& words) { return outcome.out.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a locale has the number of its country") {
    using triage::cli::emergency_number_of;
    CHECK(emergency_number_of("de_DE.UTF-8") == "112");
    CHECK(emergency_number_of("en_US") == "911");
    CHECK(emergency_number_of("en_GB.ISO-8859-15@euro") == "999");
    CHECK(emergency_number_of("ca_ES@valencia") == "112");
    for (const std::string locale : {"", "C", "C.UTF-8", "POSIX", "de", "en_", "en_XX", "en_us", "_"}) {
        CHECK_MESSAGE(emergency_number_of(locale).empty(), locale);
    }
}

TEST_CASE("a text names the number of the country, the first of the variables that is set") {
    CHECK(names(run(chest_pain, {.environment = {"LC_ALL=de_DE.UTF-8", "LANG=en_US"}}), "Call 112 now."));
    CHECK(names(run(chest_pain, {.environment = {"LC_ALL=", "LC_MESSAGES=en_GB", "LANG=en_US"}}), "Call 999 now."));
    CHECK(names(run(chest_pain, {.environment = {"LC_ALL=", "LC_MESSAGES=", "LANG=en_US.UTF-8"}}), "Call 911 now."));
}

TEST_CASE("where no country is named, the three usual numbers are, and a number that was given goes before all") {
    for (const std::string locale : {"LC_ALL=C", "LC_ALL=de", "LC_ALL=xx_YY"}) {
        CHECK(names(run(chest_pain, {.environment = {locale}}), "Call 112, 911 or 999 (whichever is yours) now."));
    }
    const Strings given = joined(chest_pain, {"--emergency-number", "144"});
    CHECK(names(run(given, {.environment = {"LC_ALL=de_DE"}}), "Call 144 now."));
}

TEST_CASE("JSON and a batch have the same bytes in every country") {
    const TemporaryFolder folder;
    const std::string people = folder.write("people.ndjson", "{\"symptoms\": [\"chest pain\"]}\n");
    for (const Strings& command : {joined(chest_pain, {"--format", "json"}), Strings{"batch", people, "--full"},
                                   Strings{"batch", people, "--explain-line", "1"}}) {
        const Outcome here = run(command, {.environment = {"LC_ALL=C"}});
        CHECK(names(here, "your local emergency number"));
        CHECK(run(command, {.environment = {"LC_ALL=de_DE.UTF-8"}}).out == here.out);
    }
}
