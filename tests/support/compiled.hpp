// Compiles the rule bases that tests put together, which all are right: an issue is a mistake of the test itself.
#pragma once

#include <stdexcept>
#include <utility>

#include <triage/triage.hpp>

#include "support/issue_text.hpp"

/// The compiled rule base. Throws where it has an issue, with all of them.
inline triage::Program compiled(triage::RuleBase rules) {
    auto program = triage::Program::compile(std::move(rules));
    if (!program) throw std::runtime_error(brief(program.issues));
    return std::move(*program);
}
