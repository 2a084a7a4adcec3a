#include "authoring/graph/order.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace triage {

namespace {

constexpr int max_sweeps = 24;

using Order = std::vector<std::size_t>;  // order[place] is the node that stands there

Order identity(std::size_t size) {
    Order order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

/// places[node]
Order places_of(const Order& order) {
    Order places(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) places[order[place]] = place;
    return places;
}

// Moves each node to the mean place of its neighbours. `first` (rule: its level) comes before the mean.
Order by_mean(const Order& order, const std::vector<GraphEdge>& edges, std::size_t GraphEdge::*own,
              std::size_t GraphEdge::*other, const Order& other_places, const Order& first) {
    std::vector<double> sums(order.size(), 0);
    std::vector<double> counts(order.size(), 0);
    for (const GraphEdge& edge : edges) {
        sums[edge.*own] += static_cast<double>(other_places[edge.*other]);
        counts[edge.*own] += 1;
    }
    Order moved = order;
    std::stable_sort(moved.begin(), moved.end(), [&](std::size_t a, std::size_t b) {
        if (first[a] != first[b]) return first[a] < first[b];
        return sums[a] * std::max(1.0, counts[b]) < sums[b] * std::max(1.0, counts[a]);
    });
    return moved;
}

/// How many of the places added so far lie above a place; both take logarithmic time (Fenwick 1994).
class Places {
public:
    explicit Places(std::size_t size) : sums_(size + 1, 0) {}

    void add(std::size_t place) {
        ++count_;
        for (std::size_t i = place + 1; i < sums_.size(); i += i & (~i + 1)) ++sums_[i];
    }

    std::size_t above(std::size_t place) const {
        std::size_t up_to = 0;
        for (std::size_t i = place + 1; i > 0; i -= i & (~i + 1)) up_to += sums_[i];
        return count_ - up_to;
    }

private:
    std::vector<std::size_t> sums_;
    std::size_t count_ = 0;
};

// Two lines cross where one begins before the other and ends behind it.
std::size_t crossings(const std::vector<GraphEdge>& edges, const Order& fact_places, const Order& rule_places) {
    std::vector<std::pair<std::size_t, std::size_t>> lines;
    lines.reserve(edges.size());
    for (const GraphEdge& edge : edges) lines.emplace_back(fact_places[edge.from], rule_places[edge.to]);
    std::sort(lines.begin(), lines.end());
    Places ends(rule_places.size());
    std::size_t count = 0;
    std::size_t added = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        while (lines[added].first < lines[i].first) ends.add(lines[added++].second);  // not those of the same fact
        count += ends.above(lines[i].second);
    }
    return count;
}

std::vector<GraphNode> arranged(std::vector<GraphNode>& nodes, const Order& order) {
    std::vector<GraphNode> moved;
    moved.reserve(nodes.size());
    for (const std::size_t node : order) moved.push_back(std::move(nodes[node]));
    return moved;
}

void apply(GraphModel& model, const Order& facts, const Order& rules) {
    const Order fact_places = places_of(facts);
    const Order rule_places = places_of(rules);
    model.facts = arranged(model.facts, facts);
    model.rules = arranged(model.rules, rules);
    for (GraphEdge& edge : model.reads)
        edge = {fact_places[edge.from], rule_places[edge.to], edge.kind, edge.label, edge.mark};
    for (GraphEdge& edge : model.demands) edge.from = rule_places[edge.from];
    const auto by_place = [](const GraphEdge& a, const GraphEdge& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    };
    std::stable_sort(model.reads.begin(), model.reads.end(), by_place);
    std::stable_sort(model.demands.begin(), model.demands.end(), by_place);
}

}  // namespace

void order_nodes(GraphModel& model) {
    Order level_of_rule(model.rules.size());
    for (const GraphEdge& edge : model.demands) level_of_rule[edge.from] = edge.to;
    const Order no_level(model.facts.size(), 0);
    Order rules = identity(model.rules.size());
    std::stable_sort(rules.begin(), rules.end(),
                     [&](std::size_t a, std::size_t b) { return level_of_rule[a] < level_of_rule[b]; });
    Order facts = identity(model.facts.size());
    Order best_rules = rules;
    Order best_facts = facts;
    std::size_t best = crossings(model.reads, places_of(facts), places_of(rules));
    for (int sweep = 0; sweep < max_sweeps && best > 0; ++sweep) {
        facts = by_mean(facts, model.reads, &GraphEdge::from, &GraphEdge::to, places_of(rules), no_level);
        const std::size_t count = crossings(model.reads, places_of(facts), places_of(rules));
        if (count < best) best = count, best_facts = facts, best_rules = rules;
        rules = by_mean(rules, model.reads, &GraphEdge::to, &GraphEdge::from, places_of(facts), level_of_rule);
    }
    apply(model, best_facts, best_rules);
}

std::size_t crossings(const GraphModel& model) {
    return crossings(model.reads, identity(model.facts.size()), identity(model.rules.size()));
}

}  // namespace triage
