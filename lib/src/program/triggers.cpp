// A greedy search for triggers: take what hits most of the clauses that are not hit yet, until all are.
#include "program/triggers.hpp"

#include <algorithm>
#include <utility>

#include "program/clauses.hpp"

namespace triage {

namespace {

bool meets(std::span<const Mask> masks, const std::vector<Mask>& literals) {
    return std::any_of(masks.begin(), masks.end(), [&](const Mask& mask) {
        return std::any_of(literals.begin(), literals.end(), [&](const Mask& other) {
            const std::uint64_t shared = (mask.need_true & other.need_true) | (mask.need_false & other.need_false);
            return mask.word == other.word && shared != 0;
        });
    });
}

class TriggerSearch {
public:
    TriggerSearch(const Program& program, const CompiledCondition& condition) : program_(program) {
        const std::span<const Clause> clauses = program.clauses(condition);
        open_.assign(clauses.begin(), clauses.end());
    }

    std::vector<Mask> search() {
        std::vector<Mask> triggers;
        while (!open_.empty()) {
            for (const Mask& mask : best()) join_into(triggers, mask);
            std::erase_if(open_, [&](const Clause& clause) { return meets(program_.masks(clause), triggers); });
        }
        return triggers;
    }

private:
    // A clause that needs only some of its literals may come true by any of them: all are triggers.
    std::vector<Mask> best() const {
        const auto counted =
            std::find_if(open_.begin(), open_.end(), [](const Clause& clause) { return !clause.needs_all(); });
        if (counted == open_.end()) return {most_needed()};
        const std::span<const Mask> masks = program_.masks(*counted);
        return {masks.begin(), masks.end()};
    }

    // Some literal of the first clause has to be taken; of these the one that most clauses need, findings first. Of
    // equals it is the last: packs begin with what is common, and a rare sign rules out more.
    Mask most_needed() const {
        std::pair<bool, std::size_t> most{false, 0};
        Mask found;
        for (const Mask& mask : program_.masks(open_.front())) {
            for_each_bit(mask.literals(), [&](std::size_t bit) {
                const std::uint64_t one = std::uint64_t{1} << bit;
                const Mask literal{mask.word, mask.need_true & one, mask.need_false & one};
                const bool is_finding = !program_.literals()[std::size_t{mask.word} * 64 + bit].comparator;
                const std::pair value(is_finding, hits(literal));
                if (value < most) return;
                most = value;
                found = literal;
            });
        }
        return found;
    }

    std::size_t hits(const Mask& literal) const {
        return static_cast<std::size_t>(std::count_if(open_.begin(), open_.end(), [&](const Clause& clause) {
            return meets(program_.masks(clause), {literal});
        }));
    }

    const Program& program_;
    std::vector<Clause> open_;  ///< that no trigger hits yet
};

}  // namespace

std::vector<Mask> triggers_of(const Program& program, const CompiledCondition& condition) {
    return TriggerSearch(program, condition).search();
}

}  // namespace triage
