// The prose of `--help`: for each command the lines in front of its options, which options.cpp prints behind it.
//
// Written by hand, since what a command is for cannot be made of its options. Each text has how it is called, what it
// does, examples, and the exit statuses that a script has to tell apart. The examples are run by the tests.
// INVARIANT: no line is longer than 80 columns, since it is printed as it stands.

#include "options/options.hpp"

namespace triage::cli {

namespace {

// The command without a name. It is the first text that most people see, so it also says what the program is not.
constexpr std::string_view decide_usage = R"(Usage: triage [OPTIONS]
       triage ask|plan|batch|list|check|test|diff|generate [...]

May this person stretch, should they see a doctor, or stop and get help?
What is not answered never makes the answer more permissive. A proceed needs
the age and the strength of the pain, which --no-others does not answer.
This is not a diagnosis. `triage ask` asks what matters first, `triage plan`
says what to do today, `triage COMMAND --help` tells more.

Examples:
  triage --symptoms "chest pain, left arm numbness"
  triage --symptoms "tight shoulders" --pain 3 --age 40 --no-others
  triage --symptoms "stiff neck, no chest pain" --hours-since-injury 30h

Exit status: 0 proceed, 10 questions are open, 20 see a doctor, 30 stop;
64 and above: an error.
)";

constexpr std::string_view ask_usage = R"(Usage: triage ask [OPTIONS]

Ask only what can still change the decision, the most urgent first, and say what
it comes to. On a terminal: a checklist, one key for an item. With --plain, or
without a terminal: one question a line. Under `proceed` it asks what the
stretches of today need, or those that --for names.

Examples:
  triage ask --symptoms "tight shoulders"
  triage ask --for "child's pose"
  triage ask --next --format json --no-others

Exit status: 0 proceed, 10 questions are left open, 20 see a doctor, 30 stop,
130 interrupted: nothing is decided.
)";

constexpr std::string_view plan_usage = R"(Usage: triage plan [OPTIONS]

What to do today: the warm-up, the exercises that are allowed, and how much of
each. Nothing is planned unless the verdict is proceed.

Example:
  triage plan --pain 3 --age 40 --no-others --sessions-done 10 --minutes 15

Exit status: 0 a plan, 10 questions are open, 20 see a doctor, 30 stop.
)";

constexpr std::string_view generate_usage = R"(Usage: triage generate man|bash|zsh|fish

Print the manual page, or the completions of a shell. An installed triage has
them in place.

Examples:
  triage generate man
  triage generate bash
)";

constexpr std::string_view batch_usage = R"(Usage: triage batch [FILE...|-] [OPTIONS]

Decide every profile of the files, or of standard input: one JSON object a
line, or one JSON array of them; .gz and .zst are read as they are. One line of
JSON comes out for each profile, in order; a bad one is answered with its
issues.

Examples:
  triage batch examples/profiles.ndjson -o decisions.ndjson
  triage batch examples/profiles.ndjson -o decisions.ndjson --resume
  triage batch examples/profiles.ndjson --only stop,rejected --fields line,id
  triage batch examples/profiles.ndjson --report report.html --summary none
  triage batch examples/profiles.ndjson --explain-line 5

Exit status: 0 every profile is decided, 65 some were rejected; others above
64: the run ended early. --explain-line: as the single check.
)";

constexpr std::string_view list_usage =
    R"(Usage: triage list facts|rules|stretches|exclusions|sources [NAME] [OPTIONS]
       triage list graph [--format dot|mermaid|svg] [PROFILE OPTIONS]
       triage list schema pack|profile|next|decision|answers [OPTIONS]

Show what the packs hold; with a name, everything about that entry. Or draw how
facts lead to rules, and rules to outcomes, a person's own path highlighted. Or
print the JSON Schema of pack files, of profiles, or of what an interview sends
and takes, for editors and programs.
As markdown or html, all rules or exclusions make a sheet for clinicians to
review and sign.

Examples:
  triage list stretches childs_pose
  triage list rules --format html
  triage list graph --format svg --symptoms "chest pain"
  triage list schema pack
)";

constexpr std::string_view check_usage = R"(Usage: triage check [PACK...] [OPTIONS]

Is the pack well formed, sourced and easy to read? Every issue is printed with
its place. With --prove: do its rules do what they should, for all people?
Whoever breaks a property is shown as a profile.

Examples:
  triage check rules/upper-back
  triage check rules/upper-back --prove

Exit status: 0 nothing found, 1 something to look at, 78 the pack is rejected.
)";

constexpr std::string_view test_usage = R"(Usage: triage test [PACK...] [OPTIONS]

Run the cases of the pack, and say what they do not look at: rules, states of
conditions, sides of thresholds, and every small change to the rules that no
case would notice.

Examples:
  triage test rules/upper-back
  triage test rules/upper-back --threshold 100 --junit report.xml

Exit status: 0 all is well, 1 a case fails, there is none, or a figure is below
its threshold, 78 the pack is rejected.
)";

constexpr std::string_view diff_usage = R"(Usage: triage diff OLD NEW [OPTIONS]

Who is decided differently by the new pack? Each is a pack as elsewhere, or
git:REVISION:PATH. Compares all profiles, and shows one for each difference.
Packs named with --pack join both.

Example:
  triage diff git:HEAD~1:rules/upper-back rules/upper-back

Exit status: 0 nowhere more permissive (or --allow-looser), 1 more permissive
for somebody, 78 a pack is rejected.
)";

}  // namespace

std::string_view usage_text(Command command) {
    switch (command) {
        case Command::ask: return ask_usage;
        case Command::plan: return plan_usage;
        case Command::generate: return generate_usage;
        case Command::batch: return batch_usage;
        case Command::list: return list_usage;
        case Command::check: return check_usage;
        case Command::test: return test_usage;
        case Command::diff: return diff_usage;
        case Command::decide: break;
    }
    return decide_usage;
}

}  // namespace triage::cli
