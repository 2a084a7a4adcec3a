// The sheets on which clinicians review rules and exclusions and sign: complete, as whole texts, well-formed, and
// without anything that a pack's text could have smuggled in. A rule that is missing there is a rule that nobody
// reviewed.

#include "authoring/review/sheet.hpp"

#include <doctest/doctest.h>

#include "support/golden.hpp"
#include "support/issue_text.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"
#include "support/xml_check.hpp"

using triage::SheetFormat;
using triage::SheetOf;

namespace {

constexpr std::array<SheetOf, 2> sheets{SheetOf::rules, SheetOf::exclusions};
constexpr std::array<SheetFormat, 2> formats{SheetFormat::markdown, SheetFormat::html};

/// Texts that a careless writer would trip over.
constexpr std::string_view first_pack = R"yaml(
pack:
  name: awkward
  version: 1.2.3
  about: "Signs \"as told\" <b>& more</b> | a pipe, *stars*, _lines_, `ticks` and $cost$."
  reviewed: {by: "nobody: not yet", on: 2026-01-01, next: 2027-01-01}
sources:
  web: {title: "Aches & <pains>", kind: article, url: "https://example.org/?a=1&b=\"2\""}
  paper: {title: "On [aches]", kind: review, authors: "O'Neil & Wu", year: "2020", journal: "J Ache 5:1-2",
    doi: "10.1000/(a<b)\"c", recalled: "pages, DOI"}
  bare: {title: A leaflet, kind: leaflet, url: "javascript:alert(1)"}
facts:
  ache: {kind: symptom, ask: "Does it ache, \"a lot\" | really?"}
  ache_explained: {kind: condition, ask: "Was the ache explained?", protective: true}
  cough: {kind: symptom, ask: "Do you cough <now>?"}
  chills: {kind: symptom, ask: "Do you shiver?"}
  age: {kind: measure, quantity: {min: 0, max: 125, worse: neither}, ask: "How old are you?"}
  hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed}, ask: "When did you fall?"}
rules:
  ache_unexplained:
    name: "Ache <without> a \"cause\""
    when: ache and not ache_explained
    outcome: stop
    urgency: emergency
    advice: "Call {emergency_number} now. Do 1 * 2 | 3 things & <wait>."
    sources:
      - {document: web, section: "When | to worry", anchor: "ache & <all> that"}
      - {document: paper, section: Aches, anchor: "3 of 10, <5 %", evidence: verified-excerpt}
      - {document: paper, section: Coughs, anchor: half, evidence: recalled}
    basis: inference
    because: "The paper says \"ache\"; we read <more>."
  cough_after_fall:
    when: age >= 40 and ((cough and hours_since_fall <= 4 w) or at least 2 of (cough, chills, ache))
    outcome: see-a-doctor
    urgency: urgent
    advice: "# not a heading"
    sources: [{document: bare, section: s, anchor: w, evidence: secondary}]
  chills:
    when: chills and ache and not ache_explained
    outcome: see-a-doctor
    urgency: routine
    advice: "1. wait"
    sources: [{document: bare, section: s, anchor: w}]
    covered_by: [ache_unexplained]
    because: It stays for its source.
exclusions:
  thin_bones:
    when: ache
    stretches: [reach]
    because: "Bones <thin> | weak."
    sources: [{document: paper, section: Bones, anchor: "avoid", evidence: secondary}]
    basis: inference
  stiff_neck:
    when: not cough or age < 16
    movements: [bend]
    modify: {how: "Only \"half\" way & <slow>.", dose: {hold_s: 10}}
    instead: [rest]
    because: It pulls.
    sources: [{document: web, section: s, anchor: w}]
  slow_start:
    when: chills
    stretches: [rest]
    modify: {how: Slowly., dose: first_session}
    because: It tires.
    sources: [{document: web, section: s, anchor: w}]
movements: {bend: {about: bending}, twist: {about: twisting}}
stretches:
  reach: {name: "Reach | <far>", kind: stretch, movements: [bend], dose: {hold_s: 20}, first_session: same,
    steps: [reach], sources: [{document: web, section: s, anchor: w}]}
  rest: {name: Rest, kind: stretch, dose: {hold_s: 20}, first_session: same, steps: [rest],
    sources: [{document: web, section: s, anchor: w}]}
)yaml";

constexpr std::string_view second_pack = R"(
pack: {name: more, version: 0.1.0, about: One rule more., reviewed: {by: Dr A, on: 2026-01-01, next: 2027-01-01}}
sources: {note: {title: A note, kind: note}}
rules:
  fall:
    name: A fall
    when: any of (hours_since_fall < 30 h, chills, cough, ache)
    outcome: stop
    urgency: self-care
    advice: Wait.
    sources: [{document: note, section: s, anchor: w}]
)";

/// Both packs, with checksums that stay as they are.
const triage::RuleBase& rules() {
    static const triage::RuleBase both = [] {
        const TemporaryFolder folder;
        auto loaded = triage::load_packs(
            {folder.write("awkward.yaml", first_pack), folder.write("more.yaml", second_pack)}, triage::Cases::skip);
        if (!loaded) throw std::runtime_error(brief(loaded.issues));
        for (triage::Pack& pack : loaded->packs) pack.sha256 = "0123456789abcdef0123456789abcdef";
        return std::move(*loaded);
    }();
    return both;
}

std::string sheet(SheetOf what, SheetFormat format) { return triage::review_sheet(rules(), what, format, "112"); }

/// The fault that a page would have as XML. Its first line, which XML does not have, and `&#39;` are taken out before.
std::string fault_of(std::string html) {
    const std::string doctype = "<!doctype html>";
    if (!html.starts_with(doctype)) return "no doctype";
    html.erase(0, doctype.size());
    for (std::size_t at = html.find("&#39;"); at != std::string::npos; at = html.find("&#39;")) html.erase(at, 5);
    return XmlCheck(html).fault();
}

}  // namespace

TEST_CASE("the sheets are as they were") {
    check_golden("review_rules.md", sheet(SheetOf::rules, SheetFormat::markdown));
    check_golden("review_rules.html", sheet(SheetOf::rules, SheetFormat::html));
    check_golden("review_exclusions.md", sheet(SheetOf::exclusions, SheetFormat::markdown));
    check_golden("review_exclusions.html", sheet(SheetOf::exclusions, SheetFormat::html));
}

TEST_CASE("every rule has a section or a row, with room to sign") {
    const std::string markdown = sheet(SheetOf::rules, SheetFormat::markdown);
    const std::string html = sheet(SheetOf::rules, SheetFormat::html);
    for (const triage::Rule& rule : rules().rules) CHECK(count_of(markdown, "(`" + rule.id + "`)\n") == 1);
    CHECK(count_of(markdown, "\n### ") == rules().rules.size());
    CHECK(count_of(html, "scope=\"row\"") == rules().rules.size());
    for (const std::string answer : {"agree", "change", "reject"}) {
        CHECK(count_of(markdown, "\n  - [ ] " + answer + "\n") == rules().rules.size());
        CHECK(count_of(html, "</span>" + answer + "</li>") == rules().rules.size());
    }
}

TEST_CASE("the page is well-formed, in a language, with a title, and its sheets have named columns") {
    for (const SheetOf what : sheets) {
        const std::string html = sheet(what, SheetFormat::html);
        CHECK(fault_of(html) == "");
        CHECK(says(html, "<html lang=\"en\">"));
        CHECK(count_of(html, "<title>Review sheet: ") == 1);
        CHECK(count_of(html, "scope=\"col\"") == 5 * count_of(html, "<table "));
        CHECK(says(html, "@media print"));
        CHECK(says(html, "thead { display: table-header-group; }"));
        CHECK(says(html, "tr { break-inside: avoid; }"));
    }
}

TEST_CASE("the page fetches and runs nothing, whatever a pack says") {
    for (const SheetOf what : sheets) {
        const std::string html = sheet(what, SheetFormat::html);
        CHECK(says(html, "content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        for (const char* part : {"<script", "<img", "<link", "src=", "url(", "@import", "<b>&amp; more", "<without>"}) {
            CHECK_FALSE(says(html, part));
        }
        CHECK_FALSE(says(html, "href=\"javascript:"));
    }
    const std::string html = sheet(SheetOf::rules, SheetFormat::html);
    CHECK(says(html, "<a href=\"https://doi.org/10.1000/(a%3Cb)%22c\">doi:10.1000/(a&lt;b)&quot;c</a>"));
    CHECK(says(html, "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">"));
}

TEST_CASE("what is special in Markdown is escaped, at the head of a line and inside it") {
    const std::string markdown = sheet(SheetOf::rules, SheetFormat::markdown);
    CHECK(says(markdown, R"(\<b\>\& more\</b\> \| a pipe, \*stars\*, \_lines\_, \`ticks\` and \$cost\$.)"));
    CHECK(says(markdown, "**Advice:** \\# not a heading\n"));
    CHECK(says(markdown, "**Advice:** 1\\. wait\n"));
    CHECK(says(markdown, R"md( <https://example.org/?a=1&b="2">)md"));
    CHECK(says(markdown, " javascript:alert(1)\n"));
    CHECK(says(markdown, R"md(O'Neil \& Wu, On \[aches\], J Ache 5:1-2, 2020. doi:10.1000/(a\<b)"c)md"));
}

TEST_CASE("an answer no is not mistaken for a part of the fact's name") {
    CHECK(says(sheet(SheetOf::rules, SheetFormat::markdown), "*ache* and no *ache explained*\n"));
    CHECK(says(sheet(SheetOf::rules, SheetFormat::html), "<i>ache</i> and no <i>ache explained</i>"));
}

TEST_CASE("a level is said as people see it, and advice with the number to call") {
    const std::string markdown = sheet(SheetOf::rules, SheetFormat::markdown);
    CHECK(says(markdown, "**STOP: EMERGENCY** – Do not stretch. Get help now. (outcome stop, urgency emergency)"));
    CHECK(says(markdown, "**SEE A DOCTOR, today or tomorrow** – Do not stretch before that."));
    CHECK(says(markdown, "**STOP** – Do not stretch for now. (outcome stop, urgency self-care)"));
    CHECK(says(markdown, "Call 112 now."));
    CHECK(
        says(triage::review_sheet(rules(), SheetOf::rules, SheetFormat::markdown), "Call your local emergency number"));
}

TEST_CASE("a source says how far it was checked, and only what was quoted is in quotation marks") {
    const std::string markdown = sheet(SheetOf::rules, SheetFormat::markdown);
    CHECK(says(markdown, "“ache \\& \\<all\\> that”, in “When \\| to worry”."));
    CHECK(says(markdown, "    - Aches: 3 of 10, \\<5 %.\n"));
    CHECK(says(markdown, "**Evidence:** verified-excerpt ("));
    CHECK(says(markdown, "**Evidence:** recalled (from memory, not checked). From memory in this record: pages, DOI."));
    CHECK(says(markdown, "**Our reading:** The paper says \"ache\"; we read \\<more\\>."));
}

TEST_CASE("a rule that others cover names them, and why it stays") {
    const std::string markdown = sheet(SheetOf::rules, SheetFormat::markdown);
    CHECK(says(markdown, "**Never decides alone:** Wherever it holds, this demands as much: Ache \\<without\\>"));
    CHECK(says(markdown, "**Because:** It stays for its source."));
}

TEST_CASE("an exclusion says what it takes away, or how that is done differently, and what is offered instead") {
    const std::string markdown = sheet(SheetOf::exclusions, SheetFormat::markdown);
    CHECK(says(markdown, "**CONTRAINDICATED, taken away** – Reach \\| \\<far\\>\n"));
    CHECK(says(markdown, "**PRECAUTION, done differently** – Reach"));
    CHECK(says(markdown, "**How:** Only \"half\" way \\& \\<slow\\>."));
    CHECK(says(markdown, "**Dose:** at most hold 10 s"));
    CHECK(says(markdown, "**Dose:** stays that of a first session"));
    CHECK(says(markdown, "**Offered instead:** Rest\n"));
    CHECK(says(markdown, "any of: no *cough*; *age* is below 16\n"));
    CHECK(says(markdown, "This pack has no exclusions."));
}

TEST_CASE("each pack has its version, checksum and last review") {
    for (const SheetOf what : sheets) {
        for (const SheetFormat format : formats) {
            const std::string text = sheet(what, format);
            for (const char* part :
                 {"Pack awkward 1.2.3", "Pack more 0.1.0", "nobody: not yet", "Dr A", "2027-01-01"}) {
                CHECK(says(text, part));
            }
            CHECK(count_of(text, "0123456789abcdef0123456789abcdef") == 2);
        }
    }
}

TEST_CASE("what moves or hides other letters is shown, and a text of several lines is one") {
    CHECK(triage::sheet_line(" a\n\n b\tc  ") == "a b c");
    CHECK(triage::sheet_line("safe \u202Eefas\u200B") == "safe \uFFFDefas\uFFFD");
    CHECK(triage::sheet_line("caf\u00E9 \u00B0C \u2265") == "caf\u00E9 \u00B0C \u2265");
    CHECK(triage::sheet_line("\x1b[31m") == "\uFFFD[31m");
    CHECK(triage::sheet_line("") == "");
}

TEST_CASE("the XML check of these tests finds what is no XML") {
    for (const char* text : {"<a>", "<a></b>", "<a b=c/>", "<a>&x;</a>", "<a>&#x;</a>", "<a b=\"<\"/>", "<a>\x01</a>",
                             "<a", "</a>", "<!-- a"}) {
        CHECK_MESSAGE(XmlCheck(text).fault() != "", text);
    }
    CHECK(XmlCheck("<a\nb=\"&lt;\"><c/>&amp;&#45;\n<!-- a & b --></a>").fault() == "");
}
