// The way in: the standard streams are made safe, the program runs, and whatever was thrown becomes an exit status with
// a line on standard error: lack of memory and a refusal of the system are errors of the machine, anything else is a
// defect.

#include <exception>
#include <new>
#include <string>
#include <system_error>

#include "commands/commands.hpp"
#include "system/terminal.hpp"

namespace {

using triage::cli::ExitCode;

// Prints why the program ends, and returns the status that says so.
int end_with(ExitCode code, const std::string& why) {
    triage::cli::print_error("triage: " + why + "\n");
    return static_cast<int>(code);
}

}  // namespace

int main(int argc, char** argv) {
    using namespace triage::cli;
    try {
        prepare_standard_streams();
        return static_cast<int>(run({argv + 1, argv + argc}));
    } catch (const std::bad_alloc&) {
        return end_with(ExitCode::io_error, "error: there is not enough memory");
    } catch (const std::system_error& refusal) {
        return end_with(ExitCode::io_error, std::string("error: the system refuses: ") + refusal.what());
    } catch (const std::exception& defect) {
        return end_with(ExitCode::defect, std::string("a defect of this program: ") + defect.what());
    }
}
