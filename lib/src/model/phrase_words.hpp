// English words around a name that change what a phrase says: denials, other people, and words that only join. Each
// function asks whether a word is in one list, so a word can be added without touching the logic that uses it.
//
// Used by `FactHints` and its parts. REQUIRES of every function: the word is as `normalize_name` makes it, so that
// "don't" is "dont".
//
// Threads: pure functions.
#pragma once

#include <string_view>

namespace triage {

/// Says nothing by itself: "a", "the", "my".
bool is_determiner(std::string_view word);
/// Says nothing about a sign beside a denial: "have", "any", "longer".
bool is_filler(std::string_view word);
/// Denies what stands behind it: "no", "without", "denies".
bool denies_what_follows(std::string_view word);
/// Takes a denial back if it stands right behind it: "not only", "no relief".
bool undoes_denial(std::string_view word);
/// Denies what stands before it: "free", "gone", "negative".
bool denies_what_precedes(std::string_view word);
/// Stands right behind "not", "isn't" or "don't" and makes that deny what stands before it: "there", "have".
bool completes_denial(std::string_view word);
/// Ends the reach of a denial: "but", "with".
bool ends_denial(std::string_view word);
/// Speaks of somebody else: "brother", "grandmother".
bool is_other_person(std::string_view word);
/// Begins the part of a phrase that is not the sign itself: "on", "when", "after".
bool begins_circumstance(std::string_view word);
/// Is too common to point to one sign: "left", "feel", "trouble".
bool is_common(std::string_view word);
/// Is a word of its own, though a slip or two away from a word of a name: "hernia" is no slip of "heroin".
bool is_other_word(std::string_view word);

}  // namespace triage
