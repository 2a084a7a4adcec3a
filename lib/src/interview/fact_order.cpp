// What an answer leaves open takes many decisions to find out, so it is asked only where two questions are equal in
// everything else.
#include "interview/fact_order.hpp"

#include <algorithm>
#include <tuple>

namespace triage {

namespace {

using Rank = std::tuple<bool, Urgency, Outcome>;

// What is put off comes last; of the rest, what could become most urgent comes first.
Rank rank(const NextQuestion& question, const IdSet<FactId>& later) {
    return std::tuple_cat(std::tuple(!later.contains(question.fact)), by_urgency(question.could_become));
}

}  // namespace

std::optional<NextQuestion> FactOrder::first(std::vector<NextQuestion>& open) {
    while (!open.empty()) {
        const std::size_t best = first_to_ask(open);
        if (relevance_.can_matter(open[best].fact)) return open[best];
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return std::nullopt;
}

// Among equals the one that leaves the fewest others open, then the one that the packs have first. A question without a
// rival is taken at once. REQUIRES: `open` is not empty.
std::size_t FactOrder::first_to_ask(const std::vector<NextQuestion>& open) {
    const auto highest = std::max_element(
        open.begin(), open.end(), [&](const auto& a, const auto& b) { return rank(a, later_) < rank(b, later_); });
    const auto is_rival = [&, most = rank(*highest, later_)](const NextQuestion& question) {
        return rank(question, later_) == most;
    };
    auto best = static_cast<std::size_t>(highest - open.begin());
    if (std::count_if(highest, open.end(), is_rival) == 1) return best;
    Profile person = judge_.profile();
    double least = left_open(open[best].fact, person);
    for (std::size_t i = best + 1; i < open.size(); ++i) {
        if (!is_rival(open[i])) continue;
        const double left = left_open(open[i].fact, person);
        if (left >= least) continue;
        best = i;
        least = left;
    }
    return best;
}

// How many facts are missing after an answer to this question, on average: all answers are taken for equally likely,
// since nothing is known of who asks. Leaves the person as before.
double FactOrder::left_open(FactId fact, Profile& person) {
    const std::vector<Alternative> answers = judge_.answers_to(fact);
    std::size_t left = 0;
    try_answers(answers, fact, person, [&] {
        judge_.decide(person);
        left += judge_.missing().size();
        return false;
    });
    return static_cast<double>(left) / static_cast<double>(answers.size());
}

std::vector<NextQuestion> FactOrder::companions(const NextQuestion& first, const std::vector<NextQuestion>& open) {
    std::vector<NextQuestion> all;
    const Vocabulary& vocabulary = judge_.program().vocabulary();
    const Fact& leader = vocabulary[first.fact];
    if (!leader.may_be_absent() || !leader.group) return all;
    for (const NextQuestion& question : open) {
        if (all.size() + 1 == most_lines) break;
        const Fact& fact = vocabulary[question.fact];
        const bool belongs = question.fact != first.fact && fact.group == leader.group && fact.may_be_absent() &&
                             later_.contains(question.fact) == later_.contains(first.fact);
        if (belongs && relevance_.can_matter(question.fact)) all.push_back(question);
    }
    return all;
}

}  // namespace triage
