// Small functions from text to text. A number is read by the builder of profiles itself, so the interview takes exactly
// what the option of that quantity takes, units included, and refuses it with the same words.

#include "interview/screen_text.hpp"

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

std::string progress_text(const Interview& interview) {
    const std::size_t more = interview.screen()->could_follow;
    const bool picks_stretches = interview.screen()->phase == Phase::stretches;
    const std::string part = "part " + std::to_string(interview.number()) + ", " +
                             (picks_stretches ? "you may stretch: now which stretches, " : "");
    if (more == 0) return part + "the last one";
    return part + "at most " + std::to_string(more) + (more == 1 ? " more question" : " more questions");
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
