// The wording of issues that proofs and comparisons share. An undecided question is an error like a failed one: what
// was not proved must never pass for proved.

#include "verify/issues.hpp"

namespace triage {

Issue proof_error(std::string_view code, std::string message, std::string hint, const Position& where) {
    return {code, std::move(message), std::move(hint), where, Severity::error};
}

Issue undecided_issue(const std::string& what, const Position& where) {
    return proof_error("undecided", "could not be decided: " + what,
                       "give the solver more time (`--budget`), or split large conditions", where);
}

}  // namespace triage
