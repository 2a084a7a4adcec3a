// The JSON Schemas offer the names and ranges of the loaded packs, and nothing else. tests/schema/ holds them against
// the loader with an independent validator.

#include <doctest/doctest.h>

#include <sstream>

#include "authoring/schema/fill.hpp"
#include "support/small_pack.hpp"
#include "support/texts.hpp"
#include "triage/authoring/schema.hpp"

namespace {

std::string schema_of(const std::string& sections, triage::SchemaOf what) {
    return triage::json_schema(small_pack::loaded(sections), what);
}

}  // namespace

TEST_CASE("the schema that the shipped files name is that of the shipped pack") {
    const std::string path = std::string(TRIAGE_SOURCE_DIR) + "/rules/pack.schema.json";
    const std::string schema = triage::json_schema(triage::default_program().rules(), triage::SchemaOf::pack);
    if (const char* update = std::getenv("TRIAGE_UPDATE_GOLDEN"); update != nullptr && std::string(update) == "1") {
        std::ofstream(path, std::ios::binary) << schema;
        return;
    }
    const bool is_same = file_text(path) == schema;  // either is too long to be shown
    CHECK_MESSAGE(is_same, path, " is old; write it with TRIAGE_UPDATE_GOLDEN=1");
}

TEST_CASE("the schema of packs offers the names of the loaded packs") {
    const std::string schema = schema_of("", triage::SchemaOf::pack);
    CHECK(says(schema, R"({"enum": ["ache", "cough", "pain", "hours_since_fall", "sessions_done"]})"));
    CHECK(says(schema, R"({"enum": ["pain", "hours_since_fall", "sessions_done"]})"));
    CHECK(says(schema, R"({"enum": ["doc"]})"));
    CHECK(says(schema, R"({"enum": ["bend", "twist"]})"));
    CHECK(says(schema, R"({"enum": ["mat", "chair", "wall"]})"));
}

TEST_CASE("the schema of profiles has the quantities with their ranges, and every name in any spelling") {
    const std::string schema = schema_of("", triage::SchemaOf::profile);
    CHECK(says(schema, R"("title": "A profile for small 1.0.0")"));
    CHECK(says(schema, R"("type": ["number", "null"], "minimum": 0, "maximum": 10)"));
    CHECK(says(schema, R"("type": ["integer", "null"], "minimum": 0)"));
    CHECK(says(schema, R"("description": "when In h. null: unknown.")"));
    CHECK(says(schema, R"({"enum": ["ache", "sore", "cough", "pain", "pain score")"));
    CHECK(says(schema, R"([lL][eE][fF][tT][ _\\t-]+[aA][cC][hH][eE])"));
    // A quantity that always has a value cannot be denied, and neither can a part of a fact.
    CHECK(says(schema, R"({"enum": ["ache", "sore", "cough", "hours_since_fall", "fall"]})"));
}

TEST_CASE("what stands in a pattern for itself stays that") {
    const std::string schema = schema_of(
        "facts: {ache: {kind: symptom, ask: a, aliases: [\"can't (at all) \\\"sit\\\"\"]},"
        " sessions_done: {kind: context, quantity: {}, ask: s}}\n",
        triage::SchemaOf::profile);
    CHECK(says(schema, R"("can't (at all) \"sit\"")"));
    CHECK(
        says(schema, R"([cC][aA][nN]['’]?[tT][ _\\t-]+\\([aA][tT][ _\\t-]+[aA][lL][lL]\\)[ _\\t-]+\"[sS][iI][tT]\")"));
}

TEST_CASE("no name matches where a pack has none") {
    const std::string schema = schema_of("equipment: {}\n", triage::SchemaOf::profile);
    CHECK(says(schema, R"x("pattern": "^(?!)")x"));
}

TEST_CASE("a hole takes quotation marks along that stand right around it, and no others") {
    const triage::Holes holes{{"list", "1, 2"}, {"part", "b"}};
    CHECK(triage::fill(R"({"all": ["${list}"], "text": "a${part}", "${part}c": "${part} ${part}"})", holes) ==
          R"({"all": [1, 2], "text": "ab", "bc": "b b"})");
}

TEST_CASE("a long list is broken behind its commas, and nowhere else") {
    const std::vector<std::string> names(9, "twenty, letters, more");
    const std::string filled = triage::fill("  [${names}]\n", {{"names", triage::json_list(names)}});
    std::istringstream lines(filled);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        CHECK(line.size() <= 120);
        CHECK(line.starts_with(count == 0 ? "  [\"twenty" : "    \"twenty"));
    }
    CHECK(count == 3);
    CHECK(triage::fill("${a}-${b}", {{"a", "x"}, {"b", ""}}) == "x-");
}
