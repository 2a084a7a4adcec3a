// The lists behind phrase_words.hpp, kept in the program: each is sorted while compiling and searched in halves, so a
// question allocates nothing and the lists may stand in any order.
#include "model/phrase_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace triage {

namespace {

// A fixed list of words that sorts itself at compile time. The template makes the number of words part of the type, so
// that no list states its own length.
template <std::size_t size>
class WordSet {
public:
    consteval WordSet(const std::string_view (&words)[size]) {  // NOLINT(google-explicit-constructor)
        std::copy(std::begin(words), std::end(words), words_.begin());
        std::sort(words_.begin(), words_.end());
    }

    constexpr bool contains(std::string_view word) const {
        return std::binary_search(words_.begin(), words_.end(), word);
    }

private:
    std::array<std::string_view, size> words_{};
};

}  // namespace

bool is_determiner(std::string_view word) {
    static constexpr WordSet words({"a", "an", "my", "our", "some", "the", "this"});
    return words.contains(word);
}

bool is_filler(std::string_view word) {
    static constexpr WordSet words({"a",    "all",  "an",      "any", "are",     "at",     "been",   "currently",
                                    "do",   "ever", "feel",    "for", "from",    "had",    "has",    "have",
                                    "i",    "im",   "is",      "it",  "ive",     "kind",   "longer", "more",
                                    "my",   "now",  "of",      "out", "present", "really", "sign",   "signs",
                                    "some", "such", "symptom", "the", "there",   "today",  "was"});
    return words.contains(word);
}

// The apostrophes of "don't" and the like are gone when a word arrives here.
bool denies_what_follows(std::string_view word) {
    static constexpr WordSet words({"absence", "arent",    "denied",  "denies", "deny",  "denying", "didnt", "doesnt",
                                    "dont",    "excluded", "free",    "hadnt",  "hasnt", "havent",  "isnt",  "lack",
                                    "lacks",   "negative", "neither", "never",  "nil",   "no",      "non",   "none",
                                    "nor",     "not",      "nothing", "ruled",  "wasnt", "without", "zero"});
    return words.contains(word);
}

bool undoes_denial(std::string_view word) {
    static constexpr WordSet words({"better", "certain", "change", "doubt", "help", "idea", "improvement", "just",
                                    "know", "only", "relief", "sure", "wonder"});
    return words.contains(word);
}

bool denies_what_precedes(std::string_view word) {
    static constexpr WordSet words({"absent", "cured", "denied", "disappeared", "excluded", "fine", "free", "gone",
                                    "negative", "never", "nil", "none", "normal", "ok", "okay", "resolved", "ruled",
                                    "stopped", "vanished"});
    return words.contains(word);
}

bool completes_denial(std::string_view word) {
    static constexpr WordSet words(
        {"any", "anymore", "at", "exist", "felt", "had", "happening", "have", "longer", "more", "present", "there"});
    return words.contains(word);
}

bool ends_denial(std::string_view word) {
    static constexpr WordSet words({"although", "because", "but", "despite", "except", "however", "just", "only",
                                    "since", "still", "though", "when", "while", "with", "yet"});
    return words.contains(word);
}

bool is_other_person(std::string_view word) {
    static constexpr WordSet words(
        {"aunt",      "aunts",       "boyfriend",    "brother",    "brothers", "child",       "children", "colleague",
         "cousin",    "cousins",     "dad",          "dads",       "daughter", "daughters",   "family",   "father",
         "fathers",   "friend",      "friends",      "girlfriend", "grandad",  "grandfather", "grandma",  "grandmother",
         "grandpa",   "grandparent", "grandparents", "granny",     "he",       "her",         "him",      "his",
         "husband",   "husbands",    "mom",          "moms",       "mother",   "mothers",     "mum",      "mums",
         "neighbour", "nephew",      "niece",        "parent",     "parents",  "partner",     "relative", "relatives",
         "she",       "sibling",     "siblings",     "sister",     "sisters",  "son",         "sons",     "their",
         "uncle",     "uncles",      "wife",         "wifes"});
    return words.contains(word);
}

bool begins_circumstance(std::string_view word) {
    static constexpr WordSet words({"after",  "around",  "at",    "because", "before",  "behind", "beneath",
                                    "beside", "between", "by",    "despite", "down",    "during", "for",
                                    "from",   "if",      "in",    "into",    "off",     "on",     "onto",
                                    "out",    "over",    "since", "that",    "through", "to",     "under",
                                    "until",  "up",      "when",  "which",   "while",   "with"});
    return words.contains(word);
}

// Words that stand in many names or in many complaints (times, numbers, degrees, "pain"): none of them may make a
// phrase point to one sign.
bool is_common(std::string_view word) {
    static constexpr WordSet words(
        {"a",         "afternoon", "again",      "ago",       "always",    "an",       "and",       "april",
         "are",       "august",    "awful",      "bad",       "be",        "big",      "bit",       "both",
         "can",       "cannot",    "cant",       "change",    "could",     "day",      "days",      "december",
         "different", "difficult", "difficulty", "do",        "doctor",    "does",     "doesnt",    "eight",
         "evening",   "every",     "february",   "feel",      "feeling",   "feels",    "five",      "four",
         "friday",    "gave",      "get",        "gets",      "getting",   "goes",     "got",       "had",
         "hard",      "has",       "have",       "help",      "helps",     "high",     "horrible",  "hour",
         "hours",     "hurt",      "hurts",      "i",         "im",        "is",       "it",        "january",
         "july",      "june",      "just",       "keep",      "keeps",     "kind",     "left",      "like",
         "little",    "long",      "loss",       "lost",      "lot",       "lower",    "made",      "make",
         "makes",     "march",     "me",         "mild",      "minute",    "minutes",  "monday",    "month",
         "months",    "morning",   "my",         "nearly",    "new",       "nine",     "no",        "not",
         "november",  "now",       "october",    "of",        "often",     "old",      "once",      "one",
         "or",        "pain",      "pains",      "past",      "poor",      "pretty",   "problem",   "problems",
         "quite",     "really",    "recent",     "right",     "same",      "saturday", "september", "seven",
         "severe",    "side",      "sided",      "sign",      "signs",     "six",      "slight",    "slightly",
         "slow",      "some",      "something",  "sometimes", "sore",      "still",    "strong",    "such",
         "sunday",    "ten",       "terrible",   "the",       "think",     "three",    "thursday",  "time",
         "today",     "tonight",   "too",        "trouble",   "tuesday",   "twice",    "two",       "unable",
         "upper",     "use",       "usually",    "very",      "wednesday", "week",     "weeks",     "work",
         "year",      "years",     "yesterday"});
    return words.contains(word);
}

namespace {

// The entries of an English and a medical word list that lie a slip or two from a name of one word.
constexpr WordSet other_words(
    {"aces",       "acmes",         "acne",        "acre",          "acres",      "aired",       "arches",
     "arteritis",  "arthrosis",     "ashes",       "asteatosis",    "asteroid",   "asteroids",   "bestridden",
     "biddy",      "biologist",     "biologists",  "blare",         "blurring",   "boozy",       "braise",
     "brash",      "bumbling",      "bunching",    "cache",         "caches",     "cancel",      "canker",
     "canter",     "cash",          "chammy",      "chem",          "chiles",     "chilis",      "chilli",
     "chilly",     "chromotherapy", "clash",       "coronal",       "coumaric",   "coumarin",    "crass",
     "cruise",     "crush",         "cycloserine", "dancer",        "dense",      "dinginess",   "dirtiness",
     "dumbness",   "estrone",       "etching",     "exhalation",    "fain",       "feint",       "feinted",
     "feinting",   "fetching",      "fewer",       "fired",         "fiver",      "fizzy",       "flake",
     "flame",      "flared",        "flint",       "foster",        "gaping",     "gashing",     "gassing",
     "gaudiness",  "glare",         "godliness",   "gorse",         "grasping",   "gripping",    "haemophilus",
     "hemialgia",  "hemobilia",     "hemolysis",   "hemophagia",    "hemophilus", "hemostasis",  "hemotherapy",
     "heparan",    "herein",        "hernia",      "heroic",        "heron",      "hills",       "hired",
     "homophilic", "humbling",      "humor",       "hypermotility", "hypomobile", "hypotension", "immorality",
     "impatience", "importance",    "impudence",   "indulin",       "influence",  "insured",     "inulin",
     "inured",     "jingling",      "jumbling",    "kiddy",         "knit",       "knits",       "knob",
     "knobs",      "lancer",        "leukoma",     "levers",        "luaus",      "lunching",    "lymphoid",
     "menostasis", "metabasis",     "metaplasis",  "middy",         "minded",     "minestrone",  "mingling",
     "mired",      "mumbling",      "munching",    "omit",          "osteodynia", "osteogenic",  "osteopetrosis",
     "overdose",   "overnight",     "oversight",   "paint",         "painted",    "painting",    "paraphysis",
     "pasture",    "pension",       "phonophobia", "poignancy",     "poster",     "potting",     "punching",
     "pyrolysis",  "radiothermy",   "rasping",     "roster",        "rumbling",   "rumor",       "saint",
     "scorching",  "scotching",     "seat",        "seating",       "seats",      "sense",       "severs",
     "shambling",  "shavers",       "shills",      "shimmering",    "shiners",    "shoveling",   "showering",
     "shriveling", "silvering",     "singling",    "sired",         "skiff",      "slavering",   "slivering",
     "slivers",    "slough",        "sloughing",   "slurping",      "smocking",   "smokier",     "smoky",
     "smooching",  "smote",         "sniff",       "sniveling",     "snot",       "snots",       "spam",
     "spams",      "spas",          "splotching",  "spoke",         "spokes",     "spurring",    "staff",
     "stiffeners", "stillness",     "stoke",       "stoker",        "stokes",     "stoking",     "strews",
     "strike",     "stripping",     "strobe",      "strode",        "strove",     "stuff",       "stuffiness",
     "swat",       "swats",         "swear",       "swearing",      "swears",     "sweet",       "sweets",
     "swept",      "swiftness",     "swiveling",   "taint",         "tainted",    "tainting",    "tangling",
     "tared",      "tease",         "temperate",   "tens",          "tensed",     "tenser",      "terse",
     "tided",      "tiff",          "tiled",       "timed",         "tingeing",   "tinging",     "tinkling",
     "tipping",    "tires",         "tizzy",       "trapping",      "trash",      "tress",       "tried",
     "tripling",   "tumbling",      "tutor",       "varus",         "vires",      "visus",       "wended",
     "winced",     "wined",         "winged",      "winked",        "wired",      "woody",       "wooly"});

}  // namespace

bool is_other_word(std::string_view word) { return other_words.contains(word); }

}  // namespace triage
