// A word counts where it stands as a word: "numb" is not on a line that says "number". Everything that is no letter and
// no digit parts words, so that a line may be punctuated freely.
#include "pack/line_names.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/condition_facts.hpp"
#include "model/units.hpp"
#include "pack/entries.hpp"
#include "text/ascii.hpp"
#include "text/number.hpp"

namespace triage {

namespace {

/// The words joined by blanks, with one at both ends: a run of whole words is found in it as it stands.
std::string between_blanks(const std::vector<std::string>& words) {
    std::string text = " ";
    for (const std::string& word : words) text += word + " ";
    return text;
}

/// A number as lines write it: "4", or "four". Larger ones are written in digits.
std::vector<std::string> spoken(double number) {
    static constexpr std::array<std::string_view, 13> words{"",      "one",   "two",  "three", "four",   "five",  "six",
                                                            "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    std::vector<std::string> all{number_text(number)};
    if (number == std::floor(number) && number >= 1 && number < static_cast<double>(words.size())) {
        all.emplace_back(words[static_cast<std::size_t>(number)]);
    }
    if (number == 1) all.insert(all.end(), {"a", "an"});
    return all;
}

/// Whether the line says this number of the quantity, in any unit: 672 hours are "4 weeks".
bool says_number(std::string_view line, double number, const Quantity& quantity) {
    const auto says = [&](double amount, std::string_view unit) {
        const std::vector<std::string> texts = spoken(amount);
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
            const std::string phrase = text + (unit.empty() ? "" : " ") + std::string(unit);
            return stands_on(line, phrase) || (!unit.empty() && stands_on(line, phrase + "s"));
        });
    };
    if (quantity.unit.empty()) return says(number, "");
    for (const std::string_view unit : {"second", "minute", "hour", "day", "week"}) {
        const auto amount = convert_unit(number, quantity.unit, unit);
        if (amount && says(*amount, unit)) return true;
    }
    return false;
}

/// Whether the comparison holds for any number of the quantity that lies beyond: below where higher is worse, else
/// above.
bool holds_beyond(const Condition& leaf, double beyond, const Quantity& quantity) {
    const bool is_upwards = leaf.comparator == Comparator::greater || leaf.comparator == Comparator::greater_equal;
    const bool is_downwards = leaf.comparator == Comparator::less || leaf.comparator == Comparator::less_equal;
    if (quantity.worse == Worse::higher) {
        return beyond > quantity.min && (is_downwards || leaf.number < beyond);
    }
    return beyond < quantity.max && (is_upwards || leaf.number > beyond);
}

class LineCheck {
public:
    LineCheck(const RuleBase& rules, const std::vector<Gateway>& gateways, const std::vector<Screen>& screens)
        : rules_(rules), gateways_(gateways), screens_(screens) {}

    Issues check() {
        for (const Gateway& gateway : gateways_) {
            for (const StandsFor& each : gateway.stands_for) check_fact(gateway, each);
        }
        if (!screens_.empty()) check_who_asks();
        return std::move(issues_);
    }

private:
    const Vocabulary& vocabulary() const { return rules_.vocabulary; }

    void report(Severity severity, std::string_view code, std::string message, std::string_view hint, Position where) {
        issues_.push_back({code, std::move(message), std::string(hint), std::move(where), severity});
    }

    void check_fact(const Gateway& gateway, const StandsFor& each) {
        const std::string& fact = vocabulary()[each.fact].id;
        const auto unnamed = [&](const std::string& what) {
            report(Severity::error, "gateway_does_not_name", what,
                   "a line may be denied in one go only if it names all that the denial denies",
                   place_of(rules_, "gateways", gateway.id));
        };
        if (each.words.empty()) unnamed("no words say where `" + gateway.id + "` names `" + fact + "`");
        for (const std::string& words : each.words) {
            if (stands_on(gateway.line, words)) continue;
            unnamed("the line of `" + gateway.id + "` does not say \"" + words + "\", which is to name `" + fact + "`");
        }
        if (!each.beyond) return;
        const Quantity& quantity = *vocabulary()[each.fact].quantity;
        if (!says_number(gateway.line, *each.beyond, quantity)) {
            unnamed("the line of `" + gateway.id + "` does not say the number beyond which it denies `" + fact + "`");
        }
        check_numbers(gateway, each, quantity);
    }

    // "No" says absent, or any number beyond: no comparison may tell the two apart, and of what is absent none holds.
    void check_numbers(const Gateway& gateway, const StandsFor& each, const Quantity& quantity) {
        const auto look = [&](const Condition& when, const std::string& owner) {
            for_each_leaf(when, [&](const Condition& leaf) {
                const bool is_read = leaf.kind == Condition::Kind::comparison && leaf.fact == each.fact;
                if (!is_read || !holds_beyond(leaf, *each.beyond, quantity)) return;
                report(
                    Severity::error, "gateway_denies_numbers",
                    "`" + gateway.id + "` denies `" + vocabulary()[each.fact].id + "` beyond " +
                        number_text(*each.beyond) + ", and " + owner + " compares it with " + number_text(leaf.number),
                    "let the line say another number, or ask for it alone", place_of(rules_, "gateways", gateway.id));
            });
        };
        for (const Rule& rule : rules_.rules) look(rule.when, "rule `" + rule.id + "`");
        for (const Exclusion& exclusion : rules_.exclusions) look(exclusion.when, "exclusion `" + exclusion.id + "`");
    }

    // --- who asks for what -----------------------------------------------------------------------------------

    void check_who_asks() {
        const IdSet<FactId> on_lines = asked_by_lines();
        IdSet<FactId> read(vocabulary().facts().size());
        const auto add = [&](const Condition& leaf) { read.insert(leaf.fact); };
        for (const Rule& rule : rules_.rules) for_each_leaf(rule.when, add);
        for (const Exclusion& exclusion : rules_.exclusions) for_each_leaf(exclusion.when, add);
        for (const FactId id : vocabulary().fact_ids()) {
            const Fact& fact = vocabulary()[id];
            if (read.contains(id) && !on_lines.contains(id) && fact.asked_alone.empty()) {
                report(Severity::warning, "not_asked_by_a_line",
                       "rules or exclusions read `" + fact.id + "`, and no line of a screen asks for it",
                       "put it on a gateway, or say in `asked_alone` why it is asked by itself",
                       place_of(rules_, "facts", fact.id));
            }
            if (!fact.asked_alone.empty() && stands_for(id)) {
                report(Severity::warning, "asked_alone_is_stale",
                       "`asked_alone` has `" + fact.id + "`, and a gateway stands for it", "take it out of one of them",
                       place_of(rules_, "asked_alone", fact.id));
            }
        }
    }

    /// By a line of their own, or by a gateway that a screen shows.
    IdSet<FactId> asked_by_lines() {
        IdSet<FactId> facts(vocabulary().facts().size());
        IdSet<GatewayId> shown(gateways_.size());
        for (const Screen& screen : screens_) {
            for (const Line& line : screen.lines) {
                if (const auto* fact = std::get_if<FactId>(&line)) facts.insert(*fact);
                if (const auto* gateway = std::get_if<GatewayId>(&line)) shown.insert(*gateway);
            }
        }
        for (std::size_t i = 0; i < gateways_.size(); ++i) {
            const Gateway& gateway = gateways_[i];
            if (!shown.contains(static_cast<GatewayId>(i))) {
                report(Severity::warning, "gateway_on_no_screen", "no screen shows the gateway `" + gateway.id + "`",
                       "put it among the `lines` of a screen, or leave it out",
                       place_of(rules_, "gateways", gateway.id));
                continue;
            }
            for (const StandsFor& each : gateway.stands_for) facts.insert(each.fact);
        }
        return facts;
    }

    bool stands_for(FactId fact) const {
        return std::any_of(gateways_.begin(), gateways_.end(), [&](const Gateway& gateway) {
            return std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(),
                               [&](const StandsFor& each) { return each.fact == fact; });
        });
    }

    const RuleBase& rules_;
    const std::vector<Gateway>& gateways_;
    const std::vector<Screen>& screens_;
    Issues issues_;
};

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (!is_ascii(c) || is_digit(c)) {
            words.back() += c;
        } else if (is_ascii_letter(static_cast<unsigned char>(c))) {
            words.back() += static_cast<char>(c | 0x20);
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool stands_on(std::string_view line, std::string_view words) {
    const std::vector<std::string> wanted = plain_words(words);
    return !wanted.empty() && between_blanks(plain_words(line)).find(between_blanks(wanted)) != std::string::npos;
}

Issues check_lines(const RuleBase& rules, const std::vector<Gateway>& gateways, const std::vector<Screen>& screens) {
    return LineCheck(rules, gateways, screens).check();
}

}  // namespace triage
