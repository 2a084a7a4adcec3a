// What stands on the page for a doctor, before it is decided how it looks: every section as words, in its order.
//
//     const DoctorPage page = doctor_page(program, profile, explanation, options);
//     for (const DoctorSign& sign : page.red_flags) show(sign.name, sign.rules);
//
// Used by the two writers, doctor_text.cpp and doctor_html.cpp. Every fact of the profile stands in exactly one place:
// a sign among the red flags or the others, a number in `since` or `numbers`, a denial in one of the rows of `denied`,
// and what nobody is sure of in `unsure`. What is unknown is asked for or counted. Every text is one line and
// printable; each writer has its own escape besides.
//
// Threads: a pure function of its arguments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "triage/render.hpp"

namespace triage {

/// What both writers call the page and its sections.
namespace doctor_words {
inline constexpr std::string_view title = "Summary for the doctor";
inline constexpr std::string_view about =
    "Answers that a person gave about themselves, judged by the rules named at the end. Not a diagnosis.";
inline constexpr std::string_view red_flags = "Red flags that were said, gravest first";
inline constexpr std::string_view yes_to = "yes to: ";
inline constexpr std::string_view since = "Since when";
inline constexpr std::string_view numbers = "Numbers";
inline constexpr std::string_view others = "Also said";
inline constexpr std::string_view denied = "Denied, and how it was asked";
inline constexpr std::string_view unsure = "Not sure";
inline constexpr std::string_view open = "Not asked or not answered";
inline constexpr std::string_view rules = "The rules that hold, and their sources";
inline constexpr std::string_view packs = "Made from";
inline constexpr std::string_view evidence =
    "How far a source was checked: (read) in the document itself; (excerpt) in an excerpt of it; (summary) in a "
    "summary by others; (memory) not at all, written down from memory.";
}  // namespace doctor_words

/// A finding that was said, or that somebody is not sure of.
struct DoctorSign {
    FactId fact{};
    std::string name;                  ///< "night pain"
    std::string question;              ///< the one that it answers
    std::vector<std::string> rules{};  ///< names and levels of the rules that it counts for, the gravest first
};

/// A line that stands for several facts and was answered with yes: at least one of them is there.
struct DoctorLine {
    GatewayId gateway{};
    std::string line;
    std::string found;  ///< which of its facts are there, as far as was said: "night sweats, fever"; empty for none
    std::string level;  ///< what the yes comes to by itself; empty for nothing
};

/// What stands behind the line: " – namely: fever – by itself: see a doctor, urgent", or nothing.
std::string behind_line(const DoctorLine& line);

/// A number that was said.
struct DoctorNumber {
    FactId fact{};
    std::string name;                  ///< "days of pain"
    std::string amount;                ///< "21 days (3 weeks)"
    std::vector<std::string> rules{};  ///< those that hold by numbers and denials alone
};

/// How a denial came about, which decides how much it is worth.
enum class DeniedBy : std::uint8_t {
    line,             ///< a line of a screen or a checklist
    own_question,     ///< the question of the fact
    everything_else,  ///< `no_others`: nobody asked for it by itself
};

/// The denials that were asked for by the same question.
struct DoctorDenials {
    /// What was denied in one go: a fact, or those that a line stands for. In the words of the line or the question; of
    /// `everything_else`, where there are none, the name of the fact.
    struct Item {
        std::vector<FactId> facts;
        std::string words;
    };
    DeniedBy by = DeniedBy::own_question;
    std::string as_asked;  ///< the question above the lines; how, where there is none
    std::vector<Item> items;
};

/// An unknown fact whose answer could change the verdict.
struct DoctorQuestion {
    FactId fact{};
    std::string question;
    std::string could_be;  ///< "stop, emergency"
};

/// A rule that holds. `sources` refer to `DoctorPage::documents` by number: "[2] Night pain (memory)".
struct DoctorRule {
    std::string name;
    std::string id;
    std::string level;
    std::string basis;  ///< empty where a source says so in its own words
    std::vector<std::string> sources;
};

/// Packs that the same people have reviewed on the same day share a line.
struct DoctorPacks {
    struct Pack {
        std::string name;  ///< with its version
        std::string sha256;
    };
    std::string review;  ///< by whom, and when
    std::vector<Pack> packs;
};

struct DoctorPage {
    std::string verdict;      ///< and how urgent, in one line
    std::string not_settled;  ///< what open answers could make of it; empty where none can change it
    std::string reference;    ///< the sender's name for the profile; may be empty
    std::string answered_on;  ///< may be empty

    std::vector<DoctorSign> red_flags;       ///< of rules that hold, then of rules that wait; gravest first in each
    std::vector<DoctorLine> lines;           ///< gravest first
    std::vector<std::string> denials_alone;  ///< rules that hold without a sign and a number
    std::vector<DoctorNumber> since;         ///< lengths of time
    std::vector<DoctorNumber> numbers;       ///< all others
    std::vector<DoctorSign> others;          ///< gravest first
    std::string equipment;                   ///< what is at hand, if that was said
    std::vector<DoctorDenials> denied;
    std::vector<DoctorSign> unsure;
    std::vector<DoctorQuestion> open;  ///< the most urgent ones
    std::size_t more_open = 0;         ///< others that could change the verdict
    std::size_t not_needed = 0;        ///< unknown facts that cannot
    std::string not_covered;           ///< the dangers that no rule looks for; may be empty
    std::string rules_in_all;          ///< how many of the rules hold
    std::vector<DoctorRule> rules;     ///< gravest first
    std::vector<std::string> documents;
    std::vector<DoctorPacks> packs;
};

/// REQUIRES: `why` explains a decision on `profile`.
DoctorPage doctor_page(const Program& program, const Profile& profile, const Explanation& why,
                       const DoctorOptions& options);

/// The sentences under the open questions: how many more there are, and what no rule looks for.
std::vector<std::string> open_rest_texts(const DoctorPage& page);

}  // namespace triage
