// How a search ends: with what was sought, with the certainty that there is none, or without an answer.
//
// Used by explain.hpp, person_finder.hpp and the proofs. Explanations, proofs and the search for missing cases all say
// it with these three words, so that a search that ran out of its budget is nowhere taken for one that has looked
// everywhere.
//
//     switch (finder.find(wanted).end) {
//         case triage::SearchEnd::found: break;
//         case triage::SearchEnd::none_exists: return "nobody can show this";
//         case triage::SearchEnd::gave_up: return "nobody was found, though there may be somebody";
//     }
//
// Threads: a plain value.
#pragma once

#include <cstdint>

namespace triage {

/// `none_exists` is a proof: the whole space was searched, or the solver says that nothing in it will do. `gave_up`
/// says nothing either way: a budget was spent, or what was found could not be confirmed.
enum class SearchEnd : std::uint8_t { found, none_exists, gave_up };

}  // namespace triage
