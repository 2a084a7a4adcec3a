// A program arranged for judging fast: its units, each of which looks once at what many rules have in common.
//
// Built once by the compiler and shared by all copies of a program. Nothing in it is a second truth: each unit is a
// re-arrangement of the compiled clauses, and the oracle of the tests judges what they decide together.
#pragma once

#include "program/compound_rules.hpp"
#include "program/gateways.hpp"
#include "program/literals.hpp"
#include "program/missing_facts.hpp"
#include "program/offers.hpp"
#include "program/single_rules.hpp"

namespace triage {

class EvaluationIndex {
public:
    /// Of a compiled program, which need not outlive it.
    explicit EvaluationIndex(const Program& program)
        : literals(program),
          single(program),
          compound(program),
          missing(program, single),
          offers(program),
          gateways(program) {}

    LiteralReader literals;
    SingleRules single;
    CompoundRules compound;
    MissingFacts missing;
    Offers offers;
    GatewayLevels gateways;
};

}  // namespace triage
