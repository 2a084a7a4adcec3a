// The parts of a decision's text that say what else could be: why not, what if, what brings it back.
//
// Used by `decision_text`, which decides where on its page they stand. Each writes nothing where it has nothing to say.
#pragma once

#include <string>

#include "text/page.hpp"
#include "triage/explain.hpp"
#include "triage/render.hpp"

namespace triage {

void write_what_would_change(Page& page, const RuleBase& rules, const SmallestChange& change);

/// How many of the questions that a person was not sure about are told: those that come to the gravest advice, or all.
enum class Told : std::uint8_t { gravest, all };

/// Writes what follows from each question that the person was not sure about.
void write_unsure(Page& page, const RuleBase& rules, const Explanation& why, const RenderOptions& options, Told told);

/// Whether a question has its fact's id behind it, for whoever answers with options.
enum class Ids : std::uint8_t { shown, left_out };

void write_question(Page& page, const Fact& fact, Ids ids);

void write_why_not(Page& page, const Program& program, const Explanation& why);

/// "Comes back when you have a mat, and it is session 2 or later."; empty where what keeps the stretch out says it all.
std::string bring_back_text(const RuleBase& rules, const ExcludedStretch& excluded);

}  // namespace triage
