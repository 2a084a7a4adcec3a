// English words around a name that change what a phrase says: denials, other people, and words that only join.
//
// Used by `FactHints`. All words are as `normalize_name` makes them, so that "don't" is "dont".
#pragma once

#include <string_view>

namespace triage {

/// Says nothing by itself: "a", "the", "my".
bool is_determiner(std::string_view word);
/// Says nothing about a sign beside a denial: "have", "any", "longer".
bool is_filler(std::string_view word);
/// Denies what stands behind it: "no", "without", "denies".
bool denies_what_follows(std::string_view word);
/// Takes that back, where it stands right behind the denial: "not only", "no relief".
bool undoes_denial(std::string_view word);
/// Denies what stands before it: "free", "gone", "negative".
bool denies_what_precedes(std::string_view word);
/// Right behind "not", "isn't" or "don't", makes that deny what stands before it: "there", "have".
bool completes_denial(std::string_view word);
/// Ends what a denial reaches: "but", "with".
bool ends_denial(std::string_view word);
/// Somebody else: "brother", "grandmother".
bool is_other_person(std::string_view word);
/// Begins what is not the sign itself: "on", "when", "after".
bool begins_circumstance(std::string_view word);
/// Is too common to point to a sign: "left", "feel", "trouble".
bool is_common(std::string_view word);
/// A word of its own, a slip or two away from a word that names have: "hernia" is no slip of "heroin".
bool is_other_word(std::string_view word);

}  // namespace triage
