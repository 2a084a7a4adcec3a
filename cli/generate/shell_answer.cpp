// Between the completer and three shells: how each cuts and quotes words, and how it wants to be answered.
#include "generate/shell_answer.hpp"

#include <algorithm>
#include <array>

#include "generate/completer.hpp"
#include "system/join.hpp"

namespace triage::cli {

namespace {

using Strings = std::vector<std::string>;

constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};

/// A word without its quotes and backslashes. What is still open at the end is taken as closed.
std::string unquoted(std::string_view word) {
    std::string text;
    char quote = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (quote != 0 && c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == '\\' && quote != '\'' && i + 1 < word.size()) {
            text += word[++i];
        } else {
            text += c;
        }
    }
    return text;
}

struct Typed {
    Strings before;    ///< as the program would get them
    std::string word;  ///< the one that is being typed
    std::string cut;   ///< how much of its head bash keeps by itself
};

bool is_word_break(const std::string& piece) {
    return !piece.empty() && piece.find_first_not_of("=:") == std::string::npos;
}

/// bash cuts words at `=` and `:` as well, unless told otherwise, and replaces only the last piece.
Typed from_bash(const Strings& pieces) {
    Strings words;
    std::string cut;
    bool is_joined = false;
    for (const std::string& piece : pieces) {
        if (!words.empty() && (is_joined || is_word_break(piece))) {
            cut = words.back();
            words.back() += piece;
        } else {
            words.push_back(piece);
            cut.clear();
        }
        is_joined = is_word_break(piece);
    }
    if (is_joined) cut = words.back();
    Typed typed{{}, words.back(), cut};
    words.pop_back();
    for (const std::string& word : words) typed.before.push_back(unquoted(word));
    return typed;
}

// zsh hands words over as they were typed, and the last one without its opening quote.
Typed from_zsh(const Strings& words) {
    Typed typed{{}, words.back(), ""};
    std::transform(words.begin(), words.end() - 1, std::back_inserter(typed.before), unquoted);
    return typed;
}

/// fish takes the quotes off what stands before.
Typed from_fish(const Strings& words) { return {{words.begin(), words.end() - 1}, unquoted(words.back()), ""}; }

std::string without(const std::string& head, const std::string& text) {
    return text.starts_with(head) ? text.substr(head.size()) : text;
}

// The three lines are there even if nothing is: a script counts on them.
std::string header(const Completion& completion, const std::string& kept) {
    Strings flags;
    if (completion.with_files) flags.emplace_back("files");
    if (completion.is_list) flags.emplace_back("list");
    return joined(flags, " ") + "\n" + kept + "\n" + unquoted(completion.typed) + "\n";
}

// bash shows no descriptions, and picks nothing.
std::string to_bash(const Completion& completion, const std::string& cut) {
    std::string text = header(completion, without(cut, completion.kept));
    for (const Candidate& candidate : completion.candidates) {
        if (begins(completion, candidate)) text += without(cut, completion.kept + candidate.text) + "\n";
    }
    return text;
}

// A colon ends the name, so one inside it gets a backslash.
std::string to_zsh(const Completion& completion) {
    std::string text = header(completion, completion.kept);
    for (const Candidate& candidate : completion.candidates) {
        text += replaced(candidate.text, ":", "\\:");
        text += (candidate.description.empty() ? "" : ":") + candidate.description + "\n";
    }
    return text;
}

// fish looks for what is typed in the descriptions, too, and would offer any in which its letters stand in this order.
std::string to_fish(const Completion& completion) {
    std::string text = header(completion, completion.kept);
    for (const Candidate& candidate : completion.candidates) {
        if (!contains(completion, candidate)) continue;
        text += completion.kept + candidate.text + "\t" + candidate.description + "\n";
    }
    return text;
}

}  // namespace

std::optional<std::string> shell_answer(const Strings& arguments) {
    if (arguments.size() < 4 || arguments[0] != "complete" || arguments[2] != "--") return std::nullopt;
    const std::string& shell = arguments[1];
    if (std::find(shells.begin(), shells.end(), shell) == shells.end()) return std::nullopt;
    const Strings words(arguments.begin() + 3, arguments.end());
    const Typed typed = shell == "bash" ? from_bash(words) : shell == "zsh" ? from_zsh(words) : from_fish(words);
    const Completion completion = complete(typed.before, typed.word);
    if (shell == "bash") return to_bash(completion, typed.cut);
    return shell == "zsh" ? to_zsh(completion) : to_fish(completion);
}

}  // namespace triage::cli
