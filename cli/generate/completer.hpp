// What can stand at the end of a command line: commands, options, values, names of the packs. The one place that
// completes; a shell only shows what is found here (shell_answer.hpp).
//
// Options and values come from the option table, so nothing is offered that the parser refuses. Quantities, facts and
// other names are those of the packs that stand on the line.
#pragma once

#include <string>
#include <vector>

namespace triage::cli {

struct Candidate {
    std::string text;
    std::string description = {};  ///< a few words, or empty
};

struct Completion {
    std::string kept;                        ///< the head of the word that stays as it is: `--symptoms=chest_pain,`
    std::string typed;                       ///< the rest, which a candidate takes the place of
    std::vector<Candidate> candidates = {};  ///< whatever is typed; the shell, `begins` or `contains` picks
    bool with_files = false;                 ///< names of files can stand there, too
    bool is_list = false;                    ///< behind a candidate more may follow without a blank
};

/// `before` are the words between the program and the one that is being typed, without quotes; `word` is that one, with
/// the backslashes and the opening quote that a shell leaves there. A pack that cannot be loaded has no names.
Completion complete(const std::vector<std::string>& before, const std::string& word);

/// Whether the candidate begins with what is typed, or contains it. In a list upper case and blanks do not matter, as
/// in names.
bool begins(const Completion& completion, const Candidate& candidate);
bool contains(const Completion& completion, const Candidate& candidate);

}  // namespace triage::cli
