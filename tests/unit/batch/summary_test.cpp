// The summary of a batch, for people, for programs and as a page: every count stands in all three, fits the terminal,
// and is never rounded to "none" or "all". Rejected text stands in it, so it is checked for what it could do to a
// terminal or page.

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>

#include <triage/triage.hpp>

#include "batch/figures.hpp"
#include "support/compiled.hpp"
#include "support/golden.hpp"
#include "support/small_pack.hpp"
#include "support/texts.hpp"
#include "text/page.hpp"
#include "text/utf8.hpp"

namespace {

using triage::BatchStatus;
using triage::BatchSummary;

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

std::string rules_section() {
    const std::vector<std::pair<std::string, std::string>> rules{
        {"ache", "It aches"},
        {"cough", "Cough"},
        {"pain_above_0", "Any pain at all"},
        {"pain_above_4", "Pain above 4 out of 10"},
        {"pain_of_ten_the_most_that_can_be_told", "Pain of ten out of ten, which is the most that anyone can tell us"},
        {"fall", "A fall"},
        {"fall_this_week", "A fall in the last seven days"},
        {"ache_and_cough", "An ache & a <cough>"},
        {"ache_or_cough", "An ache or a cough"},
        {"first_sessions", "The first sessions"},
        {"many_sessions", "Many sessions"},
        {"never", "Never met"},
    };
    std::string text = "rules:\n";
    for (const auto& [id, name] : rules) {
        text += "  " + id + ": {name: \"" + name +
                "\", when: ache, outcome: stop, urgency: routine, advice: wait, "
                "sources: [{document: doc, section: s, anchor: w}]}\n";
    }
    return text;
}

/// Twelve rules, and a checksum that is the same whatever the small pack becomes.
const triage::Program& program() {
    static const triage::Program small = [] {
        triage::RuleBase rules = small_pack::loaded(rules_section());
        rules.packs[0].sha256 = "0123456789abcdef0123456789abcdef";
        return compiled(std::move(rules));
    }();
    return small;
}

BatchSummary typical() {
    BatchSummary summary;
    summary.lines = 1'000'000;
    summary.blank = 1'000;
    summary.decided = 989'000;
    summary.rejected = 10'000;
    summary.seconds = 1.5449;
    summary.verdicts = {314'000, 251'000, 112'000, 312'000};
    summary.urgencies = {481'000, 150'000, 140'000, 17'000, 201'000};
    summary.rules = {123'456, 61'728, 24'691, 61'728, 1'505, 3'336, 7'262, 2'469, 12'000, 1, 40, 0};
    summary.issues["unknown_name"] = {8'000, 17, "unknown symptom `chst pain`"};
    summary.issues["out_of_range"] = {1'900, 204, "`pain` is 11, more than 10"};
    summary.issues["invalid_json"] = {120, 1'017,
                                      "the text is not JSON: a string \"is\" <not> closed & goes on and on"};
    return summary;
}

BatchSummary with_message(const std::string& message) {
    BatchSummary summary;
    summary.lines = summary.rejected = 1;
    summary.issues["unknown_name"] = {1, 1, message};
    return summary;
}

/// Counts of any size, and messages of characters of any length.
BatchSummary random_summary(std::mt19937& random) {
    const auto count = [&] { return most >> (random() % 64); };
    BatchSummary summary;
    summary.status = static_cast<BatchStatus>(random() % 5);
    for (auto* number : {&summary.lines, &summary.blank, &summary.decided, &summary.rejected}) *number = count();
    for (auto& number : summary.verdicts) number = random() % 3 == 0 ? 0 : count();
    for (auto& number : summary.urgencies) number = count();
    for (std::size_t i = 0; i < program().rules().rules.size(); ++i) summary.rules.push_back(count());
    summary.seconds = static_cast<double>(count()) / 1e6;
    for (std::size_t i = random() % 5; i > 0; --i) {
        std::string message = "m";
        for (std::size_t part = random() % 60; part > 0; --part) message += part % 3 == 0 ? "é " : "x…";
        summary.issues["code_" + std::string(random() % 40, 'x') + std::to_string(i)] = {count(), count(), message};
    }
    return summary;
}

/// True where every tag is closed in its order, and nothing else looks like one.
bool is_balanced(const std::string& html) {
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const std::string tag = html.substr(at + 1, html.find_first_of(" >\n", at) - at - 1);
        if (tag == "!doctype" || tag == "meta") continue;
        if (!tag.starts_with('/')) {
            open.push_back(tag);
        } else if (open.empty() || open.back() != tag.substr(1)) {
            return false;
        } else {
            open.pop_back();
        }
    }
    return open.empty();
}

}  // namespace

TEST_CASE("the summary of a batch is told in 80 columns, in 40 and as a page") {
    check_golden("batch_summary_80.txt", to_text(program(), typical(), 80));
    check_golden("batch_summary_40.txt", to_text(program(), typical(), 40));
    check_golden("batch_summary.html", to_html(program(), typical(), "members.ndjson"));
}

TEST_CASE("the summary in JSON is one line with every count") {
    CHECK(to_json(program(), typical()) ==
          R"({"lines":1000000,"blank":1000,"decided":989000,"rejected":10000,)"
          R"("at_least":{"see-a-doctor":0,"stop":0},"complete":true,)"
          R"("verdicts":{"proceed":314000,"ask":251000,"see-a-doctor":112000,"stop":312000},)"
          R"("urgencies":{"none":481000,"self-care":150000,"routine":140000,"urgent":17000,"emergency":201000},)"
          R"("rules":{"ache":123456,"cough":61728,"pain_above_0":24691,"pain_above_4":61728,)"
          R"("pain_of_ten_the_most_that_can_be_told":1505,"fall":3336,"fall_this_week":7262,"ache_and_cough":2469,)"
          R"("ache_or_cough":12000,"first_sessions":1,"many_sessions":40},)"
          R"("issues":{"invalid_json":{"profiles":120,"line":1017,)"
          R"("message":"the text is not JSON: a string \"is\" <not> closed & goes on and on"},)"
          R"("out_of_range":{"profiles":1900,"line":204,"message":"`pain` is 11, more than 10"},)"
          R"("unknown_name":{"profiles":8000,"line":17,"message":"unknown symptom `chst pain`"}},)"
          R"("seconds":1.5449,"profiles_per_second":646644})");
}

TEST_CASE("no count in JSON loses a digit") {
    BatchSummary summary;
    summary.lines = (std::uint64_t{1} << 53) + 1;
    summary.decided = 1'000'000'000'000'000;
    summary.verdicts = {most, 0, 0, 0};
    const std::string json = to_json(program(), summary);
    CHECK(json.starts_with(R"({"lines":9007199254740993,"blank":0,"decided":1000000000000000,)"));
    CHECK(says(json, R"("proceed":18446744073709551615,)"));
}

TEST_CASE("a batch that took no time has no rate") {
    CHECK(to_json(program(), BatchSummary{}).ends_with(R"("seconds":0,"profiles_per_second":null})"));
    BatchSummary summary = with_message("m");
    CHECK(lines_of(to_text(program(), summary))[1].empty());
    summary.seconds = 1e-6;
    CHECK(lines_of(to_text(program(), summary))[1] == "under 1 ms");
    CHECK(to_json(program(), summary).ends_with(R"("seconds":0.000001,"profiles_per_second":1000000})"));
}

TEST_CASE("time and rate are in units that a person would take") {
    const auto pace = [](double seconds, std::uint64_t decided) {
        BatchSummary summary;
        summary.seconds = seconds;
        summary.decided = decided;
        return triage::pace_text(summary);
    };
    CHECK(pace(1.5625, 1'000'000) == "1.6 s, 640,000 profiles/s");
    CHECK(pace(0.012, 12'346) == "12 ms, 1,030,000 profiles/s");
    CHECK(pace(0.0004, 10) == "under 1 ms");
    CHECK(pace(0.9996, 0) == "1.0 s");
    CHECK(pace(59.96, 600) == "1 min 0 s, 10.0 profiles/s");
    CHECK(pace(125, 125 * 99'950) == "2 min 5 s, 100,000 profiles/s");
    CHECK(pace(3599.6, 3600 * 50) == "1 h 0 min, 50.0 profiles/s");
    CHECK(pace(90'000'000, 90'000'000) == "25,000 h 0 min, 1.0 profiles/s");
    CHECK(pace(100, 7) == "1 min 40 s, 0.07 profiles/s");
    CHECK(pace(100'000, 1) == "27 h 47 min");
    CHECK(pace(0, 1).empty());
    CHECK(pace(-1, 1).empty());
    CHECK(pace(std::numeric_limits<double>::infinity(), 1).empty());
    CHECK(pace(std::numeric_limits<double>::quiet_NaN(), 1).empty());
}

TEST_CASE("a share that is not nothing and not all never reads so") {
    CHECK(triage::share_text(0, 10) == "0%");
    CHECK(triage::share_text(0, 0) == "0%");
    CHECK(triage::share_text(10, 10) == "100%");
    CHECK(triage::share_text(1, 1'000'000) == "<0.1%");
    CHECK(triage::share_text(999'999, 1'000'000) == ">99.9%");
    CHECK(triage::share_text(1, 3) == "33.3%");
    CHECK(triage::share_text(most - 1, most) == ">99.9%");
}

TEST_CASE("one line is one line") {
    BatchSummary summary;
    CHECK(to_text(program(), summary) == "0 lines: 0 decided, 0 rejected, 0 blank\n");
    summary.lines = summary.blank = 1;
    CHECK(to_text(program(), summary) == "1 line: 0 decided, 0 rejected, 1 blank\n");
}

TEST_CASE("the first line says why the counts are not the whole") {
    const auto told = [](BatchStatus status) {
        BatchSummary summary;
        summary.status = status;
        CHECK(says(to_json(program(), summary), "\"complete\":false"));
        CHECK(says(to_html(program(), summary, "t"), "Not the whole input"));
        return to_text(program(), summary, 100);
    };
    const std::string counts = "0 lines: 0 decided, 0 rejected, 0 blank (incomplete: ";
    CHECK(told(BatchStatus::stopped) == counts + "stopped at the first rejected profile)\n");
    CHECK(told(BatchStatus::read_failed) == counts + "reading failed)\n");
    CHECK(told(BatchStatus::write_failed) == counts + "writing failed)\n");
    CHECK(says(told(BatchStatus::input_changed), "(incomplete: the input is not the one"));
    CHECK_FALSE(says(to_html(program(), typical(), "t"), "Not the whole input"));
}

TEST_CASE("no line of the summary is wider than the terminal, whatever was counted") {
    std::mt19937 random(7);
    for (int run = 0; run < 200; ++run) {
        const BatchSummary summary = random_summary(random);
        for (std::size_t width = 40; width <= 104; width += 1 + random() % 9) {
            const std::string text = to_text(program(), summary, width);
            REQUIRE(triage::first_invalid_utf8(text) == text.size());
            for (const std::string& line : lines_of(text)) {
                REQUIRE_MESSAGE(triage::columns(line) <= std::min<std::size_t>(width, 100), line);
                REQUIRE_MESSAGE(!line.ends_with(' '), line);
            }
        }
    }
}

TEST_CASE("a terminal narrower than 40 columns is taken for 40, one wider than 100 for 100") {
    CHECK(to_text(program(), typical(), 0) == to_text(program(), typical(), 40));
    CHECK(to_text(program(), typical(), 200) == to_text(program(), typical(), 100));
}

TEST_CASE("every number stands in the text and on the page") {
    std::mt19937 random(11);
    for (int run = 0; run < 50; ++run) {
        const BatchSummary summary = random_summary(random);
        std::vector<std::uint64_t> numbers{summary.lines, summary.blank, summary.decided, summary.rejected};
        numbers.insert(numbers.end(), summary.verdicts.begin(), summary.verdicts.end());
        numbers.insert(numbers.end(), summary.urgencies.begin(), summary.urgencies.end());
        numbers.push_back(*std::max_element(summary.rules.begin(), summary.rules.end()));
        for (const auto& issue : summary.issues) numbers.push_back(issue.second.profiles);
        for (const std::string& text :
             {to_text(program(), summary, 40), to_text(program(), summary, 100), to_html(program(), summary, "t")}) {
            for (const std::uint64_t number : numbers) REQUIRE(says(text, triage::with_commas(number)));
        }
    }
}

TEST_CASE("ten rules are listed, the most frequent first, and how many are not") {
    const std::string text = to_text(program(), typical(), 100);
    const std::string list = text.substr(text.find("Most frequent rules\n"));
    const std::vector<std::string> lines = lines_of(list.substr(0, list.find("\n\n")));
    REQUIRE(lines.size() == 12);
    CHECK(lines[1].starts_with("  ache "));
    CHECK(lines[2].starts_with("  cough "));
    CHECK(lines[3].starts_with("  pain_above_4 "));
    CHECK(lines[10].starts_with("  many_sessions "));
    CHECK(lines[11] == "  … and 1 more");
    CHECK_FALSE(says(text, "first_sessions"));
    CHECK_FALSE(says(text, "never"));
    CHECK(says(to_html(program(), typical(), "t"), "… and 1 more."));
}

TEST_CASE("a bar of the text fills as much of its track as its share says") {
    BatchSummary summary;
    summary.decided = most;
    summary.verdicts = {0, 1, most / 2, most - most / 2 - 1};
    const std::vector<std::string> lines = lines_of(to_text(program(), summary, 80));
    CHECK(lines[2] == "Verdicts");
    const auto count = [](const std::string& text, const std::string& part) {
        std::size_t found = 0;
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
        return found;
    };
    const std::size_t track = count(lines[6], "·");
    for (std::size_t i = 3; i < 7; ++i) CHECK(triage::columns(lines[i]) == 80);
    CHECK(count(lines[3], "█") == track / 2);  // half of all, though no bar is longer
    CHECK(says(lines[5], "  <0.1%  ▌·"));
    CHECK(count(lines[5], "·") == track - 1);
    CHECK(says(lines[6], "  0%  ··"));
    summary.verdicts = {0, 0, 0, most};
    CHECK_FALSE(says(lines_of(to_text(program(), summary, 80))[3], "·"));
    summary.verdicts = {0, 0, 1, most - 1};  // `>99.9%` is not all
    CHECK(lines_of(to_text(program(), summary, 80))[3].ends_with("▌"));
}

TEST_CASE("a bar of the page fills as much of its track as its share says") {
    BatchSummary summary = with_message("m");
    summary.decided = 1000;
    summary.verdicts = {0, 302, 0, 698};
    summary.urgencies = {1000, 0, 0, 0, 0};
    summary.rules.assign(12, 0);
    summary.rules[0] = 125;
    summary.rejected = 4;
    const std::string html = to_html(program(), summary, "t");
    for (const std::string width : {"69.8", "30.2", "100.0", "12.5", "25.0"}) {
        CHECK(says(html, "style=\"width:" + width + "%\""));
    }
    std::size_t bars = 0;
    for (std::size_t at = html.find("style=\"width"); at != std::string::npos;
         at = html.find("style=\"width", at + 1)) {
        ++bars;
    }
    CHECK(bars == 5);
}

TEST_CASE("nothing that was rejected can reach the terminal as a command or reorder the page") {
    const std::string message = "a\x1b[31m\r\n\t\x7f\xc2\x9b b\xe2\x80\xae c\xe2\x81\xa6 d\xff e\xc3";
    const std::string expected = "line 1: a�[31m�����" + std::string(" b� c� d� e�");
    CHECK(lines_of(to_text(program(), with_message(message))).back() == "    " + expected);
    CHECK(says(to_html(program(), with_message(message), "t"), ">" + expected + "<"));
}

TEST_CASE("the page escapes whatever came from outside") {
    triage::RuleBase rules = small_pack::loaded("");
    triage::Pack& pack = rules.packs[0];
    rules.rules[0].name = "<i>\"rule\"</i>";
    pack.name = pack.version = pack.about = pack.reviewed_by = pack.reviewed_next = pack.sha256 = "<script>'&";
    BatchSummary summary = with_message("</td><script>alert(1)</script>");
    summary.issues["<b onclick=x>"] = {1, 1, "m"};
    summary.decided = summary.verdicts[0] = 1;
    summary.rules = {1};
    const std::string html = to_html(compiled(std::move(rules)), summary, "</title><script>alert('t')</script>");
    CHECK(is_balanced(html));
    CHECK_FALSE(says(html, "<script"));
    CHECK_FALSE(says(html, "<b "));
    CHECK_FALSE(says(html, "<i>"));
    CHECK(says(html, "<title>&lt;/title&gt;&lt;script&gt;alert(&#39;t&#39;)&lt;/script&gt; – triage</title>"));
    CHECK(says(html, "&lt;i&gt;&quot;rule&quot;&lt;/i&gt;"));
    CHECK(says(html, "&lt;script&gt;&#39;&amp;"));
}

TEST_CASE("the page is whole, needs nothing else and runs nothing") {
    std::mt19937 random(13);
    for (int run = 0; run < 50; ++run) {
        const std::string html = to_html(program(), random_summary(random), "t");
        REQUIRE(is_balanced(html));
        for (const std::string part : {"<script", "<link", "<img", "src=", "href=", "url(", "@import", "http:"}) {
            REQUIRE_FALSE(says(html, part));
        }
    }
    CHECK_FALSE(is_balanced("<p><b></p></b>"));
    CHECK_FALSE(is_balanced("<p>"));
    CHECK_FALSE(is_balanced("</p>"));
}

TEST_CASE("the page names the packs, who reviewed them, and what it is not") {
    const std::string html = to_html(program(), typical(), "members.ndjson");
    CHECK(says(html, "<h1>members.ndjson</h1>"));
    CHECK(says(html, "<strong>small 1.0.0</strong>, SHA-256 <code>0123456789ab</code>"));
    CHECK(says(html, "Reviewed by: nobody."));
    CHECK(says(html, "This is not a diagnosis."));
}

TEST_CASE("a page without profiles says so and leaves the charts out") {
    const std::string html = to_html(program(), BatchSummary{}, "");
    CHECK(says(html, "<h1>Batch of profiles</h1>"));
    CHECK(says(html, "There was no profile to decide."));
    CHECK_FALSE(says(html, "<table"));
    CHECK(is_balanced(html));
}
