// A proof that waits for the solver as long as it takes, so that the speed of the machine decides nothing.
#pragma once

#include "process.hpp"

/// The command with the largest budget there is.
inline Strings patient(Strings command) {
    command.insert(command.end(), {"--budget", "3600"});
    return command;
}
