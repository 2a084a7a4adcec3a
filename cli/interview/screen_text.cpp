// Small functions from text to text. A number is read by the builder of profiles itself, so the interview takes exactly
// what the option of that quantity takes, units included, and refuses it with the same words.

#include "interview/screen_text.hpp"

#include <algorithm>

#include "interview/utf8.hpp"

namespace triage::cli {

namespace {

constexpr std::string_view joint = " · ";

// The escape ends before the last line feeds: colour must not reach over the end of a line.
std::string between(std::string_view escape, std::string_view lines, const ScreenStyle& style) {
    if (style.color == Color::never) return std::string(lines);
    const std::string_view text = lines.substr(0, lines.find_last_not_of('\n') + 1);
    return std::string(escape) + std::string(text) + "\x1b[0m" + std::string(lines.substr(text.size()));
}

}  // namespace

std::string bold(std::string_view lines, const ScreenStyle& style) { return between("\x1b[1m", lines, style); }
std::string dim(std::string_view lines, const ScreenStyle& style) { return between("\x1b[2m", lines, style); }

// Fills each line as far as it goes. A phrase that is wider than a line is wrapped by `paragraph`.
std::string key_line(const std::vector<std::string>& phrases, const ScreenStyle& style) {
    std::string text;
    std::string line;
    for (const std::string& phrase : phrases) {
        const std::string longer = line.empty() ? phrase : line + std::string(joint) + phrase;
        if (line.empty() || columns_of(longer) <= style.width) {
            line = longer;
            continue;
        }
        text += paragraph(0, "", line, style.width);
        line = phrase;
    }
    return text + paragraph(0, "", line, style.width);
}

// Knows only escapes that end with `m`, the ones that are written here.
std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    bool is_escape = false;
    for (const char c : line) {
        if (c == '\x1b') {
            is_escape = true;
        } else if (is_escape) {
            is_escape = c != 'm';
        } else if (!continues_character(c)) {
            ++columns;
        }
    }
    return columns;
}

// Rounded down, so that nothing is done before it is.
std::string progress_text(const Interview& interview) {
    const NextScreen& screen = *interview.screen();
    if (screen.phase == Phase::danger) {
        return std::to_string(static_cast<int>(interview.progress() * 100)) + " % done";
    }
    const std::size_t screens = 1 + (screen.could_follow + most_lines - 1) / most_lines;
    return "No warning sign. Which stretches suit you: " + counted(screens, "screen");
}

namespace {

// The beginning of a sentence, up to the first comma or its end: "Warning signs for adults with upper-back pain."
std::string in_short(const std::string& text) { return text.substr(0, text.find_first_of(",.;")) + "."; }

/// What somebody meets to whom nothing applies: screens, and words on them.
struct Length {
    std::size_t screens = 0;
    std::size_t words = 0;
};

std::size_t words_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// Goes through the screens about dangers and says no to everything. A number that everybody has is left unsure, so that
// what waits for it is counted as well.
Length length_for_the_healthy(const Program& program, Profile profile) {
    Length length;
    const Vocabulary& words = program.vocabulary();
    for (auto screen = next_screen(program, profile); screen && screen->phase == Phase::danger;
         screen = next_screen(program, profile)) {
        ++length.screens;
        length.words += words_of(screen->question);
        for (const NextLine& line : screen->lines) {
            const auto* fact = std::get_if<FactId>(&line.asks);
            const bool can_deny = fact == nullptr || words[*fact].may_be_absent();
            length.words += words_of(line_text(words, line.asks));
            answer(words, line.asks, can_deny ? LineAnswer::no : LineAnswer::unsure, profile);
        }
    }
    return length;
}

// People read 238 words a minute (Brysbaert 2019); to that comes a second or two for a key.
std::string duration_text(const Length& length) {
    const std::size_t seconds = length.words * 60 / 238 + length.screens * 2;
    const std::size_t minutes = (seconds + 30) / 60;
    if (minutes == 0) return "Less than a minute";
    return "About " + counted(minutes, "minute");
}

}  // namespace

std::string counted(std::size_t number, const std::string& one) {
    return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

std::vector<std::string> opening_lines(const Interview& interview, const std::string& emergency_number) {
    const RuleBase& rules = interview.program().rules();
    std::vector<std::string> lines;
    if (!rules.packs.empty()) lines.push_back(in_short(rules.packs.front().about) + " No diagnosis.");
    const Length length = length_for_the_healthy(interview.program(), interview.profile());
    if (length.screens > 0) {
        lines.push_back(duration_text(length) + ", " + counted(length.screens, "screen") +
                        "; a yes can add some. Nothing is stored or sent.");
    }
    lines.push_back(advice_text("If it may be an emergency, call {emergency_number} now.", emergency_number) +
                    " On a list, n says: none of these.");
    return lines;
}

namespace {

// Which answer of the person has brought these lines.
std::string opened_by(const Interview& interview, GatewayId gateway) {
    const std::string& line = interview.program().vocabulary()[gateway].line;
    const std::optional<LineAnswer> said = interview.profile().answer_to(gateway);
    const std::string dot = line.ends_with('.') ? " " : ". ";
    if (said == LineAnswer::yes) return "You said yes to: " + line + dot + "Which of these?";
    if (said == LineAnswer::unsure) return "You were not sure about: " + line + dot + "Is any of these so?";
    return "Also: is any of these so?";
}

}  // namespace

std::string name_of(const Vocabulary& vocabulary, const NextScreen& screen) {
    return screen.kind == ScreenKind::opened ? vocabulary[*screen.gateway].line : screen.name;
}

std::string question_text(const Interview& interview) {
    const NextScreen& screen = *interview.screen();
    if (screen.gateway && screen.kind == ScreenKind::opened) return opened_by(interview, *screen.gateway);
    if (screen.kind != ScreenKind::left_empty) return screen.question;
    const std::string& line = interview.program().vocabulary()[*screen.gateway].line;
    return "You said yes to: " + line + (line.ends_with('.') ? " " : ". ") +
           "Then you said no to each part of it. None of these after all?";
}

namespace {

std::string said_text(const Vocabulary& words, const SaidOfLine& said) {
    const std::string line = line_text(words, said.line);
    switch (said.said) {
        case Said::no: return "";
        case Said::not_sure: return "not sure: " + line;
        case Said::later: return "left open: " + line;
        case Said::yes: break;
    }
    if (!said.number) return line;
    return words[std::get<FactId>(said.line)].question + " " + said.typed;
}

// True where the same line is answered again behind this turn: skipped first, or a number that came in a second step.
bool is_answered_again(const Interview& interview, std::size_t turn, const Line& line) {
    for (std::size_t i = turn + 1; i < interview.turns().size(); ++i) {
        for (const SaidOfLine& said : interview.turns()[i].answers) {
            if (said.line == line) return true;
        }
    }
    return false;
}

}  // namespace

WhatWasSaid what_was_said(const Interview& interview) {
    const Vocabulary& words = interview.program().vocabulary();
    WhatWasSaid all;
    for (std::size_t i = 0; i < interview.turns().size(); ++i) {
        const Interview::Turn& turn = interview.turns()[i];
        std::string text;
        for (const SaidOfLine& said : turn.answers) {
            if (is_answered_again(interview, i, said.line)) continue;
            if (said.said == Said::no) ++all.denied_lines;
            const std::string part = said_text(words, said);
            if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
        }
        if (text.empty()) continue;
        const std::string name = turn.screen ? name_of(words, *turn.screen) : "";
        all.turns.push_back({i, (name.empty() ? "" : name + ": ") + text});
    }
    return all;
}

std::string denied_text(const WhatWasSaid& said) {
    if (said.denied_lines == 0) return "You said no to nothing.";
    return std::string("You said no to ") + (said.turns.empty() ? "all that was asked: " : "everything else: ") +
           counted(said.denied_lines, "line") + ".";
}

// Two steps: the number by itself, then together with the others. The profile that is tried out is a copy.
Number number_of(const Vocabulary& vocabulary, const Profile& profile, FactId quantity, const std::string& typed) {
    if (!is_clean_text(typed)) return {std::nullopt, "That is not text."};
    ProfileBuilder person(vocabulary);
    const Result<Profile> answer = person.measure(quantity, typed, "").build();
    if (!answer) {
        const Issue& issue = answer.issues.front();
        return {std::nullopt, issue.message + (issue.hint.empty() ? "" : ": " + issue.hint) + "."};
    }
    Profile with = profile;
    with.set_value(quantity, *answer->value(quantity));
    const std::vector<const Relation*> broken = broken_relations(with, vocabulary);
    if (broken.empty()) return {answer->value(quantity), ""};
    return {std::nullopt, "Both cannot be right: " + broken_text(*broken.front(), with, vocabulary) +
                              ". Give this number again, or go back to the other one."};
}

}  // namespace triage::cli
