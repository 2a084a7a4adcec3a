// A mutant has a copy of all lines, since checks look at who else asks for a fact; there are some dozens of lines, so
// that costs little.
#include "authoring/cases/line_mutation.hpp"

#include <algorithm>
#include <array>

#include "pack/entries.hpp"
#include "pack/line_names.hpp"

namespace triage {

namespace {

/// A line reads the same without these, or reads oddly.
bool only_joins(std::string_view word) {
    static constexpr std::array<std::string_view, 26> joining{
        "a",  "an", "and", "any", "are", "as", "at",   "by",  "from", "has",  "have", "having", "in",
        "is", "it", "its", "of",  "on",  "or", "such", "the", "to",   "with", "you",  "your",   "was"};
    return std::find(joining.begin(), joining.end(), word) != joining.end();
}

std::string without(const std::vector<std::string>& words, std::size_t left_out) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != left_out) text += (text.empty() ? "" : " ") + words[i];
    }
    return text;
}

class LineMutator {
public:
    LineMutator(const RuleBase& rules, const std::function<void(const LineMutant&)>& visit)
        : rules_(rules), visit_(visit) {
        mutant_.gateways = rules.vocabulary.gateways();
        mutant_.screens = rules.vocabulary.screens();
    }

    void mutate() {
        for (std::size_t i = 0; i < mutant_.gateways.size(); ++i) mutate_gateway(i);
        for (std::size_t i = 0; i < mutant_.screens.size(); ++i) drop_lines(i);
    }

private:
    const std::string& fact_id(FactId fact) const { return rules_.vocabulary[fact].id; }

    void mutate_gateway(std::size_t number) {
        const Gateway original = mutant_.gateways[number];
        mutant_.where = place_of(rules_, "gateways", original.id);
        take_words_off(number, original);
        change_facts(number, original);
        add_facts(number, original);
    }

    // Hands the mutant over, and mends the gateway that was changed.
    void visit(std::size_t number, const Gateway& original, const std::string& from, const std::string& to) {
        mutant_.from = from;
        mutant_.to = to;
        visit_(mutant_);
        mutant_.gateways[number] = original;
        mutant_.grown.reset();
    }

    void take_words_off(std::size_t number, const Gateway& original) {
        const std::vector<std::string> words = plain_words(original.line);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (only_joins(words[i])) continue;
            const std::string line = without(words, i);
            mutant_.gateways[number].line = line;
            visit(number, original, "line: " + original.line, "line: " + line);
        }
    }

    void change_facts(std::size_t number, const Gateway& original) {
        for (std::size_t i = 0; i < original.stands_for.size(); ++i) {
            const std::string from = named(original) + " with " + fact_id(original.stands_for[i].fact);
            if (original.stands_for[i].beyond) {
                *mutant_.gateways[number].stands_for[i].beyond *= 2;
                visit(number, original, from, named(original) + " with a number twice as large");
            }
            auto& facts = mutant_.gateways[number].stands_for;
            facts.erase(facts.begin() + static_cast<std::ptrdiff_t>(i));
            visit(number, original, from, named(original) + " without it");
        }
    }

    void add_facts(std::size_t number, const Gateway& original) {
        const std::optional<FactId> more = next_fact(number);
        if (!more) return;
        const std::string to = named(original) + " with " + fact_id(*more);
        mutant_.gateways[number].stands_for.push_back({*more, {}, std::nullopt});
        visit(number, original, named(original), to + " and no words");
        mutant_.gateways[number].stands_for.push_back({*more, original.stands_for.front().words, std::nullopt});
        mutant_.grown = static_cast<GatewayId>(number);
        mutant_.added = *more;
        visit(number, original, named(original), to + " by words of another fact");
    }

    static std::string named(const Gateway& gateway) { return "gateway `" + gateway.id + "`"; }

    /// A finding of the next gateway that this one does not stand for.
    std::optional<FactId> next_fact(std::size_t number) const {
        const std::vector<Gateway>& all = mutant_.gateways;
        const std::vector<StandsFor>& own = all[number].stands_for;
        for (const StandsFor& other : all[(number + 1) % all.size()].stands_for) {
            const bool is_own =
                std::any_of(own.begin(), own.end(), [&](const StandsFor& each) { return each.fact == other.fact; });
            if (!is_own && !other.beyond) return other.fact;
        }
        return std::nullopt;
    }

    // A fact that may be asked alone is asked all the same, so nothing is lost with its line.
    void drop_lines(std::size_t number) {
        const Screen original = mutant_.screens[number];
        mutant_.where = place_of(rules_, "screens", original.id);
        for (std::size_t i = 0; i < original.lines.size(); ++i) {
            const auto* fact = std::get_if<FactId>(&original.lines[i]);
            if (fact != nullptr && !rules_.vocabulary[*fact].asked_alone.empty()) continue;
            std::vector<Line>& lines = mutant_.screens[number].lines;
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
            mutant_.from =
                "screen `" + original.id + "` with " +
                (fact != nullptr ? fact_id(*fact) : rules_.vocabulary[std::get<GatewayId>(original.lines[i])].id);
            mutant_.to = "screen `" + original.id + "` without it";
            visit_(mutant_);
            mutant_.screens[number] = original;
        }
    }

    const RuleBase& rules_;
    const std::function<void(const LineMutant&)>& visit_;
    LineMutant mutant_;
};

}  // namespace

void for_each_line_mutant(const RuleBase& rules, const std::function<void(const LineMutant&)>& visit) {
    LineMutator(rules, visit).mutate();
}

bool is_noticed_by_check(const LineMutant& mutant, const RuleBase& rules, std::size_t before) {
    return check_lines(rules, mutant.gateways, mutant.screens).size() > before;
}

}  // namespace triage
