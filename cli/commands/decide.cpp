// One profile, from options or a file, and its decision; the way from options to a profile is shared by all commands
// that take one. The builder takes everything that was said, faults included, so that one run reports all issues and
// still says what is certain (docs/decisions/0032).

#include "commands/commands.hpp"
#include "options/arguments.hpp"
#include "system/input_file.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

// A larger profile is refused before it is read whole, so memory stays bounded.
constexpr std::size_t max_profile_bytes = std::size_t{16} << 20;

Issue file_issue(std::string_view code, const std::string& path, std::string message) {
    return {code, std::move(message), "", {path, 0, 0, {}, {}}, Severity::error};
}

Issue cannot_read(const std::string& path) {
    return file_issue("cannot_open", path, "cannot read `" + path + "`: " + failure_text());
}

}  // namespace

// It is an issue, not an exit, if it cannot be read: the options may say something certain.
Result<std::string> read_text(const std::string& path) {
    const InputFile file(path);
    if (!file.is_open()) return Issues{cannot_read(path)};
    std::string text;
    std::vector<char> chunk(std::size_t{64} << 10);
    while (text.size() <= max_profile_bytes) {
        const std::ptrdiff_t size = read_some(file.descriptor(), chunk);
        if (size < 0) return Issues{cannot_read(path)};
        if (size == 0) return text;
        text.append(chunk.data(), static_cast<std::size_t>(size));
    }
    return Issues{file_issue("profile_too_large", path, "the profile is larger than 16 MiB")};
}

namespace {

// Calls `visit(name)` for each part of each comma-separated list; an empty part is a slip that must be seen.
template <class Visit>
// Calls `visit(name)` for each part of each comma-separated list. An empty part is a slip, which must be seen and not
// skipped.
void for_each_name(ProfileBuilder& person, const std::vector<std::string>& lists, const std::string& option,
                   Visit visit) {
    for (const std::string& list : lists) {
        for (const std::string& name : names_of(list)) {
            if (name.empty()) {
                person.reject({"empty_name",
                               "a name is missing",
                               "separate names by single commas",
                               {{}, 0, 0, option, {}},
                               Severity::error});
            } else {
                visit(name);
            }
        }
    }
}

// Adds what a file says to the person, or why it says nothing.
void add_profile(ProfileBuilder& person, const std::string& path) {
    const Result<std::string> text = read_text(path);
    if (text) {
        person.json(*text);
    } else {
        person.reject(text.issues.front());
    }
}

// Adds what the options say. `--no-others` comes last and denies only what nothing before it mentioned.
void add_options(ProfileBuilder& person, const ProfileOptions& options, const Vocabulary& vocabulary) {
    for_each_name(person, options.symptoms, "--symptoms",
                  [&](const std::string& name) { person.say(name, "--symptoms"); });
    for_each_name(person, options.conditions, "--conditions",
                  [&](const std::string& name) { person.say(name, "--conditions"); });
    for_each_name(person, options.denies, "--denies",
                  [&](const std::string& name) { person.absent(name, "--denies"); });
    for_each_name(person, options.unsure, "--unsure",
                  [&](const std::string& name) { person.unsure(name, "--unsure"); });
    for_each_name(person, options.equipment, "--equipment", [&](const std::string& name) {
        if (normalize_name(name) == "none") {
            person.filter_equipment();
        } else {
            person.equipment(name, "--equipment");
        }
    });
    for (const auto& [fact, text] : options.quantities) {
        person.measure(fact, text, "--" + option_name(vocabulary[fact]));
    }
    if (options.no_others) person.no_others();
}

}  // namespace

Issues with_file(Issues issues, const std::string& path) {
    for (Issue& issue : issues) {
        const bool is_inside = issue.where.at.starts_with('/') || issue.where.line != 0;
        if (is_inside) issue.where.file = path;
    }
    return issues;
}

ProfileResult profile_of(const Program& program, const ProfileOptions& options) {
    ProfileBuilder person(program.vocabulary());
    if (!options.profile.empty()) add_profile(person, options.profile);
    add_options(person, options, program.vocabulary());
    ProfileResult profile = person.build();
    profile.issues = with_file(std::move(profile.issues), options.profile);
    return profile;
}

namespace {

// Issues go to standard error, and what is certain to standard output, since it is a result. It comes last, because on
// a terminal the last lines are read first.
ExitCode report_rejected(const Program& program, const ProfileResult& rejected, const CommonOptions& common) {
    const ExitCode code = code_of(rejected.issues, ExitCode::bad_input);
    if (common.format == Format::json) return print_result(to_json(program, rejected) + "\n", code);
    const std::string certain = at_least_text(program, rejected, render_options(common));
    print_error(to_text(rejected.issues) + (certain.empty() ? "" : "\n"));
    return certain.empty() ? code : print_result(certain, code);
}

}  // namespace

void print_certain(const Program& program, const CommonOptions& common, const ProfileOptions& options, Issues issues) {
    ProfileBuilder person(program.vocabulary());
    // Standard input is not read: nobody may be waiting to type a profile for a command line that is refused.
    if (!options.profile.empty() && options.profile != "-") add_profile(person, options.profile);
    add_options(person, options, program.vocabulary());
    for (Issue& issue : issues) person.reject(std::move(issue));
    const ProfileResult rejected = person.build();
    if (!at_least(program, rejected)) return;
    const bool is_json = common.format == Format::json;
    print_result(is_json ? to_json(program, rejected) + "\n" : at_least_text(program, rejected, render_options(common)),
                 ExitCode::usage);
}

ExitCode code_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::proceed: return ExitCode::proceed;
        case Verdict::ask: return ExitCode::ask;
        case Verdict::see_a_doctor: return ExitCode::see_a_doctor;
        case Verdict::stop: break;
    }
    return ExitCode::stop;
}

ExitCode decide(const Program& program, const CommonOptions& common, const DecideCommand& command) {
    const ProfileResult profile = profile_of(program, command.person);
    if (!profile) return answer(program, profile, common);
    return answer_on_terminal(program, *profile, common, command.detail, command.breadth);
}

namespace {

// What to do today stands in the text of a `proceed`; packs without a `plan:` have none.
std::string decision_text(const Program& program, const Profile& profile, const Decision& decision,
                          const Explanation& why, const RenderOptions& render) {
    const bool may_plan = decision.verdict == Verdict::proceed && program.rules().plan;
    if (!may_plan) return to_text(program, why, render);
    return to_text(program, why, *plan_for_today(program, profile, decision), render);
}

// Empty where nobody said when the answers were given; the page has a line to fill in then.
std::string day_of(const Profile& profile) { return profile.answered_on ? to_string(*profile.answered_on) : ""; }

// The decision in the format that is wanted.
std::string text_of(const Program& program, const Profile& profile, const Decision& decision, const Explanation& why,
                    const CommonOptions& common, Breadth breadth) {
    RenderOptions render = render_options(common);
    render.breadth = breadth;
    render.how_to_answer = "To answer them: `triage ask`, with the same options.";
    render.how_to_see_steps = "How to do one: triage list stretches NAME";
    switch (common.format) {
        case Format::json: return to_json(program, why, render) + "\n";
        case Format::doctor: return doctor_text(program, profile, why, {render.width, render.color, day_of(profile)});
        case Format::doctor_html: return doctor_html(program, profile, why, {.answered_on = day_of(profile)});
        default: break;
    }
    render.how_to_see_all = "More: --all";
    return decision_text(program, profile, decision, why, render);
}

}  // namespace

// Every command that decides about one person ends here, so they all print alike and end with the same status.
ExitCode answer(const Program& program, const ProfileResult& profile, const CommonOptions& common, Detail detail,
                Breadth breadth) {
    if (!profile) return report_rejected(program, profile, common);
    const Decision decision = program.evaluate(*profile);
    const Explanation why = explain(program, *profile, decision, detail);
    return print_result(text_of(program, *profile, decision, why, common, breadth), code_of(decision.verdict));
}

}  // namespace triage::cli
