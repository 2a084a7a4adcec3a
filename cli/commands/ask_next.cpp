// `ask --next`: an interview for a program that asks itself. Its answers come in, and out comes the next screen with
// the profile so far, which is the whole state. The same as the library's `take_answers` and `next_to_json`.

#include "commands/commands.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

/// The moment from which a decision's hours count: that of the oldest answer, since numbers grow from there. Empty
/// where an answer has none.
std::string oldest_moment(const GivenAnswers& given) {
    std::string oldest;
    for (const GivenAnswer& each : given.answers) {
        if (each.at.empty()) return {};
        if (oldest.empty() || each.at < oldest) oldest = each.at;
    }
    return oldest;
}

ExitCode print_next(const Program& program, const Profile& profile, const CommonOptions& common,
                    const std::vector<StretchId>& wanted, RenderOptions options) {
    const Asking asking{{}, wanted.empty() ? stretches_of_today(program, profile) : wanted};
    const std::optional<NextScreen> screen = next_screen(program, profile, asking);
    const ExitCode code = screen ? ExitCode::ask : code_of(program.evaluate(profile).verdict);
    if (common.format == Format::json)
        return print_result(next_to_json(program, profile, asking, options) + "\n", code);
    if (!screen) return answer(program, profile, common);
    options.how_to_answer =
        "Answer with --symptoms NAME for yes, --denies NAME for no, --unsure NAME for not sure, and a number with its "
        "own option (--pain 3).";
    return print_result(to_text(program, *screen, options), code);
}

}  // namespace

ExitCode ask_next(const Program& program, const Profile& profile, const CommonOptions& common,
                  const AskCommand& command, const std::vector<StretchId>& wanted) {
    RenderOptions options = render_options(common);
    if (command.answers.empty()) return print_next(program, profile, common, wanted, options);
    const auto refuse = [&](const Issues& issues) {
        return report(with_file(issues, command.answers), common.format, code_of(issues, ExitCode::bad_input));
    };
    const Result<std::string> text = read_text(command.answers);
    if (!text) return refuse(text.issues);
    const Result<GivenAnswers> given = parse_answers(*text);
    if (!given) return refuse(given.issues);
    const Result<Profile> answered =
        take_answers(program, profile, *given, {{}, wanted.empty() ? stretches_of_today(program, profile) : wanted});
    if (!answered) return refuse(answered.issues);
    options.answered_at = oldest_moment(*given);
    return print_next(program, *answered, common, wanted, options);
}

}  // namespace triage::cli
