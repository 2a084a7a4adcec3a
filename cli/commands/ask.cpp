// The interview: a profile comes in from options and files, a person at the terminal is asked what can still change the
// decision, and the decision on all of it goes out. With `--next` nobody is asked: the next screen is printed for a
// program that asks itself. Questions go to standard error, so that only the decision is on standard output.

#include "commands/commands.hpp"
#include "interview/interview.hpp"
#include "interview/key_questions.hpp"
#include "interview/plain_questions.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

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

// The profile with all that was answered. Nothing where the person left with Ctrl-C, after which nothing must be
// decided.
std::optional<Profile> complete(const Program& program, Profile profile, const CommonOptions& common,
                                Questions questions) {
    Interview interview(program, std::move(profile));
    if (!interview.screen()) return interview.profile();
    const std::unique_ptr<Questioner> questioner = make_questioner(common, questions);
    const InterviewEnd end = conduct(interview, *questioner);
    print_error(end == InterviewEnd::interrupted ? "Nothing is decided.\n" : "\n");
    if (end == InterviewEnd::interrupted) return std::nullopt;
    return interview.profile();
}

// Prints the next screen for a program, or the decision where nothing is left to ask.
ExitCode print_next(const Program& program, const Profile& profile, const CommonOptions& common) {
    const std::optional<NextScreen> screen = next_screen(program, profile);
    if (!screen) return answer(program, profile, common);
    RenderOptions render = render_options(common);
    render.how_to_answer =
        "Answer with --symptoms NAME for yes, --denies NAME for no, --unsure NAME for not sure, and a number with its "
        "own option (--pain 3).";
    const std::string text = common.format == Format::json
                                 ? to_json(program, *screen, program.evaluate(profile), render) + "\n"
                                 : to_text(program, *screen, render);
    return print_result(text, ExitCode::ask);
}

}  // namespace

// A script must not be asked, nor wait: one stream that is no terminal is enough to ask nothing.
std::optional<Profile> complete_on_terminal(const Program& program, Profile profile, const CommonOptions& common) {
    const bool is_person = is_terminal(Stream::input) && is_terminal(Stream::output) && is_terminal(Stream::error);
    const bool is_open = program.evaluate(profile).verdict == Verdict::ask;
    if (!is_person || !is_open || common.format != Format::text) return profile;
    return complete(program, std::move(profile), common, Questions::drawn_where_possible);
}

ExitCode ask(const Program& program, const CommonOptions& common, const AskCommand& command) {
    const ProfileResult profile = profile_of(program, command.person);
    if (!profile) return answer(program, profile, common);
    if (command.next) return print_next(program, *profile, common);
    const Questions questions = command.plain ? Questions::plain : Questions::drawn_where_possible;
    const std::optional<Profile> completed = complete(program, *profile, common, questions);
    return completed ? answer(program, *completed, common, command.detail, command.breadth) : ExitCode::interrupted;
}

}  // namespace triage::cli
