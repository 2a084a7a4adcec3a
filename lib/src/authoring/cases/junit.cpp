// The result of a test as JUnit XML, the form that most continuous-integration servers read: a suite `cases` with a
// test for each case, and a suite of one test for each figure that has a minimum.

#include <algorithm>

#include "authoring/cases/text.hpp"
#include "text/html_writer.hpp"

namespace triage {

namespace {

/// The text escaped line by line, with `line_end` between the lines: `escaped_html` alone would make one line of it.
std::string escaped_lines(std::string_view text, std::string_view line_end) {
    std::string xml;
    while (true) {
        const std::size_t end = text.find('\n');
        xml += escaped_html(text.substr(0, end));
        if (end == std::string_view::npos) return xml;
        xml += line_end;
        text.remove_prefix(end + 1);
    }
}

/// An attribute with a blank before it.
std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escaped_lines(value, "&#10;") +
           "\"";  // a line end as it is would be read as a blank
}

/// One test: passed where `message` is empty, otherwise failed with `message` in short and `text` in full.
std::string test_case(const std::string& suite, const std::string& name, const std::string& attributes,
                      const std::string& message, const std::string& text) {
    const std::string open = "    <testcase" + attribute("classname", suite) + attribute("name", name) + attributes;
    if (message.empty()) return open + "/>\n";
    return open + ">\n      <failure" + attribute("message", message) + ">" + escaped_lines(text, "\n") +
           "</failure>\n    </testcase>\n";
}

/// A suite around its tests. There are no errors beside failures: a test that cannot run has no report.
std::string suite(const std::string& name, std::size_t tests, std::size_t failures, const std::string& cases) {
    return "  <testsuite" + attribute("name", name) + attribute("tests", std::to_string(tests)) +
           attribute("failures", std::to_string(failures)) + attribute("errors", "0") + ">\n" + cases +
           "  </testsuite>\n";
}

/// A test for each case. A pack without cases gets one that fails, since an empty suite reads as success.
std::string cases_suite(const RuleBase& rules, const CaseReport& report) {
    const std::string none = "there is no case";
    if (report.case_count == 0) return suite("cases", 1, 1, test_case("cases", none, "", none, none));
    std::string cases;
    // Both lists are in the order of the cases, so they are walked together.
    auto failed = report.failed.begin();
    for (std::size_t i = 0; i < report.case_count; ++i) {
        const Case& example = rules.cases[i];
        const std::string place =
            attribute("file", example.where.file) + attribute("line", std::to_string(example.where.line));
        std::string message;
        std::string text;
        if (failed != report.failed.end() && failed->number == i) {
            message = fault_text(failed->faults.front());
            for (const CaseFault& fault : failed->faults) text += (text.empty() ? "" : "\n") + fault_text(fault);
            ++failed;
        }
        cases += test_case("cases", example.name, place, message, place_text(example.where) + "\n" + text);
    }
    return suite("cases", report.case_count, report.failed.size(), cases);
}

/// The lines that keep a figure below its minimum.
std::string missing(const CaseReport& report, Figure figure) {
    std::string text;
    for (const Gap& gap : report.gaps) {
        if (gap.figure == figure) text += place_text(gap.where) + ": " + gap.what + "\n";
    }
    for (const Survivor& survivor : report.survivors) {
        if (figure != Figure::mutation) break;
        text += place_text(survivor.where) + ": " + survivor.from +
                (survivor.to.empty() ? " could be dropped" : " could become " + survivor.to) + "\n";
    }
    return text;
}

}  // namespace

std::string to_junit(const Program& program, const CaseReport& report, const Minimums& minimums) {
    const std::vector<Figure> low = below(report, minimums);
    std::string suites = cases_suite(program.rules(), report);
    for (std::size_t i = 0; i < minimums.size(); ++i) {
        if (!minimums[i]) continue;
        const auto figure = static_cast<Figure>(i);
        const bool is_low = std::find(low.begin(), low.end(), figure) != low.end();
        const std::string name(figure_names[i]);
        const std::string message = is_low ? shortfall_text(report[figure], *minimums[i]) : "";
        suites += suite(name, 1, is_low ? 1 : 0,
                        test_case(name, name + " reaches its minimum", "", message, missing(report, figure)));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + suites + "</testsuites>\n";
}

}  // namespace triage
