// The signs and words that people write into conditions and that mean nothing there, each with the right form.
//
// Used by condition_mistakes.cpp. They come from programming languages, from mathematics, from word processors and from
// English. A phrase is listed only if the language has something in its place or it can be left out; for everything
// else "unknown fact" with the nearest name is the better message. A word that is the id of a fact is never looked up
// here.
#pragma once

#include <array>
#include <string_view>

namespace triage {

/// A sign or a phrase, and what to do about it.
struct UsualMistake {
    std::string_view text;
    std::string_view hint;
    bool compares = false;  ///< it stands between a quantity and a number
};

// The first one that fits is taken: a longer sign stands before those that it begins with.
inline constexpr auto wrong_signs = std::to_array<UsualMistake>({
    {"===", "write `=`", true},
    {"!==", "write `not` before the comparison: `not pain = 4`", true},
    {"==", "write `=`", true},
    {"=>", "write `>=`", true},
    {"=<", "write `<=`", true},
    {"!=", "write `not` before the comparison: `not pain = 4`", true},
    {"<>", "write `not` before the comparison: `not pain = 4`", true},
    {"> =", "write `>=` without a blank", true},
    {"< =", "write `<=` without a blank", true},
    {"\u2265", "write `>=`", true},
    {"\u2264", "write `<=`", true},
    {"\u2A7E", "write `>=`", true},
    {"\u2A7D", "write `<=`", true},
    {"\u2260", "write `not` before the comparison: `not pain = 4`", true},
    {"\u2212", "write an ordinary `-`"},
    {"\u2013", "write an ordinary `-` before a number, `_` inside of an id"},
    {"\u2011", "write an ordinary `-` before a number, `_` inside of an id"},
    {"\u2227", "write `and`"},
    {"\u2228", "write `or`"},
    {"\u00AC", "write `not`"},
    {"&&", "write `and`"},
    {"&", "write `and`"},
    {"||", "write `or`"},
    {"|", "write `or`"},
    {"!", "write `not`"},
    {"~", "write `not`"},
    {"+", "write `and` between facts; numbers are not added here"},
    {"*", "numbers are not calculated here: write the result"},
    {"/", "write `or` between facts; numbers are not calculated here"},
    {"->", "leave it out: what follows from the condition stands in the other keys"},
    {"-", "write `_` inside of an id"},
    {".", "leave it out"},
    {"?", "leave it out"},
    {"^", "write `and` or `or`"},
    {"%", "leave it out: a number is compared as its quantity is asked"},
    {";", "leave it out, or write `and`"},
    {"[", "write `(`"},
    {"]", "write `)`"},
    {"{", "write `(`"},
    {"}", "write `)`"},
    {"\"", "names stand without quotation marks"},
    {"'", "names stand without quotation marks"},
    {"\u2019", "names stand without quotation marks"},
    {"\u2018", "names stand without quotation marks"},
    {"\u201C", "names stand without quotation marks"},
    {"\u201D", "names stand without quotation marks"},
    {"\u201E", "names stand without quotation marks"},
    {"`", "names stand without quotation marks"},
});

// One word or several, in small letters, with one blank between words. The first one that fits is taken: longer ones
// stand before those that they begin with.
inline constexpr auto wrong_phrases = std::to_array<UsualMistake>({
    {"at least one of", "write `any of (…)`"},
    {"at least two of", "write `at least 2 of (…)`"},
    {"at least three of", "write `at least 3 of (…)`"},
    {"at least four of", "write `at least 4 of (…)`"},
    {"at least five of", "write `at least 5 of (…)`"},
    {"at most", "write `not at least 3 of (…)` for at most 2, and `<=` between a quantity and a number"},
    {"at least", "write `at least 2 of (…)`, and `>=` between a quantity and a number"},
    {"more than", "write `at least 3 of (…)` for more than 2, and `>` between a quantity and a number"},
    {"less than", "write `<`"},
    {"fewer than", "write `not at least 2 of (…)` for fewer than 2"},
    {"greater than", "write `>`"},
    {"bigger than", "write `>`"},
    {"smaller than", "write `<`"},
    {"equal to", "write `=`"},
    {"higher than", "write `>`"},
    {"lower than", "write `<`"},
    {"older than", "write `>`"},
    {"younger than", "write `<`"},
    {"exactly", "write `at least 2 of (…) and not at least 3 of (…)` for exactly 2"},
    {"none of", "write `not any of (…)`"},
    {"one of", "write `any of (…)`"},
    {"two of", "write `at least 2 of (…)`"},
    {"some of", "write `any of (…)`"},
    {"both", "write `all of (…)`, or join the two with `and`"},
    {"either", "write `any of (…)`, or join the two with `or`"},
    {"neither", "write `not any of (…)`"},
    {"nor", "write `not any of (…)`"},
    {"but", "write `and`"},
    {"plus", "write `and`"},
    {"with", "write `and`"},
    {"xor", "write `(a or b) and not (a and b)`"},
    {"unless", "write `and not`"},
    {"except", "write `and not`"},
    {"without", "write `not`"},
    {"no", "write `not`"},
    {"isnt", "write `not`"},
    {"between", "write two comparisons: `pain >= 2 and pain <= 5`"},
    {"from", "write two comparisons: `pain >= 2 and pain <= 5`"},
    {"in", "write two comparisons: `pain >= 2 and pain <= 5`"},
    {"is not", "write `not` before the fact"},
    {"is", "a finding stands alone, and a quantity is compared with `=`, `<`, `<=`, `>` or `>=`"},
    {"are", "a finding stands alone, and a quantity is compared with `=`, `<`, `<=`, `>` or `>=`"},
    {"equals", "write `=`"},
    {"eq", "write `=`"},
    {"gt", "write `>`"},
    {"ge", "write `>=`"},
    {"gte", "write `>=`"},
    {"lt", "write `<`"},
    {"le", "write `<=`"},
    {"lte", "write `<=`"},
    {"ne", "write `not` before the comparison"},
    {"above", "write `>`"},
    {"over", "write `>`"},
    {"exceeds", "write `>`"},
    {"below", "write `<`"},
    {"under", "write `<`"},
    {"has", "leave it out"},
    {"have", "leave it out"},
    {"if", "leave it out: `when` says so"},
    {"when", "leave it out: the key says so"},
    {"then", "leave it out: what follows from the condition stands in the other keys"},
    {"true", "a finding stands alone, and `not` before it denies it"},
    {"false", "a finding stands alone, and `not` before it denies it"},
    {"yes", "a finding stands alone, and `not` before it denies it"},
    {"present", "a finding stands alone, and `not` before it denies it"},
    {"absent", "a finding stands alone, and `not` before it denies it"},
    {"unknown", "write for which people it holds: what is not known keeps every rule open by itself"},
    {"null", "write for which people it holds: what is not known keeps every rule open by itself"},
    {"always", "a rule holds for somebody, not for everybody"},
});

}  // namespace triage
