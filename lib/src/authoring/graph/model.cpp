// Rule base to drawing. Facts and lines come from the compiled conditions, so that only those facts are drawn that can
// decide something, and each once; only the text under the name of a rule is its condition as written.
//
// Order of work: levels and rules first, since an edge needs the mark of its rule; then edges, which find the facts;
// then the facts; and last the levels' marks.

#include "authoring/graph/model.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/condition_facts.hpp"
#include "model/names.hpp"
#include "program/clauses.hpp"
#include "render/wording.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

/// How a literal stands for the profile, as its rule wants it.
enum class Truth : std::uint8_t { unknown, satisfied, contradicted };

/// A literal by its position in the program, and whether a rule wants it or its opposite.
using Want = std::pair<std::size_t, EdgeKind>;

/// A part that holds is on; one that does not hold is open or off.
Mark mark_of(bool is_on, bool is_open) { return is_on ? Mark::on : is_open ? Mark::open : Mark::off; }

/// Builds one drawing. INVARIANT: where `profile_` is null, `decision_` is empty and every mark stays `plain`.
class Builder {
public:
    Builder(const Program& program, const Profile* profile)
        : program_(program), rules_(program.rules()), profile_(profile), evaluator_(program) {
        if (profile != nullptr) evaluator_.evaluate(*profile);
    }

    GraphModel build() {
        add_title();
        add_levels();
        for (std::size_t i = 0; i < rules_.rules.size(); ++i) add_rule(i);
        collect_edges();
        add_facts();
        mark_levels();
        return std::move(model_);
    }

private:
    /// The packs with their versions, and the decision on the profile.
    void add_title() {
        for (const Pack& pack : rules_.packs) {
            model_.title.append(model_.title.empty() ? "" : ", ").append(pack.name).append(" ").append(pack.version);
        }
        if (profile_ == nullptr) return;
        model_.answer = "Verdict: " + std::string(to_string(evaluator_.decision().verdict)) +
                        ", urgency: " + std::string(to_string(evaluator_.decision().floor.urgency)) +
                        (evaluator_.decision().settled ? "" : ", not settled");
    }

    /// Each level that some rule demands, the most restrictive first.
    void add_levels() {
        std::set<std::pair<Outcome, Urgency>, std::greater<>> levels;
        for (const Rule& rule : rules_.rules) levels.emplace(rule.level.outcome, rule.level.urgency);
        for (const auto& [outcome, urgency] : levels) {
            GraphNode node;
            node.level = {outcome, urgency};
            node.label = to_string(outcome);
            node.detail = to_string(urgency);
            node.about = node.label + ", " + node.detail;
            node.id = "level_" + node.label + "_" + node.detail;
            std::replace(node.id.begin(), node.id.end(), '-', '_');
            model_.levels.push_back(std::move(node));
        }
    }

    /// A node for the rule and the edge to its level.
    void add_rule(std::size_t i) {
        const Rule& rule = rules_.rules[i];
        const auto id = static_cast<RuleId>(i);
        GraphNode node;
        node.id = "rule_" + rule.id;
        node.label = rule.name.empty() ? spoken(rule.id) : rule.name;
        // The condition is written under the name only where it has more than one leaf: a single one is said by its
        // line.
        std::size_t leaves = 0;
        for_each_leaf(rule.when, [&](const Condition& /*leaf*/) { ++leaves; });
        if (leaves > 1) node.detail = rule.when_text;
        node.level = rule.level;
        node.about = rule.id + ": " + rule.when_text + "; " + std::string(to_string(rule.level.outcome)) + ", " +
                     std::string(to_string(rule.level.urgency));
        if (profile_ != nullptr)
            node.mark =
                mark_of(evaluator_.decision().certain.contains(id), evaluator_.decision().possible.contains(id));
        const auto level = std::find_if(model_.levels.begin(), model_.levels.end(),
                                        [&](const GraphNode& other) { return other.level == rule.level; });
        model_.demands.push_back(
            {i, static_cast<std::size_t>(level - model_.levels.begin()), EdgeKind::positive, "", node.mark});
        model_.rules.push_back(std::move(node));
    }

    /// One edge for each fact, rule and kind; several comparisons of one number share it, and their labels are joined.
    void collect_edges() {
        std::map<std::tuple<FactId, std::size_t, EdgeKind>, std::vector<Want>> edges;
        for (std::size_t rule = 0; rule < rules_.rules.size(); ++rule) {
            for (const Want& want : wants_of(program_.condition(static_cast<RuleId>(rule)))) {
                edges[{program_.literals()[want.first].fact, rule, want.second}].push_back(want);
            }
        }
        for (const auto& [key, wants] : edges) {
            const auto& [fact, rule, kind] = key;
            const auto place = fact_places_.emplace(fact, fact_places_.size()).first->second;
            model_.reads.push_back({place, rule, kind, label_of(wants), mark_of_read(wants, rule)});
            note_answer(fact, wants, model_.reads.back().mark);
        }
    }

    /// The literals of a rule as compiled: a part of its text that decides nothing is not among them.
    std::set<Want> wants_of(const CompiledCondition& condition) const {
        std::set<Want> wants;
        for (const Clause& clause : program_.clauses(condition)) {
            for (const Mask& mask : program_.masks(clause)) add_wants(mask, wants);
        }
        return wants;
    }

    /// The literals of one mask: bit by bit, the lowest first.
    static void add_wants(const Mask& mask, std::set<Want>& wants) {
        for_each_need(mask, [&](std::size_t literal, bool is_true) {
            wants.emplace(literal, is_true ? EdgeKind::positive : EdgeKind::negated);
        });
    }

    /// "> 4 h", "not"; empty for a finding that is wanted as it is.
    std::string label_of(const std::vector<Want>& wants) const {
        std::string text;
        for (const auto& [i, kind] : wants) {
            const Literal& literal = program_.literals()[i];
            if (!literal.comparator) continue;
            const std::string& unit = rules_.vocabulary[literal.fact].quantity->unit;
            text.append(text.empty() ? "" : ", ").append(to_string(*literal.comparator)).append(" ");
            text.append(number_text(literal.number)).append(unit.empty() ? "" : " ").append(unit);
        }
        if (wants.front().second == EdgeKind::negated) text.insert(0, text.empty() ? "not" : "not ");
        return text;
    }

    /// Reads the decision's bits for the literal, turned round for a literal whose opposite is wanted.
    Truth truth_of(const Want& want) const {
        const auto has = [&](const std::vector<std::uint64_t>& words) {
            return ((words[want.first / 64] >> (want.first % 64)) & 1U) != 0;
        };
        const bool is_positive = want.second == EdgeKind::positive;
        if (has(evaluator_.literals().is_true)) return is_positive ? Truth::satisfied : Truth::contradicted;
        if (has(evaluator_.literals().is_false)) return is_positive ? Truth::contradicted : Truth::satisfied;
        return Truth::unknown;
    }

    bool any_is(Truth truth, const std::vector<Want>& wants) const {
        return std::any_of(wants.begin(), wants.end(), [&](const Want& want) { return truth_of(want) == truth; });
    }

    /// An edge is on if its answer is the wanted one and its rule can still hold, and open if the answer is missing and
    /// the rule waits.
    Mark mark_of_read(const std::vector<Want>& wants, std::size_t rule) const {
        const Mark target = model_.rules[rule].mark;
        if (profile_ == nullptr) return Mark::plain;
        return mark_of(target != Mark::off && any_is(Truth::satisfied, wants),
                       target == Mark::open && any_is(Truth::unknown, wants));
    }

    /// A fact stands out where it says what some rule wants, and is open where some rule waits for it.
    void note_answer(FactId fact, const std::vector<Want>& wants, Mark mark) {
        if (profile_ == nullptr) return;
        if (any_is(Truth::satisfied, wants)) wanted_.insert(fact);
        if (mark == Mark::open) open_.insert(fact);
    }

    /// A node for each fact that an edge begins at, with the answer beside it where there is a profile.
    void add_facts() {
        model_.facts.resize(fact_places_.size());
        for (const auto& [id, place] : fact_places_) {
            const Fact& fact = rules_.vocabulary[id];
            GraphNode& node = model_.facts[place];
            node.id = "fact_" + fact.id;
            node.label = spoken(fact.id);
            node.about = fact.id + ": " + fact.question;
            if (profile_ == nullptr) continue;
            node.detail = answer_of(id);
            node.mark = mark_of(wanted_.contains(id), open_.contains(id));
        }
    }

    /// The answer in words. "Not sure" is not "not answered": the person was asked.
    std::string answer_of(FactId id) const {
        const Fact& fact = rules_.vocabulary[id];
        switch (profile_->presence(id)) {
            case Presence::absent: return fact.quantity ? "does not apply" : "no";
            case Presence::unknown: return profile_->is_unsure(id) ? "not sure" : "not answered";
            case Presence::present: break;
        }
        if (!fact.quantity) return "yes";
        return number_text(*profile_->value(id)) + (fact.quantity->unit.empty() ? "" : " " + fact.quantity->unit);
    }

    /// A level is on as soon as one of its rules is, open if one of them is, and otherwise off.
    void mark_levels() {
        if (profile_ == nullptr) return;
        for (GraphNode& level : model_.levels) level.mark = Mark::off;
        for (const GraphEdge& edge : model_.demands) {
            Mark& mark = model_.levels[edge.to].mark;
            if (edge.mark == Mark::on || mark == Mark::off) mark = edge.mark;
        }
    }

    const Program& program_;
    const RuleBase& rules_;
    const Profile* profile_;
    Evaluator evaluator_;
    GraphModel model_;
    std::map<FactId, std::size_t> fact_places_;
    std::set<FactId> wanted_;
    std::set<FactId> open_;
};

}  // namespace

GraphModel graph_model(const Program& program, const Profile* profile) { return Builder(program, profile).build(); }

std::string_view to_string(Mark mark) {
    switch (mark) {
        case Mark::on: return "on";
        case Mark::open: return "open";
        case Mark::off: return "off";
        case Mark::plain: break;
    }
    return "plain";
}

}  // namespace triage
