// The packs that ship, loaded and compiled once for each test program: one of them for tests of how things work, all of
// them for tests of what they say.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include <triage/triage.hpp>

#include "support/compiled.hpp"

namespace shipped_packs {

/// The packs with their cases. Throws where they have an issue.
inline triage::Program compiled(const std::vector<std::string>& packs) {
    auto rules = triage::load_packs(packs, triage::Cases::load);
    if (!rules) throw std::runtime_error(to_text(rules.issues));
    return ::compiled(std::move(*rules));
}

/// The first pack alone. A `proceed` needs a pain and nothing else, so a test of how things work says little.
inline const triage::Program& upper_back_program() {
    static const triage::Program program = compiled({"upper-back"});
    return program;
}

/// All embedded packs, the default of every command, with their cases.
inline const triage::Program& all_packs_program() {
    static const triage::Program program = compiled({});
    return program;
}

}  // namespace shipped_packs
