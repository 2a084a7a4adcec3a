// `advice: Rest (leaflet #2). Call today.` is cut by YAML at ` #`, which takes the rest for a comment. Such losses are
// told, and ordinary comments are not.

#include "authoring/check/lost_words.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "pack/yaml.hpp"
#include "support/issue_text.hpp"
#include "support/texts.hpp"

namespace {

/// `line:column` of each warning.
std::string cuts_in(const std::string& yaml) {
    const auto document = triage::parse_yaml(yaml, "f.yaml");
    REQUIRE_MESSAGE(document, yaml << brief(document.issues));
    std::string places;
    for (const triage::Issue& issue : triage::find_lost_words(*document)) {
        CHECK(issue.code == "text_cut");
        CHECK(issue.severity == triage::Severity::warning);
        places +=
            (places.empty() ? "" : " ") + std::to_string(issue.where.line) + ":" + std::to_string(issue.where.column);
    }
    return places;
}

}  // namespace

TEST_CASE("a text that a comment cuts is told with what is lost") {
    const auto document = triage::parse_yaml("a:\n  advice: Rest (leaflet #2). Call today.\n", "f.yaml");
    CHECK(brief(triage::find_lost_words(*document)) ==
          "warning 2:25 text_cut: the text ends before `#`, and this is a comment: `#2). Call today.` (put the text in "
          "quotes; set a comment off by two blanks before `# ` and one behind it)\n");
}

TEST_CASE("a comment behind one blank cuts a text of several words") {
    CHECK(cuts_in("a: See leaflet #2 today\n") == "1:16");
    CHECK(cuts_in("a: See leaflet # 2 today\n") == "1:16");
    CHECK(cuts_in("a:\n  - See leaflet # 2\n  - Rest\n") == "2:17");
    CHECK(cuts_in("a: See leaflet\n  number #2\n") == "2:10");
    CHECK(cuts_in("a: See leaflet #2\r\n") == "1:16");
    CHECK(cuts_in("a: fever or cough # or pain\n") == "1:19");
    CHECK(cuts_in("a: Rest\nb: Call #112\nc: See leaflet #2\n") == "2:9 3:16");
}

TEST_CASE("a comment without a blank behind its `#` cuts whatever stands before it") {
    CHECK(cuts_in("a: fever #2\n") == "1:10");
    CHECK(cuts_in("a: See leaflet   #2\n") == "1:18");
    CHECK(cuts_in("a: \"Rest\"#2\n") == "1:10");
}

TEST_CASE("an open parenthesis shows that a text goes on") { CHECK(cuts_in("a: Rest (see  # 2)\n") == "1:15"); }

TEST_CASE("a comment on the next line cuts a text when it is indented as one that goes on") {
    CHECK(cuts_in("a: Rest\n  # and call\nb: 1\n") == "2:3");
    CHECK(cuts_in("a: Rest\n# and call\nb: 1\n") == "");
    CHECK(cuts_in("a:\n  - b: Rest\n  # and call\n  - b: 1\n") == "");
}

TEST_CASE("an ordinary comment is none of the text") {
    for (const char* yaml :
         {"a: Rest now  # as the leaflet says\n", "a: inference  # the row means bending\n",
          "a: stop  # an emergency\n", "a: 10  # of 10\n", "a: 2026-11-21  # the day\n",
          "a: \"Rest now\" # as the leaflet says\n", "a: [Rest now] # x\n", "a: {b: Rest now} # x\n",
          "a: # what follows\n  b: 1\n", "# a comment\na: 1\n", "a: Rest#2\n", "a: 'Rest #2'\n",
          "a: >-\n  Rest #2\n  now\n", "a: |\n  Rest # now\n", "a: Rest now  ## x ##\n", "a: stop  #\n"}) {
        CHECK_MESSAGE(cuts_in(yaml) == "", yaml);
    }
}

TEST_CASE("no text of the packs and examples of this repository is cut") {
    const std::filesystem::path root = TRIAGE_SOURCE_DIR;
    std::size_t files = 0;
    for (const char* folder : {"rules", "docs/rule-format"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (entry.path().extension() != ".yaml") continue;
            ++files;
            CHECK_MESSAGE(cuts_in(file_text(entry.path())) == "", entry.path());
        }
    }
    CHECK(files >= 8);
}
