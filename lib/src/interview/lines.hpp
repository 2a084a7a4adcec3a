// Which lines and facts a person has to be shown next, as the screens of the packs have it.
//
// An open fact is asked by the gateway that stands for it while that was not answered, and by itself as soon as it was,
// or as one of its facts is known to be there: then the person is past the line. So the state of a fact is read off the
// profile, and nothing is remembered between two screens.
//
// Used by interview.cpp, which makes a screen of what is found here.
#pragma once

#include <optional>
#include <vector>

#include "interview/open_questions.hpp"
#include "interview/relevance.hpp"
#include "triage/interview.hpp"

namespace triage {

class Lines {
public:
    /// All outlive this. `open`: every open question, in pack order.
    Lines(const Judge& judge, Relevance& relevance, const std::vector<NextQuestion>& open, const IdSet<FactId>& later);

    /// The first screen with a line that can matter, what was opened included; nothing where no line or opened fact is
    /// left, or only such as come later. The screen has its kind, names and lines, and no more.
    std::optional<NextScreen> next();

    /// Whether a line on a screen asks for the fact; otherwise it is on no screen, or the person is past its line.
    bool is_asked_by_line(FactId fact) const { return asked_by_[index(fact)].has_value(); }
    /// How many lines it takes to ask for these facts.
    std::size_t count(const IdSet<FactId>& facts) const;

private:
    std::optional<NextScreen> left_empty() const;
    std::optional<NextScreen> emergency_opened();
    std::optional<NextScreen> any_opened();
    std::optional<NextScreen> opened(GatewayId gateway);
    std::optional<NextScreen> of(ScreenId screen);
    std::optional<NextLine> line_of(const Line& line);
    std::optional<NextLine> line_of(GatewayId gateway);
    std::optional<NextLine> line_of(FactId fact);
    bool is_passed(const Gateway& gateway, GatewayId id) const;
    bool could_be_emergency(const Gateway& gateway) const;
    bool comes_later(const std::vector<FactId>& facts) const;
    const NextQuestion* question(FactId fact) const;

    const Judge& judge_;
    const Vocabulary& vocabulary_;
    Relevance& relevance_;
    const IdSet<FactId>& later_;
    std::vector<const NextQuestion*> by_fact_;       ///< null where the fact is not open
    std::vector<std::optional<Line>> asked_by_;      ///< by fact: the line on a screen that asks it now
    std::vector<std::optional<ScreenId>> shown_on_;  ///< by gateway
};

}  // namespace triage
