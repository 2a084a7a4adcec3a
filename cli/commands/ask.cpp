// The interview: a profile comes in from options and files, a person at the terminal is asked what can still change the
// decision, and the decision on all of it goes out. With `--next` nobody is asked: the next screen is printed for a
// program that asks itself. Questions go to standard error, so that only the decision is on standard output.

#include <algorithm>

#include "commands/commands.hpp"
#include "interview/interview.hpp"
#include "interview/key_questions.hpp"
#include "interview/plain_questions.hpp"
#include "interview/screen_text.hpp"
#include "options/arguments.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// True where a person reads everything and can answer.
bool is_person() { return is_terminal(Stream::input) && is_terminal(Stream::output) && is_terminal(Stream::error); }

// True where screens can be drawn and single keys read; otherwise the interview goes line by line.
enum class Questions : unsigned char { drawn_where_possible, plain };

bool takes_keys(Questions questions) {
    return questions == Questions::drawn_where_possible && is_terminal(Stream::input) && can_erase_lines(Stream::error);
}

std::unique_ptr<Questioner> make_questioner(const CommonOptions& common, Questions questions) {
    if (!takes_keys(questions)) return std::make_unique<PlainQuestions>(number_for_people(common));
    const Color color = use_color(common.color, Stream::error) ? Color::always : Color::never;
    return std::make_unique<KeyQuestions>(color, number_for_people(common));
}

/// One person who is asked: the state of the interview, and what shows it.
struct Asked {
    Interview interview;
    std::unique_ptr<Questioner> questioner;
};

Asked begin(const Program& program, Profile profile, const CommonOptions& common, Questions questions,
            std::vector<StretchId> wanted = {}) {
    Asked asked{Interview(program, std::move(profile), std::move(wanted)), make_questioner(common, questions)};
    // Finding out how long it takes is worth it only where somebody reads it.
    if (is_terminal(Stream::input) && asked.interview.step() != Step::end) {
        asked.questioner->open(opening_lines(asked.interview, number_for_people(common)));
    }
    return asked;
}

// False where the person left with Ctrl-C, or before saying that the answers are right: then nothing must be decided.
bool is_decided(Asked& asked) {
    if (asked.interview.step() == Step::end) return true;
    const InterviewEnd end = conduct(asked.interview, *asked.questioner);
    const bool is_decided = end == InterviewEnd::finished || end == InterviewEnd::end_of_input;
    print_error(is_decided ? "\n" : "Nothing is decided.\n");
    return is_decided;
}

// What can be asked for behind the verdict.
std::vector<Page> pages_behind(const Program& program, const Profile& profile) {
    std::vector<Page> pages{Page::why, Page::doctor};
    if (program.evaluate(profile).verdict == Verdict::proceed) pages.push_back(Page::all);
    return pages;
}

void print_page(const Asked& asked, const CommonOptions& common, Page page) {
    const Program& program = asked.interview.program();
    const Profile& profile = asked.interview.profile();
    CommonOptions for_doctor = common;
    for_doctor.format = Format::doctor;
    switch (page) {
        case Page::why: answer(program, profile, common, Detail::full); break;
        case Page::doctor: answer(program, profile, for_doctor); break;
        case Page::all: answer(program, profile, common, Detail::usual, Breadth::all); break;
    }
}

/// What a person does behind a verdict.
enum class Afterwards : unsigned char { leaves, changes };

Afterwards after_verdict(Asked& asked, const CommonOptions& common) {
    while (true) {
        const Reply reply = asked.questioner->after_verdict(
            asked.interview, pages_behind(asked.interview.program(), asked.interview.profile()));
        if (reply.kind == Reply::Kind::page) {
            print_page(asked, common, reply.page);
        } else if (reply.kind == Reply::Kind::back) {
            asked.interview.go_back({});
            return Afterwards::changes;
        } else {
            return Afterwards::leaves;
        }
    }
}

// Where a person reads the verdict it is not the end: an answer may be changed, as often as they want.
ExitCode ask_and_answer(Asked asked, const CommonOptions& common, const AskCommand& command) {
    const bool reads_it = common.format == Format::text && is_person();
    const bool was_asked = asked.interview.step() != Step::end;
    while (true) {
        if (!is_decided(asked)) return ExitCode::interrupted;
        const Program& program = asked.interview.program();
        const Profile& profile = asked.interview.profile();
        const Issues unsaved = save_profile(program, profile, command);
        const ExitCode code = answer(program, profile, common, command.detail, command.breadth);
        if (!unsaved.empty()) print_error(to_text(unsaved));
        if (reads_it && was_asked && after_verdict(asked, common) == Afterwards::changes) continue;
        return unsaved.empty() ? code : ExitCode::io_error;
    }
}

// By its id or by any name that people know it by.
std::optional<StretchId> find_stretch(const RuleBase& rules, const std::string& name) {
    const std::string wanted = normalize_name(name);
    const auto is_it = [&](const std::string& each) { return normalize_name(each) == wanted; };
    for (const StretchId id : rules.stretch_ids()) {
        const Stretch& stretch = rules[id];
        const std::vector<std::string>& aliases = stretch.aliases;
        if (is_it(stretch.id) || is_it(stretch.name) || std::any_of(aliases.begin(), aliases.end(), is_it)) return id;
    }
    return std::nullopt;
}

// The stretches that go by these names, or what is wrong with a name.
Result<std::vector<StretchId>> stretches_of(const Program& program, const std::vector<std::string>& lists) {
    std::vector<StretchId> all;
    Issues issues;
    const RuleBase& rules = program.rules();
    for (const std::string& list : lists) {
        for (const std::string& name : names_of(list)) {
            if (const auto stretch = find_stretch(rules, name)) {
                all.push_back(*stretch);
                continue;
            }
            std::vector<std::string> names;
            for (const Stretch& each : rules.stretches) names.push_back(each.name);
            issues.push_back({"unknown_name",
                              "there is no stretch `" + printable(name) + "`",
                              did_you_mean(name, names),
                              {{}, 0, 0, "--for", {}},
                              Severity::error});
        }
    }
    if (!issues.empty()) return issues;
    return all;
}

// A script must not be asked, nor wait: one stream that is no terminal is enough to ask nothing.
bool should_ask(const Program& program, const Profile& profile, const CommonOptions& common) {
    return is_person() && common.format == Format::text && program.evaluate(profile).verdict == Verdict::ask;
}

}  // namespace

std::optional<Profile> complete_on_terminal(const Program& program, Profile profile, const CommonOptions& common) {
    if (!should_ask(program, profile, common)) return profile;
    Asked asked = begin(program, std::move(profile), common, Questions::drawn_where_possible);
    if (!is_decided(asked)) return std::nullopt;
    return asked.interview.profile();
}

ExitCode answer_on_terminal(const Program& program, const Profile& profile, const CommonOptions& common, Detail detail,
                            Breadth breadth) {
    if (!should_ask(program, profile, common)) return answer(program, profile, common, detail, breadth);
    AskCommand command;
    command.detail = detail;
    command.breadth = breadth;
    return ask_and_answer(begin(program, profile, common, Questions::drawn_where_possible), common, command);
}

ExitCode ask(const Program& program, const CommonOptions& common, const AskCommand& command) {
    const Announced announced = common.format == Format::text && !command.next ? Announced::yes : Announced::no;
    const ProfileResult profile =
        command.since.empty() ? profile_of(program, command.person) : profile_since(program, command, announced);
    if (!profile) return answer(program, profile, common);
    const Result<std::vector<StretchId>> wanted = stretches_of(program, command.stretches);
    if (!wanted) return report(wanted.issues, common.format, ExitCode::bad_input);
    if (command.next) return ask_next(program, *profile, common, command, *wanted);
    if (Issues issues = why_not_saved(*profile, command); !issues.empty()) {
        return report(issues, common.format, ExitCode::usage);
    }
    const Questions questions = command.plain ? Questions::plain : Questions::drawn_where_possible;
    return ask_and_answer(begin(program, *profile, common, questions, *wanted), common, command);
}

}  // namespace triage::cli
