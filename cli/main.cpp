#include <exception>
#include <string>

#include "commands.hpp"
#include "terminal.hpp"

int main(int argc, char** argv) {
    using namespace triage::cli;
    try {
        prepare_standard_streams();
        return static_cast<int>(run({argv + 1, argv + argc}));
    } catch (const std::exception& defect) {
        print_error(std::string("triage: a defect of this program: ") + defect.what() + "\n");
        return static_cast<int>(ExitCode::defect);
    }
}
