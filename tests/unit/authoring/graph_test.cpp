// The picture of a pack shows each rule, fact and level once, with the lines that the meaning of the rules gives, in
// every format alike. Texts of a pack must not end a label or become part of the drawing's code.
#include "triage/authoring/graph.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "support/compiled.hpp"
#include "support/oracle.hpp"
#include "support/random_rules.hpp"
#include "support/shipped_packs.hpp"
#include "support/small_pack.hpp"
#include "support/texts.hpp"

using triage::GraphFormat;

namespace {

constexpr std::array<GraphFormat, 2> formats{GraphFormat::dot, GraphFormat::mermaid};

using Pair = std::pair<std::string, std::string>;

/// How many quotes a line has that begin or end a text.
std::size_t quotes_of(const std::string& line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') ++count;
        if (line[i] == '\\') ++i;
    }
    return count;
}

/// How a node is declared.
std::string declared(GraphFormat format, const std::string& id) {
    return "\n  " + id + (format == GraphFormat::dot ? " [label=\"" : "[\"");
}

/// The lines of a drawing in dot: from, to, and their attributes.
std::map<Pair, std::vector<std::string>> arrows(const std::string& dot) {
    std::map<Pair, std::vector<std::string>> all;
    std::istringstream lines(dot);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t arrow = line.find(" -> ");
        const bool is_order = line.starts_with("  {");
        if (arrow == std::string::npos || is_order || !line.starts_with("  ")) continue;
        const std::string to = line.substr(arrow + 4, line.find_first_of(" ;", arrow + 4) - arrow - 4);
        all[{line.substr(2, arrow - 2), to}].push_back(line.substr(arrow + 4 + to.size()));
    }
    return all;
}

/// The line that declares a node in dot.
std::string declaration(const std::string& dot, const std::string& id) {
    const std::size_t at = dot.find(declared(GraphFormat::dot, id));
    REQUIRE_MESSAGE(at != std::string::npos, id);
    return dot.substr(at + 1, dot.find('\n', at + 1) - at - 1);
}

/// The words of a node's class in dot.
std::set<std::string> classes(const std::string& dot, const std::string& id) {
    const std::string line = declaration(dot, id);
    const std::size_t at = line.find("class=\"") + 7;
    std::istringstream words(line.substr(at, line.find('"', at) - at));
    return {std::istream_iterator<std::string>(words), {}};
}

/// True when a completion exists in which this fact alone decides the rule.
bool decides(const triage::RuleBase& rules, triage::FactId fact, const triage::Rule& rule) {
    const std::vector<oracle::Person> people = oracle::Oracle(rules).completions(triage::Profile(rules.vocabulary));
    const auto values = oracle::values_of(rules, fact);
    return std::any_of(people.begin(), people.end(), [&](oracle::Person person) {
        const bool before = oracle::holds(rule.when, person);
        return std::any_of(values.begin(), values.end(), [&](const auto& value) {
            person[triage::index(fact)] = value;
            return oracle::holds(rule.when, person) != before;
        });
    });
}

std::string level_id(triage::Level level) {
    std::string id = "level_" + std::string(to_string(level.outcome)) + "_" + std::string(to_string(level.urgency));
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

/// A text with everything that could end a label early, in any format.
constexpr std::string_view hostile = "\"]; <b>&amp; `*_#35;|--> \\n {end} 胸の痛み ± é";

/// A rule base made partly by hand, since it holds characters that no pack may hold.
triage::RuleBase hostile_rules() {
    triage::RuleBase rules =
        small_pack::loaded("facts:\n  f: {kind: symptom, ask: '" + std::string(hostile) +
                           "'}\n  end: {kind: symptom, ask: \"a\\nb \\\" <\"}\n"
                           "rules:\n  graph: {name: '" +
                           std::string(hostile) +
                           "', when: f and not end, outcome: stop, urgency: routine, advice: wait,"
                           " sources: [{document: doc, section: s, anchor: w}]}\n"
                           "  node: {name: Node, when: end, outcome: stop, urgency: emergency, advice: wait,"
                           " sources: [{document: doc, section: s, anchor: w}]}\n"
                           "stretches: {}\n");
    rules.rules.back().name = "a\nb\x01\u009B\u202Ec\\";
    return rules;
}

}  // namespace

TEST_CASE("every rule, every fact that a rule reads, and every level is drawn once in each format, and nothing else") {
    const triage::Program& program = shipped_packs::all_packs_program();
    const triage::RuleBase& rules = program.rules();
    for (const GraphFormat format : formats) {
        const std::string text = triage::graph(program, format);
        std::size_t drawn = 0;
        for (std::size_t i = 0; i < rules.vocabulary.facts().size(); ++i) {
            const bool is_read = std::any_of(rules.rules.begin(), rules.rules.end(), [&](const triage::Rule& rule) {
                std::set<triage::FactId> facts;
                oracle::collect_facts(rule.when, facts);
                return facts.contains(static_cast<triage::FactId>(i));
            });
            const std::string& id = rules.vocabulary.facts()[i].id;
            CHECK_MESSAGE(count_of(text, declared(format, "fact_" + id)) == (is_read ? 1 : 0), id);
            drawn += is_read ? 1 : 0;
        }
        std::set<std::string> levels;
        for (const triage::Rule& rule : rules.rules) {
            CHECK_MESSAGE(count_of(text, declared(format, "rule_" + rule.id)) == 1, rule.id);
            levels.insert(level_id(rule.level));
        }
        for (const std::string& id : levels) CHECK_MESSAGE(count_of(text, declared(format, id)) == 1, id);
        const std::string any = format == GraphFormat::dot ? "\", tooltip=\"" : "\"]:::";
        CHECK(count_of(text, any) == drawn + rules.rules.size() + levels.size());
    }
}

TEST_CASE("a fact is joined with the rules that it decides, and with no other") {
    random_rules::Generator random(random_rules::seed());
    const random_rules::Shape shape{4, 2, 4, 0, 3};
    for (int round = 0; round < random_rules::rounds(40); ++round) {
        const triage::Program program = compiled(random.rules(shape));
        const triage::RuleBase& rules = program.rules();
        const auto drawn = arrows(triage::graph(program, GraphFormat::dot));
        std::size_t expected = 0;
        for (const triage::Rule& rule : rules.rules) {
            for (std::size_t i = 0; i < rules.vocabulary.facts().size(); ++i) {
                const std::string& fact = rules.vocabulary.facts()[i].id;
                const bool is_joined = decides(rules, static_cast<triage::FactId>(i), rule);
                CHECK_MESSAGE(drawn.contains({"fact_" + fact, "rule_" + rule.id}) == is_joined, fact, " ", rule.id);
                expected += is_joined ? 1 : 0;
            }
            CHECK(drawn.contains({"rule_" + rule.id, level_id(rule.level)}));
        }
        CHECK(drawn.size() == expected + rules.rules.size());
    }
}

TEST_CASE("both formats draw the same lines") {
    random_rules::Generator random(random_rules::seed() + 1);
    for (int round = 0; round < random_rules::rounds(40); ++round) {
        const triage::Program program = compiled(random.rules({}));
        std::size_t lines = 0;
        std::size_t dashed = 0;
        for (const auto& [pair, kinds] : arrows(triage::graph(program, GraphFormat::dot))) {
            lines += kinds.size();
            dashed += static_cast<std::size_t>(
                std::count_if(kinds.begin(), kinds.end(), [](const auto& kind) { return says(kind, "style=dashed"); }));
        }
        const std::string mermaid = triage::graph(program, GraphFormat::mermaid);
        CHECK(count_of(mermaid, " -->") == lines - dashed);
        CHECK(count_of(mermaid, " -.->") == dashed);
    }
}

TEST_CASE("a comparison stands at its line, and a line is dashed where the fact must not hold") {
    const auto drawn = arrows(triage::graph(shipped_packs::all_packs_program(), GraphFormat::dot));
    CHECK(drawn.at({"fact_pain", "rule_pain_above_4"}) == std::vector<std::string>{" [label=\"> 4\"];"});
    CHECK(drawn.at({"fact_hours_since_injury", "rule_recent_injury"}) ==
          std::vector<std::string>{" [label=\"<= 72 h\"];"});
    CHECK(drawn.at({"fact_radiating_pain", "rule_radiating_pain"}) == std::vector<std::string>{";"});
    CHECK(drawn.at({"fact_radiating_pain_explained", "rule_radiating_pain"}) ==
          std::vector<std::string>{" [label=\"not\", style=dashed];"});
}

TEST_CASE("a fact that a rule wants both ways has two lines to it") {
    const triage::Program program = compiled(
        small_pack::loaded("rules: {r: {when: (ache and not cough) or (cough and not ache), outcome: stop, "
                           "urgency: routine, advice: wait, sources: [{document: doc, section: s, anchor: w}]}}\n"));
    const auto drawn = arrows(triage::graph(program, GraphFormat::dot));
    CHECK(drawn.at({"fact_ache", "rule_r"}) == std::vector<std::string>{";", " [label=\"not\", style=dashed];"});
}

TEST_CASE("no text of the pack ends a label of dot or Mermaid, or begins a line") {
    const triage::Program program = compiled(hostile_rules());
    const std::string dot = triage::graph(program, GraphFormat::dot);
    CHECK(says(dot, "label=\"\\\"]; <b>&amp;amp; `*_#35;|--> \\\\n {end}"));
    CHECK(says(dot, "label=\"a b\uFFFD\uFFFD\uFFFDc\\\\\""));
    CHECK(arrows(dot).size() == 5);
    const std::string mermaid = triage::graph(program, GraphFormat::mermaid);
    CHECK(says(mermaid,
               "rule_graph[\"#34;#93;#59; #60;b#62;#38;amp#59; #96;#42;#95;#35;35#59;#124;#45;#45;#62; "
               "#92;n #123;end#125; 胸の痛み ± é<br/>f and not end\"]:::stop\n"));
    CHECK(says(mermaid, "rule_node[\"a\uFFFDb\uFFFD\uFFFD\uFFFDc#92;\"]:::emergency\n"));
    for (const std::string& text : {dot, mermaid}) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(quotes_of(line) % 2 == 0, line);
    }
}

TEST_CASE("what stands out is what the decision says") {
    random_rules::Generator random(random_rules::seed() + 2);
    for (int round = 0; round < random_rules::rounds(150); ++round) {
        const triage::Program program = compiled(random.rules({}));
        const triage::RuleBase& rules = program.rules();
        const triage::Profile profile = random.profile(rules, oracle::Oracle(rules).facts(), 0.4, 8);
        const triage::Decision decision = program.evaluate(profile);
        const std::string dot = triage::graph(program, GraphFormat::dot, &profile);
        std::map<std::string, std::string> levels;
        for (std::size_t i = 0; i < rules.rules.size(); ++i) {
            const auto id = static_cast<triage::RuleId>(i);
            const std::string mark = decision.certain.contains(id)    ? "on"
                                     : decision.possible.contains(id) ? "open"
                                                                      : "off";
            CHECK(classes(dot, "rule_" + rules.rules[i].id).contains(mark));
            std::string& level = levels[level_id(rules.rules[i].level)];
            if (level.empty() || mark == "on" || (mark == "open" && level == "off")) level = mark;
        }
        for (const auto& [id, mark] : levels) CHECK_MESSAGE(classes(dot, id).contains(mark), id);
        decision.missing.for_each(
            [&](triage::FactId fact) { CHECK(classes(dot, "fact_" + rules.vocabulary[fact].id).contains("open")); });
        CHECK(says(dot, "\\nVerdict: " + std::string(to_string(decision.verdict)) + ", urgency: "));
        CHECK(says(dot, ", not settled\"];") != decision.settled);
    }
}

TEST_CASE("the answers stand beside the facts") {
    const triage::Program& program = shipped_packs::all_packs_program();
    triage::ProfileBuilder person(program.vocabulary());
    person.present("chest pain", "").absent("nausea", "").unsure("night pain", "").absent("injury", "");
    person.measure(*program.vocabulary().find("pain"), 3, "");
    const auto profile = person.build();
    REQUIRE(profile);
    const std::string dot = triage::graph(program, GraphFormat::dot, &*profile);
    const std::map<std::string, std::string> answers{{"chest_pain", "yes"},
                                                     {"nausea", "no"},
                                                     {"night_pain", "not sure"},
                                                     {"hours_since_injury", "does not apply"},
                                                     {"pain", "3"},
                                                     {"dizziness", "not answered"}};
    for (const auto& [fact, answer] : answers) {
        CHECK_MESSAGE(says(declaration(dot, "fact_" + fact), "\\n" + answer + "\", tooltip"), fact);
    }
    CHECK(classes(dot, "fact_chest_pain").contains("on"));
    CHECK(classes(dot, "fact_nausea").contains("off"));
    CHECK(classes(dot, "level_stop_emergency").contains("on"));
}

TEST_CASE("without a profile nothing is marked") {
    for (const GraphFormat format : formats) {
        const std::string text = triage::graph(shipped_packs::all_packs_program(), format);
        CHECK_FALSE(says(text, "Verdict"));
        CHECK_FALSE(says(text, "class=\"fact on"));
        CHECK_FALSE(says(text, "linkStyle"));
    }
}

TEST_CASE("a rule base without rules is a drawing without boxes") {
    triage::RuleBase rules;
    rules.packs.push_back({"empty", "1", "", "", "", "", ""});
    const triage::Program program = compiled(std::move(rules));
    for (const GraphFormat format : formats) CHECK(says(triage::graph(program, format), "empty 1"));
}
