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
bool takes_keys(const Options& options) {
    return !options.plain && is_terminal(Stream::input) && can_erase_lines(Stream::error);
}

std::unique_ptr<Questioner> make_questioner(const Options& options) {
    if (!takes_keys(options)) return std::make_unique<PlainQuestions>(options.emergency_number);
    const Color color = use_color(options.color, Stream::error) ? Color::always : Color::never;
    return std::make_unique<KeyQuestions>(color, options.emergency_number);
}

// The profile with all that was answered. Nothing where the person left with Ctrl-C, after which nothing must be
// decided.
std::optional<Profile> complete(const Program& program, Profile profile, const Options& options) {
    Interview interview(program, std::move(profile));
    if (!interview.screen()) return interview.profile();
    const std::unique_ptr<Questioner> questioner = make_questioner(options);
    const InterviewEnd end = conduct(interview, *questioner);
    print_error(end == InterviewEnd::interrupted ? "Nothing is decided.\n" : "\n");
    if (end == InterviewEnd::interrupted) return std::nullopt;
    return interview.profile();
}

// Prints the next screen for a program, or the decision where nothing is left to ask.
ExitCode print_next(const Program& program, const Profile& profile, const Options& options) {
    const std::optional<NextScreen> screen = next_screen(program, profile);
    if (!screen) return answer(program, profile, options);
    RenderOptions render = render_options(options);
    render.how_to_answer =
        "Answer with --symptoms NAME for yes, --denies NAME for no, --unsure NAME for not sure, and a number with its "
        "own option (--pain 3).";
    const std::string text = options.format == Format::json
                                 ? to_json(program, *screen, program.evaluate(profile), render) + "\n"
                                 : to_text(program, *screen, render);
    return print_result(text, ExitCode::ask);
}

}  // namespace

// A script must not be asked, nor wait: one stream that is no terminal is enough to ask nothing.
std::optional<Profile> complete_on_terminal(const Program& program, Profile profile, const Options& options) {
    const bool is_person = is_terminal(Stream::input) && is_terminal(Stream::output) && is_terminal(Stream::error);
    const bool is_open = program.evaluate(profile).verdict == Verdict::ask;
    if (!is_person || !is_open || options.format != Format::text) return profile;
    return complete(program, std::move(profile), options);
}

ExitCode ask(const Program& program, const Options& options) {
    const ProfileResult profile = profile_of(program, options);
    if (!profile) return answer(program, profile, options);
    if (options.next) return print_next(program, *profile, options);
    const std::optional<Profile> completed = complete(program, *profile, options);
    return completed ? answer(program, *completed, options) : ExitCode::interrupted;
}

}  // namespace triage::cli
