// The decision for one profile: what is known is read as literals, every rule is judged certain, possible or ruled out,
// and their levels are joined to floor and ceiling. Then follows what is worth asking, and which stretches are left.
//
// Total: there is no input for which a step could fail. Knows no name, does no I/O, allocates nothing. Each step stands
// in a unit of its own, which says at its head what it saves beside looking at every clause of every rule: index.hpp
// lists them. The order of rules never matters, since joining levels and inserting into sets does not ask for one.
#include "program/index.hpp"
#include "triage/program.hpp"

namespace triage {

namespace {

// Only a settled floor lets somebody proceed; an unanswered question never does.
Verdict verdict_of(Outcome floor, bool settled) {
    switch (floor) {
        case Outcome::stop: return Verdict::stop;
        case Outcome::see_a_doctor: return Verdict::see_a_doctor;
        case Outcome::proceed: break;
    }
    return settled ? Verdict::proceed : Verdict::ask;
}

}  // namespace

// The evaluator is made for one person and thrown away; what is returned is moved out of it.
Decision Program::evaluate(const Profile& profile) const {
    Evaluator evaluator(*this);
    evaluator.evaluate(profile);
    return std::move(evaluator.decision_);
}

/// What a decision is made of on the way.
struct Evaluator::Work {
    LiteralStates literals;
    MissingFacts::Notes notes;
};

Evaluator::Evaluator(const Program& program)
    : program_(&program), work_(std::make_unique<Work>(Work{{}, program.index_->missing.make_notes()})) {
    const std::size_t words = program.index_->literals.words();
    work_->literals = {std::vector<std::uint64_t>(words), std::vector<std::uint64_t>(words)};
    const RuleBase& rules = program.rules();
    decision_.certain.resize(rules.rules.size());
    decision_.possible.resize(rules.rules.size());
    decision_.missing.resize(rules.vocabulary.facts().size());
    decision_.excluding.resize(rules.exclusions.size());
    decision_.maybe_excluding.resize(rules.exclusions.size());
    decision_.allowed.resize(rules.stretches.size());
    decision_.modified.resize(rules.stretches.size());
}

Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&& other) noexcept = default;

const LiteralStates& Evaluator::literals() const { return work_->literals; }

const Decision& Evaluator::evaluate(const Profile& profile) {
    judge(profile);
    find_missing();
    return allow_stretches(profile);
}

// How bad is it? Both units join floor and ceiling and collect the certain rules; the order does not matter. What a
// line with a "yes" demands is joined behind them.
const Decision& Evaluator::judge(const Profile& profile) {
    start(profile);
    program_->index_->single.judge(work_->literals, decision_);
    program_->index_->compound.judge(work_->literals, decision_);
    if (!profile.gateways(LineAnswer::yes).empty()) program_->index_->gateways.raise(profile, decision_);
    decision_.settled = decision_.floor == decision_.ceiling;
    decision_.verdict = verdict_of(decision_.floor.outcome, decision_.settled);
    return decision_;
}

// For a profile that was rejected: only what is certain counts, so no question is asked, and `proceed` is never said.
const Decision& Evaluator::judge_floor(const Profile& profile) {
    start(profile);
    program_->index_->single.judge(work_->literals, decision_);
    program_->index_->compound.judge_certain(work_->literals, decision_);
    if (!profile.gateways(LineAnswer::yes).empty()) program_->index_->gateways.raise(profile, decision_);
    decision_.settled = false;
    decision_.verdict = verdict_of(decision_.floor.outcome, decision_.settled);
    return decision_;
}

// Nothing of the person before may be left over.
void Evaluator::start(const Profile& profile) {
    program_->index_->literals.read(profile, work_->literals);
    if (!profile.gateways(LineAnswer::yes).empty())
        program_->index_->gateways.open_left_empty(profile, work_->literals);
    decision_.floor = decision_.ceiling = Level{};
    decision_.certain.clear();
    decision_.possible.clear();
    decision_.missing.clear();
    decision_.excluding.clear();
    decision_.maybe_excluding.clear();
    decision_.allowed.clear();
    decision_.modified.clear();
}

// What is worth asking? A settled decision has its possible rules, but none of them could raise it.
const Decision& Evaluator::find_missing() {
    const EvaluationIndex& index = *program_->index_;
    index.single.add_possible(work_->literals, decision_);
    if (decision_.settled) return decision_;
    index.missing.find(work_->literals, decision_, work_->notes);
    index.missing.add(work_->literals, decision_, work_->notes, decision_.missing);
    return decision_;
}

void Evaluator::add_missing(RuleId rule, IdSet<FactId>& facts) const {
    if (covered_by(program_->rules()[rule].level, decision_.floor)) return;
    const CompiledCondition& condition = program_->condition(rule);
    if (is_single(*program_, condition)) {
        add_open_facts(*program_, condition, work_->literals, facts);
    } else {
        program_->index_->missing.add_of(rule, work_->literals, work_->notes, facts);
    }
}

// What may the person do? Nothing under any other verdict: who has to wait for an answer, or for a doctor, does not
// stretch meanwhile.
const Decision& Evaluator::allow_stretches(const Profile& profile) {
    if (decision_.verdict != Verdict::proceed) return decision_;
    program_->index_->offers.judge_exclusions(work_->literals, decision_);
    program_->index_->offers.offer_stretches(profile, decision_);
    return decision_;
}

Level Program::level_of(GatewayId gateway, const Profile& profile) const {
    return index_->gateways.level(gateway, profile);
}

}  // namespace triage
