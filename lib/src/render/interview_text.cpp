// The next screen of an interview as text for a person, and the sentences that other programs build their screens of
// (`why_text`, `number_wanted`). Both say the same words, so that an interview reads alike line by line and key by
// key.

#include <cmath>
#include <variant>

#include "render/wording.hpp"
#include "text/number.hpp"
#include "text/page.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

// More facts would push what to do below the end of a small window.
constexpr std::size_t most_unsure_shown = 5;

/// The warning of a screen: a headline, what it is about, and what to do as if the answers were yes.
void write_act_now(Page& page, const RuleBase& rules, const std::vector<ActNow>& all, const RenderOptions& options) {
    const std::vector<FactId> facts = unsure_facts(all);
    page.paragraph(0, "", "ACT AS IN AN EMERGENCY", Style::red);
    page.paragraph(0, "", "You are not sure about this, and it could be an emergency:");
    const std::size_t shown = facts.size() > most_unsure_shown ? most_unsure_shown - 1 : facts.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const Fact& fact = rules.vocabulary[facts[i]];
        page.paragraph(2, "? ", fact.item.empty() ? fact.question : fact.item);
    }
    if (shown < facts.size()) page.paragraph(2, "? ", "and " + std::to_string(facts.size() - shown) + " more");
    page.paragraph(0, "", as_if_text(rules, all.front().as_if.front()));
    page.paragraph(2, "", advice_text(rules[all.front().rule].advice, options.emergency_number), Style::bold);
}

/// How grave the worst answer would be. The order of the conditions is that of gravity.
std::string_view could_become_text(Level level) {
    if (level.urgency == Urgency::emergency) return "could mean an emergency";
    if (level.outcome == Outcome::stop && level.urgency <= Urgency::self_care) {
        return "could mean: wait before you stretch";
    }
    if (level.urgency == Urgency::urgent) return "could mean: see a doctor, today or tomorrow";
    if (level.outcome == Outcome::proceed) return "could change the decision";
    return "could mean: see a doctor";
}

/// " from 0 to 10", or nothing where a number has neither a meaningful beginning nor an end.
std::string range_text(const Quantity& quantity) {
    if (std::isinf(quantity.max)) {
        return quantity.min > 0 ? " from " + number_text(quantity.min) + " on" : "";
    }
    return " from " + number_text(quantity.min) + " to " + number_text(quantity.max);
}

/// A number in other units, which is understood as well.
std::string_view other_unit(std::string_view unit) {
    if (unit == "h") return "or 2d for two days, 3w for three weeks";
    if (unit == "d") return "or 2w for two weeks";
    if (unit == "w") return "or 10d for ten days";
    return "or 2h for two hours";
}

}  // namespace

std::string line_text(const Vocabulary& vocabulary, const Line& line) {
    if (const auto* gateway = std::get_if<GatewayId>(&line)) return vocabulary[*gateway].line;
    const Fact& fact = vocabulary[std::get<FactId>(line)];
    return fact.item.empty() ? fact.question : fact.item;
}

std::string_view unit_text(std::string_view unit) {
    if (unit == "s") return "seconds";
    if (unit == "min") return "minutes";
    if (unit == "h") return "hours";
    if (unit == "d") return "days";
    return "weeks";
}

std::string help_text(const Vocabulary& vocabulary, const NextLine& line) {
    if (const auto* gateway = std::get_if<GatewayId>(&line.asks)) {
        if (!vocabulary[*gateway].help.empty()) return vocabulary[*gateway].help;
        std::string questions;
        for (const StandsFor& each : vocabulary[*gateway].stands_for) {
            questions += (questions.empty() ? "" : " ") + vocabulary[each.fact].question;
        }
        return questions;
    }
    const Fact& fact = vocabulary[std::get<FactId>(line.asks)];
    return fact.help.empty() ? fact.question : fact.help;
}

std::string why_text(const Program& program, const NextLine& line) {
    if (!line.exclusions.empty()) return "It decides which stretches suit you, and how you do them.";
    const auto* fact = std::get_if<FactId>(&line.asks);
    const bool is_number = fact != nullptr && program.vocabulary()[*fact].quantity;
    const bool is_protective = fact != nullptr && program.vocabulary()[*fact].is_protective;
    const std::string_view answer = is_number ? "The number " : is_protective ? "The answer " : "A yes ";
    return std::string(answer).append(could_become_text(line.could_become)) + ".";
}

std::string number_wanted(const Quantity& quantity) {
    std::string text = quantity.whole ? "a whole number" : "a number";
    if (!quantity.unit.empty()) text.append(" of ").append(unit_text(quantity.unit));
    text += range_text(quantity);
    if (!quantity.unit.empty()) text.append(", ").append(other_unit(quantity.unit));
    return text;
}

std::string to_text(const Program& program, const NextScreen& screen, const RenderOptions& options) {
    const Vocabulary& words = program.vocabulary();
    Page page(options.width, options.color);
    if (!screen.act_now.empty()) {
        write_act_now(page, program.rules(), screen.act_now, options);
        page.blank();
    }
    if (!screen.name.empty()) page.heading(screen.name);
    if (!screen.question.empty()) page.paragraph(0, "", screen.question);
    if (screen.gateway && screen.kind == ScreenKind::opened) {
        page.paragraph(0, "", "Which of these? (" + words[*screen.gateway].line + ")");
    }
    for (const NextLine& line : screen.lines) {
        const auto* gateway = std::get_if<GatewayId>(&line.asks);
        const std::string text = gateway != nullptr ? words[*gateway].line : words[line.facts.front()].question;
        const std::string& id = gateway != nullptr ? words[*gateway].id : words[line.facts.front()].id;
        page.paragraph(2, "? ", text + " [" + id + "]");
        page.paragraph(4, "", why_text(program, line), Style::dim);
    }
    if (screen.could_follow > 0) {
        page.paragraph(0, "",
                       "At most " + counted(screen.could_follow, "more question", "more questions") + " could follow.",
                       Style::dim);
    }
    if (!options.how_to_answer.empty()) page.paragraph(0, "", options.how_to_answer, Style::dim);
    return page.take();
}

std::string to_text(const Program& program, const std::vector<ActNow>& act_now, const RenderOptions& options) {
    Page page(options.width, options.color);
    write_act_now(page, program.rules(), act_now, options);
    return page.take();
}

}  // namespace triage
