// Text on a terminal: colour only where it is wanted, and lines that fit. Without colour the words are the same.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "cli/colors.hpp"
#include "cli/process.hpp"
#include "support/texts.hpp"

namespace {

const Strings question{"--symptoms", "chest pain"};
constexpr std::array<unsigned short, 4> widths{20, 40, 60, 80};

std::string on_terminal(const Strings& arguments, unsigned short columns) {
    return run_in_terminal(joined(arguments, {"--color", "never"}), columns).out;
}

/// Characters, not bytes: whatever continues a UTF-8 sequence takes no column.
/// A line may be too long only where it is one word that cannot be broken.
void check_fits(const std::string& text, std::size_t columns) {
    for (const std::string& line : lines_of(text)) {
        const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        const bool is_one_word = line.find(' ', begin) == std::string::npos;
        CHECK_MESSAGE((is_one_word || columns_of(line) <= columns), columns, " columns: ", line);
    }
}

}  // namespace

TEST_CASE("a terminal gets colour, a pipe does not") {
    CHECK(has_colors(run_in_terminal(question, 80).out));
    CHECK_FALSE(has_colors(run(question).out));
}

TEST_CASE("without its colour the text on a terminal is that of a pipe") {
    CHECK(on_terminal(question, 80) == run(question).out);
}

TEST_CASE("NO_COLOR and a dumb terminal get no colour, an empty NO_COLOR changes nothing") {
    CHECK_FALSE(has_colors(run_in_terminal(question, 80, {"NO_COLOR=1"}).out));
    CHECK_FALSE(has_colors(run_in_terminal(question, 80, {"TERM=dumb"}).out));
    CHECK(has_colors(run_in_terminal(question, 80, {"NO_COLOR="}).out));
}

TEST_CASE("an explicit choice of colour wins over everything") {
    CHECK(has_colors(run(joined(question, {"--color", "always"}), {.environment = {"NO_COLOR=1"}}).out));
    CHECK(has_colors(run(joined(question, {"--color=always"})).out));
    CHECK_FALSE(has_colors(on_terminal(question, 80)));
    CHECK(has_colors(run({"list", "rules", "--color", "always"}).out));
}

TEST_CASE("JSON is never coloured") {
    CHECK_FALSE(has_colors(run(joined(question, {"--color", "always", "--format", "json"})).out));
    CHECK_FALSE(has_colors(run_in_terminal(joined(question, {"--format", "json"}), 80).out));
}

TEST_CASE("colour does not change the words nor where they wrap") {
    const std::string colored = run(joined(question, {"--color", "always"})).out;
    std::string plain;
    for (std::size_t i = 0; i < colored.size(); ++i) {
        if (colored[i] == '\x1b') {
            i = colored.find('m', i);
        } else {
            plain += colored[i];
        }
    }
    CHECK(plain == run(question).out);
}

TEST_CASE("an answer fits the terminal, and stays readable on a very wide one") {
    const std::vector<Strings> people{question,
                                      {"--symptoms", "stiff neck", "--hours-since-injury", "30h"},
                                      {},
                                      {"--pain", "3", "--age", "40", "--no-others", "--equipment", "none"}};
    for (const Strings& arguments : people) {
        for (const unsigned short columns : widths) check_fits(on_terminal(arguments, columns), columns);
        check_fits(on_terminal(arguments, 400), 100);
    }
}

TEST_CASE("a list fits the terminal") {
    for (const Strings& arguments : {Strings{"list", "facts"}, Strings{"list", "rules"}, Strings{"list", "sources"},
                                     Strings{"list", "stretches", "childs_pose"}}) {
        for (const unsigned short columns : {widths[1], widths[2]}) {
            check_fits(on_terminal(arguments, columns), columns);
        }
    }
}

TEST_CASE("a terminal that does not know its width is taken for 80 columns") {
    CHECK(on_terminal(question, 0) == run(question).out);
}
