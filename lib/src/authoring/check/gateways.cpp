// Frames of time are found by a short list of words: the ones that lines have mixed so far. A line that says a time
// otherwise is for reviewers to find.
#include "authoring/check/gateways.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "authoring/check/reading_level.hpp"
#include "pack/entries.hpp"
#include "pack/line_names.hpp"
#include "triage/interview.hpp"

namespace triage {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A frame at the head of these words, and how many of them it takes; none where they begin otherwise.
struct Frame {
    std::string name;
    std::size_t words = 0;
};

Frame frame_at(const std::vector<std::string>& words, std::size_t at) {
    const auto word = [&](std::size_t behind) -> std::string_view {
        return at + behind < words.size() ? std::string_view(words[at + behind]) : std::string_view();
    };
    if (is_one_of(word(0), {"now", "currently", "today"})) return {"now", 1};
    if (word(0) == "at" && word(1) == "the" && word(2) == "moment") return {"now", 3};
    if (is_one_of(word(0), {"ever", "since"})) return {std::string(word(0)), 1};
    if (!is_one_of(word(0), {"last", "past"})) return {};
    for (const std::size_t unit : {1, 2}) {
        if (!is_one_of(word(unit), {"hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})) {
            continue;
        }
        return {"last " + (unit == 2 ? std::string(word(1)) + " " : "") + std::string(word(unit)), unit + 1};
    }
    return {};
}

std::string joined_frames(const std::vector<std::string>& frames) {
    std::string text;
    for (const std::string& frame : frames) text += (text.empty() ? "`" : ", `") + frame + "`";
    return text;
}

class GatewayCheck {
public:
    explicit GatewayCheck(const Program& program) : program_(program), vocabulary_(program.vocabulary()) {}

    Issues check() {
        issues_ = check_lines(program_.rules(), vocabulary_.gateways(), vocabulary_.screens());
        check_signs();
        for (const Gateway& gateway : vocabulary_.gateways()) check_line(gateway);
        for (const Screen& screen : vocabulary_.screens()) check_screen(screen);
        return std::move(issues_);
    }

private:
    void report(Severity severity, std::string_view code, std::string message, std::string hint,
                std::string_view section, const std::string& id) {
        issues_.push_back(
            {code, std::move(message), std::move(hint), place_of(program_.rules(), section, id), severity});
    }

    // --- a "no" is never the milder answer -------------------------------------------------------------------

    // A clause that needs a literal false holds for somebody because the fact is denied: then its presence is milder.
    void check_signs() {
        std::map<FactId, std::string> milder;
        const auto look = [&](const CompiledCondition& condition, const std::string& owner) {
            for (const Clause& clause : program_.clauses(condition)) {
                for (const Mask& mask : program_.masks(clause)) add_denied(mask, owner, milder);
            }
        };
        const RuleBase& rules = program_.rules();
        for (const RuleId id : rules.rule_ids()) look(program_.condition(id), "rule `" + rules[id].id + "`");
        for (const ExclusionId id : rules.exclusion_ids()) {
            look(program_.condition(id), "exclusion `" + rules[id].id + "`");
        }
        for (const Gateway& gateway : vocabulary_.gateways()) {
            for (const StandsFor& each : gateway.stands_for) {
                const auto found = milder.find(each.fact);
                if (found == milder.end()) continue;
                report(Severity::error, "gateway_not_monotone",
                       "`" + gateway.id + "` stands for `" + vocabulary_[each.fact].id + "`, and " + found->second +
                           " holds where that is denied",
                       "a line must never make a decision graver by a `no`; ask the fact alone", "gateways",
                       gateway.id);
            }
        }
    }

    void add_denied(const Mask& mask, const std::string& owner, std::map<FactId, std::string>& milder) const {
        for (std::size_t bit = 0; bit < 64; ++bit) {
            if ((mask.need_false >> bit & 1U) == 0) continue;
            milder.emplace(program_.literals()[std::size_t{mask.word} * 64 + bit].fact, owner);
        }
    }

    // --- how it reads ----------------------------------------------------------------------------------------

    void check_line(const Gateway& gateway) {
        check_text(gateway.line, "the line of `" + gateway.id + "`", "gateways", gateway.id);
        const std::size_t words = plain_words(gateway.line).size();
        if (words > max_line_words) {
            report(Severity::warning, "long_line",
                   "the line of `" + gateway.id + "` has " + std::to_string(words) + " words, more than " +
                       std::to_string(max_line_words),
                   "split it", "gateways", gateway.id);
        }
        check_times(gateway.line, "the line of `" + gateway.id + "`", "gateways", gateway.id);
    }

    void check_screen(const Screen& screen) {
        check_text(screen.question, "the question of screen `" + screen.id + "`", "screens", screen.id);
        check_times(screen.question, "the question of screen `" + screen.id + "`", "screens", screen.id);
        if (screen.lines.size() > most_lines) {
            report(Severity::warning, "long_screen",
                   "screen `" + screen.id + "` has " + std::to_string(screen.lines.size()) + " lines, more than " +
                       std::to_string(most_lines),
                   "what is more comes on a second screen of the same name; split it", "screens", screen.id);
        }
        const std::vector<std::string> asked = time_frames(screen.question);
        for (const Line& line : screen.lines) {
            const auto* id = std::get_if<GatewayId>(&line);
            if (id != nullptr && asked.size() == 1) check_against(screen, asked.front(), vocabulary_[*id]);
        }
    }

    void check_against(const Screen& screen, const std::string& asked, const Gateway& gateway) {
        const std::vector<std::string> said = time_frames(gateway.line);
        if (said.size() != 1 || said.front() == asked) return;
        report(Severity::warning, "gateway_mixes_times",
               "the line of `" + gateway.id + "` says `" + said.front() + "`, and the question of its screen `" +
                   screen.id + "` says `" + asked + "`",
               "one time frame a line: put it on a screen that asks for its own", "gateways", gateway.id);
    }

    void check_times(std::string_view text, const std::string& what, std::string_view section, const std::string& id) {
        const std::vector<std::string> frames = time_frames(text);
        if (frames.size() < 2) return;
        report(Severity::warning, "gateway_mixes_times", what + " mixes times: " + joined_frames(frames),
               "one time frame a line: people read the first one into all of it", section, id);
    }

    void check_text(std::string_view text, const std::string& what, std::string_view section, const std::string& id) {
        const auto level = reading_level(text);
        if (!level || level->grade < max_reading_grade + 0.05) return;  // 8.0 as it is printed is not above 8
        std::array<char, 16> grade{};
        std::snprintf(grade.data(), grade.size(), "%.1f", level->grade);
        report(Severity::warning, "hard_to_read",
               what + " has reading grade " + grade.data() + ", above 8; its longest words are " +
                   joined_frames(level->hard_words),
               "shorter sentences and plainer words are understood by more people", section, id);
    }

    const Program& program_;
    const Vocabulary& vocabulary_;
    Issues issues_;
};

}  // namespace

// Frames that only "or" parts are said together, and mean their union.
std::vector<std::string> time_frames(std::string_view text) {
    const std::vector<std::string> words = plain_words(text);
    std::vector<std::string> frames;
    std::size_t end_of_last = 0;
    for (std::size_t at = 0; at < words.size();) {
        Frame frame = frame_at(words, at);
        if (frame.words == 0) {
            ++at;
            continue;
        }
        const bool is_joined = !frames.empty() && at == end_of_last + 1 && words[end_of_last] == "or";
        if (is_joined) {
            frames.back() += " or " + frame.name;
        } else {
            frames.push_back(std::move(frame.name));
        }
        at += frame.words;
        end_of_last = at;
    }
    std::sort(frames.begin(), frames.end());
    frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
    return frames;
}

Issues check_gateways(const Program& program) { return GatewayCheck(program).check(); }

}  // namespace triage
