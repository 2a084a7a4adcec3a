// Who may include whom: a lower layer never includes a higher one. docs/architecture.md draws the same rows.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace {

namespace fs = std::filesystem;

// Lowest first. A unit is a header and its source; it may include its own row and those above it in this list.
const std::vector<std::vector<std::string>> layers{
    {"ids",        "issue",       "level",     "implicants",  "json_mistake", "json_scan",    "json_writer",
     "line_text",  "look_alikes", "decimal",   "doubles",     "name_table",   "printable",    "quote",
     "text_block", "units",       "ascii",     "code_points", "dates",        "source_place", "unprintable",
     "sha256",     "export",      "paragraph", "for_verify"},
    {"document", "fact_hints", "nearest", "phrase_words", "typed_phrase", "vocabulary", "word_index"},
    {"catalogue", "decision", "profile", "rule_base", "dose", "enum_names", "json", "profile_scanner", "yaml", "fields",
     "offer", "stretch_filter", "condition_leaves", "gravity", "relations", "pack_bytes", "pack_texts", "yaml_error"},
    {"condition_mistakes", "usual_mistakes", "condition_parser", "embedded", "pack_files", "pack_entries", "loader",
     "load", "load_cases", "load_facts", "load_plan", "load_relations", "relation_parser", "load_rules",
     "load_stretches"},
    {"at_least", "program", "compile", "dump", "evaluate", "evaluation_index", "thresholds"},
    {"plan", "act_now", "interview", "explain", "bring_back", "change_search", "changeable", "clause_literals",
     "fact_value", "conflicts", "smallest_change", "waiting_rules", "why_not"},
    {"explain_json",   "explain_text", "check",          "check_meanings", "check_names",     "check_quantities",
     "check_texts",    "lost_words",   "reading_level",  "schema",         "schema_pack",     "schema_pack_text",
     "schema_profile", "schema_text",  "render",         "profile_text",   "dose_text",       "list_text",
     "page",           "json_parts",   "list_json",      "list_links",     "list_page",       "list_table",
     "text_table",     "wrap",         "graph",          "graph_dot",      "graph_layout",    "graph_mermaid",
     "graph_model",    "graph_order",  "graph_svg",      "graph_writers",  "render_json",     "plan_json",
     "plan_text",      "render_text",  "words",          "case_yaml",      "condition_text",  "coverage",
     "expectation",    "junit",        "mutation",       "pack_test",      "pack_test_json",  "pack_test_text",
     "sensitize",      "suggest",      "interview_json", "interview_text", "level_words",     "limits",
     "logic_words",    "markup",       "review_sheet",   "review_html",    "review_markdown", "review_source"},
    {"judgement",        "neighbourhood",   "pairing",          "entries",         "proof_issue",   "proof_run",
     "proof_text",       "prove",           "solver",           "compare",         "compare_text",  "compare_stretches",
     "compare_words",    "symbolic",        "prove_boundaries", "prove_catalogue", "prove_changes", "prove_fail_safe",
     "prove_invariants", "prove_relations", "prove_rules",      "verify",          "witness"},
    {"array_framer", "batch", "batch_answer", "block_reader", "id_lists", "output_buffer", "batch_figures",
     "batch_report", "batch_summary"},
    {"triage", "embed"},
};

// Each foreign library, by how its headers begin, and the one file that knows it.
const std::map<std::string, std::string> homes{
    {"yaml-cpp/", "lib/src/yaml.cpp"}, {"simdjson", "lib/src/json.cpp"}, {"boost/", "cli/options.cpp"},
    {"spdlog/", "cli/log.cpp"},        {"zlib.h", "cli/gzip.cpp"},       {"zstd.h", "cli/zstd.cpp"},
    {"z3++.h", "lib/src/solver.cpp"},
};

struct File {
    std::string path;  // from the root of the repository
    std::vector<std::string> includes;
};

std::string_view without_leading_space(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

/// What a line includes, or nothing.
std::string included(std::string_view line) {
    for (const std::string_view part : {"#", "include"}) {
        line = without_leading_space(line);
        if (!line.starts_with(part)) return {};
        line.remove_prefix(part.size());
    }
    line = without_leading_space(line);
    if (!line.starts_with('<') && !line.starts_with('"')) return {};
    return std::string(line.substr(1, line.find_first_of(">\"", 1) - 1));
}

File parse(const std::string& path, const std::string& text) {
    File file{path, {}};
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (std::string name = included(line); !name.empty()) file.includes.push_back(std::move(name));
    }
    return file;
}

std::vector<File> product_files() {
    const fs::path root = TRIAGE_SOURCE_DIR;
    std::vector<File> files;
    for (const char* folder : {"lib", "cli"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string kind = entry.path().extension();
            if (kind != ".cpp" && kind != ".hpp") continue;
            std::ifstream stream(entry.path());
            files.push_back(parse(entry.path().lexically_relative(root).generic_string(),
                                  {std::istreambuf_iterator<char>(stream), {}}));
        }
    }
    return files;
}

/// The row of `layers`, or -1.
int layer_of(const std::string& path) {
    const std::string unit = fs::path(path).stem();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (std::find(layers[i].begin(), layers[i].end(), unit) != layers[i].end()) return static_cast<int>(i);
    }
    return -1;
}

bool starts_with_any_home(const std::string& include) {
    return std::any_of(homes.begin(), homes.end(), [&](const auto& home) { return include.starts_with(home.first); });
}

// A header of this project has a suffix; those of the standard library and of the system do not concern layers.
bool is_ours(const std::string& include) { return include.ends_with(".hpp") && !starts_with_any_home(include); }

std::vector<std::string> library_violations(const File& file) {
    std::vector<std::string> found;
    const int own = layer_of(file.path);
    if (own < 0) found.push_back(file.path + " has no layer");
    const bool is_public = file.path.starts_with("lib/include/");
    for (const std::string& include : file.includes) {
        if (!is_ours(include)) continue;
        const int other = layer_of(include);
        if (other < 0) found.push_back(file.path + " includes " + include + ", which has no layer");
        if (other > own) found.push_back(file.path + " includes the higher " + include);
        if (is_public && !include.starts_with("triage/"))
            found.push_back(file.path + " includes the private " + include);
    }
    return found;
}

std::vector<std::string> program_violations(const File& file) {
    static const std::set<std::string> generated{"version.hpp"};
    std::vector<std::string> found;
    for (const std::string& include : file.includes) {
        if (!is_ours(include) || include.starts_with("triage/") || generated.contains(include)) continue;
        if (!fs::exists(fs::path(TRIAGE_SOURCE_DIR) / "cli" / include) || include.find('/') != std::string::npos) {
            found.push_back(file.path + " includes " + include + ", which is not public");
        }
    }
    return found;
}

std::vector<std::string> violations(const File& file) {
    return file.path.starts_with("lib/") ? library_violations(file) : program_violations(file);
}

}  // namespace

TEST_CASE("no file of the library or the program includes what lies above it") {
    const std::vector<File> files = product_files();
    REQUIRE(files.size() > layers.size());
    for (const File& file : files) {
        for (const std::string& violation : violations(file)) FAIL_CHECK(violation);
    }
}

TEST_CASE("each foreign library is known to exactly one file") {
    std::map<std::string, std::set<std::string>> users;
    for (const File& file : product_files()) {
        for (const std::string& include : file.includes) {
            for (const auto& [prefix, home] : homes) {
                if (include.starts_with(prefix)) users[prefix].insert(file.path);
            }
        }
    }
    for (const auto& home : homes) {
        INFO(home.first);
        CHECK(users[home.first] == std::set<std::string>{home.second});
    }
}

TEST_CASE("a violation of the layers is found") {
    const auto count = [](const std::string& path, const std::string& text) {
        return violations(parse(path, text)).size();
    };
    CHECK(count("lib/src/evaluate.cpp", "#include <vector>\n#include \"triage/program.hpp\"\n") == 0);
    CHECK(count("lib/src/evaluate.cpp", "#include <vector>\n  #  include \"triage/explain.hpp\"\n") == 1);
    CHECK(count("lib/src/newcomer.cpp", "#include <vector>\n") == 1);
    CHECK(count("lib/src/words.cpp", "#include \"newcomer.hpp\"\n") == 1);
    CHECK(count("lib/include/triage/batch.hpp", "#include \"quote.hpp\"\n") == 1);
    CHECK(count("cli/list.cpp", "#include <triage/triage.hpp>\n#include \"terminal.hpp\"\n") == 0);
    CHECK(count("cli/list.cpp", "#include \"../lib/src/page.hpp\"\n") == 1);
    CHECK(count("cli/list.cpp", "#include \"page.hpp\"\n") == 1);
}
