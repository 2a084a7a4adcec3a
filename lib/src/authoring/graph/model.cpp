#include "authoring/graph/model.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>

#include "model/condition_facts.hpp"
#include "render/wording.hpp"
#include "text/quote.hpp"

namespace triage {

namespace {

enum class Truth : std::uint8_t { unknown, satisfied, contradicted };

/// A literal as a rule wants it.
using Want = std::pair<std::size_t, EdgeKind>;

Mark mark_of(bool is_on, bool is_open) { return is_on ? Mark::on : is_open ? Mark::open : Mark::off; }

class Builder {
public:
    Builder(const Program& program, const Profile* profile)
        : program_(program), rules_(program.rules()), profile_(profile) {
        if (profile != nullptr) decision_ = program.evaluate(*profile);
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
    void add_title() {
        for (const Pack& pack : rules_.packs) {
            model_.title.append(model_.title.empty() ? "" : ", ").append(pack.name).append(" ").append(pack.version);
        }
        if (profile_ == nullptr) return;
        model_.answer = "Verdict: " + std::string(to_string(decision_.verdict)) +
                        ", urgency: " + std::string(to_string(decision_.floor.urgency)) +
                        (decision_.settled ? "" : ", not settled");
    }

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

    void add_rule(std::size_t i) {
        const Rule& rule = rules_.rules[i];
        const auto id = static_cast<RuleId>(i);
        GraphNode node;
        node.id = "rule_" + rule.id;
        node.label = rule.name.empty() ? spoken(rule.id) : rule.name;
        // A single finding says all that there is by its line.
        std::size_t leaves = 0;
        for_each_leaf(rule.when, [&](const Condition& /*leaf*/) { ++leaves; });
        if (leaves > 1) node.detail = rule.when_text;
        node.level = rule.level;
        node.about = rule.id + ": " + rule.when_text + "; " + std::string(to_string(rule.level.outcome)) + ", " +
                     std::string(to_string(rule.level.urgency));
        if (profile_ != nullptr) node.mark = mark_of(decision_.certain.contains(id), decision_.possible.contains(id));
        const auto level = std::find_if(model_.levels.begin(), model_.levels.end(),
                                        [&](const GraphNode& other) { return other.level == rule.level; });
        model_.demands.push_back(
            {i, static_cast<std::size_t>(level - model_.levels.begin()), EdgeKind::positive, "", node.mark});
        model_.rules.push_back(std::move(node));
    }

    // One edge for each fact, rule and kind; several comparisons of one number share it.
    void collect_edges() {
        std::map<std::tuple<FactId, std::size_t, EdgeKind>, std::vector<Want>> edges;
        for (std::size_t rule = 0; rule < rules_.rules.size(); ++rule) {
            for (const Want& want : wants_of(program_.rule_tests()[rule])) {
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

    /// What the rule looks at, as compiled: a part of the text that decides nothing is not among it.
    std::set<Want> wants_of(const Test& test) const {
        std::set<Want> wants;
        for (std::uint32_t i = test.first_clause; i < test.first_clause + test.clause_count; ++i) {
            const Clause& clause = program_.clauses()[i];
            for (std::uint32_t j = clause.first_mask; j < clause.first_mask + clause.mask_count; ++j) {
                add_wants(program_.masks()[j], wants);
            }
        }
        return wants;
    }

    static void add_wants(const Mask& mask, std::set<Want>& wants) {
        for (std::uint64_t rest = mask.need_true | mask.need_false; rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
            const bool is_true = ((mask.need_true >> bit) & 1U) != 0;
            wants.emplace(std::size_t{mask.word} * 64 + bit, is_true ? EdgeKind::positive : EdgeKind::negated);
        }
    }

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

    Truth truth_of(const Want& want) const {
        const auto has = [&](const std::vector<std::uint64_t>& words) {
            return ((words[want.first / 64] >> (want.first % 64)) & 1U) != 0;
        };
        const bool is_positive = want.second == EdgeKind::positive;
        if (has(decision_.literals_true)) return is_positive ? Truth::satisfied : Truth::contradicted;
        if (has(decision_.literals_false)) return is_positive ? Truth::contradicted : Truth::satisfied;
        return Truth::unknown;
    }

    bool any_is(Truth truth, const std::vector<Want>& wants) const {
        return std::any_of(wants.begin(), wants.end(), [&](const Want& want) { return truth_of(want) == truth; });
    }

    // An answer that is wanted stands out as far as its rule can still hold; a question is open only while its rule is.
    Mark mark_of_read(const std::vector<Want>& wants, std::size_t rule) const {
        const Mark target = model_.rules[rule].mark;
        if (profile_ == nullptr) return Mark::plain;
        return mark_of(target != Mark::off && any_is(Truth::satisfied, wants),
                       target == Mark::open && any_is(Truth::unknown, wants));
    }

    // A fact stands out where it says what some rule wants to hear, and is open where some rule waits for it.
    void note_answer(FactId fact, const std::vector<Want>& wants, Mark mark) {
        if (profile_ == nullptr) return;
        if (any_is(Truth::satisfied, wants)) wanted_.insert(fact);
        if (mark == Mark::open) open_.insert(fact);
    }

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

    // A level is on as soon as one of its rules is.
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
    Decision decision_;
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
