// The plan for today: a profile goes in, exercises and doses come out. As long as the verdict is not `proceed` the
// decision is printed instead, with its own exit status, so no plan ever stands beside a reason not to follow it.

#include "commands/commands.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

constexpr std::string_view how_to_answer =
    "Answer with --symptoms NAME for yes, --denies NAME for no, and a number with its own option (--pain 3).";

// Tells how to say how many sessions were done; empty where the packs do not count them or have no option for it.
std::string how_to_count(const Program& program) {
    const std::optional<Progression>& progression = program.rules().progression;
    if (!progression) return "";
    const Fact& sessions = program.vocabulary()[progression->sessions];
    return has_option(sessions) ? "Say how many with --" + option_name(sessions) + " N." : "";
}

// An empty plan is no go-ahead: whatever waits for one must not start. The status says whether an answer could help.
ExitCode code_of(const EmptyPlan& empty) {
    return empty.would_help == Help::nothing ? ExitCode::see_a_doctor : ExitCode::ask;
}

// Names the option to blame: the library knows of minutes and packs, not of options.
ExitCode refuse(Issues issues, Format format) {
    for (Issue& issue : issues) issue.where.at = issue.code == "too_few_minutes" ? "--minutes" : "--pack";
    return report(issues, format, ExitCode::usage);
}

// The plan of a person, or their decision where it is not `proceed`.
ExitCode plan_of(const Program& program, const Profile& profile, const CommonOptions& common,
                 std::optional<unsigned> minutes) {
    const Decision decision = program.evaluate(profile);
    if (decision.verdict != Verdict::proceed) return answer(program, profile, common);
    const Result<Plan> plan = plan_for_today(program, profile, decision, {minutes});
    if (!plan) return refuse(plan.issues, common.format);
    RenderOptions render = render_options(common);
    render.how_to_answer = plan->empty ? std::string(how_to_answer) : how_to_count(program);
    render.how_to_see_steps = "How to do one: triage list stretches NAME";
    const std::string text =
        common.format == Format::json ? to_json(program, *plan, render) + "\n" : to_text(program, *plan, render);
    return print_result(text, plan->empty ? code_of(*plan->empty) : ExitCode::proceed);
}

}  // namespace

ExitCode plan(const Program& program, const CommonOptions& common, const PlanCommand& command) {
    const ProfileResult given = profile_of(program, command.person);
    if (!given) return answer(program, given, common);
    const std::optional<Profile> profile = complete_on_terminal(program, *given, common);
    return profile ? plan_of(program, *profile, common, command.minutes) : ExitCode::interrupted;
}

}  // namespace triage::cli
