// The section `safety_net`: which new sign would mean what. It is said with every verdict, to somebody who is about to
// stop reading, so that it must not promise what the rules do not do: each fact that an entry names, said alone, leads
// to the urgency that the entry says, whatever else is unknown. Numbers in its text are put in from the rules.
//
// An entry is held against the rules of its own pack and of those before it. Packs that come later may be stricter:
// then the entry is raised with them, since nobody may be told that a sign could wait longer than it can.
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "model/condition_facts.hpp"
#include "model/enum_names.hpp"
#include "model/units.hpp"
#include "pack/citations.hpp"
#include "pack/sections.hpp"
#include "pack/shared_fields.hpp"
#include "pack/truth.hpp"

namespace triage {

namespace {

/// A person of whom one thing is known: a sign that is there, or a number.
struct OneSign {
    FactId fact{};
    double number = 0;
};

bool holds(const Condition& comparison, double number) {
    switch (comparison.comparator) {
        case Comparator::less: return number < comparison.number;
        case Comparator::less_equal: return number <= comparison.number;
        case Comparator::greater: return number > comparison.number;
        case Comparator::greater_equal: return number >= comparison.number;
        case Comparator::equal: break;
    }
    return number == comparison.number;
}

// Three values are enough here: what is judged vaguely is not promised.
Truth truth(const Condition& condition, const OneSign& sign) {
    return truth_of(condition, [&](const Condition& leaf) {
        if (leaf.fact != sign.fact) return Truth::unknown;
        if (leaf.kind == Condition::Kind::finding) return Truth::yes;
        return holds(leaf, sign.number) ? Truth::yes : Truth::no;
    });
}

/// How fast care is needed for this sign alone, by the rules of the packs up to `last`.
Urgency urgency_of(const RuleBase& rules, const OneSign& sign, PackId last) {
    Urgency urgency = Urgency::none;
    for (const Rule& rule : rules.rules) {
        if (rule.pack > last || truth(rule.when, sign) != Truth::yes) continue;
        urgency = std::max(urgency, rule.level.urgency);
    }
    return urgency;
}

PackId last_pack(const RuleBase& rules) { return static_cast<PackId>(rules.packs.size() - 1); }

/// The least number of a quantity that needs care by itself, or nothing where none does.
std::optional<double> least_number(const RuleBase& rules, FactId fact, PackId last) {
    std::vector<double> limits;
    for (const Rule& rule : rules.rules) {
        for_each_leaf(rule.when, [&](const Condition& leaf) {
            if (leaf.fact == fact && leaf.kind == Condition::Kind::comparison) limits.push_back(leaf.number);
        });
    }
    std::sort(limits.begin(), limits.end());
    for (const double limit : limits) {
        // A rule with `>` begins just above its limit.
        for (const double number : {limit, std::nextafter(limit, HUGE_VAL)}) {
            if (urgency_of(rules, {fact, number}, last) >= Urgency::routine) return limit;
        }
    }
    return std::nullopt;
}

/// "3 weeks" for 21 d, "7 days": two weeks and more are not counted in days.
std::string threshold_in_words(double number, std::string_view unit) {
    constexpr double days_of_a_week = 7;
    const bool is_weeks = unit == "d" && number > days_of_a_week && std::fmod(number, days_of_a_week) == 0;
    return is_weeks ? amount_in_words(number / days_of_a_week, "w") : amount_in_words(number, unit);
}

class NetReader {
public:
    NetReader(LoadContext& context, const SectionEntry& entry)
        : context_(context),
          rules_(context.base),
          fields_(context.reporter, entry.value, "safety net", entry.id, entry.key) {
        net_.id = entry.id;
        net_.pack = entry.pack;
        net_.where = entry.key.position();
    }

    void read() {
        read_urgency();
        net_.text = fields_.require_text("text");
        for (const NodeRef node : read_filled_list(context_.reporter, fields_, "facts")) read_fact(node);
        refuse_open_places();
        net_.sources = read_citations(context_, fields_);
        std::tie(net_.basis, net_.because) = read_basis(context_.reporter, fields_);
        rules_.safety_net.push_back(std::move(net_));
    }

private:
    void read_urgency() {
        static constexpr std::array<std::string_view, 3> names{"emergency", "urgent", "routine"};
        static constexpr std::array values{Urgency::emergency, Urgency::urgent, Urgency::routine};
        const auto node = fields_.require("urgency");
        if (!node) return;
        // Read as a place in the list: the other urgencies ask for nobody's help.
        const auto place = read_choice<std::uint8_t>(context_.reporter, *node, "urgency", names);
        if (place) stated_ = values[*place];
        net_.urgency = stated_.value_or(Urgency::emergency);
    }

    void read_fact(NodeRef node) {
        const auto name = read_text(context_.reporter, node, "facts");
        if (!name) return;
        const std::optional<FactId> fact = rules_.vocabulary.find(*name);
        if (!fact || rules_.vocabulary[*fact].id != *name) {
            context_.reporter.error("unknown_name", "unknown fact `" + *name + "`", "name a fact by its id",
                                    node.position());
            return;
        }
        OneSign sign{*fact, 0};
        if (rules_.vocabulary[*fact].quantity && !put_number(node, sign)) return;
        net_.facts.push_back(*fact);
        if (stated_) hold_against_rules(node, sign);
    }

    // Higher numbers must be the worse ones: "for 3 weeks" is also said of four.
    bool put_number(NodeRef node, OneSign& sign) {
        const Fact& fact = rules_.vocabulary[sign.fact];
        const std::string place = "{" + fact.id + "}";
        const std::optional<double> least = least_number(rules_, sign.fact, net_.pack);
        if (!least || fact.quantity->worse != Worse::higher) {
            context_.reporter.error("safety_net_promises", "no number of `" + fact.id + "` alone needs care",
                                    "name a quantity whose higher numbers are worse and that a rule compares alone",
                                    node.position());
            return false;
        }
        const std::size_t at = net_.text.find(place);
        if (at == std::string::npos) {
            context_.reporter.error("missing_field", fields_.owner() + " does not say the number of `" + fact.id + "`",
                                    "write `" + place + "` in the text, where the number belongs", node.position());
            return false;
        }
        // A later pack may ask for care sooner.
        const double said = least_number(rules_, sign.fact, last_pack(rules_)).value_or(*least);
        net_.text.replace(at, place.size(), threshold_in_words(said, fact.quantity->unit));
        sign.number = std::nextafter(*least, HUGE_VAL);
        return true;
    }

    void hold_against_rules(NodeRef node, const OneSign& sign) {
        const std::string& id = rules_.vocabulary[sign.fact].id;
        const Urgency alone = urgency_of(rules_, sign, net_.pack);
        if (alone != *stated_) {
            context_.reporter.error(
                "safety_net_promises",
                "`" + id + "` alone is " + std::string(to_string(alone)) + ", not " + std::string(to_string(*stated_)),
                "name it where it belongs, or write the rule", node.position());
        }
        net_.urgency = std::max(net_.urgency, urgency_of(rules_, sign, last_pack(rules_)));
    }

    // A place that no fact has filled would be read out as it is.
    void refuse_open_places() {
        const std::size_t at = net_.text.find('{');
        if (at == std::string::npos) return;
        context_.reporter.error("unknown_name",
                                "nothing fills `" + net_.text.substr(at, net_.text.find('}') + 1 - at) + "`",
                                "only a quantity of `facts` has a number", fields_.find("text")->position());
    }

    LoadContext& context_;
    RuleBase& rules_;
    Fields fields_;
    SafetyNet net_;
    std::optional<Urgency> stated_;
};

}  // namespace

void load_safety_net(LoadContext& context) {
    for (const SectionEntry& entry : context.sections.entries("safety_net")) NetReader(context, entry).read();
}

}  // namespace triage
