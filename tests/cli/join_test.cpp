// Texts put together from parts: separators and marks, at the edges where a loop would miss one or never end.

#include "system/join.hpp"

#include <doctest/doctest.h>

#include <vector>

using triage::cli::filled;
using triage::cli::joined;
using triage::cli::replaced;

TEST_CASE("a separator stands between two parts only") {
    CHECK(joined(std::vector<std::string>{}, ", ").empty());
    CHECK(joined(std::vector<std::string>{"a"}, ", ") == "a");
    CHECK(joined(std::vector<std::string>{"a", "", "b"}, ", ") == "a, , b");
}

TEST_CASE("each occurrence is replaced, and not what was put in") {
    CHECK(replaced("a:b:", ":", "\\:") == "a\\:b\\:");
    CHECK(replaced("aaa", "aa", "") == "a");
    CHECK(filled("@A@ @B@", {{"@A@", "@B@"}, {"@B@", "b"}}) == "b b");
}

TEST_CASE("an empty text occurs nowhere") { CHECK(replaced("ab", "", "x") == "ab"); }
