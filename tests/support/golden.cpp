// Compares or rewrites a golden. Only the lines between the common beginning and the common end are printed: a golden
// may be a whole page of which one word has changed.

#include "support/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include <doctest/doctest.h>

#include "support/texts.hpp"

namespace {

// The lines that differ, with everything before and behind them left out.
std::string difference(const std::string& expected, const std::string& actual) {
    const std::vector<std::string> left = lines_of(expected);
    const std::vector<std::string> right = lines_of(actual);
    std::size_t begin = 0;
    while (begin < left.size() && begin < right.size() && left[begin] == right[begin]) ++begin;
    std::size_t end = 0;
    while (end < left.size() - begin && end < right.size() - begin &&
           left[left.size() - 1 - end] == right[right.size() - 1 - end]) {
        ++end;
    }
    std::string text = "from line " + std::to_string(begin + 1) + "\n";
    for (std::size_t i = begin; i < left.size() - end; ++i) text += "- " + left[i] + "\n";
    for (std::size_t i = begin; i < right.size() - end; ++i) text += "+ " + right[i] + "\n";
    return text;
}

}  // namespace

void check_golden(const std::string& name, const std::string& text) {
    const std::string path = TRIAGE_SOURCE_DIR "/tests/golden/" + name;
    if (const char* update = std::getenv("TRIAGE_UPDATE_GOLDEN"); update != nullptr && std::string(update) == "1") {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    REQUIRE_MESSAGE(file.good(), path, " is missing; write it with TRIAGE_UPDATE_GOLDEN=1");
    const std::string expected{std::istreambuf_iterator<char>(file), {}};
    CHECK_MESSAGE(expected == text, path, " differs ", difference(expected, text));
}
