// A profile that is kept from one day to the next: `ask --save` writes it with its date, `ask --since` reads it and
// keeps what the packs let stand. The library has no clock, so the day comes from here.

#include <array>
#include <ctime>

#include "commands/commands.hpp"
#include "stream/output_file.hpp"
#include "system/log.hpp"
#include "system/terminal.hpp"

namespace triage::cli {

namespace {

/// "20 November 2026"
std::string spoken(Day day) {
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    const std::string date = to_string(day);
    const std::size_t month = std::stoul(date.substr(5, 2)) - 1;
    return std::to_string(std::stoul(date.substr(8))) + " " + std::string(months[month]) + " " + date.substr(0, 4);
}

std::string announcement(const Kept& kept) {
    const std::string answers = kept.kept == 1 ? "1 answer" : std::to_string(kept.kept) + " answers";
    return "Since " + spoken(kept.since) + ": kept " + answers + ", asking again what may have changed.\n\n";
}

Issue file_issue(std::string_view code, const std::string& path, std::string message, std::string hint) {
    return {code, std::move(message), std::move(hint), {path, 0, 0, {}, {}}, Severity::error};
}

}  // namespace

Day today_of(const AskCommand& command) {
    if (command.today) return *command.today;
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, sizeof "2026-11-20"> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
    return read_day({text.data(), size}).value_or(Day{});
}

ProfileResult profile_since(const Program& program, const AskCommand& command, Announced announced) {
    const Result<std::string> text = read_text(command.since);
    if (!text) return text.issues;
    ProfileResult older = parse_profile(*text, program.vocabulary());
    if (!older) {
        older.issues = with_file(std::move(older.issues), command.since);
        return older;
    }
    Result<Kept> kept = kept_answers(program, *older, today_of(command));
    if (!kept) return with_file(std::move(kept.issues), command.since);
    if (announced == Announced::yes) print_error(announcement(*kept));
    return std::move(kept->profile);
}

// Numbers that grow with time would grow from the wrong day.
Issues why_not_saved(const Profile& profile, const AskCommand& command) {
    if (command.save.empty()) return {};
    const Day today = today_of(command);
    if (profile.answered_on && *profile.answered_on != today) {
        return {file_issue(
            "bad_date", command.person.profile,
            "the profile was answered on " + to_string(*profile.answered_on) + ", and today is " + to_string(today),
            "start from it with `--since`, which asks again what may have changed")};
    }
    const std::string why = why_not_replaced(command.save);
    if (why.empty()) return {};
    return {file_issue("cannot_write", command.save, "cannot write `" + command.save + "`: " + why, "")};
}

Issues save_profile(const Program& program, Profile profile, const AskCommand& command) {
    if (command.save.empty()) return {};
    profile.answered_on = today_of(command);
    if (replace_own_file(command.save, to_json(profile, program.vocabulary()) + "\n")) return {};
    return {file_issue("cannot_write", command.save, "cannot write `" + command.save + "`: " + failure_text(), "")};
}

}  // namespace triage::cli
