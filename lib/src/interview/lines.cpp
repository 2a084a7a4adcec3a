// Screen by screen, in the order of the packs. What is asked at once, and what waits for the end of a block, is the
// order of the functions in `next`.
#include "interview/lines.hpp"

#include <algorithm>
#include <variant>

namespace triage {

namespace {

/// The urgency that an answer could come to, its rules' levels joined: a gateway asks for all of its facts at once.
void add_question(const NextQuestion& question, NextLine& line) {
    line.facts.push_back(question.fact);
    line.could_become = join(line.could_become, question.could_become);
    for (const RuleId rule : question.rules) {
        if (std::find(line.rules.begin(), line.rules.end(), rule) == line.rules.end()) line.rules.push_back(rule);
    }
    for (const ExclusionId exclusion : question.exclusions) {
        const auto found = std::find(line.exclusions.begin(), line.exclusions.end(), exclusion);
        if (found == line.exclusions.end()) line.exclusions.push_back(exclusion);
    }
}

}  // namespace

Lines::Lines(const Judge& judge, Relevance& relevance, const std::vector<NextQuestion>& open,
             const IdSet<FactId>& later)
    : judge_(judge),
      vocabulary_(judge.program().vocabulary()),
      relevance_(relevance),
      later_(later),
      by_fact_(vocabulary_.facts().size()),
      asked_by_(vocabulary_.facts().size()),
      shown_on_(vocabulary_.gateways().size()) {
    for (const NextQuestion& each : open) by_fact_[index(each.fact)] = &each;
    for (const ScreenId screen : vocabulary_.screen_ids()) {
        for (const Line& line : vocabulary_[screen].lines) {
            if (const auto* fact = std::get_if<FactId>(&line)) {
                asked_by_[index(*fact)] = line;
                continue;
            }
            const auto gateway = std::get<GatewayId>(line);
            shown_on_[index(gateway)] = screen;
            if (is_passed(vocabulary_[gateway], gateway)) continue;
            for (const StandsFor& each : vocabulary_[gateway].stands_for) {
                std::optional<Line>& asked = asked_by_[index(each.fact)];
                if (!asked) asked = line;
            }
        }
    }
}

// Known facts are not asked, and neither is what no rule or exclusion waits for.
const NextQuestion* Lines::question(FactId fact) const { return by_fact_[index(fact)]; }

// True once the line says nothing new: it was answered, or one of its facts is there.
bool Lines::is_passed(const Gateway& gateway, GatewayId id) const {
    const auto is_there = [&](const StandsFor& each) { return judge_.profile().present().contains(each.fact); };
    return judge_.profile().answer_to(id) ||
           std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(), is_there);
}

bool Lines::comes_later(const std::vector<FactId>& facts) const {
    return std::all_of(facts.begin(), facts.end(), [&](FactId fact) { return later_.contains(fact); });
}

std::optional<NextScreen> Lines::next() {
    if (auto screen = left_empty()) return screen;
    if (auto screen = emergency_opened()) return screen;
    for (const ScreenId screen : vocabulary_.screen_ids()) {
        if (vocabulary_[screen].comes_after_opened) {
            if (auto opened = any_opened()) return opened;
        }
        if (auto found = of(screen)) return found;
    }
    return any_opened();
}

// A "yes" behind which everything was denied is a question, never an all-clear.
std::optional<NextScreen> Lines::left_empty() const {
    std::optional<NextScreen> found;
    judge_.profile().gateways(LineAnswer::yes).for_each([&](GatewayId id) {
        const Gateway& gateway = vocabulary_[id];
        if (found || !judge_.profile().denies_all_of(gateway)) return;
        NextScreen screen;
        screen.kind = ScreenKind::left_empty;
        screen.id = "left_empty/" + gateway.id;
        screen.gateway = id;
        screen.screen = shown_on_[index(id)];
        if (screen.screen) screen.question = vocabulary_[*screen.screen].question;
        NextLine line{id, {}, judge_.decision().ceiling, {}};
        for (const StandsFor& each : gateway.stands_for) line.facts.push_back(each.fact);
        screen.lines.push_back(std::move(line));
        found = std::move(screen);
    });
    return found;
}

// Whether a fact of the gateway that is still open is an emergency by itself.
bool Lines::could_be_emergency(const Gateway& gateway) const {
    return std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(), [&](const StandsFor& each) {
        return question(each.fact) != nullptr &&
               vocabulary_.weight(each.fact).gravity.alone.urgency == Urgency::emergency;
    });
}

// People learn to say no where a "yes" brings more questions at once. For an emergency that is worth it.
std::optional<NextScreen> Lines::emergency_opened() {
    for (const GatewayId id : vocabulary_.gateway_ids()) {
        if (!could_be_emergency(vocabulary_[id])) continue;
        if (auto screen = opened(id)) return screen;
    }
    return std::nullopt;
}

std::optional<NextScreen> Lines::any_opened() {
    for (const GatewayId id : vocabulary_.gateway_ids()) {
        if (auto screen = opened(id)) return screen;
    }
    return std::nullopt;
}

// What a gateway has opened that the person is past, and that can matter.
std::optional<NextScreen> Lines::opened(GatewayId id) {
    const Gateway& gateway = vocabulary_[id];
    if (judge_.profile().answer_to(id) == LineAnswer::no || !is_passed(gateway, id)) return std::nullopt;
    NextScreen screen;
    screen.kind = ScreenKind::opened;
    screen.id = "opened/" + gateway.id;
    for (const StandsFor& each : gateway.stands_for) {
        if (asked_by_[index(each.fact)] || screen.lines.size() == most_lines) continue;
        if (auto line = line_of(each.fact)) screen.lines.push_back(std::move(*line));
    }
    if (screen.lines.empty()) return std::nullopt;
    screen.gateway = id;
    screen.screen = shown_on_[index(id)];
    if (screen.screen) screen.name = vocabulary_[*screen.screen].name;
    return screen;
}

std::optional<NextScreen> Lines::of(ScreenId id) {
    const Screen& shown = vocabulary_[id];
    NextScreen screen;
    screen.kind = ScreenKind::screen;
    screen.id = shown.id;
    screen.name = shown.name;
    screen.question = shown.question;
    screen.screen = id;
    for (const Line& line : shown.lines) {
        if (screen.lines.size() == most_lines) break;
        if (auto found = line_of(line)) screen.lines.push_back(std::move(*found));
    }
    if (screen.lines.empty()) return std::nullopt;
    return screen;
}

std::optional<NextLine> Lines::line_of(const Line& line) {
    if (const auto* fact = std::get_if<FactId>(&line)) return line_of(*fact);
    return line_of(std::get<GatewayId>(line));
}

std::optional<NextLine> Lines::line_of(FactId fact) {
    const NextQuestion* asked = question(fact);
    if (asked == nullptr || later_.contains(fact) || !relevance_.can_matter(fact)) return std::nullopt;
    NextLine line{fact, {}, {}, {}};
    add_question(*asked, line);
    return line;
}

// Worth asking where one of its facts is.
std::optional<NextLine> Lines::line_of(GatewayId id) {
    NextLine line{id, {}, {}, {}};
    for (const StandsFor& each : vocabulary_[id].stands_for) {
        if (question(each.fact) != nullptr && asked_by_[index(each.fact)] == Line(id)) {
            add_question(*question(each.fact), line);
        }
    }
    if (line.facts.empty() || comes_later(line.facts)) return std::nullopt;
    const bool can_matter =
        std::any_of(line.facts.begin(), line.facts.end(), [&](FactId fact) { return relevance_.can_matter(fact); });
    if (!can_matter) return std::nullopt;
    return line;
}

// A gateway counts once, however many of its facts are open.
std::size_t Lines::count(const IdSet<FactId>& facts) const {
    std::size_t lines = 0;
    IdSet<GatewayId> counted(vocabulary_.gateways().size());
    facts.for_each([&](FactId fact) {
        const std::optional<Line>& asked = asked_by_[index(fact)];
        const auto* gateway = asked ? std::get_if<GatewayId>(&*asked) : nullptr;
        if (gateway != nullptr && counted.contains(*gateway)) return;
        if (gateway != nullptr) counted.insert(*gateway);
        ++lines;
    });
    return lines;
}

}  // namespace triage
