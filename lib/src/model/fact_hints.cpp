// The matching behind "did you mean …?" for facts: names are found in a phrase, the gravest are kept, and the phrase
// is searched once more for signs of anything graver. Only then is a sentence made.
//
// Every doubt ends in silence, since an issue without a hint does no harm; so the limits below rather lose a hint than
// give a wrong one.
#include "model/fact_hints.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "model/names.hpp"
#include "model/phrase_words.hpp"
#include "text/groups.hpp"

namespace triage {

namespace {

constexpr std::size_t most_letters = 256;       // bytes of a phrase that are read: a megabyte must cost no more
constexpr std::uint32_t most_slips = 2;         // letters of one name that may be wrong
constexpr std::size_t shortest_slip_alone = 5;  // letters of a one-word name that a slip may stand for
constexpr std::size_t most_words_of_run = 8;    // words that are joined to be compared letter by letter
constexpr std::size_t shortest_content = 3;     // letters; "pu" is a slip of "up" and says nothing
constexpr std::size_t shortest_doubt = 6;       // letters; "bit" is taken for itself, not for a slip of "hit"
constexpr std::size_t shortest_loose_name = 3;  // words; "a cold" is not "cold"

// The gravity of a name that says several facts is that of the gravest: whoever says the name says all of them.
Gravity gravest_of(const Vocabulary& vocabulary, const std::vector<FactId>& facts) {
    Gravity gravest;
    for (const FactId fact : facts) {
        const Gravity& gravity = vocabulary.weight(fact).gravity;
        if (is_graver(gravity, gravest)) gravest = gravity;
    }
    return gravest;
}

// Compares by urgency first, as all hints are ordered.
bool is_worse(Level a, Level b) { return is_graver({a, {}}, {b, {}}); }

// An advice as the end of a sentence: lower case, no full stop. The issue of a reader has no place for the caller's
// own emergency number, so the advice says it in words.
std::string with_number(std::string advice) {
    constexpr std::string_view placeholder = "{emergency_number}";
    const std::size_t at = advice.find(placeholder);
    if (at != std::string::npos) advice.replace(at, placeholder.size(), "your local emergency number");
    while (!advice.empty() && advice.back() == '.') advice.pop_back();
    if (!advice.empty() && advice[0] >= 'A' && advice[0] <= 'Z') advice[0] = static_cast<char>(advice[0] - 'A' + 'a');
    return advice;
}

}  // namespace

// Words of questions and checklist items count as real words: somebody who types one of them has not mistyped a name.
// `by_first_` is filled last, when all stems are known.
FactHints::FactHints(const Vocabulary& vocabulary) {
    for (const FactId fact : vocabulary.fact_ids()) add_fact(vocabulary, fact);
    for (const Fact& fact : vocabulary.facts()) {
        for (const std::string& text : {fact.question, fact.item}) {
            const std::string plain = normalize_name(text);  // outlives the words, which are parts of it
            for (const std::string_view word : words_of(plain)) index_.add_real(word);
        }
    }
    by_first_.resize(index_.stems());
    for (std::uint32_t i = 0; i < names_.size(); ++i) by_first_[names_[i].words.front().stem].push_back(i);
    find_heads(vocabulary);
}

// An id is offered with blanks instead of underscores, as people write it.
void FactHints::add_fact(const Vocabulary& vocabulary, FactId number) {
    const Fact& fact = vocabulary[number];
    add_name(vocabulary, number, fact.id, spoken(fact.id));
    for (const std::string& alias : fact.aliases) add_name(vocabulary, number, alias, alias);
    for (const std::string& part : fact.includes) add_name(vocabulary, number, part, part);
}

// Stores the name and enters the words before its first circumstance ("… on exertion", "after …") as heads: these are
// the sign itself.
void FactHints::add_name(const Vocabulary& vocabulary, FactId fact, const std::string& text, std::string shown) {
    const std::string plain = normalize_name(text);
    const std::vector<FactId>& others = vocabulary.also_said_by(text);
    Name name{std::move(shown), plain, {},
              {fact},           {},    !vocabulary[fact].is_protective && vocabulary[fact].may_be_absent()};
    name.facts.insert(name.facts.end(), others.begin(), others.end());
    name.gravity = gravest_of(vocabulary, name.facts);
    bool is_head = true;
    for (const std::string_view word : words_of(plain)) {
        const WordIndex::Stem stem = index_.add(word);
        name.words.push_back({std::string(word), stem});
        is_head = is_head && !begins_circumstance(word);
        if (is_head && !is_common(word) && !is_determiner(word)) head_of_[stem].insert(fact);
    }
    if (!name.words.empty()) names_.push_back(std::move(name));
}

// A word is as grave as at least half of the facts that have it in the first part of a name, before a circumstance:
// "vision" points to an emergency, "stairs" of "fell down the stairs" to nothing.
void FactHints::find_heads(const Vocabulary& vocabulary) {
    heads_.resize(index_.stems());
    for (const auto& [stem, facts] : head_of_) {
        std::vector<Level> levels;
        for (const FactId fact : facts) levels.push_back(vocabulary.weight(fact).gravity.alone);
        const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
        std::nth_element(levels.begin(), middle, levels.end(), [](Level a, Level b) { return is_worse(b, a); });
        heads_[stem] = *middle;
    }
    head_of_.clear();
}

// --- finding ------------------------------------------------------------------------------------------------

namespace {

/// How many letters must change so that the typed word is this word of a name; nothing if it cannot be. A doubted word
/// may also be a slip although it is a word itself.
std::optional<std::uint32_t> slips_to(const TypedPhrase::Word& word, WordIndex::Stem stem, bool is_doubted) {
    for (const WordIndex::Reading& reading : word.readings) {
        if (reading.stem == stem) return reading.slips;
    }
    if (!is_doubted) return std::nullopt;
    for (const WordIndex::Reading& reading : word.doubts) {
        if (reading.stem == stem) return reading.slips;
    }
    return std::nullopt;
}

// Replaces punctuation beyond ASCII by a comma, so that it parts words as ASCII punctuation does. Otherwise a word
// with such a mark at its end is unknown.
std::string without_foreign_marks(std::string_view text) {
    constexpr std::array<std::string_view, 14> marks{"\u060C", "\u061B", "\u201A", "\u2026", "\u00B7",
                                                     "\uFF0C", "\uFF1B", "\u3001", "\u3002", "\u00AB",
                                                     "\u00BB", "\uFF0E", "\u2022", "\u061F"};
    std::string plain(text);
    for (const std::string_view mark : marks) {
        for (std::size_t at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at)) {
            plain.replace(at, mark.size(), " , ");
        }
    }
    return plain;
}

// Words that may differ between a name and what somebody types without changing what is meant.
bool is_small(std::string_view word) { return is_determiner(word) || begins_circumstance(word) || word == "of"; }

// A name of one word has no other word that supports the guess, so a short one must have all of its letters, in
// another order. A typed word that is known itself must be longer: "rash" is no slip of "crash".
bool may_be_slip(std::string_view typed, std::string_view word, bool is_doubted) {
    const std::size_t shortest_typed = is_doubted ? shortest_slip_alone : shortest_slip_alone - 1;
    return (word.size() >= shortest_slip_alone && typed.size() >= shortest_typed) ||
           (typed.size() == word.size() && std::is_permutation(typed.begin(), typed.end(), word.begin()));
}

}  // namespace

// Matches a name word by word from `begin`. Determiners may differ ("pressure in my chest" is "pressure in the
// chest"): those of the phrase are skipped, those of a name of three words or more may be missing. Nothing if a word
// is missing, too many letters are wrong, or an end of the match lies inside a typed word.
std::optional<FactHints::Match> FactHints::match_at(const TypedPhrase& phrase, std::size_t begin, const Name& name,
                                                    Doubt doubt) {
    const std::vector<TypedPhrase::Word>& words = phrase.words();
    Match match{&name, {begin, begin}, 0, 0};
    for (const Word& wanted : name.words) {
        std::size_t at = match.span.end;
        auto slips = at < words.size() ? slips_to(words[at], wanted.stem, doubt == Doubt::yes) : std::nullopt;
        while (!slips && at > begin && at + 1 < words.size() && is_determiner(words[at].text)) {
            slips = slips_to(words[++at], wanted.stem, doubt == Doubt::yes);
        }
        if (slips) {
            match.slips += *slips;
            match.endings += *slips == 0 && words[at].text != wanted.text ? 1 : 0;
            match.span.end = at + 1;
        } else if (!is_determiner(wanted.text) || match.span.size() == 0 || name.words.size() < shortest_loose_name) {
            return std::nullopt;
        }
    }
    if (match.slips > most_slips || !phrase.has_whole_words(match.span)) return std::nullopt;
    const bool is_guess = match.slips > 0 && match.span.size() == 1 &&
                          !may_be_slip(words[begin].text, name.words[0].text, doubt == Doubt::yes);
    return is_guess ? std::nullopt : std::optional(match);
}

// Every name that stands anywhere in the phrase. The index by first words avoids a try of each name at each place.
std::vector<FactHints::Match> FactHints::matches_in(const TypedPhrase& phrase, Doubt doubt) const {
    std::vector<Match> matches;
    const auto add = [&](std::size_t begin, const std::vector<WordIndex::Reading>& readings) {
        for (const WordIndex::Reading& reading : readings) {
            for (const std::uint32_t name : by_first_[reading.stem]) {
                if (const auto match = match_at(phrase, begin, names_[name], doubt)) matches.push_back(*match);
            }
        }
    };
    for (std::size_t begin = 0; begin < phrase.words().size(); ++begin) {
        add(begin, phrase.words()[begin].readings);
        if (doubt == Doubt::yes) add(begin, phrase.words()[begin].doubts);
    }
    return matches;
}

// A name inside a longer one is kept only if it is graver, and so is one of two names that a slip may come from. So
// matches are taken gravest first, then longest, then with the fewest changes, and a match that lies inside a kept one
// is dropped.
void FactHints::keep_gravest(std::vector<Match>& matches) {
    const auto goes_before = [](const Match& a, const Match& b) {
        if (is_graver(a.name->gravity, b.name->gravity)) return true;
        if (is_graver(b.name->gravity, a.name->gravity)) return false;
        if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
        return std::tie(a.slips, a.endings) < std::tie(b.slips, b.endings);
    };
    std::stable_sort(matches.begin(), matches.end(), goes_before);
    std::vector<Match> kept;
    for (const Match& match : matches) {
        const bool is_inside =
            std::any_of(kept.begin(), kept.end(), [&](const Match& other) { return other.span.contains(match.span); });
        if (!is_inside) kept.push_back(match);
    }
    matches = std::move(kept);
}

// True when the content words of the name stand in the phrase in its order, with only small words between or beside
// them: "fell of a horse" has those of "fell off a horse". Names with a single content word are left to `heads_`.
bool FactHints::has_words_of(const TypedPhrase& phrase, const Name& name) {
    std::vector<const Word*> wanted;
    for (const Word& word : name.words) {
        if (!is_small(word.text)) wanted.push_back(&word);
    }
    if (wanted.size() < 2) return false;
    std::size_t found = 0;
    for (const TypedPhrase::Word& word : phrase.words()) {
        if (is_small(word.text) || word.text.size() < shortest_content) continue;
        if (!slips_to(word, wanted[found]->stem, false)) found = 0;
        if (slips_to(word, wanted[found]->stem, false) && ++found == wanted.size()) return true;
    }
    return false;
}

// Every run of up to `most_words_of_run` neighbouring words, joined by blanks.
std::vector<std::string> FactHints::runs_of(const TypedPhrase& phrase) {
    std::vector<std::string> runs;
    const std::vector<TypedPhrase::Word>& words = phrase.words();
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
        std::string run;
        for (std::size_t end = begin; end < std::min(words.size(), begin + most_words_of_run); ++end) {
            if (!run.empty()) run += ' ';
            run += words[end].text;
            runs.push_back(run);
        }
    }
    return runs;
}

// Compares letter for letter, blanks included, since a slip may join or part words: "left am ache" is one letter from
// "left arm ache", and "mynose" one blank from "my nose". The sizes are compared first, which is cheap.
bool FactHints::is_slip_of(const std::vector<std::string>& runs, const Name& name) {
    return std::any_of(runs.begin(), runs.end(), [&](const std::string& run) {
        const bool is_near = run.size() + 1 >= name.plain.size() && run.size() <= name.plain.size() + 1;
        return is_near && is_one_slip_apart<std::string_view>(run, name.plain);
    });
}

// The guard before anything is told: true when some word, slip or run of words may mean something worse than `found`.
// It looks for a word that heads a graver fact, a graver name with at most one slip, all content words of one, and one
// with a single wrong letter or blank anywhere. A slip may hide in a word that is known itself, so known words are
// doubted here. Nothing is worse than an emergency that stops, so the search is skipped there.
bool FactHints::points_to_graver(const TypedPhrase& phrase, const Gravity& found) const {
    if (found.alone.urgency == Urgency::emergency && found.alone.outcome == Outcome::stop) return false;
    const std::vector<std::string> runs = runs_of(phrase);
    for (const TypedPhrase::Word& word : phrase.words()) {
        for (const WordIndex::Reading& reading : word.readings) {
            const bool is_certain = word.is_covered && reading.slips == 0;
            const bool is_guess = !word.is_covered && reading.slips > 0 && word.text.size() < shortest_doubt;
            if (!is_certain && !is_guess && is_worse(heads_[reading.stem], found.alone)) return true;
        }
    }
    const auto is_graver_name = [&](const Name& name) { return is_worse(name.gravity.alone, found.alone); };
    const std::vector<Match> doubtful = matches_in(phrase, Doubt::yes);
    return std::any_of(doubtful.begin(), doubtful.end(),
                       [&](const Match& match) { return match.slips < 2 && is_graver_name(*match.name); }) ||
           std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
               return is_graver_name(name) && (has_words_of(phrase, name) || is_slip_of(runs, name));
           });
}

// --- saying -------------------------------------------------------------------------------------------------

namespace {

// "a, b and c", with `last` before the last part.
std::string listed(const std::vector<std::string>& parts, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool is_last = i + 1 == parts.size();
        text += (i == 0 ? "" : is_last ? std::string(last) : ", ") + parts[i];
    }
    return text;
}

}  // namespace

// The name as a person would write it with the ids behind, such as "`left arm ache` (arm_pain)".
std::string FactHints::told(const Vocabulary& vocabulary, const Name& name, std::string_view before) {
    std::vector<std::string> ids;
    for (const FactId fact : name.facts) ids.push_back(vocabulary[fact].id);
    return "`" + std::string(before) + name.shown + "` (" + listed(ids, ", ") + ")";
}

// Whoever reads a hint may be in an emergency now, so the questions of such facts are asked with what to do on a yes.
// An advice is said once for all questions that lead to it.
std::string FactHints::emergencies(const Vocabulary& vocabulary, const std::vector<Match>& matches) {
    Groups<std::string, std::string> by_advice;
    std::set<FactId> asked;
    for (const Match& match : matches) {
        for (const FactId fact : match.name->facts) {
            const std::string& advice = vocabulary.weight(fact).advice;
            if (advice.empty() || !asked.insert(fact).second) continue;
            by_advice.add(advice, "“" + vocabulary[fact].question + "”");
        }
    }
    std::string text;
    for (const auto& [advice, questions] : by_advice) {
        text += (text.empty() ? " if the answer to " : "; if the answer to ") + listed(questions, " or ") +
                " is yes: " + with_number(advice);
    }
    return text;
}

// The list of names, without repetition, in the order of the matches; empty for no matches.
std::string FactHints::list(const Vocabulary& vocabulary, const std::vector<Match>& matches) {
    std::vector<std::string> names;
    for (const Match& match : matches) {
        std::string name = told(vocabulary, *match.name, "");
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    if (names.empty()) return "";
    return "did you mean " + listed(names, " and ") + "?" + emergencies(vocabulary, matches);
}

// "No bladder control problems" denies what the name "no bladder control" says: a name that begins with "no" means the
// opposite when a word for a fault follows.
bool FactHints::is_turned_round(const TypedPhrase& phrase, const Match& match) {
    constexpr std::array<std::string_view, 8> faults{"problem", "problems", "issue",      "issues",
                                                     "trouble", "loss",     "difficulty", "difficulties"};
    if (match.name->words.front().text != "no" || match.span.end >= phrase.words().size()) return false;
    return std::find(faults.begin(), faults.end(), phrase.words()[match.span.end].text) != faults.end();
}

// The hint for a phrase that says a sign (or that the person is unsure of one). A phrase that denies is told where
// denials belong, with a name only if it denies exactly one name and nothing else. The rest follows the rules at the
// head of fact_hints.hpp, each able to end in silence.
std::string FactHints::present(const Vocabulary& vocabulary, TypedPhrase phrase, Saying saying) const {
    std::vector<Match> matches = matches_in(phrase, Doubt::no);
    std::erase_if(matches, [&](const Match& match) { return is_turned_round(phrase, match); });
    keep_gravest(matches);
    for (const Match& match : matches) phrase.cover(match.span);
    const auto is_denied = [&](const Match& match) { return phrase.denies(match.span); };
    // Somebody who is unsure of a thing is unsure of its denial as well, so `unsure` never leads to `denies`.
    if (saying != Saying::unsure && std::any_of(matches.begin(), matches.end(), is_denied)) {
        const bool is_all = matches.size() == 1 && phrase.says_no_more_than(matches.front().span);
        const bool is_told = is_all && matches.front().name->may_be_shown;
        const bool is_part = is_told && vocabulary.is_narrower(matches.front().name->shown);
        if (is_part) {
            const Fact& whole = vocabulary[matches.front().name->facts.front()];
            return "a denial belongs in `denies`, and this is a part of `" + whole.id + "`: " + whole.question;
        }
        return is_told ? "a denial belongs in `denies`: write " + told(vocabulary, *matches.front().name, "") + " there"
                       : "a denial belongs in `denies`, and each sign is named by itself";
    }
    if (matches.empty() || points_to_graver(phrase, matches.front().name->gravity)) return "";
    if (phrase.is_about_others()) return "say only what is true of the person whose profile this is";
    std::erase_if(matches, [](const Match& match) { return !match.name->may_be_shown; });
    return list(vocabulary, matches);
}

// The hint for a denial. Denying more than was meant lowers the answer, so only a slip in a whole name is named, and
// only if all names that fit say the same facts.
std::string FactHints::denied(const Vocabulary& vocabulary, const TypedPhrase& phrase, std::string_view before) const {
    std::vector<Match> matches = matches_in(phrase, Doubt::no);
    std::erase_if(matches, [&](const Match& match) { return !phrase.says_no_more_than(match.span); });
    if (matches.empty()) return "";
    const auto is_other = [&](const Match& match) { return match.name->facts != matches.front().name->facts; };
    if (std::any_of(matches.begin(), matches.end(), is_other) || !matches.front().name->may_be_shown) return "";
    return "did you mean " + told(vocabulary, *matches.front().name, before) + "?";
}

// Marks that people use for a denial ("!", "(-)", "w/o") are no words, so they are recognised before the phrase is
// taken apart.
std::string FactHints::hint(const Vocabulary& vocabulary, std::string_view name, Saying saying) const {
    const std::string plain = normalize_name(without_foreign_marks(name.substr(0, most_letters)));
    const bool is_marked_as_denied = name.starts_with('!') || name.starts_with("(-)") || plain.starts_with("w/o ");
    if (is_marked_as_denied) return "a denial belongs in `denies`, and each sign is named by itself";
    const TypedPhrase phrase(plain, index_);
    switch (saying) {
        case Saying::denial: return denied(vocabulary, phrase, "");
        case Saying::no_phrase: return denied(vocabulary, phrase, "no ");
        case Saying::present:
        case Saying::unsure: break;
    }
    return present(vocabulary, phrase, saying);
}

}  // namespace triage
