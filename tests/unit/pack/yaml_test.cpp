// A document is its nodes in the order of the text, with positions, parsed and embedded alike. Keys that stand twice
// are kept, so that the loader can refuse them; anchors, tags and second documents are refused.

#include "pack/yaml.hpp"

#include <doctest/doctest.h>

#include "pack/bytes.hpp"
#include "support/issue_text.hpp"

using triage::Document;
using triage::NodeKind;
using triage::NodeRef;
using triage::parse_yaml;

namespace {

std::string issues_of(std::string_view text) { return brief(parse_yaml(text, "f.yaml").issues); }

/// Every node in order: kind, position, text; quoted text in quotes.
std::string listing(const Document& document) {
    std::string text;
    for (const triage::Node& node : document.nodes()) {
        static constexpr const char* kinds[] = {"null", "scalar", "list", "map"};
        text += std::string(kinds[static_cast<int>(node.kind)]) + " " + std::to_string(node.line) + ":" +
                std::to_string(node.column);
        const std::string value(document.text().substr(node.text, node.size));
        const bool quoted = node.quoting == triage::Quoting::quoted;
        if (node.kind == NodeKind::scalar) text += quoted ? " \"" + value + "\"" : " " + value;
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a document is its nodes in the order of the text, with positions") {
    const auto document = parse_yaml("a: 1\nb: [x, \"y z\", {c: }]\n", "f.yaml");
    REQUIRE(document);
    CHECK(document->file() == "f.yaml");
    CHECK(listing(*document) ==
          "map 1:1\nscalar 1:1 a\nscalar 1:4 1\nscalar 2:1 b\nlist 2:4\nscalar 2:5 x\nscalar 2:8 \"y z\"\n"
          "map 2:15\nscalar 2:16 c\nnull 2:19\n");
}

TEST_CASE("children are walked without those inside them") {
    const auto document = parse_yaml("a: [1, [2, 3], {x: 4}]\nb: 5\n", "f.yaml");
    REQUIRE(document);
    std::vector<std::string> children;
    for (const NodeRef child : NodeRef(*document, 0)) children.emplace_back(child.text());
    CHECK(children == std::vector<std::string>{"a", "", "b", "5"});
    const NodeRef list = *++NodeRef(*document, 0).begin();
    CHECK(list.kind() == NodeKind::sequence);
    CHECK(std::distance(list.begin(), list.end()) == 3);
}

TEST_CASE("repeated keys are kept, so that the loader can refuse them") {
    const auto document = parse_yaml("a: 1\na: 2\n", "f.yaml");
    REQUIRE(document);
    CHECK(listing(*document) == "map 1:1\nscalar 1:1 a\nscalar 1:4 1\nscalar 2:1 a\nscalar 2:4 2\n");
}

TEST_CASE("folded and literal texts, nulls and odd keys come through") {
    const auto document = parse_yaml("a: >-\n  x\n  y\nb: |\n  z\nc: ~\n? [k]\n: v\n<<: m\n", "f.yaml");
    REQUIRE(document);
    CHECK(listing(*document) ==
          "map 1:1\nscalar 1:1 a\nscalar 1:4 \"x y\"\nscalar 4:1 b\nscalar 4:4 \"z\n\"\nscalar 6:1 c\nnull 6:4\n"
          "list 7:3\nscalar 7:4 k\nscalar 8:3 v\nscalar 9:1 <<\nscalar 9:5 m\n");
}

TEST_CASE("a value that was left out stands where its key does, not where the next one begins") {
    const auto document = parse_yaml("a:\n\nb: {c:\n  }\nd: ~\ne:\n", "f.yaml");
    REQUIRE(document);
    CHECK(listing(*document) ==
          "map 1:1\nscalar 1:1 a\nnull 1:1\nscalar 3:1 b\nmap 3:4\nscalar 3:5 c\nnull 3:5\nscalar 5:1 d\nnull 5:4\n"
          "scalar 6:1 e\nnull 6:1\n");
    CHECK(listing(*parse_yaml("---\n", "f.yaml")) == "null 2:1\n");
}

TEST_CASE("a byte order mark, Windows line ends and the document's own marks change nothing") {
    for (const char* text : {"\xEF\xBB\xBF"
                             "a: 1\n",
                             "a: 1\r\n", "a: 1\n...\n", "a: 1"}) {
        CAPTURE(text);
        const auto document = parse_yaml(text, "f.yaml");
        REQUIRE(document);
        CHECK(listing(*document) == "map 1:1\nscalar 1:1 a\nscalar 1:4 1\n");
    }
}

TEST_CASE("an excerpt is the line without its end") {
    const auto document = parse_yaml("a: 1\r\nb: 2\nc: 3", "f.yaml");
    REQUIRE(document);
    CHECK(document->line(1) == "a: 1");
    CHECK(document->line(2) == "b: 2");
    CHECK(document->line(3) == "c: 3");
    CHECK(document->line(4).empty());
    CHECK(document->line(1000).empty());
}

TEST_CASE("a position inside a text points at the byte as long as the text stands there as written") {
    const auto document =
        parse_yaml("plain: ab cd\nquoted: \"ab cd\"\nescaped: \"a\\x62 cd\"\nfolded: ab\n  cd\n", "f.yaml");
    REQUIRE(document);
    const auto column = [&](std::uint32_t node, std::size_t offset) {
        const triage::Position where = NodeRef(*document, node).position(offset);
        return std::to_string(where.line) + ":" + std::to_string(where.column);
    };
    CHECK(column(2, 0) == "1:8");
    CHECK(column(2, 3) == "1:11");
    CHECK(column(4, 0) == "2:9");
    CHECK(column(4, 3) == "2:13");
    CHECK(column(6, 3) == "3:17");
    CHECK(column(8, 3) == "5:3");
    CHECK(NodeRef(*document, 4).position(3).excerpt == "quoted: \"ab cd\"");
    CHECK(NodeRef(*document, 4).position(3).file == "f.yaml");
}

TEST_CASE("a document that lies in the program has positions but no excerpt") {
    static constexpr triage::Node nodes[] = {{NodeKind::scalar, triage::Quoting::plain, 3, 5, 0, 2, 1}};
    const Document document(triage::EmbeddedDocument{"pack:f.yaml", nodes, "ab"});
    const triage::Position where = NodeRef(document, 0).position(1);
    CHECK(where.file == "pack:f.yaml");
    CHECK(where.line == 3);
    CHECK(where.column == 5);
    CHECK(where.excerpt.empty());
    CHECK(NodeRef(document, 0).text() == "ab");
}

TEST_CASE("anchors, aliases and tags are refused, all of them at once") {
    CHECK(issues_of("a: &x 1\nb: *x\nc: !!str 2\nd: &y [1]\ne: !set {f: &z }\n") ==
          "1:4 yaml_not_supported: anchors (`&name`) are not used in packs (write the value out where it is used)\n"
          "2:4 yaml_not_supported: aliases (`*name`) are not used in packs (write the value out)\n"
          "3:4 yaml_not_supported: tags (`tag:yaml.org,2002:str`) are not used in packs (leave the tag out)\n"
          "4:4 yaml_not_supported: anchors (`&name`) are not used in packs (write the value out where it is used)\n"
          "5:4 yaml_not_supported: tags (`!set`) are not used in packs (leave the tag out)\n"
          "5:13 yaml_not_supported: anchors (`&name`) are not used in packs (write the value out where it is used)\n");
}

TEST_CASE("a second document is refused, beside what is wrong with the first") {
    CHECK(issues_of("a: &x 1\n---\nb: 2\n") ==
          "1:4 yaml_not_supported: anchors (`&name`) are not used in packs (write the value out where it is used)\n"
          "3:1 yaml_not_supported: a second document begins here (keep one document a file)\n");
    CHECK(issues_of("a: 1\n---\n") ==
          "3:1 yaml_not_supported: a second document begins here (keep one document a file)\n");
}

TEST_CASE("a file without a document is refused") {
    for (const char* text : {"", "\n", "# only a comment\n"}) {
        CAPTURE(text);
        CHECK(issues_of(text) == "1:1 empty_file: the file holds no YAML document (begin with `pack:`)\n");
    }
}

TEST_CASE("a control character is refused where it stands, even the one that yaml-cpp takes for the end") {
    CHECK(issues_of("a: 1\nb: \x04\nrules: {}\n") ==
          "2:4 control_character: the text has U+0004, a control character (take it out)\n");
    CHECK(issues_of(std::string_view("a\0b", 3)) ==
          "1:2 control_character: the text has U+0000, a control character (take it out)\n");
    CHECK(issues_of("a: 1\t\r\n").empty());
}

TEST_CASE("a file of 16 MiB is read, one byte more is refused") {
    const std::string head = "a: 1\n#";
    std::string text = head + std::string(triage::max_pack_file_bytes - head.size(), 'x');
    CHECK(issues_of(text).empty());
    text += "x";
    CHECK(issues_of(text) ==
          "1:1 file_too_large: the file is larger than 16 MiB (split the pack into several files)\n");
}

TEST_CASE("what is not YAML is refused where the parser stopped") {
    CHECK(issues_of("a: [1, 2\n") ==
          "2:1 invalid_yaml: `[` is not closed (close it, and put a text that has `,` or a bracket in quotes)\n");
    CHECK(issues_of("a: 1\n]\n") ==
          "2:1 invalid_yaml: a bracket closes what is not open (put a text that has a bracket in it in quotes)\n");
    CHECK(issues_of("a: \"x\" y\n") ==
          "1:8 invalid_yaml: words stand behind the end of a quotation or a bracket (put the whole text in quotes, and "
          "double the quotation marks inside: 'don''t')\n");
    CHECK(
        issues_of("a: b: c\n") ==
        "1:5 invalid_yaml: a colon begins a value where none can stand (put a text that has `: ` in it in quotes, and "
        "give each key a line of its own)\n");
    CHECK(issues_of("a: *x\n") ==
          "1:4 invalid_yaml: a word that begins with `*` refers to another place in YAML (put the text in quotes)\n");
}

TEST_CASE("a hundred thousand brackets are an issue and no crash") {
    for (const std::string& text : {std::string(100'000, '['), std::string(100'000, '{')}) {
        CHECK(issues_of(text) == "1:1 invalid_yaml: the YAML is nested too deeply (write it flatter)\n");
    }
}

TEST_CASE("issues of a file carry its name and the line") {
    const auto result = parse_yaml("a: 1\nb: *x # c\n", "folder/f.yaml");
    REQUIRE(result.issues.size() == 1);
    CHECK(to_text(result.issues) ==
          "folder/f.yaml:2:4: error: a word that begins with `*` refers to another place in YAML [invalid_yaml]\n"
          "    b: *x # c\n       ^\n  hint: put the text in quotes\n");
}
